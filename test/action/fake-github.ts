import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import {
  headerProblems,
  matchOperation,
  type Operation,
  requestProblems,
  type SeenRequest,
} from "./github-description.ts";

/** What goes wrong with a request instead of, or after, its ordinary handling. */
export type Fault =
  | { readonly status: number; readonly message: string; readonly headers?: Readonly<Record<string, string>> }
  | { readonly broken: "reset" | "html" | "empty-object" | "half-body" | "never" }
  /** It is done, but the answer is lost. */
  | { readonly doneButLost: true };

export interface FakeGitHub {
  readonly url: string;
  readonly requests: SeenRequest[];
  /** What GitHub's description, or its prose, does not allow. */
  readonly violations: string[];
  readonly checkRuns: StoredCheckRun[];
  readonly comments: StoredComment[];
  /** Names of jobs by the IDs of their own check runs. */
  readonly jobs: Map<number, string>;
  /** Names of the jobs that runners work on, by the runner's name. */
  readonly runners: Map<string, readonly string[]>;
  /** Decides about a request before it is handled; `nth` counts requests of the same operation from 1. */
  fault: (request: SeenRequest, nth: number) => Fault | undefined;
  close(): Promise<void>;
}

export interface StoredCheckRun {
  readonly id: number;
  name: string;
  readonly head_sha: string;
  external_id: string;
  conclusion: string;
  output: { title: string; summary: string; annotations: Record<string, unknown>[] };
}

export interface StoredComment {
  readonly id: number;
  readonly issue: number;
  readonly user: { readonly login: string; readonly type: string };
  body: string;
}

/** A GitHub on the loopback interface that keeps check runs and comments, and checks each request against GitHub's own description. */
export async function startFakeGitHub(options: {
  readonly prefix?: string;
  readonly token: string;
}): Promise<FakeGitHub> {
  const prefix = options.prefix ?? "";
  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      github.violations.push(`the fake failed: ${String(error)}`);
      response.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const counts = new Map<string, number>();
  const github: FakeGitHub = {
    url: `http://127.0.0.1:${port}${prefix}`,
    requests: [],
    violations: [],
    checkRuns: [],
    comments: [],
    jobs: new Map(),
    runners: new Map(),
    fault: () => undefined,
    close: () => closeServer(server),
  };
  return github;

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = await bodyOf(request);
    const url = new URL(request.url ?? "/", "http://fake");
    const found = matchOperation(request.method ?? "", url.pathname, prefix);
    if (!found) {
      github.violations.push(`GitHub has no ${request.method} ${url.pathname} (of those described here)`);
      return answer(response, 404, { message: "Not Found" });
    }
    const seen = read(found, url, text, github);
    github.violations.push(...headerProblems(request, text, options.token));
    github.violations.push(...requestProblems(found.operation, seen));
    github.requests.push(seen);
    const nth = (counts.get(found.operation.id) ?? 0) + 1;
    counts.set(found.operation.id, nth);
    const fault = github.fault(seen, nth);
    if (fault && "status" in fault) return answer(response, fault.status, { message: fault.message }, fault.headers);
    if (fault && "broken" in fault) return breakDown(fault.broken, response);
    const result = perform(found.operation, seen, github);
    if (fault) return void response.destroy();
    const headers = result.next ? { link: `<${github.url}${result.next}>; rel="next"` } : {};
    answer(response, result.status ?? found.operation.status, result.body, headers);
  }
}

type Matched = NonNullable<ReturnType<typeof matchOperation>>;

async function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

function answer(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers });
  response.end(status === 204 ? undefined : JSON.stringify(body));
}

function breakDown(how: "reset" | "html" | "empty-object" | "half-body" | "never", response: ServerResponse): void {
  if (how === "reset") response.destroy();
  else if (how === "html") response.writeHead(200, { "content-type": "text/html" }).end("<h1>::error::Unicorn!</h1>");
  else if (how === "empty-object") answer(response, 200, {});
  else if (how === "half-body") {
    response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
    response.write('{"id": 1');
    setTimeout(() => response.destroy(), 20);
  }
}

function read({ operation, parameters }: Matched, url: URL, text: string, github: FakeGitHub): SeenRequest {
  let body: unknown = {};
  try {
    if (text !== "") body = JSON.parse(text);
  } catch {
    github.violations.push(`${operation.id}: the body is no JSON`);
  }
  const object = typeof body === "object" && body !== null ? (body as Record<string, unknown>) : {};
  return {
    operation: operation.id,
    method: operation.method,
    path: url.pathname,
    parameters,
    query: url.searchParams,
    body: object,
  };
}

interface Result {
  readonly body: unknown;
  readonly status?: number;
  readonly next?: string;
}

function perform(operation: Operation, seen: SeenRequest, github: FakeGitHub): Result {
  const { parameters } = seen;
  switch (operation.id) {
    case "actions/list-jobs-for-workflow-run-attempt": {
      const [job] = (operation.example as { jobs: object[] }).jobs;
      const found = [...github.runners].flatMap(([runner_name, names]) =>
        names.map((name) => ({ ...job, name, runner_name, status: "in_progress", conclusion: null })),
      );
      return { body: { total_count: found.length + 1, jobs: [job, ...found] } };
    }
    case "checks/create":
      return { body: createCheckRun(operation, seen, github) };
    case "checks/get": {
      const name = github.jobs.get(Number(parameters.get("check_run_id")));
      if (name === undefined) return { status: 404, body: { message: "Not Found" } };
      return { body: { ...(operation.example as object), name } };
    }
    case "checks/update":
      return updateCheckRun(operation, Number(parameters.get("check_run_id")), seen, github);
    case "checks/list-for-ref": {
      const found = github.checkRuns.filter(
        (run) => run.head_sha === parameters.get("ref") && run.name === (seen.query.get("check_name") ?? run.name),
      );
      const page = paged(found, seen);
      return {
        ...page,
        body: { total_count: found.length, check_runs: page.body.map((run) => shownCheckRun(operation, run)) },
      };
    }
    case "checks/list-annotations":
      return paged(
        github.checkRuns.find((run) => run.id === Number(parameters.get("check_run_id")))?.output.annotations ?? [],
        seen,
      );
    case "issues/list-comments": {
      const page = paged(
        github.comments.filter((comment) => comment.issue === Number(parameters.get("issue_number"))),
        seen,
      );
      return { ...page, body: page.body.map((comment) => shownComment(operation, comment)) };
    }
    case "issues/create-comment": {
      const comment = {
        id: 5000 + github.comments.length,
        issue: Number(parameters.get("issue_number")),
        user: bot,
        body: String(seen.body["body"]),
      };
      github.comments.push(comment);
      return { body: shownComment(operation, comment) };
    }
    case "issues/update-comment": {
      const comment = github.comments.find((one) => one.id === Number(parameters.get("comment_id")));
      if (!comment) return { status: 404, body: { message: "Not Found" } };
      comment.body = String(seen.body["body"]);
      return { body: shownComment(operation, comment) };
    }
    default:
      return { body: operation.example };
  }
}

const bot = { login: "github-actions[bot]", type: "Bot" };

function createCheckRun(operation: Operation, { body }: SeenRequest, github: FakeGitHub): unknown {
  const output = body["output"] as StoredCheckRun["output"];
  const run: StoredCheckRun = {
    id: 9000 + github.checkRuns.length,
    name: String(body["name"]),
    head_sha: String(body["head_sha"]),
    external_id: String(body["external_id"]),
    conclusion: String(body["conclusion"]),
    output: { title: output.title, summary: output.summary, annotations: [...(output.annotations ?? [])] },
  };
  github.checkRuns.push(run);
  return shownCheckRun(operation, run);
}

/** Annotations are added to those that are there. */
function updateCheckRun(operation: Operation, id: number, { body }: SeenRequest, github: FakeGitHub): Result {
  const run = github.checkRuns.find((one) => one.id === id);
  if (!run) return { status: 404, body: { message: "Not Found" } };
  const output = body["output"] as StoredCheckRun["output"];
  run.conclusion = String(body["conclusion"]);
  if (body["name"] !== undefined) run.name = String(body["name"]);
  if (body["external_id"] !== undefined) run.external_id = String(body["external_id"]);
  run.output = {
    title: output.title,
    summary: output.summary,
    annotations: [...run.output.annotations, ...(output.annotations ?? [])],
  };
  return { body: shownCheckRun(operation, run) };
}

/** The description's own example, with what is known of the run. */
function shownCheckRun(operation: Operation, run: StoredCheckRun): unknown {
  const example = operation.example as { check_runs?: object[] };
  const { annotations, ...output } = run.output;
  return {
    ...(example.check_runs?.[0] ?? example),
    ...run,
    html_url: `https://github.com/octo/infra/runs/${run.id}`,
    output: {
      ...output,
      text: null,
      annotations_count: annotations.length,
      annotations_url: "https://api.github.com/unused",
    },
  };
}

function shownComment(operation: Operation, comment: StoredComment): unknown {
  const example = Array.isArray(operation.example) ? operation.example[0] : operation.example;
  return {
    ...example,
    id: comment.id,
    body: comment.body,
    user: { ...example.user, ...comment.user },
    html_url: `https://github.com/octo/infra/pull/${comment.issue}#issuecomment-${comment.id}`,
  };
}

function paged<T>(items: readonly T[], { query, path }: SeenRequest): { body: readonly T[]; next?: string } {
  const size = Number(query.get("per_page") ?? 30);
  const page = Number(query.get("page") ?? 1);
  const body = items.slice((page - 1) * size, page * size);
  if (page * size >= items.length) return { body };
  const next = new URLSearchParams(query);
  next.set("page", String(page + 1));
  return { body, next: `${path.replace(/^\/api\/v3/, "")}?${next}` };
}
