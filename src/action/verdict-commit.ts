import type { Checkout } from "./checkout.ts";
import type { RunContext } from "./event.ts";

/** The commit that a verdict may stand on. */
export interface VerdictCommit {
  /** `undefined` where the run is for a change whose commit was not read. */
  readonly commit: string | undefined;
  /** Whether it is sure that this commit was read. */
  readonly isKnown: boolean;
  /** Whether what was read is no verdict at all on what the run is for. */
  readonly isWrong: boolean;
  /** What a reader has to know, one sentence. */
  readonly caveat?: string;
}

/** A change is judged by its own commit only. Other runs are about what they read, wherever that is. */
export function verdictCommit({ read, trouble }: Checkout, context: RunContext): VerdictCommit {
  const { sha, event, pullRequest, runSha } = context;
  if (read.kind === "head" || read.kind === "merge") return { commit: sha, isKnown: true, isWrong: false };
  if (read.kind === "unknown") {
    const why = trouble ? `: ${trouble.cause}; to settle it, ${trouble.fix}` : "";
    return {
      commit: sha,
      isKnown: false,
      isWrong: false,
      caveat: `nothing tells which commit was read, so this passes for none${why}.`,
    };
  }
  const { commit } = read;
  if (pullRequest || event === "merge_group") {
    if (read.isSubmodule)
      return {
        commit: undefined,
        isKnown: false,
        isWrong: true,
        caveat: `the working directory is a submodule, at ${commit}, so this is no verdict on the change ${sha}, which has that commit at most. Leave out working-directory and name the submodule's folder in paths.`,
      };
    const usual = event === "pull_request_target" ? ` (actions/checkout takes the base on this event)` : "";
    return {
      commit: undefined,
      isKnown: false,
      isWrong: true,
      caveat: `the checkout is at ${commit}, which is neither the change's commit ${sha} nor a merge of it${usual}, so this is no verdict on the change. Check out the change's commit, or on the event pull_request leave out ref.`,
    };
  }
  const usual = commit === runSha ? ", which actions/checkout takes on this event" : "";
  return {
    commit,
    isKnown: true,
    isWrong: false,
    caveat: `the run is for ${sha}, but the checkout is at ${commit}${usual}: the results are those of ${commit} and stand there.`,
  };
}

/**
 * The commit and ref that code scanning takes alerts for: what was read, under the name that GitHub has for it.
 * `undefined` where it has none.
 */
export function sarifPlace(
  { read }: Checkout,
  { pullRequest, runSha, ref }: RunContext,
): { readonly commit: string; readonly ref: string } | undefined {
  if (read.kind === "unknown" || read.kind === "other") return undefined;
  if (read.commit === runSha) return { commit: runSha, ref };
  return read.kind === "head" && pullRequest
    ? { commit: read.commit, ref: `refs/pull/${pullRequest.number}/head` }
    : undefined;
}
