import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import type { ParsedInput } from "../../../src/model/resource.ts";
import { openContext, planFormat } from "../../inputs/terraform/plan/support.ts";
import { corpus, hasCorpus } from "../../support/repository.ts";

const folder = join(corpus, "tf-plan");

/** Every resource type that a corpus file names. */
function typesIn(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(/"type"\s*:\s*"([^"]+)"/g)].map(([, type]) => type ?? ""));
}

function readBothWays(path: string, bytes: Uint8Array): readonly ParsedInput[] {
  const wanted = typesIn(Buffer.from(bytes).toString("utf8"));
  return [1e9, 0].map((wholeLimit) => planFormat(wanted, { wholeLimit }).parse({ path, bytes }, openContext));
}

describe.skipIf(!hasCorpus)("plans of other projects", () => {
  const files = hasCorpus ? readdirSync(folder, { recursive: true, encoding: "utf8" }) : [];
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

const bad = join(corpus, "bad/nst+JSONTestSuite/test_parsing");

describe.skipIf(!existsSync(bad))("texts of a JSON test suite", () => {
  // Two equal keys are told only where they matter when a plan is scanned.
  const files = existsSync(bad) ? readdirSync(bad).filter((name) => !name.includes("duplicated")) : [];
  const isRefused = (json: string, wholeLimit: number) => {
    const bytes = Buffer.from(json, "latin1");
    const source = { path: "plan.json", bytes: Buffer.from('{"resource_changes":'), chunks: () => [bytes] };
    const { problems } = planFormat(new Set(["aws_instance"]), { wholeLimit }).parse(source, openContext);
    return problems.some(({ kind }) => kind === "error");
  };

  it.each(files)("%s inside a plan is taken or refused both ways", (name) => {
    const text = readFileSync(join(bad, name), "latin1");
    for (const json of [`{"variables":${text}}`, `{"resource_changes":[{"type":"x","change":${text}}]}`]) {
      const refused = [isRefused(json, 1e9), isRefused(json, 0)];
      expect(refused[1]).toBe(refused[0]);
      if (/^[ny]_/.test(name)) expect(refused[0]).toBe(name.startsWith("n_"));
    }
  });
});
