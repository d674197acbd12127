import type { Location } from "../model/location.ts";
import { entry, known, list, type MapValue, map, revealed, type Value } from "../model/value.ts";
import { parseOperator } from "../policy/operators.ts";
import { readPolicyJson } from "../policy/policy-text.ts";
import { globCovers } from "./globs.ts";

/** One part of a policy, and the policy without it. */
export interface PolicyPart {
  readonly kind: "statement" | "action" | "resource" | "condition" | "value";
  /** Whether the policy denies less without the part, or more. */
  readonly effect: "weaker" | "stricter";
  /** `action iam:CreateVirtualMFADevice of statement NoDevices`. */
  readonly label: string;
  readonly at: Location | undefined;
  readonly left: MapValue;
}

/**
 * The statements of a policy, its single actions, resources and values of conditions, each with the policy without
 * it. A part that another one says as well is left out: the policy says the same without it.
 */
export function policyParts(content: Value | null): readonly PolicyPart[] {
  const document = structureOf(content);
  if (!document) return [];
  const statements = statementsOf(document);
  const withStatements = (changed: readonly Value[]) =>
    replaced(document, "Statement", list(changed.length > 0 ? changed : [fullAllow]));
  return statements.flatMap((statement, index) => {
    const others = statements.filter((one) => one !== statement);
    const isDeny = textOf(entry(statement, "Effect")) !== "Allow";
    const label = `statement ${nameOf(statement, index)}`;
    const isRepeated = others.some((one) => saysAsMuch(one, statement));
    const whole: PolicyPart = {
      kind: "statement",
      // In the place of a list of what is allowed, the last statement, stands that everything is.
      effect: isDeny || others.length === 0 ? "weaker" : "stricter",
      label,
      at: statement.at,
      left: withStatements(others),
    };
    const inner = isRepeated
      ? []
      : [
          ...actionParts(statement, others, isDeny),
          ...resourceParts(statement, isDeny),
          ...conditionParts(statement, isDeny),
        ];
    return [
      ...(isRepeated ? [] : [whole]),
      ...inner.map((part) => ({
        ...part,
        label: `${part.label} of ${label}`,
        at: part.at ?? statement.at,
        left: withStatements(statements.map((one) => (one === statement ? part.left : one))),
      })),
    ];
  });
}

/** The statement of FullAWSAccess. It replaces the last statement, because a policy needs one. */
const fullAllow = map(
  [
    ["Effect", "Allow"],
    ["Action", "*"],
    ["Resource", "*"],
  ].map(([key = "", value = ""]) => ({ key, value: known(value) })),
);

/** The policy as a map; `undefined` where some of it is unknown. */
function structureOf(content: Value | null): MapValue | undefined {
  if (content === null) return undefined;
  const inner = revealed(content);
  if (inner.kind === "map") return inner;
  const encoded = inner.kind === "known" || inner.kind === "text" ? inner.encodes : undefined;
  if (encoded) return structureOf(encoded);
  if (inner.kind !== "known" || typeof inner.value !== "string") return undefined;
  const read = readPolicyJson(inner.value, () => inner.at);
  return read.ok && read.value.kind === "map" ? read.value : undefined;
}

function statementsOf(document: MapValue): readonly MapValue[] {
  const statement = entry(document, "Statement");
  if (!statement) return [];
  const inner = revealed(statement);
  const items = inner.kind === "list" ? inner.items.map(revealed) : [inner];
  return items.every((item) => item.kind === "map") ? items : [];
}

function nameOf(statement: MapValue, index: number): string {
  return textOf(entry(statement, "Sid")) || String(index);
}

function textOf(value: Value | undefined): string | undefined {
  const inner = value && revealed(value);
  return inner?.kind === "known" && typeof inner.value === "string" ? inner.value : undefined;
}

/** A list, or the one value that stands for it; `null` where it is not known whole. */
function itemsOf(value: Value | undefined): readonly Value[] | null {
  if (!value) return null;
  const inner = revealed(value);
  return inner.kind === "list" ? inner.items : [value];
}

function actionParts(statement: MapValue, others: readonly MapValue[], isDeny: boolean): readonly PolicyPart[] {
  const isNegated = entry(statement, "Action") === undefined;
  const element = isNegated ? "NotAction" : "Action";
  return withoutEach(entry(statement, element), { wildcards: "any-case" }).flatMap(({ item, text, at, left }) => {
    // What another statement denies as well, this one need not.
    if (!isNegated && others.some((one) => saysAsMuch(one, replaced(statement, element, item)))) return [];
    return {
      kind: "action",
      effect: isNegated === isDeny ? "stricter" : "weaker",
      label: `${isNegated ? "excepted action" : "action"} ${text}`,
      at,
      left: replaced(statement, element, left),
    };
  });
}

function resourceParts(statement: MapValue, isDeny: boolean): readonly PolicyPart[] {
  const isNegated = entry(statement, "Resource") === undefined;
  const element = isNegated ? "NotResource" : "Resource";
  return withoutEach(entry(statement, element), { wildcards: "exact" }).map(({ text, at, left }) => ({
    kind: "resource",
    effect: isNegated === isDeny ? "stricter" : "weaker",
    label: `${isNegated ? "excepted resource" : "resource"} ${text}`,
    at,
    left: replaced(statement, element, left),
  }));
}

interface WithoutItem {
  readonly item: Value;
  readonly text: string;
  readonly at: Location | undefined;
  readonly left: Value;
}

/** The list without each of its items, but for those that another one matches as well. */
function withoutEach(
  value: Value | undefined,
  { wildcards }: { readonly wildcards: "any-case" | "exact" | "none" },
): readonly WithoutItem[] {
  const items = itemsOf(value);
  if (!items || items.length < 2) return [];
  return items.flatMap((item, place) => {
    const text = textOf(item);
    if (text === undefined) return [];
    const covers = (other: Value, at: number) => {
      const pattern = at === place ? undefined : textOf(other);
      if (pattern === undefined) return false;
      // Of two equal ones, the first is the part.
      if (pattern === text) return at < place;
      return wildcards !== "none" && globCovers(pattern, text, wildcards === "exact");
    };
    if (items.some(covers)) return [];
    return [{ item, text, at: item.at, left: list(items.filter((one) => one !== item)) }];
  });
}

function conditionParts(statement: MapValue, isDeny: boolean): readonly PolicyPart[] {
  const block = entry(statement, "Condition");
  const operators = block && revealed(block);
  if (operators?.kind !== "map") return [];
  return operators.entries.flatMap(({ key: operator, value }) => {
    const keys = revealed(value);
    if (keys.kind !== "map") return [];
    const parsed = parseOperator(operator);
    const isPositive = parsed?.negated !== true && parsed?.family !== "null";
    const withKey = (key: string, changed: Value) =>
      replaced(statement, "Condition", replaced(operators, operator, replaced(keys, key, changed)));
    return keys.entries.flatMap(({ key, value: values, keyAt }): readonly PolicyPart[] => {
      const rest = map(keys.entries.filter((one) => one.key !== key));
      const left = rest.entries.length > 0 ? replaced(operators, operator, rest) : removed(operators, operator);
      const whole: PolicyPart = {
        kind: "condition",
        effect: isDeny ? "stricter" : "weaker",
        label: `condition ${operator} ${key}`,
        at: keyAt,
        left: left.entries.length > 0 ? replaced(statement, "Condition", left) : removed(statement, "Condition"),
      };
      const isLike = parsed?.family === "like" || parsed?.family === "arn";
      const single = withoutEach(values, { wildcards: isLike ? "exact" : "none" }).map(
        (item): PolicyPart => ({
          kind: "value",
          // A value less that a condition holds for: a deny denies less.
          effect: isPositive === isDeny ? "weaker" : "stricter",
          label: `value ${item.text} of condition ${operator} ${key}`,
          at: item.at,
          left: withKey(key, item.left),
        }),
      );
      return [whole, ...single];
    });
  });
}

/** Whether a statement denies or allows all that another one does: its actions and nothing that narrows it further. */
function saysAsMuch(one: MapValue, other: MapValue): boolean {
  const same = (key: string) => shown(entry(one, key)) === shown(entry(other, key));
  if (!same("Effect") || !same("NotAction") || !same("NotResource") || !same("Principal")) return false;
  const isEverywhere = textOf(entry(one, "Resource")) === "*";
  if (!(isEverywhere || same("Resource"))) return false;
  if (entry(one, "Condition") && !same("Condition")) return false;
  const patterns = itemsOf(entry(one, "Action"))?.map(textOf);
  const actions = itemsOf(entry(other, "Action"))?.map(textOf);
  if (!patterns || !actions) return false;
  return actions.every(
    (action) =>
      action !== undefined && patterns.some((pattern) => pattern !== undefined && globCovers(pattern, action)),
  );
}

function shown(value: Value | undefined): string {
  return JSON.stringify(value, (key, inner) => (key === "at" || key === "keyAt" ? undefined : inner)) ?? "";
}

function replaced(value: MapValue, key: string, changed: Value): MapValue {
  return { ...value, entries: value.entries.map((one) => (one.key === key ? { ...one, value: changed } : one)) };
}

function removed(value: MapValue, key: string): MapValue {
  return { ...value, entries: value.entries.filter((one) => one.key !== key) };
}
