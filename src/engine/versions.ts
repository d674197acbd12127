import type { Memo, MemoFile, WorkspaceRead } from "../inputs/format.ts";
import type { Value } from "../model/value.ts";

/** What reading told, by path; what folders held, of companion names and of all; what other templates export. */
export interface Dependencies {
  readonly reads: ReadonlyMap<string, string>;
  readonly lists: ReadonlyMap<string, string>;
  readonly fullLists: ReadonlyMap<string, string>;
  readonly exports: ReadonlyMap<string, Value | undefined>;
}

/** What files and folders are where something is read. */
export interface Versions {
  /** Equal for reads that tell the same. */
  ofRead(read: WorkspaceRead): string;
  /** `undefined`: the file cannot be read, or not be told apart. */
  of(file: MemoFile): string | undefined;
  /** The file with the bytes that its version is of; a large one is read by whoever wants it. */
  withBytes<F extends MemoFile>(file: F): { readonly file: F; readonly version: string } | undefined;
  /** Whether everything is as it was. */
  hold(dependencies: Dependencies): boolean;
}

/** Notes what something depends on. */
export interface DependencyNotes {
  /** Notes what something that is taken as it was kept depends on. */
  add(dependencies: Dependencies): void;
  /** Notes a file that was read past the workspace. `version`: `undefined` where it cannot be told apart later. */
  addFile(file: MemoFile, version: string | undefined): void;
}

/** Gives what is kept to readers, and tells `outer`, where there is one, what that depends on. */
export interface TracedMemo {
  within(outer: DependencyNotes | undefined): Memo;
}

/** Equal for reads that tell the same. */
export function versionOfRead(read: WorkspaceRead, digest: (bytes: Uint8Array) => string): string {
  return read.kind === "ok" ? digest(read.bytes) : `${read.kind} ${read.reason}`;
}

export function namesOf(names: readonly string[]): string {
  return names.join("\0");
}
