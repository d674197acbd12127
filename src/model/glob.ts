/** Alternatives that the braces of one pattern may expand to; a pattern with more matches nothing. */
const maxAlternatives = 64;
/** Characters of a pattern that are looked at; a longer one matches nothing. */
const maxPattern = 1024;

/** `folders` with the `inside` that follows it: any number of whole path segments, each with its `/`. */
type Wildcard = "one" | "run" | "deep" | "folders" | "inside";
type Step = { readonly is: Wildcard } | string;

/** Whether a text has something in it that a glob gives a meaning to. */
export function isGlob(text: string): boolean {
  return /[*?]|\{[^{}]*,[^{}]*\}/.test(text);
}

/**
 * Compiles a glob: `*` is any run without `/`, `**` any run at all (`a/**` is also `a` itself), `?` one character but
 * `/`, `{a,b}` either; every other character stands for itself, brackets included, since Terraform addresses have them.
 * Matching walks pattern and text side by side, in time of the product of their lengths at the most.
 */
export function globMatcher(pattern: string): (text: string) => boolean {
  const alternatives = pattern.length > maxPattern ? [] : expandBraces(pattern);
  const compiled = alternatives.map(stepsOf);
  return (text) => compiled.some((steps) => fits(steps, text));
}

function expandBraces(pattern: string): readonly string[] {
  let open: readonly string[] = [pattern];
  for (;;) {
    const next = open.flatMap(expandFirst);
    if (next.length > maxAlternatives) return [];
    if (next.length === open.length) return next;
    open = next;
  }
}

/** Opens the first innermost brace that holds a comma. */
function expandFirst(pattern: string): readonly string[] {
  const match = /\{([^{}]*,[^{}]*)\}/.exec(pattern);
  if (!match) return [pattern];
  const head = pattern.slice(0, match.index);
  const tail = pattern.slice(match.index + match[0].length);
  return (match[1] ?? "").split(",").map((part) => head + part + tail);
}

function stepsOf(pattern: string): readonly Step[] {
  const steps: Step[] = [];
  const clean = pattern.replace(/^\.\//, "");
  for (let at = 0; at < clean.length; at += 1) {
    const character = clean[at] ?? "";
    if (clean.startsWith("**/", at) && (at === 0 || clean[at - 1] === "/")) {
      steps.push({ is: "folders" }, { is: "inside" });
      at += 2;
    } else if (clean.startsWith("**", at)) {
      steps.push({ is: "deep" });
      at += 1;
    } else if (character === "*") steps.push({ is: "run" });
    else if (character === "?") steps.push({ is: "one" });
    else steps.push(character);
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

/** Where one character leads from a place, `undefined` where the step does not take it. */
function step(current: Step | undefined, place: number, character: string): number | undefined {
  if (current === undefined || typeof current === "string") return current === character ? place + 1 : undefined;
  const isSlash = character === "/";
  switch (current.is) {
    case "one":
      return isSlash ? undefined : place + 1;
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

/** `a/**` is `a` too: nothing but `/` and a deep run is left. */
function isTrailingFolder(steps: readonly Step[], place: number): boolean {
  const last = steps[place + 1];
  return place === steps.length - 2 && steps[place] === "/" && typeof last === "object" && last.is === "deep";
}

/** Adds the places that are reached without a character; a set that grows is walked to its new end. */
function reach(places: Set<number>, steps: readonly Step[]): Set<number> {
  for (const place of places) {
    const current = steps[place];
    if (typeof current !== "object") continue;
    if (current.is === "run" || current.is === "deep") places.add(place + 1);
    if (current.is === "folders") places.add(place + 2);
  }
  return places;
}
