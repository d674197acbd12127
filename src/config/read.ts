import type { Location } from "../model/location.ts";
import { UsageError } from "../model/usage-error.ts";
import { parseJson } from "../syntax/json.ts";
import { LineIndex } from "../syntax/line-index.ts";
import { child, type ParseResult } from "../syntax/node.ts";
import type { ShapeProblem } from "../syntax/shape.ts";
import { type Configuration, configuration } from "./declaration.ts";

/** A configuration that cannot be used: one line a problem, each with path, line and column. */
export class ConfigError extends UsageError {
  override readonly name = "ConfigError";
  readonly problems: readonly ShapeProblem[];

  constructor(problems: readonly ShapeProblem[]) {
    super(problems.map(({ message, location }) => `${placeOf(location)}: ${message}`).join("\n"));
    this.problems = problems;
  }
}

function placeOf({ path, start }: Location): string {
  return `${path}:${start.line}:${start.column}`;
}

/** Parses and validates a configuration text; throws `ConfigError`. An empty file is an empty configuration. */
export async function readConfiguration(
  path: string,
  source: string,
  section: "rootrail" | null,
): Promise<Configuration> {
  const lines = new LineIndex(path, source);
  const whole = lines.location({ start: 0, end: source.length });
  if (isBlank(source)) return { at: whole };
  const parsed = await parse(path, source);
  if (!parsed.ok) {
    throw new ConfigError(parsed.problems.map((one) => ({ message: one.message, location: lines.location(one) })));
  }
  const root = section === null ? parsed.root : child(parsed.root, section);
  if (root === undefined || (root.kind === "scalar" && root.value === null)) return { at: whole };
  const problems: ShapeProblem[] = [];
  const read = configuration.read(root, { lines, problems });
  if (problems.length > 0 || read === undefined) throw new ConfigError(problems);
  return read;
}

/** Nothing but comments and blank lines. */
function isBlank(source: string): boolean {
  return source.split("\n").every((line) => /^\s*(?:#|$)/.test(line));
}

/** JSON is parsed as such, so that its mistakes are told in its own terms; YAML is loaded only when there is some. */
async function parse(path: string, source: string): Promise<ParseResult> {
  if (path.endsWith(".json")) return parseJson(source);
  const { parseYaml } = await import("../syntax/yaml.ts");
  return parseYaml(source);
}
