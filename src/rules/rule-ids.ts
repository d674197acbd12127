/** Every rule with what it checks, in the order of the documentation. `registry.ts` has the rules themselves, with all their words. */
const checked = {
  "root-virtual-mfa-device": "facts",
  "unverifiable-root-mfa-device": "facts",
  "missing-conformance-pack": "facts",
  "missing-root-scp": "facts",
  "ineffective-conformance-pack": "facts",
  "ineffective-root-scp": "facts",
  "unverifiable-guardrail": "facts",
  "guardrail-removed": "facts",
  "guardrail-weakened": "facts",
  "incomplete-input": "facts",
  "exception-invalid": "exceptions",
  "exception-expired": "exceptions",
  "exception-unused": "exceptions",
  "exception-added": "exceptions",
} as const;

export type RuleId = keyof typeof checked;

export const ruleIds: readonly string[] = Object.keys(checked);

/** Whether a rule is about exceptions: its findings can be neither excepted nor baselined, or the gate would undo itself. */
export function isExceptionRule(id: string | undefined): boolean {
  return Object.entries(checked).some(([rule, what]) => rule === id && what === "exceptions");
}
