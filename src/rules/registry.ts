import type { Rule } from "../model/rule.ts";
import { exceptionAdded } from "./exception-added.ts";
import { exceptionExpired } from "./exception-expired.ts";
import { exceptionInvalid } from "./exception-invalid.ts";
import { exceptionUnused } from "./exception-unused.ts";
import { guardrailRemoved } from "./guardrail-removed.ts";
import { guardrailWeakened } from "./guardrail-weakened.ts";
import { incompleteInput } from "./incomplete-input.ts";
import { ineffectiveConformancePack } from "./ineffective-conformance-pack.ts";
import { ineffectiveRootScp } from "./ineffective-root-scp.ts";
import { missingConformancePack } from "./missing-conformance-pack.ts";
import { missingRootScp } from "./missing-root-scp.ts";
import { rootVirtualMfaDevice } from "./root-virtual-mfa-device.ts";
import { unverifiableGuardrail } from "./unverifiable-guardrail.ts";
import { unverifiableRootMfaDevice } from "./unverifiable-root-mfa-device.ts";

/** Every rule, in the order of the documentation. */
export const rules: readonly Rule[] = [
  rootVirtualMfaDevice,
  unverifiableRootMfaDevice,
  missingConformancePack,
  missingRootScp,
  ineffectiveConformancePack,
  ineffectiveRootScp,
  unverifiableGuardrail,
  guardrailRemoved,
  guardrailWeakened,
  incompleteInput,
  exceptionInvalid,
  exceptionExpired,
  exceptionUnused,
  exceptionAdded,
];

export const ruleIds: readonly string[] = rules.map((rule) => rule.id);

export function findRule(id: string): Rule | undefined {
  return rules.find((rule) => rule.id === id);
}

/** Whether a rule is about exceptions: its findings can be neither excepted nor baselined, or the gate would undo itself. */
export function isExceptionRule(id: string | undefined): boolean {
  return rules.some((rule) => rule.id === id && "checkExceptions" in rule);
}
