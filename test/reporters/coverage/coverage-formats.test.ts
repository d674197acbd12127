import { describe, expect, it } from "vitest";
import type { CoverageNode } from "../../../src/model/coverage.ts";
import { coverageHtml } from "../../../src/reporters/coverage/html.ts";
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
    expect(text).toContain("account account-49-99");
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
    expect(coverageHtml(small)).not.toMatch(/(?:src|href)=/);
  });
});
