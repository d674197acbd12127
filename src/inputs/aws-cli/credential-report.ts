import type { Span, SyntaxNode } from "../../syntax/node.ts";
import { type Answer, accountOfArn } from "./answer.ts";
import { isEncodedReport } from "./credential-report-header.ts";
import { separatedRows } from "./separated-rows.ts";

/** What a file says that is a report. */
export function observeReportFile(text: string, answer: Answer): void {
  if (!isEncodedReport(text)) observeReport(text, answer, (line) => line, null);
  else observeReport(decodedReport(text.replace(/["\uFEFF]/g, "")), answer, () => answer.root, null);
}

/** A report is base64 of its CSV. Source: IAM API reference, `GetCredentialReport`. */
export function decodedReport(content: string): string {
  return Buffer.from(content, "base64").toString("utf8");
}

/**
 * What the rows of `<root_account>` say, each by the header above it: a file may hold reports of several accounts. The report
 * does not distinguish virtual devices from others; booleans come in either case. `spanOf`: where a row stands, by the
 * offset of its line in `text`. An account whose root has no row is told: a report has one. Source: IAM user guide, "Generate
 * credential reports".
 */
export function observeReport(
  text: string,
  answer: Answer,
  spanOf: (line: Span) => Span,
  observed: string | null,
): void {
  let columns: readonly string[] = [];
  const accounts = new Set<string | undefined>([undefined]);
  const withRoot = new Set<string | undefined>();
  for (const { cells, start, end } of separatedRows(text)) {
    if (cells[0] === "user" && cells.includes("arn")) {
      columns = cells;
      continue;
    }
    const account = accountOfArn(cells[columns.indexOf("arn")] ?? "");
    accounts.add(account);
    if (cells[0] !== "<root_account>") continue;
    withRoot.add(account);
    const row: SyntaxNode = { kind: "scalar", value: "", source: "", quoted: false, ...spanOf({ start, end }) };
    observeRoot((column) => cells[columns.indexOf(column)]?.toLowerCase(), { answer, row, account, observed });
  }
  if (accounts.size > 1 || withRoot.size > 0) accounts.delete(undefined);
  const without = [...accounts].filter((one) => !withRoot.has(one));
  for (const account of without) answer.observe({ kind: "of-other-things" }, answer.root, account, observed);
  if (without.length > 0) answer.incomplete("no-root-row", noRootRow, `aws ${answer.command}`);
}

const noRootRow = "the report has no row of the root user, as a report that was filtered: take the whole report";

interface RootRow {
  readonly answer: Answer;
  readonly row: SyntaxNode;
  readonly account: string | undefined;
  readonly observed: string | null;
}

function observeRoot(cell: (column: string) => string | undefined, { answer, row, account, observed }: RootRow): void {
  const isActive = cell("mfa_active");
  if (isActive === "true" || isActive === "false")
    answer.observe({ kind: "mfa-active", isActive: isActive === "true" }, row, account, observed);
  else answer.incomplete("no-mfa-column", "the report does not say whether root has MFA", `aws ${answer.command}`);
  const keys = [cell("password_enabled"), cell("access_key_1_active"), cell("access_key_2_active")];
  if (keys.every((one) => one === "false")) answer.observe({ kind: "no-credentials" }, row, account, observed);
}
