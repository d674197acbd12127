import type { Exports, InputContext, MemoFile, Workspace } from "../inputs/format.ts";
import type { Value } from "../model/value.ts";
import { type Dependencies, type DependencyNotes, namesOf, type TracedMemo, type Versions } from "./versions.ts";

/** Notes what a reader asks for. */
export class ReadTrace implements DependencyNotes {
  readonly context: InputContext;
  readonly #reads = new Map<string, string>();
  readonly #lists = new Map<string, string>();
  readonly #fullLists = new Map<string, string>();
  readonly #exports = new Map<string, Value | undefined>();

  /** Without a memo nothing that is read is kept. */
  constructor(context: InputContext, versions: Pick<Versions, "ofRead">, memo?: TracedMemo) {
    const { workspace, exports } = context;
    const traced: Workspace = {
      ...workspace,
      read: (path) => {
        const read = workspace.read(path);
        this.#reads.set(path, versions.ofRead(read));
        return read;
      },
      list: (folder) => {
        const names = workspace.list(folder);
        this.#lists.set(folder, namesOf(names));
        return names;
      },
      listAll: (folder) => {
        const names = workspace.listAll(folder);
        this.#fullLists.set(folder, namesOf(names));
        return names;
      },
    };
    this.context = {
      ...context,
      workspace: traced,
      ...(memo && { memo: memo.within(this) }),
      ...(exports && { exports: this.#tracedExports(exports) }),
    };
  }

  get dependencies(): Dependencies {
    return { reads: this.#reads, lists: this.#lists, fullLists: this.#fullLists, exports: this.#exports };
  }

  add({ reads, lists, fullLists, exports }: Dependencies): void {
    for (const [path, one] of reads) this.#reads.set(path, one);
    for (const [folder, one] of lists) this.#lists.set(folder, one);
    for (const [folder, one] of fullLists) this.#fullLists.set(folder, one);
    for (const [name, one] of exports) this.#exports.set(name, one);
  }

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
