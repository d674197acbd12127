import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import { folderOf } from "../../support/folder.ts";
import { planText } from "../../support/plan.ts";
import { repository } from "../../support/repository.ts";

/** Above what is read as a whole, with many devices: what is kept of them makes V8 enlarge its space for new objects. */
const largePlan = planText(
  Array.from({ length: 16_000 }, (_, at) => {
    const isDevice = at % 6 === 0;
    const after = isDevice ? { virtual_mfa_device_name: `phone-${at}` } : { bucket: "b".repeat(600) };
    const address = `${isDevice ? "aws_iam_virtual_mfa_device" : "aws_s3_bucket"}.r${at}`;
    return [address, { actions: ["create"], before: null, after, after_unknown: {} }];
  }),
);

const report = `process.on("exit", () => {
  const space = require("node:v8").getHeapSpaceStatistics().find((one) => one.space_name === "new_space");
  require("node:fs").writeFileSync("new-space.txt", String(space.space_size / 2 ** 20));
});`;

/** MiB of V8's space for new objects when a process ends that lints the plan. */
function newSpaceAtTheEnd(...args: readonly string[]): number {
  const cwd = folderOf({ "plan.json": largePlan, "report.cjs": report });
  spawnSync(process.execPath, ["--require", "./report.cjs", ...args], { cwd, stdio: "ignore" });
  return Number(readFileSync(join(cwd, "new-space.txt"), "utf8"));
}

it("keeps V8's space for new objects small in the command line, and leaves it to a process that calls the library", () => {
  const library = pathToFileURL(join(repository, "dist", "lib", "index.js")).href;
  const call = `import(${JSON.stringify(library)}).then(({ lint }) => lint({ paths: ["plan.json"] }))`;
  const inProgram = newSpaceAtTheEnd(join(repository, "dist", "cli.js"), "lint", "plan.json");
  expect(inProgram).toBeGreaterThan(0);
  expect(inProgram).toBeLessThanOrEqual(newSpaceAtTheEnd("-e", call) / 2);
});
