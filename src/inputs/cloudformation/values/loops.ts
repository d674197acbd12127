import { callSymbol } from "../../../model/symbol.ts";
import { writtenParts } from "../../../model/text-parts.ts";
import { type Assumption, alternatives, bothAssumed, revealed, unknown, type Value } from "../../../model/value.ts";
import type { MapPair, SyntaxNode } from "../../../syntax/node.ts";
import { loopPrefix, pairsOf, textOf } from "../template/calls.ts";
import { namedInLoops, type TemplateScope } from "./template-scope.ts";
import { hasMark } from "./text-marks.ts";
import { scalarText } from "./values.ts";

/** One pass of a loop: an entry with its placeholders bound. */
export interface LoopPass {
  readonly pair: MapPair;
  readonly scope: TemplateScope;
  /** What is assumed for the loops around it to have this pass. */
  readonly when: readonly Assumption[];
}

export type Loop =
  | {
      readonly status: "known";
      readonly passes: readonly LoopPass[];
      /** Of a loop over nothing, but for one by the default of a parameter: its entries, which nobody makes. */
      readonly unmade: readonly LoopPass[];
      /** Why there may be other passes, where what it goes over is not known. */
      readonly open?: string;
    }
  | { readonly status: "broken"; readonly detail: string };

/**
 * Expands one `Fn::ForEach::Name: [identifier, collection, { key: value }]` entry (AWS::LanguageExtensions). Of a collection
 * that is not known one pass stands for all, with a value that is not known; a choice of collections has the passes of each.
 * `broken` where the loop is malformed.
 */
export function expandLoop(
  pair: MapPair,
  scope: TemplateScope,
  resolve: (node: SyntaxNode, scope: TemplateScope) => Value,
): Loop {
  const name = pair.key.slice(loopPrefix.length);
  const [identifierNode, collection, body] = pair.value.kind === "list" ? pair.value.items : [];
  const identifier = textOf(identifierNode);
  if (identifier === undefined || !collection || body?.kind !== "map")
    return { status: "broken", detail: `the loop ${name} is not [identifier, collection, body]` };
  const over = resolve(collection, scope);
  const turns = turnsOf(over, name, scope);
  if (!scope.solver.budget.loop(turns.length * body.pairs.length))
    return { status: "broken", detail: `the loop ${name} has too many passes` };
  const passOf = ({ text, when }: Turn) => {
    const inner = { ...scope, loops: new Map([...scope.loops, [identifier, text]]) };
    return pairsOf(body).map((one) => ({ pair: one, scope: inner, when }));
  };
  const passes = turns.flatMap(passOf);
  const isDefault = over.via?.some((step) => step.kind === "parameter-default") === true;
  const unmade = turns.length === 0 && !isDefault ? passOf({ text: "", when: [] }) : [];
  const isOpen = turns.some((turn) => hasMark(turn.text));
  return {
    status: "known",
    passes,
    unmade,
    ...(isOpen && { open: `what the loop ${name} goes over is known at deployment` }),
  };
}

/** One value of a loop's variable, with a mark where it is not known. */
interface Turn {
  readonly text: string;
  readonly when: readonly Assumption[];
}

/** Every turn once: under what is assumed where it is there, nothing where it always is. */
function turnsOf(collection: Value, name: string, scope: TemplateScope): readonly Turn[] {
  const options = alternatives(revealed(collection));
  const whens = new Map<string, (readonly Assumption[])[]>();
  for (const { when, value } of options) {
    for (const turn of itemsOf(value, name, scope)) {
      const assumed = bothAssumed(when, turn.when);
      whens.set(turn.text, [...(whens.get(turn.text) ?? []), assumed]);
    }
  }
  return [...whens].map(([text, each]) => {
    const [first = [], ...others] = each;
    if (each.some((when) => when.length === 0) || (options.length > 1 && each.length === options.length))
      return { text, when: [] };
    return { text, when: others.length === 0 ? first : [{ subject: `the loop ${name} has ${text}`, is: "true" }] };
  });
}

function itemsOf(value: Value, name: string, scope: TemplateScope): readonly Turn[] {
  const inner = revealed(value);
  if (inner.kind === "absent") return [];
  if (inner.kind !== "list") return [openTurn(inner, name, scope, true)];
  return inner.items.flatMap((item): readonly Turn[] => {
    const one = revealed(item);
    if (one.kind === "list") return itemsOf(one, name, scope);
    if (one.kind === "known") return [{ text: scalarText(one), when: [] }];
    if (one.kind === "choice") return turnsOf(one, name, scope);
    return [openTurn(one, name, scope, false)];
  });
}

/** A turn whose value is not known; of a whole list that is not known there may be none. */
function openTurn(value: Value, name: string, { solver }: TemplateScope, isList: boolean): Turn {
  const { marks } = solver;
  if (value.kind === "text") {
    return { text: writtenParts(value.parts, (part) => marks.mark(part)), when: [] };
  }
  const of = value.kind === "unknown" ? value.symbol : solver.opaque("invalid", value.at, `the loop ${name}`);
  const symbol = isList ? (callSymbol("Fn::ForEach", [of]) ?? of) : of;
  const when = isList ? [{ subject: `the loop ${name} has any turn`, is: "true" }] : [];
  return { text: marks.markOf(unknown(symbol, value)), when };
}

/**
 * All entries of a section, loops expanded, keys filled in; what is not known of a loop is handed to `report`, and the entries of one over
 * nothing to `leave`.
 */
export function expandedPairs(
  section: SyntaxNode | undefined,
  scope: TemplateScope,
  resolve: (node: SyntaxNode, scope: TemplateScope) => Value,
  report: (pair: MapPair, detail: string, isRead: boolean) => void,
  leave: (unmade: LoopPass) => void = () => {},
): readonly LoopPass[] {
  const leaveOut = (pass: LoopPass): void => {
    const { pair, scope } = pass;
    if (!pair.key.startsWith(loopPrefix)) leave(pass);
    else if (scope.solver.budget.spend()) {
      const loop = expandLoop(pair, scope, resolve);
      if (loop.status === "known") for (const inner of [...loop.passes, ...loop.unmade]) leaveOut(inner);
    }
  };
  const visit = (pass: LoopPass): readonly LoopPass[] => {
    if (!pass.pair.key.startsWith(loopPrefix)) {
      if (pass.scope.loops.size === 0) return [pass];
      return [{ ...pass, pair: { ...pass.pair, key: namedInLoops(pass.pair.key, pass.scope) } }];
    }
    if (!pass.scope.solver.budget.spend()) return [];
    const loop = expandLoop(pass.pair, pass.scope, resolve);
    if (loop.status === "broken") {
      report(pass.pair, loop.detail, false);
      return [];
    }
    if (loop.open !== undefined) report(pass.pair, loop.open, true);
    for (const unmade of loop.unmade) leaveOut(unmade);
    return loop.passes.flatMap((inner) => visit({ ...inner, when: bothAssumed(pass.when, inner.when) }));
  };
  return pairsOf(section).flatMap((pair) => visit({ pair, scope, when: [] }));
}
