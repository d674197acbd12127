/** Where a node stands in its text, as UTF-16 offsets; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

interface NodeBase extends Span {
  /** A YAML tag as written, such as `!Ref`; absent for JSON and untagged YAML. */
  readonly tag?: string;
  /** The anchor that a YAML alias stood for, with the place where its value is written. */
  readonly aliasOf?: Span & { readonly name: string };
}

export interface ScalarNode extends NodeBase {
  readonly kind: "scalar";
  /** What the text means in JSON or YAML's core schema. */
  readonly value: string | number | boolean | null;
  /** The characters behind the value, without quotes and escapes: `012345678910` keeps its zero. */
  readonly source: string;
  /** Whether it is written as a string for certain: quoted, a block scalar, a JSON string. */
  readonly quoted: boolean;
  /** The kind of a YAML block scalar: `|` or `>`. */
  readonly block?: "literal" | "folded";
}

export interface ListNode extends NodeBase {
  readonly kind: "list";
  readonly items: readonly SyntaxNode[];
}

export interface MapPair {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: SyntaxNode;
}

export interface MapNode extends NodeBase {
  readonly kind: "map";
  /** In source order; keys are unique (see `RepeatedKeys`). */
  readonly pairs: readonly MapPair[];
}

/** One tree for JSON and YAML. */
export type SyntaxNode = ScalarNode | ListNode | MapNode;

/** A text that is not well formed. `related` points at a second place, such as the first of two equal keys. */
export interface SyntaxProblem extends Span {
  readonly code: string;
  readonly message: string;
  readonly related?: Span & { readonly message: string };
}

/**
 * What a key that stands again in one map means: a problem, or one of its two values. `nth`: how many such keys were read
 * before; it is the same one in each reading of a text.
 */
export type RepeatedKeys = "refuse" | ((nth: number) => "first" | "last");

export type ParseResult =
  | { readonly ok: true; readonly root: SyntaxNode }
  | { readonly ok: false; readonly problems: readonly SyntaxProblem[] };

/** The value node of a key, `undefined` where `node` is no map or does not have it. */
export function child(node: SyntaxNode | undefined, key: string): SyntaxNode | undefined {
  return pairOf(node, key)?.value;
}

export function pairOf(node: SyntaxNode | undefined, key: string): MapPair | undefined {
  return node?.kind === "map" ? node.pairs.find((pair) => pair.key === key) : undefined;
}
