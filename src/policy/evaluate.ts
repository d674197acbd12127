import type { Condition, PolicyDocument, PolicyText, Scope, Statement } from "./document.ts";
import { parseInstant } from "./instant.ts";
import { parseRange } from "./network.ts";
import { type FullOperator, type Order, parseOperator } from "./operators.ts";
import {
  anyRun,
  anyTrue,
  arnPattern,
  foldCase,
  type KeyLookup,
  matchPattern,
  not,
  type Pattern,
  parseTemplate,
  resolveTemplate,
  resourcePattern,
  type Template,
  type Truth,
} from "./pattern.ts";

/** Values of a condition key; `undefined`: the request does not have the key. Keys are compared without regard to case. */
export type ContextLookup = (key: string) => readonly string[] | undefined;

/** One concrete request. */
export interface ConcreteRequest {
  readonly action: string;
  readonly resource: string;
  readonly context: ContextLookup;
}

/** What a policy says of one request; `unknown` where it has parts that are not known and that matter. */
export type Verdict = "deny" | "allow" | "none" | "unknown";

/**
 * Evaluates one request as IAM does: an explicit deny wins, then an allow, else nothing is said.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function evaluatePolicy(document: PolicyDocument, request: ConcreteRequest): Verdict {
  const matches = (effect: "Allow" | "Deny") =>
    anyTrue(
      document.statements.filter((one) => one.effect === effect).map((one) => matchStatement(document, one, request)),
    );
  const denied = matches("Deny");
  const allowed = matches("Allow");
  if (document.doubt !== undefined && (denied !== false || allowed !== false)) return "unknown";
  if (denied === true) return "deny";
  if (denied === null || allowed === null) return "unknown";
  return allowed ? "allow" : "none";
}

/** A list of service control policies per node, from the organization's root down to the account. */
export type Levels = readonly (readonly PolicyDocument[])[];

/**
 * Whether a request is denied by the policies up the tree: some level denies it, or some level does not allow it.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html
 */
export function evaluateLevels(levels: Levels, request: ConcreteRequest): Truth {
  return anyTrue(
    levels.map((policies) => {
      const verdicts = policies.map((policy) => evaluatePolicy(policy, request));
      if (verdicts.includes("deny")) return true;
      if (verdicts.includes("unknown")) return null;
      return !verdicts.includes("allow");
    }),
  );
}

/** Whether a statement applies to a request: its action, its resource and all of its conditions. */
export function matchStatement(document: PolicyDocument, statement: Statement, request: ConcreteRequest): Truth {
  const compiled = compileStatement(document, statement);
  let result: Truth = statement.doubt === undefined ? true : null;
  const parts = [
    () => matchAction(compiled, request.action),
    () => matchResource(compiled, request.resource, request.context),
    ...compiled.conditions.map((one) => () => matchCondition(one, request.context(one.source.key), request.context)),
  ];
  for (const part of parts) {
    const truth = part();
    if (truth === false) return false;
    if (truth === null) result = null;
  }
  return result;
}

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
  /** `null`: it cannot be told what it asks. */
  readonly operator: FullOperator | null;
  readonly values: readonly CompiledValue[];
  /** What matching a value costs, in steps of a decision's budget. */
  readonly weight: number;
}

interface CompiledValue {
  readonly template: Template;
  /** The pattern, where it is the same for every request. */
  readonly pattern: Pattern | null;
  /** The value as text, where it is known whole. */
  readonly text: string | null;
}

const compiledStatements = new WeakMap<Statement, CompiledStatement>();

/** Compiles a statement, once for each statement object. */
export function compileStatement(document: PolicyDocument, statement: Statement): CompiledStatement {
  const known = compiledStatements.get(statement);
  if (known !== undefined) return known;
  const variables = document.version === "2012-10-17";
  const resources = statement.resource.patterns.map((text) => parseTemplate(text, { variables, wildcards: true }));
  const compiled: CompiledStatement = {
    source: statement,
    actions: statement.action.patterns.map(actionPattern),
    resources,
    fixedResources: resources.every((one) => one.fixed) ? resources.map(fixedResource) : null,
    conditions: statement.conditions.map((condition) => compileCondition(condition, variables)),
    weight: weigh(resources),
  };
  compiledStatements.set(statement, compiled);
  return compiled;
}

function fixedResource(template: Template): Pattern {
  return resourcePattern(resolveTemplate(template, noKeys) ?? { tokens: [], holes: [] });
}

function actionPattern(text: PolicyText): Pattern {
  const template = parseTemplate(text, { variables: false, wildcards: true });
  return foldCase(resolveTemplate(template, noKeys) ?? { tokens: [], holes: [] });
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
    const pattern = template.fixed ? finish(resolveTemplate(template, noKeys), family) : null;
    return { template, pattern, text: typeof text === "string" ? text : null };
  });
  return { source: condition, operator, values, weight: weigh(values.map((value) => value.template)) };
}

/** A wildcard match may go over its text once for each place in the pattern, and texts are as long as patterns. */
function weigh(templates: readonly Template[]): number {
  return templates.reduce((sum, { steps }) => sum + 1 + Math.ceil(steps.length ** 2 / 64), 1);
}

function finish(pattern: Pattern | null, family: string): Pattern {
  if (pattern === null) return nothing;
  if (family === "arn") return arnPattern(pattern) ?? nothing;
  return family === "equals-ignore-case" ? foldCase(pattern) : pattern;
}

/** A token that no code unit is: it matches no text. */
const nothing: Pattern = { tokens: [0xffff_ff], holes: [] };

/**
 * Action names are compared without regard to case, with wildcards anywhere; `NotAction` is the complement.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html
 */
export function matchAction(compiled: CompiledStatement, action: string): Truth {
  return matchScope(compiled.source.action, compiled.actions, action);
}

/**
 * Resources are compared with regard to case, ARN part by ARN part; a variable without a value matches nothing;
 * `NotResource` is the complement. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notresource.html
 */
export function matchResource(compiled: CompiledStatement, resource: string, lookup: KeyLookup): Truth {
  return matchScope(compiled.source.resource, resourcePatterns(compiled, lookup), resource);
}

/** The resource patterns of a statement for one request; those that match nothing are left out. */
export function resourcePatterns(compiled: CompiledStatement, lookup: KeyLookup): readonly Pattern[] {
  if (compiled.fixedResources !== null) return compiled.fixedResources;
  return compiled.resources
    .map((template) => resolveTemplate(template, lookup))
    .filter((pattern) => pattern !== null)
    .map(resourcePattern);
}

function matchScope(scope: Scope, patterns: readonly Pattern[], text: string): Truth {
  let truth: Truth = scope.doubt === undefined ? false : null;
  for (const pattern of patterns) {
    const matched = isEverything(pattern) || matchPattern(pattern, text);
    if (matched === true) return !scope.negated;
    if (matched === null) truth = null;
  }
  return scope.negated ? not(truth) : truth;
}

function isEverything(pattern: Pattern): boolean {
  return pattern.tokens.length === 1 && pattern.tokens[0] === anyRun && pattern.holes.length === 0;
}

/**
 * Whether a condition holds for the values of its key.
 *
 * A missing key makes positive operators false, negated ones true, and anything with `IfExists` true.
 * `ForAllValues` is true for a missing key and for one without values; `ForAnyValue` is false for them.
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
  const given = operator.set === null ? values : values?.filter((value) => value !== "");
  const missing = given === undefined || given.length === 0;
  if (operator.family === "null") return anyTrue(condition.values.map((value) => matchNull(value, missing)));
  if (missing) {
    if (operator.ifExists || operator.set === "all") return true;
    return operator.set === "any" ? false : operator.negated;
  }
  const matched = given.map((value) => matchValues(condition, operator, value, lookup));
  if (operator.set === null) return operator.negated ? not(anyTrue(matched)) : anyTrue(matched);
  const held = operator.negated ? matched.map(not) : matched;
  return operator.set === "any" ? anyTrue(held) : not(anyTrue(held.map(not)));
}

function matchNull(value: CompiledValue, missing: boolean): Truth {
  if (value.text === "true") return missing;
  return value.text === "false" ? !missing : null;
}

/** Whether one value of the request matches one of the values of the condition. */
function matchValues(condition: CompiledCondition, operator: FullOperator, given: string, lookup: KeyLookup): Truth {
  let result: Truth = false;
  for (const value of condition.values) {
    const matched = matchValue(operator, value, given, lookup);
    if (matched === true) return true;
    if (matched === null) result = null;
  }
  return result;
}

function matchValue(operator: FullOperator, value: CompiledValue, given: string, lookup: KeyLookup): Truth {
  switch (operator.family) {
    case "equals":
    case "equals-ignore-case":
    case "like":
    case "arn":
      return matchPattern(valuePattern(operator, value, lookup), given);
    case "binary":
      return value.text === null ? null : value.text === given;
    case "bool":
      return matchBool(value.text, given);
    case "number":
      return value.text === null ? null : compare(operator.order, parseNumber(given), parseNumber(value.text));
    case "date":
      return value.text === null ? null : compare(operator.order, parseInstant(given), parseInstant(value.text));
    case "ip":
      return value.text === null ? null : inRange(given, value.text);
    case "null":
      return null;
  }
}

/** The pattern of a condition value in one request; `null` where a variable of it has no value. */
export function valuePattern(operator: FullOperator, value: CompiledValue, lookup: KeyLookup): Pattern | null {
  if (value.pattern !== null) return value.pattern;
  const pattern = resolveTemplate(value.template, lookup);
  return pattern === null ? null : finish(pattern, operator.family);
}

/** `True` is not documented to mean `true`: what it does is not known. */
function matchBool(value: string | null, given: string): Truth {
  if (value === null) return null;
  if (value === "true" || value === "false") return value === given.toLowerCase();
  const spelled = value.toLowerCase();
  return spelled === "true" || spelled === "false" ? null : false;
}

/** A value of the policy that is no number or date makes the comparison unknown; one of the request makes it false. */
function compare(order: Order, given: number | null, wanted: number | null): Truth {
  if (wanted === null) return null;
  if (given === null) return false;
  switch (order) {
    case "equal":
      return given === wanted;
    case "less":
      return given < wanted;
    case "less-or-equal":
      return given <= wanted;
    case "greater":
      return given > wanted;
    case "greater-or-equal":
      return given >= wanted;
  }
}

const decimal = /^[+-]?(?:[0-9]{1,30}(?:\.[0-9]{0,30})?|\.[0-9]{1,30})(?:[eE][+-]?[0-9]{1,3})?$/;

/** An integer or decimal; `null` for any other text. */
export function parseNumber(text: string): number | null {
  return decimal.test(text) ? Number(text) : null;
}

function inRange(given: string, wanted: string): Truth {
  const range = parseRange(wanted);
  if (range === null) return null;
  const address = parseRange(given);
  if (address === null || address.version !== range.version) return false;
  return address.first >= range.first && address.last <= range.last;
}
