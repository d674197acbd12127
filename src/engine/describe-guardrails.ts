import { collectScps, type ScpAttachments } from "../coverage/scp/attachments.ts";
import type { Scp } from "../coverage/scp/policy.ts";
import { type CoverageSource, openSource } from "../coverage/source.ts";
import type { Coverage, CoverageNode } from "../model/coverage.ts";
import { type Day, dayOf } from "../model/day.ts";
import type { ConfigRuleFact, ConformancePackFact, Fact } from "../model/fact.ts";
import type { GuardrailName } from "../model/guardrail.ts";
import type { Location } from "../model/location.ts";
import { nameOfNode, type OrgNodeName } from "../model/org-node.ts";
import type { PolicyDocument } from "../policy/document.ts";
import { inPartition } from "../policy/fill-partition.ts";
import { parsePolicyFile } from "../policy/parse.ts";
import { type AccountOptions, defaultAccount } from "../policy/question.ts";
import { buildScpReport, type PolicyReport } from "../policy/scp-report.ts";
import { validateScp } from "../policy/validate.ts";
import { parseJson } from "../syntax/json.ts";
import { child } from "../syntax/node.ts";
import { settingsOf } from "./configuration.ts";
import type { LintOptions } from "./options.ts";
import type { LintResult } from "./result.ts";

/** A part of the inputs that says something of guardrails, with what it says. */
export type Described = DescribedPolicy | DescribedStatement | DescribedAttachment | DescribedNode | DescribedPack;

interface DescribedPlace {
  /** The whole of it. */
  readonly location: Location;
  /** Its first line. */
  readonly header: Location;
}

/** What a service control policy denies root, by itself beside a full allow. */
export interface DescribedPolicy extends DescribedPlace {
  readonly kind: "policy";
  readonly report: PolicyReport;
  /** The nodes that it is attached to; `null`: it is a file by itself. */
  readonly targets: readonly OrgNodeName[] | null;
}

/** The same of one of its statements. */
export interface DescribedStatement extends DescribedPlace {
  readonly kind: "statement";
  readonly name: string;
  readonly effect: "Allow" | "Deny";
  readonly report: PolicyReport;
}

export interface DescribedAttachment extends DescribedPlace {
  readonly kind: "attachment";
  readonly report: PolicyReport;
  /** `null`: it is not known. */
  readonly target: OrgNodeName | null;
}

/** The root, an OU or an account where it is declared. */
export interface DescribedNode extends DescribedPlace {
  readonly kind: "node";
  readonly node: CoverageNode;
}

/** A conformance pack or a Config rule with the nodes that it covers, and all that could be. */
export interface DescribedPack extends DescribedPlace {
  readonly kind: "pack";
  readonly guardrail: GuardrailName;
  readonly covers: readonly CoverageNode[];
  readonly all: readonly CoverageNode[];
}

/** Describes what a run found, place by place. */
export async function describeGuardrails(
  options: LintOptions,
  { facts, coverage }: Pick<LintResult, "facts" | "coverage">,
): Promise<readonly Described[]> {
  if (!coverage) return [];
  const today = options.today ?? dayOf(new Date());
  const source = openSource(facts, await settingsOf(options), today);
  const scps = collectScps(source);
  source.tree.finish();
  const [partition] = source.partitions;
  const asked = { ...defaultAccount, partition, from: today };
  const reports = new Map(scps.policies.map((scp) => [scp, reportOf(scp, asked)]));
  return [
    ...scps.policies.flatMap((scp) => policyParts(scp, scps, reports.get(scp), asked)),
    ...attachmentsOf(source, scps, reports),
    ...nodesOf(facts, coverage),
    ...packsOf(source, coverage),
  ];
}

/** The same for a text that is a policy and no input; empty for any other. */
export function describePolicyFile(path: string, text: string, today: Day): readonly Described[] {
  const parsed = parseJson(text);
  if (!parsed.ok || !child(parsed.root, "Statement") || child(parsed.root, "Resources")) return [];
  const document = parsePolicyFile(path, text);
  const start = { line: 1, column: 1 };
  const location = document.location ?? { path, start, end: start };
  const asked = { ...defaultAccount, from: today };
  const report = reportOn(path, path, document, asked);
  if (!report) return [];
  const policy = {
    kind: "policy",
    location,
    header: { ...location, end: location.start },
    report,
    targets: null,
  } as const;
  return [policy, ...statementsOf(path, document, asked)];
}

function reportOf({ fact, document }: Scp, asked: AccountOptions): PolicyReport | undefined {
  return reportOn(fact.header.path, fact.resource.address, inPartition(document, asked.partition), asked);
}

function reportOn(
  path: string,
  name: string,
  document: PolicyDocument,
  asked: AccountOptions,
): PolicyReport | undefined {
  const policy = { path, name, document, problems: validateScp(document) };
  return buildScpReport([policy], { ...asked, explain: true }).policies[0];
}

function policyParts(
  scp: Scp,
  { targets }: ScpAttachments,
  report: PolicyReport | undefined,
  asked: AccountOptions,
): readonly Described[] {
  if (!report) return [];
  const { fact } = scp;
  const nodes = [...(targets.get(scp) ?? [])].map(nameOfNode);
  const policy: DescribedPolicy = {
    kind: "policy",
    location: fact.location,
    header: fact.header,
    report,
    targets: nodes,
  };
  return [policy, ...statementsOf(fact.resource.address, inPartition(scp.document, asked.partition), asked)];
}

function statementsOf(name: string, document: PolicyDocument, asked: AccountOptions): readonly DescribedStatement[] {
  return document.statements.flatMap((statement): DescribedStatement[] => {
    const { location, sid, index, effect } = statement;
    const report = location && reportOn(location.path, name, { ...document, statements: [statement] }, asked);
    if (!location || !report) return [];
    return [{ kind: "statement", location, header: location, name: sid ?? String(index), effect, report }];
  });
}

function attachmentsOf(
  source: CoverageSource,
  scps: ScpAttachments,
  reports: ReadonlyMap<Scp, PolicyReport | undefined>,
): readonly DescribedAttachment[] {
  return source.facts.of("PolicyAttachment").flatMap((fact): DescribedAttachment[] => {
    const scp = scps.attached.get(fact);
    const report = scp && reports.get(scp);
    if (!report) return [];
    const target = source.tree.resolve(fact.target, fact);
    const node = target.kind === "node" ? nameOfNode(target.node) : null;
    return [{ kind: "attachment", location: fact.location, header: fact.header, report, target: node }];
  });
}

function nodesOf(facts: readonly Fact[], { nodes }: Coverage): readonly DescribedNode[] {
  const wholes = new Map(facts.map(({ header, location }) => [JSON.stringify(header), location]));
  return nodes.flatMap((node): DescribedNode[] => {
    const { location: header } = node;
    return header ? [{ kind: "node", node, header, location: wholes.get(JSON.stringify(header)) ?? header }] : [];
  });
}

function packsOf({ facts }: CoverageSource, { nodes }: Coverage): readonly DescribedPack[] {
  const all = nodes.filter((node) => node.counts && node.detective.state !== "not-required");
  return [...facts.of("ConformancePack"), ...facts.of("ConfigRule")].map((fact) => {
    const guardrail = guardrailOf(fact);
    const covers = all.filter(
      ({ detective }) => detective.state === "covered" && detective.by.some((one) => isSame(one.guardrail, guardrail)),
    );
    return { kind: "pack", guardrail, covers, all, location: fact.location, header: fact.header };
  });
}

function guardrailOf(fact: ConformancePackFact | ConfigRuleFact): GuardrailName {
  return fact.fact === "ConformancePack"
    ? { kind: "conformance-pack", reach: fact.reach, name: fact.name }
    : { kind: "config-rule", reach: fact.reach, name: fact.rule.name };
}

function isSame(one: GuardrailName, other: GuardrailName): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
