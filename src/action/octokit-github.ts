import { gzipSync } from "node:zlib";
import { retry } from "@octokit/plugin-retry";
import { throttling } from "@octokit/plugin-throttling";
import { Octokit } from "@octokit/rest";
import { clipped, harmlessLine } from "../reporters/harmless-text.ts";
import { version } from "../version.ts";
import {
  type AnnotationKey,
  type CheckResult,
  type CheckRun,
  type Comment,
  type GitHub,
  GitHubError,
  type Trouble,
} from "./github.ts";
import { withoutSecrets } from "./secrets.ts";

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
/** … and lists are read up to this many pages of 100. */
const mostPages = 30;

/** Asking again gives the same answer; 429 belongs to the throttling plugin. */
const finalAnswers = [400, 401, 403, 404, 410, 413, 422, 429, 451];

const Client = Octokit.plugin(retry, namesRateLimits, throttling);

/** GitHub behind our own verbs, with the official plugins for retries and rate limits. Reads nothing from the environment. */
export function connectGitHub({ token, apiUrl, owner, repo }: GitHubAccess): GitHub {
  const client = new Client({
    auth: token,
    baseUrl: apiUrl,
    userAgent: `rootrail-action/${version}`,
    log: silent,
    request: { fetch: fetchInTime },
    retry: { doNotRetry: finalAnswers, retries: 2 },
    throttle: { onRateLimit: waitOnce, onSecondaryRateLimit: waitOnce },
  });
  client.hook.after("request", (response) => {
    // A proxy, or a page to log in at, answers in HTML; the paging plugin would read it as an object.
    if (typeof response.data === "string" && response.data !== "")
      throw unusable("JSON: something else answers there, such as a proxy or a login page");
  });
  client.hook.before("request", (options) => {
    options.headers["x-github-api-version"] = "2022-11-28";
  });
  const { checks, codeScanning, issues, users } = client.rest;
  const here = { owner, repo };
  /** A lost answer to one of these may mean that it was done: whoever asks must look before asking again. */
  const once = { request: { retries: 0 } };

  return {
    checkRunName: (checkRun) =>
      requested(async () => textOf((await checks.get({ ...here, check_run_id: checkRun })).data, "name")),
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
    updateCheckRun: (checkRun, result) =>
      requested(async () => {
        readCheckRun((await checks.update({ ...here, check_run_id: checkRun, ...finished(result), ...once })).data);
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

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** Waits for the whole answer, so that one that breaks off or never ends is a failure to be tried again, not an empty one. */
async function fetchInTime(url: string, options: RequestInit): Promise<Response> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(new Error("no answer in time")), requestTimeout);
  try {
    const response = await fetch(url, { ...options, signal: patience.signal });
    const { status, statusText, headers } = response;
    const body = await response.arrayBuffer();
    const whole = new Response(body.byteLength > 0 ? body : null, { status, statusText, headers });
    // What the paging plugin reads, and a response of our own making lacks.
    return Object.defineProperty(whole, "url", { value: response.url });
  } finally {
    clearTimeout(timer);
  }
}

function waitOnce(seconds: number, _request: object, _client: unknown, retries: number): boolean {
  return retries < 1 && seconds <= longestWait;
}

/** The throttling plugin knows a secondary limit by its words only; the header `retry-after` says the same. */
function namesRateLimits(client: Pick<Octokit, "hook">): void {
  client.hook.error("request", (error) => {
    const { status, response } = error as { status?: number; response?: { headers: Record<string, unknown> } };
    const isLimit = (status === 403 || status === 429) && response?.headers["retry-after"] !== undefined;
    if (isLimit && !/\bsecondary rate\b/i.test(error.message)) error.message += " (secondary rate limit)";
    throw error;
  });
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

/** Runs a request and turns whatever goes wrong into a `GitHubError`. */
async function requested<T>(request: () => Promise<T>): Promise<T> {
  try {
    return await request();
  } catch (error) {
    if (error instanceof GitHubError) throw error;
    const status = error instanceof Error && "status" in error ? Number(error.status) : 0;
    const said = error instanceof Error ? error.message.split(" - https://")[0] : String(error);
    const answer = status >= 400 && hasResponse(error) ? `GitHub answered ${status}: ` : "";
    const message = withoutSecrets(`${answer}${said}`);
    throw new GitHubError(troubleOf(status, said ?? ""), harmlessLine(clipped(message, 300)), {
      cause: error,
    });
  }
}

/** Octokit gives status 500 to requests that had no answer at all. */
function hasResponse(error: unknown): boolean {
  return error instanceof Error && "response" in error && error.response !== undefined;
}

function troubleOf(status: number, message: string): Trouble {
  if (status === 429 || (status === 403 && /rate limit/i.test(message))) return "busy";
  if (status === 401) return "unauthorized";
  if ((status === 403 || status === 422) && /\blocked\b/i.test(message)) return "locked";
  if (status === 403 || status === 404) return "denied";
  return status >= 400 && status < 500 ? "refused" : "unreachable";
}

function unusable(what: string): GitHubError {
  return new GitHubError("unusable", `GitHub's answer is not ${what}`);
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

function memberOf(data: unknown, key: string): unknown {
  return typeof data === "object" && data !== null ? Reflect.get(data, key) : undefined;
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
