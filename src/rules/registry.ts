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
import type { RuleId } from "./rule-ids.ts";
import { unverifiableGuardrail } from "./unverifiable-guardrail.ts";
import { unverifiableRootMfaDevice } from "./unverifiable-root-mfa-device.ts";

/** The rule of each ID; one that is forgotten does not compile. */
const byId: Readonly<Record<RuleId, Rule>> = {
  "root-virtual-mfa-device": rootVirtualMfaDevice,
  "unverifiable-root-mfa-device": unverifiableRootMfaDevice,
  "missing-conformance-pack": missingConformancePack,
  "missing-root-scp": missingRootScp,
  "ineffective-conformance-pack": ineffectiveConformancePack,
  "ineffective-root-scp": ineffectiveRootScp,
  "unverifiable-guardrail": unverifiableGuardrail,
  "guardrail-removed": guardrailRemoved,
  "guardrail-weakened": guardrailWeakened,
  "incomplete-input": incompleteInput,
  "exception-invalid": exceptionInvalid,
  "exception-expired": exceptionExpired,
  "exception-unused": exceptionUnused,
  "exception-added": exceptionAdded,
};

/** Every rule, in the order of the documentation. */
export const rules: readonly Rule[] = Object.values(byId);

export function findRule(id: string): Rule | undefined {
  return rules.find((rule) => rule.id === id);
}
