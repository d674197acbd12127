import type { Location, RelatedLocation } from "../../../model/location.ts";
import type { ParsedInput, Resource, ResourceRef } from "../../../model/resource.ts";
import { type Assumption, known, type TextLines, type Value } from "../../../model/value.ts";
import type { InputContext, RegionGroup } from "../../format.ts";
import type { GivenParameters } from "../../given-parameters.ts";
import { isReadable } from "../template/readable.ts";
import { Run } from "../template/run.ts";
import { readStack } from "../template/stack.ts";
import { templateOf } from "../template/template.ts";
import { pseudoOfPartition, topRequest } from "../template/top.ts";
import { instanceRegions } from "../values/passed-values.ts";
import { type Alternative, alternativesOf } from "../values/values.ts";
import { treeOfValue } from "./body.ts";

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
  /** The resource that holds it. */
  readonly holder?: ResourceRef;
  /** Open conditions that the embedding resource exists under. */
  readonly when?: readonly Assumption[];
  /** All the parameters that it is given: those left out have their defaults. Default: not told. */
  readonly parameters?: GivenParameters;
  /** Where it is deployed to, as far as what it stands in tells; a stack set deploys to other accounts. */
  readonly target?: Pick<Resource, "account" | "partition" | "regions">;
  /** The groups of accounts that a stack set deploys to, with their regions. */
  readonly regionGroups?: readonly RegionGroup[];
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
  const read = () => alternativesOf(value, place.when ?? [], run.solver).flatMap((one) => resourcesOf(one, place, run));
  return { resources: run.guarded(place.at.path, read, []), problems: run.problems };
}

function resourcesOf({ value, when }: Alternative, place: EmbeddedPlace, run: Run): readonly Resource[] {
  const { path } = place.at;
  const tree = treeOfValue(value, { path, at: value.at ?? place.at, lines: place.lines }, run.solver);
  if (!tree) {
    const message = "A template body that is not known before deployment was not read.";
    run.unread("template-body-unknown", message, place.at, place.holder);
    return [];
  }
  if (!tree.ok) {
    for (const problem of tree.problems) run.report(problem);
    return [];
  }
  if (!isReadable(tree.root, tree.source, run)) return [];
  const { prefix, callers } = place;
  const template = templateOf(tree.root, tree.source);
  const given = [...template.parameters.keys()].flatMap((name): [string, Value][] => {
    const passed = place.parameters?.(name);
    return passed && passed.kind !== "absent" ? [[name, passed]] : [];
  });
  const request = topRequest(template, new Map(given), run.context);
  const defaultsHold = place.parameters !== undefined;
  const deployment = place.isElsewhere ? prefix : "";
  const regions = instanceRegions(place.regionGroups ?? [], prefix.replace(/\/$/, ""), when, run.solver);
  const pseudo = new Map([...request.pseudo, ...pseudoOfTarget(place)]);
  if (regions) pseudo.set("AWS::Region", regions.value);
  const stack = { ...request, prefix, callers, deployment, defaultsHold, when, pseudo };
  return readStack(regions ? { ...stack, regionGroups: regions.groups, regions: regions.names } : stack, run).resources;
}

function pseudoOfTarget({ target, isElsewhere }: EmbeddedPlace): ReadonlyMap<string, Value> {
  const { account, partition, regions = [] } = target ?? {};
  const [region, ...others] = regions;
  return new Map([
    ...(account === undefined || isElsewhere ? [] : [["AWS::AccountId", known(account)] as const]),
    ...(region === undefined || others.length > 0 || isElsewhere ? [] : [["AWS::Region", known(region)] as const]),
    ...(partition === undefined ? [] : pseudoOfPartition(partition, {})),
  ]);
}
