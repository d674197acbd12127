import { ConfigError } from "../config/read.ts";
import { parseJson } from "../syntax/json.ts";
import { LineIndex } from "../syntax/line-index.ts";
import type { ShapeProblem } from "../syntax/shape.ts";
import {
  type JsonSchema,
  list,
  object,
  oneOf,
  optional,
  type Read,
  record,
  required,
  type Shape,
  text,
} from "../syntax/shape.ts";

/** Matches the names of test files. */
export const testFileName = /\.rootrail-test\.(?:ya?ml|json)$/i;

const texts = (what: string, description: string, item: Shape<string>): Shape<readonly string[]> => {
  const several = list(item, description);
  const schema: JsonSchema = { description, anyOf: [item.schema, several.schema] };
  return {
    schema,
    read(node, reading) {
      if (node.kind === "list" && node.items.length > 0) return several.read(node, reading);
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
  'an action such as "iam:CreateVirtualMFADevice", without wildcards',
  { pattern: "^[A-Za-z0-9-]+:[A-Za-z0-9]+$" },
  (value) => /^[a-z0-9-]{1,60}:[a-z0-9]{1,100}$/i.test(value),
);
const principal = text(
  '"root", "user/<name>", "role/<name>" or an ARN of one of them',
  {},
  (value) =>
    value === "root" ||
    /^(?:arn:aws[a-z-]*:(?:iam|sts)::[0-9]{12}:)?(?:root$|(?:user|role|assumed-role)\/\S+$)/.test(value),
);
const resource = text("an ARN, or `*`, with at most one `*` at its end", {}, (value) =>
  /^(?:\*|arn:[^*?\s]+\*?)$/.test(value),
);

const answers = ["always", "sometimes", "never", "not-always", "not-never"] as const;
const covers = ["covered", "missing", "unverifiable", "not-required", "not-covered"] as const;

/** `null`: the request does not have the key. */
const contextValue: Shape<{ readonly values: readonly string[] | null }> = {
  schema: { description: "a value, a list of values, or null for a request without the key" },
  read(node, reading) {
    if (node.kind === "scalar" && node.value === null) return { values: null };
    const values = texts("a value, a list of values, or null", "", anyScalar).read(node, reading);
    return values && { values };
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

const guardrailTest = object(
  {
    name: required(text("a name")),
    of: optional(texts("a place or a list of places", "The OUs and accounts that it is about.", place)),
    principal: optional(principal),
    actions: optional(texts("an action or a list of actions", "What the principal asks for.", action)),
    resources: optional(texts("an ARN or a list of ARNs", "On which resources; default: any that fits.", resource)),
    device: optional(
      oneOf(["virtual", "security-key", "any"], "The kind of MFA device that the request is about; default: virtual."),
    ),
    context: optional(
      record({ what: "condition key", schema: { type: "string" } }, contextValue, "What every request holds."),
    ),
    denied: optional(oneOf(answers, "Whether the policies up the tree deny it, over every request.")),
    detective: optional(oneOf(covers, "Whether something detects a virtual device of root there.")),
    preventive: optional(oneOf(covers, "Whether something prevents a virtual device of root there.")),
  },
  "a test",
);

const testFile = object(
  {
    inputs: optional(
      texts("a path or a list of paths", "What the tests run against, seen from this file.", text("a path")),
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
  const found: string[] = [];
  const asks = test.denied !== undefined || test.actions !== undefined;
  if (test.denied !== undefined && !test.actions) found.push('"denied" needs "actions"');
  if (test.actions && test.denied === undefined) found.push('"actions" needs "denied"');
  if (!asks && test.detective === undefined && test.preventive === undefined)
    found.push('it expects nothing: give "actions" and "denied", "detective" or "preventive"');
  const isArn = test.principal?.startsWith("arn:") ?? false;
  if (!test.of && !isArn)
    found.push('it needs "of", the OUs and accounts that it is about, or a principal with its ARN');
  if (test.of && isArn) found.push('a principal with its ARN says the account already: leave out "of"');
  for (const key of ["principal", "resources", "device", "context"] as const)
    if (!asks && test[key] !== undefined) found.push(`${JSON.stringify(key)} matters only beside "actions"`);
  return found.map((message) => ({ message: `test ${JSON.stringify(test.name)}: ${message}`, location: test.at }));
}
