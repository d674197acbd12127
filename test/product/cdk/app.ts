import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { repository } from "../../support/repository.ts";

const cdk = join(repository, "node_modules", "aws-cdk-lib", "package.json");

/** Whether the AWS CDK is installed: it is a development dependency that a slim checkout may leave out. */
export const hasCdk = existsSync(cdk);

const environment = `{ account: "111122223333", region: "us-east-1" }`;

/**
 * Synthesizes an app in a process of its own; `stack` is code that sees `cdk`, `stack` and `RootrailPlugin`; `env`: the
 * environment of the stack, as code.
 */
export function synthesize(stack: string, plugin = "", env = environment) {
  const folder = mkdtempSync(join(tmpdir(), "rootrail-cdk-"));
  writeFileSync(
    join(folder, "app.mjs"),
    `import { createRequire } from "node:module";
const require = createRequire(${JSON.stringify(cdk)});
const cdk = require("aws-cdk-lib");
const { RootrailPlugin } = await import(${JSON.stringify(join(repository, "dist", "lib", "cdk.js"))});
const app = new cdk.App({ outdir: "cdk.out", policyValidationBeta1: [${plugin}], analyticsReporting: false });
const stack = new cdk.Stack(app, "Org", { env: ${env} });
${stack}
app.synth();
`,
  );
  const run = spawnSync(process.execPath, ["app.mjs"], { cwd: folder, encoding: "utf8" });
  return { folder, code: run.status, output: run.stdout + run.stderr };
}
