import { createHash } from "node:crypto";
import { factsEnd, factsHead } from "../inputs/facts/sections.ts";
import { ownField } from "../inputs/facts/shapes.ts";
import { version } from "../version.ts";
import type { FactsSource } from "./outcome.ts";

/** The folder that a collection fills; names are those of files directly in it. */
export interface FactsStore {
  names(): readonly string[];
  /** The first line of a file, and the `digestOf` what follows it; `undefined` where it cannot be had. */
  head(name: string): { readonly first: string; readonly digest: string } | undefined;
  /** Writes a file whole or not at all. */
  write(name: string, content: string): void;
  remove(name: string): void;
}

/** What the first line of a collected file says of where it came from. */
export interface KeptFacts extends FactsSource {
  readonly repository: string;
  /** GitHub's number for the repository: its name may pass to another one. */
  readonly id: number;
  /** The artifact's name. */
  readonly called: string;
  /** When it was collected; ISO 8601. */
  readonly at: string;
  readonly count: number;
}

/** The file that tells which of an owner's facts are missing: without it a folder of facts would look whole. */
export function gapsFileOf(owner: string): string {
  return `collection.${owner.toLowerCase()}.facts.jsonl`;
}

/**
 * An owner's name has no two hyphens in a row, so no repository's file can be called like another one's. GitHub does
 * not tell small letters from capital ones, and neither do some file systems.
 */
export function fileOf(owner: string, repo: string): string {
  return `${owner}--${repo}.facts.jsonl`.toLowerCase();
}

/** Whether a file of the folder is one that a collection for this owner writes. */
export function isFileOf(owner: string, name: string): boolean {
  const lower = name.toLowerCase();
  return lower.startsWith(`${owner.toLowerCase()}--`) && lower.endsWith(".facts.jsonl");
}

/** The first line of a file of facts that were collected. */
export function collectedHead(collected: object): string {
  return factsHead(version, { collected });
}

/** What follows it: facts, a line each, and the line that ends them. */
export function linesBelow(lines: readonly string[]): string {
  return [...lines, factsEnd(lines.length)].map((line) => `${line}\n`).join("");
}

/** SHA-256 of the lines below the first, in hexadecimal digits. */
export function digestOf(following: string | Uint8Array): string {
  return createHash("sha256").update(following).digest("hex");
}

/** `undefined` for a file that is not as a collection before `now` left it. */
export function readKept(store: FactsStore, name: string, now: Date): KeptFacts | undefined {
  const head = store.head(name);
  if (!head) return undefined;
  const collected = ownField(parsed(head.first), "collected");
  const [repository, called] = ["repository", "called"].map((key) => ownField(collected, key));
  const [digest, commit] = ["digest", "commit"].map((key) => ownField(collected, key));
  const [id, artifact, run, count] = ["id", "artifact", "run", "count"].map((key) => ownField(collected, key));
  const [created, ran, at] = ["created", "ran", "at"].map((key) => ownField(collected, key));
  if (commit !== "on-branch" && commit !== "not-shown") return undefined;
  if (typeof repository !== "string" || typeof called !== "string") return undefined;
  if (digest !== head.digest || typeof count !== "number") return undefined;
  if (typeof id !== "number" || typeof artifact !== "number" || typeof run !== "number") return undefined;
  if (!isPast(created, now) || !isPast(ran, now) || !isPast(at, now)) return undefined;
  return { repository, id, called, artifact, run, created, ran, commit, at, count };
}

/** Clocks differ a little. */
const tolerance = 600_000;

function isPast(moment: unknown, now: Date): moment is string {
  return typeof moment === "string" && Date.parse(moment) <= now.getTime() + tolerance;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined; // no file of ours: it is collected anew
  }
}
