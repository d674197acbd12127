import type { Fact } from "../model/fact.ts";
import type { InputFormatName, ParsedInput } from "../model/resource.ts";
import type { Value } from "../model/value.ts";
import type { TerraformSources } from "./terraform/plan/sources.ts";

/** The bytes of one input with the name that reports give it. */
export interface SourceFile {
  /** Relative to the working directory, with `/`; `<stdin>` for standard input. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /**
   * The whole file piece by piece, where it is too large to hold: `bytes` is then its beginning only, 64 KiB at least.
   * A piece may be reused for the next one. Formats that do not read pieces refuse such a file as too large.
   */
  readonly chunks?: () => Iterable<Uint8Array>;
}

/**
 * The files around an input, and the only way for a format to read more than its own bytes: reads stay inside the
 * workspace root and never use the network.
 */
export interface Workspace {
  /**
   * Reads a file by a path relative to the working directory. `outside`: it would leave the workspace root,
   * links resolved. `missing`: no such file, or not a regular one. `too-large`: over the size limit.
   */
  read(path: string): WorkspaceRead;
  /** Names of the files (not folders) directly in a folder that `isCompanionName` takes, sorted; empty where it cannot be listed. */
  list(folder: string): readonly string[];
  /** The same with all other names, and those of folders with a `/` at the end; links are what they lead to. */
  listAll(folder: string): readonly string[];
  /** The file on the disk, links resolved, whose content `read` gives; `undefined` where it gives another text or a refusal. */
  fileOf?(path: string): string | undefined;
}

export type WorkspaceRead =
  | { readonly kind: "ok"; readonly bytes: Uint8Array }
  | { readonly kind: "missing" | "outside" | "too-large" | "unreadable"; readonly reason: string };

/** Options of the user for resolving values. */
export interface InputOptions {
  /** CloudFormation parameter values, by name; a `Value` has its location. */
  readonly parameters: ReadonlyMap<string, string | Value>;
  /** Terraform variable files, in the order of the command line. */
  readonly varFiles: readonly SourceFile[];
  /** Where the .tf files of a plan are; default: the plan's folder, then the working directory. */
  readonly source: string | null;
  /** What a remote template is in this workspace: URL to path. */
  readonly templates?: ReadonlyMap<string, string>;
  /** The partition that everything is deployed to, where the user says it: `aws-us-gov`. */
  readonly partition?: string;
  /** Bytes that one input may have; default: `maxInputBytes`. */
  readonly maxFileBytes?: number;
}

/** A file that something is made of; `bytes` stand in for its content. */
export interface MemoFile {
  readonly path: string;
  readonly absolute: string;
  /** `absolute` with links resolved, where that is known. */
  readonly real?: string;
  readonly bytes?: Uint8Array;
}

/** What was made, and whether it is to be kept: not where it depends on more than what was read for it. */
export interface Made<T> {
  readonly result: T;
  readonly isKept: boolean;
}

/** Takes what an earlier run made of the same, or makes it. `kind`: of what is made. */
export interface Memo {
  /** Of a file, and of what `make` reads in its context. */
  ofFile<F extends MemoFile, T>(
    kind: string,
    file: F,
    context: InputContext,
    make: (file: F, context: InputContext) => T,
  ): T;
  /** Of what `make` reads in its context; `path`: what it is about. */
  ofReads<T>(kind: string, path: string, context: InputContext, make: (context: InputContext) => Made<T>): T;
  /** Of a text alone; one kind for each path. */
  ofText<T>(path: string, text: string, make: () => T): T;
}

export interface InputContext {
  /** What earlier runs made; absent: nothing is kept. */
  readonly memo?: Memo;
  readonly workspace: Workspace;
  readonly options: InputOptions;
  /** Whether some adapter reads a resource type; other types may be left out. Default: all are read. */
  readonly wanted?: (type: string) => boolean;
  /** The same as a set, for readers that search bytes. */
  readonly wantedTypes?: ReadonlySet<string>;
  /**
   * Whether a file only gives context: nothing is told of it, so one whose bytes prove that it declares nothing of interest
   * is passed over. Default: none does.
   */
  readonly isContext?: (path: string) => boolean;
  /** Whether a file stands in a folder of tests that nobody asked for: what only tests call is a module by itself. Default: none does. */
  readonly isTest?: (path: string) => boolean;
  /** What the CloudFormation templates of the run export, by export name, for `Fn::ImportValue`. */
  readonly exports?: Exports;
  /** The sources that a binary plan of the run carries for the plan of that path. */
  readonly planSources?: (planPath: string) => TerraformSources | undefined;
  /** Told before a file is read that is read piece by piece. */
  readonly beforeLarge?: () => Promise<void>;
}

/** One group of accounts of a stack set, with the regions that it deploys to there; `is`: how an assumption names it. */
export interface RegionGroup {
  readonly is: string;
  /** `undefined` where they are not all known. */
  readonly regions: readonly string[] | undefined;
}

/** The exports of the run's templates; a look-up may read them on demand. */
export interface Exports {
  /** Loads what reads exports; awaited before a reader is used that may ask for one. */
  prepare?(): Promise<void>;
  get(name: string): Value | undefined;
}

/**
 * Whether a format takes an input. `yes`: it is one. `broken`: it claims to be one and cannot be read;
 * `parse` says why. `if-named`: it can be one, and is where the user names the file. `no`: it is something else.
 */
export type Claim = "yes" | "broken" | "if-named" | "no";

/** A format is one folder here and one line in `registry.ts`. */
export interface InputFormat {
  readonly name: InputFormatName;
  /** Quick look at the bytes, no full parse; must not throw. */
  claims(source: SourceFile): Claim;
  parse(
    source: SourceFile,
    context: InputContext,
  ): ParsedInput & {
    readonly facts?: readonly Fact[];
    /** The input that its references are about, where that is another one which it reads along. */
    readonly scope?: string;
  };
}
