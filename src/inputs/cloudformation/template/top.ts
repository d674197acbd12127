import { urlSuffixOf } from "../../../model/partition.ts";
import type { Resource } from "../../../model/resource.ts";
import { known, type Origin, type Value } from "../../../model/value.ts";
import type { SyntaxNode } from "../../../syntax/node.ts";
import type { InputContext } from "../../format.ts";
import { isReadable } from "./readable.ts";
import type { Run } from "./run.ts";
import { readStack } from "./stack.ts";
import type { StackRequest } from "./stack-request.ts";
import { type SourceText, type Template, templateOf } from "./template.ts";

/** The parameter values of the command line, as they are given to every template at the top. */
export function userValues(context: InputContext): ReadonlyMap<string, Value> {
  return new Map(
    [...context.options.parameters].map(([name, value]) => [
      name,
      typeof value === "string" ? known(value, { via: [{ kind: "given-value", name }] }) : value,
    ]),
  );
}

/** The pseudo parameters that a partition gives. */
export function pseudoOfPartition(partition: string, origin: Origin): ReadonlyMap<string, Value> {
  const suffix = urlSuffixOf(partition);
  return new Map([
    ["AWS::Partition", known(partition, origin)],
    ...(suffix === undefined ? [] : [["AWS::URLSuffix", known(suffix, origin)] as const]),
  ]);
}

/** A template that nothing calls. Where one of its parameters is given, its deployment is told: the others have their defaults. */
export function topRequest(
  template: Template,
  parameterValues: ReadonlyMap<string, Value>,
  { options }: Pick<InputContext, "options">,
): StackRequest {
  return {
    template,
    prefix: "",
    parameterValues,
    defaultsHold: [...template.parameters.keys()].some((name) => parameterValues.has(name)),
    pseudo: options.partition === undefined ? new Map() : pseudoOfPartition(options.partition, {}),
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
  parameterValues: ReadonlyMap<string, Value>,
  run: Run,
  more: Partial<StackRequest> = {},
): readonly Resource[] {
  if (!isReadable(root, source, run)) return [];
  const request = topRequest(templateOf(root, source), parameterValues, run.context);
  return readStack({ ...request, ...more, pseudo: new Map([...request.pseudo, ...(more.pseudo ?? [])]) }, run)
    .resources;
}
