import { accountInPath } from "../facts/observed.ts";
import type { Command } from "../inputs/aws-cli/calls/commands.ts";
import { commandInName } from "../inputs/aws-cli/calls/commands.ts";
import type { Fact, UnreadContentFact } from "../model/fact.ts";
import { type GuardrailFamily, guardrailFamilies } from "../model/guardrail.ts";
import { fileStart, type Location } from "../model/location.ts";
import type { OrgNode } from "../model/org-node.ts";
import type { InputSummary } from "../model/report.ts";

/** The calls that list the guardrails of an organization, or of an account: without one of them, that there are none is not known. */
const ofOrganization: Readonly<Record<GuardrailFamily, readonly Command[]>> = {
  preventive: ["organizations list-policies", "controltower list-enabled-controls"],
  detective: [
    "configservice describe-organization-config-rules",
    "configservice describe-organization-conformance-packs",
    "controltower list-enabled-controls",
  ],
};
const ofAccount: Readonly<Record<GuardrailFamily, readonly Command[]>> = {
  preventive: [],
  detective: [
    "configservice describe-config-rules",
    "securityhub describe-standards-controls",
    "securityhub list-standards-control-associations",
  ],
};

/**
 * The facts with what is not known of inputs that are outputs of AWS alone: where no output lists the guardrails of a family, that there are
 * none is not known.
 */
export function withUncollected(facts: readonly Fact[], inputs: readonly InputSummary[]): readonly Fact[] {
  const header = observedAt(facts, inputs);
  if (!header || !facts.every(({ resource }) => resource.format === "aws-cli")) return facts;
  const asked = askedIn(facts, inputs);
  const uncollected = guardrailFamilies.flatMap((family): readonly UnreadContentFact[] => {
    if (ofOrganization[family].some((command) => asked.has(command))) return [];
    const collected = [...new Set(ofAccount[family].flatMap((command) => [...(asked.get(command) ?? [])]))];
    const cause = { kind: "not-collected", family, commands: ofOrganization[family], collected } as const;
    const resource = { format: "aws-cli", type: "", address: header.path } as const;
    return [
      { fact: "UnreadContent", resource, action: "no-op", location: header, header, callers: [], when: [], cause },
    ];
  });
  return uncollected.length === 0 ? facts : [...facts, ...uncollected];
}

/** Where an output of AWS tells what stands. Empty lists tell nothing, and that they are all there is. */
function observedAt(facts: readonly Fact[], inputs: readonly InputSummary[]): Location | undefined {
  const isEmpty = facts.length === 0 && inputs.every(({ format, error }) => format === "aws-cli" && error === null);
  const [first] = isEmpty ? inputs : [];
  if (first) return fileStart(first.path);
  return facts.find(({ resource, action }) => resource.format === "aws-cli" && action !== "declare")?.header;
}

/**
 * Whether outputs of AWS list the guardrails of a family that a node has: by what they say, or by the name of the file, since
 * an empty list says nothing. Inputs without outputs of AWS leave nothing to collect.
 */
export function collectedIn(
  facts: readonly Fact[],
  inputs: readonly InputSummary[],
): (node: OrgNode, family: GuardrailFamily) => boolean {
  if (!inputs.some((input) => input.format === "aws-cli")) return () => true;
  const asked = askedIn(facts, inputs);
  return ({ id }, family) =>
    ofOrganization[family].some((command) => asked.has(command)) ||
    (id !== null && ofAccount[family].some((command) => asked.get(command)?.has(id)));
}

/** The commands whose outputs there are, each with the accounts that it was asked of, as far as these are told. */
function askedIn(facts: readonly Fact[], inputs: readonly InputSummary[]): ReadonlyMap<string, ReadonlySet<string>> {
  const asked = new Map<string, Set<string>>();
  const add = (command: string, account: string | undefined) => {
    const accounts = asked.get(command) ?? new Set();
    asked.set(command, account === undefined ? accounts : accounts.add(account));
  };
  for (const fact of facts.flatMap((one) => one.parts ?? [one])) {
    if (fact.resource.format !== "aws-cli") continue;
    add(fact.resource.type.replace(/^aws /, ""), fact.account);
  }
  for (const { path, format } of inputs) {
    if (format !== "aws-cli") continue;
    const command = commandInName(path.slice(path.lastIndexOf("/") + 1));
    if (command !== undefined) add(command, accountInPath(path));
  }
  return asked;
}
