/** Words after `root` with which it is another thing: a cause, a certificate, a volume. */
const compounds: ReadonlySet<string> = new Set([
  "ca",
  "cause",
  "cert",
  "certificate",
  "dir",
  "domain",
  "fs",
  "module",
  "path",
  "volume",
  "zone",
]);

/** Words before `root` with which it is another thing: a square root, the root of a site or of a repository. */
const leading: ReadonlySet<string> = new Set([
  "cube",
  "doc",
  "document",
  "git",
  "merkle",
  "project",
  "repo",
  "square",
  "web",
]);

/**
 * Whether a name speaks of root as a word of its own: `my-root-mfa`, `RootDevice`, `root_mfa`; not `groot`, `rooted`,
 * `root-cause`, `square-root` or `root@example.com`.
 */
export function speaksOfRoot(name: string): boolean {
  if (!/root/i.test(name)) return false;
  const words = name.slice(0, 2_000).match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|@|[0-9]+/g) ?? [];
  return words.some((word, index) => {
    if (word.toLowerCase() !== "root") return false;
    const next = words[index + 1]?.toLowerCase();
    if (leading.has(words[index - 1]?.toLowerCase() ?? "")) return false;
    return next !== "@" && !compounds.has(next ?? "");
  });
}
