import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { CommitFiles } from "../../src/inputs/commit-files.ts";
import { folderOf } from "../support/folder.ts";
import { GitRepository } from "../support/git-repository.ts";

/** The files of the base, by path. */
function written({ folder }: GitRepository, commit: string): Record<string, string> {
  const to = folderOf();
  new CommitFiles({ commit, root: folder }, to).writeAll();
  const files = readdirSync(to, { recursive: true, encoding: "utf8" }).filter((path) =>
    lstatSync(join(to, path)).isFile(),
  );
  return Object.fromEntries(files.map((path) => [path.replaceAll("\\", "/"), readFileSync(join(to, path), "utf8")]));
}

describe("the files of a base", () => {
  const base = { "a.yaml": "one\n", "b/c.yaml": "two\n", "d.tf": "three\n" };

  it("are those of the commit, whatever the work tree has", () => {
    const repository = new GitRepository(base);
    const commit = repository.git("rev-parse", "HEAD");
    // One as it was, one with as many bytes, one that is gone, one that is new.
    repository.change({ "b/c.yaml": "TWO\n", "d.tf": null, "e.yaml": "new\n" });
    expect(written(repository, commit)).toEqual(base);
  });

  it("are those of the commit where git takes a changed file for an unchanged one", () => {
    const repository = new GitRepository(base);
    const commit = repository.git("rev-parse", "HEAD");
    repository.git("update-index", "--assume-unchanged", "a.yaml");
    repository.change({ "a.yaml": "eno\n" });
    expect(written(repository, commit)).toEqual(base);
  });

  it("are those of the commit where line ends were converted at the checkout", () => {
    const repository = new GitRepository({ ...base, ".gitattributes": "*.yaml text eol=crlf\n" });
    const commit = repository.git("rev-parse", "HEAD");
    repository.change({ "a.yaml": "one\r\n" });
    expect(written(repository, commit)).toEqual(base);
  });

  it.skipIf(process.platform === "win32")("may have a backslash in their names", () => {
    const repository = new GitRepository({ ...base, "b\\c.yaml": "four\n" });
    const commit = repository.git("rev-parse", "HEAD");
    repository.change({ "b\\c.yaml": null });
    const to = folderOf();
    const files = new CommitFiles({ commit, root: repository.folder }, to);
    files.writeAll();
    expect(readFileSync(join(to, "b\\c.yaml"), "utf8")).toBe("four\n");
    expect(readFileSync(join(to, "b/c.yaml"), "utf8")).toBe("two\n");
  });

  it("leave the work tree as it is", () => {
    const repository = new GitRepository(base);
    written(repository, repository.git("rev-parse", "HEAD"));
    expect(repository.git("status", "--porcelain")).toBe("");
  });
});
