import { fileStart } from "../../../model/location.ts";
import { holdsPlaceholder } from "../../../model/placeholders.ts";
import type { InputProblem } from "../../../model/resource.ts";
import { known, type Origin, unknown, type Value } from "../../../model/value.ts";
import { child, type MapNode, type SyntaxNode } from "../../../syntax/node.ts";
import type { SourceFile } from "../../format.ts";
import { decode } from "./decode.ts";
import { readTree, type SourceText } from "./template.ts";

export type ParameterFile =
  | { readonly ok: true; readonly values: ReadonlyMap<string, Value> }
  | { readonly ok: false; readonly problems: readonly InputProblem[] };

/**
 * Reads parameter values as people keep them: the AWS CLI's list of `ParameterKey` and `ParameterValue`
 * (`UsePreviousValue` is unknown) or of `Name=Value` texts, a plain map of names to values, or a map under
 * `Parameters` (CodePipeline) or `parameters` (Git sync); JSON or YAML.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_Parameter.html
 */
export function readParameterFile(file: SourceFile): ParameterFile {
  const tree = readTree(file.path, decode(file.bytes));
  if (!tree.ok) return { ok: false, problems: tree.problems };
  const { root, source } = tree;
  if (source.repeated) return { ok: false, problems: source.repeated.problems };
  if (root.kind === "list") return fromList(root.items, source);
  const inner = child(root, "Parameters") ?? child(root, "parameters");
  const map = inner?.kind === "map" ? inner : root;
  return map.kind === "map" ? fromMap(map, source) : refused(file.path, shape);
}

/** The values of a list of parameters that stands in another file; none where it is no such list. */
export function parameterList(node: SyntaxNode | undefined, source: SourceText): ReadonlyMap<string, Value> {
  const read = node?.kind === "list" ? fromList(node.items, source) : undefined;
  return read?.ok ? read.values : new Map();
}

const shape =
  'a parameter file holds a map such as {"Owner": "alice"} or the list that the AWS CLI takes, [{"ParameterKey": "Owner", "ParameterValue": "alice"}]';

function fromList(items: readonly SyntaxNode[], source: SourceText): ParameterFile {
  const values = new Map<string, Value>();
  for (const item of items) {
    const pair = /^([^=]+)=(.*)$/s.exec(textOf(item) ?? "");
    if (pair?.[1] !== undefined) {
      values.set(pair[1], given(pair[1], pair[2] ?? "", item, source));
      continue;
    }
    const key = textOf(child(item, "ParameterKey"));
    const value = child(item, "ParameterValue");
    if (key === undefined) return refusedAt(item, source, "an entry without ParameterKey");
    if (value !== undefined) values.set(key, parameterValues(key, value, source));
    else if (textOf(child(item, "UsePreviousValue")) === "true") values.set(key, withoutValue(key, item, source));
    else return refusedAt(item, source, `${key} has neither ParameterValue nor UsePreviousValue`);
  }
  return { ok: true, values };
}

function fromMap(map: MapNode, source: SourceText): ParameterFile {
  const values = new Map<string, Value>();
  for (const { key, value } of map.pairs) {
    if (value.kind === "map") return refusedAt(value, source, `the value of ${key} is a map`);
    values.set(key, parameterValues(key, value, source));
  }
  return { ok: true, values };
}

/** A list of scalars is what a list parameter takes as one text with commas. */
function parameterValues(name: string, node: SyntaxNode, source: SourceText): Value {
  const text = node.kind === "list" ? node.items.map((item) => textOf(item) ?? "").join(",") : (textOf(node) ?? "");
  return given(name, text, node, source);
}

/** What another tool fills in, and what CloudFormation looks up (`{{resolve:…}}`), is no value yet. */
function given(name: string, text: string, node: SyntaxNode, source: SourceText): Value {
  return holdsPlaceholder(text) ? withoutValue(name, node, source) : known(text, originOf(name, node, source));
}

function originOf(name: string, node: SyntaxNode, source: SourceText): Origin {
  const at = source.locate(node);
  return { at, via: [{ kind: "given-value", name, at }] };
}

/** A value that is not known here. */
function withoutValue(name: string, node: SyntaxNode, source: SourceText): Value {
  return unknown({ kind: "parameter", scope: "", name }, { at: source.locate(node) });
}

function textOf(node: SyntaxNode | undefined): string | undefined {
  if (node?.kind !== "scalar") return undefined;
  return node.quoted ? String(node.value) : node.source;
}

function refusedAt(node: SyntaxNode, source: SourceText, what: string): ParameterFile {
  const message = `${what}; ${shape}`;
  return { ok: false, problems: [{ kind: "error", code: "parameter-file", message, location: source.locate(node) }] };
}

function refused(path: string, message: string): ParameterFile {
  return { ok: false, problems: [{ kind: "error", code: "parameter-file", message, location: fileStart(path) }] };
}
