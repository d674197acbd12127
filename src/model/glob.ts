/** Alternatives that one pattern may expand to; a pattern with more matches nothing. */
const maxAlternatives = 64;
/** Maximum length of a pattern in UTF-16 units; a longer one matches nothing. */
const maxPattern = 1024;

/** `folders` and the `inside` that follows it: any number of whole path segments, each with its `/`. */
type Wildcard = "one" | "run" | "deep" | "folders" | "inside";

/** One character of a set, or none of them; ranges of UTF-16 code units, both ends included. */
interface CharacterSet {
  readonly kind: "set";
  readonly negated: boolean;
  readonly ranges: readonly (readonly [number, number])[];
}

/** A character that stands for itself, a wildcard or a set. */
type Step = string | { readonly kind: Wildcard } | CharacterSet;

/** Whether a text has a part that `globMatcher` does not take literally. */
export function isGlob(text: string): boolean {
  return /[*?]|\{[^{}]*,[^{}]*\}/.test(text);
}

/**
 * Compiles a glob: `*` is any run without `/`, `**` any run at all (`a/**` is also `a` itself), `?` one character but
 * `/`, `{a,b}` either; every other character stands for itself, brackets included, since Terraform addresses have them.
 * Matching takes time of the product of both lengths at most, whatever the pattern: a pattern comes from a stranger's
 * configuration, and a matcher that backtracks needs half a minute for `*a*a*a*a*a` against 200 letters.
 */
export function globMatcher(pattern: string): (text: string) => boolean {
  return matcherOf(pattern, [], /\{([^{}]*,[^{}]*)\}/, (_, inner = "") => inner.split(","));
}

/** Whether a text has a part that `shellGlobMatcher` does not take literally. */
export function isShellGlob(text: string): boolean {
  return isGlob(text) || /\\.|\[[^\]]+\]|\{[^{}]*\.\.[^{}]*\}|[@?+*!]\(/.test(text);
}

/**
 * Compiles a glob as shells know it: like `globMatcher`, with `[abc]`, `[a-z]`, `[!abc]`, `{1..3}`, `@(a|b)`, `?(a|b)`
 * and `\` before a character that stands for itself. `+(…)`, `*(…)` and `!(…)` are not understood: see `hasRepetition`.
 */
export function shellGlobMatcher(pattern: string): (text: string) => boolean {
  const atoms: Step[] = [];
  const coded = pattern.slice(0, maxPattern + 1).replace(atomSource, (source, escaped?: string, set?: string) => {
    const atom = set === undefined ? (escaped ?? source) : characterSet(set);
    return String.fromCharCode(firstAtom + atoms.push(atom) - 1);
  });
  return matcherOf(coded, atoms, groupSource, alternativesOf);
}

/** Whether a shell glob repeats or negates a group, which `shellGlobMatcher` does not understand. */
export function hasRepetition(pattern: string): boolean {
  return /[+*!]\(|^!/.test(pattern.replace(atomSource, "x"));
}

/** Escaped characters, sets, and characters that would be taken for the code of an atom. */
const atomSource = /\\(.)|\[(\^?!?\]?[^\]]+)\]|[\ue000-\uf8ff]/gs;
/** Code units from here on stand for atoms while alternatives are expanded: the private use area, longer than a pattern. */
const firstAtom = 0xe000;
/** The first innermost group: `{a,b}`, `{1..3}`, `{a..c}`, `@(a|b)`, `?(a|b)`. */
const groupSource = /\{([^{}]*,[^{}]*)\}|\{(-?\d{1,9})\.\.(-?\d{1,9})\}|\{([a-zA-Z])\.\.([a-zA-Z])\}|[@?]\(([^()]*)\)/;

function alternativesOf(source: string, ...groups: readonly (string | undefined)[]): readonly string[] {
  const [list, firstNumber, lastNumber, firstLetter, lastLetter, extended] = groups;
  if (list !== undefined) return list.split(",");
  if (extended !== undefined) return [...(source.startsWith("?") ? [""] : []), ...extended.split("|")];
  if (firstNumber !== undefined) return sequence(Number(firstNumber), Number(lastNumber)).map(String);
  const [first, last] = [firstLetter, lastLetter].map((letter) => letter?.charCodeAt(0) ?? 0);
  return sequence(first ?? 0, last ?? 0).map((code) => String.fromCharCode(code));
}

/** The whole numbers from one to another, both included; a few more than are allowed at most. */
function sequence(first: number, last: number): readonly number[] {
  const count = Math.min(Math.abs(last - first), maxAlternatives) + 1;
  return Array.from({ length: count }, (_, index) => first + Math.sign(last - first) * index);
}

function characterSet(source: string): CharacterSet {
  const negated = /^[!^]/.test(source);
  const characters = negated ? source.slice(1) : source;
  const ranges: [number, number][] = [];
  for (let at = 0; at < characters.length; at += 1) {
    const first = characters.charCodeAt(at);
    const isRange = characters[at + 1] === "-" && at + 2 < characters.length;
    ranges.push([first, isRange ? characters.charCodeAt(at + 2) : first]);
    if (isRange) at += 2;
  }
  return { kind: "set", negated, ranges };
}

type Alternatives = (source: string, ...groups: (string | undefined)[]) => readonly string[];

function matcherOf(pattern: string, atoms: readonly Step[], group: RegExp, alternatives: Alternatives) {
  const expanded = pattern.length > maxPattern ? [] : expand(pattern, group, alternatives);
  const compiled = expanded.map((one) => stepsOf(one, atoms));
  return (text: string): boolean => compiled.some((steps) => fits(steps, text));
}

function expand(pattern: string, group: RegExp, alternatives: Alternatives): readonly string[] {
  let open: readonly string[] = [pattern];
  for (;;) {
    let isDone = true;
    const next = open.flatMap((one) => {
      const match = group.exec(one);
      if (!match) return [one];
      isDone = false;
      const [head, tail] = [one.slice(0, match.index), one.slice(match.index + match[0].length)];
      return alternatives(match[0], ...match.slice(1)).map((part) => head + part + tail);
    });
    if (next.length > maxAlternatives) return [];
    if (isDone) return next;
    open = next;
  }
}

function stepsOf(pattern: string, atoms: readonly Step[]): readonly Step[] {
  const steps: Step[] = [];
  const clean = pattern.replace(/^\.\//, "");
  for (let at = 0; at < clean.length; at += 1) {
    const character = clean[at] ?? "";
    if (clean.startsWith("**/", at) && (at === 0 || clean[at - 1] === "/")) {
      steps.push({ kind: "folders" }, { kind: "inside" });
      at += 2;
    } else if (clean.startsWith("**", at)) {
      steps.push({ kind: "deep" });
      at += 1;
    } else if (character === "*") steps.push({ kind: "run" });
    else if (character === "?") steps.push({ kind: "one" });
    else steps.push(atoms[character.charCodeAt(0) - firstAtom] ?? character);
  }
  return steps;
}

/** A set of places in the pattern is carried along the text: no backtracking. */
function fits(steps: readonly Step[], text: string): boolean {
  let places = reach(new Set([0]), steps);
  for (let at = 0; at < text.length; at += 1) {
    const next = new Set<number>();
    for (const place of places) {
      const after = step(steps[place], place, text[at] ?? "");
      if (after !== undefined) next.add(after);
    }
    if (next.size === 0) return false;
    places = reach(next, steps);
  }
  return [...places].some((place) => place === steps.length || isTrailingFolder(steps, place));
}

/** The place after one character; `undefined` where the step does not match it. */
function step(current: Step | undefined, place: number, character: string): number | undefined {
  if (current === undefined || typeof current === "string") return current === character ? place + 1 : undefined;
  const isSlash = character === "/";
  switch (current.kind) {
    case "one":
      return isSlash ? undefined : place + 1;
    case "set":
      return !isSlash && isInSet(current, character.charCodeAt(0)) ? place + 1 : undefined;
    case "run":
      return isSlash ? undefined : place;
    case "deep":
      return place;
    case "folders":
      return isSlash ? place : place + 1;
    case "inside":
      return isSlash ? place - 1 : place;
  }
}

function isInSet({ negated, ranges }: CharacterSet, code: number): boolean {
  return ranges.some(([first, last]) => first <= code && code <= last) !== negated;
}

/** `a/**` matches `a` too: only `/` and a deep run are left of the pattern. */
function isTrailingFolder(steps: readonly Step[], place: number): boolean {
  const last = steps[place + 1];
  return place === steps.length - 2 && steps[place] === "/" && typeof last === "object" && last.kind === "deep";
}

/** Adds the places that are reached without a character; the loop visits added places too. */
function reach(places: Set<number>, steps: readonly Step[]): Set<number> {
  for (const place of places) {
    const current = steps[place];
    if (typeof current !== "object") continue;
    if (current.kind === "run" || current.kind === "deep") places.add(place + 1);
    if (current.kind === "folders") places.add(place + 2);
  }
  return places;
}
