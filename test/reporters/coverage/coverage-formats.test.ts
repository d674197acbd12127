import { describe, expect, it } from "vitest";
import type { Coverage, CoverageNode, UnitCover } from "../../../src/model/coverage.ts";
import type { CoverageReport } from "../../../src/reporters/coverage/coverage-report.ts";
import { coverageHtml } from "../../../src/reporters/coverage/html.ts";
import { coverageMermaid } from "../../../src/reporters/coverage/mermaid.ts";
import { coverageText } from "../../../src/reporters/coverage/text.ts";
import { hasChromium, openInChromium } from "./chromium.ts";

const covered: UnitCover = { state: "covered", by: ["SCP guard on the organization"], reason: "", explained: true };
const missing: UnitCover = { state: "missing", by: [], reason: "no preventive guardrail reaches it", explained: false };
const none: UnitCover = { state: "not-required", by: [], reason: "", explained: true };

function node(key: string, more: Partial<CoverageNode>): CoverageNode {
  const base = { key, kind: "account", name: key, id: null, parent: "root", placed: true, management: false } as const;
  return { ...base, level: 2, counts: true, detective: covered, preventive: covered, fix: "", ...more };
}

function reportOf(nodes: readonly CoverageNode[], more: Partial<Coverage> = {}): CoverageReport {
  const coverage: Coverage = {
    required: true,
    detective: "covered",
    preventive: "partial",
    nodes,
    issues: [],
    conflicts: [],
    anchor: null,
    ...more,
  };
  return { tool: { name: "rootrail", version: "0.0.0" }, coverage, inputs: [] };
}

const evil = `"]:::x</script><img src=x onerror=alert(1)> & '\u202e\u001b[31m`;
const root = node("root", { kind: "organization", name: "organization", id: "r-ab12", parent: null, counts: false });
const small = reportOf([
  root,
  node("m", { name: "management account", management: true, preventive: none }),
  node("workloads", { kind: "unit", name: "workloads", counts: false }),
  node("payments", { id: "111122223333", parent: "workloads" }),
  node("sandbox", { kind: "unit", preventive: missing, fix: "attach a policy" }),
]);
const hostile = reportOf([root, node("evil", { name: evil, preventive: missing, fix: evil })]);

/** An organization of 5,000 accounts in 50 OUs; the last OU is open. */
const large = reportOf([
  root,
  ...Array.from({ length: 50 }, (_, i) => [
    node(`ou${i}`, { kind: "unit", counts: false }),
    ...Array.from({ length: 100 }, (_, j) =>
      node(`account-${i}-${j}`, {
        parent: `ou${i}`,
        preventive: i === 49 ? missing : covered,
        id: String(100000000000 + i * 100 + j),
      }),
    ),
  ]).flat(),
]);

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

  it.skipIf(!hasChromium)(
    "runs in a browser: search and filter under its own security policy",
    () => {
      const shown = (dom: string) =>
        (dom.match(/<li class="leaf[^>]*>/g) ?? []).filter((tag) => !tag.includes("hidden"));
      const all = openInChromium(coverageHtml(large));
      expect(shown(all)).toHaveLength(5000);
      expect(all).toMatch(/<form role="search">/); // the script took its `hidden` away
      const found = openInChromium(coverageHtml(large), "search=100000004999");
      expect(shown(found)).toHaveLength(1);
      expect(found).toContain("1 of 5000 shown");
      expect(shown(openInChromium(coverageHtml(large), "show=missing"))).toHaveLength(100);
    },
    60_000,
  );

  it.skipIf(!hasChromium)(
    "is inert in a browser, whatever names it shows",
    () => {
      const dom = openInChromium(coverageHtml(hostile));
      expect(dom).not.toContain("<img");
      expect(dom).toContain("onerror=alert(1)&gt;");
    },
    60_000,
  );
});
