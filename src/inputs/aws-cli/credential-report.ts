import type { Span, SyntaxNode } from "../../syntax/node.ts";
import { type Answer, accountOfArn } from "./answer.ts";

/** The first columns of a credential report, which says whether root has MFA but not of which kind. */
const header = "user,arn,user_creation_time,";

export function isCredentialReport(text: string): boolean {
  return text.replace(/^\uFEFF/, "").startsWith(header);
}

/**
 * What the row of `<root_account>` says. The report does not distinguish virtual devices from others; booleans come in
 * either case. `spanOf`: where the row stands, by the offset of its line in `text`. Source: IAM user guide, "Generate
 * credential reports".
 */
export function observeReport(
  text: string,
  answer: Answer,
  spanOf: (line: Span) => Span,
  observed: string | null,
): void {
  const begin = text.startsWith("\uFEFF") ? 1 : 0;
  const columns = lineAt(text, begin).split(",");
  for (let at = text.indexOf("\n<root_account>,") + 1; at > 0; at = text.indexOf("\n<root_account>,", at) + 1) {
    const line = lineAt(text, at);
    const cells = line.split(",");
    const cell = (column: string) => cells[columns.indexOf(column)]?.toLowerCase();
    const span = spanOf({ start: at, end: at + line.length });
    const row: SyntaxNode = { kind: "scalar", value: line, source: line, quoted: false, ...span };
    const account = accountOfArn(cells[1] ?? "");
    const isActive = cell("mfa_active");
    if (isActive === "true" || isActive === "false")
      answer.observe({ kind: "mfa-active", isActive: isActive === "true" }, row, account, observed);
    const keys = [cell("password_enabled"), cell("access_key_1_active"), cell("access_key_2_active")];
    if (keys.every((one) => one === "false")) answer.observe({ kind: "no-credentials" }, row, account, observed);
    if (isActive !== "true" && isActive !== "false")
      answer.incomplete("no-mfa-column", "the report does not say whether root has MFA", `aws ${answer.command}`);
  }
}

function lineAt(text: string, start: number): string {
  const end = text.indexOf("\n", start);
  return text.slice(start, end < 0 ? text.length : end).replace(/\r$/, "");
}
