import {
  type CompiledCondition,
  type CompiledStatement,
  type CompiledValue,
  isNothing,
  resourcePatterns,
  valuePattern,
} from "./compile.ts";
import type { ElementPatterns } from "./document.ts";
import { parseInstant } from "./instant.ts";
import { type AddressRange, parseRange } from "./network.ts";
import { parseNumber } from "./numbers.ts";
import type { FullOperator, Order } from "./operators.ts";
import {
  anyTrue,
  type ColonReadings,
  inReading,
  type KeyLookup,
  matchPattern,
  not,
  type Pattern,
  type Truth,
} from "./pattern.ts";

/**
 * Action names are compared without regard to case, with wildcards anywhere; `NotAction` is the complement.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html
 */
export function matchAction(compiled: CompiledStatement, action: string): Truth {
  return matchPatterns(compiled.source.action, compiled.actions, action);
}

/**
 * Resources are compared with regard to case, ARN part by ARN part; a variable without a value matches nothing
 * (in `NotResource`, what it excludes is not known); `NotResource` is the complement. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notresource.html
 */
export function matchResource(
  compiled: CompiledStatement,
  resource: string,
  lookup: KeyLookup,
  readings: ColonReadings = allOpen,
): Truth {
  return matchPatterns(compiled.source.resource, inReading(resourcePatterns(compiled, lookup), readings), resource);
}

const allOpen: ColonReadings = new Map();

function matchPatterns(element: ElementPatterns, patterns: readonly Pattern[], text: string): Truth {
  let truth: Truth = false;
  for (const pattern of patterns) {
    const matched = matchPattern(pattern, text);
    if (matched === true) return !element.negated;
    if (matched === null) truth = null;
  }
  return element.negated ? not(truth) : truth;
}

/**
 * Whether a condition holds for the values of its key.
 *
 * A missing key makes positive operators false, negated ones true, and anything with `IfExists` true.
 * `ForAllValues` is true for a missing key and for one without values; `ForAnyValue` is false for them, and with
 * `IfExists` AWS does not say which of the two rules wins. Nor does it say what a negated ARN operator does with a
 * value that is no ARN.
 * `Null` asks whether the key is missing.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IfExists
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
 */
export function matchCondition(
  condition: CompiledCondition,
  values: readonly string[] | undefined,
  lookup: KeyLookup,
): Truth {
  const { operator } = condition;
  if (operator === null) return null;
  const actual = operator.set === null ? values : values?.filter((value) => value !== "");
  const missing = actual === undefined || actual.length === 0;
  if (operator.family === "null") return anyTrue(condition.values.map((value) => matchNull(value, missing)));
  if (missing) {
    if (operator.set === "any") return operator.ifExists ? null : false;
    return operator.ifExists || operator.set === "all" || operator.negated;
  }
  const matched = actual.map((value) => matchValues(condition, operator, value, lookup));
  if (operator.set === null) return operator.negated ? not(anyTrue(matched)) : anyTrue(matched);
  const held = operator.negated ? matched.map(not) : matched;
  return operator.set === "any" ? anyTrue(held) : not(anyTrue(held.map(not)));
}

function matchNull(value: CompiledValue, missing: boolean): Truth {
  if (value.text === "true") return missing;
  return value.text === "false" ? !missing : null;
}

/** Whether one value of the request matches one of the values of the condition. */
function matchValues({ values }: CompiledCondition, operator: FullOperator, actual: string, lookup: KeyLookup): Truth {
  switch (operator.family) {
    case "equals":
    case "equals-ignore-case":
    case "like":
      return anyValue(values, (value) => matchPattern(valuePattern(operator, value, lookup), actual));
    case "arn":
      return anyValue(values, (value) => {
        const pattern = valuePattern(operator, value, lookup);
        return operator.negated && pattern !== null && isNothing(pattern) ? null : matchPattern(pattern, actual);
      });
    case "binary":
      return anyValue(values, ({ text }) => (text === null ? null : text === actual));
    case "bool":
      return anyValue(values, ({ text }) => matchBool(text, actual));
    case "number":
    case "date": {
      const number = operator.family === "number" ? parseNumber(actual) : parseInstant(actual);
      return anyValue(values, (value) => compare(operator.order, number, value.number));
    }
    case "ip": {
      const address = parseRange(actual);
      return anyValue(values, ({ range }) => (range === null ? null : isWithin(address, range)));
    }
    case "null":
      return null;
  }
}

function anyValue(values: readonly CompiledValue[], match: (value: CompiledValue) => Truth): Truth {
  let result: Truth = false;
  for (const value of values) {
    const matched = match(value);
    if (matched === true) return true;
    if (matched === null) result = null;
  }
  return result;
}

/** AWS does not document that `True` means `true`: its effect is not known. */
function matchBool(value: string | null, actual: string): Truth {
  if (value === null) return null;
  if (value === "true" || value === "false") return value === actual.toLowerCase();
  const spelled = value.toLowerCase();
  return spelled === "true" || spelled === "false" ? null : false;
}

/** A value of the policy that is no number or date makes the comparison unknown; one of the request makes it false. */
function compare(order: Order, actual: number | null, wanted: number | null): Truth {
  if (wanted === null) return null;
  if (actual === null) return false;
  switch (order) {
    case "equal":
      return actual === wanted;
    case "less":
      return actual < wanted;
    case "less-or-equal":
      return actual <= wanted;
    case "greater":
      return actual > wanted;
    case "greater-or-equal":
      return actual >= wanted;
  }
}

function isWithin(address: AddressRange | null, range: AddressRange): boolean {
  if (address === null || address.version !== range.version) return false;
  return address.first >= range.first && address.last <= range.last;
}
