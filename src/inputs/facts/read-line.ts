import { createHash } from "node:crypto";
import type { Fact } from "../../model/fact.ts";
import type { Location } from "../../model/location.ts";
import { factKinds, fact as factShape } from "./fact-shapes.ts";
import type { Line } from "./lines.ts";
import { ownField, ShapeError } from "./shapes.ts";

/** Version of the format; the first line of a facts file names it. */
export const factsVersion = 2;

/** Versions that are read; `version-1.ts` tells what was different. */
const readableVersions: readonly unknown[] = [1, factsVersion];

/** Bytes of one line that are read at the most. */
const maxLineBytes = 16_000_000;

export type ReadLine =
  | { readonly kind: "fact"; readonly fact: Fact; readonly digest: string }
  /** `ends`: a line of the kind `end` follows the facts. */
  | { readonly kind: "header"; readonly ends: boolean }
  /** How many facts were written since the header. */
  | { readonly kind: "end"; readonly count: number }
  /** A kind of fact that a later version may have added. */
  | { readonly kind: "unknown-kind"; readonly name: string; readonly digest: string }
  | { readonly kind: "broken"; readonly message: string };

/** Reads one line of a facts file. Never throws. */
export function readFactLine(line: Line, path: string): ReadLine {
  if (line.bytes.length > maxLineBytes)
    return { kind: "broken", message: `the line is longer than ${maxLineBytes} bytes` };
  const parsed = parse(line.bytes);
  if (!parsed.ok) return { kind: "broken", message: parsed.message };
  const { value } = parsed;
  const own = ownField(value, "rootrail");
  if (own === "facts") return headerOf(value);
  const count = own === "facts-end" ? ownField(value, "facts") : undefined;
  if (typeof count === "number") return { kind: "end", count };
  const kind = ownField(value, "fact");
  if (typeof kind === "string" && !factKinds.includes(kind))
    return { kind: "unknown-kind", name: kind, digest: digestOf(line) };
  const location = lineLocation(path, line);
  try {
    const read = factShape(value, { location, depth: 0 });
    const digest = digestOf(line);
    return { kind: "fact", fact: { ...read, callers: [origin(value, read, location)], digest }, digest };
  } catch (error) {
    if (error instanceof ShapeError)
      return { kind: "broken", message: `it is no fact: ${error.message.replace(/^[.]/, "")}` };
    throw error;
  }
}

function digestOf({ bytes }: Line): string {
  return createHash("sha256").update(bytes).digest("base64").slice(0, 24);
}

function parse(bytes: Uint8Array): { ok: true; value: unknown } | { ok: false; message: string } {
  try {
    return { ok: true, value: JSON.parse(new TextDecoder().decode(bytes)) };
  } catch {
    return { ok: false, message: "the line is not JSON" };
  }
}

function headerOf(value: unknown): ReadLine {
  const version = ownField(value, "version");
  if (readableVersions.includes(version)) return { kind: "header", ends: ownField(value, "ends") === true };
  return {
    kind: "broken",
    message: `the facts are of version ${String(JSON.stringify(version)).slice(0, 40)}, this is for version ${factsVersion} and before`,
  };
}

function lineLocation(path: string, line: Line): Location {
  return { path, start: { line: line.number, column: 1 }, end: { line: line.number, column: line.bytes.length + 1 } };
}

/** Where the fact came from, in words: its file is in another repository. */
function origin(value: unknown, read: Fact, location: Location) {
  const header = ownField(value, "header");
  const path = ownField(header, "path");
  const line = ownField(ownField(header, "start"), "line");
  const source = read.scope?.split("#")[0];
  const where =
    typeof path === "string" ? `${path.slice(0, 500)}${typeof line === "number" ? `:${line}` : ""}` : "another file";
  return { message: `declared at ${where}${source ? ` of ${source}` : ""}`, location };
}
