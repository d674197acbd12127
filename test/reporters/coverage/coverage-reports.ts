import type { GuardrailCause } from "../../../src/model/cause.ts";
import type { Coverage, CoverageNode, CoverCause, NodeCover } from "../../../src/model/coverage.ts";
import type { CoverageReport } from "../../../src/reporters/coverage/coverage-report.ts";

const causeOf = (cause: GuardrailCause): CoverCause => ({ cause, resource: null, location: null });
const organization = { kind: "organization", name: "organization", id: null, management: false } as const;
const covered: NodeCover = {
  state: "covered",
  by: [{ guardrail: { kind: "scp", name: "guard", target: organization }, remarks: [] }],
  causes: [],
  explained: true,
};
export const missing: NodeCover = {
  state: "missing",
  by: [],
  causes: [causeOf({ kind: "none-reaches", family: "preventive" })],
  explained: false,
};
export const none: NodeCover = { state: "not-required", by: [], causes: [], explained: true };

export function node(key: string, more: Partial<CoverageNode>): CoverageNode {
  const base = { key, kind: "account", name: key, id: null, parent: "root", placed: true, management: false } as const;
  return { ...base, level: 2, counts: true, detective: covered, preventive: covered, ...more };
}

export function reportOf(nodes: readonly CoverageNode[], more: Partial<Coverage> = {}): CoverageReport {
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
export const root = node("root", {
  kind: "organization",
  name: "organization",
  id: "r-ab12",
  parent: null,
  counts: false,
});
export const small = reportOf([
  root,
  node("m", { name: "management account", management: true, preventive: none }),
  node("workloads", { kind: "unit", name: "workloads", counts: false }),
  node("payments", { id: "111122223333", parent: "workloads" }),
  node("sandbox", { kind: "unit", preventive: missing }),
]);
export const hostile = reportOf([
  root,
  node("evil", { name: evil, preventive: { ...missing, causes: [causeOf({ kind: "undecided", reason: evil })] } }),
]);

/** An organization of 5,000 accounts in 50 OUs; the last OU is open. */
export const large = reportOf([
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
