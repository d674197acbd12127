import type { Report } from "../model/report.ts";
import { openFindings } from "../reporters/findings-view.ts";
import { countsPhrase } from "../reporters/phrases.ts";
import type { ReporterOptions } from "../reporters/reporter.ts";
import { checkAnnotations } from "./check-annotations.ts";
import { publishCheckRun } from "./check-run.ts";
import type { RunContext } from "./event.ts";
import { addSummary } from "./file-commands.ts";
import { type GitHub, GitHubError } from "./github.ts";
import type { ActionInputs } from "./inputs.ts";
import { renderReport } from "./render.ts";
import { keepComment } from "./sticky-comment.ts";
import type { WorkflowCommands } from "./workflow-commands.ts";

/** A step's summary may take 1 MiB (actions/runner, `FileCommandManager`); no character takes more than three bytes a unit. */
const summaryCharacters = 300_000;
/** GitHub takes 65,535 characters for a check run's summary and for a comment; links and marks need some of them. */
const bodyCharacters = 60_000;

/** A verdict that is ready to be shown, and everything that it can be shown through. */
export interface Publishing {
  readonly report: Report;
  readonly view: ReporterOptions;
  readonly passed: boolean;
  readonly inputs: ActionInputs;
  readonly context: RunContext;
  /** Tells this job from others on the same commit. */
  readonly identity: string;
  readonly commands: WorkflowCommands;
  /** `undefined` without a token. */
  readonly github: GitHub | undefined;
  readonly summaryFile: string | undefined;
}

/** Where the results can be looked at; empty where nowhere. */
export interface Places {
  readonly "check-run-url": string;
  readonly "comment-url": string;
}

/** Shows the report in every channel that the inputs ask for and the token allows. A channel that fails never changes the verdict. */
export async function publish(publishing: Publishing): Promise<Places> {
  await summarize(publishing);
  const annotated = await annotate(publishing);
  const comment = annotated.isDown ? "" : await keepOneComment(publishing);
  return { "check-run-url": annotated.url, "comment-url": comment };
}

async function summarize({ inputs, report, view, summaryFile, commands }: Publishing): Promise<void> {
  if (!inputs.summary) return;
  const markdown = await renderReport("markdown", report, { ...view, maxCharacters: summaryCharacters });
  try {
    addSummary(summaryFile, markdown);
  } catch (error) {
    commands.notice("warning", `there is no summary: ${error instanceof Error ? error.message : String(error)}`);
  }
}

interface Annotated {
  readonly url: string;
  /** GitHub's API gave no usable answer, so that nothing more is asked of it. */
  readonly isDown: boolean;
}

async function annotate(publishing: Publishing): Promise<Annotated> {
  const { inputs, github, report } = publishing;
  const nowhere = { url: "", isDown: false };
  if (inputs.annotations === "none") return nowhere;
  if (inputs.annotations === "commands" || !github) {
    await annotateByCommands(publishing, report);
    return nowhere;
  }
  return annotateByCheckRun(publishing, github);
}

async function annotateByCommands({ commands, view }: Publishing, report: Report): Promise<void> {
  commands.pass(await renderReport("github", report, view));
}

async function annotateByCheckRun(publishing: Publishing, github: GitHub): Promise<Annotated> {
  const { report, view, passed, context, identity, commands } = publishing;
  const directory = view.directory ?? "";
  const placed = checkAnnotations(report, directory);
  const run = {
    // Not the name of a job: of two check runs with one name GitHub shows the later one.
    name: directory === "" ? "rootrail findings" : `rootrail findings (${directory})`,
    sha: context.sha,
    externalId: `rootrail:${identity}`,
    detailsUrl: context.runUrl,
  };
  const result = {
    conclusion: passed ? ("success" as const) : ("failure" as const),
    title: countsPhrase(report),
    summary: await renderReport("markdown", report, { ...view, maxCharacters: bodyCharacters }),
    annotations: placed.map((one) => one.annotation),
  };
  const publication = await publishCheckRun(github, run, result);
  const url = publication.run?.url ?? "";
  if (!publication.error) {
    commands.say(`annotations: ${placed.length} in the check run ${run.name} ${url}`);
    return { url, isDown: false };
  }
  explain(publishing, publication.error, "checks", publishing.inputs.annotations === "check-run");
  const delivered = new Set(publication.delivered);
  const shown = new Set(placed.filter((one) => delivered.has(one.annotation)).flatMap((one) => one.about));
  await annotateByCommands(publishing, {
    ...report,
    findings: report.findings.filter((finding) => !shown.has(finding)),
    inputs: report.inputs.filter((input) => !shown.has(input)),
  });
  return { url, isDown: ["unreachable", "unusable"].includes(publication.error.trouble) };
}

/** Forks and Dependabot have read-only tokens by design, which `auto` takes as it is; all else is worth a warning. */
function explain(
  publishing: Publishing,
  error: GitHubError,
  scope: "checks" | "pull-requests",
  isAskedFor: boolean,
): void {
  const { context, commands } = publishing;
  const instead = scope === "checks" ? "annotations are workflow commands instead" : "there is no comment";
  const isStranger = context.isDependabot || context.pullRequest?.isFork === true;
  const cause = isStranger
    ? `the token of a run for ${context.isDependabot ? "Dependabot" : "a fork"} is read-only`
    : `to allow it, add "${scope}: write" to the job's permissions`;
  const message = `${instead}: ${error.message}${error.trouble === "denied" ? `; ${cause}` : ""}`;
  if (error.trouble === "denied" && !isAskedFor) commands.say(message);
  else commands.notice("warning", message);
}

/** Keeps the comment of a pull request, and returns its address. */
async function keepOneComment(publishing: Publishing): Promise<string> {
  const { inputs, github, context, report, view, passed, identity, commands } = publishing;
  const { pullRequest } = context;
  if (inputs.comment === "never") return "";
  if (!pullRequest || !github) {
    if (inputs.comment === "always")
      commands.notice(
        "notice",
        pullRequest
          ? "a comment needs github-token"
          : `there is no pull request to comment on (event ${context.event})`,
      );
    return "";
  }
  const isNews = !passed || openFindings(report).some((finding) => finding.status === "new");
  const isClean = openFindings(report).length === 0 && report.inputs.every((input) => input.status !== "error");
  try {
    const outcome = await keepComment(github, {
      pullRequest: pullRequest.number,
      key: identity,
      body: await renderReport("markdown", report, { ...view, maxCharacters: bodyCharacters }),
      isClean,
      whenNew: inputs.comment === "always" || isNews,
    });
    if (outcome.done === "not-needed") return "";
    commands.say(`comment: ${outcome.done} ${outcome.url}`);
    return outcome.url;
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    explain(publishing, error, "pull-requests", inputs.comment === "always");
    return "";
  }
}
