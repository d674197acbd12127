import { createHash } from "node:crypto";
import { factsBytes } from "../inputs/facts/encoding.ts";
import { linesOf } from "../inputs/facts/lines.ts";
import { readFactLine } from "../inputs/facts/read-line.ts";
import { Sections } from "../inputs/facts/sections.ts";
import { startsLikeFacts } from "../inputs/facts/signature.ts";
import { readZipMembers } from "../inputs/zip-members.ts";
import { inertJson } from "../reporters/inert-json.ts";

/** What an archive of facts may unpack to. */
const limits = { members: 16, memberBytes: 64_000_000, totalBytes: 64_000_000 };

export type UnpackedFacts =
  | { readonly ok: true; readonly lines: readonly string[] }
  /** A phrase: what is wrong. */
  | { readonly ok: false; readonly reason: string };

/**
 * The facts in an artifact's archive, a line each, checked as every reader of facts checks them. Nothing of the archive
 * reaches the disk, and its names name no file. A repository speaks for itself only: whatever its facts call
 * themselves, they are kept as those of `repository`.
 */
export async function unpackFacts(
  archive: Uint8Array,
  digest: string | undefined,
  repository: string,
): Promise<UnpackedFacts> {
  if (digest !== undefined && digest !== `sha256:${createHash("sha256").update(archive).digest("hex")}`)
    return broken("the archive is another one than GitHub lists: their digests differ");
  const read = await readZipMembers(archive, (name) => !name.endsWith("/"), limits);
  if (!read.ok) return broken(`the archive cannot be read: ${read.reason}`);
  const [member, ...others] = [...read.members];
  if (!member || others.length > 0) return broken(`the archive has ${read.members.size} files, not one`);
  const [name, bytes] = member;
  if (!/^[^/]+\.jsonl$/.test(name)) return broken("the archive's file is not called <name>.jsonl");
  if (!startsLikeFacts(bytes)) return broken("the file in the archive does not begin as facts do");
  return readFacts(bytes, repository);
}

function readFacts(bytes: Uint8Array, repository: string): UnpackedFacts {
  const lines: string[] = [];
  const sections = new Sections();
  for (const line of linesOf(factsBytes(bytes))) {
    const read = readFactLine(line, repository);
    if (read.kind === "broken") return broken(`line ${line.number}: ${read.message}`);
    const lost = sections.take(read);
    if (lost !== undefined) return broken(`line ${line.number}: ${lost}`);
    if (read.kind === "header" || read.kind === "end") continue;
    const own = ownLine(line.bytes, repository);
    if (own === undefined) return broken(`line ${line.number}: it is nested too deep`);
    lines.push(own);
  }
  const cut = sections.finish();
  return cut === undefined ? { ok: true, lines } : broken(cut);
}

/**
 * A line under the repository's name, written anew: of keys that it has twice one is left, so that no two readers see two
 * facts in it. `undefined` where it is nested deeper than can be written.
 */
function ownLine(bytes: Uint8Array, repository: string): string | undefined {
  const fact: object = JSON.parse(new TextDecoder().decode(bytes));
  const scope: unknown = Reflect.get(fact, "scope");
  try {
    return inertJson({ ...fact, scope: ownScope(typeof scope === "string" ? scope : "", repository) }, 0);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function ownScope(scope: string, repository: string): string {
  if ([`${repository}#`, `${repository}/`].some((start) => scope.startsWith(start))) return scope;
  return scope.includes("#") ? `${repository}/${scope}` : `${repository}#${scope}`;
}

function broken(reason: string): UnpackedFacts {
  return { ok: false, reason };
}
