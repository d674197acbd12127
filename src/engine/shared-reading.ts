import { resolve } from "node:path";
import type { UnwrittenFiles } from "../inputs/added-files.ts";
import type { DiscoveredFile } from "../inputs/discover.ts";
import type { Exports, InputContext, InputOptions, Memo, MemoFile, WorkspaceRead } from "../inputs/format.ts";
import { hashOf, type ObjectHash, objectId } from "../inputs/object-id.ts";
import { isTerraformFile } from "../inputs/read-all.ts";
import { readDiscovered } from "../inputs/regular-file.ts";
import { optionsSignature } from "./input-options.ts";
import { inputKey, KeptResults, keyOf } from "./kept-results.ts";
import type { ReadFacts, TracedFacts } from "./read-facts.ts";
import { type Dependencies, namesOf, type TracedMemo, type Versions, versionOfRead } from "./versions.ts";

/** Files above this size, in bytes, are read on both sides. */
const largeBytes = 8_000_000;

/** How the files of one side of a change are read. */
export interface ReadingSide {
  readonly memo: TracedMemo;
  /** What object IDs are made with; absent: nothing is kept of what is read here. */
  readonly hash?: ObjectHash;
  /** What the other side made of the same, if nothing that it depends on differs. */
  find(file: DiscoveredFile, exports: Exports): ReadFacts | undefined | Promise<ReadFacts | undefined>;
  make(
    file: DiscoveredFile,
    context: InputContext,
    make: (file: DiscoveredFile, context: InputContext) => Promise<ReadFacts>,
  ): Promise<ReadFacts>;
  /** Takes over what a thread read. */
  keep(file: DiscoveredFile, input: ReadFacts, trace: TracedFacts): void;
  /** Sees to it that files are on the disk which are to be read. */
  provide(files: readonly DiscoveredFile[]): void;
  provideAll(): void;
}

/**
 * What both sides of a change have alike is read once, in the present. What was made of a file, or of a folder of Terraform code, counts
 * for the base as well where the file and all that was read along are the same there by git's object IDs of their bytes,
 * folders that were listed hold the same names, and the options say the same. git's index is not asked: it can be wrong.
 */
export class SharedReading {
  readonly #results = new KeptResults();
  readonly #hash: ObjectHash;
  #options: string | undefined;

  /** `commit`: the object ID of the base. */
  constructor(commit: string) {
    this.#hash = hashOf(commit);
  }

  /** The side that is read first. */
  present({ options }: InputContext): ReadingSide {
    this.#options = optionsSignature(options);
    return this.#side(new HashedVersions(this.#hash, options), { hash: this.#hash });
  }

  /** The other one; `undefined` where its options say something else. `cwd`: absolute. */
  base({ options, workspace }: InputContext, cwd: string, unwritten: UnwrittenFiles): ReadingSide | undefined {
    if (optionsSignature(options) !== this.#options) return undefined;
    const versions = new CommittedVersions(this.#hash, { options, workspace }, cwd, unwritten);
    const isKnown = (file: DiscoveredFile) =>
      this.#results.isKnown(
        isTerraformFile(file) ? keyOf("configuration", file.path) : inputKey(file),
        versions.of(file),
      );
    return this.#side(versions, {
      provide: (files) => unwritten.write(files.flatMap((file) => (isKnown(file) ? [] : file.absolute))),
      provideAll: () => unwritten.writeAll(),
    });
  }

  #side(
    versions: HashedVersions,
    { hash, provide = () => {}, provideAll = () => {} }: Partial<Pick<ReadingSide, "hash" | "provide" | "provideAll">>,
  ): ReadingSide {
    const results = this.#results;
    const memo = results.memo(versions, ofTextAlone);
    return {
      memo,
      ...(hash && { hash }),
      find: (file, exports) => results.find(inputKey(file), file, versions, exports) as ReturnType<ReadingSide["find"]>,
      make: (file, context, make) => results.make(inputKey(file), file, versions, context, memo, make),
      keep: (file, result, trace) => results.keep(inputKey(file), file.path, { ...trace, result }),
      provide,
      provideAll,
    };
  }
}

/** Texts are read once a run. */
const ofTextAlone: Memo["ofText"] = (_path, _text, make) => make();

/** Files by git's object IDs of what they hold. Nothing is known before it is read. */
export class HashedVersions implements Versions {
  readonly #digest: (bytes: Uint8Array) => string;
  readonly #maxBytes: number;

  constructor(hash: ObjectHash, { maxFileBytes = Number.POSITIVE_INFINITY }: Pick<InputOptions, "maxFileBytes">) {
    this.#digest = (bytes) => objectId(bytes, hash);
    this.#maxBytes = Math.min(largeBytes, maxFileBytes);
  }

  ofRead(read: WorkspaceRead): string {
    return versionOfRead(read, this.#digest);
  }

  of(_file: MemoFile): string | undefined {
    return undefined;
  }

  withBytes<F extends MemoFile>(file: F): { readonly file: F; readonly version: string } | undefined {
    const bytes = readDiscovered(file, this.#maxBytes);
    return typeof bytes === "string" || bytes.length > this.#maxBytes
      ? undefined
      : { file: { ...file, bytes }, version: this.#digest(bytes) };
  }

  hold(_dependencies: Dependencies): boolean {
    return false;
  }
}

/** Files of a commit. */
class CommittedVersions extends HashedVersions {
  readonly #workspace: InputContext["workspace"];
  readonly #cwd: string;
  readonly #unwritten: UnwrittenFiles;
  readonly #reads = new Map<string, string>();
  readonly #lists = new Map<string, string>();
  readonly #fullLists = new Map<string, string>();

  constructor(
    hash: ObjectHash,
    { options, workspace }: Pick<InputContext, "options" | "workspace">,
    cwd: string,
    unwritten: UnwrittenFiles,
  ) {
    super(hash, options);
    this.#workspace = workspace;
    this.#cwd = cwd;
    this.#unwritten = unwritten;
  }

  override of({ absolute, bytes }: MemoFile): string | undefined {
    return bytes ? undefined : this.#unwritten.idOf(absolute);
  }

  override withBytes<F extends MemoFile>(file: F): { readonly file: F; readonly version: string } | undefined {
    this.#unwritten.write([file.absolute]);
    return super.withBytes(file);
  }

  override hold({ reads, lists, fullLists }: Dependencies): boolean {
    for (const [path, version] of reads) if (this.#read(path) !== version) return false;
    for (const [folder, names] of lists)
      if (known(this.#lists, folder, () => namesOf(this.#workspace.list(folder))) !== names) return false;
    for (const [folder, names] of fullLists)
      if (known(this.#fullLists, folder, () => namesOf(this.#workspace.listAll(folder))) !== names) return false;
    return true;
  }

  #read(path: string): string {
    return known(
      this.#reads,
      path,
      () => this.#unwritten.idOf(resolve(this.#cwd, path)) ?? this.ofRead(this.#workspace.read(path)),
    );
  }
}

function known(all: Map<string, string>, key: string, make: () => string): string {
  const value = all.get(key) ?? make();
  all.set(key, value);
  return value;
}
