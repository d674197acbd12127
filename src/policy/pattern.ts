import type { PolicyText } from "./document.ts";

/** A three-valued truth; `null`: not known. */
export type Truth = boolean | null;

/**
 * One step of a pattern: a UTF-16 code unit, or one of the marks below. `folded + code` stands for a letter in
 * either case, `code` being the lower one.
 */
export type Token = number;
export const anyOne = -1;
export const anyRun = -2;
/** Like `anyOne` and `anyRun`, but they do not pass a colon: wildcards in the first five parts of an ARN. */
export const oneInPart = -3;
export const runInPart = -4;
/** The same for slashes: wildcards in the first step of a path. */
export const oneInStep = -5;
export const runInStep = -6;
export const folded = 0x10000;

/** A policy variable: `${aws:username}`, `${aws:username, 'nobody'}`. */
export interface Variable {
  readonly key: string;
  readonly fallback: string | null;
}

/** A part that is not known before deployment. */
interface UnknownPart {
  /** Why, as a phrase: `parameter Owner has no value`. */
  readonly unknown: string;
}

type TemplateStep = Token | Variable | UnknownPart;

export interface Template {
  readonly steps: readonly TemplateStep[];
  /** It has no variables and no unknown parts: it means the same in every request. */
  readonly fixed: boolean;
}

/** A template with its variables filled in. */
export interface Pattern {
  readonly tokens: readonly Token[];
  /** Why each unknown part is unknown, as phrases; `tokens` has `anyRun` in its place. */
  readonly unknowns: readonly string[];
  /** What the pattern may match as well, where AWS does not say. */
  readonly maybe?: Possibly;
}

/** A second reading of a pattern. */
export interface Possibly {
  readonly tokens: readonly Token[];
  /** The pattern as the policy has it. Equal patterns have one reading in a request. */
  readonly spelled: string;
  /** Whether matching more makes the policy deny less. */
  readonly exempts: boolean;
  /** Whether it has all six parts of an ARN. */
  readonly isWhole: boolean;
  /** Why, and what to write instead, as a phrase. */
  readonly reason: string;
}

/** Whether a `*` that ends an ARN part passes the colon, by the pattern as the policy has it; others are open. */
export type ColonReadings = ReadonlyMap<string, boolean>;

/** Patterns in one reading of what AWS does not document. */
export function inReading(patterns: readonly Pattern[], readings: ColonReadings): readonly Pattern[] {
  if (readings.size === 0) return patterns;
  return patterns.flatMap((pattern): readonly Pattern[] => {
    const { maybe, ...strict } = pattern;
    const passes = maybe && readings.get(maybe.spelled);
    if (passes === undefined) return [pattern];
    return passes ? [strict, { tokens: maybe?.tokens ?? [], unknowns: strict.unknowns }] : [strict];
  });
}

/** The values that a request has for a condition key; `undefined`: the request has no such key; `open`: not settled. */
export type KeyLookup = (key: string) => readonly string[] | undefined | "open";

export interface TemplateOptions {
  /** Whether `${key}` is a policy variable: Version 2012-10-17, in strings, ARNs and resources only. */
  readonly variables: boolean;
  /** Whether `*` and `?` are wildcards. */
  readonly wildcards: boolean;
}

const variableBody = /^\s*([A-Za-z0-9-]+:[^:,'\s][^,']*?)\s*(?:,\s*'([^']*)'\s*)?$/;

/** Variables of the Serverless Framework and its plugins, which no condition key of AWS is called like. */
const toolVariable =
  /^\s*(?:(?:self|env|opt|file|cf|sls|param|output|git|terraform|strToBool):|ssm:\/|s3:(?!\w*Tag\/)[^/,]*\/)/;

/**
 * Reads a policy string. `${*}`, `${?}` and `${$}` stand for the character itself; a `${…}` that holds no
 * condition key is a placeholder of some template language that was not filled in, hence an unknown part.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export function parseTemplate(text: PolicyText, options: TemplateOptions): Template {
  const steps: TemplateStep[] = [];
  for (const part of typeof text === "string" ? [text] : text) {
    if (typeof part === "string") pushText(part, options, steps);
    else steps.push({ unknown: part.detail });
  }
  return { steps, fixed: steps.every((step) => typeof step === "number") };
}

function pushText(text: string, options: TemplateOptions, steps: TemplateStep[]): void {
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    const close = character === "$" && text[at + 1] === "{" ? text.indexOf("}", at + 2) : -1;
    if (close >= 0) {
      const step = variableStep(text.slice(at + 2, close), options);
      if (step !== null) {
        steps.push(step);
        at = close;
        continue;
      }
    }
    if (options.wildcards && character === "*") {
      if (steps.at(-1) !== anyRun) steps.push(anyRun);
    } else if (options.wildcards && character === "?") steps.push(anyOne);
    else steps.push(text.charCodeAt(at));
  }
}

function variableStep(body: string, options: TemplateOptions): TemplateStep | null {
  if (body === "*" || body === "?" || body === "$") return options.variables ? body.charCodeAt(0) : null;
  const match = variableBody.exec(body);
  if (match === null || toolVariable.test(body)) return { unknown: `the placeholder \${${body}} is not filled in` };
  return options.variables ? { key: match[1] ?? "", fallback: match[2] ?? null } : null;
}

/** Fills in the variables; `null` where one has no value and no default: such a text matches nothing. */
export function resolveTemplate(template: Template, lookup: KeyLookup): Pattern | null {
  const tokens: Token[] = [];
  const unknowns: string[] = [];
  for (const step of template.steps) {
    if (typeof step === "number") {
      tokens.push(step);
      continue;
    }
    const filling = "unknown" in step ? step : fill(step, lookup);
    if (filling === null) return null;
    if (typeof filling === "string") {
      for (let at = 0; at < filling.length; at += 1) tokens.push(filling.charCodeAt(at));
    } else {
      unknowns.push(filling.unknown);
      if (tokens.at(-1) !== anyRun) tokens.push(anyRun);
    }
  }
  return { tokens, unknowns: unknowns };
}

function fill({ key, fallback }: Variable, lookup: KeyLookup): string | UnknownPart | null {
  const values = lookup(key);
  if (values === "open") return { unknown: `the policy variable \${${key}} depends on the request` };
  if (values !== undefined && values.length > 1) return { unknown: `the key ${key} has several values` };
  return values?.[0] ?? fallback;
}

/** Letters stand for both of their cases. */
export function foldCase(pattern: Pattern): Pattern {
  return { tokens: pattern.tokens.map(foldToken), unknowns: pattern.unknowns };
}

function foldToken(token: Token): Token {
  return token < 0 ? token : folded + lowerCode(token);
}

/** Why the first unknown part of a template is unknown; `null`: it has none. */
export function unknownPartOf(template: Template): string | null {
  for (const step of template.steps) if (typeof step !== "number" && "unknown" in step) return step.unknown;
  return null;
}

/**
 * The pattern as an ARN pattern: six parts, split at the first five colons, each matched by itself. `null`: it has
 * fewer parts. An ARN condition with fewer parts matches nothing; a `Resource` is completed with `*` first.
 * An unknown part of an ARN that has all of its colons is taken to bring no further ones.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN
 */
export function arnPattern(pattern: Pattern): Pattern | null {
  const tokens: Token[] = [];
  let colons = 0;
  for (const token of pattern.tokens) {
    if (token === colon) colons += 1;
    if (colons < 5 && token === anyRun) tokens.push(runInPart);
    else if (colons < 5 && token === anyOne) tokens.push(oneInPart);
    else tokens.push(token);
  }
  if (colons >= 5) return { tokens, unknowns: pattern.unknowns };
  return pattern.unknowns.length > 0 ? pattern : null;
}

/**
 * A `Resource` pattern. A lone `*` is everything; an ARN with fewer than six parts gets `*` for the missing ones.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export function resourcePattern(pattern: Pattern, element: ResourceElement): Pattern {
  if (pattern.tokens.length === 1 && pattern.tokens[0] === anyRun) return pattern;
  const colons = pattern.tokens.filter((token) => token === colon).length;
  const tokens = [...pattern.tokens];
  if (colons < 5 && pattern.unknowns.length > 0) return { tokens: [...tokens, anyRun], unknowns: pattern.unknowns };
  for (let missing = colons; missing < 5; missing += 1) tokens.push(colon, anyRun);
  const strict = arnPattern({ tokens, unknowns: pattern.unknowns }) ?? pattern;
  const loose = passingColons(pattern.tokens);
  if (loose === null) return strict;
  const spelled = spellTokens(pattern.tokens);
  const { name, exempts } = element;
  const shown = JSON.stringify(spelled);
  // A full ARN reaches further only into resources whose own names hold colons.
  const [open, advice] =
    colons < 5
      ? [`what ${shown} in ${name} matches`, "write all six parts of the ARN"]
      : [
          `whether ${shown} in ${name} matches a resource whose name has a colon`,
          "write out the parts before the resource, with a ? for each digit of an account",
        ];
  const reason = `AWS documents that a * at the end of an ARN part can match past the colon, and not when, so ${open} is not known; ${advice}`;
  return { ...strict, maybe: { tokens: loose, spelled, exempts, isWhole: colons >= 5, reason } };
}

/** Where a resource pattern stands. */
export interface ResourceElement {
  readonly name: "Resource" | "NotResource";
  /** Whether matching more makes the policy deny less. */
  readonly exempts: boolean;
}

/**
 * The tokens with every `*` that ends one of the first parts passing colons; `null`: there is none. A `*` elsewhere in
 * a part stays in it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html#reference_policies_elements_resource_wildcards
 */
function passingColons(tokens: readonly Token[]): readonly Token[] | null {
  const last = tokens.lastIndexOf(colon);
  let passes = false;
  let colons = 0;
  const loose = tokens.map((token, index) => {
    if (token === colon) colons += 1;
    if (index > last || colons >= 5) return token;
    if (token === anyRun && tokens[index + 1] === colon) {
      passes = true;
      return anyRun;
    }
    return token === anyRun ? runInPart : token === anyOne ? oneInPart : token;
  });
  return passes ? loose : null;
}

/** The tokens as a policy has them. */
function spellTokens(tokens: readonly Token[]): string {
  return tokens.map((token) => (token === anyRun ? "*" : token === anyOne ? "?" : String.fromCharCode(token))).join("");
}

const colon = 58;
const slash = 47;

/** Whether a text matches; unknown where that depends on the unknown parts. Time: text × pattern at most. */
export function matchPattern(pattern: Pattern | null, text: string): Truth {
  if (pattern === null) return false;
  if (matchTokens(pattern.tokens, text)) return pattern.unknowns.length > 0 ? null : true;
  return pattern.maybe !== undefined && matchTokens(pattern.maybe.tokens, text) ? null : false;
}

/**
 * Wildcard match with one place to go back to: the last run of the same part. A run in an ARN part cannot pass a
 * colon, so once the text passes one the earlier runs are settled.
 */
export function matchTokens(tokens: readonly Token[], text: string): boolean {
  let at = 0;
  let step = 0;
  let runStep = -1;
  let runAt = 0;
  while (at < text.length) {
    const token = tokens[step];
    if (token === anyRun || token === runInPart) {
      runStep = step;
      runAt = at;
      step += 1;
    } else if (token !== undefined && accepts(token, text.charCodeAt(at))) {
      step += 1;
      at += 1;
    } else if (runStep >= 0 && (tokens[runStep] === anyRun || text.charCodeAt(runAt) !== colon)) {
      runAt += 1;
      at = runAt;
      step = runStep + 1;
    } else return false;
  }
  // A run in a part has a colon behind it: it is never the last.
  while (tokens[step] === anyRun) step += 1;
  return step === tokens.length;
}

/** Whether a token other than a run takes a code unit. */
export function accepts(token: Token, code: number): boolean {
  if (token >= folded) return lowerCode(code) === token - folded;
  if (token >= 0) return token === code;
  return token === anyOne || (token === oneInPart && code !== colon) || (token === oneInStep && code !== slash);
}

function lowerCode(code: number): number {
  if (code < 128) return code >= 65 && code <= 90 ? code + 32 : code;
  const lower = String.fromCharCode(code).toLowerCase();
  return lower.length === 1 ? lower.charCodeAt(0) : code;
}

/** Three-valued or, three-valued and. */
export function anyTrue(truths: Iterable<Truth>): Truth {
  let result: Truth = false;
  for (const truth of truths) {
    if (truth === true) return true;
    if (truth === null) result = null;
  }
  return result;
}

export function not(truth: Truth): Truth {
  return truth === null ? null : !truth;
}
