import { win32 } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { readConfiguration } from "../../src/config/read.ts";
import { toLoaded } from "../../src/config/settings.ts";
import { mapping } from "../../src/inputs/base.ts";
import { pathMatcher, splitPattern, withSlashes } from "../../src/inputs/path-pattern.ts";
import { displayPath, isInside } from "../../src/inputs/workspace.ts";
import { pathToUri, repositoryPath } from "../../src/reporters/repository-path.ts";

// Functions that touch no disk, as they are on Windows.
vi.mock("node:path", async (load) => {
  const { win32: windows, posix } = await load<typeof import("node:path")>();
  return { ...windows, posix, win32: windows, default: windows };
});

describe("on Windows", () => {
  it.each([
    ["C:\\repo", "C:\\repo\\infra\\a.yaml", "infra/a.yaml"],
    ["C:\\repo\\", "c:\\Repo\\infra\\a.yaml", "infra/a.yaml"],
    ["C:\\repo\\infra", "C:\\repo\\a.yaml", "../a.yaml"],
    ["C:\\repo", "C:\\repo", "."],
    ["C:\\repo", "D:\\other\\a.yaml", "D:/other/a.yaml"],
    ["\\\\server\\share\\repo", "\\\\server\\share\\repo\\infra\\a.yaml", "infra/a.yaml"],
  ])("from %s, %s is shown as %s", (cwd, absolute, shown) => {
    expect(displayPath(cwd, absolute)).toBe(shown);
  });

  it.each([
    ["C:\\repo", "C:\\repo", true],
    ["C:\\repo\\a\\b", "C:\\repo", true],
    ["c:\\REPO\\a", "C:\\repo", true],
    ["C:\\repo\\..a", "C:\\repo", true],
    ["C:\\repository", "C:\\repo", false],
    ["C:\\", "C:\\repo", false],
    ["D:\\repo\\a", "C:\\repo", false],
    ["\\\\server\\share\\x", "C:\\repo", false],
    ["\\\\server\\other\\repo", "\\\\server\\share\\repo", false],
  ])("whether %s is inside of %s: %s", (path, root, inside) => {
    expect(isInside(path, root)).toBe(inside);
  });

  it("a path has its counterpart in the base, and none where it lies on another drive", () => {
    const counterpart = mapping("C:\\repo", "D:\\temp\\base");
    expect(counterpart("C:\\repo\\infra\\a.yaml")).toBe("D:\\temp\\base\\infra\\a.yaml");
    expect(counterpart("C:\\repo")).toBe("D:\\temp\\base");
    expect(counterpart("D:\\repo\\infra\\a.yaml")).toBeUndefined();
    expect(counterpart("C:\\repository\\a.yaml")).toBeUndefined();
  });

  it.each([
    ["infra\\**\\*.yaml", "infra", "x\\y.yaml"],
    ["infra/**/*.yaml", "infra", "x\\y.yaml"],
    [".\\infra\\prod\\*.yaml", "./infra/prod", "y.yaml"],
    ["C:\\repo\\*.yaml", "C:/repo", "y.yaml"],
  ])("the glob %s selects below %s", (typed, folder, below) => {
    const { base, rest } = splitPattern(withSlashes(typed));
    expect(base).toBe(folder);
    expect(pathMatcher(rest)(withSlashes(below))).toBe(true);
    expect(pathMatcher(rest)("y.json")).toBe(false);
  });

  it("a configuration names files and folders from its own place", async () => {
    const text = `paths: [{ glob: "stacks/**", account: "111122223333" }]
templates: { "s3://bucket/pack.yaml": guardrails/pack.yaml, "s3://bucket/b.yaml": 'guardrails\\b.yaml' }
`;
    const configuration = await readConfiguration("rootrail.yaml", text, null);
    const at = { cwd: "C:\\repo\\infra", folder: "C:\\repo", today: "2026-11-25" };
    const { settings } = toLoaded(configuration, at);
    expect([...settings.templates.values()]).toEqual(["../guardrails/pack.yaml", "../guardrails/b.yaml"]);
    expect(settings.prefix).toBe("infra");
  });

  it.each([
    ["infra/a.yaml", "sub", "sub/infra/a.yaml"],
    ["../a.yaml", "sub", "a.yaml"],
    ["D:/other/a.yaml", "sub", undefined],
  ])("%s in the folder %s is %s for a host", (path, directory, expected) => {
    expect(repositoryPath(path, { directory })).toBe(expected);
  });

  it("and elsewhere a backslash stays what it is", () => {
    expect(withSlashes("a\\b", "/")).toBe("a\\b");
    expect(pathToUri("a\\b c.yaml")).toBe("a%5Cb%20c.yaml");
    expect(win32.sep).toBe("\\");
  });
});
