import { misspelledKey } from "./context-keys.ts";
import type { PolicyDocument, PolicyProblem, PolicyText, Statement } from "./document.ts";
import { parseInstant } from "./instant.ts";
import { parseRange } from "./network.ts";
import { parseNumber } from "./numbers.ts";
import { type FullOperator, parseOperator } from "./operators.ts";
import { type ScpQuotas, scpQuotasOn } from "./quotas.ts";
import { cut } from "./wording.ts";

/**
 * What is wrong with a document as a service control policy, its grammar included. `quotas` are the latest known
 * ones unless given.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_syntax.html
 */
export function validateScp(document: PolicyDocument, quotas: ScpQuotas = scpQuotasOn()): readonly PolicyProblem[] {
  return [
    ...document.problems,
    ...versionProblems(document),
    ...principalProblems(document),
    ...distinctStatements(document).flatMap(valueProblems),
    ...sidProblems(document),
    ...sizeProblems(document, quotas),
  ];
}

/**
 * Why AWS does not create a policy; `undefined`: it does, or the text cannot be read and may yet be filled in before it
 * is deployed.
 */
export function refusalOf(document: PolicyDocument, quotas: ScpQuotas = scpQuotasOn()): PolicyProblem | undefined {
  const unread = document.problems.find((one) => /^(?:json|too-deep)/.test(one.code));
  if (unread) return unread.mayBeFilledIn || unread.code === "too-deep" ? undefined : unread;
  return validateScp(document, quotas).find((one) => one.severity === "error");
}

/** The statements without duplicates: one whose effect is not known is in the document twice, as a deny and as an allow. */
function distinctStatements(document: PolicyDocument): readonly Statement[] {
  return document.statements.filter((one, place, all) => all[place - 1]?.index !== one.index);
}

function problem(
  code: string,
  severity: PolicyProblem["severity"],
  message: string,
  at: { readonly location?: PolicyProblem["location"] },
): PolicyProblem {
  return { code, severity, message, ...(at.location && { location: at.location }) };
}

function versionProblems(document: PolicyDocument): PolicyProblem[] {
  if (document.size === null && document.version === null && document.doubt !== undefined) return [];
  if (document.version === null && document.doubt === undefined) {
    return [problem("no-version", "error", "A service control policy needs Version 2012-10-17.", document)];
  }
  if (document.version !== "2008-10-17") return [];
  return [problem("old-version", "error", "A service control policy must have Version 2012-10-17.", document)];
}

function principalProblems(document: PolicyDocument): PolicyProblem[] {
  return document.principals.map((one) =>
    problem("principal-in-scp", "error", `A service control policy cannot have ${one.element}.`, one),
  );
}

/**
 * A document read as a resource control policy, with what AWS refuses in one: those that customers make deny, to every
 * principal, named actions.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html
 */
export function asResourceControlPolicy(document: PolicyDocument): PolicyDocument {
  const statements = distinctStatements(document).filter((one) => one.doubt === undefined);
  const found = statements.flatMap((one) => [
    ...(one.effect === "Allow" ? [rcpProblem("rcp-allow", "A resource control policy can only deny.", one)] : []),
    ...(one.action.negated
      ? [rcpProblem("rcp-not-action", "A resource control policy cannot have NotAction.", one.action)]
      : []),
  ]);
  const denied = document.principals.find((one) => one.element === "NotPrincipal");
  if (denied)
    found.push(rcpProblem("rcp-not-principal", "A resource control policy cannot have NotPrincipal.", denied));
  else if (document.doubt === undefined && document.principals.length < statements.length) {
    found.push(
      rcpProblem("rcp-no-principal", "Each statement of a resource control policy needs Principal.", document),
    );
  }
  return { ...document, problems: [...document.problems, ...found], principals: [] };
}

function rcpProblem(code: string, message: string, at: { readonly location?: PolicyProblem["location"] }) {
  return problem(code, "error", message, at);
}

function valueProblems(statement: Statement): PolicyProblem[] {
  return statement.conditions.flatMap((condition) => {
    const operator = parseOperator(condition.operator);
    if (operator === null) return [];
    if (condition.values.length === 0 && condition.doubt === undefined) {
      return [
        problem(
          "empty-condition",
          "warning",
          `${condition.operator} on ${cut(condition.key)} has no values.`,
          condition,
        ),
      ];
    }
    const found = condition.values.map((value) => valueProblem(operator, condition.operator, value));
    return [...found, keyProblem(condition.key)].flatMap((one) =>
      one === null ? [] : [problem(one.code, one.severity, one.message, condition)],
    );
  });
}

interface FoundProblem {
  readonly code: string;
  readonly severity: "error" | "warning";
  readonly message: string;
}

function keyProblem(key: string): FoundProblem | null {
  const meant = misspelledKey(key);
  if (meant === null) return null;
  return {
    code: "unknown-key",
    severity: "warning",
    message: `"${cut(key)}" is no global condition key; did you mean ${meant}?`,
  };
}

function valueProblem(operator: FullOperator, name: string, value: PolicyText): FoundProblem | null {
  if (typeof value !== "string") return null;
  const shown = `"${cut(value)}"`;
  switch (operator.family) {
    case "number":
      if (parseNumber(value) !== null) return null;
      return { code: "bad-number", severity: "error", message: `${name} compares with ${shown}, which is no number.` };
    case "date":
      if (parseInstant(value) !== null) return null;
      return { code: "bad-date", severity: "error", message: `${name} compares with ${shown}, which is no date.` };
    case "ip":
      if (parseRange(value) !== null) return null;
      return {
        code: "bad-cidr",
        severity: "error",
        message: `${name} compares with ${shown}, which is no address or CIDR block.`,
      };
    case "bool":
    case "null":
      if (value === "true" || value === "false") return null;
      return {
        code: "bad-boolean",
        severity: "warning",
        message: `${name} compares with ${shown}; it knows true and false only.`,
      };
    case "arn":
      if (value.split(":").length >= 6 || value.includes("${")) return null;
      return {
        code: "short-arn",
        severity: "warning",
        message: `${name} compares with ${shown}, which has fewer than the six parts of an ARN and matches nothing.`,
      };
    case "equals":
    case "equals-ignore-case":
      if (!/[*?]/.test(value.replaceAll(/\$\{[*?$]\}/g, ""))) return null;
      return {
        code: "literal-wildcard",
        severity: "warning",
        message: `${name} takes the wildcard in ${shown} literally.`,
      };
    default:
      return null;
  }
}

/**
 * A Sid is unique in its policy, and in a service control policy it has letters and digits only.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html
 */
function sidProblems(document: PolicyDocument): PolicyProblem[] {
  const seen = new Set<string>();
  return distinctStatements(document).flatMap((statement) => {
    const { sid, isConditional } = statement;
    // Of statements that stand on one branch only, two need not stand together, and the policy of the other may be created.
    if (sid === null || sid === "" || isConditional) return [];
    const found: PolicyProblem[] = [];
    if (!/^[A-Za-z0-9]+$/.test(sid)) {
      const message = `The Sid "${cut(sid)}" has other characters than letters and digits, which AWS refuses in a service control policy.`;
      found.push(problem("bad-sid", "error", message, statement));
    }
    if (seen.has(sid))
      found.push(problem("duplicate-sid", "error", `The Sid "${cut(sid)}" stands on two statements.`, statement));
    seen.add(sid);
    return found;
  });
}

/** https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html */
function sizeProblems(document: PolicyDocument, quotas: ScpQuotas): PolicyProblem[] {
  const { size } = document;
  if (size === null || size.written <= quotas.characters) return [];
  const limit = `${quotas.characters} characters, the limit of a service control policy since ${quotas.since}`;
  if (size.minified > quotas.characters) {
    const message = `The policy has ${size.minified} characters without white space, over ${limit}.`;
    return [problem("too-long", "error", message, document)];
  }
  if (size.sentAsWritten === true) {
    const message = `The policy has ${size.written} characters as it is sent, white space included, over ${limit}; without white space it has ${size.minified}.`;
    return [problem("too-long", "error", message, document)];
  }
  const message = `The policy has ${size.written} characters, over ${limit}; without white space it has ${size.minified}.`;
  return [problem("long-with-blanks", "warning", message, document)];
}
