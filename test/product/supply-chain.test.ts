import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { repository } from "../support/repository.ts";

const read = (path: string) => readFileSync(join(repository, path), "utf8");
const run = (...args: string[]) => spawnSync(process.execPath, args, { cwd: repository, encoding: "utf8" });

describe("what is shipped", () => {
  it("has permissive licences, their texts, and hashes in the lock file", () => {
    const { status, stderr } = run("scripts/licenses.mjs", "--check");
    expect([status, stderr]).toEqual([0, ""]);
  });

  it("is listed as CycloneDX, the same from the same build", () => {
    const { stdout } = run("scripts/sbom.mjs");
    expect(run("scripts/sbom.mjs").stdout).toBe(stdout);
    const bom = JSON.parse(stdout);
    expect([bom.bomFormat, bom.specVersion]).toEqual(["CycloneDX", "1.5"]);
    expect(bom.metadata.component.version).toBe(JSON.parse(read("package.json")).version);
    const names: string[] = bom.components.map((one: { name: string }) => one.name);
    expect(names).toEqual(expect.arrayContaining(["commander", "yaml", "hcl2-parser", "@octokit/rest"]));
    expect(names).not.toContain("vitest");
    for (const one of bom.components) {
      expect(one.purl).toMatch(/^pkg:npm\/.+@\d/);
      expect(one.hashes[0].content).toMatch(/^[0-9a-f]{128}$/);
    }
  });

  it("installs no package and runs no script on the user's machine", () => {
    const manifest = JSON.parse(read("package.json"));
    expect(manifest.dependencies ?? {}).toEqual({});
    for (const script of ["preinstall", "install", "postinstall", "prepare"])
      expect(manifest.scripts).not.toHaveProperty(script);
  });

  it("comes from the registry, pinned by hash", () => {
    const packages: Record<string, { resolved?: string; integrity?: string; inBundle?: boolean }> = JSON.parse(
      read("package-lock.json"),
    ).packages;
    const loose = Object.entries(packages).filter(
      ([path, one]) => path !== "" && !one.inBundle && !one.integrity?.startsWith("sha512-"),
    );
    expect(loose.map(([path]) => path)).toEqual([]);
  });
});

describe("our own workflows", () => {
  const names = ["ci", "codeql", "release", "facts", "organization"];
  it.each(names)("%s takes no text of a stranger and no write access of all", (name) => {
    const text = read(`.github/workflows/${name}.yml`);
    expect(text).not.toMatch(/pull_request_target|workflow_run|permissions: write-all/);
    expect(text).toMatch(/^permissions: \{\}$/m);
    expect(text).not.toMatch(/\$\{\{[^}]*github\.(?:event|head_ref|actor)/);
    for (const step of text.split(/^ {6}- /m).filter((one) => one.startsWith("uses: actions/checkout@"))) {
      expect(step).toContain("persist-credentials: false");
    }
    expect(text.match(/timeout-minutes:/g)?.length).toBe(text.match(/runs-on:/g)?.length);
  });
});
