import { type AwsName, matchName } from "../../facts/name-match.ts";
import type { FactCause, GuardrailCause } from "../../model/cause.ts";
import type { FactBase, Names, OpenSetting, Setting } from "../../model/fact.ts";
import { type Answer, all, any, no, open, openIf, yes } from "../../model/ternary.ts";
import { conditionOf } from "./guardrail.ts";

/** What is said of a part that is not known. */
type ToCause = (of: FactCause) => GuardrailCause;

const partOpen: ToCause = (of) => ({ kind: "part-open", of });

/** Whether a setting is one of the names, as far as it is known. */
export function isNamed(setting: Setting, names: readonly AwsName[], toCause = partOpen): Answer<GuardrailCause> {
  if (setting.kind === "absent") return no();
  if (setting.kind === "known") return matchName([setting.value], names) === "yes" ? yes() : no();
  return isOpenNamed(setting, names, toCause);
}

function isOpenNamed(
  { texts, cause }: OpenSetting,
  names: readonly AwsName[],
  toCause: ToCause,
): Answer<GuardrailCause> {
  const found = new Set(texts?.map((text) => matchName(text, names)) ?? ["open"]);
  if (found.size === 1 && found.has("yes")) return yes();
  return found.size === 1 && found.has("no") ? no() : open(toCause(cause));
}

/** Whether a list has one of the names, as far as it is known. */
export function isListed(list: Names, names: readonly AwsName[]): Answer<GuardrailCause> {
  const { entries, rest } = entriesOf(list);
  return any([
    ...entries.map((entry) => isNamed(entry, names)),
    rest === null ? no<GuardrailCause>() : open(partOpen(rest)),
  ]);
}

/** The entries of a list as far as they are known; `rest` says why there may be others. */
export function entriesOf({ values, open: cause, entries }: Names): {
  readonly entries: readonly Setting[];
  readonly rest: FactCause | null;
} {
  const known = values.map((value) => ({ kind: "known", value }) as const);
  if (cause === undefined) return { entries: known, rest: null };
  return entries ? { entries, rest: null } : { entries: known, rest: cause };
}

/** One of several holds, and `cause` says why it is not known which: what all of them answer, else it is open. */
export function eitherOf(answers: readonly Answer<GuardrailCause>[], cause: GuardrailCause): Answer<GuardrailCause> {
  if (answers.length === 0) return no();
  const every = all(answers);
  if (every.kind === "yes") return every;
  const some = any(answers);
  if (some.kind === "no" || answers.length === 1) return some;
  return open(cause, ...answers.flatMap((one) => (one.kind === "open" ? one.causes : [])));
}

/** Whether what a fact declares is there: it may exist under conditions only, or AWS does not say that it is in place. */
export function isThere(fact: FactBase): Answer<GuardrailCause> {
  return all([openIf<GuardrailCause>(conditionOf(fact), yes()), isSettled(fact)]);
}

/** Whether AWS says nothing else than that it is in place. */
export function isSettled({ unsettled }: FactBase): Answer<GuardrailCause> {
  return unsettled === undefined ? yes() : open({ kind: "deployment-status", status: unsettled });
}

/** The same answer, with what is open told in other words. */
export function because(
  answer: Answer<GuardrailCause>,
  toCause: (of: GuardrailCause) => GuardrailCause,
): Answer<GuardrailCause> {
  if (answer.kind !== "open") return answer;
  const [first, ...more] = answer.causes;
  return open(toCause(first), ...more.map(toCause));
}
