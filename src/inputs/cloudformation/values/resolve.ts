import {
  type Assumption,
  known,
  list,
  type MapEntry,
  map,
  type Origin,
  text,
  unknown,
  type Value,
} from "../../../model/value.ts";
import type { MapNode, MapPair, ScalarNode, SyntaxNode } from "../../../syntax/node.ts";
import { argumentsOf, type Call, callOf, loopPrefix, truthOf } from "../template/calls.ts";
import { evaluateIf } from "./functions/branch.ts";
import { evaluateFindInMap } from "./functions/find-in-map.ts";
import { evaluateLength, evaluateSelect } from "./functions/list.ts";
import { evaluateAvailabilityZones, evaluateCidr } from "./functions/network.ts";
import { evaluateGetAtt, evaluateImportValue, evaluateRef } from "./functions/reference.ts";
import { evaluateBase64, evaluateJoin, evaluateSplit, evaluateSub } from "./functions/text.ts";
import { evaluateToJsonString } from "./functions/to-json-string.ts";
import { expandLoop, type LoopPass } from "./loops.ts";
import { type Evaluate, placeOf, type TemplateScope, withLoops } from "./template-scope.ts";
import { withoutDynamicReferences } from "./texts.ts";
import { isPresent, withStep } from "./values.ts";

const functions: ReadonlyMap<string, Evaluate> = new Map<string, Evaluate>([
  ["Ref", evaluateRef],
  ["Fn::GetAtt", evaluateGetAtt],
  ["Fn::ImportValue", evaluateImportValue],
  ["Fn::Sub", evaluateSub],
  ["Fn::Join", evaluateJoin],
  ["Fn::Split", evaluateSplit],
  ["Fn::Base64", evaluateBase64],
  ["Fn::ToJsonString", evaluateToJsonString],
  ["Fn::Select", evaluateSelect],
  ["Fn::Length", evaluateLength],
  ["Fn::FindInMap", evaluateFindInMap],
  ["Fn::If", evaluateIf],
  ["Fn::GetAZs", evaluateAvailabilityZones],
  ["Fn::Cidr", evaluateCidr],
]);

const includeKey = "Fn::Transform";

/**
 * What a node of a template means, as far as it is known before deployment. `when` is assumed: branches that
 * contradict it are left out. Never throws; what cannot be evaluated is unknown with its reason.
 */
export function resolve(node: SyntaxNode, scope: TemplateScope, when: readonly Assumption[]): Value {
  const at = placeOf(node, scope);
  const value = scope.solver.budget.within(
    () => resolveUnaliased(node, scope, when, { at }),
    () =>
      unknown(scope.solver.opaque("too-large", at, "the template is too deep or takes too long to evaluate"), { at }),
  );
  if (!node.aliasOf) return value;
  return withStep(value, { kind: "anchor", name: node.aliasOf.name, at: scope.source.locate(node.aliasOf) });
}

function resolveUnaliased(node: SyntaxNode, scope: TemplateScope, when: readonly Assumption[], origin: Origin): Value {
  const call = callOf(node);
  if (call) return evaluated(call, node, scope, when);
  if (node.kind === "scalar") return scalarValue(node, scope, origin);
  if (node.kind === "list") return list(node.items.map((item) => resolve(item, scope, when)).filter(isPresent), origin);
  return map(entriesOf(node, scope, when), origin);
}

function evaluated(call: Call, node: SyntaxNode, scope: TemplateScope, when: readonly Assumption[]): Value {
  const at = placeOf(node, scope);
  if (call.name === includeKey) return included(call.argument, scope, when, { at });
  const evaluate = functions.get(call.name);
  if (!evaluate) return unknown(scope.solver.opaque("unsupported", at, `${call.name} is not evaluated`), { at });
  return evaluate({
    name: call.name,
    argument: call.argument,
    items: argumentsOf(call),
    scope,
    when,
    at,
    resolve: (inner, assumed = when) => resolve(inner, scope, assumed),
    resolveInTemplate: (inner, assumed) => resolve(inner, { ...scope, source: scope.template.source }, assumed),
  });
}

function scalarValue(node: ScalarNode, scope: TemplateScope, origin: Origin): Value {
  const { value, source } = node;
  if (node.quoted || typeof value === "string") {
    const truth = node.quoted ? undefined : truthOf(source);
    if (truth !== undefined) return known(truth, origin);
    const pieces = scope.solver.marks.piecesOf(withLoops(node.quoted ? String(value) : source, scope));
    const written = text(withoutDynamicReferences(pieces, scope), origin);
    const lines = written.kind === "known" ? scope.source.linesOf(node) : undefined;
    return written.kind === "known" && lines ? { ...written, lines } : written;
  }
  // A number that does not come back the way it is written is text to CloudFormation, such as an account ID's zero.
  if (typeof value === "number" && String(value) !== source) return known(source, origin);
  return known(value, origin);
}

function entriesOf(node: MapNode, scope: TemplateScope, when: readonly Assumption[]): readonly MapEntry[] {
  const entries = new Map<string, MapEntry>();
  for (const pair of node.pairs) {
    for (const entry of entriesOfPair(pair, scope, when)) {
      if (isPresent(entry.value)) entries.set(entry.key, entry);
    }
  }
  return [...entries.values()];
}

function entriesOfPair(pair: MapPair, scope: TemplateScope, when: readonly Assumption[]): readonly MapEntry[] {
  const keyAt = scope.source.locate(pair.keySpan);
  if (pair.key.startsWith(loopPrefix)) {
    const loop = expandLoop(pair, scope, (node, inner) => resolve(node, inner, []));
    // What a loop over a list that is not known makes of a property is not known either.
    const open = loop.status === "broken" ? loop.detail : (loop.open ?? conditionalPasses(loop.passes));
    if (loop.status === "broken" || open !== undefined)
      return [{ key: pair.key, keyAt, value: unknown(scope.solver.opaque("unsupported", keyAt, open), { at: keyAt }) }];
    return loop.passes.flatMap((pass) => entriesOfPair(pass.pair, pass.scope, when));
  }
  if (pair.key === includeKey) {
    const value = included(pair.value, scope, when, { at: keyAt });
    return value.kind === "map" ? value.entries : [{ key: pair.key, keyAt, value }];
  }
  return [{ key: withLoops(pair.key, scope), keyAt, value: resolve(pair.value, scope, when) }];
}

function conditionalPasses(passes: readonly LoopPass[]): string | undefined {
  return passes.some((pass) => pass.when.length > 0) ? "what the loop goes over depends on a condition" : undefined;
}

function included(transform: SyntaxNode, scope: TemplateScope, when: readonly Assumption[], origin: Origin): Value {
  const content = scope.include(transform, scope);
  if (content) return resolve(content.root, content.scope, when);
  return unknown(
    scope.solver.opaque("transform", origin.at, "what a macro or an include puts here is known at deployment"),
    origin,
  );
}
