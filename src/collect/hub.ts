/** A repository as the list of its owner has it. */
export interface HubRepository {
  readonly id: number;
  /** What GitHub's GraphQL calls it, `""` where the list does not tell. */
  readonly node: string;
  readonly name: string;
  readonly defaultBranch: string;
  readonly archived: boolean;
}

export interface HubRepositories {
  /** The owner's name as GitHub spells it. */
  readonly owner: string;
  readonly seen: readonly HubRepository[];
  /** How many there are, `null` where the token is not told. */
  readonly total: number | null;
}

export interface HubArtifact {
  readonly id: number;
  readonly run: number;
  /** The branch that the run was for, `""` where GitHub does not tell; of a pull request the branch that it comes from. */
  readonly branch: string;
  /** IDs of the repository that the run belongs to, and of the one that its commit comes from; 0: not told. */
  readonly repository: number;
  readonly headRepository: number;
  /** ISO 8601. */
  readonly created: string;
  readonly isExpired: boolean;
  /** Bytes of the archive. */
  readonly size: number;
  /** `sha256:<hex>` of the archive, where GitHub tells it. */
  readonly digest: string | undefined;
}

export interface HubRun {
  /** `push`, `schedule`, `pull_request`, … */
  readonly event: string;
  /** A tag that was pushed stands here too, by its bare name. */
  readonly branch: string;
  readonly headRepository: number;
  /** The commit that it was for. */
  readonly commit: string;
  /** When its first attempt began; ISO 8601. Artifacts of a later attempt are younger. */
  readonly created: string;
}

/** The newest commit of a repository's default branch. */
export interface HubTip {
  readonly commit: string;
  /** The latest runs for that commit, by their numbers, as far as GitHub shows them. */
  readonly runs: ReadonlyMap<number, Pick<HubRun, "event" | "created">>;
}

/** What a collection asks of GitHub. Every verb fails with `GitHubError`. */
export interface Hub {
  /** Every repository of the owner that the token sees. */
  repositories(owner: string): Promise<HubRepositories>;
  /** One page of a repository's artifacts of a name, the newest first; `isLast`: there is no further one. */
  artifacts(
    owner: string,
    repo: string,
    name: string,
    page: number,
  ): Promise<{ readonly artifacts: readonly HubArtifact[]; readonly isLast: boolean }>;
  /** Of each repository in its order; `undefined` where GitHub does not show it. */
  tips(repositories: readonly HubRepository[]): Promise<readonly (HubTip | undefined)[]>;
  run(owner: string, repo: string, run: number): Promise<HubRun>;
  /** Whether a commit is on a branch; `not-shown`: the token may not read the repository's commits. */
  isOnBranch(owner: string, repo: string, branch: string, commit: string): Promise<"yes" | "no" | "not-shown">;
  /** The bytes of an artifact's archive. */
  archive(owner: string, repo: string, artifact: number): Promise<Uint8Array>;
}
