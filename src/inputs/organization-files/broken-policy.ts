import { fileStart, type Location } from "../../model/location.ts";
import type { InputProblem } from "../../model/resource.ts";
import { type UnknownValue, unknown } from "../../model/value.ts";
import { type ReadText, speaksOfDeviceCalls } from "../../policy/policy-text.ts";

/** The file of a policy that is no JSON. */
interface BrokenPolicy {
  readonly path: string;
  readonly text: string;
  readonly read: Extract<ReadText, { ok: false }>;
  /** Whether the text is as it is deployed: AWS refuses it then. */
  readonly isWhole: boolean;
}

/**
 * Reports the file of a policy that is no JSON, which the tool does not deploy. `undefined`: what it is meant for can be told from
 * its words, so that the policy itself is told as one that AWS refuses.
 */
export function brokenPolicy(
  { path, text, read, isWhole }: BrokenPolicy,
  at: Location,
  problems: InputProblem[],
): UnknownValue | undefined {
  if (isWhole && speaksOfDeviceCalls(text)) return undefined;
  const message = `the file of the policy is not valid JSON: ${read.message}`;
  problems.push({ kind: "error", code: read.code, message, location: read.location ?? fileStart(path) });
  return unknown(
    { kind: "remote-content", scope: "", of: "file", source: path, trouble: "it is not valid JSON" },
    { at },
  );
}
