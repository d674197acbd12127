import { describe, expect, it } from "vitest";
import { askAnswers } from "../../src/cli/init-answers.ts";
import { folderOf } from "../support/folder.ts";

const flags = { guardrails: "none", directory: "guardrails", partition: "aws" };

/** Answers one question after the other, and keeps what was asked. */
function answering(...answers: readonly string[]) {
  const asked: string[] = [];
  const left = [...answers];
  return {
    asked,
    ask: async (question: string) => {
      asked.push(question);
      return left.shift() ?? "";
    },
  };
}

describe("the questions of init", () => {
  it("say what is wrong with an answer, and ask again", async () => {
    const { ask, asked } = answering("pulumi", "terraform", "", "r-UPPER", "r-ab12");
    const answers = await askAnswers(flags, ask, folderOf({}));
    expect(answers).toMatchObject({ guardrails: ["terraform"], rootId: "r-ab12" });
    expect(asked[1]).toContain('"pulumi" does not fit: write cloudformation, terraform, both or none.');
    expect(asked[4]).toMatch(/"r-UPPER" does not fit: .*r-ab12/);
  });

  it("give up after the third answer, and say what is expected", async () => {
    const { ask } = answering("a", "b", "c");
    await expect(askAnswers(flags, ask, folderOf({}))).rejects.toThrow(/cloudformation, terraform, both or none/);
  });
});
