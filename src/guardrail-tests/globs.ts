/** Globs of the policy language: `*` for any run of characters, `?` for one. Time: the product of the lengths. */

/** Whether a glob matches a text, without regard to case. */
export function globMatches(glob: string, text: string): boolean {
  const lower = glob.toLowerCase();
  return walk(lower, text.toLowerCase(), (one, character) => one === character || one === "?");
}

/** Whether a glob matches every text that another one does; `isExact`: with regard to case. */
export function globCovers(glob: string, other: string, isExact = false): boolean {
  const [one, all] = isExact ? [glob, other] : [glob.toLowerCase(), other.toLowerCase()];
  return walk(one, all, (letter, character) => letter === character || (letter === "?" && character !== "*"));
}

function walk(glob: string, text: string, takes: (one: string | undefined, character: string) => boolean): boolean {
  let places: ReadonlySet<number> = passed(glob, [0]);
  for (const character of text) {
    const next: number[] = [];
    for (const at of places) {
      if (glob[at] === "*") next.push(at);
      else if (takes(glob[at], character)) next.push(at + 1);
    }
    places = passed(glob, next);
  }
  return places.has(glob.length);
}

/** Whether some text matches both of two globs that have no `?`. */
export function globsOverlap(one: string, other: string): boolean {
  let places: ReadonlySet<number> = passed(other, [0]);
  for (const character of one) {
    places = character === "*" ? fromLeast(places, other.length) : stepped(other, places, character);
    if (places.size === 0) return false;
  }
  return places.has(other.length);
}

/** Once a star stands beside any place of the other glob, it may take whatever comes there. */
function fromLeast(places: ReadonlySet<number>, length: number): ReadonlySet<number> {
  const least = Math.min(...places);
  return new Set(Array.from({ length: length + 1 - least }, (_, index) => least + index));
}

function stepped(glob: string, places: ReadonlySet<number>, character: string): ReadonlySet<number> {
  const next: number[] = [];
  for (const at of places) {
    if (glob[at] === "*") next.push(at);
    else if (glob[at] === character) next.push(at + 1);
  }
  return passed(glob, next);
}

/** The places that are reached without taking a character. */
function passed(glob: string, from: readonly number[]): ReadonlySet<number> {
  const found = new Set(from);
  for (const at of found) if (glob[at] === "*") found.add(at + 1);
  return found;
}
