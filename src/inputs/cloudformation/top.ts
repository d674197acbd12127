import { fileStart } from "../../model/location.ts";
import type { Resource } from "../../model/resource.ts";
import { known, type Value } from "../../model/value.ts";
import { pairOf, type SyntaxNode } from "../../syntax/node.ts";
import type { InputContext } from "../format.ts";
import type { Run } from "./run.ts";
import { readStack, type StackRequest } from "./stack.ts";
import { type SourceText, type Template, templateOf, transformNames } from "./template.ts";

/** The parameter values of the command line, as they are given to every template at the top. */
export function givenByUser(context: InputContext): ReadonlyMap<string, Value> {
  return new Map(
    [...context.options.parameters].map(([name, value]) => [
      name,
      typeof value === "string" ? known(value, { via: [{ text: `parameter ${name} (given)` }] }) : value,
    ]),
  );
}

/** A template that nothing calls. */
export function topRequest(template: Template, given: ReadonlyMap<string, Value>): StackRequest {
  return {
    template,
    prefix: "",
    given,
    pseudo: new Map(),
    deployment: "",
    within: [template.path],
    callers: [],
    when: [],
  };
}

/** Reads a template at the top of an input. */
export function readTop(
  root: SyntaxNode,
  source: SourceText,
  given: ReadonlyMap<string, Value>,
  run: Run,
  more: Partial<StackRequest> = {},
): readonly Resource[] {
  if (!isReadable(root, source, run)) return [];
  return readStack({ ...topRequest(templateOf(root, source), given), ...more }, run).resources;
}

/** A template is a map whose `Resources` is a map; without one, a macro must be there to make it. */
export function isReadable(root: SyntaxNode, source: SourceText, run: Run): boolean {
  const { path } = source;
  if (root.kind !== "map") {
    const what = root.kind === "list" ? "a list" : "a single value";
    const message = `${path} is ${what}; a CloudFormation template is a map with a Resources section.`;
    run.report({ kind: "error", code: "template-not-a-map", message, location: source.locate(root) });
    return false;
  }
  const resources = pairOf(root, "Resources");
  if (!resources) {
    if (transformNames(root).length > 0) return true;
    const message = `${path} has no Resources section; there is nothing in it to read.`;
    run.report({ kind: "warning", code: "no-resources", message, location: fileStart(path) });
    return false;
  }
  if (resources.value.kind === "map" && resources.value.tag === undefined) return true;
  const { line } = source.locate(resources.keySpan).start;
  const message = `${path}: line ${line}: Resources is not a map of logical IDs to resources.`;
  run.report({ kind: "error", code: "resources-not-a-map", message, location: source.locate(resources.keySpan) });
  return false;
}
