import { describe, expect, it } from "vitest";
import type { Comment, GitHub } from "../../src/action/github.ts";
import { makerMark, makerOf } from "../../src/action/maker.ts";
import { keepComment, type WantedComment } from "../../src/action/sticky-comment.ts";
import { GitHubError } from "../../src/github/error.ts";

const wanted: WantedComment = {
  pullRequest: 7,
  key: "k",
  maker: undefined,
  body: "one finding",
  isClean: false,
  whenNew: true,
};

function by(run: string, job: string): string {
  const [id = "", attempt = ""] = run.split(".");
  const maker = makerOf(id, attempt, job);
  return maker ? `<!-- rootrail-state:told --><!-- rootrail-by:${makerMark(maker)} -->\nold` : "";
}

function comment(id: number, author: string, isBot: boolean, body = "<!-- rootrail:k -->\nold"): Comment {
  return { id, author, isBot, body, url: `#${id}` };
}

/** A GitHub that only knows comments. */
function fake(comments: Comment[], user?: string) {
  const log: string[] = [];
  const refuse = () => Promise.reject(new Error("not asked for here"));
  const github: GitHub = {
    checkRunName: refuse,
    jobNames: refuse,
    checkRuns: refuse,
    annotationsOf: refuse,
    createCheckRun: refuse,
    updateCheckRun: refuse,
    uploadSarif: refuse,
    comments: async () => comments,
    addComment: async (_, body) => {
      log.push("add");
      comments.push(comment(99, user ?? "bot", user === undefined, body));
      return comment(99, user ?? "bot", user === undefined, body);
    },
    editComment: async (id) => {
      log.push(`edit ${id}`);
    },
    user: async () => user,
  };
  return { github, log };
}

describe("the comment", () => {
  it.each<[string, Comment[], string | undefined, string]>([
    ["none yet", [], undefined, "add"],
    ["a bot's", [comment(1, "github-actions[bot]", true)], undefined, "edit 1"],
    ["that of the token's user", [comment(1, "mallory", false), comment(2, "ci-user", false)], "ci-user", "edit 2"],
    ["a stranger's only", [comment(1, "mallory", false)], undefined, "add"],
    ["a stranger's beside a bot's", [comment(1, "mallory", false), comment(2, "bot", true)], undefined, "edit 2"],
    ["another job's", [comment(1, "bot", true, "<!-- rootrail:other -->")], undefined, "add"],
    ["one of an earlier run", [comment(1, "bot", true, `<!-- rootrail:k -->${by("41.1", "b")}`)], undefined, "edit 1"],
    ["that of a twin", [comment(1, "bot", true, `<!-- rootrail:k -->${by("42.1", "b")}`)], undefined, "add"],
    [
      "its own behind that of a twin",
      [comment(1, "bot", true, `<!-- rootrail:k -->${by("42.1", "b")}`), comment(2, "bot", true)],
      undefined,
      "edit 2",
    ],
    ["one that quotes the mark", [comment(1, "bot", true, "> <!-- rootrail:k -->")], undefined, "add"],
  ])("where there is %s", async (_, comments, user, expected) => {
    const { github, log } = fake(comments, user);
    await keepComment(github, { ...wanted, maker: makerOf("42", "1", "a") });
    expect(log).toEqual([expected]);
  });

  it("is not added where it is not needed", async () => {
    const { github, log } = fake([]);
    expect(await keepComment(github, { ...wanted, whenNew: false })).toEqual({ done: "not-needed" });
    expect(log).toEqual([]);
  });

  it("is left alone where it says the same already, whatever line breaks GitHub keeps", async () => {
    const comments: Comment[] = [];
    const { github, log } = fake(comments);
    await keepComment(github, wanted);
    const [own] = comments;
    comments.splice(0, 1, { ...(own ?? comment(1, "bot", true)), body: `${own?.body.replaceAll("\n", "\r\n")}\r\n` });
    expect(await keepComment(github, wanted)).toMatchObject({ done: "unchanged" });
    expect(log).toEqual(["add"]);
  });

  it("tells GitHub's refusal on", async () => {
    const { github } = fake([]);
    const denied = new GitHubError("denied", "no");
    const refusing = { ...github, addComment: () => Promise.reject(denied) };
    await expect(keepComment(refusing, wanted)).rejects.toBe(denied);
  });
});
