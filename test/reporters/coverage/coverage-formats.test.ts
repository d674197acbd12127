import { describe, expect, it } from "vitest";
import type { CoverageNode } from "../../../src/model/coverage.ts";
import type { EvidenceRow } from "../../../src/model/evidence.ts";
import { coverageHtml } from "../../../src/reporters/coverage/html.ts";
import { coverageMarkdown } from "../../../src/reporters/coverage/markdown.ts";
import { coverageMermaid } from "../../../src/reporters/coverage/mermaid.ts";
import { coverageText } from "../../../src/reporters/coverage/text.ts";
import { hostile, large, missing, node, none, reportOf, root, small } from "./coverage-reports.ts";

/** Accounts that are covered alike. */
const alike = (count: number) => Array.from({ length: count }, (_, at) => node(`app-${at}`, {}));

describe("the coverage as text", () => {
  it("draws the tree with what covers each place", () => {
    expect(coverageText(small, false)).toBe(`root organization (r-ab12)
├─ management account  detective covered, preventive not required
│       detective by SCP guard on the organization
├─ OU workloads
│  └─ account payments (111122223333)  detective covered, preventive covered
│          detective by SCP guard on the organization
│          preventive by SCP guard on the organization
└─ OU sandbox  detective covered, preventive missing
        detective by SCP guard on the organization
        preventive: no preventive guardrail reaches it

Detective: covered. Preventive: partial. Places that count: 2 covered, 1 with something missing, 0 not verifiable.
`);
  });

  it("keeps a large organization short, and what is open in it", () => {
    const text = coverageText(large, false);
    expect(text).toContain("OU ou0  all 100 covered");
    expect(text).toMatch(/100 accounts: account-[0-9]+-0, account-[0-9]+-1, account-[0-9]+-2, … {2}detective/);
    expect(text.split("\n").length).toBeLessThan(400);
  });

  it("lets nothing act on the terminal", () => {
    expect(coverageText(hostile, false)).not.toMatch(/[\u001b\u202e]/);
  });
});

describe("the coverage as a Mermaid chart", () => {
  it("has one line a node", () => {
    const chart = coverageMermaid(small);
    expect(chart.startsWith("flowchart LR\n")).toBe(true);
    expect(chart).toContain('n0["root organization (r-ab12)"]:::plain');
    expect(chart).toContain('<br>preventive: missing"]:::bad');
  });

  it("gathers accounts of one parent that are covered alike, where there are more than three", () => {
    const boxes = (accounts: number, more: readonly CoverageNode[] = []) => {
      const chart = coverageMermaid(reportOf([root, ...alike(accounts), ...more]));
      return [...chart.matchAll(/ --> n\d+\["([^"]*)"\]:::(\w+)/g)].map(([, label, style]) => `${label} ${style}`);
    };
    const covers = "<br>detective: covered<br>preventive: covered ok";
    expect(boxes(4)).toEqual([`4 accounts: app-0, app-1, app-2, …${covers}`]);
    expect(boxes(3)).toHaveLength(3);
    const other = node("open", { preventive: missing });
    const management = node("m", { name: "management account", management: true, preventive: none });
    const drawn = boxes(5, [other, management]);
    expect(drawn).toHaveLength(3);
    expect(drawn).toContain("account open<br>detective: covered<br>preventive: missing bad");
    expect(drawn).toContain(`5 accounts: app-0, app-1, app-2, …${covers}`);
  });

  it("stays within what GitHub draws", () => {
    const chart = coverageMermaid(large);
    expect(chart.match(/ --> /g)?.length).toBeLessThanOrEqual(500);
    expect(chart.length).toBeLessThan(50_000);
    expect(chart).toContain("covered");
  });

  it("escapes names", () => {
    const label = /n1\["(.*)"\]:::bad/.exec(coverageMermaid(hostile))?.[1];
    expect(label?.replaceAll("<br>", "")).toMatch(/^[\p{L}\p{N} .,:()/…#;-]*$/u);
  });
});

describe("the coverage as a page", () => {
  it("puts nothing of an input into its markup", () => {
    const page = coverageHtml(hostile);
    expect(page).not.toContain("<img");
    expect(page.match(/<\/script>/g)).toHaveLength(1);
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1]?.replaceAll("&#39;", "'");
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+'; /);
    expect(coverageHtml(small)).not.toMatch(/\ssrc=|\shref="(?!#main)/);
  });

  it("gathers equal accounts and equal OUs, with their facts once and every name", () => {
    const page = coverageHtml(large);
    expect(page).toContain("49 OUs with 4900 accounts");
    expect(page.match(/<dl class="facts"/g)).toHaveLength(2);
    expect(page.match(/<li data-unit>/g)).toHaveLength(5000);
    expect(page.match(/<li data-unit>account-49-99 \(100000004999\)<\/li>/g)).toHaveLength(1);
    expect(page.indexOf("ou49")).toBeLessThan(page.indexOf("49 OUs with"));
  });

  it("gathers what a policy covers that is attached to each by itself", () => {
    const own = Array.from({ length: 4 }, (_, at) => {
      const name = `app-${at}`;
      const target = { kind: "account", name, id: null, management: false } as const;
      const by = [{ guardrail: { kind: "scp", name: "guard", target }, remarks: [] }] as const;
      return node(name, { preventive: { state: "covered", by, causes: [], explained: true } });
    });
    const page = coverageHtml(reportOf([root, ...own]));
    expect(page).toContain("4 accounts");
    expect(page).toContain("covered by SCP guard on the account itself");
  });

  it("gathers equal rows of the evidence, and keeps each account with its file", () => {
    const row = (account: string, verdict: "fail" | "pass"): EvidenceRow => ({
      account,
      name: null,
      verdict,
      grounds: [{ kind: verdict === "fail" ? "no-mfa" : "no-virtual-device" }],
      hasMfa: verdict === "pass",
      virtualDevices: 0,
      hardware: [],
      prevented: "covered",
      detected: "covered",
      exception: null,
      sources: [{ path: `lists/${account}.json`, observed: "2026-11-02" }],
    });
    const rows = [
      row("111122223333", "fail"),
      ...["1", "2", "3", "4"].map((last) => row(`44445555666${last}`, "pass")),
    ];
    const page = coverageHtml({ ...small, evidence: { rows, counts: { fail: 1, unknown: 0, pass: 4 } } });
    expect(page).toContain('<th scope="row">111122223333</th>');
    expect(page).toContain('<th scope="row">4 accounts</th>');
    expect(page).toMatch(/<li data-unit>444455556664.*lists\/444455556664\.json \(2026-11-02\)/);
  });
});

describe("the coverage as Markdown", () => {
  it("says it of 5,000 accounts in a page, what is missing first", () => {
    const page = coverageMarkdown(large);
    expect(page.length).toBeLessThan(5000);
    expect(page).toMatch(/^## 🔴|^## ⚪/);
    expect(page).toContain("OU with 100 accounts: `ou49` | covered | missing |");
    expect(page).toContain("49 OUs with 4900 accounts: `ou0, ou1, ou2, …` | covered | covered |");
  });
});
