import { type CompiledCondition, type CompiledStatement, isNothing, valuePattern } from "./compile.ts";
import type { PolicyText } from "./document.ts";
import {
  type KeyLookup,
  matchPattern,
  matchTokens,
  type Pattern,
  parseTemplate,
  type Template,
  unknownPartOf,
} from "./pattern.ts";

/** Why it is not known whether a statement is about a resource. */
export function resourceDoubt(patterns: readonly Pattern[], arn: string): string {
  const open = patterns.find((pattern) => matchPattern(pattern, arn) === null) ?? patterns.find((one) => one.maybe);
  const { maybe } = open ?? {};
  if (open && maybe && !matchTokens(open.tokens, arn)) return maybe.reason;
  return open?.unknowns[0] ?? "its resource is not known";
}

export function actionDoubt({ source }: CompiledStatement): string {
  return openDetail(source.action.patterns) ?? "its action is not known";
}

function firstUnknownPart(templates: readonly Template[]): string | null {
  for (const template of templates) {
    const unknownPart = unknownPartOf(template);
    if (unknownPart !== null) return unknownPart;
  }
  return null;
}

function openDetail(texts: readonly PolicyText[]): string | null {
  return firstUnknownPart(texts.map((text) => parseTemplate(text, { variables: false, wildcards: true })));
}

/** Why it is not known whether a condition holds. `asked`: the values of its key in the request. */
export function conditionDoubt(
  { source, operator, values }: CompiledCondition,
  lookup: KeyLookup,
  asked: readonly string[] = [],
): string {
  if (source.doubt !== undefined) return source.doubt;
  // What no filling makes equal decides nothing.
  const deciding = values.filter((value) => {
    const pattern = operator && valuePattern(operator, value, lookup);
    return asked.some((text) => matchPattern(pattern, text) === null);
  });
  const unknownPart = firstUnknownPart([...deciding, ...values].map((value) => value.template));
  if (unknownPart !== null) return unknownPart;
  const shown = `${source.operator} on ${source.key}`;
  if (operator?.set === "any" && operator.ifExists) {
    const plain = source.operator.slice(0, -"IfExists".length);
    return `AWS does not say whether ${shown} holds in a request without the key; write ${plain}, and Null in a statement of its own for requests without the key`;
  }
  for (const value of values) {
    const pattern = operator && valuePattern(operator, value, lookup);
    if (pattern?.unknowns[0] !== undefined) return pattern.unknowns[0];
    if (operator?.negated && pattern !== null && isNothing(pattern))
      return `AWS does not say what ${shown} does with a value that is no ARN of six parts; write such ARNs only`;
  }
  return `it is not known what ${shown} compares with`;
}
