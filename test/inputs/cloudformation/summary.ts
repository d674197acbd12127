import type { Location } from "../../../src/model/location.ts";
import { phraseOf, stepPhrase } from "../../../src/model/phrases.ts";
import type { InputProblem, ParsedInput, Resource } from "../../../src/model/resource.ts";
import { reasonOf } from "../../../src/model/symbol.ts";
import type { Assumption, Value } from "../../../src/model/value.ts";

/** A parsed input as goldens hold it: places as `line:column-line:column`, with the file where it is another one. */
export function summaryOf(parsed: ParsedInput, path: string): unknown {
  return {
    resources: parsed.resources.map((resource) => resourceSummary(resource, path)),
    problems: parsed.problems.map((problem) => problemSummary(problem, path)),
    ...(parsed.consumed && { consumed: [...parsed.consumed].sort() }),
  };
}

function resourceSummary(resource: Resource, path: string): unknown {
  return {
    address: resource.address,
    type: resource.type,
    location: place(resource.location, path),
    header: place(resource.header, path),
    ...(resource.when.length > 0 && { when: resource.when.map(assumption) }),
    ...(resource.importId && { importId: valueSummary(resource.importId, path) }),
    ...(resource.callers.length > 0 && {
      callers: resource.callers.map(({ message, location }) => `${message} @${place(location, path)}`),
    }),
    ...(resource.account !== undefined && { account: resource.account }),
    ...(resource.constructPath !== undefined && { constructPath: resource.constructPath }),
    properties: Object.fromEntries(
      resource.properties.entries.map(({ key, value }) => [key, valueSummary(value, path)]),
    ),
  };
}

function problemSummary({ kind, code, message, location, resource }: InputProblem, path: string): unknown {
  return { kind, code, message, at: place(location, path), ...(resource && { resource: resource.address }) };
}

function assumption({ subject, is }: Assumption): string {
  return `${subject} is ${is}`;
}

export function place({ path, start, end }: Location, own: string): string {
  const span = `${start.line}:${start.column}-${end.line}:${end.column}`;
  return path === own ? span : `${path} ${span}`;
}

function valueSummary(value: Value, path: string): unknown {
  return {
    ...content(value, path),
    ...(value.at && { at: place(value.at, path) }),
    ...(value.via && { via: value.via.map((step) => stepPhrase(step) + (step.at ? ` @${place(step.at, path)}` : "")) }),
  };
}

function content(value: Value, path: string): object {
  switch (value.kind) {
    case "known":
      return { known: value.value, ...(value.lines && { lines: `${value.lines.first}+${value.lines.indent}` }) };
    case "text":
      return {
        text: value.parts.map((part) => (typeof part === "string" ? part : `{${phraseOf(part.symbol)}}`)).join(""),
      };
    case "list":
      return { list: value.items.map((item) => valueSummary(item, path)) };
    case "map":
      return { map: Object.fromEntries(value.entries.map((one) => [one.key, valueSummary(one.value, path)])) };
    case "choice":
      return {
        choice: value.options.map((option) => ({
          when: option.when.map(assumption),
          ...(valueSummary(option.value, path) as object),
        })),
      };
    case "unknown":
      return {
        unknown: `${reasonOf(value.symbol)}: ${phraseOf(value.symbol)}`,
        ...(value.references && {
          references: value.references.map((one) => `${one.address} ${one.attribute}`.trim()),
        }),
      };
    case "sensitive":
      return { sensitive: valueSummary(value.value, path) };
    case "absent":
      return { absent: true };
  }
}
