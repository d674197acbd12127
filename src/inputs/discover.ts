import { existsSync, readdirSync, realpathSync, type Stats, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { fileStart } from "../model/location.ts";
import type { PassedOver, PassedOverReason } from "../model/passed-over.ts";
import type { InputProblem } from "../model/resource.ts";
import { type AddedEntry, AddedFiles } from "./added-files.ts";
import { isPattern, pathMatcher, patternIn, withSlashes } from "./path-pattern.ts";
import { systemCode, systemReason } from "./system-reason.ts";
import { displayPath, isInside, isRepositoryContent, repositoryRoot } from "./workspace.ts";

/** One file to read. */
export interface DiscoveredFile {
  /** As reports show it. */
  readonly path: string;
  readonly absolute: string;
  /** Whether the user named it (a path or `-`), rather than a folder or a glob that holds it. */
  readonly named: boolean;
  /** Whether a glob of the user's selects it. */
  readonly selected?: true;
  /** `absolute` with links resolved, where the walk through its folder told it. */
  readonly real?: string;
  /** What stands in for the file's content, such as what an editor has not saved. */
  readonly bytes?: Uint8Array;
}

export interface Discovery {
  readonly files: readonly DiscoveredFile[];
  /** Named paths that cannot be read, and folders that were not looked at. */
  readonly problems: readonly InputProblem[];
  /** What was found below the paths and is no input by its name or its place. */
  readonly passedOver: readonly PassedOver[];
  /** Folders that companions of the inputs may be read from. */
  readonly roots: readonly string[];
}

/** Standard input as a path. */
export const stdinPath = "<stdin>";

/** Folders that hold other people's code or a tool's own copies. */
const skippedFolders: ReadonlySet<string> = new Set([
  ".git",
  ".hg",
  ".svn",
  "node_modules",
  ".terraform",
  ".terragrunt-cache",
  ".venv",
]);

/** Names that a template, one in Jinja, a plan or Terraform code can have; other files in a folder are not read. */
const candidateName =
  /\.(?:ya?ml|json|jsonl|ndjson|template|cfn|tf|tofu|hcl|json\.gz|(?:ya?ml|json|template|cfn)\.(?:j2|jinja2?))$|^serverless\.[cm]?[jt]s$/i;

/** Outputs of AWS as text, by what their names say: reports of credentials, lists of devices, calls, files of one account, calls that failed. */
const outputName =
  /(?:report|mfa|(?:describe|get|list)-[a-z]+|(?<![0-9])[0-9]{12}(?![0-9]))[^/]*\.(?:csv|txt)(?:\.gz)?$|^failures\.txt$/i;

/** Whether a file of this name is read where it is found in a folder. */
export function isInputName(name: string): boolean {
  return candidateName.test(name) || outputName.test(name);
}

/** Folders inside folders that are walked; a deeper tree is cut, which no repository reaches. */
const maxFolderDepth = 64;

/**
 * Turns the paths of the command line into files, each once, ordered by path. A folder is walked, a glob is
 * expanded, `-` is standard input; a path that exists is taken as it is, whatever characters it holds. Added files are found
 * as if they were on the disk.
 */
export function discover(
  paths: readonly string[],
  ignore: readonly string[],
  cwd: string,
  added = new AddedFiles(),
): Discovery {
  const collector = new Collector(cwd, ignoreTest(ignore), added);
  for (const path of paths.length > 0 ? paths : ["."]) {
    if (path === "-") collector.add({ path: stdinPath, absolute: stdinPath, named: true });
    else collector.take(path);
  }
  return collector.result();
}

/** What `Dirent` tells of an entry of a folder. */
interface FolderEntry {
  readonly name: string;
  isFile(): boolean;
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
}

function addedEntry({ name, isFolder }: AddedEntry): FolderEntry {
  return { name, isFile: () => !isFolder, isDirectory: () => isFolder, isSymbolicLink: () => false };
}

class Collector {
  readonly #cwd: string;
  readonly #isIgnored: (path: string) => boolean;
  readonly #added: AddedFiles;
  readonly #files = new Map<string, DiscoveredFile>();
  readonly #problems: InputProblem[] = [];
  readonly #passedOver: PassedOver[] = [];
  readonly #roots: Set<string>;
  /** Links in folders, and the files that they lead to. */
  readonly #links = new Map<string, string>();
  #reals: ReadonlySet<string> | undefined;

  constructor(cwd: string, isIgnored: (path: string) => boolean, added: AddedFiles) {
    this.#cwd = cwd;
    this.#isIgnored = isIgnored;
    this.#added = added;
    this.#roots = new Set([repositoryRoot(cwd)]);
  }

  result(): Discovery {
    const found: DiscoveredFile[] = [];
    for (const file of this.#files.values()) {
      if (this.#isLinkBesideItsFile(file)) this.#passOver(file.path, "link");
      else found.push(file);
    }
    const files = found.sort(byPath);
    const passedOver = this.#passedOver.sort(byPath);
    return { files, problems: this.#problems, passedOver, roots: [...this.#roots] };
  }

  /** A file that is both named and found in a folder counts as named. */
  add(file: DiscoveredFile): void {
    const have = this.#files.get(file.absolute);
    if (!have || (file.named && !have.named)) this.#files.set(file.absolute, file);
  }

  take(path: string): void {
    const absolute = resolve(this.#cwd, path);
    const stats = this.#stat(absolute, path);
    if (stats === "problem") return;
    if (stats?.isDirectory() || this.#added.isFolder(absolute)) {
      this.#allow(absolute);
      this.#walk(absolute, 0);
    } else if (stats?.isFile() || this.#added.isFile(absolute)) {
      this.#allow(dirname(absolute));
      this.add({ path: displayPath(this.#cwd, absolute), absolute, named: true });
    } else if (stats) {
      this.#refuse(path, "input-not-a-file", "this is neither a file nor a folder");
    } else {
      this.#expand(path);
    }
  }

  #expand(path: string): void {
    if (!isPattern(path)) {
      this.#refuse(path, "input-missing", "there is no such file or folder");
      return;
    }
    const { base, matches } = patternIn(this.#cwd, path);
    const before = this.#files.size;
    const stats = this.#stat(base, path);
    if (stats === "problem") return;
    if (stats?.isDirectory() || this.#added.isFolder(base)) this.#walk(base, 0, matches);
    if (this.#files.size === before) this.#refuse(path, "input-missing", "the pattern matches no file");
  }

  #stat(absolute: string, path: string): Stats | "problem" | undefined {
    try {
      return statSync(absolute);
    } catch (error) {
      const code = systemCode(error);
      if (code === "ENOENT" || code === "ENOTDIR") return undefined;
      this.#refuse(path, "input-unreadable", `this cannot be read: ${systemReason(error)}`);
      return "problem";
    }
  }

  /** `settled`: the folder with links resolved. */
  #walk(
    folder: string,
    depth: number,
    matches?: (path: string) => boolean,
    settled = this.#added.settled(folder),
  ): void {
    const shown = displayPath(this.#cwd, folder);
    for (const entry of this.#allEntries(folder)) {
      const absolute = join(folder, entry.name);
      if (entry.isDirectory()) {
        this.#walkInner(absolute, join(settled, entry.name), depth, matches);
        continue;
      }
      const path = shown === "." ? entry.name : `${shown}/${entry.name}`;
      if (this.#isIgnored(path)) {
        this.#passOver(path, "ignored");
        continue;
      }
      const isCandidate = matches?.(absolute) ?? isInputName(entry.name);
      const isFound = isCandidate && this.#isFile(entry, absolute);
      const real = this.#links.get(absolute) ?? join(settled, entry.name);
      if (isFound) this.add({ path, absolute, real, named: false, ...(matches && { selected: true }) });
      // What the glob does not select was not asked for.
      else if (!matches) this.#passOver(path, isCandidate ? "link" : "name");
    }
  }

  #walkInner(absolute: string, settled: string, depth: number, matches?: (path: string) => boolean): void {
    const [path, name] = [displayPath(this.#cwd, absolute), basename(absolute)];
    if (this.#isIgnored(path)) this.#passOver(path, "ignored");
    else if (skippedFolders.has(name)) this.#passOver(path, "foreign-folder");
    else if (depth < maxFolderDepth) this.#walk(absolute, depth + 1, matches, settled);
    else this.#tooDeep(path);
  }

  #passOver(path: string, reason: PassedOverReason): void {
    this.#passedOver.push({ path, reason });
  }

  #tooDeep(path: string): void {
    const message = `the folder lies more than ${maxFolderDepth} folders deep, and what is in it was not looked at: name it as a path of its own`;
    this.#problems.push({
      kind: "warning",
      code: "folder-too-deep",
      message,
      location: fileStart(path),
      isPartial: true,
    });
  }

  #allEntries(folder: string): readonly FolderEntry[] {
    const entries = this.#entries(folder);
    const added = this.#added.entries(folder);
    if (added.length === 0) return entries;
    const names = new Set(entries.map((one) => one.name));
    return [...entries, ...added.filter((one) => !names.has(one.name)).map(addedEntry)];
  }

  #entries(folder: string): readonly FolderEntry[] {
    try {
      return readdirSync(folder, { withFileTypes: true });
    } catch (error) {
      if (systemCode(error) === "ENOENT" && this.#added.isFolder(folder)) return [];
      const path = displayPath(this.#cwd, folder);
      this.#refuse(path, "input-unreadable", `the folder cannot be read: ${systemReason(error)}`);
      return [];
    }
  }

  /** A name in other bytes than UTF-8's comes with a replacement character, by which nothing can be opened. */
  #hasReadableName(entry: FolderEntry, absolute: string): boolean {
    if (!entry.name.includes("\ufffd") || existsSync(absolute) || this.#added.isFile(absolute)) return true;
    const path = displayPath(this.#cwd, absolute);
    this.#refuse(path, "input-unreadable", "the name is not UTF-8, so the file cannot be read; rename it");
    return false;
  }

  /** A link counts where it leads to a file inside the roots; links to folders are not followed, so no walk is endless. */
  #isFile(entry: FolderEntry, absolute: string): boolean {
    if (entry.isFile()) return this.#hasReadableName(entry, absolute);
    if (!entry.isSymbolicLink()) return false;
    try {
      const real = realpathSync(absolute);
      this.#links.set(absolute, real);
      return statSync(real).isFile() && [...this.#roots].some((root) => isRepositoryContent(real, realpathSync(root)));
    } catch {
      return false; // a dangling link is no input
    }
  }

  /**
   * A link whose file is among the inputs says the same once more, at a place that git stores one line of text for. Code of
   * Terraform says it once for each root module: each has a state of its own.
   */
  #isLinkBesideItsFile({ absolute, named }: DiscoveredFile): boolean {
    const real = this.#links.get(absolute);
    if (named || real === undefined || /\.(?:tf|tofu)(?:\.json)?$/i.test(absolute)) return false;
    return real !== absolute && this.#realFiles().has(real);
  }

  #realFiles(): ReadonlySet<string> {
    this.#reals ??= new Set(
      [...this.#files.keys()].filter((absolute) => !this.#links.has(absolute)).flatMap((absolute) => realOf(absolute)),
    );
    return this.#reals;
  }

  #allow(folder: string): void {
    const known = [...this.#roots].some((root) => isInside(folder, root));
    if (!known) this.#roots.add(repositoryRoot(folder));
  }

  #refuse(path: string, code: string, message: string): void {
    this.#problems.push({ kind: "error", code, message, location: fileStart(path) });
  }
}

function byPath(one: { readonly path: string }, other: { readonly path: string }): number {
  return one.path < other.path ? -1 : 1;
}

/** None for a file that is gone by now. */
function realOf(absolute: string): string[] {
  try {
    return [realpathSync(absolute)];
  } catch {
    return [];
  }
}

/** Whether patterns leave a path out: they match the path from the working directory, or any tail of it where the pattern has no `/`. */
export function ignoreTest(patterns: readonly string[]): (path: string) => boolean {
  const tests = patterns.map((pattern) => {
    const clean = withSlashes(pattern).replace(/^\.\//, "").replace(/\/$/, "");
    const whole = pathMatcher(clean);
    return clean.includes("/") ? whole : (path: string) => whole(path) || whole(basename(path));
  });
  return (path) => tests.some((test) => test(path));
}
