import type { Hub, HubArtifact, HubRepository } from "./hub.ts";
import type { Gap } from "./outcome.ts";

/** Events whose runs have the code of the branch itself; a pull request's run has what somebody proposes. */
const trustedEvents: ReadonlySet<string> = new Set(["push", "schedule", "workflow_dispatch", "repository_dispatch"]);

/** Pages of 50 artifacts that are looked through. */
const mostPages = 20;
/** Runs that are asked about for one repository. */
const mostRuns = 5;

export type Newest =
  | { readonly kind: "found"; readonly artifact: HubArtifact }
  | { readonly kind: "gap"; readonly gap: Gap };

/**
 * The newest artifact that a run of the repository's own default branch has made. The list has the branch that a run was
 * for, which of a pull request is the branch that it comes from: somebody who may push a branch can ask to merge the
 * default branch into it, and the run then has that branch's code. So the run's event decides as well, unless `isKnown`:
 * an earlier run has asked for that artifact.
 */
export async function newestArtifact(
  hub: Hub,
  owner: string,
  repository: HubRepository,
  name: string,
  isKnown: (artifact: HubArtifact) => boolean,
): Promise<Newest> {
  let untrusted = 0;
  let asked = 0;
  for await (const artifact of listed(hub, owner, repository.name, name)) {
    if (isOfDefaultBranch(artifact, repository)) {
      if (isKnown(artifact)) return { kind: "found", artifact };
      if (artifact.isExpired) return gap({ kind: "expired", created: artifact.created });
      if (asked === mostRuns) break;
      asked += 1;
      if (await isOfTrustedRun(hub, owner, repository, artifact)) return { kind: "found", artifact };
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

async function isOfTrustedRun(
  hub: Hub,
  owner: string,
  { id, name, defaultBranch }: HubRepository,
  artifact: HubArtifact,
): Promise<boolean> {
  const run = await hub.run(owner, name, artifact.run);
  return run.branch === defaultBranch && run.headRepository === id && trustedEvents.has(run.event);
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

/** GitHub lists the newest first, without a promise. */
function newestFirst(artifacts: readonly HubArtifact[]): readonly HubArtifact[] {
  return artifacts.toSorted((one, other) => Date.parse(other.created) - Date.parse(one.created) || other.id - one.id);
}
