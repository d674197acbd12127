import type { SyntaxNode } from "../../syntax/node.ts";
import { type Answer, momentOf } from "./answer.ts";
import { checkVerdict, prowlerCheck } from "./calls/scanners.ts";
import { separatedRows } from "./separated-rows.ts";

/*
 * Prowler's CSV output: a row for each check and resource, with semicolons between the cells. Its version 3 calls some columns
 * otherwise. Source: Prowler's documentation, "Reporting".
 */

const columns = {
  check: ["CHECK_ID"],
  status: ["STATUS"],
  account: ["ACCOUNT_UID", "ACCOUNT_ID"],
  time: ["TIMESTAMP", "ASSESSMENT_START_TIME"],
} as const;

/** Tells of each row that is about a check of root's MFA and has a verdict. Linear. */
export function observeProwlerCsv(text: string, answer: Answer): void {
  const rows = separatedRows(text);
  const { value: header } = rows.next();
  const at = (names: readonly string[]) => header?.cells.findIndex((one) => names.includes(one)) ?? -1;
  const [check, status, account, time] = [columns.check, columns.status, columns.account, columns.time].map(at);
  for (const { cells, start, end } of rows) {
    const known = prowlerCheck(cells[check ?? -1] ?? "");
    const passed = checkVerdict(cells[status ?? -1]);
    if (!known || passed === undefined) continue;
    const row: SyntaxNode = { kind: "scalar", value: "", source: "", quoted: false, start, end };
    const id = cells[account ?? -1] ?? "";
    const moment = momentOf(cells[time ?? -1]);
    answer.observe({ kind: "check", ...known, passed }, row, /^[0-9]{12}$/.test(id) ? id : undefined, moment);
  }
}
