import type { Location } from "../model/location.ts";
import { isPartition } from "../model/partition.ts";
import { phraseOf } from "../model/phrases.ts";
import { reasonOf } from "../model/symbol.ts";
import { fillParts, openParts, type TextParts } from "../model/text-parts.ts";
import {
  type Assumption,
  type ChoiceValue,
  type MapEntry,
  type MapValue,
  revealed,
  type UnknownValue,
  type Value,
} from "../model/value.ts";
import type {
  Condition,
  ElementPatterns,
  OpenPart,
  PolicyDocument,
  PolicyProblem,
  PolicyText,
  Statement,
} from "./document.ts";
import { operatorNames, parseOperator } from "./operators.ts";
import { placeholderIn, withPlaceholders } from "./placeholders.ts";
import { asIamArn, asValueOf } from "./value-forms.ts";
import { cut, suggest } from "./wording.ts";

export interface ParseOptions {
  /** The text of an unknown value where the caller knows it: a pseudo parameter of the current account. */
  readonly resolve?: (value: UnknownValue) => string | undefined;
  /** The set of resources that the policy's conditions are of; absent: what they are of is not known. */
  readonly scope?: string;
  /** Whether the text is a file of its own, which some tool sends to AWS in a way that is not known here. */
  readonly isFile?: boolean;
}

/** Maximum number of statements, values and patterns read of one policy; with more, the policy gets a `doubt`. */
const maxParts = 20_000;

/** Characters of an action, a resource or a condition value; ARNs have 2,048 at most. */
const maxTextLength = 2048;

const documentElements = ["Version", "Id", "Statement"];
const statementElements = [
  "Sid",
  "Effect",
  "Principal",
  "NotPrincipal",
  "Action",
  "NotAction",
  "Resource",
  "NotResource",
  "Condition",
];

/** Reads a value tree as a policy, once. */
export class PolicyReader {
  readonly #problems: PolicyProblem[] = [];
  readonly #principals: { element: string; location?: Location }[] = [];
  readonly #options: ParseOptions;
  #parts = 0;
  #doubt: string | undefined;

  constructor(options: ParseOptions) {
    this.#options = options;
  }

  document(root: Value, size: PolicyDocument["size"]): PolicyDocument {
    const inner = revealed(root);
    if (inner.kind !== "map") {
      this.#refuse("not-a-policy", "A policy is an object with Version and Statement.", inner.at);
      return unreadable(this.#doubt ?? "it is no policy", this.#problems, inner.at);
    }
    this.#elements(inner, documentElements, "policy");
    const version = this.#version(inner);
    const statements = this.#statements(inner);
    return {
      version,
      statements,
      problems: this.#problems,
      ...(this.#doubt !== undefined && { doubt: this.#doubt }),
      principals: this.#principals,
      size,
      ...(inner.at && { location: inner.at }),
    };
  }

  /** Reports something that AWS refuses; the policy may then not be in force. */
  #refuse(code: string, message: string, location: Location | undefined): void {
    this.#doubt ??= `AWS refuses the policy: ${message}`;
    this.#problem(code, message, "error", location);
  }

  #problem(code: string, message: string, severity: PolicyProblem["severity"], location: Location | undefined): void {
    if (this.#problems.length < 200) this.#problems.push({ code, message, severity, ...(location && { location }) });
  }

  #elements(node: MapValue, allowed: readonly string[], where: string): void {
    for (const { key, keyAt, value } of node.entries) {
      if (allowed.includes(key)) continue;
      const filledIn = placeholderIn(key);
      if (filledIn !== undefined) {
        this.#doubt ??= filledIn;
        continue;
      }
      const meant = suggest(key, allowed);
      const hint = meant === null ? "" : `; did you mean ${meant}?`;
      this.#refuse("unknown-element", `"${cut(key)}" is no element of a ${where}${hint || "."}`, keyAt ?? value.at);
    }
  }

  #version(root: MapValue): PolicyDocument["version"] {
    const found = find(root, "Version");
    if (found === undefined) return null;
    const text = this.#text(found.value);
    if (text === "2012-10-17" || text === "2008-10-17") return text;
    if (typeof text === "string") {
      this.#refuse("bad-version", `"${cut(text)}" is no policy version; use 2012-10-17.`, found.value.at);
    } else this.#doubt ??= `its Version is not known: ${openDetail(text)}`;
    return "other";
  }

  #statements(root: MapValue): readonly Statement[] {
    const found = find(root, "Statement");
    if (found === undefined) {
      this.#refuse("no-statement", "The policy has no Statement.", root.at);
      return [];
    }
    const statements: Statement[] = [];
    let index = 0;
    const visit = (value: Value, doubt: string | undefined, depth: number): void => {
      const inner = revealed(value);
      if (inner.kind === "list" && depth === 0) for (const item of inner.items) visit(item, doubt, 1);
      else if (inner.kind === "choice" && depth < 8) this.#branches(inner, (one, why) => visit(one, why, depth + 1));
      else if (inner.kind === "list" && doubt !== undefined) for (const item of inner.items) visit(item, doubt, depth);
      else if (inner.kind !== "absent") {
        statements.push(...this.#statement(inner, index, doubt));
        index += 1;
      }
    };
    visit(found.value, undefined, 0);
    if (index === 0) this.#refuse("no-statement", "The policy has no Statement.", found.value.at);
    return statements;
  }

  #branches(choice: ChoiceValue, visit: (value: Value, doubt: string) => void): void {
    for (const option of choice.options) visit(option.value, openBranch(option.when));
  }

  #statement(value: Value, index: number, doubt: string | undefined): Statement[] {
    if (value.kind === "unknown" || value.kind === "text")
      return unknownStatements(index, openDetail(this.#text(value)), value.at);
    const openText = value.kind === "known" && typeof value.value === "string" && placeholderIn(value.value);
    if (openText) return unknownStatements(index, openText, value.at);
    if (value.kind !== "map") {
      this.#refuse("bad-statement", "A statement is an object.", value.at);
      return unknownStatements(index, "a statement that is no object", value.at);
    }
    if (!this.#spend(value.at)) return unknownStatements(index, "the policy is too large to be read whole", value.at);
    this.#elements(value, statementElements, "statement");
    for (const element of ["Principal", "NotPrincipal"]) {
      const found = find(value, element);
      const at = found?.keyAt ?? found?.value.at;
      if (found) this.#principals.push({ element, ...(at && { location: at }) });
    }
    const effect = this.#effect(value);
    const why = doubt ?? (effect === null ? "its Effect is not known" : undefined);
    const statement = {
      index,
      sid: this.#sid(value),
      action: this.#elementPatterns(value, "Action", "NotAction"),
      resource: this.#elementPatterns(value, "Resource", "NotResource"),
      conditions: this.#conditions(value),
      ...(why !== undefined && { doubt: why }),
      ...(doubt !== undefined && { isConditional: true as const }),
      ...(value.at && { location: value.at }),
    };
    const effects = effect === null ? (["Deny", "Allow"] as const) : [effect];
    return effects.map((one) => ({ ...statement, effect: one }));
  }

  #sid(statement: MapValue): string | null {
    const found = find(statement, "Sid");
    if (found === undefined) return null;
    const text = this.#text(found.value);
    return typeof text === "string" ? text : null;
  }

  #effect(statement: MapValue): "Allow" | "Deny" | null {
    const found = find(statement, "Effect");
    if (found === undefined) {
      this.#refuse("no-effect", "A statement has no Effect.", statement.at);
      return null;
    }
    const text = this.#text(found.value);
    if (text === "Allow" || text === "Deny") return text;
    if (typeof text === "string") {
      const meant = suggest(text, ["Allow", "Deny"]);
      this.#refuse(
        "bad-effect",
        `Effect is "${cut(text)}"; it must be Allow or Deny${meant === null ? "." : `; did you mean ${meant}?`}`,
        found.value.at,
      );
    }
    return null;
  }

  #elementPatterns(statement: MapValue, name: string, notName: string): ElementPatterns {
    const plain = find(statement, name);
    const negated = find(statement, notName);
    if (plain !== undefined && negated !== undefined) {
      this.#refuse("both-scopes", `A statement has both ${name} and ${notName}.`, negated.keyAt ?? negated.value.at);
      return { negated: false, patterns: ["*"] };
    }
    const found = plain ?? negated;
    if (found === undefined) {
      this.#refuse("no-scope", `A statement has neither ${name} nor ${notName}.`, statement.at);
      return { negated: false, patterns: ["*"] };
    }
    const patterns = this.#texts(found.value);
    if (patterns.length === 0) this.#refuse("empty-scope", `${found.key} is empty.`, found.keyAt ?? found.value.at);
    for (const { text, at } of patterns) this.#checkPattern(name, text, at);
    const location = found.keyAt ?? found.value.at;
    const texts = patterns.map(({ text }) => (name === "Resource" ? asIamArn(text) : text));
    return { negated: plain === undefined, patterns: texts, ...(location && { location }) };
  }

  #checkPattern(name: string, text: PolicyText, at: Location | undefined): void {
    const start = typeof text === "string" ? text : text[0];
    if (typeof start !== "string") return;
    const isWhole = typeof text === "string";
    if (name === "Resource") {
      if (/^\*+$/.test(start) || start.startsWith("arn:") || (!isWhole && "arn:".startsWith(start))) return;
      if (/^arn[*?]|^[*?$]/.test(start)) return;
      this.#refuse("bad-arn", `The resource "${cut(start)}" is neither an ARN nor *.`, at);
    } else if (start !== "*:*" && /^[^:]*[*?][^:]*:/.test(start)) {
      this.#refuse("service-wildcard", `The action "${cut(start)}" has a wildcard before its colon.`, at);
    } else if (isWhole && start !== "*" && !/^[^:]+:[^:]+$/.test(start) && !start.includes("${")) {
      this.#refuse("bad-action", `"${cut(start)}" is no action; an action reads service:Name.`, at);
    }
  }

  #conditions(statement: MapValue): Condition[] {
    const found = find(statement, "Condition");
    if (found === undefined) return [];
    const block = revealed(found.value);
    if (block.kind === "absent") return [];
    if (block.kind !== "map") return [this.#openCondition("", "", block, "Condition")];
    return block.entries.flatMap((operator) => this.#operator(operator));
  }

  /** A condition that cannot be read: either not known, or refused. */
  #openCondition(operator: string, key: string, value: Value, what: string): Condition {
    const isOpen = value.kind === "unknown" || value.kind === "text" || value.kind === "choice";
    if (!isOpen) this.#refuse("bad-condition", `${what} must be an object.`, value.at);
    const doubt = isOpen ? openDetail(this.#text(value)) : `${what} is no object`;
    return { operator, key, values: [], doubt, ...(value.at && { location: value.at }) };
  }

  #operator({ key: operator, keyAt, value }: MapEntry): Condition[] {
    const keys = revealed(value);
    if (keys.kind === "absent") return [];
    const doubt = this.#checkOperator(operator, keyAt ?? keys.at);
    if (keys.kind !== "map") return [this.#openCondition(operator, "", keys, `The operator ${cut(operator)}`)];
    const spellings = new Map<string, number>();
    for (const { key } of keys.entries) spellings.set(key.toLowerCase(), (spellings.get(key.toLowerCase()) ?? 0) + 1);
    return keys.entries.map((entry) => {
      const location = entry.keyAt ?? entry.value.at;
      const values = this.#texts(entry.value);
      const isTwice = (spellings.get(entry.key.toLowerCase()) ?? 0) > 1;
      const why = doubt ?? placeholderIn(entry.key) ?? (isTwice ? keyTwice(operator, entry.key) : undefined);
      return {
        operator,
        key: entry.key,
        values: values.map((one) => asValueOf(operator, entry.key, one.text)),
        ...(why !== undefined && { doubt: why }),
        ...(location && { location }),
      };
    });
  }

  #checkOperator(operator: string, location: Location | undefined): string | undefined {
    if (parseOperator(operator) !== null) return undefined;
    const filledIn = placeholderIn(operator);
    if (filledIn !== undefined) return filledIn;
    const base = operator.replace(/^[^:]*:/, "").replace(/IfExists$/, "");
    const meant = suggest(base, operatorNames);
    const hint = meant === null || meant === base ? "." : `; did you mean ${meant}?`;
    const message = `"${cut(operator)}" is no condition operator${hint}`;
    this.#refuse("unknown-operator", message, location);
    return message;
  }

  /** One text or a list of them. */
  #texts(value: Value): { text: PolicyText; at: Location | undefined }[] {
    const inner = revealed(value);
    if (inner.kind === "absent") return [];
    if (inner.kind === "list") return inner.items.flatMap((item) => this.#texts(item));
    if (inner.kind === "choice") return inner.options.flatMap((option) => this.#texts(option.value).map(maybe));
    if (!this.#spend(inner.at)) return [{ text: [tooLarge], at: inner.at }];
    const text = this.#text(inner);
    const length = typeof text === "string" ? text.length : text.reduce((sum, part) => sum + lengthOfPart(part), 0);
    return [{ text: length > maxTextLength ? [tooLong] : text, at: inner.at }];
  }

  #text(value: Value): PolicyText {
    const inner = revealed(value);
    switch (inner.kind) {
      case "known":
        if (inner.value === null) this.#refuse("bad-value", "null stands where a text is expected.", inner.at);
        return typeof inner.value === "string" ? withPlaceholders(inner.value) : String(inner.value);
      case "text":
        return this.#openText(inner.parts);
      case "unknown":
        return this.#openText([inner]);
      case "choice":
        return [{ reason: "unsupported", detail: "it depends on a condition" }];
      default:
        this.#refuse("bad-value", "An object or a list stands where a text is expected.", inner.at);
        return [{ reason: "invalid", detail: "an object or a list stands where a text is expected" }];
    }
  }

  #openText(parts: TextParts<UnknownValue>): PolicyText {
    const resolved = fillParts(parts, (part) => this.#options.resolve?.(part) ?? part);
    if (resolved.every((part) => typeof part === "string")) return withPlaceholders(resolved.join(""));
    return fillParts(resolved, openPart).flatMap((part) =>
      typeof part === "string" ? withPlaceholders(part) : [part],
    );
  }

  #spend(location: Location | undefined): boolean {
    this.#parts += 1;
    if (this.#parts === maxParts)
      this.#problem("too-large", "The policy is too large to be read whole.", "error", location);
    return this.#parts < maxParts;
  }
}

function openPart({ symbol }: UnknownValue): OpenPart {
  const open = { reason: reasonOf(symbol), detail: phraseOf(symbol) };
  return isPartition(symbol) ? { ...open, isPartition: true } : open;
}

function lengthOfPart(part: PolicyText[number]): number {
  return typeof part === "string" ? part.length : 1;
}

/**
 * Keys are compared without regard to case, and AWS documents a key that stands twice in other letters as an error of the policy.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
 */
function keyTwice(operator: string, key: string): string {
  return `${cut(operator)} names the key ${cut(key)} twice, in letters of different case, which AWS calls an error, and does not say what it tests; write the key once, with all its values`;
}

const tooLong = { reason: "too-large", detail: `a text has more than ${maxTextLength} characters` } as const;
const tooLarge = { reason: "too-large", detail: "the policy is too large to be read whole" } as const;

/** A text that only one branch has: it may match, and it may be absent. */
function maybe(one: { text: PolicyText; at: Location | undefined }): { text: PolicyText; at: Location | undefined } {
  const open = { reason: "unsupported", detail: "it depends on a condition" } as const;
  return { text: typeof one.text === "string" ? [one.text, open] : [...one.text, open], at: one.at };
}

function find(node: MapValue, key: string): MapEntry | undefined {
  return node.entries.find((entry) => entry.key === key && entry.value.kind !== "absent");
}

function openDetail(text: PolicyText): string {
  const [open] = typeof text === "string" ? [] : openParts(text);
  return open === undefined ? "it is not known" : open.detail;
}

/** Why what stands on one branch is not certain. */
export function openBranch(when: readonly Assumption[]): string {
  const conditions = when.map((one) => `${one.subject} is ${one.is}`).join(" and ");
  return `it depends on a condition: ${conditions || "one of several branches"}`;
}

/** The document of a policy that cannot be read: it may deny or allow anything. */
export function unreadable(
  doubt: string,
  problems: readonly PolicyProblem[],
  location: Location | undefined,
): PolicyDocument {
  const statements = unknownStatements(0, doubt, location);
  return { version: null, statements, problems, doubt, principals: [], size: null, ...(location && { location }) };
}

/** A statement that cannot be read may deny anything, or allow it. */
function unknownStatements(index: number, doubt: string, location: Location | undefined): Statement[] {
  const everything: ElementPatterns = { negated: false, patterns: ["*"] };
  return (["Deny", "Allow"] as const).map((effect) => ({
    index,
    sid: null,
    effect,
    action: everything,
    resource: everything,
    conditions: [],
    doubt,
    ...(location && { location }),
  }));
}
