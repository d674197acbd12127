import { type GivenParameters, givenParameter } from "../inputs/given-parameters.ts";
import type { FactCause, ProblemRef, TemplateSource } from "../model/cause.ts";
import type { ConfigRuleSpec, ConformancePackFact, PackContent, Setting } from "../model/fact.ts";
import { fileStart, type Location } from "../model/location.ts";
import type { InputProblem, Resource } from "../model/resource.ts";
import { writtenParts } from "../model/text-parts.ts";
import { absent, revealed, type Value } from "../model/value.ts";
import { type FactAdapter, type FactTools, type ResourceScope, regionalBase, type TemplatePlace } from "./adapter.ts";
import { attributesOf, contentUnknown, exclusionsIn, isMissing, knownText, setting, stands } from "./attributes.ts";
import { readConfigRule } from "./config-rule.ts";
import { openCause } from "./open-cause.ts";

const accountPacks = ["AWS::Config::ConformancePack", "aws_config_conformance_pack", "awscc_config_conformance_pack"];
const organizationPacks = [
  "AWS::Config::OrganizationConformancePack",
  "aws_config_organization_conformance_pack",
  "awscc_config_organization_conformance_pack",
];

/** Bytes that a template may have inline. Source: Config API `PutConformancePack`, `TemplateBody`. */
const maxInlineBytes = 51_200;

/** Stands for an unknown part while a template is parsed: a character for private use. */
const unknownMark = "\uE0F5";

type Place = Pick<TemplatePlace, "at" | "lines">;

/** Conformance packs with the rules of their templates, as far as these can be read. */
export const conformancePack: FactAdapter<"ConformancePack"> = {
  gives: { ConformancePack: true },
  types: [...accountPacks, ...organizationPacks],
  companions: ["aws_s3_object", "aws_s3_bucket_object", "aws_ssm_document", "AWS::SSM::Document"],
  toFacts(resource, scope) {
    if (!stands(resource)) return [];
    const reach = organizationPacks.includes(resource.type) ? "organization" : "account";
    const attributes = attributesOf(resource, { ConformancePackName: "name", OrganizationConformancePackName: "name" });
    const name = attributes.get(reach === "account" ? "ConformancePackName" : "OrganizationConformancePackName");
    const base = regionalBase(resource);
    const { content, file } = contentOf(resource, scope);
    const fact: ConformancePackFact = {
      fact: "ConformancePack",
      ...base,
      ...(file && { files: [...(base.files ?? []), file] }),
      reach,
      name: knownText(name) ?? resource.address,
      content,
      ...exclusionsIn(attributes.get("ExcludedAccounts")),
    };
    return [fact];
  },
};

/** What a pack holds, and the file of the workspace that stands for its remote template. */
interface ReadContent {
  readonly content: PackContent;
  readonly file?: Location;
}

/** With both sources given S3 wins. Source: Terraform docs of `aws_config_conformance_pack`. */
function contentOf(resource: Resource, scope: ResourceScope): ReadContent {
  const unknown = contentUnknown(resource);
  if (unknown) {
    const cause = { kind: "template-unknown", cause: openCause(unknown) } as const;
    return { content: { kind: "unread", cause, location: resource.header } };
  }
  const attributes = attributesOf(resource);
  const uri = attributes.get("TemplateS3Uri");
  const { uploaded } = resource;
  if (!isMissing(uri) && uploaded)
    return { content: rulesOf(textOf(uploaded), { at: uploaded.at ?? resource.header }, resource, scope.tools) };
  if (!isMissing(uri)) return remoteContent(uri, "s3-uri", resource, scope.tools);
  const document = attributes.get("TemplateSSMDocumentDetails", "DocumentName");
  if (!isMissing(document)) return remoteContent(document, "ssm-document", resource, scope.tools);
  const body = attributes.get("TemplateBody");
  if (!isMissing(body) && body) return { content: inlineContent(body, resource, scope.tools) };
  return { content: { kind: "broken", cause: { kind: "no-template" }, location: resource.header } };
}

function remoteContent(
  value: Value | undefined,
  from: TemplateSource,
  resource: Resource,
  tools: FactTools,
): ReadContent {
  const location = value?.at ?? resource.header;
  const unread = (cause: FactCause): ReadContent => ({ content: { kind: "unread", cause, location } });
  // As it is written: a mapping may name it with what another tool fills in.
  const written = knownText(value);
  const source: Setting = written === undefined ? setting(value) : { kind: "known", value: written.trim() };
  if (source.kind !== "known") {
    const why = source.kind === "open" ? { cause: source.cause } : {};
    return unread({ kind: "template-source-unknown", source: from, ...why });
  }
  const uri = from === "ssm-document" ? `ssm://${source.value}` : source.value;
  const mapped = tools.mappedTemplate?.(uri) ?? tools.mappedTemplate?.(source.value);
  if (!mapped) return unread({ kind: "template-elsewhere", uri });
  if (mapped.status === "failed") {
    return unread({ kind: "mapped-template-unreadable", uri, path: mapped.path, system: mapped.reason });
  }
  const file = fileStart(mapped.path);
  const place = { at: file, lines: { first: 1, indent: 0 } };
  return { content: rulesOf(mapped.text, place, resource, tools), file };
}

function inlineContent(body: Value, resource: Resource, tools: FactTools): PackContent {
  const inner = revealed(body);
  const location = body.at ?? resource.header;
  if (inner.kind === "known" && typeof inner.value === "string") {
    const bytes = Buffer.byteLength(inner.value);
    if (bytes > maxInlineBytes) {
      return { kind: "broken", cause: { kind: "template-too-large", bytes, limit: maxInlineBytes }, location };
    }
    return rulesOf(inner, { at: location }, resource, tools);
  }
  if (inner.kind === "text") return rulesOf(textOf(inner), { at: location }, resource, tools);
  if (inner.kind === "known") return { kind: "broken", cause: { kind: "template-not-text" }, location };
  return { kind: "unread", cause: { kind: "template-unknown", cause: openCause(inner) }, location };
}

/** A text with unknown parts as one with marks in their places; any other value as it is. */
function textOf(value: Value): Value | string {
  if (value.kind !== "text") return value;
  return writtenParts(value.parts, () => unknownMark);
}

function rulesOf(body: Value | string, place: Place, resource: Resource, tools: FactTools): PackContent {
  const location = place.at;
  if (!tools.parseTemplate) return { kind: "unread", cause: { kind: "template-not-read" }, location };
  const parsed = tools.parseTemplate(body, { ...place, parameters: inputParameters(resource) }, resource);
  const error = parsed.problems.find((problem) => problem.kind === "error");
  if (error) {
    const isOpen = typeof body === "string" && body.includes(unknownMark);
    const cause: FactCause = { kind: "template-invalid", problem: problemRef(error) };
    return isOpen ? { kind: "unread", cause, location } : { kind: "broken", cause, location: error.location };
  }
  const rules = parsed.resources.filter((one) => one.type === ruleType).map(readRule);
  const unread = parsed.problems.find((problem) => problem.kind === "unread");
  if (rules.length === 0 && !unread) return { kind: "broken", cause: { kind: "no-rule-in-force" }, location };
  const refused = refusedFor(parsed.resources, `${resource.address}/`);
  return {
    kind: "rules",
    rules,
    ...(unread && { open: { kind: "content-unread", problem: problemRef(unread) } }),
    ...(refused && { refused }),
  };
}

const ruleType = "AWS::Config::ConfigRule";
const packTypes: ReadonlySet<string> = new Set([ruleType, "AWS::Config::RemediationConfiguration"]);

/** Rules that a pack may have. Source: AWS Config developer guide, "Service limits". */
const maxRules = 130;

/** Why AWS refuses a template with these resources. Source: Config API `PutConformancePack`, `TemplateBody`. */
function refusedFor(resources: readonly Resource[], prefix: string): FactCause | undefined {
  const other = resources.find(({ type }) => !packTypes.has(type) && !type.includes(unknownMark));
  if (other) return { kind: "template-other-type", address: other.address.replace(prefix, ""), type: other.type };
  const count = new Set(resources.flatMap(({ type, address }) => (type === ruleType ? [address] : []))).size;
  return count > maxRules ? { kind: "template-too-many-rules", count, limit: maxRules } : undefined;
}

function problemRef({ code, message }: InputProblem): ProblemRef {
  return { code, message };
}

function inputParameters(resource: Resource): GivenParameters {
  const attributes = attributesOf(resource, { ConformancePackInputParameters: "input_parameter" });
  const given = attributes.get("ConformancePackInputParameters") ?? absent();
  return (name) => givenParameter(given, name);
}

function readRule(resource: Resource): ConfigRuleSpec {
  const rule = readConfigRule(resource);
  const { identifier } = rule;
  if (identifier.kind !== "known" || !identifier.value.includes(unknownMark)) return rule;
  return { ...rule, identifier: { kind: "open", cause: { kind: "identifier-part-unknown" } } };
}
