// The action's bundle as a runner starts it on the demo, without a token and so without the network.
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** A case for `interleaved`; what the action writes goes to a folder below `folder`. */
export function actionCase(folder) {
  const temporary = join(folder, "runner");
  mkdirSync(temporary, { recursive: true });
  const file = (name) => {
    writeFileSync(join(temporary, name), "");
    return join(temporary, name);
  };
  const workspace = resolve("fixtures/demo");
  const env = {
    PATH: process.env.PATH,
    HOME: temporary,
    GITHUB_REPOSITORY: "octo/infra",
    GITHUB_EVENT_NAME: "push",
    GITHUB_SHA: "1".repeat(40),
    GITHUB_WORKSPACE: workspace,
    GITHUB_OUTPUT: file("output"),
    GITHUB_STEP_SUMMARY: file("summary"),
    RUNNER_TEMP: temporary,
  };
  return { args: [resolve("dist/action/index.js")], cwd: workspace, env };
}
