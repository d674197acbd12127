import type { Location } from "../src/model/location.ts";
import type { ActionEffect } from "../src/policy/scp-report.ts";
import { holdsPhrase } from "../src/reporters/scp-words.ts";
import type { Answer } from "./answers.ts";
import { button, element } from "./element.ts";
import { answerSentence, capital, periodWords, possibleWords, verdictSigns, verdictWords, whoWords } from "./words.ts";

/** One request: what all policies together deny, and what each does by itself. */
export interface CardContent {
  readonly together: Answer;
  /** With the policies' names; empty where there is one policy only. */
  readonly alone: readonly { readonly name: string; readonly answer: Answer }[];
  /** Sentences about devices that are blocked as well. */
  readonly remarks: readonly string[];
}

/** How places of policies are named and shown. */
export interface Places {
  /** Of several policies, the name of a place's one; `null`: there is only one. */
  policyOf(location: Location): string | null;
  /** Selects a place in the text of its policy. */
  show(location: Location): void;
}

export function answerCard({ together, alone, remarks }: CardContent, places: Places): HTMLElement {
  const { request, effect } = together;
  const who = element("span", { class: "soft" }, ` by ${request.principal.text}`);
  return element(
    "article",
    {
      class: `card ${effect.denied}`,
      data: { action: request.action, principal: request.principal.text, denied: effect.denied },
    },
    element(
      "div",
      { class: "card-head" },
      element("h3", {}, element("code", {}, request.action), who),
      verdict(effect.denied),
    ),
    element("p", { class: "sentence" }, answerSentence(together)),
    ...remarks.map((one) => element("p", {}, one)),
    ...details(together, places),
    ...(alone.length > 0 ? [element("h4", {}, "Each policy by itself"), aloneTable(alone, places)] : []),
  );
}

function verdict(denied: ActionEffect["denied"]): HTMLElement {
  const sign = element("span", { "aria-hidden": "true" }, `${verdictSigns[denied]} `);
  return element("span", { class: `verdict ${denied}` }, sign, verdictWords[denied]);
}

function details(answer: Answer, places: Places): readonly HTMLElement[] {
  const { effect } = answer;
  return [...statements(answer, places), ...witness(effect), ...nearest(answer, places), ...possible(effect)];
}

const statementHeadings: Readonly<Record<ActionEffect["denied"], string>> = {
  always: "Denied by",
  sometimes: "Denied in part by",
  never: "Denied by",
  unknown: "It hangs on",
};

function statements({ effect, deciding }: Answer, places: Places): readonly HTMLElement[] {
  if (deciding.length === 0) return [];
  const items = deciding.map(({ name, location }) => {
    const button = location && placeButton(location, `Show statement ${name}`, places);
    return element("li", {}, "statement ", element("code", {}, name), ...(button ? [" ", button] : []));
  });
  return [element("h4", {}, statementHeadings[effect.denied]), element("ul", { class: "statements" }, ...items)];
}

function placeButton(location: Location, label: string, places: Places): HTMLElement {
  const policy = places.policyOf(location);
  const line = `line ${location.start.line}`;
  const text = policy === null ? line : `${policy}, ${line}`;
  const made = button(text, "plain", () => places.show(location));
  made.setAttribute("aria-label", `${label}: ${text}`);
  return made;
}

function witness(effect: ActionEffect): readonly HTMLElement[] {
  if (effect.witness === null) return [];
  const rows = Object.entries(effect.witness).map(([key, value]) =>
    row(key, ...[value].flat().map((one) => element("code", {}, one))),
  );
  const absent = (effect.absent ?? []).map((key) => row(key, element("em", {}, "absent")));
  const period = periodWords(effect);
  const all = [...rows, ...absent].flat();
  const time = period === null ? [] : [element("p", {}, `${capital(period)}.`)];
  const heading = element("h4", {}, "A request that gets through");
  if (all.length === 0 && time.length === 0)
    return [heading, element("p", {}, "Any request: nothing special has to hold.")];
  return [heading, element("dl", { class: "witness" }, ...all), ...time];
}

function row(key: string, ...values: readonly (HTMLElement | string)[]): readonly HTMLElement[] {
  return [element("dt", {}, key), element("dd", {}, ...values)];
}

function nearest({ request, effect }: Answer, places: Places): readonly HTMLElement[] {
  if (!effect.why) return [];
  const { statement, part } = effect.why;
  const where = part.location
    ? [" (", placeButton(part.location, `Show what lets requests through in statement ${statement}`, places), ")"]
    : [];
  return [
    element("h4", {}, "Nearest statement, and why it fails"),
    element(
      "p",
      { class: "why" },
      element("code", {}, statement),
      `: its ${part.element} `,
      element("code", {}, part.text),
      ` ${holdsPhrase(request.action, part, whoWords(request))}`,
      ...where,
      ".",
    ),
  ];
}

function possible({ possible }: ActionEffect): readonly HTMLElement[] {
  return possible === undefined || possible.length === 0 ? [] : [element("p", {}, possibleWords(possible))];
}

function aloneTable(alone: CardContent["alone"], places: Places): HTMLElement {
  const rows = alone.map(({ name, answer }) =>
    element(
      "tr",
      { data: { denied: answer.effect.denied } },
      element("th", { scope: "row" }, name),
      element("td", {}, verdict(answer.effect.denied)),
      element("td", {}, ...aloneCell(answer, places)),
    ),
  );
  return element("table", { class: "alone" }, element("tbody", {}, ...rows));
}

function aloneCell({ request, effect }: Answer, places: Places): readonly (HTMLElement | string)[] {
  if (effect.reason !== undefined) return [capital(effect.reason)];
  if (!effect.why) return [effect.statements.join(", ")];
  const { part } = effect.why;
  const phrase = `its ${part.element} ${holdsPhrase(request.action, part, whoWords(request))} `;
  const label = `Show what lets requests through in statement ${effect.why.statement}`;
  return [phrase, ...(part.location ? [placeButton(part.location, label, places)] : [])];
}
