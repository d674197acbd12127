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
  let isOfOrganization = false;
  for (const { index, 0: line, 1: of = "", 2: reason = "" } of text.matchAll(linePattern)) {
    if (of === "organization") {
      isOfOrganization = true;
      continue;
    }
    accounts.add(of);
    const at: Span = { start: index, end: index + line.length };
    const node: SyntaxNode = { kind: "scalar", value: line, source: line, quoted: false, ...at };
    answer.observe({ kind: "not-collected", reason: reason.slice(0, maxReason) }, node, of);
  }
  const tell = (code: string, where: string) =>
    answer.incomplete(
      code,
      `calls failed in ${where} as the outputs were collected, and what they would tell is missing: mend what the file names and collect again`,
      "collect-evidence.sh",
    );
  if (isOfOrganization) tell("failed-organization-calls", "the organization");
  if (accounts.size > 0) tell("failed-collection", accounts.size === 1 ? "an account" : `${accounts.size} accounts`);
}
