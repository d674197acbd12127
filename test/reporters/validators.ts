import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { Ajv, type ValidateFunction } from "ajv";
import { validateXML } from "xmllint-wasm";

const require = createRequire(import.meta.url);

function readJson(path: string): Record<string, unknown> {
  return JSON.parse(readFileSync(path, "utf8")) as Record<string, unknown>;
}

function compile(schema: Record<string, unknown>): ValidateFunction {
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  ajv.addFormat("uri", { validate: (text: string) => URL.canParse(text) });
  ajv.addFormat("uri-reference", /^(?:[\w\-.~:/?#[\]@!$&'()*+,;=]|%[0-9A-F]{2})*$/);
  ajv.addFormat("date-time", /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/);
  return ajv.compile(schema);
}

/**
 * The schema of SARIF 2.1.0 that the package `@microsoft/jest-sarif` carries (MIT). It is draft 4; of what changed
 * since, it uses nothing but `id`.
 */
function sarifSchema(): Record<string, unknown> {
  const folder = join(require.resolve("@microsoft/jest-sarif"), "..", "schemas");
  const { id: _id, $schema: _draft, ...schema } = readJson(join(folder, "sarif-2.1.0-rtm.5.json"));
  return schema;
}

const sarif = compile(sarifSchema());
const gitlab = compile(readJson(join(import.meta.dirname, "schemas", "gitlab-code-quality.json")));
const junitSchema = readFileSync(join(import.meta.dirname, "schemas", "junit.xsd"), "utf8");

export function sarifErrors(text: string): unknown {
  return sarif(JSON.parse(text)) ? [] : sarif.errors;
}

export function gitlabErrors(text: string): unknown {
  return gitlab(JSON.parse(text)) ? [] : gitlab.errors;
}

/** What libxml2 (`xmllint-wasm`) says against the schema of JUnit files. */
export async function junitErrors(text: string): Promise<readonly string[]> {
  const result = await validateXML({
    xml: { fileName: "report.xml", contents: text },
    schema: { fileName: "junit.xsd", contents: junitSchema },
  });
  return result.errors.map((error) => error.message);
}

export interface WorkflowCommand {
  readonly name: string;
  readonly properties: ReadonlyMap<string, string>;
  readonly message: string;
}

/** The commands that a runner finds in a log: `::name` at the start of a line, `##[name]` and `##vso[` anywhere. */
export function workflowCommands(log: string): readonly WorkflowCommand[] {
  return log.split(/\r\n|\r|\n/).flatMap((line): WorkflowCommand[] => {
    const old = /##(?:vso)?\[([^\]\s]*)/.exec(line);
    if (old) return [{ name: `##[${old[1]}`, properties: new Map(), message: line }];
    const found = /^\s*::([^:\s]*)(?: ([^:]*))?::(.*)$/.exec(line);
    if (!found) return [];
    const [, name = "", list = "", message = ""] = found;
    const properties = list.split(",").flatMap((pair): [string, string][] => {
      const at = pair.indexOf("=");
      return at > 0 ? [[pair.slice(0, at), unescaped(pair.slice(at + 1))]] : [];
    });
    return [{ name, properties: new Map(properties), message: unescaped(message) }];
  });
}

/** As actions/runner reads a command; properties may hold `%3A` and `%2C`, too. */
function unescaped(text: string): string {
  return text
    .replace(/%0D/g, "\r")
    .replace(/%0A/g, "\n")
    .replace(/%3A/g, ":")
    .replace(/%2C/g, ",")
    .replace(/%25/g, "%");
}
