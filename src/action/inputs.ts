import { existsSync, realpathSync } from "node:fs";
import { isAbsolute, relative, resolve, sep } from "node:path";
import { byteSize } from "../cli/byte-size.ts";
import type { FailOn } from "../engine/report.ts";
import { isFolder } from "../inputs/workspace.ts";
import type { Level, Requirement } from "../model/settings.ts";
import { UsageError } from "../model/usage-error.ts";
import { type ActionCommand, actionCommands, formatsOf, inputsOfOthers } from "./command-inputs.ts";

/** A mistake in the workflow that uses the action; the message names the input and what it may be. */
export class InputError extends UsageError {
  override readonly name = "InputError";
}

export type AnnotationChannel = "auto" | "check-run" | "commands" | "none";
export type CommentMode = "auto" | "always" | "never";

/** The inputs of `action.yml`, checked. */
export interface ActionInputs {
  readonly command: ActionCommand;
  readonly paths: readonly string[];
  readonly plans: readonly string[];
  /** Absolute. */
  readonly workingDirectory: string;
  readonly config?: string;
  readonly baseline?: string;
  readonly source?: string;
  /** Files with CloudFormation parameter values. */
  readonly parameters: readonly string[];
  /** Terraform variable files. */
  readonly varFiles: readonly string[];
  /** `auto`: what the event names; `none`: no comparison; else a git ref or a folder. */
  readonly base: "auto" | "none" | { readonly ref: string };
  readonly failOn: FailOn;
  /** Whether only findings that the change brings decide. */
  readonly onlyNew: boolean;
  /** `auto`: where paths or a plan are named. */
  readonly failOnEmpty: "auto" | boolean;
  /** What else is read, so that it counts for the findings of `paths`. */
  readonly context: readonly string[];
  /** Globs of paths to leave out. */
  readonly ignore: readonly string[];
  /** Rules to run, and to leave out. */
  readonly only: readonly string[];
  readonly skip: readonly string[];
  readonly maxFileBytes?: number;
  /** The partition of the accounts: `aws-us-gov`. */
  readonly partition?: string;
  /** Percent of the guardrails' parts that tests or rules have to notice. */
  readonly minScore?: number;
  /** The job's own check run, which has the name that people see. */
  readonly checkRunId?: number;
  /** The check run's name; for facts, whose they are. */
  readonly name?: string;
  /** SARIF's category. */
  readonly category?: string;
  /** The leg of a matrix that the job is, keys sorted. */
  readonly matrix?: Readonly<Record<string, unknown>>;
  readonly annotations: AnnotationChannel;
  readonly comment: CommentMode;
  readonly summary: boolean;
  readonly sarifFile?: string;
  /** Whether SARIF goes to code scanning. */
  readonly uploadSarif: boolean;
  /** Reports to write, each in a format and to a file. */
  readonly formats: readonly { readonly format: string; readonly file: string }[];
  /** `diff`: annotations at lines that the change touches only. */
  readonly filter: "all" | "diff";
  readonly level?: Level;
  readonly requireGuardrails?: Requirement;
  /** `undefined` leaves out every channel that needs GitHub's API. */
  readonly token?: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The name under which the runner hands an input over: only blanks change, hyphens stay (actions/runner, `Handler`). */
function variableOf(input: string): string {
  return `INPUT_${input.replaceAll(" ", "_").toUpperCase()}`;
}

/** Reads and checks every input; throws one `InputError` that names all that is wrong. */
export function readInputs(env: Environment): ActionInputs {
  const problems: string[] = [];
  const text = (name: string) => (env[variableOf(name)] ?? "").trim();
  const lines = (name: string) =>
    text(name)
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== "");
  const oneLine = (name: string) => {
    if (lines(name).length > 1) problems.push(`${name} takes one line, not ${lines(name).length}`);
    return lines(name)[0];
  };
  const choice = <T extends string>(name: string, allowed: readonly T[]): T | undefined => {
    const entered = text(name);
    const chosen = allowed.find((one) => one === entered);
    if (entered !== "" && !chosen) problems.push(`${name} is ${quoted(entered)}; it can be ${listed(allowed)}`);
    return chosen;
  };
  const token = text("github-token");
  if (/[^\u0021-\u007e]/.test(token))
    problems.push("github-token holds blanks, line breaks or other characters that no token has");
  const level = choice("level", ["1", "2"]);
  const requireGuardrails = choice("require-guardrails", ["auto", "always", "never"]);
  const base = oneLine("base");
  const command = choice("command", actionCommands) ?? "lint";
  const inputs: ActionInputs = {
    command,
    paths: lines("paths"),
    plans: lines("plan"),
    parameters: lines("parameters"),
    varFiles: lines("var-file"),
    workingDirectory: workingDirectory(env, oneLine("working-directory") ?? ".", problems),
    base: base === undefined || base === "auto" ? "auto" : base === "none" ? "none" : { ref: base },
    failOn: choice("fail-on", ["error", "warning", "note", "never"]) ?? "error",
    onlyNew: yesOrNo("only-new", text("only-new"), false, problems),
    failOnEmpty:
      text("fail-on-empty") === "auto" ? "auto" : yesOrNo("fail-on-empty", text("fail-on-empty"), "auto", problems),
    context: lines("context"),
    ignore: lines("ignore"),
    only: lines("only"),
    skip: lines("skip"),
    uploadSarif: yesOrNo("upload-sarif", text("upload-sarif"), false, problems),
    formats: lines("formats").flatMap((entered) => formatOf(entered, command, problems)),
    filter: choice("filter", ["all", "diff"]) ?? "all",
    annotations: choice("annotations", ["auto", "check-run", "commands", "none"]) ?? "auto",
    comment: choice("comment", ["auto", "always", "never"]) ?? "auto",
    summary: yesOrNo("summary", text("summary"), true, problems),
    ...optional("config", oneLine("config")),
    ...optional("baseline", oneLine("baseline")),
    ...optional("source", oneLine("source")),
    ...optional("sarifFile", oneLine("sarif-file")),
    ...optional("token", token === "" ? undefined : token),
    ...optional("name", oneLine("name")),
    ...optional("category", oneLine("category")),
    ...optional("partition", oneLine("partition")),
    ...percentOf(text("min-score"), problems),
    ...numberOf("checkRunId", text("check-run-id")),
    ...matrixOf(text("matrix"), problems),
    ...sizeOf(text("max-file-size"), problems),
    ...(level && { level: level === "1" ? 1 : 2 }),
    ...(requireGuardrails && { requireGuardrails }),
  };
  for (const { input, commands } of inputsOfOthers(command, text))
    problems.push(`${input} is nothing that command: ${command} has; it goes with command: ${listed(commands)}`);
  refuseRefThatIsAFlag(inputs, problems);
  refuseMissingSource(inputs, problems);
  if (problems.length > 0) throw new InputError(problems.join("; "));
  return inputs;
}

function optional<K extends string>(key: K, value: string | undefined): Partial<Record<K, string>> {
  const entry: Partial<Record<K, string>> = {};
  if (value !== undefined) entry[key] = value;
  return entry;
}

function refuseRefThatIsAFlag({ base }: ActionInputs, problems: string[]): void {
  if (typeof base !== "string" && base.ref.startsWith("-"))
    problems.push(`base is ${quoted(base.ref)}, which is no git ref and no folder`);
}

/** Without it findings of a plan would only lose their places, and nobody would know why. */
function refuseMissingSource({ source, workingDirectory: folder }: ActionInputs, problems: string[]): void {
  if (source !== undefined && !existsSync(resolve(folder, source)))
    problems.push(`source ${quoted(source)} does not exist`);
}

/** `toJson(matrix)`: an object with its keys sorted; `null` in a job without a matrix. */
function matrixOf(entered: string, problems: string[]): Pick<ActionInputs, "matrix"> {
  if (entered === "" || entered === "null") return {};
  try {
    const value: unknown = JSON.parse(entered);
    if (typeof value !== "object" || value === null) throw new InputError("no object");
    const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
    return entries.length > 0 ? { matrix: Object.fromEntries(entries) } : {};
  } catch {
    problems.push("matrix is set by the action itself; leave it out");
    return {};
  }
}

/** `junit=reports/rootrail.xml`. */
function formatOf(entered: string, command: ActionCommand, problems: string[]): ActionInputs["formats"] {
  const [, format = "", file = ""] = /^([a-z]+)=(.+)$/.exec(entered) ?? [];
  const names: readonly string[] = formatsOf[command];
  if (names.includes(format)) return [{ format, file: file.trim() }];
  problems.push(
    `formats has ${quoted(entered)}; a line is a format and a file, as ${names.at(-1)}=rootrail.out, and a format of ${command} is ${listed(names)}`,
  );
  return [];
}

function percentOf(entered: string, problems: string[]): Pick<ActionInputs, "minScore"> {
  if (entered === "") return {};
  if (/^\d{1,3}$/.test(entered) && Number(entered) <= 100) return { minScore: Number(entered) };
  problems.push(`min-score is ${quoted(entered)}; it can be a whole number of percent from 0 to 100`);
  return {};
}

/** Nothing for what is no number: it is set by the runner, and older ones do not know it. */
function numberOf<K extends string>(key: K, entered: string): Partial<Record<K, number>> {
  const entry: Partial<Record<K, number>> = {};
  if (/^[1-9]\d{0,15}$/.test(entered)) entry[key] = Number(entered);
  return entry;
}

function sizeOf(entered: string, problems: string[]): Pick<ActionInputs, "maxFileBytes"> {
  if (entered === "") return {};
  try {
    return { maxFileBytes: byteSize(entered) };
  } catch (error) {
    problems.push(`max-file-size is ${quoted(entered)}: ${error instanceof Error ? error.message : String(error)}`);
    return {};
  }
}

/** YAML's own words for booleans, as the official toolkit reads them. */
function yesOrNo<T>(name: string, entered: string, fallback: T, problems: string[]): T | boolean {
  if (entered === "") return fallback;
  if (/^(?:true|True|TRUE)$/.test(entered)) return true;
  if (/^(?:false|False|FALSE)$/.test(entered)) return false;
  const also = fallback === "auto" ? "auto, " : "";
  problems.push(`${name} is ${quoted(entered)}; it can be ${also}true or false`);
  return fallback;
}

function workingDirectory(env: Environment, entered: string, problems: string[]): string {
  const workspace = env["GITHUB_WORKSPACE"] || process.cwd();
  const folder = resolve(workspace, entered);
  if (!isFolder(folder))
    problems.push(
      `working-directory ${quoted(entered)} is no folder in the workspace; is there a checkout step before?`,
    );
  else if (!contains(workspace, folder))
    problems.push(`working-directory ${quoted(entered)} lies outside of the workspace`);
  return folder;
}

/** Whether `inner`, links followed, is `outer` or lies in it; both must exist. */
export function contains(outer: string, inner: string): boolean {
  const path = relative(realpathSync(outer), realpathSync(inner));
  return path === "" || (path !== ".." && !path.startsWith(`..${sep}`) && !isAbsolute(path));
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 100 ? `${text.slice(0, 100)}…` : text);
}

function listed(names: readonly string[]): string {
  if (names.length === 1) return String(names[0]);
  return `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
}
