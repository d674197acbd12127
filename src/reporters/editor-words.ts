import type { Finding } from "../model/finding.ts";
import { marksOf } from "./findings-view.ts";
import { harmless, harmlessLine } from "./harmless-text.ts";

/** A finding as an editor shows it: the sentence, and what to do on a line of its own. */
export function editorMessage(finding: Finding): string {
  const marks = marksOf(finding);
  const head = marks.length > 0 ? `${finding.message} (${marks.join(", ")})` : finding.message;
  return harmless(finding.remediation === "" ? head : `${head}\nTo do: ${finding.remediation}`);
}

/** Why a file cannot be read that others read along. */
export function notJson(problem: string): string {
  return `The file is not well-formed JSON: ${harmlessLine(problem)}. What it said before still counts.`;
}

/** Titles of what an editor can do about findings. */
export const actionTitles = {
  repair: (what: readonly string[]) => `Repair: ${harmlessLine(what.join("; "))}`,
  repairAll: "Repair everything that rootrail can repair",
  exception: (rule: string, path: string) => `Add an exception for ${rule} to ${harmlessLine(path)}`,
  inline: (rule: string) => `Add an exception for ${rule} here`,
  explain: (rule: string) => `Explain ${rule}`,
} as const;
