import { decide } from "./decide.ts";
import type { Decision, StatementRef, Witness } from "./decision.ts";
import { fullAwsAccess, type PolicyDocument, type PolicyProblem } from "./document.ts";
import { type AccountOptions, defaultAccount, deviceActions, enableDevice, rootQuestion } from "./question.ts";

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
  /** For `unknown`: why, and what the answer can still be. */
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
  readonly problems: readonly PolicyProblem[];
}

export interface ScpReport {
  readonly version: 1;
  readonly policies: readonly PolicyReport[];
  readonly together: PolicyEffect;
}

/**
 * What each policy, and all of them on one level, deny to root of a member account, beside `FullAWSAccess`. A policy
 * that only allows denies nothing there. Pure; bounded by the decision's budget.
 */
export function buildScpReport(policies: readonly FoundPolicy[], options: AccountOptions = defaultAccount): ScpReport {
  return {
    version: 1,
    policies: policies.map((policy) => ({
      path: policy.path,
      name: policy.name,
      effect: effectOf([policy], options),
      blocksHardware: blocksHardware(policy, options),
      problems: policy.problems,
    })),
    together: effectOf(policies, options),
  };
}

function levelsOf(policies: readonly FoundPolicy[]) {
  return [[...policies.map((policy) => policy.document), fullAwsAccess]];
}

function blocksHardware(policy: FoundPolicy, options: AccountOptions): boolean {
  return decide(levelsOf([policy]), rootQuestion(enableDevice, { ...options, device: "any" })).denied === "always";
}

function effectOf(policies: readonly FoundPolicy[], options: AccountOptions): PolicyEffect {
  const entries = deviceActions.map((action): [string, ActionEffect] => {
    const decision = decide(levelsOf(policies), rootQuestion(action, options));
    return [action, toEffect(decision, (ref) => labelOf(ref, policies))];
  });
  return Object.fromEntries(entries);
}

function labelOf(ref: StatementRef, policies: readonly FoundPolicy[]): string {
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

function witnessFields(witness: Witness | undefined): Pick<ActionEffect, "witness" | "absent"> {
  if (witness === undefined) return { witness: null };
  const context = witness.context.map(({ key, value }) => [key, value] as const);
  const resource = witness.resource === null ? [] : [["resource", witness.resource] as const];
  const record = Object.fromEntries<string | readonly string[]>([...context, ...resource]);
  return { witness: record, ...(witness.absent.length > 0 && { absent: witness.absent }) };
}
