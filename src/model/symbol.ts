import type { Location } from "./location.ts";

/**
 * What an unknown value is: its identity. Equal symbols are equal values, whatever they turn out to be; two different
 * symbols may turn out equal or not. Plain JSON data, so that facts that are written and read back keep it.
 */
export type ValueSymbol =
  | ParameterSymbol
  | VariableSymbol
  | PseudoParameterSymbol
  | AttributeSymbol
  | DataSourceSymbol
  | ImportSymbol
  | DynamicReferenceSymbol
  | RemoteContentSymbol
  | CallSymbol
  | OpaqueSymbol;

/** A CloudFormation parameter without a value. */
export interface ParameterSymbol {
  readonly kind: "parameter";
  /** The prefix of the stack that declares it: `""`, `Outer/` in a nested one; a path where another template exports it. */
  readonly scope: string;
  readonly name: string;
  /** The regular expression that its whole value must match (`AllowedPattern`), or each value of a list. No part of the identity. */
  readonly pattern?: string;
}

/** A Terraform input variable without a value, or a part of one. */
export interface VariableSymbol {
  readonly kind: "variable";
  /** The address of the module that declares it, `""` for the root module; `terraform.workspace` is one of the root's. */
  readonly scope: string;
  readonly name: string;
  /** The way into its value, written as in HCL: `""`, `.owner`, `[0].name`. */
  readonly path: string;
  /** The only values that its validation allows, where it names them. No part of the identity. */
  readonly allowed?: readonly string[];
  /** The regular expression that its whole value must match, by its validation. No part of the identity. */
  readonly pattern?: string;
}

/** `AWS::Region` and its like. */
export interface PseudoParameterSymbol {
  readonly kind: "pseudo-parameter";
  /** The stack or the deployment that it is of: `""`, or the prefix of a nested stack or a stack set. */
  readonly scope: string;
  readonly name: string;
}

/** An attribute of a resource, known once the resource is there; `""` is the resource itself (`Ref`). */
export interface AttributeSymbol {
  readonly kind: "attribute";
  readonly scope: string;
  /** Logical ID with its stack's prefix, or Terraform address. */
  readonly address: string;
  readonly attribute: string;
  /** A plan says that it is known after apply. */
  readonly isPlanned?: true;
  /** What it comes from that a plan does not show, such as `local.root_id`; told to the reader only. No part of the identity. */
  readonly hidden?: readonly string[];
}

/** An attribute that Terraform reads when it runs. */
export interface DataSourceSymbol {
  readonly kind: "data-source";
  readonly scope: string;
  readonly address: string;
  readonly attribute: string;
}

/** The value that another stack exports. */
export interface ImportSymbol {
  readonly kind: "import";
  /** The deployment that it is looked up in. */
  readonly scope: string;
  /** The export's name. */
  readonly name: string;
}

/** A dynamic reference of CloudFormation, `{{resolve:ssm:name}}`. */
export interface DynamicReferenceSymbol {
  readonly kind: "dynamic-reference";
  /** The deployment that it is filled in for. */
  readonly scope: string;
  /** As it is written, with its braces. */
  readonly text: string;
}

/** Content that stands elsewhere: an SSM parameter, a module in a registry, a file that is not read. */
export interface RemoteContentSymbol {
  readonly kind: "remote-content";
  readonly scope: string;
  /** What kind of thing it is. */
  readonly of: "ssm-parameter" | "module" | "file" | "file-existence" | "state";
  /** Its address: the SSM parameter's name, the file's path, the output of the module. */
  readonly source: string;
  /** Why it cannot be read, where a system says so; of a module, the source that is not read. No part of the identity. */
  readonly trouble?: string;
}

/** A function over symbols and constants: the same function of the same arguments is the same value. */
export interface CallSymbol {
  readonly kind: "call";
  /** `Fn::Select`, `split`. */
  readonly name: string;
  readonly arguments: readonly SymbolArgument[];
  /** Why the function is not evaluated, told to the reader only. No part of the identity. */
  readonly note?: string;
}

/** An argument of a call: a constant, a symbol, or a list of arguments. A text with unknown parts is a call of `text`. */
export type SymbolArgument = string | number | boolean | null | ValueSymbol | readonly SymbolArgument[];

/** Why a value is opaque. */
export type OpaqueCause =
  | "after-apply" // made when it is deployed, without a name of its own
  | "too-large" // the evaluation was cut at a limit
  | "unsupported" // a function or an expression that is not evaluated
  | "invalid" // what is written has no meaning
  | "transform" // a macro or an include
  | "unset" // somebody chooses it later: a placeholder, a parameter's previous value
  | "derived"; // made of other symbols in a way that is not followed

/** A value of which nothing is known but that it equals itself. */
export interface OpaqueSymbol {
  readonly kind: "opaque";
  readonly cause: OpaqueCause;
  /** Unique among opaque symbols of a run: the place and what tells values of one place apart. */
  readonly id: string;
  /** What it is about, told to the reader only: a phrase or a name. No part of the identity. */
  readonly note?: string;
  /** The symbols that a derived one is made of. No part of the identity. */
  readonly of?: readonly ValueSymbol[];
}

/** Parts that a call may have in all; a longer one is told apart by nothing but itself. */
const maxCallSize = 200;
/** Calls inside calls. */
const maxCallDepth = 12;
/** Symbols that a derived one names. */
const maxOf = 8;

/** An opaque symbol of a place. `tag` tells apart what one place can make more than one of. */
export function opaque(
  cause: OpaqueCause,
  at: Location | undefined,
  note?: string,
  tag: string | number = "",
): OpaqueSymbol {
  const place = at ? `${at.path}:${at.start.line}:${at.start.column}` : "";
  const told = note === undefined ? {} : { note };
  // Without a tag the note stands in for it: one place may be cut short in more than one way.
  return { kind: "opaque", cause, id: `${place}#${tag === "" ? `${cause}:${note ?? ""}` : tag}`, ...told };
}

/** A value that is made of these symbols in a way that is not followed. */
export function derivedSymbol(
  of: readonly ValueSymbol[],
  at: Location | undefined,
  tag: string | number = "",
): OpaqueSymbol {
  const leaves = new Map(of.flatMap(leavesOf).map((leaf) => [symbolKey(leaf), leaf]));
  const kept = [...leaves.values()].slice(0, maxOf);
  const id = opaque("derived", at, undefined, tag === "" ? `derived:${[...leaves.keys()].sort().join()}` : tag).id;
  return { kind: "opaque", cause: "derived", id, of: kept };
}

/** A call; `undefined` where it is too large to be told apart from others. */
export function callSymbol(name: string, args: readonly SymbolArgument[]): CallSymbol | undefined {
  const symbol: CallSymbol = { kind: "call", name, arguments: args };
  return sizeOf(symbol) > maxCallSize || depthOf(symbol, maxCallDepth) > maxCallDepth ? undefined : symbol;
}

/** How deep arguments stand in each other, as far as `limit` and one more. */
function depthOf(argument: SymbolArgument, limit: number): number {
  const inner = isList(argument) ? argument : isSymbol(argument) && argument.kind === "call" ? argument.arguments : [];
  if (inner.length === 0 || limit < 0) return 1;
  return 1 + Math.max(...inner.map((one) => depthOf(one, limit - 1)));
}

const sizes = new WeakMap<object, number>();

function sizeOf(argument: SymbolArgument): number {
  if (typeof argument !== "object" || argument === null) return 1;
  const have = sizes.get(argument);
  if (have !== undefined) return have;
  const inner = isList(argument) ? argument : argument.kind === "call" ? argument.arguments : [];
  const size = 1 + inner.reduce((sum: number, one) => sum + sizeOf(one), 0);
  sizes.set(argument, size);
  return size;
}

export function isList(argument: SymbolArgument): argument is readonly SymbolArgument[] {
  return Array.isArray(argument);
}

/** Whether an argument is a symbol, not a constant and no list. */
export function isSymbol(argument: SymbolArgument): argument is ValueSymbol {
  return typeof argument === "object" && argument !== null && !isList(argument);
}

const keys = new WeakMap<ValueSymbol, string>();

/** A text that two symbols share if and only if they are the same. */
export function symbolKey(symbol: ValueSymbol): string {
  const have = keys.get(symbol);
  if (have !== undefined) return have;
  const key = JSON.stringify(identityOf(symbol));
  keys.set(symbol, key);
  return key;
}

/** How assumptions name a symbol: `parameter Stage`, `AWS::Region`, `Fn::Select(0, Fn::Split("-", AWS::Region))`. */
export function subjectOf(symbol: ValueSymbol): string {
  switch (symbol.kind) {
    case "parameter":
      return `parameter ${symbol.scope}${symbol.name}`;
    case "pseudo-parameter":
      return `${symbol.scope}${symbol.name}`;
    case "call":
      return `${symbol.name}(${symbol.arguments.map(argumentText).join(", ")})`;
    default:
      return symbolKey(symbol);
  }
}

function argumentText(argument: SymbolArgument): string {
  if (isSymbol(argument)) return subjectOf(argument);
  return isList(argument) ? `[${argument.map(argumentText).join(", ")}]` : JSON.stringify(argument);
}

export function sameSymbol(one: ValueSymbol, other: ValueSymbol): boolean {
  return one === other || symbolKey(one) === symbolKey(other);
}

function identityOf(symbol: ValueSymbol): readonly unknown[] {
  switch (symbol.kind) {
    case "parameter":
    case "pseudo-parameter":
    case "import":
      return [symbol.kind, symbol.scope, symbol.name];
    case "variable":
      return [symbol.kind, symbol.scope, symbol.name, symbol.path];
    case "attribute":
    case "data-source":
      return [symbol.kind, symbol.scope, symbol.address, symbol.attribute];
    case "dynamic-reference":
      return [symbol.kind, symbol.scope, symbol.text];
    case "remote-content":
      return [symbol.kind, symbol.scope, symbol.of, symbol.source];
    case "call":
      return [symbol.kind, symbol.name, ...symbol.arguments.map(argumentIdentity)];
    case "opaque":
      return [symbol.kind, symbol.id];
  }
}

function argumentIdentity(argument: SymbolArgument): unknown {
  if (isSymbol(argument)) return { of: identityOf(argument) };
  return isList(argument) ? argument.map(argumentIdentity) : argument;
}

/** The symbols inside calls and derived values, the symbol itself where it is neither; each as often as it stands there. */
export function leavesOf(symbol: ValueSymbol): readonly ValueSymbol[] {
  if (symbol.kind === "call") return symbol.arguments.flatMap(leavesOfArgument);
  if (symbol.kind === "opaque" && symbol.of !== undefined && symbol.of.length > 0) return symbol.of.flatMap(leavesOf);
  return [symbol];
}

function leavesOfArgument(argument: SymbolArgument): readonly ValueSymbol[] {
  if (isSymbol(argument)) return leavesOf(argument);
  return isList(argument) ? argument.flatMap(leavesOfArgument) : [];
}

/** Names that mean the same in every stack of an account and region, where an export and its import stand. */
const sharedNames: ReadonlySet<string> = new Set(["AWS::AccountId", "AWS::Partition", "AWS::Region", "AWS::URLSuffix"]);

/** The symbol as another input sees it: its own names are those of the input at `path`. */
export function rescoped(symbol: ValueSymbol, path: string): ValueSymbol {
  if (symbol.kind === "pseudo-parameter" && symbol.scope === "" && sharedNames.has(symbol.name)) return symbol;
  if (symbol.kind === "import") return symbol;
  if (symbol.kind === "call")
    return { ...symbol, arguments: symbol.arguments.map((one) => rescopedArgument(one, path)) };
  if (symbol.kind !== "opaque") return { ...symbol, scope: `${path}:${symbol.scope}` };
  const of = symbol.of && { of: symbol.of.map((one) => rescoped(one, path)) };
  return { ...symbol, id: `${path}:${symbol.id}`, ...of };
}

function rescopedArgument(argument: SymbolArgument, path: string): SymbolArgument {
  if (isSymbol(argument)) return rescoped(argument, path);
  return isList(argument) ? argument.map((one) => rescopedArgument(one, path)) : argument;
}

/** Why a value cannot be known before deployment. */
export type UnknownReason =
  | "parameter" // a parameter or variable without a value
  | "known-after-apply"
  | "resource-attribute" // Ref or GetAtt of a resource, an attribute reference in HCL
  | "pseudo-parameter"
  | "import-value"
  | "dynamic-reference"
  | "data-source"
  | "remote-content" // S3, SSM, a registry
  | "transform" // a macro or an include
  | "unsupported" // a function or an expression that is not evaluated
  | "too-large" // the evaluation was cut at a limit
  | "invalid";

/** The reason that a symbol's kind gives; a call's and a derived one's is that of the first symbol in it. */
export function reasonOf(symbol: ValueSymbol): UnknownReason {
  switch (symbol.kind) {
    case "parameter":
    case "variable":
      return "parameter";
    case "attribute":
      return symbol.isPlanned ? "known-after-apply" : "resource-attribute";
    case "import":
      return "import-value";
    case "call":
    case "opaque":
      return composedReason(symbol);
    default:
      return symbol.kind;
  }
}

const callReasons: ReadonlyMap<string, UnknownReason> = new Map<string, UnknownReason>([
  ["Fn::GetAZs", "pseudo-parameter"],
  ["Fn::ImportValue", "import-value"],
  ["dynamic reference", "dynamic-reference"],
]);

function composedReason(symbol: CallSymbol | OpaqueSymbol): UnknownReason {
  if (symbol.kind === "opaque" && symbol.cause !== "derived") {
    if (symbol.cause === "after-apply") return "known-after-apply";
    return symbol.cause === "unset" ? "parameter" : symbol.cause;
  }
  const own = symbol.kind === "call" ? callReasons.get(symbol.name) : undefined;
  if (own !== undefined) return own;
  if (symbol.kind === "call" && symbol.note !== undefined) return "unsupported";
  const [first] = leavesOf(symbol);
  return first === undefined || first === symbol ? "unsupported" : reasonOf(first);
}
