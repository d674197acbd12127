import { execFileSync, spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { join } from "node:path";
import { zipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";
import { Editor } from "../support/editor.ts";
import { folderOf } from "../support/folder.ts";
import { deviceTemplate, rootOf } from "../support/lint-files.ts";
import { repository } from "../support/repository.ts";

const folder = join(repository, "editors", "vscode");
const manifest = () => JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));

describe("the extension for Visual Studio Code", () => {
  beforeAll(() => {
    execFileSync(process.execPath, ["scripts/vscode-extension.mjs"], { cwd: repository });
  });

  it("has the version of the program", () => {
    const { version } = JSON.parse(readFileSync(join(repository, "package.json"), "utf8"));
    expect(manifest().version).toBe(version);
  });

  it("names a program that it has", () => {
    expect(readdirSync(join(folder, "dist"))).toContain("extension.js");
    expect(manifest().main).toBe("./dist/extension.js");
  });

  it("loads nothing that the editor does not have", () => {
    const code = readFileSync(join(folder, "dist", "extension.js"), "utf8");
    const loaded = new Set([...code.matchAll(/\brequire\(["'`]([^"'`]+)["'`]\)/g)].map(([, name = ""]) => name));
    const own = new Set(["vscode", ...builtinModules]);
    expect([...loaded].filter((name) => !own.has(name.replace(/^node:/, "")))).toEqual([]);
  });

  it("has at most 1.5 MiB", () => {
    const files = readdirSync(join(folder, "dist"), { recursive: true, withFileTypes: true }).filter((one) =>
      one.isFile(),
    );
    const contents = files.map((one) => {
      const path = join(one.parentPath, one.name);
      return [path.slice(folder.length + 1), readFileSync(path)] as const;
    });
    expect(zipSync(Object.fromEntries(contents), { level: 9 }).length).toBeLessThan(1.5 * 1024 * 1024);
  });

  it("has a server that reads everything by itself", async () => {
    const cwd = folderOf({
      "rootrail.yaml": "guardrails: { require: never }\n",
      "a.yaml": deviceTemplate({ D: rootOf("111122223333") }),
      // Only hcl2-parser says that this is broken, and not we alone.
      "b.tf": 'resource "aws_iam_virtual_mfa_device" "a" {\n  virtual_mfa_device_name = = "a"\n}\n',
      // What only the yaml package reads.
      "c.yaml": "? Resources\n: D:\n    Type: AWS::IAM::VirtualMFADevice\n    Properties: { Users: [root] }\n",
    });
    // What the client in the extension passes beside the name of the command.
    const args = ["lsp", "--stdio", `--clientProcessId=${process.pid}`];
    const server = spawn(process.execPath, [join(folder, "dist", "server", "cli.js"), ...args], { cwd });
    const ended = new Promise((resolve) => server.once("exit", resolve));
    const editor = new Editor(server.stdout, server.stdin);
    await editor.start([cwd]);
    for (const path of ["a.yaml", "b.tf", "c.yaml"]) await editor.until(join(cwd, path), (all) => all.length > 0);
    await editor.ask("shutdown", {});
    await editor.connection.sendNotification("exit");
    expect(await ended).toBe(0);
  });
});
