import type { ConfigRuleSpec, ConformancePackFact, PackContent } from "../model/fact.ts";
import { fileStart } from "../model/location.ts";
import type { Resource } from "../model/resource.ts";
import { entry, revealed, type Value } from "../model/value.ts";
import { type FactAdapter, type FactTools, factBase, type ResourceScope, type TemplatePlace } from "./adapter.ts";
import { attributesOf, isMissing, knownText, pointers, setting, stands } from "./attributes.ts";
import { readConfigRule } from "./config-rule.ts";
import { openPhrase } from "./value-phrases.ts";

const accountPacks = ["AWS::Config::ConformancePack", "aws_config_conformance_pack", "awscc_config_conformance_pack"];
const organizationPacks = [
  "AWS::Config::OrganizationConformancePack",
  "aws_config_organization_conformance_pack",
  "awscc_config_organization_conformance_pack",
];

/** Bytes that a template may have inline. Source: Config API `PutConformancePack`, `TemplateBody`. */
const maxInlineBytes = 51_200;

/** Marks an unknown part while a template with holes is parsed: a character for private use. */
const holeMark = "\uE0F5";

type Place = Pick<TemplatePlace, "at" | "lines">;

/** Conformance packs with the rules of their templates, as far as these can be read. */
export const conformancePack: FactAdapter = {
  types: [...accountPacks, ...organizationPacks],
  companions: ["aws_s3_object", "aws_s3_bucket_object", "aws_ssm_document", "AWS::SSM::Document"],
  toFacts(resource, scope) {
    if (!stands(resource)) return [];
    const reach = organizationPacks.includes(resource.type) ? "organization" : "account";
    const attributes = attributesOf(resource, { ConformancePackName: "name", OrganizationConformancePackName: "name" });
    const name = attributes.get(reach === "account" ? "ConformancePackName" : "OrganizationConformancePackName");
    const fact: ConformancePackFact = {
      fact: "ConformancePack",
      ...factBase(resource),
      reach,
      name: knownText(name) ?? resource.address,
      content: contentOf(resource, scope),
      excluded: pointers(attributes.get("ExcludedAccounts")),
    };
    return [fact];
  },
};

/** With both sources given S3 wins. Source: Terraform docs of `aws_config_conformance_pack`. */
function contentOf(resource: Resource, scope: ResourceScope): PackContent {
  const attributes = attributesOf(resource);
  const uri = attributes.get("TemplateS3Uri");
  if (!isMissing(uri)) return remoteContent(uri, "TemplateS3Uri", resource, scope.tools);
  const document = attributes.get("TemplateSSMDocumentDetails", "DocumentName");
  if (!isMissing(document)) return remoteContent(document, "the SSM document", resource, scope.tools);
  const body = attributes.get("TemplateBody");
  if (!isMissing(body) && body) return inlineContent(body, resource, scope.tools);
  return { kind: "broken", detail: "it has no template: nothing is deployed", location: resource.header };
}

function remoteContent(value: Value | undefined, what: string, resource: Resource, tools: FactTools): PackContent {
  const location = value?.at ?? resource.header;
  const source = setting(value);
  if (source.kind !== "known") {
    const why = source.kind === "open" ? `: ${source.detail}` : "";
    return { kind: "unread", detail: `${what} is not known before deployment${why}`, location };
  }
  const uri = what === "the SSM document" ? `ssm://${source.value}` : source.value;
  const mapped = tools.mappedTemplate?.(uri) ?? tools.mappedTemplate?.(source.value);
  if (!mapped) {
    const detail = `its template is ${uri}, which is not in this workspace; name a local copy under \`templates\` in the configuration`;
    return { kind: "unread", detail, location };
  }
  if (mapped.status === "failed") {
    return {
      kind: "unread",
      detail: `${mapped.path}, which stands for ${uri}, cannot be read: ${mapped.reason}`,
      location,
    };
  }
  const place = { at: fileStart(mapped.path), lines: { first: 1, indent: 0 } };
  return rulesOf(mapped.text, place, resource, tools);
}

function inlineContent(body: Value, resource: Resource, tools: FactTools): PackContent {
  const inner = revealed(body);
  const location = body.at ?? resource.header;
  if (inner.kind === "known" && typeof inner.value === "string") {
    const size = Buffer.byteLength(inner.value);
    if (size > maxInlineBytes) {
      const detail = `its inline template has ${size} bytes, more than the ${maxInlineBytes} that AWS takes`;
      return { kind: "broken", detail, location };
    }
    return rulesOf(inner, { at: location }, resource, tools);
  }
  if (inner.kind === "text") {
    const text = inner.parts.map((part) => (typeof part === "string" ? part : holeMark)).join("");
    return rulesOf(text, { at: location }, resource, tools);
  }
  if (inner.kind === "known") return { kind: "broken", detail: "its template is not a text", location };
  return { kind: "unread", detail: `its template is not known before deployment: ${openPhrase(inner)}`, location };
}

function rulesOf(body: Value | string, place: Place, resource: Resource, tools: FactTools): PackContent {
  const location = place.at;
  if (!tools.parseTemplate) return { kind: "unread", detail: "its template was not read", location };
  const parsed = tools.parseTemplate(body, { ...place, parameters: inputParameters(resource) }, resource);
  const error = parsed.problems.find((problem) => problem.kind === "error");
  if (error) {
    const isOpen = typeof body === "string" && body.includes(holeMark);
    const detail = `its template cannot be read: ${error.message}`;
    return isOpen ? { kind: "unread", detail, location } : { kind: "broken", detail, location: error.location };
  }
  const rules = parsed.resources.filter((one) => one.type === "AWS::Config::ConfigRule").map(withoutHoles);
  const unread = parsed.problems.find((problem) => problem.kind === "unread");
  if (rules.length === 0 && !unread) return { kind: "broken", detail: "no rule of its template is in force", location };
  return unread ? { kind: "rules", rules, open: unread.message } : { kind: "rules", rules };
}

function inputParameters(resource: Resource): ReadonlyMap<string, Value> {
  const attributes = attributesOf(resource, { ConformancePackInputParameters: "input_parameter" });
  const given = attributes.get("ConformancePackInputParameters");
  const inner = given && revealed(given);
  const found = new Map<string, Value>();
  for (const item of inner?.kind === "list" ? inner.items : []) {
    const name = knownText(entry(item, "ParameterName") ?? entry(item, "parameter_name"));
    const value = entry(item, "ParameterValue") ?? entry(item, "parameter_value");
    if (name !== undefined && value) found.set(name, value);
  }
  return found;
}

function withoutHoles(resource: Resource): ConfigRuleSpec {
  const rule = readConfigRule(resource);
  const { identifier } = rule;
  if (identifier.kind !== "known" || !identifier.value.includes(holeMark)) return rule;
  return { ...rule, identifier: { kind: "open", detail: "its identifier has a part that is not known" } };
}
