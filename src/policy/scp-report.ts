import { decide } from "./decide.ts";
import type { Decision, Period, StatementRef, Witness } from "./decision.ts";
import { fullAwsAccess, type PolicyDocument, type PolicyProblem, statementLabel } from "./document.ts";
import type { Levels } from "./evaluate.ts";
import { type Nearest, nearestDeny, readStatements, type StatementReading } from "./explain.ts";
import {
  type AccountOptions,
  defaultAccount,
  deviceActions,
  enableDevice,
  type Question,
  rootQuestion,
} from "./question.ts";
import { refusalOf } from "./validate.ts";

/** A policy as it was found. */
export interface FoundPolicy {
  readonly path: string;
  /** File name or resource address; unique within its path. */
  readonly name: string;
  readonly document: PolicyDocument;
  /** Problems to report, such as those of `validateScp`. */
  readonly problems: readonly PolicyProblem[];
}

/** How far one action is denied. */
export interface ActionEffect {
  readonly denied: Decision["denied"];
  /** Sids, or places in the policy from 0; of several policies together, with the policy's name where that is needed. */
  readonly statements: readonly string[];
  /** For `sometimes`: a request that is not denied, by condition key, and `resource` where the name decides. */
  readonly witness: Readonly<Record<string, string | readonly string[]>> | null;
  /** Keys that the witness must not have. */
  readonly absent?: readonly string[];
  /** When the witness is not denied, where time decides. */
  readonly period?: Period;
  /** For `never` and `sometimes`: what comes nearest to denying every request. */
  readonly why?: Nearest;
  /** For `unknown`: why, and what the answer can still be. For `never`: why AWS refuses the policy. */
  readonly reason?: string;
  readonly possible?: readonly string[];
}

/** By action. */
export type PolicyEffect = Readonly<Record<string, ActionEffect>>;

export interface PolicyReport {
  readonly path: string;
  readonly name: string;
  readonly effect: PolicyEffect;
  /** Whether root cannot enable a hardware device or security key either. */
  readonly blocksHardware: boolean;
  /** Why AWS does not create the policy: it denies nothing then. `null`: it does. */
  readonly refused: string | null;
  readonly problems: readonly PolicyProblem[];
  /** By action, every statement with what each part says of root; where that was asked for. */
  readonly statements?: Readonly<Record<string, readonly StatementReading[]>>;
}

/** Whose requests were decided on. A service control policy never binds the management account. */
export interface DecidedFor {
  readonly principal: string;
  readonly account: string;
  readonly partition: string;
  /** The day from which on requests count; `null`: any time. */
  readonly from: string | null;
}

export interface ScpReport {
  readonly version: 1;
  readonly decidedFor: DecidedFor;
  readonly policies: readonly PolicyReport[];
  readonly together: PolicyEffect;
}

export interface ScpReportOptions extends AccountOptions {
  /** Whether to read every statement part by part. */
  readonly explain?: boolean;
}

/**
 * What each policy, and all of them on one level, deny to root of a member account, beside `FullAWSAccess`. A policy
 * that only allows denies nothing there, and neither does one that AWS refuses. Pure; bounded by the decision's budget.
 */
export function buildScpReport(
  policies: readonly FoundPolicy[],
  options: ScpReportOptions = defaultAccount,
): ScpReport {
  const { account, partition, from } = options;
  const refusals = policies.map((policy) => refusalOf(policy.document)?.message ?? null);
  return {
    version: 1,
    decidedFor: { principal: `arn:${partition}:iam::${account}:root`, account, partition, from: from ?? null },
    policies: policies.map((policy, index) => {
      const refused = refusals[index] ?? null;
      return {
        path: policy.path,
        name: policy.name,
        effect: refused === null ? effectOf([policy], options) : refusedEffect(refused),
        blocksHardware: refused === null && blocksHardware([policy], options),
        refused,
        problems: policy.problems,
        ...(options.explain === true && { statements: statementsOf(policy, options) }),
      };
    }),
    together: effectOf(
      policies.filter((_, index) => refusals[index] === null),
      options,
    ),
  };
}

/** Policies that are attached to one place, beside `FullAWSAccess`. */
export function levelsOf(policies: readonly FoundPolicy[]): Levels {
  return [[...policies.map((policy) => policy.document), fullAwsAccess]];
}

/** Whether policies of one level keep root from enabling devices of every kind. */
export function blocksHardware(policies: readonly FoundPolicy[], options: AccountOptions): boolean {
  return decide(levelsOf(policies), rootQuestion(enableDevice, { ...options, device: "any" })).denied === "always";
}

function effectOf(policies: readonly FoundPolicy[], options: AccountOptions): PolicyEffect {
  const entries = deviceActions.map((action): [string, ActionEffect] => {
    const question = rootQuestion(action, options);
    return [action, actionEffect(decide(levelsOf(policies), question), policies, question)];
  });
  return Object.fromEntries(entries);
}

/** What a decision about policies of one level says, with what comes nearest where it is no `always`. */
export function actionEffect(decision: Decision, policies: readonly FoundPolicy[], question: Question): ActionEffect {
  const effect = toEffect(decision, (ref) => labelOf(ref, policies));
  if (decision.denied !== "never" && decision.denied !== "sometimes") return effect;
  const documents = policies.map((one) => one.document);
  const found = nearestDeny(documents, question);
  if (found === null) return effect;
  const { policy, statement, part } = found;
  const label = labelOf({ policy, sid: statement.sid, label: statementLabel(statement) }, policies);
  return { ...effect, why: { statement: label, part } };
}

/** What a policy denies that AWS refuses. */
export function refusedAction(reason: string): ActionEffect {
  return { denied: "never", statements: [], witness: null, reason };
}

function refusedEffect(reason: string): PolicyEffect {
  return Object.fromEntries(deviceActions.map((action) => [action, refusedAction(reason)]));
}

function statementsOf(policy: FoundPolicy, options: AccountOptions): NonNullable<PolicyReport["statements"]> {
  return Object.fromEntries(
    deviceActions.map((action) => [action, readStatements(policy.document, rootQuestion(action, options))]),
  );
}

/** What a statement is called among policies. */
export function labelOf(ref: Pick<StatementRef, "policy" | "sid" | "label">, policies: readonly FoundPolicy[]): string {
  const isAlone = ref.sid !== null && ref.sid !== "" && countSid(ref.sid, policies) === 1;
  return policies.length === 1 || isAlone ? ref.label : `${policies[ref.policy]?.name ?? ref.policy}/${ref.label}`;
}

function countSid(sid: string, policies: readonly FoundPolicy[]): number {
  return policies.filter((policy) => policy.document.statements.some((statement) => statement.sid === sid)).length;
}

function toEffect(decision: Decision, label: (ref: StatementRef) => string): ActionEffect {
  const statements = [...new Set(decision.statements.map(label))];
  const { denied } = decision;
  if (decision.denied === "unknown") {
    const { reason, possible, witness } = decision;
    return { denied, statements, ...witnessFields(witness), reason, possible };
  }
  return { denied, statements, ...witnessFields(decision.denied === "sometimes" ? decision.witness : undefined) };
}

function witnessFields(witness: Witness | undefined): Pick<ActionEffect, "witness" | "absent" | "period"> {
  if (witness === undefined) return { witness: null };
  const context = witness.context.map(({ key, value }) => [key, value] as const);
  const resource = witness.resource === null ? [] : [["resource", witness.resource] as const];
  const record = Object.fromEntries<string | readonly string[]>([...context, ...resource]);
  const { absent, period } = witness;
  return { witness: record, ...(absent.length > 0 && { absent }), ...(period && { period }) };
}
