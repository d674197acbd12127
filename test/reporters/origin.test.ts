import { describe, expect, it } from "vitest";
import { originOfLinkBase, repositoryName } from "../../src/reporters/origin.ts";

describe("the repository's name", () => {
  it.each([
    ["https://github.com/example/landing-zone.git", "example/landing-zone"],
    ["https://user:secret@git.example.com/group/sub/zone.git", "group/sub/zone"],
    ["git@github.com:example/zone.git", "example/zone"],
    ["ssh://git@git.example.com:2222/example/zone", "example/zone"],
    ["../elsewhere/zone.git", "zone"],
    ["/srv/git/zone", "zone"],
    ["C:\\work\\zone", "zone"],
    ["", undefined],
    ["https://git.example.com/", undefined],
  ])("of %j is %j", (remote, name) => {
    expect(repositoryName(remote)).toBe(name);
  });
});

describe("the origin by the address of files", () => {
  it("is that of GitHub, and of GitLab", () => {
    expect(originOfLinkBase("https://github.com/o/r/blob/0123456789abcdef")).toEqual({
      repository: "o/r",
      commit: "0123456789abcdef",
      address: "https://github.com/o/r/commit/0123456789abcdef",
    });
    expect(originOfLinkBase("https://gitlab.example.com/g/s/r/-/blob/0123456")).toEqual({
      repository: "g/s/r",
      commit: "0123456",
      address: "https://gitlab.example.com/g/s/r/-/commit/0123456",
    });
    expect(originOfLinkBase("https://example.com/r")).toBeUndefined();
    expect(originOfLinkBase(undefined)).toBeUndefined();
  });
});
