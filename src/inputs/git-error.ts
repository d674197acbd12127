import { UsageError } from "../model/usage-error.ts";

/** Why a git command failed, as a sentence that says what to do. */
export class GitError extends UsageError {
  override readonly name: string = "GitError";
  /** Whether git itself is not there. */
  readonly isMissing: boolean = false;
}
