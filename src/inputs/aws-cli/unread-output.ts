import { commandInName } from "./calls/commands.ts";

/** What the AWS CLI writes where a call fails. */
export function isErrorMessage(text: string): boolean {
  return /^(?:aws: \[ERROR\]: )?An error occurred \(/.test(text);
}

/**
 * Whether a file that is named after a call, and cannot be read as its output, is told rather than passed over: an error
 * message; nothing at all after one of IAM's calls about root's MFA (`aws … > file` makes the file before the call is
 * made); anything in place of what those calls give, but for files of another kind.
 */
export function isUnreadOutput(name: string, text: string): boolean {
  const command = commandInName(name);
  if (command === undefined) return false;
  const told = text.replace(/^\uFEFF/, "").trim();
  const isOfIam = command.startsWith("iam ");
  if (told === "") return isOfIam;
  return isErrorMessage(told) || (isOfIam && !isOfOtherKind(told));
}

/** What templates, plans and schemas have. */
export function isOfOtherKind(head: string): boolean {
  return /AWSTemplateFormatVersion|"Resources"|^Resources:|"terraform_version"|"resource_changes"|"\$schema"/m.test(
    head,
  );
}
