/** The artifact that a repository's facts came from. */
export interface FactsSource {
  readonly artifact: number;
  readonly run: number;
  /** When GitHub got it; ISO 8601. */
  readonly created: string;
  /** When the run's first attempt began: its facts are no younger than that; ISO 8601. */
  readonly ran: string;
  /** `not-shown`: the token may not read commits, and a run for a tag that is called as the default branch counts as the branch's. */
  readonly commit: "on-branch" | "not-shown";
}

/** Why the facts of a repository are not there, or not to be relied upon. */
export type Gap =
  /** There is no artifact of the name. */
  | { readonly kind: "none" }
  /** All artifacts of the name are from other branches, from tags, from forks, or from events that others trigger. */
  | { readonly kind: "untrusted"; readonly count: number }
  /** GitHub has deleted the newest one. */
  | { readonly kind: "expired"; readonly created: string }
  /** It was in the list and could not be had any more; where the repository has facts, they are those that a collection before had got. */
  | { readonly kind: "vanished" }
  /** The token may not read the repository's artifacts. */
  | { readonly kind: "denied"; readonly message: string }
  | { readonly kind: "unreachable"; readonly message: string }
  /** The archive, or what it holds, is not what it should be; a phrase. */
  | { readonly kind: "broken"; readonly reason: string }
  /** Its facts are there, and this many days old. */
  | { readonly kind: "stale"; readonly days: number }
  /** The collection ended before its turn. */
  | { readonly kind: "not-asked" };

export interface RepositoryOutcome {
  /** `owner/name`. */
  readonly repository: string;
  /** Where its facts are, and from what; absent where there are none. */
  readonly facts?: FactsSource & {
    readonly file: string;
    readonly count: number;
    /** A run before this one has got them. */
    readonly kept: boolean;
  };
  readonly gap?: Gap;
}

/** Why a collection ended early. */
export interface Stop {
  readonly trouble: "unauthorized" | "busy" | "unreachable";
  readonly message: string;
}

export interface Collection {
  readonly owner: string;
  /** When it began; ISO 8601. */
  readonly at: string;
  readonly repositories: readonly RepositoryOutcome[];
  /** Repositories that were left out: archived ones without facts, and those that the user leaves out. */
  readonly leftOut: { readonly archived: number; readonly byName: number };
  /** Repositories that the organization has and the token does not see; `null`: the token is not told how many there are. */
  readonly unseen: number | null;
  readonly stopped?: Stop;
}

/** Whether the facts of every repository are there and fresh. */
export function isWhole(collection: Collection): boolean {
  const { repositories, unseen, stopped } = collection;
  const isSeen = !isEmpty(collection) && (unseen ?? 0) === 0;
  return isSeen && stopped === undefined && repositories.every((one) => one.gap === undefined);
}

/** A collection that came to its end without a repository says nothing. */
export function isEmpty({ repositories, stopped }: Collection): boolean {
  return repositories.length === 0 && stopped === undefined;
}
