import { fileStart, type Location } from "../../model/location.ts";
import type { InputProblem, ParsedInput, Resource } from "../../model/resource.ts";
import { known, map } from "../../model/value.ts";
import { parseJson } from "../../syntax/json.ts";
import { LineIndex } from "../../syntax/line-index.ts";
import { child, type SyntaxNode, type SyntaxProblem } from "../../syntax/node.ts";
import { parseYaml } from "../../syntax/yaml.ts";
import type { InputFormat, SourceFile } from "../format.ts";
import { isCredentialReport, readCredentialReport, rootProblem } from "./credential-report.ts";
import { sliceDocuments } from "./documents.ts";
import { policyFileType } from "./policy-file.ts";
import { deviceResource, devicesIn, listedDeviceType } from "./virtual-mfa-devices.ts";

/**
 * Output and input files of the AWS CLI: `aws iam list-virtual-mfa-devices` (JSON or YAML, also several pages
 * in one file), `generate-credential-report`'s CSV, `get-credential-report`, `get-account-summary`, and policy
 * documents as files of their own. A policy file is in this format because it is what
 * `aws organizations create-policy --content file://…` takes; it belongs to no template and no plan.
 */
export const awsCli: InputFormat = {
  name: "aws-cli",
  claims: (source) => (read(source) === undefined ? "no" : "yes"),
  parse: (source) => read(source) ?? { resources: [], problems: [] },
};

interface Document {
  readonly root: SyntaxNode;
  readonly offset: number;
  readonly text: string;
}

/** `undefined` where the text is something else. */
function read(source: SourceFile): ParsedInput | undefined {
  const text = new TextDecoder().decode(source.bytes);
  if (isCredentialReport(text)) return { resources: [], problems: readCredentialReport(text, source.path) };
  const documents = documentsOf(text, source.path);
  if (documents.length === 0) return undefined;
  const index = new LineIndex(source.path, text);
  const resources: Resource[] = [];
  const problems: InputProblem[] = [];
  for (const document of documents) {
    if ("code" in document) problems.push(syntaxProblem(document, index));
    else if (!takeDocument(document, source.path, index, resources, problems)) return undefined;
  }
  return resources.length === 0 && problems.every((one) => one.kind === "error") && !isDeviceText(text)
    ? undefined
    : { resources, problems };
}

function isDeviceText(text: string): boolean {
  return /^\s*\{\s*"VirtualMFADevices"\s*:/.test(text) || /^VirtualMFADevices\s*:/.test(text);
}

function documentsOf(text: string, path: string): readonly (Document | SyntaxProblem)[] {
  if (/\.ya?ml$/i.test(path) || /^\s*VirtualMFADevices\s*:/.test(text)) {
    if (!/^\s*(?:-\s+)?(?:VirtualMFADevices|SerialNumber|EnableDate)\s*:/m.test(text)) return [];
    const parsed = parseYaml(text);
    return parsed.ok ? [{ root: parsed.root, offset: 0, text }] : parsed.problems;
  }
  return sliceDocuments(text).flatMap(({ start, end }): (Document | SyntaxProblem)[] => {
    const slice = text.slice(start, end);
    const parsed = parseJson(slice);
    if (parsed.ok) return [{ root: parsed.root, offset: start, text: slice }];
    return parsed.problems.map((problem) => ({ ...problem, start: problem.start + start, end: problem.end + start }));
  });
}

/** Whether a page says that others follow it. https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListVirtualMFADevices.html */
function hasMorePages(root: SyntaxNode): boolean {
  const truncated = child(root, "IsTruncated");
  const token = child(root, "NextToken") ?? (truncated ? undefined : child(root, "Marker"));
  return (
    (truncated?.kind === "scalar" && truncated.value === true) || (token?.kind === "scalar" && token.value !== null)
  );
}

function morePages(location: Location): InputProblem {
  const message =
    "this is one page of the list, and more follow it: run the command without --max-items and --no-paginate, or put all pages into the input";
  const resource = { format: "aws-cli", type: listedDeviceType, address: location.path } as const;
  return { kind: "warning", code: "more-pages", message, location, resource, isPartial: true };
}

/** Whether the document is one of those that are read. */
function takeDocument(
  { root, offset, text }: Document,
  path: string,
  index: LineIndex,
  resources: Resource[],
  problems: InputProblem[],
): boolean {
  const devices = devicesIn(root);
  if (devices) {
    const listed = devices.map((device) => deviceResource(device, { index, offset }));
    for (const resource of listed) if (resource) resources.push(resource);
    if (hasMorePages(root))
      problems.push(morePages(index.location({ start: root.start + offset, end: root.start + offset + 1 })));
    return true;
  }
  const line = index.position(root.start + offset).line;
  const summary = child(child(root, "SummaryMap"), "AccountMFAEnabled");
  if (summary?.kind === "scalar") {
    problems.push(rootProblem(summary.source === "1", undefined, path, line));
    return true;
  }
  const report = child(root, "Content");
  if (report?.kind === "scalar" && child(root, "ReportFormat")) {
    problems.push(...readCredentialReport(Buffer.from(report.source, "base64").toString("utf8"), path));
    return true;
  }
  if (!isPolicy(root)) return false;
  resources.push(policyResource(text, path, index, { start: root.start + offset, end: root.end + offset }));
  return true;
}

/** A policy document on its own; one with principals is a trust or resource policy, which no SCP can be. */
function isPolicy(root: SyntaxNode): boolean {
  const statements = child(root, "Statement");
  if (!statements || child(root, "Resources") || child(root, "AWSTemplateFormatVersion")) return false;
  const items = statements.kind === "list" ? statements.items : [statements];
  return items.every((one) => child(one, "Effect") && !child(one, "Principal") && !child(one, "NotPrincipal"));
}

function policyResource(text: string, path: string, index: LineIndex, span: { start: number; end: number }): Resource {
  const location = index.location(span);
  const name =
    path
      .split("/")
      .at(-1)
      ?.replace(/\.json$/i, "") ?? path;
  const properties = map([
    { key: "Name", value: known(name, { at: location }) },
    { key: "Content", value: known(text, { at: location }) },
  ]);
  const header = span.start === 0 ? fileStart(path) : { ...location, end: location.start };
  return {
    format: "aws-cli",
    type: policyFileType,
    address: name,
    action: "declare",
    properties,
    location,
    header,
    when: [],
    callers: [],
  };
}

function syntaxProblem(problem: SyntaxProblem, index: LineIndex): InputProblem {
  return { kind: "error", code: problem.code, message: problem.message, location: index.location(problem) };
}
