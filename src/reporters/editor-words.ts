import type { Finding } from "../model/finding.ts";
import { marksOf } from "./findings-view.ts";
import { harmless } from "./harmless-text.ts";

/** A finding as an editor shows it: the sentence, and what to do on a line of its own. */
export function editorMessage(finding: Finding): string {
  const marks = marksOf(finding);
  const head = marks.length > 0 ? `${finding.message} (${marks.join(", ")})` : finding.message;
  return harmless(finding.remediation === "" ? head : `${head}\nTo do: ${finding.remediation}`);
}
