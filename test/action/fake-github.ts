import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { Ajv, type ValidateFunction } from "ajv";

/** A request as it arrived. */
export interface SeenRequest {
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: Record<string, unknown>;
}

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
  /** Decides about a request before it is handled; `nth` counts requests of the same operation from 1. */
  fault: (request: SeenRequest, nth: number) => Fault | undefined;
  close(): Promise<void>;
}

export interface StoredCheckRun {
  readonly id: number;
  readonly name: string;
  readonly head_sha: string;
  readonly external_id: string;
  conclusion: string;
  output: { title: string; summary: string; annotations: Record<string, unknown>[] };
}

export interface StoredComment {
  readonly id: number;
  readonly issue: number;
  readonly user: { readonly login: string; readonly type: string };
  body: string;
}

interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly in: string;
    readonly required: boolean;
    readonly schema: object;
  }[];
  readonly body: object | null;
  readonly status: number;
  readonly example: unknown;
}

const description: { operations: Operation[] } = JSON.parse(
  readFileSync(join(import.meta.dirname, "github-openapi.json"), "utf8"),
);
const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false, coerceTypes: false });
const coercing = new Ajv({ strict: false, validateFormats: false, coerceTypes: true });
const validators = new Map<string, ValidateFunction>();

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
    fault: () => undefined,
    close: () => closeServer(server),
  };
  return github;

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = await bodyOf(request);
    const url = new URL(request.url ?? "/", "http://fake");
    const found = match(request.method ?? "", url.pathname, prefix);
    if (!found) {
      github.violations.push(`GitHub has no ${request.method} ${url.pathname} (of those described here)`);
      return answer(response, 404, { message: "Not Found" });
    }
    const seen = read(found.operation, url, text, github);
    checkHeaders(request, text, options.token, github);
    checkRequest(found.operation, seen, github);
    github.requests.push(seen);
    const nth = (counts.get(found.operation.id) ?? 0) + 1;
    counts.set(found.operation.id, nth);
    const fault = github.fault(seen, nth);
    if (fault && "status" in fault) return answer(response, fault.status, { message: fault.message }, fault.headers);
    if (fault && "broken" in fault) return breakDown(fault.broken, response);
    const result = perform(found.operation, found.parameters, seen, github);
    if (fault) return void response.destroy();
    const headers = result.next ? { link: `<${github.url}${result.next}>; rel="next"` } : {};
    answer(response, result.status ?? found.operation.status, result.body, headers);
  }
}

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

/** Literal segments win over parameters; values stay percent-encoded until here. */
function match(method: string, path: string, prefix: string) {
  if (!path.startsWith(prefix)) return undefined;
  const given = path.slice(prefix.length).split("/");
  for (const operation of description.operations) {
    const wanted = operation.path.split("/");
    const fits =
      wanted.length === given.length && wanted.every((part, index) => part.startsWith("{") || part === given[index]);
    if (!fits || operation.method !== method) continue;
    const parameters = new Map(
      wanted.flatMap((part, index) =>
        part.startsWith("{") ? [[part.slice(1, -1), decodeURIComponent(given[index] ?? "")]] : [],
      ) as [string, string][],
    );
    return { operation, parameters };
  }
  return undefined;
}

function read(operation: Operation, url: URL, text: string, github: FakeGitHub): SeenRequest {
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
    query: url.searchParams,
    body: object,
  };
}

function checkHeaders(request: IncomingMessage, text: string, token: string, github: FakeGitHub): void {
  const { headers } = request;
  const rules: [boolean, string][] = [
    [headers.authorization === `token ${token}` || headers.authorization === `Bearer ${token}`, "authorization"],
    [(headers["user-agent"] ?? "").startsWith("rootrail"), "user-agent"],
    [headers["x-github-api-version"] === "2022-11-28", "x-github-api-version"],
    [(headers.accept ?? "").includes("application/vnd.github"), "accept"],
    [text === "" || (headers["content-type"] ?? "").startsWith("application/json"), "content-type"],
  ];
  for (const [holds, name] of rules)
    if (!holds) github.violations.push(`header ${name}: ${headers[name] ?? "missing"}`);
}

function checkRequest(operation: Operation, seen: SeenRequest, github: FakeGitHub): void {
  const complain = (what: string) => github.violations.push(`${operation.id}: ${what}`);
  const known = new Map(operation.parameters.map((parameter) => [parameter.name, parameter]));
  for (const [name, value] of seen.query) {
    const parameter = known.get(name);
    if (parameter?.in !== "query") complain(`unknown query parameter ${name}`);
    else if (!coercing.validate({ properties: { value: parameter.schema } }, { value }))
      complain(`${name}=${value}: ${coercing.errorsText()}`);
    if (name === "per_page" && Number(value) > 100) complain("per_page is above 100");
  }
  if (operation.body) {
    const validate = validatorOf(operation);
    if (!validate(seen.body)) complain(ajv.errorsText(validate.errors));
  }
  for (const problem of proseProblems(seen)) complain(problem);
}

function validatorOf(operation: Operation): ValidateFunction {
  const known = validators.get(operation.id);
  if (known) return known;
  const validate = ajv.compile(closed(operation.body, true) as object);
  validators.set(operation.id, validate);
  return validate;
}

/** GitHub's schemas let unknown members pass, a misspelt one too: here every object with `properties` is closed, alternatives apart. */
function closed(schema: unknown, isOwn: boolean): unknown {
  if (Array.isArray(schema)) return schema.map((one) => closed(one, isOwn));
  if (typeof schema !== "object" || schema === null) return schema;
  const entries = Object.entries(schema).map(([key, value]) => {
    if (key === "properties")
      return [key, Object.fromEntries(Object.entries(value as object).map(([name, one]) => [name, closed(one, true)]))];
    return [key, closed(value, !["anyOf", "oneOf", "allOf"].includes(key) && isOwn)];
  });
  const result = Object.fromEntries(entries);
  return isOwn && "properties" in result && !("additionalProperties" in result)
    ? { ...result, additionalProperties: false }
    : result;
}

/** What the description says in words only. */
function proseProblems({ operation, body }: SeenRequest): string[] {
  const problems: string[] = [];
  if (typeof body["body"] === "string" && body["body"].length > 65_536) problems.push("the comment is too long");
  if (operation !== "checks/create" && operation !== "checks/update") return problems;
  if (body["status"] === "completed" && body["conclusion"] === undefined)
    problems.push("completed without a conclusion");
  const output = (body["output"] ?? {}) as { annotations?: Record<string, unknown>[] };
  return [...problems, ...(output.annotations ?? []).flatMap(annotationProblems)];
}

function annotationProblems(annotation: Record<string, unknown>): string[] {
  const { path, start_line: first, end_line: last, start_column: left, end_column: right, message, title } = annotation;
  const rules: [boolean, string][] = [
    [
      typeof path === "string" && !/^(?:\/|[A-Za-z]:|\.\.?\/|.*\/\.\.?(?:\/|$)|.*\\)/.test(path) && path !== "",
      `path ${String(path)} is not relative to the repository`,
    ],
    [Number(first) >= 1 && Number(last) >= Number(first), "lines are out of order"],
    [left === undefined || first === last, "columns on several lines"],
    [left === undefined || (Number(left) >= 1 && Number(right) >= Number(left)), "columns are out of order"],
    [Buffer.byteLength(String(message)) <= 65_536 && String(message) !== "", "the message is too long or empty"],
    [title === undefined || String(title).length <= 255, "the title is too long"],
  ];
  return rules.filter(([holds]) => !holds).map(([, problem]) => problem);
}

interface Result {
  readonly body: unknown;
  readonly status?: number;
  readonly next?: string;
}

function perform(
  operation: Operation,
  parameters: ReadonlyMap<string, string>,
  seen: SeenRequest,
  github: FakeGitHub,
): Result {
  switch (operation.id) {
    case "checks/create":
      return { body: createCheckRun(operation, seen, github) };
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

export const bot = { login: "github-actions[bot]", type: "Bot" };

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
