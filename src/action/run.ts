import { exitCodes } from "../engine/exit-codes.ts";
import { GitHubError } from "../github/error.ts";
import { UsageError } from "../model/usage-error.ts";
import { count, notReadWhole } from "../reporters/phrases.ts";
import { pathToUri } from "../reporters/repository-path.ts";
import { publish } from "./channels.ts";
import { type Checkout, directoryInRepository, openCheckout } from "./checkout.ts";
import type { ActionCommand } from "./command-inputs.ts";
import { comparedBase, isCompared, type Talker } from "./compared-base.ts";
import { coverageOutcome } from "./coverage-outcome.ts";
import { emptyPaths } from "./empty-paths.ts";
import { type RunContext, readContext } from "./event.ts";
import { factsOutcome } from "./facts-outcome.ts";
import { setOutputs } from "./file-commands.ts";
import type { Conclusion, GitHub } from "./github.ts";
import { placesInHead } from "./head-lines.ts";
import { type Identity, identityOf } from "./identity.ts";
import { type ActionInputs, readInputs } from "./inputs.ts";
import { lintOutcome } from "./lint-outcome.ts";
import { type Maker, makerOf } from "./maker.ts";
import { connectGitHub, type GitHubAccess } from "./octokit-github.ts";
import type { Outcome } from "./outcome.ts";
import { writeReports } from "./outputs.ts";
import type { Setting } from "./setting.ts";
import { leftOutOf } from "./sparse-checkout.ts";
import { testOutcome } from "./test-outcome.ts";
import { touchedBy } from "./touched-lines.ts";
import { sarifPlace, type VerdictCommit, verdictCommit } from "./verdict-commit.ts";
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

/** Runs the action and returns the exit code of its step: 1 for findings, 2 where the tool could not do its work. */
export async function runAction(host: ActionHost): Promise<ExitCode> {
  const commands = openWorkflowCommands(host.write);
  try {
    return await runAndPublish(host, commands);
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

const outcomes: Readonly<Record<ActionCommand, (setting: Setting) => Promise<Outcome>>> = {
  lint: lintOutcome,
  coverage: coverageOutcome,
  facts: factsOutcome,
  test: testOutcome,
};

async function runAndPublish(
  { env, connect = connectGitHub }: ActionHost,
  commands: WorkflowCommands,
): Promise<ExitCode> {
  const secret = env["INPUT_GITHUB-TOKEN"]?.trim();
  if (secret) commands.mask(secret);
  const inputs = readInputs(env);
  const context = readContext(env);
  const checkout = openCheckout(inputs.workingDirectory, context);
  const about = verdictCommit(checkout, context);
  const github = inputs.token === undefined ? undefined : connect({ ...context, token: inputs.token });
  const job = await jobNameOf(github, inputs.checkRunId, context);
  const directory = directoryInRepository(inputs.workingDirectory, context.workspace);
  const identity = identityOf(context, inputs, directory, job.name);
  const setting = settingOf({ inputs, context, checkout, about, directory, identity }, { env, commands });
  const outcome = await outcomes[inputs.command](setting);
  // Tests say themselves what they run against.
  const empty = inputs.command === "test" ? [] : emptyPaths(outcome.inputs, inputs);
  const passed = verdict(outcome, inputs, about, empty);
  const leftOut = leftOutOf(checkout, inputs.workingDirectory);
  const sparse = leftOut > 0 ? [sparseMessage(leftOut)] : [];
  const files = await writeReports(outcome, inputs, {
    workspace: context.workspace,
    temporary: env["RUNNER_TEMP"],
  });
  setOutputs(env["GITHUB_OUTPUT"], {
    ...outcome.outputs,
    conclusion: passed === exitCodes.clean ? "success" : "failure",
    "exit-code": String(passed),
    ...files,
  });
  commands.quote(`rootrail: ${outcome.title}`, await outcome.text());
  if (about.caveat !== undefined) commands.notice(about.isWrong ? "error" : "warning", about.caveat);
  for (const message of sparse) commands.notice("warning", message);
  const places = await publish({
    outcome,
    sarif: sarifPlace(checkout, context),
    conclusion: conclusionOf(outcome, passed, about.isKnown && leftOut === 0),
    inputs,
    context,
    commit: about.commit,
    caveats: [...(about.caveat === undefined ? [] : [about.caveat]), ...sparse, ...empty.map(emptyMessage)],
    identity,
    maker: job.name === undefined ? makerOfJob(inputs, context) : undefined,
    commands,
    github,
    trouble: job.trouble,
    summaryFile: env["GITHUB_STEP_SUMMARY"],
  });
  setOutputs(env["GITHUB_OUTPUT"], { ...places });
  if (!about.isWrong) sayVerdict(outcome, passed, inputs, empty, commands);
  return passed;
}

/** What of a job the commands are told. */
interface Known {
  readonly inputs: ActionInputs;
  readonly context: RunContext;
  readonly checkout: Checkout;
  readonly about: VerdictCommit;
  readonly directory: string;
  readonly identity: Identity;
}

function settingOf({ inputs, context, checkout, about, directory, identity }: Known, talker: Talker): Setting {
  const { action, server, repositoryUrl, owner, repo } = context;
  const base = isCompared(inputs) ? comparedBase(inputs, context, checkout, talker) : undefined;
  return {
    inputs,
    base,
    directory,
    linkBase: `${repositoryUrl}/blob/${about.commit ?? context.sha}`,
    rulePages: action && `${server}/${action.repository}/blob/${pathToUri(action.ref)}/docs/rules`,
    category: identity.category,
    owner: inputs.name ?? [owner, repo, directory].filter(Boolean).join("/"),
    today: new Date().toISOString().slice(0, 10),
    placeAtHost: placesInHead(checkout, directory, context, inputs.token),
    isTouched: inputs.filter === "diff" ? touchedBy(base, checkout, directory, talker.commands) : () => true,
  };
}

/**
 * The job's name, which tells apart what its ID does not. `undefined` where GitHub does not tell it to this token; what
 * speaks against asking anything else is `trouble`.
 */
async function jobNameOf(
  github: GitHub | undefined,
  checkRunId: number | undefined,
  { attempt, runner }: RunContext,
): Promise<{ readonly name: string | undefined; readonly trouble?: GitHubError }> {
  if (!github) return { name: undefined };
  try {
    const name = checkRunId === undefined ? undefined : await unlessDenied(github.checkRunName(checkRunId));
    if (name !== undefined || runner === "" || attempt.run === "") return { name };
    const run = { run: Number(attempt.run), attempt: Number(attempt.attempt || 1) };
    const [own, ...others] = (await unlessDenied(github.jobNames(run, runner))) ?? [];
    return { name: others.length === 0 ? own : undefined };
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    return { name: undefined, trouble: error };
  }
}

/** `undefined` where GitHub is there and does not tell. */
async function unlessDenied<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    const isDown = error instanceof GitHubError && ["unreachable", "unusable", "busy"].includes(error.trouble);
    if (error instanceof GitHubError && !isDown) return undefined;
    throw error;
  }
}

function makerOfJob({ checkRunId }: ActionInputs, { attempt }: RunContext): Maker | undefined {
  return makerOf(attempt.run, attempt.attempt, checkRunId === undefined ? attempt.job : String(checkRunId));
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

function verdict(outcome: Outcome, inputs: ActionInputs, about: VerdictCommit, empty: readonly string[]): ExitCode {
  const { failOnEmpty } = inputs;
  if (about.isWrong) return exitCodes.failure;
  if (failOnEmpty === true && outcome.inputs.length === 0) return exitCodes.failure;
  if (failOnEmpty !== false && empty.length > 0) return exitCodes.failure;
  return outcome.exitCode;
}

/** A run passes in green only where something was checked, all of it whole; `isCommit`: a commit that is known, and all of it. */
function conclusionOf({ inputs }: Outcome, passed: ExitCode, isCommit: boolean): Conclusion {
  if (passed !== exitCodes.clean) return "failure";
  const isWhole = inputs.length > 0 && inputs.every((input) => input.status === "linted");
  return isWhole && isCommit ? "success" : "neutral";
}

function sparseMessage(leftOut: number): string {
  return `the checkout is sparse and leaves out ${count(leftOut, "file")} here: they were not read, and what stands in them counts as if the change had taken it away. Leave out sparse-checkout, or set working-directory to a folder that is checked out whole.`;
}

function emptyMessage(path: string): string {
  return `${path} has no template, plan or Terraform code, so nothing of it was checked`;
}

function sayVerdict(
  outcome: Outcome,
  passed: ExitCode,
  inputs: ActionInputs,
  empty: readonly string[],
  commands: WorkflowCommands,
): void {
  const { broken, partial } = notReadWhole(outcome);
  const isFailure = passed === exitCodes.failure;
  for (const path of empty) commands.notice(isFailure ? "error" : "warning", emptyMessage(path));
  if (outcome.inputs.length === 0) {
    const message =
      "no template, plan or Terraform code was found, so nothing was checked: see the inputs paths and working-directory";
    commands.notice(isFailure ? "error" : "warning", message);
  } else if (broken > 0) {
    commands.notice(
      "error",
      `${count(broken, "input")} could not be read or parsed, so this is no verdict on the change`,
    );
  } else if (passed === exitCodes.clean) {
    const by = inputs.command === "lint" ? ` (fail-on: ${inputs.failOn})` : "";
    commands.say(`rootrail: passed with ${outcome.passed}${by}`);
  }
  if (passed === exitCodes.findings) commands.notice("error", outcome.failure);
  if (partial > 0)
    commands.notice("warning", `${count(partial, "input")} read in part, so findings in the rest are not known`);
}
