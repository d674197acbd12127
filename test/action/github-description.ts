import { readFileSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import { join } from "node:path";
import { Ajv, type ValidateFunction } from "ajv";

/** A request as it arrived. */
export interface SeenRequest {
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  /** The values of the path's `{…}`. */
  readonly parameters: ReadonlyMap<string, string>;
  readonly query: URLSearchParams;
  readonly body: Record<string, unknown>;
}

export interface Operation {
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

/** Literal segments win over parameters; values stay percent-encoded until here. */
export function matchOperation(method: string, path: string, prefix: string) {
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

/** What is wrong with the headers of a request. */
export function headerProblems(request: IncomingMessage, text: string, token: string): string[] {
  const { headers } = request;
  const rules: [boolean, string][] = [
    [headers.authorization === `token ${token}` || headers.authorization === `Bearer ${token}`, "authorization"],
    [(headers["user-agent"] ?? "").startsWith("rootrail"), "user-agent"],
    [headers["x-github-api-version"] === "2022-11-28", "x-github-api-version"],
    [(headers.accept ?? "").includes("application/vnd.github"), "accept"],
    [text === "" || (headers["content-type"] ?? "").startsWith("application/json"), "content-type"],
  ];
  return rules.filter(([holds]) => !holds).map(([, name]) => `header ${name}: ${headers[name] ?? "missing"}`);
}

/** What GitHub's description, or its prose, does not allow in a request. */
export function requestProblems(operation: Operation, seen: SeenRequest): string[] {
  const problems: string[] = [];
  const complain = (what: string) => problems.push(`${operation.id}: ${what}`);
  const known = new Map(operation.parameters.map((parameter) => [parameter.name, parameter]));
  for (const [place, given] of [["path", seen.parameters] as const, ["query", seen.query] as const]) {
    for (const [name, value] of given) {
      const parameter = known.get(name);
      if (parameter?.in !== place) complain(`unknown ${place} parameter ${name}`);
      else if (!coercing.validate({ properties: { value: parameter.schema } }, { value }))
        complain(`${name}=${value}: ${coercing.errorsText()}`);
    }
  }
  if (Number(seen.query.get("per_page") ?? 0) > 100) complain("per_page is above 100");
  if (operation.body) {
    const validate = validatorOf(operation);
    if (!validate(seen.body)) complain(ajv.errorsText(validate.errors));
  }
  for (const problem of proseProblems(seen)) complain(problem);
  return problems;
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
