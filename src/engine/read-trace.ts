import type { Exports, InputContext, Memo, MemoFile, Workspace } from "../inputs/format.ts";
import type { Value } from "../model/value.ts";
import { type Dependencies, namesOf, versionOfRead } from "./file-versions.ts";

/** Gives what is kept to readers, and tells `outer`, where there is one, what that depends on. */
export interface TracedMemo {
  within(outer: ReadTrace | undefined): Memo;
}

/** Notes what a reader asks for. */
export class ReadTrace {
  readonly context: InputContext;
  readonly #reads = new Map<string, string>();
  readonly #lists = new Map<string, string>();
  readonly #exports = new Map<string, Value | undefined>();

  constructor(context: InputContext, memo: TracedMemo) {
    const { workspace, exports } = context;
    const traced: Workspace = {
      ...workspace,
      read: (path) => {
        const read = workspace.read(path);
        this.#reads.set(path, versionOfRead(read));
        return read;
      },
      list: (folder) => {
        const names = workspace.list(folder);
        this.#lists.set(folder, namesOf(names));
        return names;
      },
    };
    this.context = {
      ...context,
      workspace: traced,
      memo: memo.within(this),
      ...(exports && { exports: this.#tracedExports(exports) }),
    };
  }

  get dependencies(): Dependencies {
    return { reads: this.#reads, lists: this.#lists, exports: this.#exports };
  }

  /** Notes what something that is taken as it was kept depends on. */
  add({ reads, lists, exports }: Dependencies): void {
    for (const [path, one] of reads) this.#reads.set(path, one);
    for (const [folder, one] of lists) this.#lists.set(folder, one);
    for (const [name, one] of exports) this.#exports.set(name, one);
  }

  /** Notes a file that was read past the workspace. `version`: `undefined` where it cannot be told apart later. */
  addFile({ path }: MemoFile, version: string | undefined): void {
    this.#reads.set(path, version ?? "not told apart");
  }

  #tracedExports(exports: Exports): Exports {
    return {
      ...exports,
      get: (name) => {
        const value = exports.get(name);
        this.#exports.set(name, value);
        return value;
      },
    };
  }
}
