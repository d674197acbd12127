import { readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import { checkPartition } from "../config/check-partition.ts";
import { collectFacts } from "../engine/collect-facts.ts";
import { exitCodes } from "../engine/exit-codes.ts";
import { type DiscoveredFile, discover, stdinPath } from "../inputs/discover.ts";
import { systemCode, systemReason } from "../inputs/system-reason.ts";
import { dayOf } from "../model/day.ts";
import type { PolicyDocumentFact } from "../model/fact.ts";
import { defaultSettings } from "../model/settings.ts";
import { inPartition } from "../policy/fill-partition.ts";
import { parsePolicyFile, parsePolicyText, parsePolicyValue } from "../policy/parse.ts";
import { buildScpReport, type FoundPolicy } from "../policy/scp-report.ts";
import { validateScp } from "../policy/validate.ts";
import { harmlessLine } from "../reporters/harmless-text.ts";
import { inertJson } from "../reporters/inert-json.ts";
import { noColors, renderScpText, type ScpColors } from "../reporters/scp-text.ts";
import { markedWide } from "../syntax/byte-order-mark.ts";
import { parseJson } from "../syntax/json.ts";
import { LineIndex } from "../syntax/line-index.ts";
import { child, type SyntaxNode } from "../syntax/node.ts";
import { CliError, type CliIo, wantsColor, writeFileWhole } from "./io.ts";

/** The flags of `scp` as commander hands them over. */
export interface ScpFlags {
  readonly format: "text" | "json";
  readonly output?: string;
  readonly account: string;
  readonly partition: string;
  readonly color: boolean;
  readonly explain?: boolean;
  /** The day from which on requests count, `YYYY-MM-DD`; default: today in UTC. */
  readonly today?: string;
}

/** Policy files larger than this, in bytes, are none: AWS takes some ten thousand characters. */
const maxPolicyBytes = 4_000_000;

/** Says what policies deny root: plain policy JSON, and the policies in templates, plans and HCL. */
export async function scpCommand(paths: readonly string[], flags: ScpFlags, io: CliIo): Promise<number> {
  if (!/^[0-9]{12}$/.test(flags.account))
    throw new CliError(`--account takes an account ID of 12 digits, not ${JSON.stringify(flags.account)}`);
  checkPartition(flags.partition);
  const stdin = paths.includes("-") ? await io.readStdin() : undefined;
  const policies: FoundPolicy[] = [];
  const errors: string[] = [];
  for (const path of paths) {
    const read = await readPolicies(path, stdin, io.cwd, flags.partition);
    policies.push(...read.policies);
    errors.push(...read.errors);
  }
  for (const error of errors) io.stderr.write(`input error: ${harmlessLine(error)}\n`);
  const { account, partition, explain = false, today: from = dayOf(new Date()) } = flags;
  const report = buildScpReport(policies, { account, partition, from, explain });
  const colors = flags.output === undefined && wantsColor(io, flags.color) ? ansiColors : noColors;
  const content = flags.format === "json" ? `${inertJson(report)}\n` : renderScpText(report, colors);
  if (flags.output === undefined) io.stdout.write(content);
  else writeFileWhole(io.cwd, flags.output, content);
  if (errors.length > 0 || policies.length === 0) return exitCodes.failure;
  return report.policies.some((one) => one.refused !== null) ? exitCodes.findings : exitCodes.clean;
}

const sgr = (open: number, close: number) => (text: string) => `\u001b[${open}m${text}\u001b[${close}m`;
const ansiColors: ScpColors = {
  good: sgr(32, 39),
  bad: sgr(31, 39),
  open: sgr(33, 39),
  faint: sgr(2, 22),
  strong: sgr(1, 22),
};

interface ReadPolicies {
  readonly policies: readonly FoundPolicy[];
  readonly errors: readonly string[];
}

async function readPolicies(
  path: string,
  stdin: Uint8Array | undefined,
  cwd: string,
  partition: string,
): Promise<ReadPolicies> {
  if (path === "-") {
    const found = stdin && readPolicyText(stdinPath, decoded(stdin));
    return found ?? orNone(path, await policiesOfInputs(path, stdin, cwd, partition));
  }
  const { files } = discover([path], [], cwd);
  const policies: FoundPolicy[] = [];
  const errors: string[] = [];
  let others = files.length === 0;
  for (const file of files) {
    const read = readPolicyFile(file);
    others ||= read === null;
    policies.push(...(read?.policies ?? []));
    errors.push(...(read?.errors ?? []));
  }
  if (!others) return { policies, errors };
  const declared = await policiesOfInputs(path, stdin, cwd, partition);
  const asFiles = new Set(policies.map((one) => one.path));
  policies.push(...declared.policies.filter((one) => !asFiles.has(one.path)));
  // A broken policy file in a folder is told once.
  errors.push(...declared.errors.filter((one) => !errors.some((other) => pathOf(other) === pathOf(one))));
  return orNone(path, { policies, errors });
}

function orNone(path: string, read: ReadPolicies): ReadPolicies {
  if (read.policies.length + read.errors.length > 0) return read;
  return { policies: [], errors: [`${path}: no service control policy was found`] };
}

function pathOf(error: string): string {
  return error.split(":", 1)[0] ?? "";
}

/** The policy of a file; `null`: it is no policy, but perhaps another input. */
function readPolicyFile({ absolute, path, named }: DiscoveredFile): ReadPolicies | null {
  if (isYaml(path) && !named) return null;
  const bytes = readSmallFile(absolute, path);
  if (!bytes) return null;
  const text = decoded(bytes);
  return isYaml(path) ? yamlPolicy(path, text) : readPolicyText(path, text);
}

function decoded(bytes: Uint8Array): string {
  return new TextDecoder(markedWide(bytes) ?? "utf-8").decode(bytes);
}

function isYaml(path: string): boolean {
  return /\.ya?ml$/i.test(path);
}

/** A policy that somebody wrote in YAML; `null`: another file. */
function yamlPolicy(path: string, text: string): ReadPolicies | null {
  const isPolicy = /^Statement[ \t]*:/m.test(text) && !/^Resources[ \t]*:/m.test(text);
  if (!isPolicy) return null;
  return { policies: [], errors: [`${path}:1:1: the policy is written in YAML, and AWS takes JSON only`] };
}

/** The bytes of a file that may be a policy; `undefined` for what is no file, or a larger one. */
function readSmallFile(absolute: string, path: string): Uint8Array | undefined {
  if (/\.(?:tf|tofu|jsonl|ndjson)$/i.test(path)) return undefined;
  try {
    const stats = statSync(absolute);
    return stats.isFile() && stats.size <= maxPolicyBytes ? readFileSync(absolute) : undefined;
  } catch (error) {
    if (["EACCES", "EPERM"].includes(systemCode(error))) {
      throw new CliError(`${path} cannot be read: ${systemReason(error)}`, { cause: error });
    }
    return undefined; // a path that discovery has named as missing
  }
}

function readPolicyText(path: string, text: string): ReadPolicies | null {
  const parsed = parseJson(text);
  if (!parsed.ok) return looksLikePolicy(text) ? { policies: [], errors: [brokenJson(path, text)] } : null;
  const described = child(parsed.root, "Policy");
  if (described && child(described, "PolicySummary")) return readDescribed(path, text, described);
  const quoted = textOf(parsed.root);
  if (quoted !== undefined) return readQuoted(path, text, quoted);
  if (!isPolicyObject(parsed.root)) return null;
  const document = parsePolicyFile(path, text);
  return { policies: [{ path, name: basename(path), document, problems: validateScp(document) }], errors: [] };
}

/** Whether an object is meant as a policy: by its statements, or by the version of the policy language. */
function isPolicyObject(root: SyntaxNode): boolean {
  if (child(root, "Resources") !== undefined) return false;
  if (child(root, "Statement") !== undefined) return true;
  const pairs = root.kind === "map" ? root.pairs : [];
  return pairs.some(({ key, value }) => /^version$/i.test(key) && /^20(?:08|12)-10-17$/.test(textOf(value) ?? ""));
}

/** A JSON text with a policy in it: what `--query Policy.Content` prints. `null`: no policy is in it. */
function readQuoted(path: string, text: string, content: string): ReadPolicies | null {
  const inner = parseJson(content);
  if (!inner.ok || !isPolicyObject(inner.root)) return null;
  const location = new LineIndex(path, text).location({ start: 0, end: text.length });
  const document = parsePolicyText(content, () => location);
  return { policies: [{ path, name: basename(path), document, problems: validateScp(document) }], errors: [] };
}

/** The output of `aws organizations describe-policy`: the policy is a text in it. */
function readDescribed(path: string, text: string, described: SyntaxNode): ReadPolicies {
  const summary = child(described, "PolicySummary");
  const content = textOf(child(described, "Content"));
  const type = textOf(summary && child(summary, "Type"));
  if (type !== undefined && type !== "SERVICE_CONTROL_POLICY")
    return { policies: [], errors: [`${path}: the policy is of the type ${type}, no service control policy`] };
  if (content === undefined) return { policies: [], errors: [`${path}: the output has no Content with the policy`] };
  const location = new LineIndex(path, text).location(child(described, "Content") ?? described);
  const { line, column } = location.start;
  const read = parseJson(content);
  if (!read.ok)
    return { policies: [], errors: [`${path}:${line}:${column}: the Content of the output is no well-formed JSON`] };
  const document = parsePolicyText(content, () => location);
  const name = textOf(summary && child(summary, "Name")) ?? basename(path);
  return { policies: [{ path, name, document, problems: validateScp(document) }], errors: [] };
}

function textOf(node: SyntaxNode | undefined): string | undefined {
  return node?.kind === "scalar" && typeof node.value === "string" ? node.value : undefined;
}

/** Broken JSON that was meant as a policy: an object with `Statement` that is neither a template nor a plan. */
function looksLikePolicy(text: string): boolean {
  return (
    withoutLeadingComments(text).startsWith("{") &&
    /"Statement"/.test(text) &&
    !/"(?:Resources|resource_changes|planned_values)"/.test(text)
  );
}

function withoutLeadingComments(text: string): string {
  let rest = text.replace(/^\ufeff/, "").trimStart();
  for (;;) {
    const end = rest.startsWith("//") || rest.startsWith("#") ? "\n" : rest.startsWith("/*") ? "*/" : null;
    if (end === null) return rest;
    const at = rest.indexOf(end);
    if (at < 0) return "";
    rest = rest.slice(at + end.length).trimStart();
  }
}

/** What is wrong with JSON, with its place. */
function brokenJson(path: string, text: string): string {
  const problem = parsePolicyFile(path, text).problems[0];
  const { line, column } = problem?.location?.start ?? { line: 1, column: 1 };
  const at = text.split("\n", line)[line - 1]?.slice(column - 1) ?? "";
  const isComment = /^\s*(?:\/[/*]|#)/.test(at);
  const message = isComment
    ? "JSON has no comments, and AWS refuses a policy with one"
    : (problem?.message ?? "the policy is not valid JSON");
  return `${path}:${line}:${column}: ${message}`;
}

/** The service control policies that templates, plans and HCL declare. */
async function policiesOfInputs(
  path: string,
  stdin: Uint8Array | undefined,
  cwd: string,
  partition: string,
): Promise<ReadPolicies> {
  const settings = { ...defaultSettings, partition };
  const { facts, inputs } = await collectFacts({ paths: [path], cwd, ...(stdin && { stdin }) }, settings);
  const found = facts.filter((fact): fact is PolicyDocumentFact => fact.fact === "PolicyDocument" && isScp(fact));
  const policies = found.flatMap((fact) => {
    if (fact.content === null) return [];
    const document = inPartition(parsePolicyValue(fact.content, { isFile: fact.role === "document" }), partition);
    return [{ path: fact.header.path, name: fact.resource.address, document, problems: validateScp(document) }];
  });
  const errors = inputs.flatMap((input) => input.error ?? []);
  return { policies, errors };
}

function isScp({ type, action }: PolicyDocumentFact): boolean {
  return action !== "delete" && (type.kind !== "known" || type.value === "SERVICE_CONTROL_POLICY");
}
