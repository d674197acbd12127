import { type PartAnswer, together } from "../src/guardrail-tests/together.ts";
import type { Location } from "../src/model/location.ts";
import { decide } from "../src/policy/decide.ts";
import type { PolicyProblem } from "../src/policy/document.ts";
import { parsePolicyFile } from "../src/policy/parse.ts";
import {
  type ActionEffect,
  actionEffect,
  type FoundPolicy,
  labelOf,
  levelsOf,
  refusedAction,
} from "../src/policy/scp-report.ts";
import { refusalOf, validateScp } from "../src/policy/validate.ts";
import type { PageRequest, PolicyInput } from "./form.ts";

/** A policy of the page. The path of its places is its number on the page, from 0. */
export interface PagePolicy extends FoundPolicy {
  readonly text: string;
  /** Why AWS does not create the policy; `null`: it does. */
  readonly refused: PolicyProblem | null;
}

/** What is denied of a request, and the places in the policies that it rests on. */
export interface Answer {
  readonly request: PageRequest;
  readonly effect: ActionEffect;
  readonly deciding: readonly DecidingStatement[];
}

/** A statement that denies requests. */
export interface DecidingStatement {
  /** As in `effect.statements`. */
  readonly name: string;
  readonly location: Location | null;
}

/** Reads what was pasted; what has no text is left out. */
export function readPolicies(inputs: readonly PolicyInput[]): readonly PagePolicy[] {
  return inputs.flatMap(({ name, text }, place) => {
    if (text.trim() === "") return [];
    const document = parsePolicyFile(String(place), text);
    return [
      {
        path: String(place),
        name,
        text,
        document,
        problems: validateScp(document),
        refused: refusalOf(document) ?? null,
      },
    ];
  });
}

/** What one policy denies by itself: nothing where AWS refuses it. */
export function answerAlone(policy: PagePolicy, request: PageRequest): Answer {
  if (policy.refused && request.isBound)
    return { request, effect: refusedAction(policy.refused.message), deciding: [] };
  return answerTogether([policy], request);
}

/** What policies on one level deny, those left out that AWS refuses. */
export function answerTogether(policies: readonly PagePolicy[], request: PageRequest): Answer {
  if (!request.isBound) return { request, effect: { denied: "never", statements: [], witness: null }, deciding: [] };
  const created = policies.filter((one) => one.refused === null);
  const levels = levelsOf(created);
  const parts = request.parts.map((part) => ({ ...part, answer: decide(levels, part.question) }));
  const { answer, part } = together(parts);
  const told: (PartAnswer & (typeof parts)[number]) | undefined = parts.find((one) => one === part) ?? parts[0];
  if (!told) return { request, effect: { denied: "never", statements: [], witness: null }, deciding: [] };
  return {
    request,
    effect: actionEffect(answer, created, told.question),
    deciding: answer.statements.map((one) => ({ name: labelOf(one, created), location: one.location ?? null })),
  };
}
