import { dirname } from "node:path/posix";
import { accountInPath } from "../facts/observed.ts";
import type { Command } from "../inputs/aws-cli/calls/commands.ts";
import { commandInName } from "../inputs/aws-cli/calls/commands.ts";
import type { FactCause } from "../model/cause.ts";
import type { Fact, FactBase, UnreadContentFact } from "../model/fact.ts";
import { type GuardrailFamily, guardrailFamilies } from "../model/guardrail.ts";
import { fileStart, type Location } from "../model/location.ts";
import type { OrgNode } from "../model/org-node.ts";
import type { InputSummary } from "../model/report.ts";
import type { OrgTree } from "./tree.ts";

/**
 * The calls that list the guardrails of an organization, or of an account: without one of them, that there are none is not known.
 * The controls that Control Tower enables are none of them: beside these stand the policies, rules and packs of everybody else.
 */
const ofOrganization: Readonly<Record<GuardrailFamily, readonly Command[]>> = {
  preventive: ["organizations list-policies"],
  detective: [
    "configservice describe-organization-config-rules",
    "configservice describe-organization-conformance-packs",
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
 * none is not known. Of several organizations this holds for each. `treeOf`: the tree of the facts, which is asked for where there may be several.
 */
export async function withUncollected(
  facts: readonly Fact[],
  inputs: readonly InputSummary[],
  treeOf: () => Promise<OrgTree>,
): Promise<readonly Fact[]> {
  const header = observedAt(facts, inputs);
  if (!header || !facts.every(({ resource }) => resource.format === "aws-cli")) return facts;
  const calls = callsIn(facts, inputs);
  const maySeveral = facts.filter(({ fact }) => fact === "Organization").length > 1;
  const tree = maySeveral ? await treeOf() : undefined;
  const roots = tree?.roots() ?? [];
  const isOne = roots.length < 2;
  const uncollected = guardrailFamilies.flatMap((family): readonly UnreadContentFact[] => {
    const asked = tree && !isOne ? rootsAsked(calls, family, tree) : new Set<OrgNode>();
    if (isOne ? isAsked(calls, family) : asked.size === roots.length) return [];
    const organizations = [...asked].flatMap((root) => root.id ?? tree?.organizationId(root) ?? []);
    const collected = [...accountsAsked(calls, family), ...organizations];
    const cause: FactCause = {
      kind: "not-collected",
      family,
      commands: ofOrganization[family],
      collected,
      ...(!isOne && { inSeveral: true }),
    };
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
 * Whether outputs of AWS list the guardrails of a family that a node of a tree has: by what they say, or by the name of the file, since
 * an empty list says nothing. Inputs without outputs of AWS leave nothing to collect.
 */
export function collectedIn(
  facts: readonly Fact[],
  inputs: readonly InputSummary[],
  tree: OrgTree,
): (node: OrgNode, family: GuardrailFamily) => boolean {
  if (!inputs.some((input) => input.format === "aws-cli")) return () => true;
  const calls = callsIn(facts, inputs);
  const isOne = tree.roots().length < 2;
  const asked = guardrailFamilies.map((family) => {
    const roots = isOne ? undefined : rootsAsked(calls, family, tree);
    return [family, { roots, accounts: accountsAsked(calls, family) }] as const;
  });
  const byFamily = new Map(asked);
  return (node, family) => {
    const { roots, accounts } = byFamily.get(family) ?? {};
    const [root] = tree.path(node);
    const isOfOrganization = roots ? root !== undefined && roots.has(root) : isAsked(calls, family);
    return isOfOrganization || (node.id !== null && accounts?.has(node.id) === true);
  };
}

/** One output of a command, as a fact or the name of its file tells it. */
interface CallOutput {
  readonly command: string;
  /** The folder of its file. */
  readonly folder: string;
  /** The account that it was asked of, as far as that is told. */
  readonly account: string | undefined;
  /** What tells its organization. */
  readonly of: Pick<FactBase, "organization" | "scope">;
}

function callsIn(facts: readonly Fact[], inputs: readonly InputSummary[]): readonly CallOutput[] {
  const told = facts
    .flatMap((one) => one.parts ?? [one])
    .filter(({ resource }) => resource.format === "aws-cli")
    .map((fact): CallOutput => {
      const { resource, account, scope, location, organization = accountInPath(location.path) } = fact;
      const command = resource.type.replace(/^aws /, "");
      return {
        command,
        folder: dirname(location.path),
        account,
        of: { ...(organization !== undefined && { organization }), ...(scope !== undefined && { scope }) },
      };
    });
  const organizations = new Map(
    told.flatMap(({ of: { scope, organization } }) =>
      scope !== undefined && organization !== undefined ? [[scope, organization] as const] : [],
    ),
  );
  const named = inputs.flatMap(({ path, format }): readonly CallOutput[] => {
    const command = format === "aws-cli" ? commandInName(path.slice(path.lastIndexOf("/") + 1)) : undefined;
    if (command === undefined) return [];
    const account = accountInPath(path);
    const organization = account ?? organizations.get(path);
    return [
      {
        command,
        folder: dirname(path),
        account,
        of: { scope: path, ...(organization !== undefined && { organization }) },
      },
    ];
  });
  return [...told, ...named];
}

function isOfFamily({ command }: CallOutput, calls: readonly Command[]): boolean {
  return calls.some((one) => one === command);
}

/** Whether the guardrails of an organization are listed, whichever it is. */
function isAsked(calls: readonly CallOutput[], family: GuardrailFamily): boolean {
  return calls.some((one) => isOfFamily(one, ofOrganization[family]));
}

/** The accounts whose own guardrails are listed. */
function accountsAsked(calls: readonly CallOutput[], family: GuardrailFamily): ReadonlySet<string> {
  return new Set(calls.flatMap((one) => (isOfFamily(one, ofAccount[family]) ? (one.account ?? []) : [])));
}

/**
 * Which of several organizations have their guardrails listed. An output that names none, as an empty one, is of the one that
 * the outputs in its folder name, where they name only one.
 */
function rootsAsked(calls: readonly CallOutput[], family: GuardrailFamily, tree: OrgTree): ReadonlySet<OrgNode> {
  const named = new Map<string, Set<OrgNode>>();
  for (const { folder, of } of calls) {
    const root = tree.organizationOf(of);
    if (root) named.set(folder, (named.get(folder) ?? new Set()).add(root));
  }
  const rootOf = ({ folder, of }: CallOutput): OrgNode | undefined => {
    const [only, ...others] = of.organization === undefined ? (named.get(folder) ?? []) : [];
    return tree.organizationOf(of) ?? (others.length === 0 ? only : undefined);
  };
  return new Set(calls.flatMap((one) => (isOfFamily(one, ofOrganization[family]) ? (rootOf(one) ?? []) : [])));
}
