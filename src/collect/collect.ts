import { GitHubError } from "../github/error.ts";
import { unpackFacts } from "./facts-archive.ts";
import type { Hub, HubArtifact, HubRepository } from "./hub.ts";
import { type IsOnBranch, type Newest, newestArtifact } from "./newest-artifact.ts";
import type { Collection, Gap, RepositoryOutcome, Stop } from "./outcome.ts";
import {
  collectedHead,
  digestOf,
  type FactsStore,
  fileOf,
  gapsFileOf,
  isFileOf,
  type KeptFacts,
  linesBelow,
  readKept,
} from "./store.ts";
import { Tips } from "./tips.ts";

export interface CollectSettings {
  readonly owner: string;
  /** Name of the artifacts. */
  readonly artifact: string;
  /** Days after which facts are stale. */
  readonly maxAgeDays: number;
  /** Repositories that are asked about at once. */
  readonly atOnce: number;
  /** Takes what an earlier run collected within a day as it is, without asking again. */
  readonly resume: boolean;
  /** Whether a repository takes part, by its name. */
  wants(repo: string): boolean;
  readonly now: Date;
  onProgress?(done: number, total: number): void;
}

const millisecondsOfDay = 86_400_000;
/** After this many repositories in a row without an answer, GitHub is taken to be away. */
const mostUnanswered = 10;
/** After this many repositories that refuse to show a commit, and none that does, no other one is asked to. */
const mostRefused = 3;
/** Bytes of an archive that is fetched. */
const maxArchiveBytes = 64_000_000;
const repositoryName = /^[A-Za-z0-9._-]{1,100}$/;

/**
 * Collects the newest facts of every repository of an owner into a folder. A file is written whole; what is not of
 * this collection's repositories any more is removed. Fails with `GitHubError` where the repositories cannot be listed.
 * `describe`: the lines that tell of the gaps, which take the place of the mark of an unfinished collection.
 */
export async function collectFromHub(
  hub: Hub,
  store: FactsStore,
  settings: CollectSettings,
  describe: (collection: Collection) => readonly string[],
): Promise<Collection> {
  const at = settings.now.toISOString();
  const begun: Collection = {
    owner: settings.owner,
    at,
    repositories: [],
    leftOut: { archived: 0, byName: 0 },
    unseen: 0,
  };
  // Whoever reads the folder after an abort is told.
  const unfinished = { trouble: "unreachable", message: "the collection did not come to its end" } as const;
  writeGaps(store, describe({ ...begun, stopped: unfinished }), at, settings.owner);
  const { owner, seen, total } = await hub.repositories(settings.owner);
  const wanted = seen.filter((one) => settings.wants(one.name));
  const collector = new Collector(hub, store, new Tips(hub, wanted), { ...settings, owner });
  const { outcomes, stopped } = await collectEach(collector, wanted, { ...settings, owner });
  const repositories = outcomes.filter((one) => one !== undefined);
  const collection: Collection = {
    owner,
    at,
    repositories,
    leftOut: { archived: outcomes.length - repositories.length, byName: seen.length - wanted.length },
    unseen: total === null ? null : Math.max(0, total - seen.length),
    ...(stopped && { stopped }),
  };
  removeOthers(store, collection);
  writeGaps(store, describe(collection), at, owner);
  return collection;
}

function writeGaps(store: FactsStore, lines: readonly string[], at: string, owner: string): void {
  store.write(gapsFileOf(owner), `${collectedHead({ owner, at })}\n${linesBelow(lines)}`);
}

/** Facts of a repository that is gone, or whose newest facts cannot be had, speak for nobody. */
function removeOthers(store: FactsStore, { owner, repositories }: Collection): void {
  const kept = new Set(repositories.flatMap((one) => one.facts?.file ?? []));
  for (const name of store.names()) if (isFileOf(owner, name) && !kept.has(name)) store.remove(name);
}

/** Works on several repositories at once, until one finds that going on is of no use. `undefined`: it takes no part. */
async function collectEach(
  collector: Collector,
  repositories: readonly HubRepository[],
  { owner, atOnce, onProgress }: CollectSettings,
): Promise<{ readonly outcomes: readonly (RepositoryOutcome | undefined)[]; readonly stopped: Stop | undefined }> {
  const outcomes: (RepositoryOutcome | undefined)[] = repositories.map(({ name }) => ({
    repository: `${owner}/${name}`,
    gap: { kind: "not-asked" },
  }));
  let stopped: Stop | undefined;
  let next = 0;
  let done = 0;
  let unanswered = 0;
  const work = async (): Promise<void> => {
    for (let index = next++; index < repositories.length && !stopped; index = next++) {
      const repository = repositories[index];
      if (!repository) return;
      const result = await collector.collect(repository);
      if (result.kind === "stop") stopped ??= result.stop;
      else {
        outcomes[index] = result.outcome;
        const gap = result.outcome?.gap;
        unanswered = gap?.kind === "unreachable" ? unanswered + 1 : 0;
        if (unanswered >= mostUnanswered && gap?.kind === "unreachable")
          stopped ??= { trouble: "unreachable", message: gap.message };
        done += 1;
        onProgress?.(done, repositories.length);
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return { outcomes, stopped };
}

type Result =
  | { readonly kind: "done"; readonly outcome: RepositoryOutcome | undefined }
  | { readonly kind: "stop"; readonly stop: Stop };

class Collector {
  readonly #hub: Hub;
  readonly #store: FactsStore;
  readonly #tips: Tips;
  readonly #settings: CollectSettings;
  /** A token that never may read commits is not asked to for every repository. */
  readonly #commits = { shown: 0, refused: 0 };

  constructor(hub: Hub, store: FactsStore, tips: Tips, settings: CollectSettings) {
    this.#hub = hub;
    this.#store = store;
    this.#tips = tips;
    this.#settings = settings;
  }

  async collect(repository: HubRepository): Promise<Result> {
    const name = `${this.#settings.owner}/${repository.name}`;
    try {
      return { kind: "done", outcome: await this.#newest(repository, name) };
    } catch (error) {
      if (!(error instanceof GitHubError)) throw error;
      const { trouble, message } = error;
      if (trouble === "unauthorized" || trouble === "busy") return { kind: "stop", stop: { trouble, message } };
      return { kind: "done", outcome: { repository: name, gap: gapOf(error) } };
    }
  }

  /** `undefined` for an archived repository that has published no facts: before they are gone, archiving hides nothing. */
  async #newest(repository: HubRepository, name: string): Promise<RepositoryOutcome | undefined> {
    const { owner, artifact: wanted, resume, now } = this.#settings;
    if (!repositoryName.test(repository.name))
      return { repository: name, gap: { kind: "broken", reason: "a repository cannot have this name" } };
    const file = fileOf(owner, repository.name);
    const kept = readKept(this.#store, file, now);
    const isOwn = kept?.repository === name && kept.id === repository.id && kept.called === wanted;
    const own = isOwn ? kept : undefined;
    if (own && resume && now.getTime() - Date.parse(own.at) < millisecondsOfDay) return this.#kept(own, file);
    const newest = await newestArtifact(this.#hub, owner, repository, wanted, own, this.#tips, this.#isOnBranch);
    if (newest.kind === "found") {
      // Somebody has deleted newer facts than those in the list.
      if (own && newest.artifact.run < own.run) return { ...this.#kept(own, file), gap: { kind: "vanished" } };
      return this.#fetched(repository, name, newest, file);
    }
    if (newest.kind === "known") return this.#kept(newest.known, file);
    const isLeftOut = repository.archived && newest.gap.kind === "none" && !own;
    return isLeftOut ? undefined : { repository: name, gap: newest.gap };
  }

  readonly #isOnBranch: IsOnBranch = async ({ name, defaultBranch }, commit) => {
    if (this.#commits.shown === 0 && this.#commits.refused >= mostRefused) return "not-shown";
    const answer = await this.#hub.isOnBranch(this.#settings.owner, name, defaultBranch, commit);
    this.#commits[answer === "not-shown" ? "refused" : "shown"] += 1;
    return answer;
  };

  #kept(own: KeptFacts, file: string): RepositoryOutcome {
    const { repository, artifact, run, created, ran, commit, count } = own;
    return this.#aged({ repository, facts: { artifact, run, created, ran, commit, count, file, kept: true } });
  }

  async #fetched(
    repository: HubRepository,
    name: string,
    { artifact, run }: Extract<Newest, { readonly kind: "found" }>,
    file: string,
  ): Promise<RepositoryOutcome> {
    const broken = (reason: string) => ({ repository: name, gap: { kind: "broken", reason } }) as const;
    if ([artifact.created, run.ran].some((moment) => Number.isNaN(Date.parse(moment))))
      return broken("GitHub does not tell when it was made");
    if (artifact.size > maxArchiveBytes) return broken(`the archive is larger than ${maxArchiveBytes} bytes`);
    const archive = await this.#archive(repository, artifact);
    if (!archive) return { repository: name, gap: { kind: "vanished" } };
    const read = await unpackFacts(archive, artifact.digest, name);
    if (!read.ok) return broken(read.reason);
    const source = { artifact: artifact.id, run: artifact.run, created: artifact.created, ...run };
    const count = read.lines.length;
    const lines = linesBelow(read.lines);
    const origin = { repository: name, id: repository.id, called: this.#settings.artifact, ...source };
    const head = collectedHead({ ...origin, at: this.#settings.now.toISOString(), count, digest: digestOf(lines) });
    this.#store.write(file, `${head}\n${lines}`);
    return this.#aged({ repository: name, facts: { ...source, file, count, kept: false } });
  }

  /** `undefined` for one that was listed a moment ago and is gone. */
  async #archive({ name }: HubRepository, artifact: HubArtifact): Promise<Uint8Array | undefined> {
    try {
      return await this.#hub.archive(this.#settings.owner, name, artifact.id);
    } catch (error) {
      if (error instanceof GitHubError && (error.status === 404 || error.status === 410)) return undefined;
      throw error;
    }
  }

  #aged(outcome: RepositoryOutcome & { readonly facts: object }): RepositoryOutcome {
    const { now, maxAgeDays } = this.#settings;
    const { created, ran } = outcome.facts;
    const age = (now.getTime() - Math.min(Date.parse(created), Date.parse(ran))) / millisecondsOfDay;
    if (age <= maxAgeDays) return outcome;
    return { ...outcome, gap: { kind: "stale", days: Math.floor(age) } };
  }
}

function gapOf({ trouble, message }: GitHubError): Gap {
  if (trouble === "denied" || trouble === "refused") return { kind: "denied", message };
  if (trouble === "unusable") return { kind: "broken", reason: message };
  return { kind: "unreachable", message };
}
