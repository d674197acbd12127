import { attributeOf, type Block, literalText } from "../inputs/terraform/hcl/syntax/ast.ts";
import { scanHcl } from "../inputs/terraform/hcl/syntax/scan.ts";
import type { OrganizationFact } from "../model/fact.ts";
import type { Position } from "../model/location.ts";
import type { ResourceRef } from "../model/resource.ts";
import { type Edit, type FixSource, indentAt, newlineOf, offsetOf } from "./edit.ts";

const scpType = "SERVICE_CONTROL_POLICY";

/**
 * Attaches a policy to the organization's root, behind the policy's block, where the same module declares the
 * organization or the policy's own file reads it as a data source.
 */
export function attachInTerraform(
  policy: ResourceRef & { readonly at: Position },
  organizations: readonly OrganizationFact[],
  source: FixSource,
): Edit | undefined {
  if (!isNativeSyntax(source)) return undefined;
  const { body } = scanHcl(source.text);
  const block = blockAt(body.blocks, source, policy.at);
  const name = block?.labels[1]?.value;
  if (!block || name === undefined || hasInstances(block)) return undefined;
  const module = moduleOf(policy.address);
  const near = organizations.find((fact) => isPlain(fact) && moduleOf(fact.resource.address) === module);
  const organization = near ? lastTwo(near.resource.address) : dataSource(body.blocks);
  const isTaken = body.blocks.some(
    (one) => one.labels[0]?.value === "aws_organizations_policy_attachment" && one.labels[1]?.value === name,
  );
  if (organization === undefined || isTaken) return undefined;
  const lines = [
    "",
    "",
    `resource "aws_organizations_policy_attachment" "${name}" {`,
    `  policy_id = aws_organizations_policy.${name}.id`,
    `  target_id = ${organization}.roots[0].id`,
    "}",
    ...(/^[ \t]*\r?\n[ \t]*\S/.test(source.text.slice(block.end)) ? [""] : []),
  ];
  const why = `the attachment of ${policy.address} to the organization's root`;
  return { path: source.path, start: block.end, end: block.end, text: lines.join(newlineOf(source.text)), why };
}

/** Adds the SCP policy type to a list that is written literally. */
export function enableScpType(organization: OrganizationFact, source: FixSource): Edit | undefined {
  if (!isNativeSyntax(source)) return undefined;
  const block = blockAt(scanHcl(source.text).body.blocks, source, organization.header.start);
  if (!block) return undefined;
  const why = `the policy type ${scpType} of ${organization.resource.address}`;
  const newline = newlineOf(source.text);
  const attribute = attributeOf(block.body, "enabled_policy_types");
  if (!attribute) return undefined; // what is enabled by other ways is not known, and a list could take it away
  const list = attribute.value;
  if (list.kind !== "tuple" || list.items.some((item) => literalText(item) === scpType)) return undefined;
  const last = list.items.at(-1);
  if (!last) return { path: source.path, start: list.start, end: list.end, text: `["${scpType}"]`, why };
  const isMultiline = source.text.slice(list.start, last.start).includes("\n");
  const rest = source.text.slice(last.end, list.end);
  const hasComma = /^\s*,/.test(rest);
  const start = hasComma ? last.end + rest.indexOf(",") + 1 : last.end;
  const separator = isMultiline ? `${newline}${indentAt(source.text, last.start)}` : " ";
  const text = `${hasComma ? "" : ","}${separator}"${scpType}"${hasComma || isMultiline ? "," : ""}`;
  return { path: source.path, start, end: start, text, why };
}

function isNativeSyntax(source: FixSource): boolean {
  return /\.(?:tf|tofu)$/.test(source.path) && scanHcl(source.text).problems.length === 0;
}

function blockAt(blocks: readonly Block[], source: FixSource, at: Position): Block | undefined {
  const offset = offsetOf(source.text, at);
  return blocks.find((block) => block.start === offset);
}

function hasInstances(block: Block): boolean {
  return attributeOf(block.body, "count") !== undefined || attributeOf(block.body, "for_each") !== undefined;
}

function isPlain(fact: OrganizationFact): boolean {
  return (
    fact.resource.type === "aws_organizations_organization" && /^(?:.*\.)?[\w-]+\.[\w-]+$/.test(fact.resource.address)
  );
}

/** `module.a.module.b.` before the type and the name. */
function moduleOf(address: string): string {
  return address.split(".").slice(0, -2).join(".");
}

function lastTwo(address: string): string {
  return address.split(".").slice(-2).join(".");
}

function dataSource(blocks: readonly Block[]): string | undefined {
  const found = blocks.find(
    (block) =>
      block.type === "data" && block.labels[0]?.value === "aws_organizations_organization" && !hasInstances(block),
  );
  return found?.labels[1] && `data.aws_organizations_organization.${found.labels[1].value}`;
}
