import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { discover } from "../../src/inputs/discover.ts";
import { PatternError } from "../../src/inputs/path-pattern.ts";
import { openWorkspace } from "../../src/inputs/workspace.ts";
import { folderOf } from "../support/folder.ts";

async function pathsOf(cwd: string, paths: readonly string[], ignore: readonly string[] = []) {
  return discover(paths, ignore, cwd).files.map((file) => file.path);
}

describe("discover", () => {
  it("takes the files of a folder that could be inputs, each once and in order", async () => {
    const cwd = folderOf({
      "b.yaml": "",
      "a.json": "",
      "c.md": "",
      "d/e.tf": "",
      ".hidden/f.yml": "",
      "node_modules/g.yaml": "",
      ".git/h.json": "",
    });
    expect(await pathsOf(cwd, [".", "b.yaml"])).toEqual([".hidden/f.yml", "a.json", "b.yaml", "d/e.tf"]);
  });

  it("takes a named file whatever it is called", async () => {
    const cwd = folderOf({ tfplan: "", "[odd].yaml": "" });
    expect(await pathsOf(cwd, ["tfplan", "[odd].yaml"])).toEqual(["[odd].yaml", "tfplan"]);
  });

  it("says which paths it cannot read", async () => {
    const { problems } = discover(["none.yaml", "*.none"], [], folderOf({ "a.yaml": "" }));
    expect(problems.map((problem) => problem.code)).toEqual(["input-missing", "input-missing"]);
    const below = discover(["none/*.yaml", "a.yaml/*.yaml"], [], folderOf({ "a.yaml": "" })).problems;
    expect(below.map(({ code, location }) => `${code} ${location.path}`)).toEqual([
      "input-missing none/*.yaml",
      "input-missing a.yaml/*.yaml",
    ]);
  });

  it("expands patterns below folders whose names look like patterns", async () => {
    const cwd = join(folderOf({ "[stack]/a1.tf": "", "[stack]/b/a2.tf": "", "[stack]/b/c.tf": "" }), "[stack]");
    expect(await pathsOf(cwd, ["**/a[0-9].tf"])).toEqual(["a1.tf", "b/a2.tf"]);
    expect(await pathsOf(cwd, ["**/*.tf"], ["{a,b}[12].tf"])).toEqual(["b/c.tf"]);
    expect(await pathsOf(cwd, [`${cwd.replaceAll(/[[\]]/g, "\\$&")}/b/*`])).toEqual(["b/a2.tf", "b/c.tf"]);
  });

  it("refuses patterns that it does not understand", () => {
    expect(() => discover(["!(a).tf"], [], folderOf({ "a.tf": "" }))).toThrow(PatternError);
    expect(() => discover(["."], ["!keep.tf"], folderOf({ "a.tf": "" }))).toThrow(PatternError);
  });

  it("is not led around by links", async () => {
    const outside = folderOf({ "secret.yaml": "" });
    const cwd = folderOf({ "in/a.yaml": "" });
    mkdirSync(join(cwd, ".git"));
    symlinkSync(cwd, join(cwd, "in", "loop"));
    symlinkSync(join(outside, "secret.yaml"), join(cwd, "in", "out.yaml"));
    symlinkSync(join(cwd, "in", "a.yaml"), join(cwd, "in", "link.yaml"));
    symlinkSync("nowhere.yaml", join(cwd, "in", "dangling.yaml"));
    expect(await pathsOf(cwd, ["."])).toEqual(["in/a.yaml"]);
    expect(await pathsOf(cwd, ["in/link.yaml"])).toEqual(["in/link.yaml"]);
  });

  it("counts a link beside its file once, and Terraform code in each root module", async () => {
    const cwd = folderOf({ "a.yaml": "", "in/x.txt": "", "dev/main.tf": "", "prod/x.txt": "" });
    mkdirSync(join(cwd, ".git"));
    symlinkSync("../a.yaml", join(cwd, "in", "link.yaml"));
    symlinkSync("../dev/main.tf", join(cwd, "prod", "main.tf"));
    expect(await pathsOf(cwd, ["."])).toEqual(["a.yaml", "dev/main.tf", "prod/main.tf"]);
    expect(await pathsOf(cwd, ["in"])).toEqual(["in/link.yaml"]);
  });

  it("says of a name in other bytes than UTF-8's what it is", () => {
    const cwd = folderOf({});
    writeFileSync(Buffer.concat([Buffer.from(`${cwd}/l`), Buffer.from([0xe9]), Buffer.from(".yaml")]), "");
    expect(discover(["."], [], cwd).problems.map((one) => one.message)).toEqual([
      "the name is not UTF-8, so the file cannot be read; rename it",
    ]);
  });
});

describe("openWorkspace", () => {
  it("reads inside its roots only, links resolved", () => {
    const outside = folderOf({ "secret.yaml": "secret" });
    const cwd = folderOf({ "a.yaml": "text", "folder/b.yaml": "" });
    symlinkSync(join(outside, "secret.yaml"), join(cwd, "link.yaml"));
    const files = openWorkspace(cwd, [cwd]);
    expect(files.read("a.yaml").kind).toBe("ok");
    expect(files.read("folder/../a.yaml").kind).toBe("ok");
    expect(files.read("none.yaml").kind).toBe("missing");
    expect(files.read("folder").kind).toBe("missing");
    expect(files.read("link.yaml").kind).toBe("outside");
    expect(files.read(join(outside, "secret.yaml")).kind).toBe("outside");
    expect(files.read("../../../../etc/hostname").kind).toBe("outside");
    expect(files.list(".")).toEqual(["a.yaml", "link.yaml"]);
    expect(files.list(outside)).toEqual([]);
  });

  it("tells a folder that is there, the root itself too, from what lies outside", () => {
    const cwd = folderOf({ "folder/b.yaml": "" });
    const files = openWorkspace(cwd, [cwd]);
    expect(["folder", "."].map((path) => files.read(path).kind)).toEqual(["missing", "missing"]);
    expect(["folder/b.yaml/c.yaml", "none/c.yaml"].map((path) => files.read(path).kind)).toEqual([
      "missing",
      "missing",
    ]);
    expect(files.read("..").kind).toBe("outside");
  });

  it("follows links of files and folders, and of links, to what lies inside", () => {
    const cwd = folderOf({ "a.yaml": "text", "folder/b.yaml": "inner", ".git/config": "token" });
    symlinkSync("a.yaml", join(cwd, "link.yaml"));
    symlinkSync("link.yaml", join(cwd, "second.yaml"));
    symlinkSync("folder", join(cwd, "other"));
    symlinkSync(".git", join(cwd, "own"));
    symlinkSync("round.yaml", join(cwd, "round.yaml"));
    const files = openWorkspace(cwd, [cwd]);
    const text = (path: string) => {
      const read = files.read(path);
      return read.kind === "ok" ? Buffer.from(read.bytes).toString() : read.kind;
    };
    expect(["link.yaml", "second.yaml", "other/b.yaml"].map(text)).toEqual(["text", "text", "inner"]);
    expect(["own/config", ".git/config", ".git"].map(text)).toEqual(["outside", "outside", "outside"]);
    expect(text("round.yaml")).toBe("missing");
  });
});
