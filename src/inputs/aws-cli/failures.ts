import type { Span, SyntaxNode } from "../../syntax/node.ts";
import { Answer, type OutputFile } from "./answer.ts";

/** What failed in an account, or in what is asked of the whole organization: `111122223333: aws iam …: An error …`. */
const linePattern = /^([0-9]{12}|organization): (.+?)\r?$/gm;

/** Characters of an error that are kept. */
const maxReason = 200;

/** Tells of each account what failed there; the file is an input with parts missing. */
export function readFailures(file: OutputFile, text: string): void {
  const whole: SyntaxNode = { kind: "map", pairs: [], start: 0, end: text.length };
  const answer = new Answer(file, whole, 0, "collect-evidence.sh");
  const accounts = new Set<string>();
  for (const { index, 0: line, 1: of = "", 2: reason = "" } of text.matchAll(linePattern)) {
    if (of === "organization") continue;
    accounts.add(of);
    const at: Span = { start: index, end: index + line.length };
    const node: SyntaxNode = { kind: "scalar", value: line, source: line, quoted: false, ...at };
    answer.observe({ kind: "not-collected", reason: reason.slice(0, maxReason) }, node, of);
  }
  const where =
    accounts.size === 0
      ? "in the organization"
      : `in ${accounts.size === 1 ? "an account" : `${accounts.size} accounts`}`;
  answer.incomplete(
    "failed-collection",
    `calls failed ${where} as the outputs were collected, and what they would tell is missing: mend what the file names and collect again`,
    "collect-evidence.sh",
  );
}
