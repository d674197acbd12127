import { compileStatement } from "./compile.ts";
import { type PolicyDocument, type Statement, scpDoubt } from "./document.ts";
import { matchAction, matchCondition, matchResource } from "./match.ts";
import { anyTrue, not, type Truth } from "./pattern.ts";

/** Values of a condition key; `undefined`: the request does not have the key. Keys are compared without regard to case. */
export type ContextLookup = (key: string) => readonly string[] | undefined;

/** One concrete request. */
export interface ConcreteRequest {
  readonly action: string;
  readonly resource: string;
  readonly context: ContextLookup;
}

/** The result of one policy for one request. `none`: neither allowed nor denied. `unknown`: unknown parts of the policy decide it. */
export type PolicyVerdict = "deny" | "allow" | "none" | "unknown";

/**
 * Evaluates one request as IAM does: an explicit deny wins, then an allow; otherwise the result is `none`.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function evaluatePolicy(document: PolicyDocument, request: ConcreteRequest): PolicyVerdict {
  const { denied, allowed } = effectsOf(document, request);
  if (denied === true) return "deny";
  if (denied === null || allowed === null) return "unknown";
  return allowed ? "allow" : "none";
}

interface Effects {
  readonly denied: Truth;
  readonly allowed: Truth;
}

function effectsOf(document: PolicyDocument, request: ConcreteRequest): Effects {
  const matches = (effect: "Allow" | "Deny") =>
    anyTrue(
      document.statements.filter((one) => one.effect === effect).map((one) => matchStatement(document, one, request)),
    );
  const open = scpDoubt(document) !== null;
  const doubted = (truth: Truth) => (open && truth === true ? null : truth);
  return { denied: doubted(matches("Deny")), allowed: doubted(matches("Allow")) };
}

/** A list of service control policies per node, from the organization's root down to the account. */
export type Levels = readonly (readonly PolicyDocument[])[];

/**
 * Whether a request is denied by the policies up the tree: some level denies it, or some level does not allow it.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html
 */
export function evaluateLevels(levels: Levels, request: ConcreteRequest): Truth {
  return anyTrue(
    levels.flatMap((policies) => {
      const effects = policies.map((policy) => effectsOf(policy, request));
      return [anyTrue(effects.map((one) => one.denied)), not(anyTrue(effects.map((one) => one.allowed)))];
    }),
  );
}

/** Whether a statement applies to a request: its action, its resource and all of its conditions. */
function matchStatement(document: PolicyDocument, statement: Statement, request: ConcreteRequest): Truth {
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
