import type { DriftReport, EvidenceGround, EvidenceRow, EvidenceVerdict } from "../../model/evidence.ts";

/** The control that the table answers, by the names that audits use. */
export const controlName = "AWSIAM14, CIS: hardware MFA for root";

export const verdictWords: Readonly<Record<EvidenceVerdict, string>> = {
  fail: "fail",
  unknown: "unknown",
  pass: "pass",
};

const toolWords: Readonly<Record<string, string>> = {
  prowler: "Prowler",
  "security-hub": "Security Hub",
  config: "AWS Config",
};

/** What decides the verdict of an account, as a clause. */
export function groundWords(ground: EvidenceGround): string {
  switch (ground.kind) {
    case "virtual-devices":
      return ground.count === 1 ? "root has a virtual MFA device" : `root has ${ground.count} virtual MFA devices`;
    case "no-mfa":
      return "root has no MFA";
    case "check":
      return `${toolWords[ground.tool] ?? ground.tool} says ${ground.passed ? "passed" : "failed"} (${ground.name})`;
    case "no-virtual-device":
      return "the list has no virtual device of root";
    case "mfa-of-any-kind":
      return "root has MFA, and no list says of which kind";
    case "mfa-disputed":
      return "one output says that root has MFA, another one that it has none, and nothing tells which is later";
    case "no-credentials":
      return "root has no credentials";
    case "list-in-part":
      return "a part of the list of devices is missing";
    case "not-collected":
      return `what it has could not be collected: ${ground.reason}`;
    case "nothing-told":
      return "no output tells of it";
  }
}

/** `payments (111122223333)`. */
export function accountTitle({ account, name }: EvidenceRow): string {
  if (account === null) return "account not known";
  return name === null ? account : `${name} (${account})`;
}

export function truthWord(value: boolean | null): string {
  if (value === null) return "unknown";
  return value ? "yes" : "no";
}

/** `lists/111122223333.json (2026-11-02)`. */
export function sourceWords({ sources }: EvidenceRow): readonly string[] {
  return sources.map(({ path, observed }) => `${path} (${observed ?? "no date"})`);
}

/** What differs between code and accounts, one sentence each. */
export function driftWords({ drifts, onlyDeclared, onlyFound, against }: DriftReport): readonly string[] {
  const title = ({ name, id }: { readonly name: string; readonly id: string | null }) =>
    id !== null && id !== name ? `${name} (${id})` : name;
  return [
    ...drifts.map(
      (one) => `${title(one.node)}: ${one.family} is ${one.declared} in the code, ${one.found} in ${against}`,
    ),
    ...onlyDeclared.map((node) => `${title(node)}: the code declares it, ${against} does not tell of it`),
    ...onlyFound.map((node) => `${title(node)}: it is in ${against}, and the code does not declare it`),
  ];
}
