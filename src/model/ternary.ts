import type { Cause } from "./cause.ts";

/**
 * The answer to one question: `yes`, `no`, or `open` where it is not known. Each has the causes that it rests on: why
 * it is so, or what is not known. An open answer has at least one; the other two may rest on nothing in particular.
 * Plain data, JSON-safe.
 */
export type Answer<C = Cause> =
  | { readonly kind: "yes"; readonly causes: readonly C[] }
  | { readonly kind: "no"; readonly causes: readonly C[] }
  | OpenAnswer<C>;

export interface OpenAnswer<C = Cause> {
  readonly kind: "open";
  readonly causes: readonly [C, ...C[]];
}

/** It is so; the causes say what makes it so. */
export function yes<C = Cause>(...causes: readonly C[]): Answer<C> {
  return { kind: "yes", causes };
}

/** It is not so; the causes say what keeps it from being so. */
export function no<C = Cause>(...causes: readonly C[]): Answer<C> {
  return { kind: "no", causes };
}

/** It is not known whether it is so; the causes say what is not known. */
export function open<C = Cause>(first: C, ...more: readonly C[]): OpenAnswer<C> {
  return { kind: "open", causes: [first, ...more] };
}

/** Open for the causes that there are, `otherwise` where there are none. */
export function openIf<C>(causes: readonly C[], otherwise: Answer<C>): Answer<C> {
  const [first, ...more] = causes;
  return first === undefined ? otherwise : open(first, ...more);
}

/** The opposite, for the same causes. */
export function not<C>(answer: Answer<C>): Answer<C> {
  if (answer.kind === "open") return answer;
  return { kind: answer.kind === "yes" ? "no" : "yes", causes: answer.causes };
}

/** `no` where one is, else `open` where one is, else `yes`. It keeps the causes of all answers that decide it. */
export function and<C>(one: Answer<C>, other: Answer<C>): Answer<C> {
  return all([one, other]);
}

/** `yes` where one is, else `open` where one is, else `no`. It keeps the causes of all answers that decide it. */
export function or<C>(one: Answer<C>, other: Answer<C>): Answer<C> {
  return any([one, other]);
}

/** `and` over a list; `yes` for an empty one. Linear. */
export function all<C>(answers: Iterable<Answer<C>>): Answer<C> {
  return strongest(answers, "no", "yes");
}

/** `or` over a list; `no` for an empty one. Linear. */
export function any<C>(answers: Iterable<Answer<C>>): Answer<C> {
  return strongest(answers, "yes", "no");
}

/** The answer of the strongest kind: `decisive` before `open` before `neutral`; equal ones join their causes. */
function strongest<C>(answers: Iterable<Answer<C>>, decisive: "yes" | "no", neutral: "yes" | "no"): Answer<C> {
  const found: Readonly<Record<Answer["kind"], Set<C>>> = { yes: new Set(), no: new Set(), open: new Set() };
  let isDecided = false;
  for (const answer of answers) {
    isDecided ||= answer.kind === decisive;
    for (const cause of answer.causes) found[answer.kind].add(cause);
  }
  if (isDecided) return { kind: decisive, causes: [...found[decisive]] };
  return openIf([...found.open], { kind: neutral, causes: [...found[neutral]] });
}
