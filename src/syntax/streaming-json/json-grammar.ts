/** What the reader of a JSON text stands in front of; strings are read by a loop of their own. */
export const State = {
  value: 0,
  /** After `[`: a value or `]`. */
  firstItem: 1,
  /** After `{`: a key or `}`. */
  firstKey: 2,
  /** After a comma in an object. */
  key: 3,
  colon: 4,
  /** After a value: a comma or the end of its container. */
  after: 5,
  minus: 6,
  zero: 7,
  digits: 8,
  point: 9,
  fraction: 10,
  exponent: 11,
  exponentSign: 12,
  exponentDigits: 13,
  t: 14,
  tr: 15,
  tru: 16,
  f: 17,
  fa: 18,
  fal: 19,
  fals: 20,
  n: 21,
  nu: 22,
  nul: 23,
} as const;

/** Table entries from here on ask for more than a change of state. */
export const Act = {
  string: 32,
  openObject: 33,
  openArray: 34,
  close: 35,
  colon: 36,
  comma: 37,
  lineFeed: 38,
  carriageReturn: 39,
  error: 40,
} as const;

const characters = ["{", "}", "[", "]", ":", ",", '"', "-", "0", "123456789", ".", "+", "e", "E", ..."aflnrstu"];
const classCount = 32;
const other = 0;
const space = 1;
const lineFeed = 2;
const carriageReturn = 3;
const firstCharacter = 4;

/** The class of each byte outside strings. */
export const classOf: Uint8Array = new Uint8Array(256);
classOf[0x20] = space;
classOf[0x09] = space;
classOf[0x0a] = lineFeed;
classOf[0x0d] = carriageReturn;
for (const [index, members] of characters.entries())
  for (const member of members) classOf[member.charCodeAt(0)] = firstCharacter + index;

/** `transitions[state * 32 + class]` is the next state or an action (RFC 8259). */
export const transitions: Uint8Array = new Uint8Array(32 * classCount).fill(Act.error);

function on(state: number, members: string, target: number): void {
  for (const member of members) transitions[state * classCount + (classOf[member.charCodeAt(0)] ?? other)] = target;
}

function onBlank(state: number): void {
  transitions[state * classCount + space] = state;
  transitions[state * classCount + lineFeed] = Act.lineFeed;
  transitions[state * classCount + carriageReturn] = Act.carriageReturn;
}

for (const state of [State.value, State.firstItem]) {
  on(state, "{", Act.openObject);
  on(state, "[", Act.openArray);
  on(state, '"', Act.string);
  on(state, "-", State.minus);
  on(state, "0", State.zero);
  on(state, "1", State.digits);
  on(state, "t", State.t);
  on(state, "f", State.f);
  on(state, "n", State.n);
  onBlank(state);
}
on(State.firstItem, "]", Act.close);
for (const state of [State.firstKey, State.key]) {
  on(state, '"', Act.string);
  onBlank(state);
}
on(State.firstKey, "}", Act.close);
on(State.colon, ":", Act.colon);
onBlank(State.colon);
for (const state of [State.after, State.zero, State.digits, State.fraction, State.exponentDigits]) {
  on(state, ",", Act.comma);
  on(state, "}]", Act.close);
  transitions[state * classCount + space] = State.after;
  transitions[state * classCount + lineFeed] = Act.lineFeed;
  transitions[state * classCount + carriageReturn] = Act.carriageReturn;
}
on(State.minus, "0", State.zero);
on(State.minus, "1", State.digits);
on(State.digits, "01", State.digits);
for (const state of [State.zero, State.digits]) {
  on(state, ".", State.point);
  on(state, "eE", State.exponent);
}
for (const state of [State.point, State.fraction]) on(state, "01", State.fraction);
on(State.fraction, "eE", State.exponent);
on(State.exponent, "+-", State.exponentSign);
for (const state of [State.exponent, State.exponentSign, State.exponentDigits]) on(state, "01", State.exponentDigits);
for (const word of ["true", "false", "null"]) {
  const states = [...word].map((_, index) => stateOf(word.slice(0, index + 1)) ?? State.after);
  for (const [index, state] of states.entries()) {
    const next = states[index + 1];
    if (next !== undefined) on(state, word[index + 1] ?? "", next);
  }
}

function stateOf(prefix: string): number | undefined {
  return Object.entries(State).find(([name]) => name === prefix)?.[1];
}

/** What a byte inside a string is: 0 goes on, 1 ends it, 2 escapes, 3 is forbidden, 4 is part of a longer character. */
export const stringClassOf: Uint8Array = new Uint8Array(256);
stringClassOf.fill(3, 0, 0x20);
stringClassOf.fill(4, 0x80);
stringClassOf[0x22] = 1;
stringClassOf[0x5c] = 2;

/** 1 for what may follow a backslash alone: every escape but `\u`. */
export const simpleEscapes: Uint8Array = new Uint8Array(256);
for (const character of '"\\/bfnrt') simpleEscapes[character.charCodeAt(0)] = 1;
