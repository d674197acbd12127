import { spawn, spawnSync } from "node:child_process";
import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { Editor, uriOf } from "../../support/editor.ts";
import { folderOf } from "../../support/folder.ts";
import { deviceTemplate, rootOf } from "../../support/lint-files.ts";
import { repository } from "../../support/repository.ts";

const program = join(repository, "dist", "cli.js");

/** Refuses whatever leaves the process but its own streams, and tells at the end what was refused. */
const trap = join(
  folderOf({
    "trap.cjs": `
      const refused = [];
      const refuse = (name) => function () {
        refused.push(name);
        throw new Error(name + " is refused");
      };
      const replace = (module, names) => {
        const object = require(module);
        for (const name of names) if (typeof object[name] === "function") object[name] = refuse(module + "." + name);
      };
      const net = require("net");
      net.Socket.prototype.connect = refuse("net.Socket.connect");
      net.Server.prototype.listen = refuse("net.Server.listen");
      replace("dgram", ["createSocket"]);
      replace("tls", ["connect"]);
      for (const protocol of ["http", "https"]) replace(protocol, ["request", "get", "createServer"]);
      replace("http2", ["connect"]);
      for (const names of ["dns", "dns/promises"]) replace(names, ["lookup", "resolve", "resolve4", "resolve6", "reverse"]);
      globalThis.fetch = refuse("fetch");
      globalThis.WebSocket = refuse("WebSocket");
      replace("child_process", ["spawn", "spawnSync", "exec", "execSync", "execFile", "execFileSync", "fork"]);
      require("worker_threads").Worker = refuse("Worker");
      const writing = ["appendFile", "chmod", "chown", "copyFile", "cp", "createWriteStream", "ftruncate", "futimes", "lchown", "link",
        "lutimes", "mkdir", "mkdtemp", "rename", "rm", "rmdir", "symlink", "truncate", "unlink", "utimes", "writeFile"];
      replace("fs", writing.flatMap((name) => [name, name + "Sync"]));
      replace("fs/promises", writing);
      const fs = require("fs");
      const { O_WRONLY, O_RDWR, O_CREAT } = fs.constants;
      for (const object of [fs, fs.promises])
        for (const name of ["open", "openSync"]) {
          const original = object[name];
          if (original) object[name] = function (path, flags, ...rest) {
            if (typeof flags === "string" ? !/^rs?$/.test(flags) : (flags & (O_WRONLY | O_RDWR | O_CREAT)) !== 0) refuse("open to write " + path)();
            return original.call(this, path, flags, ...rest);
          };
        }
      require("module").syncBuiltinESMExports();
      process.on("exit", () => process.stderr.write(JSON.stringify(refused)));
    `,
  }),
  "trap.cjs",
);

/** Node's permission model, which refuses writing and other programs below what a trap in JavaScript sees; its flag by version. */
const permission = ["--permission", "--experimental-permission"].find(
  (flag) => spawnSync(process.execPath, [flag, "--allow-fs-read=*", "-e", "0"]).status === 0,
);

const policy = `resource "aws_organizations_policy" "deny" {
  name    = "deny"
  content = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Deny", Action = "iam:CreateVirtualMFADevice", Resource = "*", Condition = { ArnLike = { "aws:PrincipalArn" = "arn:aws:iam::*:root" } } }] })
}
resource "aws_organizations_organization" "o" {
  feature_set = "ALL"
}
`;

const files = {
  "rootrail.yaml": "level: 2\n",
  "a.yaml": deviceTemplate({ D: rootOf("111122223333") }),
  "org.tf": policy,
  "check.rootrail-test.yaml": "tests: []\n",
};

/** Every file of a folder with what it holds and when it changed. */
function stateOf(folder: string): unknown {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .sort()
    .map((name) => {
      const { mtimeMs, size, mode } = lstatSync(join(folder, name));
      return [name, mtimeMs, size, mode];
    });
}

/** Does whatever an editor asks for, and tells what was refused. */
async function everything(flags: readonly string[]): Promise<unknown> {
  const folder = folderOf(files);
  const before = stateOf(folder);
  const server = spawn(process.execPath, [...flags, "-r", trap, program, "lsp", "--stdio"], { cwd: folder });
  const errors: string[] = [];
  server.stderr.on("data", (data) => errors.push(String(data)));
  const ended = new Promise((resolve) => server.once("close", resolve));
  const editor = new Editor(server.stdout, server.stdin);
  await editor.start([folder]);
  const at = (path: string) => join(folder, path);
  await editor.until(at("a.yaml"), (all) => all.length > 0);
  for (const [path, text] of Object.entries(files)) await editor.open(at(path), `${text}\n`);
  await editor.open(at("new/b.yaml"), files["a.yaml"]);
  await editor.until(at("new/b.yaml"), (all) => all.length > 0);
  await editor.change(at("a.yaml"), `${files["a.yaml"]}  X: [\n`);
  await editor.until(at("a.yaml"), (all) => all.some((one) => one.code === "input-error"));
  await editor.change(at("a.yaml"), files["a.yaml"]);
  await editor.until(at("a.yaml"), (all) => all.length > 0 && all.every((one) => one.code !== "input-error"));
  const titles: string[] = [];
  for (const path of ["a.yaml", "org.tf", "rootrail.yaml", "check.rootrail-test.yaml"]) {
    const textDocument = { uri: uriOf(at(path)) };
    const position = { line: 0, character: 0 };
    const range = { start: position, end: { line: 99, character: 0 } };
    await editor.ask("textDocument/hover", { textDocument, position: { line: 2, character: 20 } });
    await editor.ask("textDocument/codeLens", { textDocument });
    await editor.ask("textDocument/completion", { textDocument, position });
    const actions = await editor.ask<readonly { readonly title: string }[]>("textDocument/codeAction", {
      textDocument,
      range,
      context: { diagnostics: [] },
    });
    titles.push(...actions.map((one) => one.title));
  }
  expect(titles.length).toBeGreaterThan(5);
  await editor.ask("workspace/executeCommand", { command: "rootrail.explain", arguments: ["missing-root-scp"] });
  await editor.connection.sendNotification("workspace/didChangeWatchedFiles", {
    changes: [{ uri: uriOf(at("a.yaml")), type: 2 }],
  });
  await editor.ask("shutdown", {});
  await editor.connection.sendNotification("exit");
  expect(await ended).toBe(0);
  expect(stateOf(folder)).toEqual(before);
  for (const [path, text] of Object.entries(files)) expect(readFileSync(at(path), "utf8")).toBe(text);
  return JSON.parse(errors.join("").replace(/^\(node:.*\n.*\n/gm, ""));
}

it("the trap sees connections, writes and programs", () => {
  const tried = [
    'require("http").get("http://127.0.0.1:1")',
    'require("net").connect(1)',
    'require("dns").lookup("example.com", () => {})',
    'fetch("http://127.0.0.1:1")',
    'require("fs").writeFileSync("x", "y")',
    'require("fs").openSync("x", "w")',
    'require("fs").openSync("x", 577)',
    'require("child_process").spawnSync("true")',
    'import("node:fs").then((fs) => fs.mkdirSync("x"))',
  ];
  for (const code of tried) {
    const { stderr } = spawnSync(process.execPath, ["-r", trap, "-e", code], { encoding: "utf8", cwd: folderOf() });
    expect([code, /\["[^"]+"\]/.test(stderr)]).toEqual([code, true]);
  }
});

it("opens no connection, writes no file and runs no program, whatever an editor asks for", async () => {
  expect(await everything([])).toEqual([]);
});

it.skipIf(!permission)("needs no right but to read", async () => {
  expect(await everything([permission ?? "", "--allow-fs-read=*"])).toEqual([]);
});
