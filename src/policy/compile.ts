import type { Condition, ElementPatterns, PolicyDocument, PolicyText, Statement } from "./document.ts";
import { parseInstant } from "./instant.ts";
import { type AddressRange, parseRange } from "./network.ts";
import { parseNumber } from "./numbers.ts";
import { type FullOperator, parseOperator } from "./operators.ts";
import {
  anyRun,
  arnPattern,
  foldCase,
  type KeyLookup,
  type Pattern,
  parseTemplate,
  type ResourceElement,
  resolveTemplate,
  resourcePattern,
  type Template,
} from "./pattern.ts";

/** A statement made ready for matching. */
export interface CompiledStatement {
  readonly source: Statement;
  readonly actions: readonly Pattern[];
  readonly resources: readonly Template[];
  /** The patterns of `resources`, where they are the same for every request. */
  readonly fixedResources: readonly Pattern[] | null;
  readonly conditions: readonly CompiledCondition[];
  /** What matching a resource costs, in steps of a decision's budget. */
  readonly weight: number;
}

export interface CompiledCondition {
  readonly source: Condition;
  /** `null`: what the condition tests is not known. */
  readonly operator: FullOperator | null;
  readonly values: readonly CompiledValue[];
  /** What matching a value costs, in steps of a decision's budget. */
  readonly weight: number;
}

export interface CompiledValue {
  readonly template: Template;
  /** The pattern, where it is the same for every request. */
  readonly pattern: Pattern | null;
  /** The value as text, where it is known whole. */
  readonly text: string | null;
  /** The number, the instant in milliseconds or the range that it stands for; `null`: none. */
  readonly number: number | null;
  readonly range: AddressRange | null;
}

const compiledStatements = new WeakMap<Statement, CompiledStatement>();

/** Compiles a statement, once for each statement object. */
export function compileStatement(document: PolicyDocument, statement: Statement): CompiledStatement {
  const known = compiledStatements.get(statement);
  if (known !== undefined) return known;
  const variables = document.version === "2012-10-17";
  const resources = statement.resource.patterns
    .map((text) => parseTemplate(text, { variables, wildcards: true }))
    .map((template) => (hasEarlyVariable(template) ? withoutMatch(statement.resource, template) : template));
  const compiled: CompiledStatement = {
    source: statement,
    actions: statement.action.patterns.map(actionPattern),
    resources,
    fixedResources: resources.every((one) => one.fixed) ? resources.map((one) => fixedResource(one, statement)) : null,
    conditions: statement.conditions.map((condition) => compileCondition(condition, variables)),
    weight: weigh(resources),
  };
  compiledStatements.set(statement, compiled);
  return compiled;
}

/**
 * Whether a policy variable stands before the fifth colon. AWS fills in none there, and such a resource matches nothing.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-wheretouse
 */
function hasEarlyVariable({ steps }: Template): boolean {
  let colons = 0;
  for (const step of steps) {
    if (step === colon) colons += 1;
    if (colons === 5) return false;
    if (typeof step !== "number" && "key" in step) return true;
  }
  return false;
}

const colon = 58;

function fixedResource(template: Template, statement: Statement): Pattern {
  return resourcePattern(resolveTemplate(template, noKeys) ?? nothing, elementOf(statement));
}

function elementOf({ effect, resource: { negated } }: Statement): ResourceElement {
  return { name: negated ? "NotResource" : "Resource", exempts: negated === (effect === "Deny") };
}

function actionPattern(text: PolicyText): Pattern {
  const template = parseTemplate(text, { variables: false, wildcards: true });
  return foldCase(resolveTemplate(template, noKeys) ?? nothing);
}

const noKeys: KeyLookup = () => undefined;

/** Families whose values may hold policy variables. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html */
const withVariables: ReadonlySet<string> = new Set(["equals", "equals-ignore-case", "like", "arn"]);

function compileCondition(condition: Condition, variables: boolean): CompiledCondition {
  const operator = condition.doubt === undefined ? parseOperator(condition.operator) : null;
  const family = operator?.family ?? "equals";
  const options = {
    variables: variables && withVariables.has(family),
    wildcards: family === "like" || family === "arn",
  };
  const values = condition.values.map((text): CompiledValue => {
    const template = parseTemplate(text, options);
    const fixed = template.fixed ? resolveTemplate(template, noKeys) : null;
    return {
      template,
      pattern: fixed && finish(fixed, family),
      ...comparable(typeof text === "string" ? text : null, family),
    };
  });
  return { source: condition, operator, values, weight: weigh(values.map((value) => value.template)) };
}

function comparable(text: string | null, family: string): Pick<CompiledValue, "text" | "number" | "range"> {
  const parse = family === "number" ? parseNumber : family === "date" ? parseInstant : null;
  return {
    text,
    number: text === null || parse === null ? null : parse(text),
    range: text === null || family !== "ip" ? null : parseRange(text),
  };
}

/** The cost of matching: a wildcard match reads its text at most once for each step of the pattern, and texts are about as long as patterns. */
function weigh(templates: readonly Template[]): number {
  return templates.reduce((sum, { steps }) => sum + 1 + Math.ceil(steps.length ** 2 / 64), 1);
}

function finish(pattern: Pattern, family: string): Pattern {
  if (family === "arn") return arnPattern(pattern) ?? nothing;
  return family === "equals-ignore-case" ? foldCase(pattern) : pattern;
}

/** A token that no code unit is: it matches no text. */
const noToken = 0xff_ffff;
const nothing: Pattern = { tokens: [noToken], unknowns: [] };

/** Whether a pattern matches no text because it is no ARN where one is compared. */
export function isNothing({ tokens }: Pattern): boolean {
  return tokens[0] === noToken;
}

const noText: Template = { steps: [noToken], fixed: true };

/** The resource patterns of a statement for one request; those that match nothing are left out. */
export function resourcePatterns(compiled: CompiledStatement, lookup: KeyLookup): readonly Pattern[] {
  if (compiled.fixedResources !== null) return compiled.fixedResources;
  const { negated } = compiled.source.resource;
  return compiled.resources
    .map((template) => resolveTemplate(template, lookup) ?? (negated ? anyNotResource(template) : null))
    .filter((pattern) => pattern !== null)
    .map((pattern) => resourcePattern(pattern, elementOf(compiled.source)));
}

/** AWS does not document what a `NotResource` exempts when its variable has no value. */
function unfilled(template: Template): string {
  return `${variableOf(template)} in NotResource has no value in such a request, and AWS does not say what is exempt then; write the resource out, or give the variable a default`;
}

function early(template: Template): string {
  return `AWS fills in no variable before the last part of an ARN, and does not say what ${variableOf(template)} in NotResource exempts there; write that part out`;
}

function variableOf({ steps }: Template): string {
  for (const step of steps) if (typeof step !== "number" && "key" in step) return `the policy variable \${${step.key}}`;
  return "a policy variable";
}

function anyNotResource(template: Template): Pattern {
  return { tokens: [anyRun], unknowns: [unfilled(template)] };
}

function withoutMatch(resource: ElementPatterns, template: Template): Template {
  return resource.negated ? { steps: [{ unknown: early(template) }], fixed: false } : noText;
}

/** The pattern of a condition value in one request; `null` where a variable of it has no value. */
export function valuePattern(operator: FullOperator, value: CompiledValue, lookup: KeyLookup): Pattern | null {
  if (value.pattern !== null) return value.pattern;
  const pattern = resolveTemplate(value.template, lookup);
  return pattern === null ? null : finish(pattern, operator.family);
}
