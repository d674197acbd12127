import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { codes, Editor, uriOf } from "../../support/editor.ts";
import { folderOf } from "../../support/folder.ts";
import { deviceTemplate, rootOf } from "../../support/lint-files.ts";
import { repository } from "../../support/repository.ts";

const program = join(repository, "dist", "cli.js");
const device = deviceTemplate({ D: rootOf("111122223333") });
const rule = "root-virtual-mfa-device";
const quiet = "guardrails: { require: never }\n";

interface Served {
  readonly editor: Editor;
  readonly server: ChildProcessWithoutNullStreams;
  readonly errors: string[];
  readonly ended: Promise<number | null>;
}

function served(...args: readonly string[]): Served {
  const server = spawn(process.execPath, [program, "lsp", ...args]);
  const errors: string[] = [];
  server.stderr.on("data", (data) => errors.push(String(data)));
  const ended = new Promise<number | null>((resolve) => server.on("exit", resolve));
  return { editor: new Editor(server.stdout, server.stdin), server, errors, ended };
}

it("the built server tells, follows and ends", async () => {
  const folder = folderOf({ "rootrail.yaml": quiet, "a.yaml": device });
  // What the library of clients that VS Code has passes.
  const { editor, errors, ended } = served("--stdio", `--clientProcessId=${process.pid}`);
  const { capabilities } = await editor.start([folder]);
  expect(capabilities).toMatchObject({ hoverProvider: true, textDocumentSync: { change: 2 } });
  await editor.until(join(folder, "a.yaml"), (all) => codes(all).join() === rule);
  await editor.open(join(folder, "a.yaml"), device);
  await editor.change(join(folder, "a.yaml"), device.replace("root", "user/x"));
  await editor.until(join(folder, "a.yaml"), (all) => all.length === 0);
  await editor.ask("shutdown", {});
  await editor.connection.sendNotification("exit");
  expect([await ended, errors]).toEqual([0, []]);
});

it("the built server ends where the editor is gone", async () => {
  const { editor, server, ended } = served();
  await editor.start([folderOf()]);
  server.stdin.end();
  expect(await ended).toBe(1);
});

const typedEdits = Number(process.env["ROOTRAIL_EDITS"] ?? 300);

it("the built server survives whatever is typed, and says nothing on standard error", {
  timeout: 240_000 + typedEdits * 100,
}, async () => {
  const texts = ["fixtures/root-virtual-mfa-device/fail", "fixtures/ineffective-root-scp/fail"].flatMap((folder) => {
    const listed = spawnSync("git", ["ls-files", folder], { cwd: repository, encoding: "utf8" }).stdout.split("\n");
    const inputs = listed.filter((path) => /\.(?:ya?ml|json|tf)$/.test(path) && !path.endsWith("expected.json"));
    return inputs.slice(0, 12).map((path) => [path, readFileSync(join(repository, path), "utf8")] as const);
  });
  expect(texts.length).toBeGreaterThan(10);
  const folder = folderOf();
  const { editor, errors, ended } = served();
  await editor.start([folder]);
  const typed = fc.record({
    file: fc.nat(texts.length - 1),
    at: fc.nat(4000),
    removed: fc.nat(40),
    added: fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.constantFrom("{", "}", '"', "\n", "- ", ": ", "${", "&a ", "*a", "\u0000", "[[[["),
    ),
  });
  const now = new Map(texts);
  for (const [path, text] of texts) await editor.open(join(folder, path), text);
  for (const { file, at, removed, added } of fc.sample(typed, typedEdits)) {
    const [path = "", whole = ""] = texts[file] ?? [];
    const text = now.get(path) ?? whole;
    const start = at % (text.length + 1);
    const made = text.slice(0, start) + added + text.slice(start + removed);
    now.set(path, made.length > 20_000 || made.length < 20 ? whole : made);
    await editor.change(join(folder, path), now.get(path) ?? "");
    if (at % 7 === 0) {
      const textDocument = { uri: uriOf(join(folder, path)) };
      const position = { line: at % 20, character: at % 30 };
      await editor.ask("textDocument/hover", { textDocument, position });
      await editor.ask("textDocument/codeLens", { textDocument });
    }
  }
  await editor.ask("shutdown", {});
  await editor.connection.sendNotification("exit");
  expect([await ended, errors, editor.said]).toEqual([0, [], []]);
});

const hasNeovim = spawnSync("nvim", ["--version"]).status === 0;

it.skipIf(!hasNeovim)("Neovim shows what is typed, hovers, acts and ends", () => {
  const folder = folderOf({
    "rootrail.yaml": quiet,
    "a.yaml": "Resources:\n  T:\n    Type: AWS::SNS::Topic\n",
    "org.tf": 'resource "aws_organizations_organizational_unit" "u" {\n  name      = "U"\n  parent_id = "r-ab12"\n}\n',
    "check.lua": `
      local function wait(what, isSo)
        if not vim.wait(40000, isSo, 50) then
          io.stderr:write("never: " .. what .. "\\n")
          vim.cmd("cquit 3")
        end
      end
      vim.cmd("edit a.yaml")
      local client = vim.lsp.start_client({
        name = "rootrail",
        cmd = { ${JSON.stringify(process.execPath)}, ${JSON.stringify(program)}, "lsp" },
        root_dir = vim.fn.getcwd(),
      })
      vim.lsp.buf_attach_client(0, client)
      wait("attached", function() return vim.lsp.get_client_by_id(client) ~= nil and vim.lsp.get_client_by_id(client).initialized end)
      local device = ${JSON.stringify(device)}
      vim.api.nvim_buf_set_lines(0, 0, -1, false, vim.split(device, "\\n"))
      wait("diagnostics of what is not saved", function() return #vim.diagnostic.get(0) == 1 end)
      print("code " .. vim.diagnostic.get(0)[1].code)
      local params = { textDocument = vim.lsp.util.make_text_document_params(), range = { start = { line = 0, character = 0 }, ["end"] = { line = 9, character = 0 } }, context = { diagnostics = {} } }
      local answers = vim.lsp.buf_request_sync(0, "textDocument/codeAction", params, 40000)
      for _, action in ipairs(answers[client].result) do
        if action.title:match("here$") then vim.lsp.util.apply_workspace_edit(action.edit, "utf-16") end
      end
      wait("the exception accepts it", function() return #vim.diagnostic.get(0) == 0 end)
      print("typed " .. vim.fn.join(vim.api.nvim_buf_get_lines(0, 0, 3, false), "|"))
      vim.cmd("edit! org.tf")
      vim.lsp.buf_attach_client(0, client)
      local hover = { textDocument = vim.lsp.util.make_text_document_params(), position = { line = 1, character = 4 } }
      local said = vim.lsp.buf_request_sync(0, "textDocument/hover", hover, 40000)
      print("hover " .. said[client].result.contents.value:gsub("\\n", " "))
      vim.lsp.stop_client(client)
      vim.cmd("qall!")
    `,
  });
  const { status, stdout, stderr } = spawnSync(
    "nvim",
    ["--headless", "-u", "NONE", "-i", "NONE", "-n", "-c", "set hidden", "-c", "luafile check.lua"],
    {
      cwd: folder,
      encoding: "utf8",
      timeout: 110_000,
    },
  );
  const out = stdout + stderr;
  expect([status, out]).toEqual([0, expect.stringContaining(`code ${rule}`)]);
  expect(out).toContain("# rootrail:ignore root-virtual-mfa-device owner=owner@example.com");
  expect(out).toContain("preventive:");
  expect(readFileSync(join(folder, "a.yaml"), "utf8")).not.toContain("rootrail");
});
