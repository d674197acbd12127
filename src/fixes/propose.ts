import type { GuardrailIssue } from "../model/coverage.ts";
import type { Fact, OrganizationFact } from "../model/fact.ts";
import { type Address, parseAddress } from "../model/terraform-address.ts";
import { attachInTemplate, isSynthesized } from "./cloudformation.ts";
import { correctIdentifier } from "./identifier.ts";
import { excessOf, excessOfEnabling } from "./policy-excess.ts";
import type { Refusal } from "./refusal.ts";
import type { Sources } from "./sources.ts";
import { attachInTerraform, enableScpType } from "./terraform.ts";
import type { TextEdit } from "./text-edit.ts";

/** What an edit changes, for the words about it. */
export type RepairStep =
  | { readonly kind: "identifier"; readonly of: string; readonly from: string; readonly to: string }
  | { readonly kind: "attachment"; readonly of: string }
  | { readonly kind: "policy-type"; readonly of: string };

/** The edits that repair one issue, if all of them are made. */
export interface Proposal {
  readonly steps: readonly RepairStep[];
  readonly edits: readonly TextEdit[];
  /** Resources that the edits declare, by folder: nobody else may declare them. */
  readonly declares: readonly string[];
}

/**
 * Edits for an issue that can be repaired mechanically: the misspelt identifier of a managed rule, an SCP that is attached
 * to nothing beside the organization that it belongs to, the policy type that SCPs need. `facts` are those that the texts of
 * `sources` lead to. Whether a proposal repairs anything, and harms nothing, only another run tells.
 */
export function propose(issue: GuardrailIssue, facts: readonly Fact[], sources: Sources): Proposal | Refusal {
  const by = issue.isOfFactsFile ? "facts" : generators.get(issue.resource.format);
  if (by) return { kind: "generated", by };
  switch (issue.topic) {
    case "identifier":
      return correction(issue, sources);
    case "unattached":
      return attachment(issue, facts, sources);
    case "policy-type":
      return enabling(organizationsOf(facts), facts, sources);
    default:
      return { kind: "decision" };
  }
}

/** Formats that programs write: an edit of theirs repairs nothing. */
const generators: ReadonlyMap<string, "terraform" | "aws-cli" | "facts"> = new Map([
  ["terraform-plan", "terraform"],
  ["aws-cli", "aws-cli"],
  ["facts", "facts"],
]);

function correction(issue: GuardrailIssue, sources: Sources): Proposal | Refusal {
  const [cause] = issue.causes;
  if (cause.kind !== "rule-identifier") return { kind: "decision" };
  const places = [issue, ...issue.places].map((one) => one.location);
  let refusal: Refusal = { kind: "not-literal", what: "identifier" };
  for (const path of new Set(places.map((one) => one.path))) {
    const source = sources.read(path);
    if (source.kind !== "text") {
      refusal = { kind: "file", reason: source.reason };
      continue;
    }
    if (issue.resource.format === "cloudformation" && isSynthesized(issue.resource.address, source))
      return { kind: "generated", by: "cdk" };
    const found = correctIdentifier(source, places, cause.identifier);
    if ("kind" in found) {
      refusal = found;
      continue;
    }
    const { edit, from, to } = found;
    const step = { kind: "identifier", of: issue.resource.address, from, to } as const;
    return { steps: [step], edits: [edit], declares: [] };
  }
  return refusal;
}

function attachment(issue: GuardrailIssue, facts: readonly Fact[], sources: Sources): Proposal | Refusal {
  const { resource, location } = issue;
  const policy = facts.find(
    (fact) =>
      fact.fact === "PolicyDocument" &&
      fact.resource.format === resource.format &&
      fact.resource.address === resource.address &&
      fact.header.path === location.path,
  );
  const source = sources.read(location.path);
  if (source.kind !== "text") return { kind: "file", reason: source.reason };
  if (policy?.fact !== "PolicyDocument") return { kind: "not-literal", what: "policy" };
  const excess = excessOf(policy);
  if (excess) return excess;
  const step = { kind: "attachment", of: resource.address } as const;
  if (resource.format === "cloudformation") {
    const own = resource.address.slice(resource.address.lastIndexOf("/") + 1);
    if (isSynthesized(own, source)) return { kind: "generated", by: "cdk" };
    const edit = attachInTemplate(own, source);
    return "kind" in edit ? edit : { steps: [step], edits: [edit], declares: [] };
  }
  const address = parseAddress(resource.address);
  if (!address) return { kind: "not-literal", what: "policy" };
  const organizations = organizationsOf(facts).filter((fact) => fact.scope === policy.scope);
  const attached = attachInTerraform(address, location.path, organizations.flatMap(addressOf), sources);
  if ("kind" in attached) return attached;
  const declares = [JSON.stringify([location.path.slice(0, location.path.lastIndexOf("/") + 1), attached.name])];
  const proposal = { steps: [step], edits: [attached.edit], declares };
  const lacking = organizations.filter(isTypeLacking);
  if (lacking.length === 0) return proposal;
  const enabled = enabling(lacking, facts, sources);
  if ("kind" in enabled) return enabled;
  return {
    steps: [...proposal.steps, ...enabled.steps],
    edits: [...proposal.edits, ...enabled.edits],
    declares,
  };
}

/** Enables the policy type in the organizations that lack it. */
function enabling(
  organizations: readonly OrganizationFact[],
  facts: readonly Fact[],
  sources: Sources,
): Proposal | Refusal {
  const lacking = organizations.filter(isTypeLacking);
  const excess = excessOfEnabling(facts);
  if (excess) return excess;
  const steps: RepairStep[] = [];
  const edits: TextEdit[] = [];
  for (const fact of lacking) {
    const { address } = fact.resource;
    const parsed = parseAddress(address);
    if (fact.resource.format !== "terraform-hcl" || !parsed) return { kind: "not-literal", what: "organization" };
    if (fact.featureSet.kind !== "known" || fact.featureSet.value !== "ALL")
      return { kind: "feature-set", organization: address };
    const source = sources.read(fact.header.path);
    if (source.kind !== "text") return { kind: "file", reason: source.reason };
    const found = enableScpType(parsed, fact.header.path, sources);
    if ("kind" in found) return found;
    steps.push({ kind: "policy-type", of: address });
    edits.push(...found);
  }
  return edits.length > 0 ? { steps, edits, declares: [] } : { kind: "not-literal", what: "organization" };
}

function isTypeLacking({ policyTypes }: OrganizationFact): boolean {
  return (
    policyTypes !== null && policyTypes.open === undefined && !policyTypes.values.includes("SERVICE_CONTROL_POLICY")
  );
}

function organizationsOf(facts: readonly Fact[]): readonly OrganizationFact[] {
  return facts.filter((fact) => fact.fact === "Organization");
}

function addressOf({ resource }: OrganizationFact): readonly Address[] {
  const parsed = parseAddress(resource.address);
  return parsed ? [parsed] : [];
}
