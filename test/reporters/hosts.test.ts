import { describe, expect, it } from "vitest";
import { github } from "../../src/reporters/github.ts";
import { gitlab } from "../../src/reporters/gitlab.ts";
import { junit } from "../../src/reporters/junit.ts";
import { baseFinding, finding, input, options, place, report, reports } from "./reports.ts";
import { gitlabErrors, junitErrors, workflowCommands } from "./validators.ts";

describe.each(Object.entries(reports))("%s", (_name, { report: one, options: its }) => {
  it("is JUnit XML by the schema", async () => {
    expect(await junitErrors(junit(one, its))).toEqual([]);
  });

  it("is a GitLab code quality report by the schema", () => {
    const text = gitlab(one, its);
    expect(gitlabErrors(text)).toEqual([]);
    const issues = JSON.parse(text) as { fingerprint: string }[];
    expect(new Set(issues.map((issue) => issue.fingerprint)).size).toBe(issues.length);
  });

  it("stays within what a step shows", () => {
    const commands = workflowCommands(github(one, its));
    for (const name of ["error", "warning", "notice"]) {
      expect(commands.filter((command) => command.name === name).length).toBeLessThanOrEqual(10);
    }
  });
});

describe("junit", () => {
  const notePass = report([finding({ severity: "note" })], [input("infra/mfa.yaml")]);

  it("refuses what is not valid", async () => {
    expect(await junitErrors("<testsuites/>")).not.toEqual([]);
    expect(await junitErrors(junit(notePass, options).replace('time="0"', ""))).not.toEqual([]);
  });

  it("lets notes pass and keeps their text", () => {
    const text = junit(notePass, options);
    expect(text).toContain('failures="0"');
    expect(text).toContain("<system-out>at infra/mfa.yaml:7:11");
  });
});

describe("github", () => {
  it("escapes what would end a message or a property", () => {
    const odd = { ...baseFinding, message: "50%, a: b\r\n::error::c", location: place("a,b:c%.yaml", 1, 1, 1, 2) };
    const text = github(report([odd], [input("a,b:c%.yaml")]), options);
    const [command, ...others] = workflowCommands(text);
    expect(others).toEqual([]);
    expect(command?.properties.get("file")).toBe("a,b:c%.yaml");
    expect(command?.message.startsWith("50%, a: b<U+000D>\n::error::c\nFix: ")).toBe(true);
  });

  it("gives columns within one line only, and no reversed range", () => {
    const within = workflowCommands(github(report([baseFinding], []), options))[0];
    expect(Object.fromEntries(within?.properties ?? [])).toMatchObject({
      line: "7",
      endLine: "7",
      col: "11",
      endColumn: "15",
    });
    const block = { ...baseFinding, location: place("main.tf", 4, 1, 9, 1) };
    const across = workflowCommands(github(report([block], []), options))[0];
    expect([...(across?.properties.keys() ?? [])]).toEqual(["file", "line", "endLine", "title"]);
    expect(across?.properties.get("endLine")).toBe("8");
  });

  it.each([
    ["below the top of the repository", "infra", "x.yaml", "infra/x.yaml"],
    ["in a sibling folder", "infra", "../apps/x.yaml", "apps/x.yaml"],
    ["outside of the repository", "", "../x.yaml", undefined],
    ["on standard input", "", "<stdin>", undefined],
  ])("names a file %s from the top", (_, directory, path, expected) => {
    const one = report([{ ...baseFinding, location: place(path, 1, 1, 1, 2) }], []);
    const [command] = workflowCommands(github(one, { ...options, directory }));
    expect(command?.properties.get("file")).toBe(expected);
  });

  it("shows the most severe, and counts what is left", () => {
    const warnings = Array.from({ length: 12 }, (_, index) =>
      finding({ severity: "warning", location: place("a.yaml", index + 1, 1, index + 1, 2) }),
    );
    const notes = Array.from({ length: 12 }, (_, index) =>
      finding({ severity: "note", location: place("b.yaml", index + 1, 1, index + 1, 2) }),
    );
    const text = github(report([...notes, ...warnings, baseFinding], []), options);
    const commands = workflowCommands(text).filter((command) => !command.name.includes("group"));
    expect(commands.map((command) => command.name)).toEqual([
      "error",
      ...Array(10).fill("warning"),
      ...Array(10).fill("notice"),
    ]);
    expect(commands.at(-1)?.message).toContain("5 more");
    expect(text.split("\n").filter((line) => line.startsWith("- "))).toHaveLength(5);
  });
});
