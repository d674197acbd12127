import type { Hub, HubArtifact, HubRepository } from "./hub.ts";
import type { FactsSource, Gap } from "./outcome.ts";
import type { KeptFacts } from "./store.ts";
import type { Tips } from "./tips.ts";

/** Events whose runs have the code of the branch itself; a pull request's run has what somebody proposes. */
const trustedEvents: ReadonlySet<string> = new Set(["push", "schedule", "workflow_dispatch", "repository_dispatch"]);

/** Pages of 50 artifacts that are looked through. */
const mostPages = 20;
/** Runs that are asked about for one repository. */
const mostRuns = 5;

export type Newest =
  | { readonly kind: "known"; readonly known: KeptFacts }
  | { readonly kind: "found"; readonly artifact: HubArtifact; readonly run: TrustedRun }
  | { readonly kind: "gap"; readonly gap: Gap };

export type TrustedRun = Pick<FactsSource, "ran" | "commit">;

/** Whether a commit is on the repository's default branch, or nobody may tell. */
export type IsOnBranch = (repository: HubRepository, commit: string) => Promise<"yes" | "no" | "not-shown">;

/** Events whose runs may be for a tag; the others of `trustedEvents` are for the default branch alone. */
const eventsOfTags: ReadonlySet<string> = new Set(["push", "workflow_dispatch"]);

/**
 * The newest artifact that a run of the repository's own default branch has made. The list has the branch that a run was
 * for, which of a pull request is the branch that it comes from: somebody who may push a branch can ask to merge the
 * default branch into it, and the run then has that branch's code. So the run's event decides as well; and because a tag
 * may be called as the branch is, so does its commit. Of `known`, an earlier collection has asked all that; of runs for the branch's newest commit, `tips`
 * tells it.
 */
export async function newestArtifact(
  hub: Hub,
  owner: string,
  repository: HubRepository,
  name: string,
  known: KeptFacts | undefined,
  tips: Tips,
  isOnBranch: IsOnBranch,
): Promise<Newest> {
  const runOf = runJudge(hub, owner, repository, tips, isOnBranch);
  let untrusted = 0;
  for await (const artifact of listed(hub, owner, repository.name, name)) {
    if (isOfDefaultBranch(artifact, repository)) {
      if (known && artifact.id === known.artifact && artifact.created === known.created)
        return { kind: "known", known };
      if (artifact.isExpired) return gap({ kind: "expired", created: artifact.created });
      const run = await runOf(artifact);
      if (run === "too-many") break;
      if (run) return { kind: "found", artifact, run };
    }
    untrusted += 1;
  }
  return gap(untrusted > 0 ? { kind: "untrusted", count: untrusted } : { kind: "none" });
}

async function* listed(hub: Hub, owner: string, repo: string, name: string): AsyncGenerator<HubArtifact> {
  for (let page = 1; page <= mostPages; page += 1) {
    const { artifacts, isLast } = await hub.artifacts(owner, repo, name, page);
    yield* newestFirst(artifacts);
    if (isLast) return;
  }
}

/**
 * Tells an artifact's run; `undefined` for one that is not to be relied upon, `too-many` where GitHub has been asked about
 * as many as it will be.
 */
function runJudge(hub: Hub, owner: string, repository: HubRepository, tips: Tips, isOnBranch: IsOnBranch) {
  const { id, name, defaultBranch } = repository;
  let asked = 0;
  return async (artifact: HubArtifact): Promise<TrustedRun | "too-many" | undefined> => {
    const tip = await tips.of(repository);
    const atTip = tip?.runs.get(artifact.run);
    if (atTip) return trustedEvents.has(atTip.event) ? { ran: atTip.created, commit: "on-branch" } : undefined;
    if (asked === mostRuns) return "too-many";
    asked += 1;
    const { branch, headRepository, event, commit, created } = await hub.run(owner, name, artifact.run);
    if (branch !== defaultBranch || headRepository !== id || !trustedEvents.has(event)) return undefined;
    const isSure = !eventsOfTags.has(event) || commit === tip?.commit;
    const answer = isSure ? "yes" : await isOnBranch(repository, commit);
    return answer === "no" ? undefined : { ran: created, commit: answer === "yes" ? "on-branch" : "not-shown" };
  };
}

function gap(of: Gap): Newest {
  return { kind: "gap", gap: of };
}

function isOfDefaultBranch(artifact: HubArtifact, { id, defaultBranch }: HubRepository): boolean {
  return (
    defaultBranch !== "" &&
    artifact.branch === defaultBranch &&
    artifact.repository === id &&
    artifact.headRepository === id
  );
}

/** By the run, then by the attempt: who starts an old run again makes a new artifact of old code. */
function newestFirst(artifacts: readonly HubArtifact[]): readonly HubArtifact[] {
  return artifacts.toSorted((one, other) => other.run - one.run || other.id - one.id);
}
