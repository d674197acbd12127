import { GitHubError, type Trouble } from "../github/error.ts";
import { mdText } from "../reporters/markdown-text.ts";
import { count } from "../reporters/phrases.ts";
import { type CheckAnnotations, mostAnnotations } from "./check-annotations.ts";
import { publishCheckRun } from "./check-run.ts";
import type { RunContext } from "./event.ts";
import { addSummary } from "./file-commands.ts";
import type { Conclusion, GitHub, SarifUpload } from "./github.ts";
import type { Identity } from "./identity.ts";
import type { ActionInputs } from "./inputs.ts";
import { type Maker, makerMark } from "./maker.ts";
import type { Outcome, Verdict } from "./outcome.ts";
import { keepComment } from "./sticky-comment.ts";
import type { WorkflowCommands } from "./workflow-commands.ts";

/** A step's summary may take 1 MiB (actions/runner, `FileCommandManager`); no character takes more than three bytes a unit. */
const summaryCharacters = 300_000;
/** GitHub takes 65,535 characters for a check run's summary and for a comment; links and marks need some of them. */
const bodyCharacters = 60_000;

/** What a command came to, and everything that it can be shown through. */
export interface Publishing {
  readonly outcome: Outcome;
  /** Where code scanning takes SARIF for. */
  readonly sarif: Pick<SarifUpload, "commit" | "ref"> | undefined;
  readonly conclusion: Conclusion;
  readonly inputs: ActionInputs;
  readonly context: RunContext;
  /** The commit that the verdict is about; `undefined` where none of the event's was read, so that nothing stands on one. */
  readonly commit: string | undefined;
  /** Sentences that every reader of the report is told first. */
  readonly caveats: readonly string[];
  readonly identity: Identity;
  /** Who makes the verdict, where the identity does not tell for sure. */
  readonly maker: Maker | undefined;
  readonly commands: WorkflowCommands;
  /** `undefined` without a token. */
  readonly github: GitHub | undefined;
  /** Why nothing more is to be asked of GitHub, which gave no usable answer. */
  readonly trouble: GitHubError | undefined;
  readonly summaryFile: string | undefined;
}

/** Where the results can be looked at; empty where nowhere. */
export interface Places {
  readonly "check-run-url": string;
  readonly "comment-url": string;
}

/** Shows the report in every channel that the inputs ask for and the token allows. A channel that fails never changes the verdict. */
export async function publish(publishing: Publishing): Promise<Places> {
  const { outcome, commit } = publishing;
  const { verdict } = outcome;
  await summarize(publishing);
  await uploadSarif(publishing);
  if (commit === undefined || !verdict) return { "check-run-url": "", "comment-url": "" };
  const annotated = await annotate(publishing, verdict);
  const comment = annotated.isDown ? "" : await keepOneComment(publishing, verdict);
  return { "check-run-url": annotated.url, "comment-url": comment };
}

/** The report in Markdown, for a host that takes so many characters; what limits the verdict comes before it. */
async function markdownOf({ outcome, caveats }: Publishing, maxCharacters: number): Promise<string> {
  const markdown = await outcome.markdown(maxCharacters);
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

async function annotate(publishing: Publishing, verdict: Verdict): Promise<Annotated> {
  const { inputs, github, trouble, commands } = publishing;
  const nowhere = { url: "", isDown: trouble !== undefined };
  if (inputs.annotations === "none") return nowhere;
  const { notAnnotated: left } = verdict;
  if (left > 0)
    commands.notice(
      "notice",
      `${count(left, "finding")} at lines that the change does not touch: not annotated (filter: diff), but in the summary and in the verdict`,
    );
  if (inputs.annotations !== "commands" && github && !trouble) return annotateByCheckRun(publishing, verdict, github);
  if (inputs.annotations !== "commands" && trouble) explain(publishing, trouble, "checks", true);
  commands.pass(await verdict.commands(new Set()));
  return nowhere;
}

/** Gives SARIF to code scanning, for the commit and ref that were read. */
async function uploadSarif(publishing: Publishing): Promise<void> {
  const { inputs, github, outcome, sarif, commands, context, trouble } = publishing;
  if (!inputs.uploadSarif || !outcome.sarif) return;
  if (trouble) {
    commands.notice("warning", `SARIF is not uploaded: ${trouble.message}`);
    return;
  }
  if (!sarif || !github) {
    const why = github ? "GitHub has no ref for the commit that was read" : "it needs github-token";
    commands.notice("warning", `SARIF is not uploaded: ${why}`);
    return;
  }
  try {
    await github.uploadSarif({ ...sarif, sarif: await outcome.sarif() });
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

async function annotateByCheckRun(publishing: Publishing, verdict: Verdict, github: GitHub): Promise<Annotated> {
  const { outcome, conclusion, context, identity, maker, commands, commit = context.sha } = publishing;
  const { placed } = verdict.annotations;
  const beside = besidePhrase(verdict.annotations);
  const run = {
    name: identity.name,
    sha: commit,
    externalId: `rootrail:${identity.key}${maker ? ` ${makerMark(maker)}` : ""}`,
    detailsUrl: context.runUrl,
  };
  const summary = await markdownOf(publishing, bodyCharacters);
  const result = {
    conclusion,
    title: outcome.title,
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
  commands.pass(await verdict.commands(shown));
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
async function keepOneComment(publishing: Publishing, verdict: Verdict): Promise<string> {
  const { inputs, github, context, conclusion, identity, maker, commands } = publishing;
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
  try {
    const outcome = await keepComment(github, {
      pullRequest: pullRequest.number,
      key: identity.key,
      maker,
      body: await markdownOf(publishing, bodyCharacters),
      isClean: conclusion === "success" && verdict.isAllWell,
      whenNew: inputs.comment === "always" || conclusion === "failure" || verdict.isNews,
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
