import type { Location } from "../../../model/location.ts";
import type { Assumption, Value } from "../../../model/value.ts";
import { child, type SyntaxNode } from "../../../syntax/node.ts";
import { childText } from "../template/calls.ts";
import { isReadable } from "../template/readable.ts";
import { besideOf, type Run } from "../template/run.ts";
import { type Template, templateOf } from "../template/template.ts";
import {
  type InstanceRegions,
  type NestingResource,
  passedValues,
  regionsOfInstances,
} from "../values/passed-values.ts";
import { resolve } from "../values/resolve.ts";
import { placeOf } from "../values/template-scope.ts";
import { alternativesOf, type PlainValue, scalarText } from "../values/values.ts";
import { bodyTrees } from "./body.ts";
import { assetOf } from "./file-assets.ts";
import { nestingTypes } from "./nesting-types.ts";

/** Stacks inside stacks. */
const maxDepth = 20;

/** A template that a resource deploys, with what it is given. */
export interface NestedTemplate {
  readonly template: Template;
  /** What is assumed where this template is the one. */
  readonly when: readonly Assumption[];
  readonly parameterValues: ReadonlyMap<string, Value>;
  /** The same as conditions see them. */
  readonly openParameterValues: ReadonlyMap<string, Value>;
  readonly within: readonly string[];
  /** A stack set deploys to other accounts and regions than the template that declares it. */
  readonly isElsewhere: boolean;
  /** The regions that a stack set deploys to, where they are known. */
  readonly regions?: InstanceRegions;
}

/** Reads the templates that a stack, a stack set or a SAM application deploys; what cannot be read is reported. */
export function nestedTemplates(resource: NestingResource, run: Run): readonly NestedTemplate[] {
  const names = nestingTypes.get(resource.ref.type);
  if (!names) return [];
  const properties = child(resource.body, "Properties");
  const bodyNode = names.body === undefined ? undefined : child(properties, names.body);
  if (bodyNode) return bodies(bodyNode, resource, run);
  const asset = assetPath(resource.body, names.url);
  if (asset !== undefined) return present(localTemplate(asset, resource.header, resource, resource.when, run));
  const urlNode = child(properties, names.url);
  if (!urlNode) return [];
  const { scope, when } = resource;
  const at = placeOf(urlNode, scope);
  return alternativesOf(resolve(urlNode, scope, when), when, scope.solver).flatMap((one) =>
    present(templateAt(one.value, one.value.at ?? at, resource, one.when, run)),
  );
}

function present(template: NestedTemplate | undefined): readonly NestedTemplate[] {
  return template ? [template] : [];
}

/** A CDK assembly names the local file of a nested template in the resource's metadata. */
function assetPath(body: SyntaxNode, property: string): string | undefined {
  const metadata = child(body, "Metadata");
  const of = childText(metadata, "aws:asset:property");
  return of === undefined || of === property ? childText(metadata, "aws:asset:path") : undefined;
}

const remote = /^[a-z][a-z0-9+.-]*:\/\//i;

function templateAt(
  url: PlainValue,
  at: Location,
  resource: NestingResource,
  when: readonly Assumption[],
  run: Run,
): NestedTemplate | undefined {
  const { address } = resource.ref;
  const asset = assetOf(url, resource.scope.template.path, run);
  if (asset !== undefined) return localTemplate(asset, at, resource, when, run);
  if (url.kind !== "known") {
    const start = url.kind === "text" && typeof url.parts[0] === "string" ? url.parts[0] : "";
    const what = remote.test(start) ? `is remote (${start}…)` : "has a location that is known at deployment only";
    run.unread("remote-template", `The template of ${address} was not read: it ${what}.`, at, resource.ref);
    return undefined;
  }
  const location = scalarText(url);
  const mapped = run.context.options.templates?.get(location);
  if (mapped !== undefined) return localTemplate(mapped, at, resource, when, run, true);
  if (remote.test(location) && !location.startsWith("file://")) {
    const message = `The template of ${address} was not read: ${location} is remote.`;
    run.unread("remote-template", message, at, resource.ref);
    return undefined;
  }
  return localTemplate(location, at, resource, when, run);
}

function localTemplate(
  written: string,
  at: Location,
  resource: NestingResource,
  when: readonly Assumption[],
  run: Run,
  fromWorkspace = false,
): NestedTemplate | undefined {
  const { scope, ref } = resource;
  const path = besideOf(fromWorkspace ? "" : scope.template.path, written);
  if (scope.within.includes(path)) {
    const message = `The nested stack ${ref.address} leads back to ${path}; it is not followed again.`;
    run.report({ kind: "warning", code: "nested-template-cycle", message, location: at, resource: ref });
    return undefined;
  }
  if (scope.within.length > maxDepth || !run.solver.budget.expand()) {
    const message = `The nested stack ${ref.address} is one too many (over ${maxDepth} deep, or too many in all); it is not followed.`;
    run.report({ kind: "warning", code: "nested-too-deep", message, location: at, resource: ref, isPartial: true });
    return undefined;
  }
  const file = run.file(path);
  if (file.kind !== "ok") {
    const code = file.kind === "missing" ? "nested-template-missing" : `nested-template-${file.kind}`;
    const message = `The template of ${ref.address}, ${path}, was not read: ${file.reason}.`;
    run.unread(code, message, at, ref);
    return undefined;
  }
  const tree = run.tree(path, file.bytes);
  if (!tree.ok || !isReadable(tree.root, tree.source, run)) return undefined;
  return nestedIn(templateOf(tree.root, tree.source), path, resource, when);
}

function nestedIn(
  template: Template,
  path: string,
  resource: NestingResource,
  when: readonly Assumption[],
): NestedTemplate {
  const isElsewhere = resource.ref.type === "AWS::CloudFormation::StackSet";
  const { within } = resource.scope;
  const regions = isElsewhere ? regionsOfInstances(resource, when) : undefined;
  const parameterValues = passedValues(resource, when, template.parameters.keys());
  const scope = { ...resource.scope, inConditions: true };
  const openParameterValues = passedValues({ ...resource, scope }, when, template.parameters.keys());
  return {
    template,
    when,
    parameterValues,
    openParameterValues,
    within: [...within, path],
    isElsewhere,
    ...(regions && { regions }),
  };
}

/** `TemplateBody`: a template as text, or written out as a map. */
function bodies(node: SyntaxNode, resource: NestingResource, run: Run): readonly NestedTemplate[] {
  const { scope, when, ref } = resource;
  const path = `${scope.template.path}#${ref.address}`;
  if (node.kind === "map" && node.tag === undefined && child(node, "Resources"))
    return [nestedIn(templateOf(node, scope.source), path, resource, when)];
  return bodyTrees(node, scope, when).flatMap(({ tree, when: assumed }) => {
    if (tree?.ok && !isReadable(tree.root, tree.source, run)) return [];
    if (tree?.ok) return [nestedIn(templateOf(tree.root, tree.source), path, resource, assumed)];
    for (const problem of tree?.problems ?? []) run.report({ ...problem, resource: ref });
    const message = `The template body of ${ref.address} is not known before deployment; it was not read.`;
    if (!tree) run.unread("template-body-unknown", message, placeOf(node, scope), ref);
    return [];
  });
}
