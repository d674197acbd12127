import { readdirSync, readFileSync } from "node:fs";
import { join, posix, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { scanConfiguration } from "../../../src/inputs/terraform/hcl/modules/module.ts";
import { parseTerraformFolders } from "../../../src/inputs/terraform/hcl/modules/terraform-folders.ts";
import { readWithHcl2 } from "../../../src/inputs/terraform/hcl/syntax/hcl2.ts";
import { folderWorkspace } from "../../inputs/terraform/hcl/fixture-workspace.ts";
import { bodyShape, difference } from "../../inputs/terraform/hcl/hcl2-shape.ts";
import { contextOf } from "../../inputs/terraform/hcl/memory-workspace.ts";
import { corpus, hasCorpus } from "../../support/repository.ts";

function filesBelow(folder: string): readonly string[] {
  const entries = readdirSync(join(corpus, folder), { recursive: true, withFileTypes: true });
  return entries
    .flatMap((entry) => (entry.isFile() ? [relative(corpus, join(entry.parentPath, entry.name))] : []))
    .filter((path) => /\.(?:tf|tofu|hcl|tfvars)$/.test(path))
    .toSorted();
}

/** Texts on which the two parsers may differ, and why. */
const knownDifferences: ReadonlyMap<string, string> = new Map();

describe.skipIf(!hasCorpus)("real configuration", () => {
  it("is read as hcl2-parser reads it", () => {
    const found: string[] = [];
    for (const path of [...filesBelow("tf-hcl"), ...filesBelow("bad")]) {
      const text = readFileSync(join(corpus, path), "utf8");
      const { body, problems } = scanConfiguration(path, text);
      const theirs = readWithHcl2(text);
      const isRefused = problems.length > 0;
      const verdict =
        isRefused !== (theirs === undefined) ? `${isRefused ? "refused" : "accepted"} by us only` : undefined;
      const differs = verdict ?? (isRefused ? undefined : difference(bodyShape(body), theirs));
      if (differs !== undefined && !knownDifferences.has(path)) found.push(`${path}: ${differs}`);
    }
    expect(found).toEqual([]);
  });

  it("is evaluated without a crash, and every problem has a place in its file", () => {
    for (const part of ["tf-hcl", "bad"]) {
      const root = join(corpus, part);
      const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((path) =>
        /\.(?:tf|tofu)(?:\.json)?$/.test(path),
      );
      const folders = [...new Set(files.map((path) => posix.dirname(path)))].toSorted();
      for (const { problems, consumed } of parseTerraformFolders(folders, contextOf(folderWorkspace(root)))) {
        expect(consumed.length).toBeGreaterThan(0);
        for (const { location } of problems) expect(location.start.line).toBeGreaterThan(0);
      }
    }
  });
});
