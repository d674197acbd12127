import type { Bearing } from "../../policy/build-formula.ts";
import { Decider } from "../../policy/decider.ts";
import type { Decision } from "../../policy/decision.ts";
import type { PolicyDocument } from "../../policy/document.ts";
import { Likeness } from "../../policy/likeness.ts";
import type { KnownOfRequests } from "./policy.ts";

/** Whom a question was asked about. */
export interface AskedAt {
  readonly account: string;
  readonly partition: string;
  readonly known: KnownOfRequests;
}

/** Decisions that several runs share: equal questions about equal policies are decided once. */
export class DecisionCache {
  readonly decisions = new Map<string, Decision>();
  /** What policies make of the answers to questions. */
  readonly bearings = new Map<string, Bearing>();
  readonly likeness = new Likeness();
  readonly #asked = new Map<Decision, AskedAt>();
  /** Each decision has a budget of its own, so that none hangs on what was asked before. */
  readonly decide = new Decider(Number.POSITIVE_INFINITY).decide;
  readonly #numbers = new Map<string, number>();
  readonly #ids = new WeakMap<PolicyDocument, number>();

  remember(key: string, decision: Decision, at: AskedAt): void {
    this.decisions.set(key, decision);
    if ("witness" in decision) this.#asked.set(decision, at);
  }

  /** Whom a decision with a request that gets through was made for. */
  askedOf(decision: Decision): AskedAt | undefined {
    return this.#asked.get(decision);
  }

  /** Equal for equal texts. */
  numberOf(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.#numbers.set(text, this.#numbers.size);
    return this.#numbers.size - 1;
  }

  /** Equal for documents that say the same. */
  idOf(document: PolicyDocument): number {
    const known = this.#ids.get(document);
    if (known !== undefined) return known;
    const { version, statements, doubt, principals, branches } = document;
    const content = JSON.stringify([version, statements, doubt, principals.length, branches], (key, value) =>
      key === "location" ? undefined : value,
    );
    const id = this.numberOf(content);
    this.#ids.set(document, id);
    return id;
  }
}
