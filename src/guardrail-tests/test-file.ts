import { ConfigError } from "../config/read.ts";
import type { Location } from "../model/location.ts";
import { parseJson } from "../syntax/json.ts";
import { LineIndex } from "../syntax/line-index.ts";
import type { ShapeProblem } from "../syntax/shape.ts";
import {
  type JsonSchema,
  list,
  located,
  object,
  oneOf,
  optional,
  type Read,
  record,
  required,
  type Shape,
  text,
} from "../syntax/shape.ts";
import { isPrincipalText } from "./principal-text.ts";

/** Matches the names of test files. */
export const testFileName = /\.rootrail-test\.(?:ya?ml|json)$/i;

/** One or several of a thing. */
const several = <T>(what: string, description: string, item: Shape<T>): Shape<readonly T[]> => {
  const all = list(item, description);
  const schema: JsonSchema = { description, anyOf: [item.schema, all.schema] };
  return {
    schema,
    read(node, reading) {
      if (node.kind === "list" && node.items.length > 0) return all.read(node, reading);
      if (node.kind === "scalar") {
        const one = item.read(node, reading);
        return one === undefined ? undefined : [one];
      }
      reading.problems.push({ message: `expected ${what}`, location: reading.lines.location(node) });
      return undefined;
    },
  };
};

const place = text(
  'the name or ID of an OU or account, a path such as "Prod/Payments", "organization" or "management"',
);
const action = text(
  'an action such as "iam:CreateVirtualMFADevice" or "s3:Delete*"',
  { pattern: "^(?:\\*|[A-Za-z0-9-]+:[A-Za-z0-9*?]+)$" },
  (value) => /^(?:\*|[a-z0-9-]{1,60}:[a-z0-9*?]{1,100})$/i.test(value),
);
const principal = text(
  '"root", "user/<name>", "role/<name>", "assumed-role/<role>/<session>", "federated-user/<name>", "service/<name>.amazonaws.com", "*", "outside", "outside/role/<name>" or an ARN of one of them',
  {},
  isPrincipalText,
);
const resource = text("an ARN, or `*`, with at most one `*` at its end", {}, (value) =>
  /^(?:\*|arn:(?:[^*?\s$]|\$\{[a-z.]+\})+\*?)$/.test(value),
);
const region = text("a region such as eu-west-1", { pattern: "^[a-z0-9-]+$" }, (value) =>
  /^[a-z]{2,5}(?:-[a-z]+)+-[0-9]+$/.test(value),
);

const answers = ["always", "sometimes", "never", "not-always", "not-never"] as const;
const covers = ["covered", "missing", "unverifiable", "not-required", "not-covered"] as const;
const policyTypes = ["service-control", "resource-control"] as const;

/** `null`: the request does not have the key. */
const contextValue: Shape<{ readonly values: readonly string[] | null; readonly at: Location }> = {
  schema: { description: "a value, a list of values, or null for a request without the key" },
  read(node, reading) {
    const at = reading.lines.location(node);
    if (node.kind === "scalar" && node.value === null) return { values: null, at };
    const values = several("a value, a list of values, or null", "", anyScalar).read(node, reading);
    return values && { values, at };
  },
};

/** `true` and numbers are values of condition keys too. */
const anyScalar: Shape<string> = {
  schema: { type: ["string", "number", "boolean"] },
  read(node, reading) {
    if (node.kind === "scalar" && node.value !== null)
      return typeof node.value === "number" ? node.source : String(node.value);
    reading.problems.push({ message: "expected a value", location: reading.lines.location(node) });
    return undefined;
  },
};

/** What a test says, and each of its cases where it says otherwise. */
const statement = {
  of: optional(several("a place or a list of places", "The OUs and accounts that it is about.", place)),
  except: optional(several("a place or a list of places", "Those among them that it is not about.", place)),
  principal: optional(
    several(
      "a principal or a list of principals",
      "Who asks; `*` and `?` stand for every one that they match.",
      located(principal),
    ),
  ),
  actions: optional(
    several(
      "an action or a list of actions",
      "What the principal asks for; `*` and `?` stand for every action that they match.",
      located(action),
    ),
  ),
  resources: optional(
    several(
      "an ARN or a list of ARNs",
      "On which resources; default: any that the action is about.",
      located(resource),
    ),
  ),
  regions: optional(several("a region or a list of regions", "In which regions; default: any.", located(region))),
  device: optional(
    oneOf(["virtual", "security-key", "any"], "The kind of MFA device that the request is about; default: virtual."),
  ),
  context: optional(
    record({ what: "condition key", schema: { type: "string" } }, contextValue, "What every request holds."),
  ),
  policies: optional(
    oneOf(
      policyTypes,
      "Which policies are asked; `of` tells whose principals (service-control, default) or whose resources.",
    ),
  ),
  denied: optional(oneOf(answers, "Whether the policies up the tree deny it, over every request.")),
  allowed: optional(oneOf(answers, "Whether the policies up the tree let it through, over every request.")),
  detective: optional(oneOf(covers, "Whether something detects a virtual device of root there.")),
  preventive: optional(oneOf(covers, "Whether something prevents a virtual device of root there.")),
};

const testCase = object({ name: optional(text("a name")), ...statement }, "a case");

const guardrailTest = object(
  {
    name: required(text("a name")),
    ...statement,
    cases: optional(list(testCase, "A table of cases: each says what differs from the test.")),
  },
  "a test",
);

const testFile = object(
  {
    inputs: optional(
      several("a path or a list of paths", "What the tests run against, seen from this file.", text("a path")),
    ),
    tests: required(list(guardrailTest, "What must hold.")),
  },
  "the test file",
  "What must hold of the guardrails of an organization; run with `rootrail test`.",
);

export type GuardrailTest = Read<typeof guardrailTest>;
export type TestFile = Read<typeof testFile> & { readonly path: string };
export type Expected = (typeof answers)[number];
export type ExpectedCover = (typeof covers)[number];

/** One case of a test, or the test itself where it has none; what the case leaves out is the test's. */
export interface TestCase extends Omit<GuardrailTest, "cases" | "denied" | "allowed"> {
  /** What tells it apart in its test; `null`: the test has no cases. */
  readonly label: string | null;
  /** What is expected, as `denied` says it. */
  readonly denied?: Expected;
  /** Whether the test says it by `allowed`. */
  readonly saysAllowed: boolean;
}

const opposites: Readonly<Record<Expected, Expected>> = {
  always: "never",
  sometimes: "sometimes",
  never: "always",
  "not-always": "not-never",
  "not-never": "not-always",
};

/** The expectation as the other word says it: allowed always is denied never. */
export function oppositeOf(expected: Expected): Expected {
  return opposites[expected];
}

/** The cases of a test, each whole. */
export function casesOf(test: GuardrailTest): readonly TestCase[] {
  const { cases, ...base } = test;
  if (!cases || cases.length === 0) return [toCase(base, null)];
  return cases.map((one, index) => {
    // What a case expects takes the place of what the test does, whichever word says it.
    const says = one.denied !== undefined || one.allowed !== undefined;
    const { denied: _, allowed: __, ...rest } = base;
    const merged = { ...(says ? rest : base), ...one, name: base.name };
    return toCase(merged, one.name ?? `case ${index + 1}`);
  });
}

function toCase({ denied, allowed, ...rest }: Omit<GuardrailTest, "cases">, label: string | null): TestCase {
  const expected = denied ?? (allowed && oppositeOf(allowed));
  return { ...rest, label, saysAllowed: allowed !== undefined, ...(expected && { denied: expected }) };
}

/** Where editors find the schema of test files. */
export const testSchemaUrl = "https://unpkg.com/rootrail/schema/rootrail-test.schema.json";

/** The JSON schema of test files. */
export const testFileSchema: JsonSchema = {
  $schema: "http://json-schema.org/draft-07/schema#",
  title: "rootrail guardrail tests",
  ...testFile.schema,
};

/** Reads a test file; throws `ConfigError` with path, line and a suggestion for each mistake. */
export async function readTestFile(path: string, source: string): Promise<TestFile> {
  const lines = new LineIndex(path, source);
  const parsed = await parse(path, source);
  if (!parsed.ok)
    throw new ConfigError(parsed.problems.map((one) => ({ message: one.message, location: lines.location(one) })));
  const problems: ShapeProblem[] = [];
  const read = testFile.read(parsed.root, { lines, problems });
  if (problems.length > 0 || !read) throw new ConfigError(problems);
  problems.push(...read.tests.flatMap(mistakesOf));
  if (read.tests.length === 0) problems.push({ message: "the file holds no test", location: read.at });
  if (problems.length > 0) throw new ConfigError(problems);
  return { ...read, path };
}

async function parse(path: string, source: string) {
  if (path.endsWith(".json")) return parseJson(source);
  const { parseYaml } = await import("../syntax/yaml.ts");
  return parseYaml(source);
}

/** Mistakes in how the keys of one test are combined. */
function mistakesOf(test: GuardrailTest): readonly ShapeProblem[] {
  const both = [test, ...(test.cases ?? [])].filter((one) => one.denied !== undefined && one.allowed !== undefined);
  const found = both.map((one) => ({
    message: `test ${JSON.stringify(test.name)}: "denied" and "allowed" say the same thing in two ways: leave one out`,
    location: one.at,
  }));
  if (found.length > 0) return found;
  return casesOf(test).flatMap((one) =>
    caseMistakes(one).map((message) => ({
      message: `test ${JSON.stringify(test.name)}: ${message}`,
      location: one.at,
    })),
  );
}

function caseMistakes(test: TestCase): readonly string[] {
  const found: string[] = [];
  const asks = test.denied !== undefined || test.actions !== undefined;
  const expectation = test.saysAllowed ? "allowed" : "denied";
  if (test.denied !== undefined && !test.actions) found.push(`${JSON.stringify(expectation)} needs "actions"`);
  if (test.actions && test.denied === undefined) found.push('"actions" needs "denied" or "allowed"');
  if (!asks && test.detective === undefined && test.preventive === undefined)
    found.push('it expects nothing: give "actions" and "denied", "detective" or "preventive"');
  found.push(...placeMistakes(test));
  found.push(...outsideMistakes(test));
  for (const key of ["principal", "resources", "regions", "device", "context", "policies"] as const)
    if (!asks && test[key] !== undefined) found.push(`${JSON.stringify(key)} matters only beside "actions"`);
  return found;
}

function placeMistakes(test: TestCase): readonly string[] {
  const found: string[] = [];
  const arns = (test.principal ?? []).filter((one) => accountOfArn(one.value) !== null);
  const isOfResources = test.policies === "resource-control";
  if (!test.of && (arns.length === 0 || arns.length < (test.principal ?? []).length || isOfResources))
    found.push('it needs "of", the OUs and accounts that it is about, or a principal with its ARN');
  if (test.except && !test.of) found.push('"except" needs "of": it takes OUs and accounts out of those');
  if (test.of && arns.length > 0 && !isOfResources)
    found.push('a principal with its ARN says the account already: leave out "of"');
  return found;
}

function outsideMistakes({ policies, principal }: TestCase): readonly string[] {
  const isOutside = (principal ?? []).some((one) => one.value.split("/", 1)[0] === "outside");
  if (!isOutside || policies === "resource-control") return [];
  return [
    'principals outside of the organization are bound by resource control policies only: add "policies: resource-control"',
  ];
}

/** The account that an ARN of a principal names: 12 digits; `null`: it names none. */
export function accountOfArn(principalText: string): string | null {
  return /^arn:[^:]*:[^:]*::([0-9]{12}):/.exec(principalText)?.[1] ?? null;
}
