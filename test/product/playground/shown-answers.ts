import type { ActionEffect, PolicyEffect } from "../../../src/policy/scp-report.ts";

/** An answer as it stands on the page. */
export interface ShownAnswer {
  readonly denied: string;
  readonly statements: readonly string[];
  /** The values of each key of the request that gets through; `null`: there is none. */
  readonly witness: Readonly<Record<string, readonly string[]>> | null;
  readonly absent: readonly string[];
  readonly hasPeriod: boolean;
  /** Statement and part of what comes nearest. */
  readonly why: readonly (string | null)[] | null;
  /** Whether the page says that AWS refuses it. */
  readonly isRefused: boolean;
}

/** Runs in the page: what its cards say, by action. */
export const readCards = `(() => {
  const texts = (root, selector) => [...root.querySelectorAll(selector)].map((one) => one.textContent);
  return Object.fromEntries([...document.querySelectorAll("#cards > article")].map((card) => {
    const list = card.querySelector("dl.witness");
    const keys = list ? [...list.querySelectorAll("dt")] : [];
    const isAbsent = (key) => key.nextElementSibling.querySelector("em") !== null;
    const values = keys.filter((key) => !isAbsent(key)).map((key) => [key.textContent, texts(key.nextElementSibling, "code")]);
    const why = card.querySelector("p.why");
    return [card.dataset.action, {
      denied: card.dataset.denied,
      statements: texts(card, ".statements code"),
      witness: texts(card, "h4").includes("A request that gets through") ? Object.fromEntries(values) : null,
      absent: keys.filter(isAbsent).map((key) => key.textContent),
      hasPeriod: texts(card, "p").some((one) => one.startsWith("The time is")),
      why: why ? texts(why, "code") : null,
      isRefused: texts(card, ".sentence").includes("AWS does not create the policy, so it denies nothing."),
    }];
  }));
})()`;

/** What the page has to show of a report. */
export function wantedCards(effect: PolicyEffect): Readonly<Record<string, ShownAnswer>> {
  return Object.fromEntries(Object.entries(effect).map(([action, one]) => [action, wantedCard(one)]));
}

function wantedCard({ denied, statements, witness, absent = [], period, why, reason }: ActionEffect): ShownAnswer {
  const values = Object.entries(witness ?? {}).map(([key, value]) => [key, [value].flat()] as const);
  return {
    denied,
    statements,
    witness: witness === null ? null : Object.fromEntries(values),
    absent,
    hasPeriod: period !== undefined,
    why: why ? [why.statement, why.part.text] : null,
    isRefused: denied === "never" && reason !== undefined,
  };
}
