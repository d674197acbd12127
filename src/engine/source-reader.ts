import { resolve } from "node:path";
import { stdinPath } from "../inputs/discover.ts";
import { bytesInRepository } from "../inputs/repository-file.ts";
import { standInFor, standInsOf } from "../inputs/workspace.ts";
import type { Report } from "../model/report.ts";
import { markedWide } from "../syntax/byte-order-mark.ts";
import type { LintOptions } from "./options.ts";

/** Larger files have no code frames, in bytes. */
const maxBytes = 4_000_000;

/**
 * Text of an input for code frames: from the disk, the standard input that was given, or inside a binary plan. A plan's
 * own text is withheld: it holds secrets in clear, often all on one line.
 */
export function sourceReader(
  options: LintOptions,
  report: Pick<Report, "inputs">,
  readArchived: (path: string) => Uint8Array | undefined,
): (path: string) => string | undefined {
  const withheld = new Set(report.inputs.flatMap(({ path, format }) => (format === "terraform-plan" ? [path] : [])));
  const standIns = standInsOf(options.files);
  const cwd = options.cwd ?? process.cwd();
  const cache = new Map<string, string | undefined>();
  const read = (path: string): string | undefined => {
    if (withheld.has(path)) return undefined;
    if (path === stdinPath) return options.stdin && decoded(options.stdin);
    const inside = readArchived(path);
    if (inside) return new TextDecoder().decode(inside);
    const standIn = standInFor(resolve(cwd, path), standIns);
    if (standIn) return new TextDecoder().decode(standIn);
    const bytes = bytesInRepository(cwd, path, maxBytes);
    return bytes && decoded(bytes); // gone since it was read: the finding stands without its frame
  };
  return (path) => {
    if (!cache.has(path)) cache.set(path, read(path));
    return cache.get(path);
  };
}

function decoded(bytes: Uint8Array): string {
  return new TextDecoder(markedWide(bytes) ?? "utf-8").decode(bytes);
}
