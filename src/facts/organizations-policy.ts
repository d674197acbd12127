import { policyFileType } from "../inputs/aws-cli/policy-file.ts";
import { policyStructure } from "../inputs/terraform/policy-document.ts";
import type { HandedOut } from "../model/cause.ts";
import type { PolicyAttachmentFact, PolicyDocumentFact } from "../model/fact.ts";
import type { Resource } from "../model/resource.ts";
import { entry, revealed, type Value } from "../model/value.ts";
import { type FactAdapter, factBase, type ResourceScope } from "./adapter.ts";
import {
  type Attributes,
  attributesOf,
  isMissing,
  knownText,
  pointer,
  pointers,
  setting,
  stands,
} from "./attributes.ts";

/** The extension of org-formation's makers, with names of its own for the same. */
const communityType = "Community::Organizations::Policy";
const policyTypes = [
  "AWS::Organizations::Policy",
  "aws_organizations_policy",
  "awscc_organizations_policy",
  communityType,
];
const attachmentType = "aws_organizations_policy_attachment";
const documentType = "aws_iam_policy_document";

/** Policies of AWS Organizations, what they are attached to, and policy text on its own. */
export const organizationsPolicy: FactAdapter<"PolicyDocument" | "PolicyAttachment"> = {
  gives: { PolicyDocument: true, PolicyAttachment: true },
  types: [...policyTypes, attachmentType, policyFileType],
  companions: [documentType],
  toFacts(resource, scope) {
    if (detachesFullAccess(resource)) return [attachmentFact(resource, resource.before)];
    if (!stands(resource)) return [];
    if (resource.type === attachmentType) return [attachmentFact(resource)];
    if (resource.type === policyFileType) return speaksOfRootMfa(resource) ? [fileFact(resource)] : [];
    return [policyFact(resource, scope)];
  },
};

function policyFact(resource: Resource, scope: ResourceScope): PolicyDocumentFact {
  const attributes = attributesOf(resource);
  const type = setting(attributes.get(resource.type === communityType ? "PolicyType" : "Type"));
  const id = knownText(attributes.get("Id"));
  const content = contentOf(resource, attributes);
  const elsewhere = resource.handedOut ?? defaultTargets(attributes.get("TargetIds"));
  // Without a type it is an SCP. Source: Terraform docs of `aws_organizations_policy`, default of `type`.
  const isDefault = type.kind === "absent" && resource.type === "aws_organizations_policy";
  return {
    fact: "PolicyDocument",
    ...factBase(resource),
    name: knownText(attributes.get("Name")) ?? resource.address,
    role: "policy",
    type: isDefault ? { kind: "known", value: "SERVICE_CONTROL_POLICY" } : type,
    content: content && !isMissing(content) ? followed(content, scope) : null,
    ...(id !== undefined && { id }),
    ...(elsewhere && { elsewhere: { kind: "handed-out", ...elsewhere } }),
    targets: resource.type.startsWith("aws_") ? [] : pointers(attributes.get("TargetIds")),
  };
}

/** The extension takes a text or a structure, and refuses both. Source: docs of `Community::Organizations::Policy`. */
function contentOf({ type }: Resource, attributes: Attributes): Value | undefined {
  const content = attributes.get("Content");
  const structure = type === communityType ? attributes.get("PolicyDocument") : undefined;
  if (!structure || isMissing(structure)) return content;
  return content && !isMissing(content) ? undefined : structure;
}

/** The parameter or variable by whose default a policy has no targets; another value gives it some. */
function defaultTargets(value: Value | undefined): HandedOut | undefined {
  if (!value || !isMissing(value)) return undefined;
  for (const step of value.via ?? []) {
    if (step.kind === "parameter-default") return { to: "default", name: step.name };
    const isRoots = step.kind === "variable" && step.isDefault === true && step.module === undefined;
    if (isRoots) return { to: "default", name: `var.${step.name}` };
  }
  return undefined;
}

/** Attributes of a policy document that hold the whole of it; a plan names none of what is read by a key that it does not know. */
const renderedAttributes: ReadonlySet<string> = new Set(["json", "minified_json", ""]);

/**
 * Text that a data source renders is taken from its blocks where it is not known yet. A text that comes from something else as
 * well, another resource or a local value that a plan does not show, is not the document's.
 */
function followed(content: Value, scope: ResourceScope): Value {
  const inner = revealed(content);
  if (inner.kind !== "unknown") return content;
  const [reference, ...others] = inner.references ?? [];
  const hasHidden = inner.symbol.kind === "attribute" && inner.symbol.hidden !== undefined;
  if (!reference || others.length > 0 || hasHidden || !renderedAttributes.has(reference.attribute)) return content;
  const source = scope.find(reference.address);
  if (source?.type !== documentType) return content;
  const rendered = entry(source.properties, "json") ?? entry(source.properties, "minified_json");
  if (knownText(rendered) !== undefined) return rendered ?? content;
  return policyStructure(source.properties, { at: source.header });
}

/** The one removal that matters: without `FullAWSAccess` a level allows only what it lists. */
function detachesFullAccess(resource: Resource): boolean {
  if (resource.type !== attachmentType || resource.action !== "delete" || !resource.before) return false;
  return knownText(attributesOf(resource, {}, resource.before).get("PolicyId")) === "p-FullAWSAccess";
}

function attachmentFact(resource: Resource, properties = resource.properties): PolicyAttachmentFact {
  const attributes = attributesOf(resource, {}, properties);
  return {
    fact: "PolicyAttachment",
    ...factBase(resource),
    policy: pointer(attributes.get("PolicyId")),
    target: pointer(attributes.get("TargetId")),
  };
}

/** A policy file can be anybody's: only one that has to do with root or MFA is looked at as a service control policy. */
function speaksOfRootMfa(resource: Resource): boolean {
  const text = knownText(entry(resource.properties, "Content")) ?? "";
  return /:root\b|mfadevice/i.test(text);
}

function fileFact(resource: Resource): PolicyDocumentFact {
  return {
    fact: "PolicyDocument",
    ...factBase(resource),
    name: knownText(entry(resource.properties, "Name")) ?? resource.address,
    role: "document",
    type: { kind: "absent" },
    content: entry(resource.properties, "Content") ?? null,
    targets: [],
  };
}
