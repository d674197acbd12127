// npm run vscode: the Visual Studio Code extension in editors/vscode/dist, with the built language server in it. --package OUT.vsix
// packs it by `vsce`, which is asked for by npx where it is not installed.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { rolldown } from "rolldown";
import { licenseTexts } from "./license-texts.mjs";

/** The packer; what it packs does not depend on its version. */
const vsce = "@vscode/vsce@4.1.0";
/**
 * Commands that no server asks for, the one that talks to GitHub among them, what only these load, and the program of further
 * threads, which no server starts.
 */
const otherCommands = /^(?:(?:octokit-hub|collect-command|init-command|test-command|table|thread)-|thread\.js$)/;
/** The files that load a command when it is called. */
const dispatchers = /^(?:cli\.js$|other-programs-)/;
const folder = resolve("editors/vscode");
const dist = join(folder, "dist");

rmSync(dist, { recursive: true, force: true });
mkdirSync(join(dist, "server"), { recursive: true });
await bundleClient();
copyServer();
cpSync("LICENSE", join(folder, "LICENSE"));
writeVersion();
const at = process.argv.indexOf("--package");
if (at > 0) pack(resolve(process.argv[at + 1] ?? "rootrail.vsix"));

async function bundleClient() {
  const build = await rolldown({
    input: { extension: join(folder, "src/extension.ts") },
    platform: "node",
    external: ["vscode"],
    transform: { target: "node20.19" },
  });
  const { output } = await build.write({
    dir: dist,
    format: "cjs",
    minify: true,
    comments: { legal: false },
    entryFileNames: "[name].js",
  });
  await build.close();
  writeFileSync(join(dist, "THIRD_PARTY_LICENSES.txt"), licenseTexts(output));
}

/** The command line as npm has it, without what no server asks for. */
function copyServer() {
  const files = readdirSync("dist", { withFileTypes: true }).flatMap((entry) => (entry.isFile() ? entry.name : []));
  const left = files.filter((name) => otherCommands.test(name));
  const kept = files.filter((name) => !left.includes(name));
  for (const name of kept) {
    const code = readFileSync(join("dist", name), "utf8");
    const missing = dispatchers.test(name)
      ? undefined
      : left.find((one) => code.includes(`"./${one}"`) || code.includes(`\`./${one}\``));
    if (missing) throw new Error(`${name} loads ${missing}, which the extension leaves out`);
    cpSync(join("dist", name), join(dist, "server", name));
  }
}

/** The extension has the version of the program. */
function writeVersion() {
  const { version } = JSON.parse(readFileSync("package.json", "utf8"));
  const manifest = join(folder, "package.json");
  const text = readFileSync(manifest, "utf8");
  const own = text.replace(/^( {2}"version": )"[^"]*"/m, `$1"${version}"`);
  if (own !== text) writeFileSync(manifest, own);
}

function pack(file) {
  const args = ["package", "--no-dependencies", "--allow-missing-repository", "--out", file];
  execFileSync("npx", ["--yes", vsce, ...args], { cwd: folder, stdio: "inherit" });
}
