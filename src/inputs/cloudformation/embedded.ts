import type { Location, RelatedLocation } from "../../model/location.ts";
import type { ParsedInput } from "../../model/resource.ts";
import { type Assumption, known, revealed, type TextLines, type Value } from "../../model/value.ts";
import type { InputContext } from "../format.ts";
import { Run } from "./run.ts";
import { readStack } from "./stack.ts";
import { innerText, readTree, templateOf } from "./template.ts";
import { isReadable, topRequest } from "./top.ts";
import { alternativesOf, scalarText } from "./values.ts";

/** Where a template stands that is written inside another input. */
export interface EmbeddedPlace {
  /** The text, or the value that holds it: every place inside it that is not exact is this one. */
  readonly at: Location;
  /** Where the text's lines stand in the file, if they do line for line. A known value's own `lines` win. */
  readonly lines?: TextLines;
  /** What stands before logical IDs in addresses, with its separator: `aws_cloudformation_stack.a/`. */
  readonly prefix: string;
  /** The declarations that it stands in, innermost first. */
  readonly callers: readonly RelatedLocation[];
  /** Open conditions that the embedding resource exists under. */
  readonly when?: readonly Assumption[];
  readonly parameters?: ReadonlyMap<string, Value>;
  /** Whether it deploys to other accounts and regions than what it stands in (stack sets, organization packs). */
  readonly isElsewhere?: boolean;
}

/**
 * Reads a template that is the text of another resource: `template_body` of `aws_cloudformation_stack`, `TemplateBody`
 * of a conformance pack. A body that is not wholly known gives an `unread` problem (`template-body-unknown`).
 */
export function parseEmbeddedTemplate(body: Value | string, place: EmbeddedPlace, context: InputContext): ParsedInput {
  const run = new Run(context);
  const value = typeof body === "string" ? known(body) : body;
  const resources = alternativesOf(value, place.when ?? [], run.world).flatMap((one) => {
    const inner = revealed(one.value);
    if (inner.kind !== "known") {
      run.unread(
        "template-body-unknown",
        "A template body that is not wholly known before deployment was not read.",
        place.at,
      );
      return [];
    }
    const text = scalarText(inner);
    const source = innerText(place.at.path, text, inner.at ?? place.at, inner.lines ?? place.lines);
    const tree = readTree(place.at.path, text, source);
    if (!tree.ok) {
      for (const problem of tree.problems) run.report(problem);
      return [];
    }
    if (!isReadable(tree.root, source, run)) return [];
    const request = topRequest(templateOf(tree.root, source), place.parameters ?? new Map());
    const { prefix, callers } = place;
    const deployment = place.isElsewhere ? prefix : "";
    return readStack({ ...request, prefix, callers, deployment, when: one.when }, run).resources;
  });
  return { resources, problems: run.problems };
}
