import { accountInPath } from "../facts/observed.ts";
import type { Command } from "../inputs/aws-cli/calls/commands.ts";
import { commandInName } from "../inputs/aws-cli/calls/commands.ts";
import type { Fact } from "../model/fact.ts";
import type { GuardrailFamily } from "../model/guardrail.ts";
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
 * Whether outputs of AWS list the guardrails of a family that a node has: by what they say, or by the name of the file, since
 * an empty list says nothing. Inputs without outputs of AWS leave nothing to collect.
 */
export function collectedIn(
  facts: readonly Fact[],
  inputs: readonly InputSummary[],
): (node: OrgNode, family: GuardrailFamily) => boolean {
  const outputs = inputs.filter((input) => input.format === "aws-cli");
  if (outputs.length === 0) return () => true;
  const asked = new Set<string>();
  for (const fact of facts.flatMap((one) => one.parts ?? [one])) {
    if (fact.resource.format !== "aws-cli") continue;
    const command = fact.resource.type.replace(/^aws /, "");
    asked.add(command).add(`${command} ${fact.account}`);
  }
  for (const { path } of outputs) {
    const command = commandInName(path.slice(path.lastIndexOf("/") + 1));
    if (command !== undefined) asked.add(command).add(`${command} ${accountInPath(path)}`);
  }
  return ({ id }, family) =>
    ofOrganization[family].some((command) => asked.has(command)) ||
    ofAccount[family].some((command) => asked.has(`${command} ${id}`));
}
