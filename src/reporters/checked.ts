import type { GuardrailFamily } from "../model/guardrail.ts";
import type { Location } from "../model/location.ts";
import type { InputSummary, Report } from "../model/report.ts";
import { unreadPhrase } from "../rules/wording/unread.ts";
import { count } from "./phrases.ts";

/** What was not read by what would settle it: `what` counts the kinds, `settle` follows "to settle it,". */
export function unreadKinds({ unread }: Pick<Report, "unread">): readonly { readonly what: string; settle: string }[] {
  const bySettle = new Map<string, string[]>();
  for (const one of unread) bySettle.set(one.settle, [...(bySettle.get(one.settle) ?? []), unreadPhrase(one)]);
  return [...bySettle].map(([settle, phrases]) => ({ what: phrases.join(", "), settle }));
}

/** The same as sentences: `Not read: 3 registry modules. To settle it, …`. */
export function unreadPhrases(report: Pick<Report, "unread">): readonly string[] {
  return unreadKinds(report).map(({ what, settle }) => `Not read: ${what}. To settle it, ${settle}.`);
}

/** The same without what one finding tells whole: its place and the related ones are those of what was not read. */
export function untoldUnreadPhrases({ unread, findings }: Pick<Report, "unread" | "findings">): readonly string[] {
  const keys = (locations: readonly Location[]) => locations.map((one) => JSON.stringify(one));
  const told = findings
    .filter(({ rule, suppressed }) => rule === unreadRule && suppressed === null)
    .map(({ location, related }) => new Set(keys([location, ...related.map((one) => one.location)])));
  const isTold = (locations: readonly string[]) => told.some((places) => locations.every((one) => places.has(one)));
  return unreadPhrases({
    unread: unread.filter(({ locations }) => locations.length === 0 || !isTold(keys(locations))),
  });
}

/** What was looked at, and how much of it holds: one sentence, or none where nothing is asked for. */
export function checkedPhrase({ guardrails, checked }: Pick<Report, "guardrails" | "checked">): readonly string[] {
  const { devices, policies, packs, nodes, accounts, covered, missing, unverifiable } = checked;
  if (!guardrails.required || nodes === 0) return [];
  const others = nodes - accounts;
  const what = [
    ...(accounts > 0 ? [count(accounts, "account")] : []),
    ...(others > 0 ? [count(others, "place for accounts", "places for accounts")] : []),
    ...(devices > 0 ? [count(devices, "device")] : []),
    count(policies, "policy", "policies"),
    count(packs, "pack"),
  ];
  const of = (family: GuardrailFamily, done: string) => {
    const open = unverifiable[family];
    return `${covered[family]} ${done}, ${missing[family]} not${open > 0 ? `, ${open} not verifiable` : ""}`;
  };
  return [`Checked: ${what.join(", ")}; ${of("preventive", "prevented")}; ${of("detective", "detected")}.`];
}

/** The rule that tells of content that was not read. */
const unreadRule = "unverifiable-guardrail";

/** The rule that tells of inputs which were read in part. */
const partialRule = "incomplete-input";

/** Warnings about inputs that no finding tells already, as `alikeOnce` has them. */
export function untoldWarnings({ inputs, findings }: Pick<Report, "inputs" | "findings">): readonly string[] {
  const told = findings.filter(({ rule }) => rule === partialRule);
  const isTold = (warning: string) =>
    told.some(({ location: { path, start }, message }) => {
      const place = `${path}:${start.line}:${start.column}: `;
      return warning.startsWith(place) && message.endsWith(warning.slice(place.length));
    });
  return alikeOnce(
    inputs.map(({ path, warnings = [] }) => ({ path, warnings: warnings.filter((one) => !isTold(one)) })),
  );
}

/** The warnings about inputs; what is said of several in the same words stands once, and tells how many they are. */
export function alikeOnce(inputs: readonly Pick<InputSummary, "path" | "warnings">[]): readonly string[] {
  const alike = new Map<string, { readonly first: string; readonly paths: Set<string> }>();
  for (const { path, warnings = [] } of inputs) {
    for (const warning of warnings) {
      const words = warning.startsWith(`${path}:`) ? warning.slice(path.length).replace(/^:\d+:\d+: /, "") : warning;
      const known = alike.get(words);
      if (known) known.paths.add(path);
      else alike.set(words, { first: warning, paths: new Set([path]) });
    }
  }
  return [...alike.values()].map(({ first, paths: { size } }) =>
    size === 1 ? first : `${first} The same for ${count(size - 1, "other input")}.`,
  );
}
