import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { exitCodes } from "../engine/exit-codes.ts";
import { lint } from "../engine/lint.ts";
import { exitCodeOf } from "../engine/report.ts";
import type { Report } from "../model/report.ts";
import { UsageError } from "../model/usage-error.ts";
import { count, countsPhrase, notReadWhole, verdictPhrase } from "../reporters/phrases.ts";
import { findBase } from "./base-commit.ts";
import { publish } from "./channels.ts";
import { type Checkout, directoryInRepository, openCheckout } from "./checkout.ts";
import { emptyPaths } from "./empty-paths.ts";
import { type RunContext, readContext } from "./event.ts";
import { setOutputs } from "./file-commands.ts";
import type { Conclusion, GitHub } from "./github.ts";
import { placesInHead } from "./head-lines.ts";
import { identityOf } from "./identity.ts";
import { type ActionInputs, readInputs } from "./inputs.ts";
import { lintOptions } from "./lint-options.ts";
import { connectGitHub, type GitHubAccess } from "./octokit-github.ts";
import { outputsOf, writeReports } from "./outputs.ts";
import { renderReport } from "./render.ts";
import { touchedBy } from "./touched-lines.ts";
import { sarifPlace, type VerdictCommit, verdictCommit } from "./verdict-commit.ts";
import { onHead, viewOf } from "./view.ts";
import { openWorkflowCommands, type WorkflowCommands } from "./workflow-commands.ts";

/** The outside world of the action. */
export interface ActionHost {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Standard output, which the runner reads. */
  write(text: string): void;
  /** Default: Octokit. */
  connect?(access: GitHubAccess): GitHub;
}

type ExitCode = 0 | 1 | 2;

/** What a step of the run needs of the outside. */
interface Talker {
  readonly env: ActionHost["env"];
  readonly commands: WorkflowCommands;
}

/** Runs the action and returns the exit code of its step: 1 for findings, 2 where the tool could not do its work. */
export async function runAction(host: ActionHost): Promise<ExitCode> {
  const commands = openWorkflowCommands(host.write);
  try {
    return await lintAndPublish(host, commands);
  } catch (error) {
    sayFailure(error, commands, host.env["RUNNER_DEBUG"] === "1");
    setLastOutputs(host.env["GITHUB_OUTPUT"]);
    return exitCodes.failure;
  }
}

/** What later steps may read although there is no report. */
function setLastOutputs(file: string | undefined): void {
  try {
    setOutputs(file, { conclusion: "failure", "exit-code": String(exitCodes.failure) });
  } catch {
    // It cannot be written: that is what failed, and was told.
  }
}

async function lintAndPublish(
  { env, connect = connectGitHub }: ActionHost,
  commands: WorkflowCommands,
): Promise<ExitCode> {
  const secret = env["INPUT_GITHUB-TOKEN"]?.trim();
  if (secret) commands.mask(secret);
  const inputs = readInputs(env);
  const context = readContext(env);
  const checkout = openCheckout(inputs.workingDirectory, context);
  const base = baseOf(inputs, context, checkout, { env, commands });
  const result = await lint(lintOptions(inputs, base));
  const { report } = result;
  const about = verdictCommit(checkout, context);
  const empty = emptyPaths(report, inputs);
  const passed = verdict(report, inputs, about, empty);
  const directory = directoryInRepository(inputs.workingDirectory, context.workspace);
  const identity = identityOf(context, inputs, directory);
  const { repositoryUrl } = context;
  const commit = about.commit ?? context.sha;
  const view = viewOf({ repositoryUrl, directory, commit, category: identity.category }, result);
  const files = await writeReports(report, view, inputs, {
    workspace: context.workspace,
    temporary: env["RUNNER_TEMP"],
  });
  setOutputs(env["GITHUB_OUTPUT"], { ...outputsOf(report, passed), ...files });
  commands.quote(`rootrail: ${verdictPhrase(report)}`, await renderReport("text", report, view));
  if (about.caveat !== undefined) commands.notice(about.isWrong ? "error" : "warning", about.caveat);
  const isShown = inputs.filter === "diff" ? touchedBy(base, checkout, directory, commands) : () => true;
  const places = await publish({
    report,
    isShown,
    sarif: sarifPlace(checkout, context),
    sarifView: view,
    view: onHead(view, placesInHead(checkout, directory, context, inputs.token)),
    conclusion: conclusionOf(report, passed, about),
    inputs,
    context,
    commit: about.commit,
    caveats: [...(about.caveat === undefined ? [] : [about.caveat]), ...empty.map(emptyMessage)],
    identity,
    commands,
    github: inputs.token === undefined ? undefined : connect({ ...context, token: inputs.token }),
    summaryFile: env["GITHUB_STEP_SUMMARY"],
  });
  setOutputs(env["GITHUB_OUTPUT"], { ...places });
  if (!about.isWrong) sayVerdict(report, passed, inputs, empty, commands);
  return passed;
}

function sayFailure(error: unknown, commands: WorkflowCommands, isDebugging: boolean): void {
  const what = error instanceof Error ? error.message : String(error);
  const isMistake = error instanceof UsageError || isOfSystem(error);
  commands.notice("error", isMistake ? what : `internal error, which is a bug in rootrail: ${what}`);
  if (isDebugging && error instanceof Error) commands.quote("Where it happened", error.stack ?? what);
}

/** A disk that is full, a folder of the runner that is gone. */
function isOfSystem(error: unknown): boolean {
  return error instanceof Error && "syscall" in error;
}

function verdict(report: Report, inputs: ActionInputs, about: VerdictCommit, empty: readonly string[]): ExitCode {
  const { failOn, failOnEmpty, onlyNew } = inputs;
  if (about.isWrong) return exitCodes.failure;
  if (failOnEmpty === true && report.inputs.length === 0) return exitCodes.failure;
  if (failOnEmpty !== false && empty.length > 0) return exitCodes.failure;
  return exitCodeOf(report, failOn, onlyNew);
}

/** A run passes in green only where something was checked, all of it whole, on a commit that is known. */
function conclusionOf(report: Report, passed: ExitCode, about: VerdictCommit): Conclusion {
  if (passed !== exitCodes.clean) return "failure";
  const isWhole = report.inputs.length > 0 && report.inputs.every((input) => input.status === "linted");
  return isWhole && about.isKnown ? "success" : "neutral";
}

const targetWarning =
  "this workflow runs on pull_request_target, with the rights of the base branch. rootrail only reads files, and takes configuration and exceptions from the base; but no other step may check out or run what the pull request brings. The event pull_request is safer, and its read-only token is enough for rootrail.";

/**
 * What to compare with: a git ref or a folder. Where the base that an event names cannot be had, whatever the reason, it
 * is an empty folder: all then counts as new, and nothing that the change may have brought along (configuration,
 * exceptions, baseline) counts.
 */
function baseOf(
  inputs: ActionInputs,
  context: RunContext,
  checkout: Checkout,
  { env, commands }: Talker,
): string | undefined {
  const isTarget = context.event === "pull_request_target";
  if (isTarget) commands.notice("warning", targetWarning);
  if (inputs.base === "none") return isTarget ? emptyBase(env) : undefined;
  if (inputs.base !== "auto") return inputs.base.ref;
  const found = findBase(checkout, context, inputs.token);
  if (!found) return undefined;
  if ("commit" in found) return found.commit;
  commands.notice(
    "warning",
    `there is nothing to compare with: ${found.cause}. All findings count as new, and configuration, exceptions and baseline of the change do not. To settle it, ${found.fix}.`,
  );
  return emptyBase(env);
}

function emptyBase(env: ActionHost["env"]): string {
  return mkdtempSync(join(env["RUNNER_TEMP"] || tmpdir(), "rootrail-empty-"));
}

function emptyMessage(path: string): string {
  return `${path} has no template, plan or Terraform code, so nothing of it was checked`;
}

function sayVerdict(
  report: Report,
  passed: ExitCode,
  inputs: ActionInputs,
  empty: readonly string[],
  commands: WorkflowCommands,
): void {
  const { broken, partial } = notReadWhole(report);
  const isFailure = passed === exitCodes.failure;
  for (const path of empty) commands.notice(isFailure ? "error" : "warning", emptyMessage(path));
  if (report.inputs.length === 0) {
    const message =
      "no template, plan or Terraform code was found, so nothing was checked: see the inputs paths and working-directory";
    commands.notice(isFailure ? "error" : "warning", message);
  } else if (broken > 0) {
    commands.notice(
      "error",
      `${count(broken, "input")} could not be read or parsed, so this is no verdict on the change`,
    );
  } else if (passed === exitCodes.findings) {
    commands.notice("error", `${countsPhrase(report)}; the step fails by fail-on: ${inputs.failOn}`);
  } else if (passed === exitCodes.clean) {
    commands.say(`rootrail: passed with ${countsPhrase(report)} (fail-on: ${inputs.failOn})`);
  }
  if (partial > 0)
    commands.notice("warning", `${count(partial, "input")} read in part, so findings in the rest are not known`);
}
