import { posix } from "node:path";
import type { Fact } from "../model/fact.ts";
import type { AddressMove } from "../model/resource.ts";
import { loneBy } from "./lone-by.ts";

/** Moves that one address may go through, one after the other. */
const maxSteps = 100;
/** How deep values of facts are searched for addresses. */
const maxDepth = 40;
/** Rounds in which renamed resources are looked for: what refers to one is found in the next. */
const maxRounds = 8;

/** Facts with the addresses of now. */
export interface FollowedFacts {
  readonly facts: readonly Fact[];
  /** What was renamed without a word of it. */
  readonly renames: readonly AddressMove[];
}

/**
 * Facts of the base of a change with the addresses that they have after it: `moved` blocks are followed, and so are resources
 * that only their address tells from one of the head. So a renamed thing is the same thing to whoever compares two sides.
 */
export function followMoves(
  before: readonly Fact[],
  after: readonly Fact[],
  moves: readonly AddressMove[],
): FollowedFacts {
  let facts = renamed(before, moves);
  const all: AddressMove[] = [];
  for (let round = 0; round < maxRounds; round += 1) {
    const found = renames(facts, after);
    if (found.length === 0) break;
    all.push(...found);
    facts = renamed(facts, found);
  }
  return { facts, renames: all };
}

/** Facts with the addresses that moves give them. What has the new address already has moved before. */
function renamed(facts: readonly Fact[], moves: readonly AddressMove[]): readonly Fact[] {
  if (moves.length === 0) return facts;
  const byFolder = new Map<string, AddressMove[]>();
  for (const move of moves) byFolder.set(move.folder, [...(byFolder.get(move.folder) ?? []), move]);
  const taken = new Set(facts.map((fact) => addressKey(moduleOf(fact), fact.resource.address)));
  return facts.map((fact) => {
    const folder = moduleOf(fact);
    const own = byFolder.get(folder);
    if (!own) return fact;
    return withAddresses(fact, (address) => {
      const now = movedAddress(address, own);
      return taken.has(addressKey(folder, now)) ? address : now;
    });
  });
}

/** An address by now, whatever moves it went through. */
export function movedAddress(address: string, moves: readonly AddressMove[]): string {
  let at = address;
  const seen = new Set<string>();
  for (let step = 0; step < maxSteps && !seen.has(at); step += 1) {
    seen.add(at);
    for (const { from, to } of moves) {
      const next = throughMove(at, from, to);
      if (next === undefined) continue;
      at = next;
      break;
    }
  }
  return at;
}

/** The addresses that one of now may have had before: those of all moves that lead to it. */
export function formerAddresses(address: string, moves: readonly AddressMove[]): readonly string[] {
  const found = new Set([address]);
  for (const at of found) {
    for (const { from, to } of moves) {
      const before = found.size < maxSteps ? throughMove(at, to, from) : undefined;
      if (before !== undefined) found.add(before);
    }
  }
  found.delete(address);
  return [...found];
}

/** What an address becomes by a move: that of a resource, of an instance of it, or of what stands in a module. */
function throughMove(address: string, from: string, to: string): string | undefined {
  const rest = address.startsWith(from) ? address.slice(from.length) : undefined;
  const isWithin = rest === "" || rest?.startsWith(".") || (rest?.startsWith("[") && !to.endsWith("]"));
  return rest !== undefined && isWithin ? to + rest : undefined;
}

/** The root modules, or the template, of the facts that a resource was found by. */
export function foldersOf(facts: readonly Fact[]): (address: string, path: string) => readonly string[] {
  const folders = new Map<string, Set<string>>();
  for (const fact of facts) {
    for (const { path } of [fact.location, fact.header]) {
      const key = addressKey(path, fact.resource.address);
      folders.set(key, (folders.get(key) ?? new Set()).add(moduleOf(fact)));
    }
  }
  return (address, path) => [...(folders.get(addressKey(path, address)) ?? [])];
}

/** Resources that are gone, each with the new one that says the same at another address of the same module or template. */
function renames(before: readonly Fact[], after: readonly Fact[]): readonly AddressMove[] {
  const keyOf = (fact: Fact) => JSON.stringify([moduleOf(fact), fact.resource.type, fact.resource.address]);
  const [stood, stands] = [new Set(before.map(keyOf)), new Set(after.map(keyOf))];
  const gone = before.filter((fact) => !stands.has(keyOf(fact)) && isRenamable(fact));
  if (gone.length === 0) return [];
  const fresh = loneBy(
    after.filter((fact) => !stood.has(keyOf(fact)) && isRenamable(fact)),
    meaningOf,
  );
  const found = [...loneBy(gone, meaningOf)].flatMap(([meaning, fact]): readonly AddressMove[] => {
    const now = fresh.get(meaning);
    return now ? [{ folder: moduleOf(fact), from: fact.resource.address, to: now.resource.address }] : [];
  });
  // A resource with several facts has one new address, or none that is sure.
  const targets = new Map<string, Set<string>>();
  for (const { folder, from, to } of found)
    targets.set(addressKey(folder, from), (targets.get(addressKey(folder, from)) ?? new Set()).add(to));
  return found.filter(({ folder, from }) => targets.get(addressKey(folder, from))?.size === 1);
}

/** A plan tells by itself what it renames. */
function isRenamable({ resource, digest, fact }: Fact): boolean {
  const isCode = resource.format === "cloudformation" || resource.format === "terraform-hcl";
  return isCode && digest === undefined && fact !== "UnreadContent";
}

/** What a fact says within its module, without its address and without places. */
function meaningOf(fact: Fact): string {
  const { resource, location: _, header: __, callers: ___, files: ____, scope: _____, ...rest } = fact;
  const told = JSON.stringify(rest, (_key, value: unknown) => (isPlace(value) ? undefined : value));
  return JSON.stringify([moduleOf(fact), resource.format, resource.type, told]);
}

function isPlace(value: unknown): boolean {
  return typeof value === "object" && value !== null && "path" in value && ("start" in value || "line" in value);
}

/** A copy with other addresses, its own and those that it points at. */
function withAddresses(fact: Fact, rename: (address: string) => string): Fact {
  const address = rename(fact.resource.address);
  const pointed = withPointers(fact, rename, 0);
  return address === fact.resource.address ? pointed : { ...pointed, resource: { ...fact.resource, address } };
}

/** The same value where no pointer in it changes. */
function withPointers<T>(value: T, rename: (address: string) => string, depth: number): T {
  if (typeof value !== "object" || value === null || depth > maxDepth) return value;
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => withPointers(item, rename, depth + 1));
    return items.every((item, index) => item === value[index]) ? value : (items as T);
  }
  const entries = Object.entries(value).map(([key, inner]) => [key, withPointers(inner, rename, depth + 1)] as const);
  const copy = entries.every(([key, inner]) => inner === (value as Record<string, unknown>)[key])
    ? value
    : (Object.fromEntries(entries) as T);
  if (!("kind" in value && value.kind === "resource" && "address" in value && typeof value.address === "string"))
    return copy;
  const address = rename(value.address);
  return address === value.address ? copy : { ...copy, address };
}

/** The folder of a root module, or the path of a template: within it addresses are unique. */
function moduleOf({ resource, scope, location }: Fact): string {
  const path = scope ?? location.path;
  return resource.format === "cloudformation" ? path : posix.dirname(path);
}

function addressKey(folder: string, address: string): string {
  return JSON.stringify([folder, address]);
}
