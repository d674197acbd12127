import type { Finding } from "../model/finding.ts";
import type { Report } from "../model/report.ts";
import { openFindings } from "../reporters/findings-view.ts";
import { mdText } from "../reporters/markdown-text.ts";
import { count, isAllWell, verdictPhrase } from "../reporters/phrases.ts";
import type { ReporterOptions } from "../reporters/reporter.ts";
import { type CheckAnnotations, checkAnnotations, mostAnnotations } from "./check-annotations.ts";
import { publishCheckRun } from "./check-run.ts";
import type { RunContext } from "./event.ts";
import { addSummary } from "./file-commands.ts";
import { type Conclusion, type GitHub, GitHubError, type SarifUpload, type Trouble } from "./github.ts";
import type { Identity } from "./identity.ts";
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
  /** Whether a finding is annotated; the rest is in the summary. */
  readonly isShown: (finding: Finding) => boolean;
  /** Where code scanning takes SARIF for. */
  readonly sarif: Pick<SarifUpload, "commit" | "ref"> | undefined;
  /** How the commit that `commit` names is shown. */
  readonly view: ReporterOptions;
  /** How the commit that was read is shown. */
  readonly sarifView: ReporterOptions;
  readonly conclusion: Conclusion;
  readonly inputs: ActionInputs;
  readonly context: RunContext;
  /** The commit that the verdict is about; `undefined` where none of the event's was read, so that nothing stands on one. */
  readonly commit: string | undefined;
  /** Sentences that every reader of the report is told first. */
  readonly caveats: readonly string[];
  readonly identity: Identity;
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
  await uploadSarif(publishing);
  if (publishing.commit === undefined) return { "check-run-url": "", "comment-url": "" };
  const annotated = await annotate(publishing);
  const comment = annotated.isDown ? "" : await keepOneComment(publishing);
  return { "check-run-url": annotated.url, "comment-url": comment };
}

/** The report in Markdown, for a host that takes so many characters; what limits the verdict comes before it. */
async function markdownOf({ report, view, caveats }: Publishing, maxCharacters: number): Promise<string> {
  const markdown = await renderReport("markdown", report, { ...view, maxCharacters });
  return [...caveats.map((one) => `> [!WARNING]\n> ${mdText(one)}\n`), markdown].join("\n");
}

async function summarize(publishing: Publishing): Promise<void> {
  const { inputs, summaryFile, commands } = publishing;
  if (!inputs.summary) return;
  try {
    addSummary(summaryFile, await markdownOf(publishing, summaryCharacters));
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
  const { inputs, github } = publishing;
  const nowhere = { url: "", isDown: false };
  if (inputs.annotations === "none") return nowhere;
  if (inputs.annotations === "commands" || !github) {
    await annotateByCommands(publishing, annotatedPart(publishing));
    return nowhere;
  }
  return annotateByCheckRun(publishing, github);
}

/** The report without the findings that `filter` keeps from annotations; how many these are is told. */
function annotatedPart({ report, isShown, commands }: Publishing): Report {
  const findings = report.findings.filter(isShown);
  const left = openFindings(report).length - openFindings({ ...report, findings }).length;
  if (left > 0)
    commands.notice(
      "notice",
      `${count(left, "finding")} at lines that the change does not touch: not annotated (filter: diff), but in the summary and in the verdict`,
    );
  return { ...report, findings };
}

/** Gives SARIF to code scanning, for the commit and ref that were read. */
async function uploadSarif(publishing: Publishing): Promise<void> {
  const { inputs, github, report, sarif, sarifView, commands, context } = publishing;
  if (!inputs.uploadSarif) return;
  if (!sarif || !github) {
    const why = github ? "GitHub has no ref for the commit that was read" : "it needs github-token";
    commands.notice("warning", `SARIF is not uploaded: ${why}`);
    return;
  }
  try {
    await github.uploadSarif({ ...sarif, sarif: await renderReport("sarif", report, sarifView) });
    commands.say(`SARIF: uploaded for ${sarif.ref}`);
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    const isStranger = context.isDependabot || context.pullRequest?.isFork === true;
    const denied = isStranger
      ? `the token of a run for ${context.isDependabot ? "Dependabot" : "a fork"} is read-only`
      : "it needs security-events: write in the job's permissions, and code scanning, which private repositories have with GitHub Code Security only";
    const help = error.trouble === "denied" ? `; ${denied}` : "";
    commands.notice("warning", `SARIF is not uploaded: ${error.message}${help}`);
  }
}

async function annotateByCommands({ commands, view }: Publishing, report: Report): Promise<void> {
  commands.pass(await renderReport("github", report, view));
}

async function annotateByCheckRun(publishing: Publishing, github: GitHub): Promise<Annotated> {
  const { report, view, conclusion, context, identity, commands, commit = context.sha } = publishing;
  const shownPart = annotatedPart(publishing);
  const annotations = checkAnnotations(shownPart, view);
  const { placed } = annotations;
  const beside = besidePhrase(annotations);
  const run = {
    name: identity.name,
    sha: commit,
    externalId: `rootrail:${identity.key}`,
    detailsUrl: context.runUrl,
  };
  const summary = await markdownOf(publishing, bodyCharacters);
  const result = {
    conclusion,
    title: verdictPhrase(report),
    summary: beside === "" ? summary : `${beside}\n\n${summary}`,
    annotations: placed.map((one) => one.annotation),
  };
  const publication = await publishCheckRun(github, run, result);
  const url = publication.run?.url ?? "";
  if (!publication.error) {
    commands.say(`annotations: ${placed.length} in the check run ${publication.name} ${url}`);
    if (beside !== "") commands.notice("notice", beside);
    return { url, isDown: false };
  }
  explain(publishing, publication.error, "checks", publishing.inputs.annotations === "check-run");
  const delivered = new Set(publication.delivered);
  const shown = new Set(placed.filter((one) => delivered.has(one.annotation)).flatMap((one) => one.about));
  await annotateByCommands(publishing, {
    ...shownPart,
    findings: shownPart.findings.filter((finding) => !shown.has(finding)),
    inputs: report.inputs.filter((input) => !shown.has(input)),
  });
  return { url, isDown: ["unreachable", "unusable"].includes(publication.error.trouble) };
}

/** What of the report a check run shows beside no line; empty where that is nothing. */
function besidePhrase({ placed, leftOut, withoutLine }: CheckAnnotations): string {
  const parts = [
    ...(leftOut > 0
      ? [
          `${leftOut} of ${placed.length + leftOut} places are left out of the annotations: a check run gets ${mostAnnotations} of them, the most severe first. The JSON report and SARIF have all findings`,
        ]
      : []),
    ...(withoutLine > 0
      ? [`${withoutLine} more are at no line of this commit, and are told in the summary without one`]
      : []),
  ];
  return parts.map((part) => `${part}.`).join(" ");
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
  const permission = isStranger
    ? `the token of a run for ${context.isDependabot ? "Dependabot" : "a fork"} is read-only`
    : `to allow it, add "${scope}: write" to the job's permissions`;
  const helps: Partial<Record<Trouble, string>> = {
    denied: permission,
    unauthorized:
      "GitHub does not know the token, which may have expired: leave out github-token to use that of the job, or give a valid one",
    locked: "the conversation of the pull request is locked; unlock it, or set comment: never",
    unusable: "is github-api-url (GITHUB_API_URL) right, and is a proxy in between?",
  };
  const help = helps[error.trouble];
  const message = `${instead}: ${error.message}${help === undefined ? "" : `; ${help}`}`;
  if (error.trouble === "denied" && !isAskedFor) commands.say(message);
  else commands.notice("warning", message);
}

/** Keeps the comment of a pull request, and returns its address. */
async function keepOneComment(publishing: Publishing): Promise<string> {
  const { inputs, github, context, report, conclusion, identity, commands } = publishing;
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
  const isNews = conclusion === "failure" || openFindings(report).some((finding) => finding.status === "new");
  const isClean = conclusion === "success" && isAllWell(report);
  try {
    const outcome = await keepComment(github, {
      pullRequest: pullRequest.number,
      key: identity.key,
      body: await markdownOf(publishing, bodyCharacters),
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
