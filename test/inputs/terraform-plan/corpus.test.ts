import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import type { ParsedInput } from "../../../src/model/resource.ts";
import { openContext, planFormat } from "./support.ts";

const corpus = process.env["ROOTRAIL_CORPUS"] ?? join(import.meta.dirname, "../../../../shared/corpus");
const folder = join(corpus, "tf-plan");

/** Every resource type that a corpus file names. */
function typesIn(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(/"type"\s*:\s*"([^"]+)"/g)].map(([, type]) => type ?? ""));
}

function readBothWays(path: string, bytes: Uint8Array): readonly ParsedInput[] {
  const wanted = typesIn(Buffer.from(bytes).toString("utf8"));
  return [undefined, 0].map((wholeLimit) =>
    planFormat(wanted, wholeLimit === undefined ? {} : { wholeLimit }).parse({ path, bytes }, openContext),
  );
}

describe.skipIf(!existsSync(folder))("plans of other projects", () => {
  const files = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: "utf8" }) : [];
  const plans = files.filter((name) => /\.json$/.test(name));

  it.each(plans)("%s", (name) => {
    const bytes = readFileSync(join(folder, name));
    const source = { path: relative(folder, join(folder, name)), bytes };
    expect(planFormat(new Set()).claims(source)).toBe("yes");
    const [whole, scanned] = readBothWays(source.path, bytes);
    expect(whole?.problems.filter(({ kind }) => kind === "error")).toEqual([]);
    expect(scanned).toEqual(whole);
  });
});
