import type { InputContext, InputFormat } from "../../../src/inputs/format.ts";
import { type TerraformPlanOptions, terraformPlanFormat } from "../../../src/inputs/terraform-plan/format.ts";
import type { ParsedInput } from "../../../src/model/resource.ts";

/** A workspace without files: a plan is read from its bytes alone. */
export const openContext: InputContext = {
  workspace: { read: () => ({ status: "missing", reason: "no files here" }), list: () => [] },
  options: { parameters: new Map(), varFiles: [], source: null },
};

export function planFormat(wanted: ReadonlySet<string>, more: Omit<TerraformPlanOptions, "wanted"> = {}): InputFormat {
  return terraformPlanFormat({ wanted, ...more });
}

export const wantedTypes: ReadonlySet<string> = new Set([
  "aws_iam_virtual_mfa_device",
  "awscc_iam_virtual_mfa_device",
  "aws_iam_user",
  "aws_iam_policy_document",
  "aws_organizations_organization",
  "aws_organizations_organizational_unit",
  "aws_organizations_account",
  "aws_organizations_policy",
  "aws_organizations_policy_attachment",
  "aws_cloudformation_stack",
  "aws_cloudformation_stack_set",
  "awscc_cloudformation_stack",
  "aws_config_conformance_pack",
]);

/** Reads a plan that is given as text or as data. */
export function parsePlanText(
  plan: string | object,
  more: Omit<TerraformPlanOptions, "wanted"> & { readonly path?: string } = {},
): ParsedInput {
  const { path = "plan.json", ...options } = more;
  const bytes = Buffer.from(typeof plan === "string" ? plan : JSON.stringify(plan));
  return planFormat(wantedTypes, options).parse({ path, bytes }, openContext);
}
