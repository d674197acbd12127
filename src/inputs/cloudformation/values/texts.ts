import { callSymbol } from "../../../model/symbol.ts";
import { fillParts, joinedParts } from "../../../model/text-parts.ts";
import {
  type Assumption,
  type Origin,
  sensitive,
  text,
  type UnknownValue,
  unknown,
  type Value,
  type Via,
} from "../../../model/value.ts";
import type { TemplateScope } from "./template-scope.ts";
import { alternativesOf, choiceOf, maxAlternatives, type PlainValue, scalarText, uniqueSteps } from "./values.ts";

/** Characters of a text that is put together; CloudFormation takes templates of 1 MB. A longer one is unknown. */
const maxTextLength = 4_000_000;

export type Piece = string | UnknownValue;

interface Combination {
  readonly when: readonly Assumption[];
  readonly pieces: Piece[];
  readonly via: Via[];
  isSecret: boolean;
}

/** Joins values to one text, branch by branch. Parts that are absent add nothing. */
export function concatenated(
  parts: readonly Value[],
  when: readonly Assumption[],
  scope: TemplateScope,
  origin: Origin,
): Value {
  const { solver } = scope;
  let combinations: readonly Combination[] = [{ when, pieces: [], via: [], isSecret: false }];
  for (const part of parts) {
    if (part.kind === "choice" || part.kind === "sensitive") {
      combinations = combinations.flatMap((one) => branched(one, part, scope));
      if (combinations.length > maxAlternatives)
        return unknown(solver.opaque("too-large", origin.at, "a text with too many branches"), origin);
    } else for (const one of combinations) extend(one, part, part.via ?? [], scope);
  }
  const options = combinations.map((one) => {
    if (lengthOf(one.pieces) > maxTextLength) return { when: one.when, value: tooLong(scope, origin) };
    const joined = text(withoutDynamicReferences(one.pieces, scope), { ...origin, via: uniqueSteps(one.via) });
    return { when: one.when, value: one.isSecret ? sensitive(joined, origin) : joined };
  });
  return choiceOf(options, when, origin);
}

function tooLong({ solver }: TemplateScope, origin: Origin): UnknownValue {
  return unknown(solver.opaque("too-large", origin.at, `a text of more than ${maxTextLength} characters`), origin);
}

function lengthOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece) => sum + (typeof piece === "string" ? piece.length : 1), 0);
}

function branched(one: Combination, part: Value, scope: TemplateScope): readonly Combination[] {
  return alternativesOf(part, one.when, scope.solver).map((alternative) => {
    const isSecret = one.isSecret || alternative.isSecret;
    const branch = { when: alternative.when, pieces: [...one.pieces], via: [...one.via], isSecret };
    extend(branch, alternative.value, alternative.via, scope);
    return branch;
  });
}

function extend(one: Combination, part: PlainValue, via: readonly Via[], scope: TemplateScope): void {
  for (const piece of piecesOf(part, scope)) one.pieces.push(piece);
  for (const step of via) one.via.push(step);
}

function piecesOf(value: PlainValue, { solver }: TemplateScope): readonly Piece[] {
  if (value.kind === "known") return solver.marks.piecesOf(scalarText(value));
  if (value.kind === "text") return value.parts;
  if (value.kind === "absent") return [];
  if (value.kind === "unknown") return [value];
  return [unknown(solver.opaque("invalid", value.at, "a list or map where text is expected"), value)];
}

const referenceStart = "{{resolve:";
const referenceEnd = "}}";

/**
 * Puts an unknown part where a dynamic reference stands: `{{resolve:ssm:name}}` is filled in at deployment, also where
 * its own text is only partly known.
 */
export function withoutDynamicReferences(pieces: readonly Piece[], scope: TemplateScope): readonly Piece[] {
  if (!pieces.some((piece) => typeof piece === "string" && piece.includes("{{"))) return pieces;
  const reader: ReferenceReader = { result: [], inside: undefined };
  for (const piece of joinedParts(pieces)) {
    if (typeof piece === "string") readText(piece, reader, scope);
    else (reader.inside ?? reader.result).push(piece);
  }
  if (reader.inside) reader.result.push(dynamicReference(reader.inside, scope));
  return reader.result;
}

interface ReferenceReader {
  readonly result: Piece[];
  /** The parts of the reference that is being read; `undefined` outside of one. */
  inside: Piece[] | undefined;
}

function readText(text: string, reader: ReferenceReader, scope: TemplateScope): void {
  let rest = text;
  while (rest !== "") {
    const { inside, result } = reader;
    const mark = rest.indexOf(inside ? referenceEnd : referenceStart);
    const cut = mark < 0 ? rest.length : mark + (inside ? referenceEnd.length : 0);
    (inside ?? result).push(rest.slice(0, cut));
    if (mark < 0) return;
    rest = rest.slice(cut);
    if (inside) result.push(dynamicReference(inside, scope));
    reader.inside = inside ? undefined : [];
  }
}

/** The same reference in the same deployment is filled in with the same value. */
function dynamicReference(parts: readonly Piece[], { solver, deployment }: TemplateScope): UnknownValue {
  const joined = joinedParts(parts);
  const [first] = joined;
  if (joined.length === 1 && typeof first === "string")
    return unknown({ kind: "dynamic-reference", scope: deployment, text: first });
  const symbol = callSymbol("dynamic reference", [deployment, ...fillParts(joined, (part) => part.symbol)]);
  return unknown(symbol ?? solver.opaque("after-apply", undefined, "a dynamic reference is filled in at deployment"));
}
