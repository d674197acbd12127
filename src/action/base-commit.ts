import { mergeBases } from "../inputs/base-commit.ts";
import { harmlessLine } from "../reporters/harmless-text.ts";
import { ask, branchAtRemote, fetchFromOrigin, type Repository, remoteOf } from "./ask-git.ts";
import type { Checkout, CheckoutTrouble } from "./checkout.ts";
import type { RunContext } from "./event.ts";

/** What the change is compared with: a commit whose history meets that of the checkout, or why there is none. */
export type BaseCommit = { readonly commit: string } | CheckoutTrouble;

/** How much history is fetched to find where a branch left its base; each try goes on where the last one ended. */
const depths = [50, 1_000];

/**
 * Finds the commit that a pull request or a merge queue builds on, and fetches as much history as a shallow checkout
 * lacks. For the test merge of a pull request that is its first parent: the base as it is now, not as it was when the
 * event was made, so that other people's merges are not taken for this change. Else it is the tip of the base branch, whose
 * configuration and exceptions decide: the commit that GitHub records with a pull request can be an old one. `undefined`
 * where the event has no base, and the checkout is of the branch that the run is of.
 */
export function findBase(checkout: Checkout, context: RunContext, token: string | undefined): BaseCommit | undefined {
  if (context.baseSha !== undefined) return namedBase(checkout, context.baseSha, context, token);
  if (context.origin === "own") return undefined;
  if (context.origin === "change")
    return {
      cause: `the event ${context.event} names no base commit`,
      fix: "run this on a runner that hands over GitHub's whole event, or set base to the branch that the change goes to",
    };
  return foreignBase(checkout, context, token);
}

/**
 * The base of a commit that a workflow checked out by itself, on an event that is not about it: a comment asks for a
 * check of a pull request, a dispatch names a branch. It is the branch of the workflow; what that has already is no change.
 */
export function foreignBase(
  checkout: Checkout,
  context: RunContext,
  token: string | undefined,
): BaseCommit | undefined {
  const { read, root } = checkout;
  if (read.kind !== "unknown" && read.commit === context.runSha) return undefined;
  const found = namedBase(checkout, context.runSha, { ...context, baseRef: undefined }, token);
  const isPartOfIt = "commit" in found && ask(root, ["merge-base", "--is-ancestor", "HEAD", found.commit]).ok;
  return isPartOfIt ? undefined : found;
}

/** Where the base is looked for. */
type BaseContext = Repository & { readonly baseRef?: string | undefined };

function namedBase(
  { root, read, trouble }: Checkout,
  baseSha: string,
  context: BaseContext,
  token: string | undefined,
): BaseCommit {
  if (trouble) return trouble;
  const head = read.kind === "unknown" ? "HEAD" : read.commit;
  const ofMerge = read.kind === "merge" ? read.base : undefined;
  const tip = ofMerge === undefined ? tipOf(root, baseSha, context, token) : { commit: ofMerge };
  if (!("commit" in tip)) return tip;
  const wanted = tip.commit;
  if (meets(root, wanted)) return { commit: wanted };
  const isShallow = ask(root, ["rev-parse", "--is-shallow-repository"]).output === "true";
  let problem = "";
  for (const fetch of fetches(wanted, head, isShallow, ofMerge !== undefined)) {
    const answer = fetchFromOrigin(root, fetch, context, token, remoteOf(root, context));
    if (!answer.ok) problem = `: ${answer.output}`;
    if (meets(root, wanted)) return { commit: wanted };
  }
  return {
    cause: `the history of the checkout does not reach commit ${wanted}, and cannot be fetched${problem}`,
    fix: "let actions/checkout fetch the history (fetch-depth: 0)",
  };
}

/**
 * Where the base branch stands, asked of the repository; where that is not to be had, as the checkout has it, if that is no
 * older than the event. A branch that is gone stands where the event says, and one that has the change by now stood there.
 */
function tipOf(root: string, baseSha: string, context: BaseContext, token: string | undefined): BaseCommit {
  const { baseRef } = context;
  if (baseRef === undefined) return { commit: baseSha };
  const asked = branchAtRemote(root, baseRef, context, token);
  const isMergedInto = (tip: string) => ask(root, ["merge-base", "--is-ancestor", "HEAD", tip]).ok;
  if (asked.ok) return { commit: asked.output === "" || isMergedInto(asked.output) ? baseSha : asked.output };
  const fetched = ask(root, ["rev-parse", "--verify", "--end-of-options", `refs/remotes/origin/${baseRef}^{commit}`]);
  const isOurs = remoteOf(root, context) === "origin";
  if (isOurs && fetched.ok && ask(root, ["merge-base", "--is-ancestor", baseSha, fetched.output]).ok)
    return { commit: isMergedInto(fetched.output) ? baseSha : fetched.output };
  return {
    cause: `where the branch ${harmlessLine(baseRef)} stands cannot be asked: ${asked.output}; the commit that the event names, ${baseSha}, can be an old one`,
    fix: "let actions/checkout take the test merge (leave out ref) or all branches (fetch-depth: 0), or give github-token the permission contents: read",
  };
}

/** Whether the history that is here tells where the checkout left the commit. */
function meets(folder: string, commit: string): boolean {
  return mergeBases(commit, folder).length > 0;
}

/** A test merge needs its parents and no more; any other head needs the way back to where it left its base. */
function fetches(wanted: string, head: string, isShallow: boolean, isTestMerge: boolean): readonly string[][] {
  if (!isShallow) return [[wanted]];
  if (isTestMerge) return [["--depth=2", head]];
  return depths.map((depth) => [`--deepen=${depth}`, head, wanted]);
}
