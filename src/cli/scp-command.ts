import { readFileSync, statSync } from "node:fs";
import { basename, resolve } from "node:path";
import { collectFacts } from "../engine/collect-facts.ts";
import { exitCodes } from "../engine/exit-codes.ts";
import { stdinPath } from "../inputs/discover.ts";
import { systemCode, systemReason } from "../inputs/workspace.ts";
import type { PolicyDocumentFact } from "../model/fact.ts";
import { checkPartition } from "../model/partition.ts";
import { defaultSettings } from "../model/settings.ts";
import { inPartition } from "../policy/fill-partition.ts";
import { parsePolicyFile, parsePolicyValue } from "../policy/parse.ts";
import { buildScpReport, type FoundPolicy } from "../policy/scp-report.ts";
import { validateScp } from "../policy/validate.ts";
import { harmlessLine } from "../reporters/harmless-text.ts";
import { inertJson } from "../reporters/inert-json.ts";
import { noColors, renderScpText, type ScpColors } from "../reporters/scp-text.ts";
import { parseJson } from "../syntax/json.ts";
import { child } from "../syntax/node.ts";
import { CliError, type CliIo, wantsColor, writeFileWhole } from "./io.ts";

/** The flags of `scp` as commander hands them over. */
export interface ScpFlags {
  readonly format: "text" | "json";
  readonly output?: string;
  readonly account: string;
  readonly partition: string;
  readonly color: boolean;
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
  const report = buildScpReport(policies, { account: flags.account, partition: flags.partition });
  const colors = flags.output === undefined && wantsColor(io, flags.color) ? ansiColors : noColors;
  const content = flags.format === "json" ? `${inertJson(report)}\n` : renderScpText(report, colors);
  if (flags.output === undefined) io.stdout.write(content);
  else writeFileWhole(io.cwd, flags.output, content);
  return errors.length > 0 || policies.length === 0 ? exitCodes.failure : exitCodes.clean;
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
  const bytes = path === "-" ? stdin : readSmallFile(resolve(cwd, path), path);
  const name = path === "-" ? stdinPath : path;
  const text = bytes && new TextDecoder().decode(bytes);
  if (text !== undefined && looksLikePolicy(text)) return readPolicyFile(name, text);
  return policiesOfInputs(path, stdin, cwd, partition);
}

/** The bytes of a file that may be a policy; `undefined` for a folder, a glob or a larger file. */
function readSmallFile(absolute: string, path: string): Uint8Array | undefined {
  try {
    const stats = statSync(absolute);
    return stats.isFile() && stats.size <= maxPolicyBytes ? readFileSync(absolute) : undefined;
  } catch (error) {
    if (["EACCES", "EPERM"].includes(systemCode(error))) {
      throw new CliError(`${path} cannot be read: ${systemReason(error)}`, { cause: error });
    }
    return undefined; // a glob, or a path that discovery will name as missing
  }
}

/** Policy JSON, broken JSON included: an object with `Statement` that is neither a template nor a plan. */
function looksLikePolicy(text: string): boolean {
  const parsed = parseJson(text);
  if (!parsed.ok)
    return (
      /^[\s\ufeff]*\{/.test(text) &&
      /"Statement"/.test(text) &&
      !/"(?:Resources|resource_changes|planned_values)"/.test(text)
    );
  return child(parsed.root, "Statement") !== undefined && child(parsed.root, "Resources") === undefined;
}

function readPolicyFile(path: string, text: string): ReadPolicies {
  const parsed = parseJson(text);
  const document = parsePolicyFile(path, text);
  if (!parsed.ok) {
    const problem = document.problems[0];
    const { line, column } = problem?.location?.start ?? { line: 1, column: 1 };
    return {
      policies: [],
      errors: [`${path}:${line}:${column}: ${problem?.message ?? "the policy is not valid JSON"}`],
    };
  }
  return { policies: [{ path, name: basename(path), document, problems: validateScp(document) }], errors: [] };
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
    const document = inPartition(parsePolicyValue(fact.content), partition);
    return [{ path: fact.header.path, name: fact.resource.address, document, problems: validateScp(document) }];
  });
  const errors = inputs.flatMap((input) => input.error ?? []);
  return {
    policies,
    errors: policies.length + errors.length === 0 ? [`${path}: no service control policy was found`] : errors,
  };
}

function isScp({ type, action }: PolicyDocumentFact): boolean {
  return action !== "delete" && (type.kind !== "known" || type.value === "SERVICE_CONTROL_POLICY");
}
