// Shows the extension in a real Visual Studio Code, for docs/editors.md: code-server of the npm registry, with the extension as it is packed,
// in a headless Chromium. `--code-server FOLDER` keeps what is installed there, or takes what is. Says why where something cannot be had.
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { installNode24 } from "./node24.mjs";
import { loadSource } from "./source.mjs";

const codeServer = "code-server@4.139.1";
/** The parts of it that are compiled for the machine and that it does not start without. */
const compiled = ["node-pty", "@vscode/spdlog", "@vscode/native-watchdog", "@parcel/watcher"];
const picture = "docs/images/vscode.png";
const [width, height] = [1280, 980];
/** What the picture shows: a guardrail with a hole, and a device of root. */
const shown = `AWSTemplateFormatVersion: "2010-09-09"
Resources:
  Organization:
    Type: AWS::Organizations::Organization
    Properties:
      FeatureSet: ALL
  Sandbox:
    Type: AWS::Organizations::OrganizationalUnit
    Properties:
      Name: Sandbox
      ParentId: !GetAtt Organization.RootId
  NoVirtualMfa:
    Type: AWS::Organizations::Policy
    Properties:
      Name: no-virtual-mfa
      Type: SERVICE_CONTROL_POLICY
      TargetIds: [!GetAtt Organization.RootId]
      Content:
        Version: "2012-10-17"
        Statement:
          - Sid: Root
            Effect: Deny
            Action: iam:CreateVirtualMFADevice
            Resource: "*"
            Condition:
              ArnLike: {"aws:PrincipalArn": "arn:aws:iam::*:root"}
              BoolIfExists: {"aws:MultiFactorAuthPresent": "false"}
  RootPhone:
    Type: AWS::IAM::VirtualMFADevice
    Properties:
      Users: [root]
`;
const settings = {
  "workbench.startupEditor": "none",
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.colorTheme": "Default Light Modern",
  "security.workspace.trust.enabled": false,
  "telemetry.telemetryLevel": "off",
  "extensions.autoCheckUpdates": false,
  "extensions.ignoreRecommendations": true,
  "chat.disableAIFeatures": true,
  "editor.minimap.enabled": false,
  "git.enabled": false,
};

const at = process.argv.indexOf("--code-server");
const folder = mkdtempSync(join(tmpdir(), "rootrail-editor-"));
const programs = at > 0 ? resolve(process.argv[at + 1] ?? "") : join(folder, "programs");
try {
  if (!existsSync("dist/cli.js")) throw new Error("there is no dist/cli.js: npm run build makes it");
  if (spawnSync("chromium", ["--version"]).status !== 0)
    throw new Error("there is no chromium: sh scripts/install-chromium.sh installs it");
  const node = installNode24(join(programs, "node24"));
  await draw(node, install(node));
  console.log(`Drawn: ${picture}`);
} catch (error) {
  console.error(`npm run picture:editor: ${error.message}`);
  process.exitCode = 2;
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** The program's entry. Headers of Node come with the package, so that nothing is asked for but the registry. */
function install(node) {
  const root = join(programs, "server", "node_modules", "code-server");
  const entry = join(root, "out", "node", "entry.js");
  const code = join(root, "lib", "vscode");
  const isDone = compiled.every((name) => existsSync(join(code, "node_modules", name, "build", "Release")));
  if (isDone) return entry;
  const env = { ...process.env, PATH: `${dirname(node)}:${process.env.PATH}` };
  const quiet = ["--no-audit", "--no-fund", "--ignore-scripts", "--silent"];
  const run = (program, args, cwd) => {
    const { status, stderr } = spawnSync(program, args, { cwd, env, encoding: "utf8" });
    if (status !== 0) throw new Error(`${program} ${args.join(" ")} ended with ${status}: ${stderr.slice(-500)}`);
  };
  mkdirSync(join(programs, "server"), { recursive: true });
  run("npm", ["install", "--prefix", join(programs, "server"), ...quiet, codeServer], programs);
  run("npm", ["install", "--omit=dev", ...quiet], code);
  const headers = resolve(dirname(node), "..");
  for (const name of compiled)
    run("npx", ["--yes", "node-gyp@12", "rebuild", `--nodedir=${headers}`], join(code, "node_modules", name));
  return entry;
}

async function draw(node, entry) {
  const inner = (name) => join(folder, name);
  const extension = inner("rootrail.vsix");
  execFileSync("npm", ["run", "--silent", "vscode", "--", "--package", extension], { stdio: "ignore" });
  for (const name of ["home", "work", "data/User"]) mkdirSync(inner(name), { recursive: true });
  writeFileSync(inner("work/organization.yaml"), shown);
  writeFileSync(inner("data/User/settings.json"), JSON.stringify(settings));
  writeFileSync(inner("config.yaml"), "auth: none\n");
  const own = [
    "--config",
    inner("config.yaml"),
    "--user-data-dir",
    inner("data"),
    "--extensions-dir",
    inner("extensions"),
  ];
  const env = { ...process.env, HOME: inner("home") };
  execFileSync(node, [entry, ...own, "--install-extension", extension], { env, stdio: "ignore" });
  const port = await freePort();
  const quiet = ["--auth", "none", "--disable-telemetry", "--disable-update-check", "--bind-addr", `127.0.0.1:${port}`];
  const server = spawn(node, [entry, ...own, ...quiet, inner("work")], { env, stdio: "ignore", detached: true });
  const { Browser } = await loadSource("test/product/playground/browser.ts");
  const browser = await Browser.open();
  try {
    await show(browser, port, inner("work"));
  } finally {
    process.kill(-server.pid);
    await browser.close();
  }
}

async function show(browser, port, work) {
  const address = `http://127.0.0.1:${port}/`;
  await until(async () => (await fetch(address)).ok, "code-server answers");
  const file = `vscode-remote://127.0.0.1:${port}${work}/organization.yaml`;
  const payload = encodeURIComponent(JSON.stringify([["openFile", file]]));
  await browser.send("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile: false });
  await browser.send("Page.navigate", { url: `${address}?folder=${encodeURIComponent(work)}&payload=${payload}` });
  const counts = (selector) => browser.evaluate(`document.querySelectorAll(${JSON.stringify(selector)}).length`);
  await until(async () => (await counts(".squiggly-error")) > 0, "the editor underlines an error");
  await until(
    async () => (await counts(".codelens-decoration a, .codelens-decoration span")) > 1,
    "the editor has lines above policies",
  );
  await press(browser, "M", "KeyM", 77, 2 + 8);
  await until(async () => (await counts(".markers-panel .monaco-list-row")) > 1, "the panel of problems is filled");
  const [x, y] = await browser.evaluate(
    `(() => { const span = [...document.querySelectorAll(".view-line span span")].find((one) => one.textContent.includes("NoVirtualMfa")); const box = span.getBoundingClientRect(); return [box.x + box.width - 8, box.y + 8]; })()`,
  );
  await browser.send("Input.dispatchMouseEvent", { type: "mouseMoved", x: x - 40, y });
  await browser.send("Input.dispatchMouseEvent", { type: "mouseMoved", x, y });
  await until(
    async () => (await counts(".monaco-hover:not(.hidden) .hover-contents")) > 0,
    "the policy has a text beside it",
  );
  await pause(1500);
  const { data } = await browser.send("Page.captureScreenshot", {});
  mkdirSync("docs/images", { recursive: true });
  writeFileSync(picture, Buffer.from(String(data), "base64"));
}

async function press(browser, key, code, windowsVirtualKeyCode, modifiers) {
  for (const type of ["rawKeyDown", "keyUp"])
    await browser.send("Input.dispatchKeyEvent", { type, key, code, windowsVirtualKeyCode, modifiers });
}

async function until(isSo, what) {
  const end = Date.now() + 120_000;
  for (;;) {
    if (await isSo().catch(() => false)) return;
    if (Date.now() > end) throw new Error(`not in two minutes: ${what}`);
    await pause(250);
  }
}

function pause(milliseconds) {
  return new Promise((done) => setTimeout(done, milliseconds));
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((done) => server.once("listening", done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}
