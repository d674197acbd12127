const reasons: ReadonlyMap<string, string> = new Map([
  ["ENOENT", "there is no such file"],
  ["EACCES", "permission denied"],
  ["EPERM", "permission denied"],
  ["EISDIR", "it is a folder"],
  ["ELOOP", "too many symbolic links"],
  ["ENOTDIR", "a part of the path is not a folder"],
  ["ENOSPC", "no space is left on the device"],
  ["ENAMETOOLONG", "the name is too long"],
]);

/** The system's code of a refusal, such as `ENOENT`; empty for any other error. */
export function systemCode(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

/** Why the system refused, in words, without the paths and call names of Node's own messages. */
export function systemReason(error: unknown): string {
  const code = systemCode(error);
  return reasons.get(code) ?? (code || "it cannot be read");
}
