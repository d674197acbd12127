import { decide } from "../../../../src/policy/decide.ts";
import type { Decision } from "../../../../src/policy/decision.ts";
import { fullAwsAccess } from "../../../../src/policy/document.ts";
import { parsePolicyText } from "../../../../src/policy/parse.ts";
import { rootQuestion } from "../../../../src/policy/question.ts";
import { fullDeniesOf, isDenied, type RawPolicy, type Reading, undocumentedPoints } from "./evaluator.ts";
import { account, appliedSets, contextOf, resourcesFor, settledContext, today } from "./requests.ts";

type Answer = "always" | "sometimes" | "never";

/** Both implementations on one policy and one action. */
export interface Comparison {
  readonly said: Decision["denied"];
  /** The answer under each reading of what AWS does not document. */
  readonly right: readonly Answer[];
  /** One sentence for each disagreement. */
  readonly faults: readonly string[];
}

function plainReading(policy: RawPolicy): Reading {
  return {
    passesColons: false,
    negatedHoldsForNoArn: false,
    anyIfExistsHolds: false,
    unfilledExemptsAll: false,
    fullDenies: fullDeniesOf(policy),
  };
}

function readingsOf(policy: RawPolicy): readonly Reading[] {
  const points = undocumentedPoints(policy, settledContext);
  return points.reduce<readonly Reading[]>(
    (all, point) => all.flatMap((one) => [one, { ...one, [point]: true }]),
    [plainReading(policy)],
  );
}

/** What the enumeration of all requests says. */
function answerOf(policy: RawPolicy, action: string, reading: Reading): Answer {
  const denies = policy.Statement.reduce((bits, one, index) => (one.Effect === "Deny" ? bits | (1 << index) : bits), 0);
  const denied = [...appliedSets(policy, action, reading)].map((set) => (set & denies) !== 0);
  return denied.every((one) => one) ? "always" : denied.some((one) => one) ? "sometimes" : "never";
}

export function compare(policy: RawPolicy, action: string): Comparison {
  const document = parsePolicyText(JSON.stringify(policy));
  const question = rootQuestion(action, { account, partition: "aws", from: today });
  const decision = decide([[fullAwsAccess, document]], question);
  const readings = readingsOf(policy);
  const right = readings.map((reading) => answerOf(policy, action, reading));
  return { said: decision.denied, right, faults: [...faultsOf(policy, action, decision, right, readings)] };
}

function* faultsOf(
  policy: RawPolicy,
  action: string,
  decision: Decision,
  right: readonly Answer[],
  readings: readonly Reading[],
): Iterable<string> {
  if (decision.denied === "unknown") {
    // Each request may be open though every reading as a whole gives one answer: unknown is right where one is open.
    if (readings.length === 1)
      yield `unknown, though the documentation decides: ${right.join(" or ")}; ${decision.reason}`;
    for (const one of right) if (!decision.possible.includes(one)) yield `${one} is said to be impossible`;
    return;
  }
  if (!right.includes(decision.denied)) yield `${decision.denied}, but it is ${[...new Set(right)].join(" or ")}`;
  // Where AWS documents nothing, always and never must hold whatever it does.
  const { denied } = decision;
  if (denied !== "sometimes" && right.some((one) => one !== denied))
    yield `${denied}, but perhaps ${right.join(" or ")}`;
  if (decision.denied === "sometimes" && !witnessEscapes(policy, action, decision, readings))
    yield "the witness is denied";
  if (decision.denied === "always" && decision.statements.length > 0) {
    const named = new Set(decision.statements.map((one) => one.index));
    const few = { ...policy, Statement: policy.Statement.filter((_, index) => named.has(index)) };
    if (
      answerOf(few, action, plainReading(policy)) === "never" ||
      !readings.some((one) => answerOf(few, action, one) === "always")
    )
      yield "the statements named do not deny everything";
  }
}

function witnessEscapes(
  policy: RawPolicy,
  action: string,
  decision: Decision & { readonly denied: "sometimes" },
  readings: readonly Reading[],
): boolean {
  const { resource, context } = decision.witness;
  const values = contextOf(new Map(context.map(({ key, value }) => [key, value])));
  const resources = resource === null ? resourcesFor(action) : [resource];
  return resources.every((one) =>
    readings.some((reading) => !isDenied(policy, { action, resource: one, context: values }, reading)),
  );
}
