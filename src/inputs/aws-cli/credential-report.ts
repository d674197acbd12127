import type { InputProblem } from "../../model/resource.ts";

/** The first columns of a credential report, which says whether root has MFA but not of which kind. */
const header = "user,arn,user_creation_time,";

export function isCredentialReport(text: string): boolean {
  return text.replace(/^\uFEFF/, "").startsWith(header);
}

/**
 * The row of `<root_account>`. The report does not distinguish virtual devices from others, so the result is
 * never a finding; it names the account to examine. Source: IAM user guide, "Getting credential reports".
 */
export function readCredentialReport(text: string, path: string): readonly InputProblem[] {
  const lines = text.replace(/^\uFEFF/, "").split(/\r?\n/, 100_000);
  const columns = (lines[0] ?? "").split(",");
  const active = columns.indexOf("mfa_active");
  return lines.flatMap((line, index) => {
    if (!line.startsWith("<root_account>,")) return [];
    const cells = line.split(",");
    const account = /^arn:aws[a-z-]*:iam::([0-9]{12}):root$/.exec(cells[1] ?? "")?.[1];
    return [rootProblem(cells[active] === "true", account, path, index + 1)];
  });
}

/** What remains to be examined in an account whose root has MFA, or has none. */
export function rootProblem(hasMfa: boolean, account: string | undefined, path: string, line: number): InputProblem {
  const whose = account === undefined ? "the root user" : `the root user of account ${account}`;
  const message = hasMfa
    ? `${whose} has MFA, and this output does not say whether it is virtual; lint the output of \`aws iam list-virtual-mfa-devices\``
    : `${whose} has no MFA device at all`;
  const location = { path, start: { line, column: 1 }, end: { line, column: 1 } };
  return { kind: "warning", code: "root-mfa-kind", message, location };
}
