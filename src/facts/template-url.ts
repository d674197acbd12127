import type { UnreadContentFact } from "../model/fact.ts";
import type { Resource } from "../model/resource.ts";
import { revealed } from "../model/value.ts";
import { type FactAdapter, factBase } from "./adapter.ts";
import { attributesOf, isMissing, knownText, stands } from "./attributes.ts";

/** Terraform's single stacks, whose template may stand elsewhere. */
export const stackTemplate: FactAdapter<"UnreadContent"> = {
  gives: { UnreadContent: true },
  types: ["AWS::CloudFormation::Stack", "aws_cloudformation_stack", "awscc_cloudformation_stack"],
  companions: [],
  toFacts: (resource) => (stands(resource) ? unreadTemplate(resource) : []),
};

/**
 * Says that the template of a Terraform stack or stack set was not read, where only a URL names it (`template_url`).
 * CloudFormation's own stacks are told by their reader.
 */
export function unreadTemplate(resource: Resource): readonly UnreadContentFact[] {
  if (resource.format === "cloudformation" || resource.uploaded) return [];
  const attributes = attributesOf(resource);
  const url = attributes.get("TemplateUrl") ?? attributes.get("TemplateURL");
  const body = attributes.get("TemplateBody");
  if (isMissing(url) || (body && !isMissing(body) && revealed(body).kind !== "unknown")) return [];
  const text = knownText(url);
  const cause = { kind: "template-unread", address: resource.address, url: text ?? null } as const;
  return [{ fact: "UnreadContent", ...factBase(resource), cause }];
}
