import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { runCli } from "../support/built-cli.ts";
import { repository } from "../support/repository.ts";

it("shows in the README what its first command prints", () => {
  const readme = readFileSync(join(repository, "README.md"), "utf8");
  const shown = /<!-- demo -->\n```text\n([\s\S]*?)\n```/.exec(readme)?.[1];
  expect(runCli(["lint", "fixtures/demo"]).stdout.trimEnd()).toBe(shown);
});
