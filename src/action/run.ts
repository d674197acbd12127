import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { exitCodes } from "../engine/exit-codes.ts";
import { lint } from "../engine/lint.ts";
import { exitCodeOf } from "../engine/report.ts";
import type { Report } from "../model/report.ts";
import { UsageError } from "../model/usage-error.ts";
import { count, countsPhrase } from "../reporters/phrases.ts";
import { findBase } from "./base-commit.ts";
import { publish } from "./channels.ts";
import { identityOf } from "./check-run.ts";
import { type RunContext, readContext } from "./event.ts";
import { setOutputs } from "./file-commands.ts";
import type { GitHub } from "./github.ts";
import { type ActionInputs, readInputs } from "./inputs.ts";
import { lintOptions } from "./lint-options.ts";
import { connectGitHub, type GitHubAccess } from "./octokit-github.ts";
import { outputsOf, writeReports } from "./outputs.ts";
import { renderReport } from "./render.ts";
import { viewOf } from "./view.ts";
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
  const result = await lint(lintOptions(inputs, await baseOf(inputs, context, { env, commands })));
  const { report } = result;
  const passed = verdict(report, inputs);
  const view = viewOf(inputs, context, result);
  const files = await writeReports(report, view, inputs, {
    workspace: context.workspace,
    temporary: env["RUNNER_TEMP"],
  });
  setOutputs(env["GITHUB_OUTPUT"], { ...outputsOf(report, passed), ...files });
  commands.quote(`rootrail: ${countsPhrase(report)}`, await renderReport("text", report, view));
  const places = await publish({
    report,
    view,
    passed: passed === exitCodes.clean,
    inputs,
    context,
    identity: identityOf(context, inputs, view.directory ?? ""),
    commands,
    github: inputs.token === undefined ? undefined : connect({ ...context, token: inputs.token }),
    summaryFile: env["GITHUB_STEP_SUMMARY"],
  });
  setOutputs(env["GITHUB_OUTPUT"], { ...places });
  sayVerdict(report, passed, inputs, commands);
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

function verdict(report: Report, { failOn, failOnEmpty, onlyNew }: ActionInputs): ExitCode {
  return report.inputs.length === 0 && failOnEmpty ? exitCodes.failure : exitCodeOf(report, failOn, onlyNew);
}

const targetWarning =
  "this workflow runs on pull_request_target, with the rights of the base branch. rootrail only reads files, and takes configuration and exceptions from the base; but no other step may check out or run what the pull request brings. The event pull_request is safer, and its read-only token is enough for rootrail.";

/**
 * What to compare with: a git ref or a folder. Where the base that an event names cannot be had, it is an empty folder:
 * all then counts as new, and nothing that the change may have brought along (configuration, exceptions, baseline) counts.
 * A folder that is no checkout has no history to hold against it, but in a run with the rights of the base.
 */
async function baseOf(inputs: ActionInputs, context: RunContext, host: Talker): Promise<string | undefined> {
  const isTarget = context.event === "pull_request_target";
  if (isTarget) host.commands.notice("warning", targetWarning);
  if (inputs.base === "none") return isTarget ? emptyBase(host) : undefined;
  if (inputs.base !== "auto") return inputs.base.ref;
  const found = findBase(inputs.workingDirectory, context, inputs.token);
  if (!found || "commit" in found) return found?.commit;
  const isDistrusted = isTarget || found.isCheckout;
  const consequence = isDistrusted ? " and configuration, exceptions and baseline of the change do not" : "";
  const advice = "Let actions/checkout fetch the history (fetch-depth: 0), or set base: none";
  host.commands.notice(
    "warning",
    `there is nothing to compare with: ${found.missing}. All findings count as new,${consequence || " and configuration as it is here"}. ${advice}.`,
  );
  return isDistrusted ? emptyBase(host) : undefined;
}

function emptyBase({ env }: Talker): string {
  return mkdtempSync(join(env["RUNNER_TEMP"] || tmpdir(), "rootrail-empty-"));
}

function sayVerdict(report: Report, passed: ExitCode, inputs: ActionInputs, commands: WorkflowCommands): void {
  const broken = report.inputs.filter((input) => input.status === "error").length;
  if (report.inputs.length === 0) {
    const message =
      "no template, plan or Terraform code was found, so nothing was checked: see the inputs paths and working-directory";
    commands.notice(inputs.failOnEmpty ? "error" : "warning", message);
  } else if (passed === exitCodes.failure) {
    commands.notice(
      "error",
      `${count(broken, "input")} could not be read or parsed, so this is no verdict on the change`,
    );
  } else if (passed === exitCodes.findings) {
    commands.notice("error", `${countsPhrase(report)}; the step fails by fail-on: ${inputs.failOn}`);
  } else {
    commands.say(`rootrail: passed with ${countsPhrase(report)} (fail-on: ${inputs.failOn})`);
  }
}
