import type { PartReading } from "../policy/explain.ts";

/** A phrase that completes "its Condition …": in which requests of `who` for an action the part of a statement holds. */
export function holdsPhrase(action: string, { element, holds, detail }: PartReading, who: string): string {
  if (holds === "unknown") return `is not decided: ${detail ?? "it has parts that are not known"}`;
  if (element === "Action" || element === "NotAction") return `does not take in ${action}`;
  if (element === "Condition")
    return holds === "never" ? `holds in no request of ${who}` : "holds in some requests only";
  return holds === "never" ? `takes in no resource that ${who} asks for` : "takes in some resources only";
}

/** Sentences about policies that keep root from enabling devices of every kind. */
export function hardwareRemarks(deniesCreation: boolean): readonly string[] {
  const blocked = "Hardware keys are blocked as well: iam:EnableMFADevice registers devices of every kind.";
  if (deniesCreation) return [blocked];
  return [blocked, "To block virtual devices only, deny iam:CreateVirtualMFADevice instead."];
}
