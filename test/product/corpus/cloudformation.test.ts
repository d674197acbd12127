import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { cloudformation, collectExports } from "../../../src/inputs/cloudformation/index.ts";
import { parseJson } from "../../../src/syntax/json.ts";
import { parseYaml } from "../../../src/syntax/yaml.ts";
import { contextOf, folderWorkspace } from "../../inputs/cloudformation/folder-workspace.ts";
import { corpus, hasCorpus } from "../../support/repository.ts";

interface Row {
  readonly path: string;
  readonly kind: string;
}

function rowsOf(kind: RegExp): readonly Row[] {
  if (!hasCorpus) return [];
  return readFileSync(join(corpus, "INDEX.tsv"), "utf8")
    .split("\n")
    .slice(1)
    .map((line) => line.split("\t"))
    .flatMap(([path, one]) =>
      path && one && kind.test(one) && existsSync(join(corpus, path)) ? [{ path, kind: one }] : [],
    );
}

/** Valid YAML that is refused on purpose: no template, configuration or policy is written so. */
const refused = new Map([
  ["2JQS.valid.yaml", "duplicate-key"],
  ["4FJ6.valid.yaml", "complex-key"],
  ["6BFJ.valid.yaml", "complex-key"],
  ["6XDY.valid.yaml", "multiple-documents"],
]);
/**
 * Broken YAML that is taken: a `%YAML` directive that stands twice, before an empty document, changes nothing; and flow
 * collections and quoted text that go on at their key's indentation, as CloudFormation reads them.
 */
const taken = new Set([
  "SF5V.error.yaml",
  "9C9N.error.yaml",
  "DK95-1.error.yaml",
  "QB6E.error.yaml",
  "VJP3-0.error.yaml",
]);

function fileName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

describe.skipIf(!hasCorpus)("real templates", () => {
  it("are all taken and read without an error, each place inside its file", () => {
    const context = contextOf(folderWorkspace(corpus));
    const errors: string[] = [];
    for (const { path } of rowsOf(/^(cfn|conformance-pack)$/)) {
      const bytes = readFileSync(join(corpus, path));
      const source = { path, bytes };
      expect([path, cloudformation.claims(source)]).toEqual([path, "yes"]);
      collectExports(source, context);
      const { resources, problems } = cloudformation.parse(source, context);
      errors.push(...problems.filter((one) => one.kind === "error").map((one) => one.message));
      const lines = bytes.toString().split(/\r\n|\n|\r/).length;
      for (const { location } of resources.filter((one) => one.location.path === path))
        expect(location.end.line).toBeLessThanOrEqual(lines);
    }
    expect(errors).toEqual([]);
  });

  it("of assemblies, and those that are broken on purpose, never throw", () => {
    const context = contextOf(folderWorkspace(corpus));
    for (const { path, kind } of rowsOf(/^(cdk|bad-cloudformation|config-rule-catalog)/)) {
      const source = { path, bytes: readFileSync(join(corpus, path)) };
      if (kind.startsWith("config-rule-catalog")) expect([path, cloudformation.claims(source)]).toEqual([path, "no"]);
      if (cloudformation.claims(source) === "yes") cloudformation.parse(source, context);
    }
  });

  it("YAML and JSON suites: what is broken is refused, what is valid is read", () => {
    const wrong = rowsOf(/^(bad|good)-(yaml|json)/).flatMap(({ path, kind }) => {
      const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(readFileSync(join(corpus, path)));
      const result = kind.includes("yaml") ? parseYaml(text) : parseJson(text);
      const name = fileName(path);
      if (kind.startsWith("good")) {
        const code = result.ok ? undefined : result.problems[0]?.code;
        return code === refused.get(name) ? [] : [`${name}: ${code}`];
      }
      return result.ok === taken.has(name) ? [] : [`${name}: taken`];
    });
    expect(wrong).toEqual([]);
  });
});
