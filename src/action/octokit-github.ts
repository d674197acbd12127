import { gzipSync } from "node:zlib";
import { memberOf, openClient, requested, unusable } from "../github/client.ts";
import { version } from "../version.ts";
import type { AnnotationKey, CheckResult, CheckRun, Comment, GitHub } from "./github.ts";

/** Where GitHub is and who asks. */
export interface GitHubAccess {
  readonly token: string;
  /** `https://api.github.com`, or `https://host/api/v3` of an Enterprise server. */
  readonly apiUrl: string;
  readonly owner: string;
  readonly repo: string;
}

/** A linter must not hold a runner: one answer may take this long, in milliseconds … */
const requestTimeout = 12_000;
/** … a rate limit is waited for once, and only if it ends within this many seconds … */
const longestWait = 60;
/** … answers have at most this many bytes … */
const maxBytes = 64_000_000;
/** … and lists are read up to this many pages of 100. */
const mostPages = 30;

/** GitHub behind our own verbs. Reads nothing from the environment. */
export function connectGitHub({ token, apiUrl, owner, repo }: GitHubAccess): GitHub {
  const client = openClient({
    token,
    apiUrl,
    userAgent: `rootrail-action/${version}`,
    requestTimeout,
    maxBytes,
    waits: (seconds, waited) => waited < 1 && seconds <= longestWait,
  });
  const { actions, checks, codeScanning, issues, users } = client.rest;
  const here = { owner, repo };
  /** A lost answer to one of these may mean that it was done: whoever asks must look before asking again. */
  const once = { request: { retries: 0 } };

  return {
    checkRunName: (checkRun) =>
      requested(async () => textOf((await checks.get({ ...here, check_run_id: checkRun })).data, "name")),
    jobNames: ({ run, attempt }, runner) =>
      requested(async () => {
        const query = { ...here, run_id: run, attempt_number: attempt, per_page: 100 };
        const jobs = await allPages(client.paginate.iterator(actions.listJobsForWorkflowRunAttempt, query));
        const own = jobs.filter(
          (one) => textOf(one, "runner_name") === runner && textOf(one, "status") === "in_progress",
        );
        return own.flatMap((one) => textOf(one, "name") ?? []);
      }),
    checkRuns: (sha, name) =>
      requested(async () => {
        const query = { ...here, ref: sha, check_name: name, filter: "all" as const, per_page: 100 };
        return (await allPages(client.paginate.iterator(checks.listForRef, query))).map(readCheckRun);
      }),
    annotationsOf: (checkRun) =>
      requested(async () => {
        const query = { ...here, check_run_id: checkRun, per_page: 100 };
        return (await allPages(client.paginate.iterator(checks.listAnnotations, query))).map(readAnnotation);
      }),
    createCheckRun: (run, result) =>
      requested(async () => {
        const { name, sha: head_sha, externalId: external_id, detailsUrl: details_url } = run;
        const body = { ...here, name, head_sha, external_id, details_url, ...finished(result), ...once };
        return readCheckRun((await checks.create(body)).data);
      }),
    updateCheckRun: (checkRun, { name, externalId: external_id }, result) =>
      requested(async () => {
        const body = { ...here, check_run_id: checkRun, name, external_id, ...finished(result), ...once };
        readCheckRun((await checks.update(body)).data);
      }),
    uploadSarif: ({ commit, ref, sarif }) =>
      requested(async () => {
        const packed = gzipSync(sarif).toString("base64");
        await codeScanning.uploadSarif({ ...here, commit_sha: commit, ref, sarif: packed, ...once });
      }),
    comments: (pullRequest) =>
      requested(async () => {
        const query = { ...here, issue_number: pullRequest, per_page: 100 };
        return (await allPages(client.paginate.iterator(issues.listComments, query))).map(readComment);
      }),
    addComment: (pullRequest, body) =>
      requested(async () =>
        readComment((await issues.createComment({ ...here, issue_number: pullRequest, body, ...once })).data),
      ),
    editComment: (comment, body) =>
      requested(async () => {
        readComment((await issues.updateComment({ ...here, comment_id: comment, body })).data);
      }),
    user: () =>
      requested(async () => {
        // Tokens of workflows and apps have this prefix, and no user.
        if (token.startsWith("ghs_")) return undefined;
        return textOf((await users.getAuthenticated()).data, "login");
      }),
  };
}

/** Created finished, so that no crash in between can leave a run that waits for ever. */
function finished({ conclusion, title, summary, annotations }: CheckResult) {
  return { status: "completed" as const, conclusion, output: { title, summary, annotations: [...annotations] } };
}

async function allPages(pages: AsyncIterable<{ readonly data: unknown }>): Promise<readonly unknown[]> {
  const items: unknown[] = [];
  let page = 0;
  for await (const { data } of pages) {
    if (!Array.isArray(data)) throw unusable("a list");
    items.push(...data);
    page += 1;
    if (page === mostPages) break;
  }
  return items;
}

function readCheckRun(data: unknown): CheckRun {
  const url = textOf(data, "html_url");
  return {
    id: numberOf(data, "id", "a check run"),
    externalId: textOf(data, "external_id") ?? "",
    url: url ?? "",
    conclusion: textOf(data, "conclusion") ?? "",
  };
}

function readAnnotation(data: unknown): AnnotationKey {
  return {
    path: textOf(data, "path") ?? "",
    start_line: numberOf(data, "start_line", "an annotation"),
    title: textOf(data, "title") ?? "",
    message: textOf(data, "message") ?? "",
  };
}

function readComment(data: unknown): Comment {
  const user = memberOf(data, "user");
  return {
    id: numberOf(data, "id", "a comment"),
    body: textOf(data, "body") ?? "",
    author: textOf(user, "login") ?? "",
    isBot: textOf(user, "type") === "Bot",
    url: textOf(data, "html_url") ?? "",
  };
}

function textOf(data: unknown, key: string): string | undefined {
  const value = memberOf(data, key);
  return typeof value === "string" ? value : undefined;
}

function numberOf(data: unknown, key: string, what: string): number {
  const value = memberOf(data, key);
  if (typeof value !== "number") throw unusable(what);
  return value;
}
