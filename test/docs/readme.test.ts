import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { pictureArgs, picturePage } from "../../scripts/picture-page.mjs";
import { repository } from "../support/repository.ts";
import { runCli } from "../support/run-cli.ts";

it("shows in the README what its first command prints", async () => {
  const readme = readFileSync(join(repository, "README.md"), "utf8");
  const shown = /<!-- demo -->\n```text\n([\s\S]*?)\n```/.exec(readme)?.[1];
  const run = await runCli(["lint", "--only", "root-virtual-mfa-device", "fixtures/demo/accounts"], {
    columns: 100,
    env: { NO_COLOR: "1" },
  });
  expect(run.stdout.trimEnd().replace(/ in \d+ ms\.$/, ".")).toBe(shown);
  expect(readme).toContain("dist/cli.js lint --only root-virtual-mfa-device fixtures/demo/accounts\n");
  expect(shown?.split("\n").length).toBeLessThanOrEqual(25);
});

it("has a picture of the coverage page as it is now (npm run picture draws it)", async () => {
  const { stdout } = await runCli(pictureArgs);
  const drawn = readFileSync(join(repository, "docs/images/coverage.sha256"), "utf8").trim();
  expect(createHash("sha256").update(picturePage(stdout)).digest("hex")).toBe(drawn);
  expect(readFileSync(join(repository, "README.md"), "utf8")).toContain("](docs/images/coverage.png)");
});
