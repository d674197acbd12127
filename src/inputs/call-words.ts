/**
 * The words of which one stands in the name of every call that is looked for, whatever the language spells between them: of calls for
 * a virtual device, and of calls that make guardrails or take them away. A test holds that the names have them.
 */
const words: readonly (readonly string[])[] = [
  ["mfa"],
  ["attach", "policy"],
  ["detach", "policy"],
  ["update", "policy"],
  ["delete", "policy"],
  ["policy", "type"],
  ["orgpolicy"],
  ["service", "access"],
  ["root", "credentials"],
  ["config", "rule"],
  ["conformance", "pack"],
  ["configuration", "recorder"],
  ["configuration", "policy"],
  ["enable", "standards"],
  ["disable", "standards"],
  ["standards", "control"],
  ["shub", "standards"],
  ["enable", "security", "hub"],
  ["disable", "security", "hub"],
  ["enable", "control"],
  ["disable", "control"],
];

/** A text in which one of the words stands, in any spelling. */
export const callWord = anyOf(words);

const [shortest, longer] = [anyOf(words.slice(0, 1)), anyOf(words.slice(1))];

/** `callWord.test(text)`, sooner: a search for all of them can pass over no more letters at a time than the shortest word has. */
export function holdsCallWord(text: string): boolean {
  return shortest.test(text) || longer.test(text);
}

function anyOf(some: typeof words): RegExp {
  return new RegExp(some.map((parts) => parts.join("[_-]?")).join("|"), "i");
}

interface Halves {
  /** What words begin with, and what they end in: every part of them but the whole. */
  readonly beginnings: ReadonlySet<string>;
  readonly ends: ReadonlySet<string>;
  /** Lengths of these, from one to that of the longest. */
  readonly lengths: readonly number[];
}

let halves: Halves | undefined;

/** The parts of all words in their spellings, in small letters. */
function halvesOfWords(): Halves {
  const spellings = words.flatMap((parts) => ["", "-", "_"].map((between) => parts.join(between)));
  const cuts = spellings.flatMap((word) => Array.from({ length: word.length - 1 }, (_, at) => [word, at + 1] as const));
  const longest = Math.max(...cuts.map(([, at]) => at));
  return {
    beginnings: new Set(cuts.map(([word, at]) => word.slice(0, at))),
    ends: new Set(cuts.map(([word, at]) => word.slice(at))),
    lengths: Array.from({ length: longest }, (_, index) => index + 1),
  };
}

/** Whether a text ends with the beginning of a word, which what follows may end. */
export function endsWithin(text: string): boolean {
  halves ??= halvesOfWords();
  const { beginnings, lengths } = halves;
  return lengths.some((length) => beginnings.has(text.slice(-length).toLowerCase()));
}

/** Whether a text begins with the end of a word, of which the beginning may stand before. */
export function beginsWithin(text: string): boolean {
  halves ??= halvesOfWords();
  const { ends, lengths } = halves;
  return lengths.some((length) => ends.has(text.slice(0, length).toLowerCase()));
}
