import { spawnSync } from "node:child_process";
import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folderOf } from "../support/folder.ts";
import { repository } from "../support/repository.ts";

const device = `Resources:
  RootMfa:
    Type: AWS::IAM::VirtualMFADevice
    Properties:
      Users: [root]
`;
const use = `async function use({ lint, exitCodeOf, UsageError, GitError }) {
  const { report } = await lint({ paths: ["t.yaml"], requireGuardrails: "never", config: false });
  const refused = await lint({ base: "no-such-ref" }).catch((error) => error);
  console.log(exitCodeOf(report), report.findings[0].rule, refused instanceof GitError && refused instanceof UsageError);
}
`;
const typed = `import { exitCodeOf, lint, type LintResult, UsageError } from "rootrail";

export async function check(): Promise<0 | 1 | 2> {
  const result: LintResult = await lint({ paths: ["infra"], level: 2 });
  return exitCodeOf(result.report, "warning");
}

export function isMistake(error: unknown): boolean {
  return error instanceof UsageError;
}

// @ts-expect-error: there is no such level
export const wrong = lint({ level: 3 });
`;

const plugin = `import { RootrailPlugin } from "rootrail/cdk";
export const one = new RootrailPlugin();
`;
const required = `import rootrail = require("rootrail");
export const check = async (): Promise<0 | 1 | 2> => rootrail.exitCodeOf((await rootrail.lint()).report);
export const isMistake = (error: unknown): boolean => error instanceof rootrail.GitError;
`;

/** A project that has installed the built package. */
function consumer(files: Readonly<Record<string, string>>): string {
  const folder = folderOf({ "package.json": '{ "type": "module" }\n', "t.yaml": device, ...files });
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(repository, join(folder, "node_modules/rootrail"));
  return folder;
}

describe("the library", () => {
  it.each([
    ["CommonJS", "use.cjs", `${use}use(require("rootrail"));\n`],
    ["ES modules", "use.mjs", `import * as library from "rootrail";\n${use}use(library);\n`],
  ])("is used from %s", (_, name, text) => {
    const run = spawnSync(process.execPath, [name], { cwd: consumer({ [name]: text }), encoding: "utf8" });
    expect(run.stdout).toBe("1 root-virtual-mfa-device true\n");
    expect(run.stderr).toBe("");
  });

  it.each([
    ["module", "node16", "node16"],
    ["module", "nodenext", "nodenext"],
    ["module", "esnext", "bundler"],
    ["commonjs", "node16", "node16"],
    ["commonjs", "nodenext", "nodenext"],
    ["commonjs", "commonjs", "bundler"],
  ])("has types in a package of type %s, for module %s, resolved by %s", (type, module, way) => {
    const compilerOptions = {
      module,
      moduleResolution: way,
      strict: true,
      noEmit: true,
      target: "es2022",
      types: [],
    };
    const files = { "use.ts": typed, "plugin.ts": plugin, ...(type === "commonjs" && { "required.cts": required }) };
    const folder = consumer({
      ...files,
      "package.json": JSON.stringify({ type }),
      "tsconfig.json": JSON.stringify({ compilerOptions, files: Object.keys(files) }),
    });
    const run = spawnSync(join(repository, "node_modules/.bin/tsc"), ["-p", "."], { cwd: folder, encoding: "utf8" });
    expect(run.stdout).toBe("");
    expect(run.status).toBe(0);
  });
});
