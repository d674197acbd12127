import type { Location } from "../model/location.ts";
import { writtenParts } from "../model/text-parts.ts";
import { compileStatement } from "./compile.ts";
import { decide } from "./decide.ts";
import { type Decision, describeWitness } from "./decision.ts";
import {
  type ElementPatterns,
  fullAwsAccess,
  type PolicyDocument,
  type PolicyText,
  type Statement,
  statementLabel,
} from "./document.ts";
import { matchAction } from "./match.ts";
import type { Question } from "./question.ts";

/** One part of a statement, and in which requests of the question it holds. */
export interface PartReading {
  readonly element: "Action" | "NotAction" | "Resource" | "NotResource" | "Condition";
  /** The patterns, or the operator, the key and the values. */
  readonly text: string;
  readonly holds: Decision["denied"];
  /** For `sometimes`: a request in which it does not hold, as a phrase; for `unknown`: why. */
  readonly detail?: string;
  readonly location?: Location;
}

/** What a statement says of the requests of a question, part by part. Plain data, JSON-safe. */
export interface StatementReading {
  /** Its Sid, or its place in the policy from 0. */
  readonly statement: string;
  readonly effect: Statement["effect"];
  /** In which requests all of its parts hold. */
  readonly applies: Decision["denied"];
  readonly parts: readonly PartReading[];
  readonly location?: Location;
}

/** Why a policy does not deny everything: the statement that comes nearest, and its part that lets requests through. */
export interface Nearest {
  readonly statement: string;
  readonly part: PartReading;
}

const everything: ElementPatterns = { negated: false, patterns: ["*"] };

/** Every statement with what each part says of the requests. */
export function readStatements(document: PolicyDocument, question: Question): readonly StatementReading[] {
  return distinct(document).map((statement) => ({
    statement: statementLabel(statement),
    effect: statement.effect,
    applies: alone(document, statement, question).denied,
    parts: partsOf(document, statement, question),
    ...(statement.location && { location: statement.location }),
  }));
}

/** What comes nearest to denying everything. */
export interface NearestDeny {
  /** Place of its policy. */
  readonly policy: number;
  readonly statement: Statement;
  readonly part: PartReading;
}

/** What parts of statements say of the requests of a question, in order, as far as they were read. */
export type KnownReadings = Map<Statement, PartReading[]>;

interface NearStatement {
  readonly place: number;
  readonly policy: number;
  readonly document: PolicyDocument;
  readonly statement: Statement;
}

/**
 * The denying statement with the fewest parts that do not hold always; `null`: none denies, or one denies always.
 * Parts are read as long as they can make a difference. `readings`: what is known of a policy's statements already.
 */
export function nearestDeny(
  documents: readonly PolicyDocument[],
  question: Question,
  readings: (document: PolicyDocument) => KnownReadings = () => new Map(),
): NearestDeny | null {
  const statements = documents.flatMap((document, policy) =>
    distinct(document)
      .filter((one) => one.effect === "Deny" && one.doubt === undefined)
      .map((statement) => ({ document, policy, statement })),
  );
  const all = statements.map((one, place): NearStatement => ({ ...one, place }));
  const isAbout = ({ document, statement }: NearStatement) =>
    matchAction(compileStatement(document, statement), question.action) !== false;
  let best: { readonly cost: number; readonly place: number; readonly nearest: NearestDeny } | null = null;
  // Those about the action first: of the others, few parts are read then.
  for (const one of [...all.filter(isAbout), ...all.filter((other) => !isAbout(other))]) {
    const limit = best === null ? Number.POSITIVE_INFINITY : one.place < best.place ? best.cost : best.cost - 1;
    if (!isAbout(one) && limit < costs.never) continue;
    const failing = failingParts(one, question, readings(one.document), limit);
    const [part] = failing?.sort((first, other) => costs[other.holds] - costs[first.holds]) ?? [];
    if (failing === null || part === undefined) continue;
    const { place, policy, statement } = one;
    best = { cost: costOf(failing), place, nearest: { policy, statement, part } };
  }
  return best?.nearest ?? null;
}

/** The parts of a statement that do not hold always; `null`: together they are further away than the limit. */
function failingParts(
  { document, statement }: NearStatement,
  question: Question,
  readings: KnownReadings,
  limit: number,
): PartReading[] | null {
  const known = readings.get(statement) ?? [];
  readings.set(statement, known);
  const failing: PartReading[] = [];
  for (const [place, read] of partReaders(document, statement, question).entries()) {
    const part = known[place] ?? read();
    known[place] = part;
    if (part.holds !== "always") failing.push(part);
    if (costOf(failing) > limit) return null;
  }
  return failing;
}

function costOf(parts: readonly PartReading[]): number {
  return parts.reduce((sum, one) => sum + costs[one.holds], 0);
}

/** A part that never holds is further away than any number of parts that sometimes do. */
const costs: Readonly<Record<Decision["denied"], number>> = { always: 0, unknown: 1, sometimes: 1, never: 1000 };

/** The statements without duplicates: one whose effect is not known is in the document as a deny and as an allow. */
function distinct(document: PolicyDocument): readonly Statement[] {
  return document.statements.filter((one, place, all) => all[place - 1]?.index !== one.index);
}

function partsOf(document: PolicyDocument, statement: Statement, question: Question): readonly PartReading[] {
  return partReaders(document, statement, question).map((read) => read());
}

/** One function a part, in the order of the statement. */
function partReaders(
  document: PolicyDocument,
  statement: Statement,
  question: Question,
): readonly (() => PartReading)[] {
  const { action, resource, conditions, location } = statement;
  const bare: Statement = {
    index: 0,
    sid: null,
    effect: "Deny",
    action: everything,
    resource: everything,
    conditions: [],
  };
  const read = (
    element: PartReading["element"],
    text: string,
    changed: Partial<Statement>,
    at: Location | undefined,
  ): PartReading => {
    const decision = alone(document, { ...bare, ...changed }, question);
    const detail = detailOf(decision);
    return { element, text, holds: decision.denied, ...(detail && { detail }), ...(at && { location: at }) };
  };
  return [
    () =>
      read(action.negated ? "NotAction" : "Action", listed(action.patterns), { action }, action.location ?? location),
    () => {
      const element = resource.negated ? "NotResource" : "Resource";
      return read(element, listed(resource.patterns), { resource }, resource.location ?? location);
    },
    ...conditions.map((one) => () => {
      const text = `${one.operator} ${one.key} ${listed(one.values)}`.trim();
      return read("Condition", text, { conditions: [one] }, one.location ?? location);
    }),
  ];
}

/** What a statement denies by itself. */
function alone(document: PolicyDocument, statement: Statement, question: Question): Decision {
  const statements: readonly Statement[] = [{ ...statement, effect: "Deny" }];
  return decide([[fullAwsAccess, { ...document, statements }]], question, { budget: 200_000 });
}

function detailOf(decision: Decision): string | undefined {
  if (decision.denied === "unknown") return decision.reason;
  return decision.denied === "sometimes" ? describeWitness(decision.witness) : undefined;
}

function listed(texts: readonly PolicyText[]): string {
  const shown = texts.slice(0, 3).map(plainText).join(", ");
  return texts.length > 3 ? `${shown}, and ${texts.length - 3} more` : shown;
}

function plainText(text: PolicyText): string {
  return typeof text === "string" ? text : writtenParts(text, () => "…");
}
