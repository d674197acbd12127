import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openWorkflowCommands, type WorkflowCommands } from "../../src/action/workflow-commands.ts";
import { readAsRunner } from "./runner-grammar.ts";

function written(speak: (commands: WorkflowCommands) => void): string {
  let text = "";
  speak(
    openWorkflowCommands((part) => {
      text += part;
    }),
  );
  return text;
}

/** Text as somebody writes it who wants to be obeyed. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "::error::x",
        "::add-mask::a",
        "##[error]x",
        "::stop-commands::t",
        "::endgroup::",
        "\n",
        "\r",
        "\u2028",
        " ",
        ":",
        "%0A",
        "%",
      ),
      fc.string({ unit: "binary" }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(""));

describe("workflow commands", () => {
  it("whatever is quoted or said is never a command", () => {
    fc.assert(
      fc.property(hostile, hostile, (title, text) => {
        const speak = (commands: WorkflowCommands) => {
          commands.quote(title, text);
          commands.say(text);
        };
        const view = readAsRunner(written(speak));
        expect(view.annotations).toEqual([]);
        expect(view.masks).toEqual([]);
        expect(view.strange).toEqual([]);
      }),
    );
  });

  it("a notice is one annotation with its message, and nothing else", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const view = readAsRunner(written((commands) => commands.notice("warning", text)));
        expect(view.annotations).toHaveLength(1);
        expect(view.annotations[0]).toMatchObject({ level: "warning", title: "rootrail" });
        expect(view.strange).toEqual([]);
      }),
    );
  });

  it("what the runner would drop becomes a line of the log, lines of others counted", () => {
    const text = written((commands) => {
      commands.pass("::error::1\n::error::2\n::warning::w\n");
      for (let index = 3; index <= 12; index += 1) commands.notice("error", `${index}`);
    });
    const view = readAsRunner(text);
    expect(view.dropped).toBe(0);
    expect(view.annotations.filter(({ level }) => level === "error")).toHaveLength(10);
    expect(view.log).toContain("error: 12");
  });

  it("a mask is the value itself", () => {
    expect(readAsRunner(written((commands) => commands.mask("a%b")))).toMatchObject({ masks: ["a%b"], log: "" });
  });
});
