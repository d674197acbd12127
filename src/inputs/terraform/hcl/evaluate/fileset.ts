import { matchesWildcards } from "../../../../model/wildcards.ts";

// Files by the pattern of `fileset`, as the library behind Terraform's finds them (bmatcuk/doublestar, version 1).

/** Alternatives of the braces of one pattern; a pattern with more is not evaluated. */
const maxAlternatives = 64;

/** Folders that one pattern is looked for in, and how deep; past them it is not evaluated, as where links lead in a circle. */
const maxFolders = 2_000;
const maxDepth = 64;

/** Names of what stands in a folder; those of folders end with `/`. */
type List = (folder: string) => readonly string[];

/**
 * The files below `folder` that a pattern names, relative to it, each once: `*`, `?`, `{a,b}`, and `**` for any number of
 * folders where it stands alone between slashes. Hidden files count as any. `undefined` for a pattern with classes or escapes,
 * and past the limits.
 */
export function filesOf(folder: string, pattern: string, list: List): readonly string[] | undefined {
  const globs = /[[\]\\]/.test(pattern) ? undefined : withoutBraces(pattern);
  if (!globs) return undefined;
  const walk = new Walk(list);
  for (const glob of globs)
    walk.enter(
      folder,
      "",
      glob.split("/").filter((one) => one !== "" && one !== "."),
      0,
    );
  return walk.isCut ? undefined : [...walk.found];
}

class Walk {
  readonly found = new Set<string>();
  isCut = false;
  readonly #list: List;
  #entered = 0;

  constructor(list: List) {
    this.#list = list;
  }

  /** `prefix`: the way from the first folder to this one, `""` or with a slash at its end. */
  enter(folder: string, prefix: string, [segment, ...rest]: readonly string[], depth: number): void {
    this.#entered += 1;
    if (this.#entered > maxFolders || depth > maxDepth) this.isCut = true;
    if (this.isCut || segment === undefined) return;
    const into = (name: string, segments: readonly string[]) =>
      this.enter(`${folder}/${name}`, `${prefix}${name}/`, segments, depth + 1);
    const isAny = segment === "**";
    if (rest.length === 0) this.#files(folder, prefix, isAny ? "*" : segment);
    else if (isAny) this.enter(folder, prefix, rest, depth);
    else if (!/[*?]/.test(segment)) into(segment, rest);
    else for (const name of this.#foldersIn(folder)) if (matchesWildcards(name, segment)) into(name, rest);
    if (isAny) for (const name of this.#foldersIn(folder)) into(name, [segment, ...rest]);
  }

  #files(folder: string, prefix: string, glob: string): void {
    for (const name of this.#list(folder))
      if (!name.endsWith("/") && matchesWildcards(name, glob)) this.found.add(prefix + name);
  }

  #foldersIn(folder: string): readonly string[] {
    return this.#list(folder).flatMap((name) => (name.endsWith("/") ? [name.slice(0, -1)] : []));
  }
}

/** `*.{json,yaml}` → `*.json`, `*.yaml`; `undefined` for braces in braces, without an end, or with too many alternatives. */
function withoutBraces(glob: string): readonly string[] | undefined {
  let globs: readonly string[] = [""];
  for (const piece of glob.split(/(\{[^{}]*\})/)) {
    if (/[{}]/.test(piece) && !/^\{[^{}]*\}$/.test(piece)) return undefined;
    const ways = piece.startsWith("{") ? piece.slice(1, -1).split(",") : [piece];
    globs = globs.flatMap((start) => ways.map((way) => start + way));
    if (globs.length > maxAlternatives) return undefined;
  }
  return globs;
}
