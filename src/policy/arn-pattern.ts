import { arnPattern, matchPattern, type Pattern, parseTemplate, resolveTemplate, type Truth } from "./pattern.ts";

/** Whether a text that an ARN operator compares with has the six parts of an ARN. */
export function isArnPattern(text: string): boolean {
  return patternOf(text) !== null;
}

/** Whether an ARN fits a text that an ARN operator compares with; `null`: AWS does not say. */
export function matchArnPattern(text: string, arn: string): Truth {
  const pattern = patternOf(text);
  return pattern && matchPattern(pattern, arn);
}

function patternOf(text: string): Pattern | null {
  const pattern = resolveTemplate(parseTemplate(text, { variables: false, wildcards: true }), () => undefined);
  return pattern && arnPattern(pattern);
}
