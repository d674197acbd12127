import { chmodSync, linkSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { RepairFiles } from "../../src/cli/repair-files.ts";
import { folderOf, write } from "../support/folder.ts";
import { runCli } from "../support/run-cli.ts";

const wrong = `Resources:
  Rule:
    Type: AWS::Config::ConfigRule
    Properties:
      Source: { Owner: AWS, SourceIdentifier: ROOT_ACCOUNT_HARDWARE_MFA_ENABELD }
`;
const right = wrong.replace("ENABELD", "ENABLED");
const read = (folder: string, path: string) => readFileSync(join(folder, path), "utf8");
const fix = (folder: string, ...paths: readonly string[]) => runCli(["fix", "--write", ...paths], { cwd: folder });

describe("a file that is repaired", () => {
  it.each([0o600, 0o640, 0o755, 0o666])("keeps its mode %o", async (mode) => {
    const folder = folderOf({ "a.yaml": wrong });
    chmodSync(join(folder, "a.yaml"), mode);
    await fix(folder);
    expect(read(folder, "a.yaml")).toBe(right);
    expect(statSync(join(folder, "a.yaml")).mode & 0o777).toBe(mode);
    expect(readdirSync(folder)).toEqual(["a.yaml"]);
  });

  it("is the one that a link leads to, and the link stays", async () => {
    const folder = folderOf({ "real/a.yaml": wrong });
    symlinkSync("real/a.yaml", join(folder, "link.yaml"));
    await fix(folder, "link.yaml");
    expect(lstatSync(join(folder, "link.yaml")).isSymbolicLink()).toBe(true);
    expect(read(folder, "real/a.yaml")).toBe(right);
  });

  it("may be in a folder that a link leads to inside the repository, not outside", async () => {
    const outside = folderOf({ "a.yaml": wrong });
    const folder = folderOf({ "real/a.yaml": wrong });
    symlinkSync("real", join(folder, "inside"));
    symlinkSync(outside, join(folder, "outside"));
    await fix(folder, "inside/a.yaml", "outside/a.yaml");
    expect([read(folder, "real/a.yaml"), read(outside, "a.yaml")]).toEqual([right, wrong]);
  });

  it("is above the working directory where the repository is", async () => {
    const folder = folderOf({ "a.yaml": wrong, "sub/b.yaml": "x: 1\n" });
    mkdirSync(join(folder, ".git"));
    await fix(join(folder, "sub"), "../a.yaml");
    expect(read(folder, "a.yaml")).toBe(right);
  });

  it("keeps all of its names", async () => {
    const folder = folderOf({ "a.yaml": wrong });
    linkSync(join(folder, "a.yaml"), join(folder, "b.txt"));
    await fix(folder);
    expect(read(folder, "b.txt")).toBe(right);
    expect(statSync(join(folder, "a.yaml")).nlink).toBe(2);
  });

  it("is UTF-8: what is not stays, with the reason", async () => {
    const folder = folderOf({ "a.yaml": Buffer.from(`\ufeff${wrong}`, "utf16le") });
    const run = await fix(folder);
    expect(run.stderr).toContain("it is not UTF-8 text");
    expect(run.code).toBe(0);
  });
});

describe("several files", () => {
  it("are written all or none", () => {
    const folder = folderOf({ "a.yaml": "a", "b.yaml": "b" });
    const files = new RepairFiles(folder, true);
    const replacements = ["a", "b"].map((name) => ({ path: `${name}.yaml`, before: name, after: "after" }));
    write(folder, "b.yaml", "changed");
    expect(() => files.write(replacements)).toThrow("b.yaml changed while it was read");
    expect([read(folder, "a.yaml"), read(folder, "b.yaml")]).toEqual(["a", "changed"]);
    expect(readdirSync(folder)).toEqual(["a.yaml", "b.yaml"]);
    write(folder, "b.yaml", "b");
    files.write(replacements);
    expect([read(folder, "a.yaml"), read(folder, "b.yaml")]).toEqual(["after", "after"]);
  });
});
