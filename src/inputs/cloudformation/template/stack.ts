import type { Location, RelatedLocation } from "../../../model/location.ts";
import type { Resource, ResourceRef } from "../../../model/resource.ts";
import { openParts } from "../../../model/text-parts.ts";
import {
  type Assumption,
  absent,
  bothAssumed,
  type ChoiceValue,
  entry,
  type MapValue,
  map,
  unknown,
  type Value,
} from "../../../model/value.ts";
import { child, type MapPair, type SyntaxNode } from "../../../syntax/node.ts";
import { codeProperties } from "../../code-holders.ts";
import { type NestedTemplate, nestedTemplates } from "../nesting/nested.ts";
import { nestedRequest } from "../nesting/nested-request.ts";
import { isNesting } from "../nesting/nesting-types.ts";
import { Conditions, conditionName } from "../values/conditions.ts";
import { exportedValue, type UserProperties } from "../values/exported.ts";
import type { Formula } from "../values/formula.ts";
import { expandedPairs, type LoopPass } from "../values/loops.ts";
import { resolve } from "../values/resolve.ts";
import { type Included, type TemplateScope, withLoops } from "../values/template-scope.ts";
import { hasMark } from "../values/text-marks.ts";
import { choiceOf } from "../values/values.ts";
import { childText, pairsOf, textOf } from "./calls.ts";
import { withDefinition } from "./definition-file.ts";
import { readDirective, readInclude } from "./include.ts";
import { knownTransforms } from "./known-transforms.ts";
import { directiveOf, modulesOf } from "./packaged-parts.ts";
import { initOf, isPlainCode } from "./plain-code.ts";
import type { Run } from "./run.ts";
import type { StackRequest } from "./stack-request.ts";
import { type Template, transformNames } from "./template.ts";

export interface Stack {
  readonly resources: readonly Resource[];
  output(name: string, when: readonly Assumption[]): Value | undefined;
}

/** Reads the resources of a template and of the templates nested in it. */
export function readStack(request: StackRequest, run: Run): Stack {
  const reader = new StackReader(request, run);
  const resources = reader.resources();
  const { repeated } = request.template;
  for (const problem of repeated?.problems ?? []) run.report(problem);
  return {
    resources: repeated ? withFirstKeys(resources, repeated.others, request, run) : resources,
    output: (name, when) => reader.output(name, when),
  };
}

/** What CloudFormation would not do with a template in which keys stand twice. */
const firstKeyCounts: Assumption = { subject: "the first of the keys that stand twice", is: "what is deployed" };

/** With what only the first of two equal keys declares: it exists where that one counts. */
function withFirstKeys(
  last: readonly Resource[],
  others: readonly Template[],
  request: StackRequest,
  run: Run,
): readonly Resource[] {
  const content = ({ address, type, properties, when }: Resource) =>
    JSON.stringify([address, type, when, properties], (key, value) => (placeKeys.has(key) ? undefined : value));
  const have = new Map(last.map((one) => [content(one), one]));
  for (const template of others) {
    for (const one of new StackReader({ ...request, template }, run).resources()) {
      const key = content(one);
      if (!have.has(key)) have.set(key, { ...one, when: bothAssumed(one.when, [firstKeyCounts]) });
    }
  }
  return [...have.values()];
}

/** What says only where a value is written. */
const placeKeys: ReadonlySet<string> = new Set(["at", "keyAt", "via", "lines", "written", "location"]);

/** The exports of a template alone; its resources are not looked at. */
export function readExports(request: StackRequest, run: Run): ReadonlyMap<string, Value> {
  return new StackReader(request, run).exports();
}

class StackReader {
  readonly #request: StackRequest;
  readonly #run: Run;
  readonly #base: TemplateScope;
  readonly #nested = new Map<string, readonly NestedStack[]>();
  readonly #beingNested = new Set<string>();
  #passes: ReadonlyMap<string, LoopPass> | undefined;
  /** Entries of loops over nothing. */
  readonly #unmade: LoopPass[] = [];

  constructor(request: StackRequest, run: Run) {
    this.#request = request;
    this.#run = run;
    const conditions = new Conditions(resolve);
    const base: TemplateScope = {
      template: request.template,
      source: request.template.source,
      prefix: request.prefix,
      solver: run.solver,
      parameterValues: request.parameterValues,
      openParameterValues: request.openParameterValues ?? request.parameterValues,
      defaultsHold: request.defaultsHold,
      pseudo: request.pseudo,
      deployment: request.deployment,
      within: request.within,
      loops: new Map(),
      inConditions: false,
      exports: run.context.exports,
      condition: (name) => conditions.formula(name, base),
      conditionPlace: (name) => conditions.place(name, base),
      hasResource: (name) => this.#declared().has(name),
      output: (stack, name, when) => this.#nestedOutput(stack, name, when),
      include: (transform, scope) => readInclude(transform, scope, run),
    };
    this.#base = base;
    const rules = child(request.template.root, "Rules");
    if (rules) for (const formula of conditions.assertions(rules, base)) run.solver.require(formula);
  }

  resources(): readonly Resource[] {
    this.#reportMacros();
    this.#reportModules();
    const found = [...this.#declared().values()].flatMap((pass) => this.#resources(pass));
    for (const pass of this.#unmade) this.#claimNested(pass);
    return this.#withOutputs(found);
  }

  /** Resources that can be attached from elsewhere, with the output of the outermost template that names them. */
  #withOutputs(resources: readonly Resource[]): readonly Resource[] {
    if (this.#base.prefix !== "" || !resources.some(({ type }) => type === policyType)) return resources;
    const outputs = new Map<string, string>();
    for (const { pair, scope } of this.#outputs()) {
      const node = child(pair.value, "Value");
      const value = node && resolve(node, scope, this.#request.when);
      for (const address of value ? addressesIn(value) : []) outputs.set(address, pair.key);
    }
    return resources.map((one) => {
      const name = one.type === policyType ? outputs.get(one.address) : undefined;
      return name === undefined ? one : { ...one, handedOut: { to: "output", name } };
    });
  }

  output(name: string, when: readonly Assumption[]): Value | undefined {
    const pass = this.#outputs().find((one) => one.pair.key === name);
    const value = pass && child(pass.pair.value, "Value");
    return pass && value && resolve(value, pass.scope, when);
  }

  exports(): ReadonlyMap<string, Value> {
    const { when } = this.#request;
    const { path } = this.#request.template;
    const users = (address: string) => this.#userProperties(address);
    const found = new Map<string, Value>();
    for (const { pair, scope } of this.#outputs()) {
      const nameNode = child(child(pair.value, "Export"), "Name");
      const valueNode = child(pair.value, "Value");
      if (!nameNode || !valueNode) continue;
      const name = resolve(nameNode, scope, when);
      if (name.kind === "known" && typeof name.value === "string")
        found.set(name.value, exportedValue(resolve(valueNode, scope, when), path, users));
    }
    return found;
  }

  /** The properties of an IAM user of this template, by its address. */
  #userProperties(address: string): UserProperties | undefined {
    const pass = this.#declared().get(address.slice(this.#base.prefix.length));
    if (!pass || childText(pass.pair.value, "Type") !== "AWS::IAM::User") return undefined;
    const nameNode = child(child(pass.pair.value, "Properties"), "UserName");
    const userName = nameNode && resolve(nameNode, pass.scope, this.#request.when);
    return { logicalId: pass.pair.key, ...(userName && { userName }) };
  }

  #outputs(): readonly LoopPass[] {
    return expandedPairs(
      this.#request.template.outputs,
      this.#base,
      (node, scope) => resolve(node, scope, []),
      () => {},
    );
  }

  /** Every declared resource by logical ID, loops and local includes expanded. */
  #declared(): ReadonlyMap<string, LoopPass> {
    if (this.#passes) return this.#passes;
    this.#passes = new Map();
    const passes = [
      ...this.#section(this.#request.template.resources, this.#base),
      ...this.#includedSections(this.#request.template.root),
    ];
    this.#passes = new Map(passes.map((pass) => [pass.pair.key, pass]));
    return this.#passes;
  }

  #section(section: SyntaxNode | undefined, scope: TemplateScope): readonly LoopPass[] {
    const directive = directiveOf(section);
    if (directive) {
      const content = readDirective(directive, "Resources", scope, this.#run);
      return content ? this.#section(content.root, content.scope) : [];
    }
    const report = (pair: MapPair, detail: string, isRead: boolean) => {
      const location = scope.source.locate(pair.keySpan);
      const what = isRead
        ? "Resources of a loop were read once for all its turns"
        : "Resources of a loop were not read";
      this.#run.unread("loop-unknown", `${what}: ${detail}.`, location);
    };
    const leave = (pass: LoopPass) => this.#unmade.push(pass);
    const passes = expandedPairs(section, scope, (node, inner) => resolve(node, inner, []), report, leave);
    return passes.flatMap((pass) => {
      if (pass.pair.key !== "Fn::Transform") return [pass];
      const content = readInclude(pass.pair.value, pass.scope, this.#run);
      return content ? this.#section(content.root, content.scope) : [];
    });
  }

  /** `Transform: { Name: AWS::Include, … }` at the top adds sections; only its resources are read. */
  #includedSections(root: SyntaxNode): readonly LoopPass[] {
    const includes = transformNames(root).filter(({ name }) => name === "AWS::Include");
    return includes.flatMap(({ node }) => {
      const content = node.kind === "map" ? readInclude(node, this.#base, this.#run) : undefined;
      return content ? this.#section(child(content.root, "Resources"), content.scope) : [];
    });
  }

  #reportMacros(): void {
    for (const { name, node } of transformNames(this.#request.template.root)) {
      if (knownTransforms.test(name) || name === "AWS::Include") continue;
      const message = `What the macro ${name} makes of this template is not known before deployment; resources that it adds or changes were not read.`;
      this.#run.unread("macro", message, this.#request.template.source.locate(node));
    }
  }

  #reportModules(): void {
    const { root, source } = this.#request.template;
    for (const { key, keySpan, value } of modulesOf(root)) {
      const message = `What the module ${key} (${childText(value, "Source") ?? "from elsewhere"}) puts into this template when it is packaged was not read.`;
      this.#run.unread("packaged-part", message, source.locate(keySpan));
    }
  }

  #resources(pass: LoopPass): readonly Resource[] {
    const { pair } = pass;
    const type = this.#typeOf(pass);
    const isModule = type?.endsWith("::MODULE") === true;
    const isWanted = type !== undefined && this.#isWanted(type, pass);
    if (type !== undefined && !isWanted && !isModule && !isNesting(type)) return [];
    const header = pass.scope.source.locate(pair.keySpan);
    const transform = type === undefined ? child(pair.value, "Fn::Transform") : undefined;
    if (transform) return this.#included(pass, pass.scope.include(transform, pass.scope));
    const whole = type === undefined ? directiveOf(pair.value) : undefined;
    if (whole) return this.#included(pass, readDirective(whole, `the resource ${pair.key}`, pass.scope, this.#run));
    const made = type === undefined ? directiveOf(child(pair.value, "Type")) : undefined;
    if (made) {
      readDirective(made, `the type of ${pair.key}`, pass.scope, this.#run);
      return [];
    }
    if (type === undefined && typeNode(pair.value)) {
      const message = `What the resource ${pair.key} is was not read: its type is not known before deployment.`;
      this.#run.unread("any-type", message, header);
      return [];
    }
    if (type === undefined) {
      const message = `The resource ${pair.key} has no Type; it was not read.`;
      this.#run.report({ kind: "warning", code: "resource-without-type", message, location: header });
      return [];
    }
    const when = this.#existence(pass);
    const ref: ResourceRef = { format: "cloudformation", type, address: `${this.#base.prefix}${pair.key}` };
    if (!when) {
      this.#claimNested(pass);
      return [];
    }
    const own = isWanted ? [this.#resource(pass, ref, header, when)] : [];
    if (isModule) {
      const message = `${ref.address} is a module of the CloudFormation registry; what it declares was not read.`;
      this.#run.unread("cloudformation-module", message, header, ref);
    }
    if (!isNesting(type)) return own;
    return [...own, ...this.#nestedStacks(pair.key).flatMap((nested) => nested.stack.resources)];
  }

  /** The template of a stack that is never made is no stack of its own. */
  #claimNested(pass: LoopPass): void {
    const type = this.#typeOf(pass);
    if (type === undefined || !isNesting(type)) return;
    const ref = { format: "cloudformation", type, address: `${this.#base.prefix}${pass.pair.key}` } as const;
    this.#run.claiming(() => this.#stacksOf(ref, pass, this.#request.when));
  }

  /** Whether somebody reads a resource: for its type, or for code that may call what its type does not say. */
  #isWanted(type: string, { pair, scope }: LoopPass): boolean {
    const { wanted } = this.#run.context;
    if (!wanted) return true;
    const holdsCode = codeProperties.has(type);
    if (wanted(type) && !holdsCode) return true;
    if (!holdsCode && !initOf(pair.value)) return false;
    const { template, parameterValues } = this.#request;
    const sources = new Set([template.source, scope.source]);
    return parameterValues.size > 0 || ![...sources].every((source) => isPlainCode(type, pair.value, source, template));
  }

  /** A resource's type, in which a loop may fill in a part. */
  #typeOf({ pair, scope }: LoopPass): string | undefined {
    const node = typeNode(pair.value);
    if (!node) return undefined;
    const written = node.tag === undefined ? textOf(node) : textOfKnown(resolve(node, scope, []));
    return written === undefined || hasMark(written) ? undefined : withLoops(written, scope);
  }

  /** What must be assumed for a resource to exist; `undefined` where its condition is certainly false. */
  #existence({ pair, scope, when: inLoops }: LoopPass): readonly Assumption[] | undefined {
    const when = bothAssumed(this.#request.when, inLoops);
    if (inLoops.length > 0 && !this.#run.solver.isPossible(when)) return undefined;
    const name = conditionName(pair.value, scope);
    if (name === undefined) return when;
    const formula = scope.condition(name);
    const truth = formula === undefined ? "open" : scope.solver.decide(formula, when);
    if (truth === "false") return undefined;
    if (truth === "true" || (formula !== undefined && this.#isInOneRegion(formula))) return when;
    return bothAssumed(when, [scope.solver.assumption(`condition ${scope.prefix}${name}`, true)]);
  }

  /** Whether every account of a stack set has a region among its own in which a condition holds. */
  #isInOneRegion(formula: Formula): boolean {
    const groups = this.#request.regionGroups ?? [];
    const holds = (assumed: readonly Assumption[]) => this.#run.solver.decide(formula, assumed) === "true";
    return groups.length > 0 && groups.every((regions) => regions.some(holds));
  }

  #resource({ pair, scope }: LoopPass, ref: ResourceRef, header: Location, when: readonly Assumption[]): Resource {
    const { source } = scope;
    const end = Math.max(pair.keySpan.end, pair.value.end);
    const metadataNode = child(pair.value, "Metadata");
    const metadata = metadataNode && resolve(metadataNode, scope, when);
    const deletion = child(pair.value, "DeletionPolicy");
    const deletionPolicy = deletion && textOfKnown(resolve(deletion, scope, when));
    const construct = this.#request.constructs?.get(pair.key);
    const account = textOfKnown(this.#request.pseudo.get("AWS::AccountId"));
    const partition = textOfKnown(this.#request.pseudo.get("AWS::Partition"));
    const region = textOfKnown(this.#request.pseudo.get("AWS::Region"));
    const regions = this.#request.regions ?? (region === undefined ? undefined : [region]);
    const constructPath = textOfKnown(entry(metadata, "aws:cdk:path")) ?? construct?.path;
    const created: RelatedLocation[] = construct?.source
      ? [{ message: "the construct is created here", location: construct.source }]
      : [];
    return {
      ...ref,
      action: "declare",
      properties: this.#properties(pair.value, scope, when),
      location: source.locate({ start: pair.keySpan.start, end }),
      header,
      when,
      callers: [...created, ...this.#request.callers],
      ...(account !== undefined && { account }),
      ...(partition !== undefined && { partition }),
      ...(regions && { regions }),
      ...(constructPath !== undefined && { constructPath }),
      ...(metadata && { metadata }),
      ...(deletionPolicy !== undefined && retaining.has(deletionPolicy) && { isRetained: true }),
    };
  }

  /** A resource that an include writes whole; what a macro makes of it is told as unread. */
  #included(pass: LoopPass, content: Included | undefined): readonly Resource[] {
    if (!content) return [];
    const { root, scope } = content;
    const keySpan = { start: root.start, end: root.start };
    return this.#resources({ ...pass, pair: { ...pass.pair, keySpan, value: root }, scope });
  }

  /** The properties; what a macro or an include beside them makes of the resource stands under its own key. */
  #properties(body: SyntaxNode, scope: TemplateScope, when: readonly Assumption[]): MapValue {
    const own = withDefinition(propertiesOf(child(body, "Properties"), scope, when), scope, this.#run);
    const transform = child(body, "Fn::Transform");
    if (!transform) return own;
    const content = scope.include(transform, scope);
    const at = scope.source.locate(transform);
    const cause = scope.solver.opaque("transform", at, "what a macro makes of the resource is known at deployment");
    const added = content
      ? propertiesOf(child(content.root, "Properties"), content.scope, when).entries
      : [{ key: "Fn::Transform", value: unknown(cause, { at }) }];
    const kept = own.entries.filter(({ key }) => !added.some((one) => one.key === key));
    return { ...own, entries: [...kept, ...added] };
  }

  #nestedOutput(name: string, output: string, when: readonly Assumption[]): Value | undefined {
    const stacks = this.#nestedStacks(name);
    const options = stacks.flatMap(({ stack, nested }) => {
      const assumed = bothAssumed(when, nested.when);
      const value = this.#run.solver.isPossible(assumed) ? stack.output(output, assumed) : undefined;
      return value ? [{ when: assumed, value }] : [];
    });
    return options.length > 0 ? choiceOf(options, when, {}) : undefined;
  }

  /** The stacks that a resource deploys, read once. Two stacks that wait for each other's outputs give none. */
  #nestedStacks(name: string): readonly NestedStack[] {
    const have = this.#nested.get(name);
    if (have) return have;
    const pass = this.#declared().get(name);
    if (!pass || this.#beingNested.has(name)) return [];
    this.#beingNested.add(name);
    const stacks = this.#run.solver.budget.waiting(() => this.#readNested(name, pass), undefined);
    this.#beingNested.delete(name);
    if (stacks) this.#nested.set(name, stacks);
    return stacks ?? [];
  }

  #readNested(name: string, pass: LoopPass): readonly NestedStack[] {
    const type = childText(pass.pair.value, "Type") ?? "";
    const when = this.#existence(pass);
    if (!isNesting(type) || !when) return [];
    return this.#stacksOf({ format: "cloudformation", type, address: `${this.#base.prefix}${name}` }, pass, when);
  }

  /** The stacks of the templates that a resource deploys. */
  #stacksOf(ref: ResourceRef, { pair, scope }: LoopPass, when: readonly Assumption[]): readonly NestedStack[] {
    const header = scope.source.locate(pair.keySpan);
    const templates = nestedTemplates({ ref, body: pair.value, header, scope, when }, this.#run);
    return templates.map((nested) => ({
      nested,
      stack: readStack(nestedRequest(nested, { ref, header, outer: this.#request }), this.#run),
    }));
  }
}

interface NestedStack {
  readonly nested: NestedTemplate;
  readonly stack: Stack;
}

/** `RetainExceptOnCreate` keeps what stands already. Source: CloudFormation user guide, "DeletionPolicy attribute". */
const retaining: ReadonlySet<string> = new Set(["Retain", "RetainExceptOnCreate"]);

function textOfKnown(value: Value | undefined): string | undefined {
  return value?.kind === "known" && typeof value.value === "string" ? value.value : undefined;
}

/** A resource's properties; where a macro makes them, the one entry says that they are not known. */
function propertiesOf(node: SyntaxNode | undefined, scope: TemplateScope, when: readonly Assumption[]): MapValue {
  if (!node) return map([]);
  const value = resolve(node, scope, when);
  if (value.kind === "map") return value;
  if (value.kind === "choice") return mapOfChoice(value);
  const at = scope.source.locate(node);
  if (value.kind === "known" && value.value === null) return map([], { at });
  const [first] = pairsOf(node);
  return map([{ key: first?.key ?? "Properties", value }], { at });
}

/** Properties that a condition chooses as a whole, each as a choice of its own. */
function mapOfChoice({ options, at }: ChoiceValue): MapValue {
  const open = options.find((option) => option.value.kind !== "map");
  const keys = new Set(
    options.flatMap(({ value }) => (value.kind === "map" ? value.entries.map((one) => one.key) : [])),
  );
  const entries = [...keys].map((key) => ({
    key,
    value: choiceOf(
      options.map(({ when, value }) => ({
        when,
        value: value.kind === "map" ? (entry(value, key) ?? absent()) : value,
      })),
      [],
      at ? { at } : {},
    ),
  }));
  const rest = open && keys.size === 0 ? [{ key: "Properties", value: open.value }] : [];
  return map([...entries, ...rest], at ? { at } : {});
}

const policyType = "AWS::Organizations::Policy";

/** The resources that a value comes from. */
function addressesIn(value: Value): readonly string[] {
  switch (value.kind) {
    case "unknown":
      return (value.references ?? []).map((one) => one.address);
    case "text":
      return openParts(value.parts).flatMap(addressesIn);
    case "list":
      return value.items.flatMap(addressesIn);
    case "choice":
      return value.options.flatMap((one) => addressesIn(one.value));
    case "sensitive":
      return addressesIn(value.value);
    default:
      return [];
  }
}

function typeNode(body: SyntaxNode): SyntaxNode | undefined {
  return body.kind === "map" ? child(body, "Type") : undefined;
}
