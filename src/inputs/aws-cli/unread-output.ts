import { commandInName } from "./calls/commands.ts";

/**
 * What the AWS CLI writes where a call fails, and what SDKs have of it. Source: AWS CLI user guide, "Structured error output in the AWS
 * CLI" (`--cli-error-format`).
 */
export function isErrorMessage(text: string): boolean {
  return /^(?:aws: \[ERROR\]: )?An error occurred \(/.test(text) || jsonError.test(text) || yamlError.test(text);
}

const jsonError =
  /^\{\s*(?:"Error"\s*:\s*\{\s*)?"(?:Code|Message|__type)"\s*:\s*"(?:[^"\\]|\\.)*"\s*,\s*"(?:Code|[Mm]essage|__type)"\s*:\s*"/;
const yamlError = /^(?:---\s*\n)?(?:Error:\s*\n\s+)?(?:Code|Message): .*\r?\n\s*(?:Code|Message): /;

/** What `--output text` and `--output table` begin with. */
export function isTextOrTable(text: string): boolean {
  return /^(?:[A-Z]{4,}(?:\t|\r?(?:\n|$))|-{3,}\r?\n\|)/.test(text);
}

/**
 * Whether a file that is named after a call, and cannot be read as its output, is told rather than passed over: an error
 * message; nothing at all (`aws … > file` makes the file before the call is made); a text or a table, of which only lists of devices are
 * read; anything in place of what IAM's calls about root's MFA give, but for files of another kind.
 */
export function isUnreadOutput(name: string, text: string): boolean {
  const command = commandInName(name);
  if (command === undefined) return false;
  const told = text.replace(/^\uFEFF/, "").trim();
  if (told === "" || isErrorMessage(told) || isTextOrTable(told)) return true;
  return command.startsWith("iam ") && !isOfOtherKind(told);
}

/** What templates, plans and schemas have. */
export function isOfOtherKind(head: string): boolean {
  return /AWSTemplateFormatVersion|"Resources"|^Resources:|"terraform_version"|"resource_changes"|"\$schema"/m.test(
    head,
  );
}
