/**
 * A second implementation of IAM's policy language for one policy and one request, written from the IAM user guide
 * alone: it shares no code with src/policy, and answers by trying requests instead of by reasoning about patterns.
 */

/** Keys in lower case; a list for a key of several values. */
export type Context = Readonly<Record<string, string | readonly string[]>>;

export interface Request {
  readonly action: string;
  readonly resource: string;
  readonly context: Context;
}

export interface RawStatement {
  readonly Sid?: string;
  readonly Effect: "Allow" | "Deny";
  readonly Action?: readonly string[];
  readonly NotAction?: readonly string[];
  readonly Resource?: readonly string[];
  readonly NotResource?: readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

export interface RawPolicy {
  readonly Version: string;
  readonly Statement: readonly RawStatement[];
}

/** What AWS does not document, each point decided in one way. */
export interface Reading {
  /** A `*` that ends a part of a Resource can match past the colon. */
  readonly passesColons: boolean;
  /** A negated ARN operator holds for a value that is no ARN. */
  readonly negatedHoldsForNoArn: boolean;
  /** `ForAnyValue:…IfExists` holds without the key. */
  readonly anyIfExistsHolds: boolean;
  /** A NotResource whose variable has no value exempts everything. */
  readonly unfilledExemptsAll: boolean;
  /** Full ARNs that only deny: what they say is taken as it stands, so that none of them passes a colon. */
  readonly fullDenies: ReadonlySet<string>;
}

/** The patterns of a policy that have all six parts and that nothing exempts. */
export function fullDeniesOf({ Statement }: RawPolicy): ReadonlySet<string> {
  const denying = Statement.flatMap((one) => (one.Effect === "Deny" ? one.Resource : one.NotResource) ?? []);
  const exempting = Statement.flatMap((one) => (one.Effect === "Deny" ? one.NotResource : one.Resource) ?? []);
  return new Set(denying.filter((one) => splitAtColons(one).length >= 6 && !exempting.includes(one)));
}

const readingNames = ["passesColons", "negatedHoldsForNoArn", "anyIfExistsHolds", "unfilledExemptsAll"] as const;

/** A pattern as a list of literal characters, `one` and `any`; `null` where a variable has no value. */
type Glob = readonly ({ readonly char: string } | "one" | "any")[];

const wildcardOf: Readonly<Record<string, "one" | "any">> = { "*": "any", "?": "one" };

function toGlob(text: string, context: Context, variables: boolean, wildcards: boolean): Glob | null {
  const glob: ({ char: string } | "one" | "any")[] = [];
  let at = 0;
  while (at < text.length) {
    const variable = variables && text[at] === "$" ? /^\$\{([^}]*)\}/.exec(text.slice(at)) : null;
    if (variable) {
      const value = variableValue(variable[1] ?? "", context);
      if (value === null) return null;
      for (const char of value) glob.push({ char });
      at += variable[0].length;
      continue;
    }
    const char = text[at] ?? "";
    glob.push((wildcards && wildcardOf[char]) || { char });
    at += 1;
  }
  return glob;
}

function variableValue(body: string, context: Context): string | null {
  if (["*", "?", "$"].includes(body)) return body;
  const [key = "", fallback] = body.split(",");
  const value = context[key.trim().toLowerCase()];
  if (typeof value === "string") return value;
  if (value !== undefined && value.length === 1) return value[0] ?? null;
  return value === undefined && fallback !== undefined ? fallback.trim().replaceAll("'", "") : null;
}

/** Dynamic programming over all prefixes of the text; `stop`: a character that no wildcard takes. */
function globMatches(glob: Glob, text: string, stop = "", isFree: (index: number) => boolean = () => false): boolean {
  let reached = new Array<boolean>(text.length + 1).fill(false);
  reached[0] = true;
  for (const [index, step] of glob.entries()) {
    const next = new Array<boolean>(text.length + 1).fill(false);
    const takes = (at: number) => text[at] !== stop || isFree(index);
    for (let at = 0; at <= text.length; at += 1) {
      if (step === "any") {
        next[at] = reached[at] === true || (at > 0 && next[at - 1] === true && takes(at - 1));
      } else if (at > 0 && reached[at - 1] === true) {
        next[at] = step === "one" ? takes(at - 1) : step.char === text[at - 1];
      }
    }
    reached = next;
  }
  return reached[text.length] === true;
}

function splitAtColons(text: string): string[] {
  const parts = [""];
  let depth = 0;
  for (const char of text) {
    if (char === "{") depth += 1;
    if (char === "}") depth -= 1;
    if (char === ":" && depth === 0 && parts.length < 6) parts.push("");
    else parts[parts.length - 1] += char;
  }
  return parts;
}

function partsMatch(pattern: readonly string[], value: string, context: Context): boolean {
  const parts = splitAtColons(value);
  if (pattern.length !== 6 || parts.length !== 6) return false;
  return pattern.every((one, index) => {
    const glob = toGlob(one, context, true, true);
    return glob !== null && globMatches(glob, parts[index] ?? "");
  });
}

/** Answers by pattern and text. The variables of the generator are keys that have one value in every request. */
const remembered = new Map<string, boolean>();

function remember(key: string, find: () => boolean): boolean {
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const found = find();
  remembered.set(key, found);
  return found;
}

function resourceMatches(pattern: string, request: Request, reading: Reading): boolean {
  const passes = reading.passesColons && !reading.fullDenies.has(pattern);
  return remember(`resource ${passes} ${pattern} ${request.resource}`, () => tryResource(pattern, request, passes));
}

function tryResource(pattern: string, request: Request, passes: boolean): boolean {
  if (pattern === "*") return true;
  const parts = splitAtColons(pattern);
  if (parts.slice(0, 5).some((part) => /\$\{[^*?$]/.test(part))) return false;
  const whole = [...parts, ...new Array<string>(6 - parts.length).fill("*")];
  if (partsMatch(whole, request.resource, request.context)) return true;
  return passes && passingMatches(parts, request);
}

/** A `*` at the end of a part takes colons as well; every other wildcard of the first five parts does not. */
function passingMatches(parts: readonly string[], { resource, context }: Request): boolean {
  const glob: ({ readonly char: string } | "one" | "any")[] = [];
  const free = new Set<number>();
  for (const [index, part] of parts.entries()) {
    if (index > 0) glob.push({ char: ":" });
    const own = toGlob(part, context, true, true);
    if (own === null) return false;
    const isLast = index === parts.length - 1;
    for (const [place, step] of own.entries()) {
      if (isLast || (place === own.length - 1 && step === "any")) free.add(glob.length);
      glob.push(step);
    }
  }
  return globMatches(glob, resource, ":", (index) => free.has(index));
}

const negatedNames: Readonly<Record<string, string>> = {
  StringNotEquals: "StringEquals",
  StringNotEqualsIgnoreCase: "StringEqualsIgnoreCase",
  StringNotLike: "StringLike",
  ArnNotLike: "ArnLike",
  ArnNotEquals: "ArnLike",
  NotIpAddress: "IpAddress",
  NumericNotEquals: "NumericEquals",
  DateNotEquals: "DateEquals",
};

function instant(text: string): number {
  return /^\d{6,}$/.test(text) ? Number(text) * 1000 : Date.parse(text);
}

const compares: Readonly<Record<string, (one: number, other: number) => boolean>> = {
  Equals: (one, other) => one === other,
  LessThan: (one, other) => one < other,
  LessThanEquals: (one, other) => one <= other,
  GreaterThan: (one, other) => one > other,
  GreaterThanEquals: (one, other) => one >= other,
};

/** IPv4. */
function addressNumber(text: string): number {
  return text.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
}

function inRange(address: string, range: string): boolean {
  if (address.includes(":")) return false; // the ranges of the generator are of IPv4
  const [base = "", bits = "32"] = range.split("/");
  const size = 2 ** (32 - Number(bits));
  return Math.floor(addressNumber(address) / size) === Math.floor(addressNumber(base) / size);
}

function valueMatches(operator: string, wanted: string, actual: string, context: Context): boolean {
  return remember(`${operator} ${wanted} ${actual}`, () => tryValue(operator, wanted, actual, context));
}

function tryValue(operator: string, wanted: string, actual: string, context: Context): boolean {
  const ordered = /^(Numeric|Date)(.*)$/.exec(operator);
  if (ordered) {
    const read = ordered[1] === "Date" ? instant : Number;
    return compares[ordered[2] ?? ""]?.(read(actual), read(wanted)) === true;
  }
  switch (operator) {
    case "Bool":
      return wanted === actual;
    case "IpAddress":
      return inRange(actual, wanted);
    case "ArnLike":
    case "ArnEquals":
      return partsMatch(splitAtColons(wanted), actual, context);
    case "StringEqualsIgnoreCase": {
      const glob = toGlob(wanted.toLowerCase(), context, true, false);
      return glob !== null && globMatches(glob, actual.toLowerCase());
    }
    default: {
      const glob = toGlob(wanted, context, true, operator === "StringLike");
      return glob !== null && globMatches(glob, actual);
    }
  }
}

function conditionHolds(
  name: string,
  key: string,
  wanted: readonly string[],
  context: Context,
  reading: Reading,
): boolean {
  const value = context[key.toLowerCase()];
  if (name === "Null") return wanted.includes(String(value === undefined));
  const [, set = "", full = "", ifExists] = /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/.exec(name) ?? [];
  const positive = negatedNames[full];
  const operator = positive ?? full;
  if (value === undefined) {
    if (set === "ForAnyValue") return ifExists !== undefined && reading.anyIfExistsHolds;
    return ifExists !== undefined || set === "ForAllValues" || positive !== undefined;
  }
  const isUndocumented = positive === "ArnLike" && wanted.some((one) => splitAtColons(one).length < 6);
  const matches = (actual: string) => wanted.some((one) => valueMatches(operator, one, actual, context));
  const holds = (actual: string) => {
    if (positive === undefined) return matches(actual);
    return !matches(actual) && (!isUndocumented || reading.negatedHoldsForNoArn);
  };
  const values = typeof value === "string" ? [value] : value;
  return set === "ForAllValues" ? values.every(holds) : values.some(holds);
}

function actionMatches(patterns: readonly string[], action: string): boolean {
  return patterns.some((one) => {
    const glob = toGlob(one.toLowerCase(), {}, false, true);
    return glob !== null && globMatches(glob, action.toLowerCase());
  });
}

/** Whether a `NotResource` has a variable that is not filled in for the request. */
function hasUnfilled(statement: RawStatement, context: Context): boolean {
  return (statement.NotResource ?? []).some((pattern) => {
    const parts = splitAtColons(pattern);
    return (
      parts.slice(0, 5).some((part) => /\$\{[^*?$]/.test(part)) ||
      parts.some((part) => toGlob(part, context, true, true) === null)
    );
  });
}

/** Whether the action and the resource of a request are among those of a statement. */
export function isInScope(statement: RawStatement, request: Request, reading: Reading): boolean {
  const { Action, NotAction = [], Resource, NotResource = [] } = statement;
  const onAction = Action ? actionMatches(Action, request.action) : !actionMatches(NotAction, request.action);
  if (!onAction) return false;
  if (!Resource && reading.unfilledExemptsAll && hasUnfilled(statement, request.context)) return false;
  const matched = (Resource ?? NotResource).some((one) => resourceMatches(one, request, reading));
  return matched === (Resource !== undefined);
}

/** Whether the conditions of a statement hold that are on keys for which `isAsked` is true. */
export function conditionsHold(
  { Condition = {} }: RawStatement,
  context: Context,
  reading: Reading,
  isAsked: (key: string) => boolean = () => true,
): boolean {
  return Object.entries(Condition).every(([operator, keys]) =>
    Object.entries(keys).every(
      ([key, wanted]) => !isAsked(key.toLowerCase()) || conditionHolds(operator, key, wanted, context, reading),
    ),
  );
}

function applies(statement: RawStatement, request: Request, reading: Reading): boolean {
  return isInScope(statement, request, reading) && conditionsHold(statement, request.context, reading);
}

/** Whether a policy denies a request, beside `FullAWSAccess`. */
export function isDenied(policy: RawPolicy, request: Request, reading: Reading): boolean {
  return policy.Statement.some((one) => one.Effect === "Deny" && applies(one, request, reading));
}

/** The points of `Reading` that a policy makes a difference for. */
export function undocumentedPoints(policy: RawPolicy, context: Context): readonly (typeof readingNames)[number][] {
  const found = new Set<keyof Reading>();
  const fullDenies = fullDeniesOf(policy);
  for (const statement of policy.Statement) {
    for (const pattern of statement.Resource ?? statement.NotResource ?? []) {
      const parts = splitAtColons(pattern);
      if (!fullDenies.has(pattern) && parts.slice(0, -1).some((part) => part.endsWith("*"))) found.add("passesColons");
    }
    if (hasUnfilled(statement, context)) found.add("unfilledExemptsAll");
    for (const [operator, keys] of Object.entries(statement.Condition ?? {})) {
      if (/^ForAnyValue:.*IfExists$/.test(operator)) found.add("anyIfExistsHolds");
      const isShort = Object.values(keys)
        .flat()
        .some((one) => splitAtColons(one).length < 6);
      if (/^ArnNot/.test(operator) && isShort) found.add("negatedHoldsForNoArn");
    }
  }
  return readingNames.filter((name) => found.has(name));
}
