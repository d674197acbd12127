import { entry, type Value } from "../model/value.ts";

/** Resources whose `skip_destroy` keeps them in AWS. Source: Terraform docs of each. */
const keepable: ReadonlySet<string> = new Set(["aws_organizations_policy", "aws_organizations_policy_attachment"]);

/** Whether a resource stays in AWS, unmanaged, when Terraform destroys it. */
export function staysWhenDestroyed(type: string, properties: Value): boolean {
  const value = keepable.has(type) ? entry(properties, "skip_destroy") : undefined;
  return value?.kind === "known" && (value.value === true || value.value === "true");
}
