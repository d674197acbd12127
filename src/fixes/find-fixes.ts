import type { Coverage, GuardrailIssue } from "../model/coverage.ts";
import type { Fact, OrganizationFact } from "../model/fact.ts";
import type { Format } from "../model/resource.ts";
import { attachInTemplate } from "./cloudformation.ts";
import type { Edit, FixSource } from "./edit.ts";
import { fixIdentifier } from "./identifier.ts";
import { attachInTerraform, enableScpType } from "./terraform.ts";

/** Formats that people write. Plans and listings are generated, so an edit of them would repair nothing. */
const writtenFormats: readonly Format[] = ["cloudformation", "terraform-hcl"];

/**
 * Edits for the guardrail issues that can be repaired mechanically: the misspelt identifier of a managed
 * rule, an SCP that is attached to nothing beside the organization that it belongs to, the policy type that SCPs need.
 * `read` gives the text of a file, `undefined` where it cannot be changed.
 */
export function findFixes(
  coverage: Coverage | null,
  facts: readonly Fact[],
  read: (path: string) => string | undefined,
): readonly Edit[] {
  const issues = (coverage?.issues ?? []).filter(
    (issue) => issue.kind === "ineffective" && writtenFormats.includes(issue.resource.format),
  );
  const sourceOf = (path: string): FixSource | undefined => {
    const text = read(path);
    return text === undefined ? undefined : { path, text };
  };
  const repairs = issues.flatMap((issue) => repair(issue, facts, sourceOf) ?? []);
  const needsType = issues.some((issue) => issue.topic === "policy-type" || issue.topic === "unattached");
  return needsType ? [...repairs, ...typeFixes(facts, sourceOf)] : repairs;
}

function repair(
  issue: GuardrailIssue,
  facts: readonly Fact[],
  sourceOf: (path: string) => FixSource | undefined,
): Edit | undefined {
  const source = sourceOf(issue.location.path);
  if (!source) return undefined;
  if (issue.topic === "identifier") return fixIdentifier(issue, source);
  if (issue.topic !== "unattached") return undefined;
  const policy = facts.find((fact) => fact.fact === "PolicyDocument" && isSame(fact, issue));
  if (!policy) return undefined;
  const organizations = organizationsOf(facts).filter((fact) => fact.scope === policy.scope);
  return issue.resource.format === "cloudformation"
    ? attachInTemplate(issue.resource, organizations, source)
    : attachInTerraform({ ...issue.resource, at: policy.header.start }, organizations, source);
}

function typeFixes(facts: readonly Fact[], sourceOf: (path: string) => FixSource | undefined): readonly Edit[] {
  return organizationsOf(facts).flatMap((fact) => {
    const { policyTypes, featureSet } = fact;
    const isLacking =
      policyTypes?.open === undefined && policyTypes?.values.includes("SERVICE_CONTROL_POLICY") === false;
    const isAll = featureSet.kind === "known" && featureSet.value === "ALL";
    if (fact.resource.format !== "terraform-hcl" || !isLacking || !isAll) return [];
    const source = sourceOf(fact.header.path);
    return (source && enableScpType(fact, source)) ?? [];
  });
}

function organizationsOf(facts: readonly Fact[]): readonly OrganizationFact[] {
  return facts.filter((fact): fact is OrganizationFact => fact.fact === "Organization");
}

function isSame(fact: Fact, { resource, location }: GuardrailIssue): boolean {
  const { format, address } = fact.resource;
  return format === resource.format && address === resource.address && fact.header.path === location.path;
}
