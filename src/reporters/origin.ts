/** Where the inputs of a report come from. */
export interface Origin {
  /** `owner/name`, or the name alone. */
  readonly repository?: string;
  /** The commit that is checked out, in full. */
  readonly commit?: string;
  /** The page of the commit at its host. */
  readonly address?: string;
}

/** The origin that an address of files tells: `https://github.com/o/r/blob/<sha>`, or GitLab's with `/-/blob/`. */
export function originOfLinkBase(linkBase: string | undefined): Origin | undefined {
  const found = /^(https?:\/\/[^/]+\/(.+?)(?:\/-)?)\/blob\/([0-9a-f]{7,64})$/.exec(linkBase ?? "");
  const [, before, repository, commit] = found ?? [];
  if (repository === undefined || commit === undefined) return undefined;
  return { repository, commit, address: `${before}/commit/${commit}` };
}

/**
 * The repository's name in the address of a remote: `https://user:secret@host/o/r.git`, `git@host:o/r.git`, a folder. What
 * stands before an `@` is never part of it. `undefined` where it has none.
 */
export function repositoryName(remote: string): string | undefined {
  const path = /^[a-z+]+:\/\/[^/]*\/(.*)$/i.exec(remote)?.[1] ?? /^[^/\\:]+:([^\\].*)$/.exec(remote)?.[1];
  const parts = (path ?? remote.replaceAll("\\", "/"))
    .replace(/[?#].*$/, "")
    .split("/")
    .filter((part) => part !== "" && part !== "." && part !== "..");
  const name = (path === undefined ? parts.slice(-1) : parts).join("/").replace(/\.git$/, "");
  return name === "" ? undefined : name;
}
