import type { InputContext, InputFormat } from "../../../../src/inputs/format.ts";
import { type TerraformPlanOptions, terraformPlanFormat } from "../../../../src/inputs/terraform/plan/format.ts";
import type { Location } from "../../../../src/model/location.ts";
import { phraseOf, stepPhrase } from "../../../../src/model/phrases.ts";
import type { ParsedInput } from "../../../../src/model/resource.ts";
import type { Reference, Value } from "../../../../src/model/value.ts";

/** A workspace without files: a plan is read from its bytes alone. */
export const openContext: InputContext = {
  workspace: { read: () => ({ kind: "missing", reason: "no files here" }), list: () => [], listAll: () => [] },
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

/** A value as a reader of a golden wants to see it. */
export function showValue(value: Value): unknown {
  const via = value.via ? { via: value.via.map(stepPhrase) } : {};
  switch (value.kind) {
    case "known":
      return value.via ? { known: value.value, ...via } : value.value;
    case "absent":
      return null;
    case "list":
      return value.items.map(showValue);
    case "map":
      return Object.fromEntries(value.entries.map(({ key, value: inner }) => [key, showValue(inner)]));
    case "sensitive":
      return { sensitive: showValue(value.value) };
    case "unknown":
      return {
        unknown: phraseOf(value.symbol),
        ...(value.references && { from: value.references.map(showReference) }),
      };
    default:
      return value;
  }
}

function showReference({ address, attribute }: Reference): string {
  return attribute === "" ? address : `${address} → ${attribute}`;
}

/** `path:line:column-line:column` */
export function showLocation({ path, start, end }: Location): string {
  return `${path}:${start.line}:${start.column}-${end.line}:${end.column}`;
}

export function showInput({ resources, problems }: ParsedInput): unknown {
  return {
    resources: resources.map(
      ({ address, type, action, properties, before, importId, change, when, header, location }) => ({
        address,
        type,
        action,
        ...(change && { change }),
        ...(importId && { importId: showValue(importId) }),
        ...(when.length > 0 && { when }),
        header: showLocation(header),
        location: showLocation(location),
        properties: showValue(properties),
        ...(before && { before: showValue(before) }),
      }),
    ),
    problems: problems.map(({ kind, code, message, location }) => ({
      kind,
      code,
      message,
      at: showLocation(location),
    })),
  };
}
