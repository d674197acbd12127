/**
 * `unauthorized`: the token is none, or no longer one. `locked`: the conversation takes no comments. `denied`: the token may not. `busy`: a rate limit. `refused`: GitHub found the request wrong. `unreachable`: no answer
 * that tells what was done. `unusable`: an answer, but none of GitHub's.
 */
export type Trouble = "unauthorized" | "locked" | "denied" | "busy" | "refused" | "unreachable" | "unusable";

/** Why GitHub did not do it; the message is fit for a log. */
export class GitHubError extends Error {
  override readonly name = "GitHubError";
  readonly trouble: Trouble;
  /** The HTTP status, where there was an answer. */
  readonly status: number | undefined;

  constructor(trouble: Trouble, message: string, options?: ErrorOptions & { readonly status?: number }) {
    super(message, options);
    this.trouble = trouble;
    this.status = options?.status;
  }
}
