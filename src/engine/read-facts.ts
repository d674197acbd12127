import { wantedTypes, wantsType } from "../facts/wanted-types.ts";
import type { UnwrittenFiles } from "../inputs/added-files.ts";
import type { InputContext, InputOptions } from "../inputs/format.ts";
import type { ReadInput } from "../inputs/read.ts";
import { openWorkspace, type StandIns } from "../inputs/workspace.ts";
import type { ExceptionEntry } from "../model/exception.ts";
import type { Fact } from "../model/fact.ts";
import type { Action } from "../model/resource.ts";
import { metadataExceptions } from "../suppressions/inline-metadata.ts";
import { type PlacedResource, placed } from "../suppressions/placed-resource.ts";
import type { Dependencies } from "./versions.ts";

/** An input after its resources became facts; plain data, which one thread can hand to another. */
export interface ReadFacts extends ReadInput {
  readonly facts: readonly Fact[];
  readonly resourceCount: number;
  /** Of a plan: what stands before it, and what it does to each resource. */
  readonly before: readonly Fact[];
  readonly actions: readonly (readonly [string, Action])[];
  readonly placed: readonly PlacedResource[];
  /** Inline exceptions in metadata. */
  readonly exceptions: readonly ExceptionEntry[];
}

/** What a thread read of a file; `trace`: what that depends on, where the run asks for it. */
export interface HandedFacts extends ReadFacts {
  readonly trace?: TracedFacts;
}

/** What the reading of a file depends on. */
export interface TracedFacts extends Dependencies {
  /** git's object ID of the file. */
  readonly own: string;
}

/** What the reading of a file depends on beside the file; plain data. */
export interface ReadingSetup {
  readonly cwd: string;
  /** Folders that may be read from. */
  readonly roots: readonly string[];
  readonly standIns: StandIns;
  readonly options: InputOptions;
}

/** The context that files are read in, alike for every thread of a run. */
export function contextOf({ cwd, roots, standIns, options }: ReadingSetup, unwritten?: UnwrittenFiles): InputContext {
  return { workspace: openWorkspace(cwd, roots, standIns, unwritten), options, wanted: wantsType, wantedTypes };
}

/** Facts of one input, and of what it points at without our having read it. An input without any loads no adapter. */
export async function toReadFacts({ resources, ...input }: ReadInput, context: InputContext): Promise<ReadFacts> {
  const base = { ...input, resources: [], resourceCount: resources.length, facts: input.facts ?? [] };
  const nothing = { before: [], actions: [], placed: [], exceptions: [] };
  if (resources.length === 0 && input.problems.length === 0) return { ...base, ...nothing };
  const { deriveInput } = await import("./derive-facts.ts");
  const derived = await deriveInput(resources, input, context);
  return {
    ...base,
    ...derived,
    moves: [...(input.moves ?? []), ...derived.moves],
    facts: [...base.facts, ...derived.facts],
    placed: resources.map(placed),
    exceptions: resources.flatMap(metadataExceptions),
  };
}
