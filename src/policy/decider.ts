import { buildFormula } from "./build-formula.ts";
import { arnKey, organizationKeys } from "./context-keys.ts";
import { decideFormula } from "./decide.ts";
import { type Decision, witnessOf } from "./decision.ts";
import type { PolicyDocument } from "./document.ts";
import type { Levels } from "./evaluate.ts";
import type { Clause, Formula } from "./formula.ts";
import { canonicalKey, type Question, type ResourceScope } from "./question.ts";
import type { Domain } from "./regions.ts";

/** Steps for one decision, as long as there are enough for all. */
const usualBudget = 2_000_000;
/** What a decision gets at least: enough for an ordinary policy. */
const leastBudget = 20_000;

export interface Decided {
  readonly decision: Decision;
  readonly question: Question;
}

/** Decides as `decide` does. */
export type Decide = (levels: Levels, question: Question) => Decision;

/**
 * Decides many questions about the same policies, such as one for each account of an organization. Questions that the
 * policies cannot tell apart (`aws:PrincipalOrgPaths` of two OUs that they do not name) are decided once. All decisions
 * share a budget: when it is used up, hard policies are `unknown`, others are still decided.
 */
export class Decider {
  readonly #decided = new Map<string, Decided>();
  readonly #ids = new Map<PolicyDocument | Domain, number>();
  #left: number;

  /** `budget`: steps of all decisions together; a step is about 50 ns. */
  constructor(budget = 40_000_000) {
    this.#left = budget;
  }

  readonly decide: Decide = (levels, question) => {
    const formula = buildFormula(levels, question);
    const key = this.#keyOf(formula, levels, question);
    const known = this.#decided.get(key);
    if (known) return forQuestion(known, question);
    const budget = { left: Math.max(leastBudget, Math.min(usualBudget, this.#left / 8)) };
    const before = budget.left;
    const decision = decideFormula(formula, budget);
    this.#left -= before - budget.left;
    this.#decided.set(key, { decision, question });
    return decision;
  };

  /** Equal for questions of which the policies say the same, but for what their resources and values begin with. */
  #keyOf({ levels, atoms, variables }: Formula, documents: Levels, { resource }: Question): string {
    const clauseKey = ({ ref, doubt, atoms: own }: Clause) => {
      const document = documents[ref.level]?.[ref.policy];
      return [document && this.#idOf(document), ref.policy, ref.index, doubt ?? "", ...own];
    };
    return JSON.stringify([
      levels.map(({ denies, allows }) => [denies.map(clauseKey), allows.map(clauseKey)]),
      atoms.map((atom) => [atom.variable, atom.identity()]),
      variables.map((variable) => variable.identity()),
      resource.kind === "named" ? [this.#idOf(resource.names), resource.examples] : resource.arns.length,
    ]);
  }

  #idOf(one: PolicyDocument | Domain): number {
    const id = this.#ids.get(one) ?? this.#ids.size;
    this.#ids.set(one, id);
    return id;
  }
}

/** A decision with the witness as another question has it. */
export function forQuestion({ decision, question }: Decided, wanted: Question): Decision {
  if (decision.denied !== "sometimes" && decision.denied !== "unknown") return decision;
  const { witness } = decision;
  if (witness === undefined || hasFixedWitness(decision)) return decision;
  const resource = witness.resource === null ? null : moved(witness.resource, question.resource, wanted.resource);
  const context = witness.context.map(({ key, value }) => {
    const [from, to] = [startOf(question, key), startOf(wanted, key)];
    const begun = (text: string) => (text.startsWith(from) ? to + text.slice(from.length) : text);
    return { key, value: from === to ? value : typeof value === "string" ? begun(value) : value.map(begun) };
  });
  return { ...decision, witness: { ...witness, resource, context } };
}

/** Keys whose values may begin in a way that a question says: with the account, the organization or the place in it. */
const keysWithStarts: ReadonlySet<string> = new Set([
  arnKey,
  "aws:userid",
  organizationKeys.paths,
  "aws:resourceorgpaths",
]);

/** Whether the witness of a decision, if any, is the same for every question that is decided alike. */
export function hasFixedWitness(decision: Decision): boolean {
  const witness = witnessOf(decision);
  if (witness === undefined) return true;
  return witness.resource === null && !witness.context.some(({ key }) => keysWithStarts.has(key.toLowerCase()));
}

/** What the values of a key begin with in the requests of a question. */
function startOf(question: Question, key: string): string {
  const canonical = canonicalKey(question, key);
  return question.starts.get(canonical) ?? question.forms.get(canonical)?.start ?? "";
}

function moved(arn: string, from: ResourceScope, to: ResourceScope): string {
  if (from.kind === "named") return to.kind === "named" ? to.prefix + arn.slice(from.prefix.length) : arn;
  return to.kind === "listed" ? (to.arns[from.arns.indexOf(arn)] ?? arn) : arn;
}
