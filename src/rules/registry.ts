import type { Rule } from "../model/rule.ts";
import { exceptionAdded } from "./exception-added.ts";
import { exceptionExpired } from "./exception-expired.ts";
import { exceptionInvalid } from "./exception-invalid.ts";
import { exceptionUnused } from "./exception-unused.ts";
import { guardrailRemoved } from "./guardrail-removed.ts";
import { guardrailWeakened } from "./guardrail-weakened.ts";
import { rootVirtualMfaDevice } from "./root-virtual-mfa-device.ts";
import { unverifiableRootMfaDevice } from "./unverifiable-root-mfa-device.ts";

/** Every rule, in the order of the documentation. */
export const rules: readonly Rule[] = [
  rootVirtualMfaDevice,
  unverifiableRootMfaDevice,
  guardrailRemoved,
  guardrailWeakened,
  exceptionInvalid,
  exceptionExpired,
  exceptionUnused,
  exceptionAdded,
];

export const ruleIds: readonly string[] = rules.map((rule) => rule.id);

export function findRule(id: string): Rule | undefined {
  return rules.find((rule) => rule.id === id);
}
