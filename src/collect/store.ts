import { factsVersion } from "../inputs/facts/read-line.ts";
import { ownField } from "../inputs/facts/shapes.ts";
import { version } from "../version.ts";
import type { FactsSource } from "./outcome.ts";

/** The folder that a collection fills; names are those of files directly in it. */
export interface FactsStore {
  names(): readonly string[];
  /** The first line of a file and how many lines follow, `undefined` where it cannot be had. */
  head(name: string): { readonly first: string; readonly following: number } | undefined;
  /** Writes a file whole or not at all. */
  write(name: string, content: string): void;
  remove(name: string): void;
}

/** What the first line of a collected file says of where it came from. */
export interface KeptFacts extends FactsSource {
  readonly repository: string;
  /** When it was collected; ISO 8601. */
  readonly at: string;
  readonly count: number;
}

/** The file that tells which facts are missing: without it a folder of facts would look whole. */
export const gapsFile = "collection.facts.jsonl";

/** An owner's name has no two hyphens in a row, so no repository's file can be called like another one's. */
export function fileOf(owner: string, repo: string): string {
  return `${owner}--${repo}.facts.jsonl`;
}

/** Whether a file of the folder is one that a collection for this owner writes. */
export function isFileOf(owner: string, name: string): boolean {
  return name.startsWith(`${owner}--`) && name.endsWith(".facts.jsonl");
}

/** The first line of a facts file, with what readers of facts pass over. */
export function factsHead(collected: object): string {
  return JSON.stringify({ rootrail: "facts", version: factsVersion, tool: version, collected });
}

export function readKept(store: FactsStore, name: string): KeptFacts | undefined {
  const head = store.head(name);
  if (!head) return undefined;
  const collected = ownField(parsed(head.first), "collected");
  const [repository, artifact, run] = ["repository", "artifact", "run"].map((key) => ownField(collected, key));
  const [created, at, count] = ["created", "at", "count"].map((key) => ownField(collected, key));
  if (typeof repository !== "string" || typeof artifact !== "number" || typeof run !== "number") return undefined;
  if (typeof created !== "string" || typeof at !== "string" || count !== head.following) return undefined;
  return { repository, artifact, run, created, at, count };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined; // no file of ours: it is collected anew
  }
}
