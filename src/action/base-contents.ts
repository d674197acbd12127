import { lackingContents, lackingSubmodules } from "../inputs/commit-tree.ts";
import { GitError } from "../inputs/git-error.ts";
import { ask, fetchFromOrigin } from "./ask-git.ts";
import type { Checkout, CheckoutTrouble } from "./checkout.ts";
import type { RunContext } from "./event.ts";

/** Contents that are asked for at once. */
const batch = 500;

/**
 * Brings what the checkout lacks of the base, for the comparison itself never reaches the network: contents that a partial
 * clone leaves out (`filter`, and `sparse-checkout` by itself), and the commits that the base records for submodules.
 * `base`: where it stands now; what the change started from counts as well.
 */
export function bringContents(
  { root }: Checkout,
  base: string,
  context: RunContext,
  token: string | undefined,
): CheckoutTrouble | undefined {
  const left = ask(root, ["merge-base", base, "HEAD"]);
  if (!left.ok) return undefined;
  const states = [...new Set([left.output, base])].map((commit) => ({ root, commit }));
  try {
    const problems = isPartial(root) ? states.map((one) => fetchContents(one, context, token)) : [];
    for (const { root: folder, commit: recorded } of states.flatMap(lackingSubmodules))
      fetchFromOrigin(folder, ["--depth=1", recorded], context, token);
    const problem = problems.find((one) => one !== "");
    if (problem === undefined) return undefined;
    return {
      cause: `the checkout leaves out contents of the base (a partial clone), which cannot be fetched: ${problem}`,
      fix: 'let actions/checkout fetch them (leave out filter; with sparse-checkout, set filter: "")',
    };
  } catch (error) {
    if (error instanceof GitError) return undefined; // the comparison says why the base cannot be read
    throw error;
  }
}

function isPartial(root: string): boolean {
  return ask(root, ["config", "--get-regexp", "^remote\\..*\\.promisor$"]).ok;
}

/** Why contents are still lacking, empty where none is. */
function fetchContents(
  commit: { readonly root: string; readonly commit: string },
  context: RunContext,
  token: string | undefined,
): string {
  const lacking = lackingContents(commit);
  for (let at = 0; at < lacking.length; at += batch) {
    const answer = fetchFromOrigin(commit.root, lacking.slice(at, at + batch), context, token);
    if (!answer.ok) return answer.output;
  }
  return "";
}
