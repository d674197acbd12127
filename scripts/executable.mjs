// Makes a single executable of dist/ for the platform that it runs on, with the Node that runs it: `node scripts/executable.mjs [folder]`,
// by default release/. The same dist/ and the same Node make the same bytes, which appear under their name whole and tried, or not at all.
// Run npm run build first.
import { execFileSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { inject } from "postject";

/** What Node looks for in itself to see whether it is a single executable. Source: Node's documentation, "Single executable applications". */
const fuse = "NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2";
const folder = resolve(process.argv[2] ?? "release");
const name = process.platform === "win32" ? "rootrail.exe" : "rootrail";

if (!existsSync("dist/cli.js")) fail("dist/cli.js is missing: run npm run build first");
if (!readFileSync(process.execPath).includes(fuse))
  fail(
    `${process.execPath} cannot become a single executable: take the Node of nodejs.org, some distributions build theirs without that`,
  );

mkdirSync(folder, { recursive: true });
// A folder beside it: macOS signs a file under its name.
const unfinished = mkdtempSync(join(folder, ".unfinished-"));
try {
  await make(join(unfinished, name));
  renameSync(join(unfinished, name), join(folder, name));
  console.log(join(folder, name));
} catch (error) {
  console.error(error.stack);
  process.exitCode = 1;
} finally {
  rmSync(unfinished, { recursive: true });
}

async function make(executable) {
  copyFileSync(process.execPath, executable);
  chmodSync(executable, 0o755);
  if (process.platform === "darwin") execFileSync("codesign", ["--remove-signature", executable]);
  await inject(executable, "NODE_SEA_BLOB", blob(), { sentinelFuse: fuse, machoSegmentName: "NODE_SEA" });
  if (process.platform === "darwin") execFileSync("codesign", ["--sign", "-", executable]);
  const { version } = JSON.parse(readFileSync("package.json", "utf8"));
  const printed = execFileSync(executable, ["--version"], { encoding: "utf8" }).trim();
  if (printed !== version) throw new Error(`the executable says ${printed}, not ${version}`);
}

/** The program as Node's own tool packs it. Names in it are relative, so that no path of this machine is in the executable. */
function blob() {
  const work = mkdtempSync(join(tmpdir(), "rootrail-executable-"));
  try {
    copyFileSync("scripts/executable/main.cjs", join(work, "main.cjs"));
    const start = 'load("cli.js");\n';
    const main = readFileSync("scripts/executable/main.cjs", "utf8");
    if (!main.endsWith(start)) throw new Error(`scripts/executable/main.cjs does not end with ${start}`);
    writeFileSync(join(work, "thread.cjs"), main.replace(start, 'load("thread.js");\n'));
    const assets = { "thread.cjs": "thread.cjs" };
    for (const name of readdirSync("dist")
      .filter((one) => /\.c?js$/.test(one))
      .sort()) {
      writeFileSync(join(work, name), readFileSync(join("dist", name), "utf8").replace(/^#!.*/, ""));
      assets[name] = name;
    }
    const configuration = {
      main: "main.cjs",
      output: "blob",
      disableExperimentalSEAWarning: true,
      assets,
    };
    writeFileSync(join(work, "sea.json"), JSON.stringify(configuration));
    execFileSync(process.execPath, ["--experimental-sea-config", "sea.json"], { cwd: work, stdio: "pipe" });
    return readFileSync(join(work, "blob"));
  } finally {
    rmSync(work, { recursive: true });
  }
}

function fail(reason) {
  console.error(reason);
  process.exit(1);
}
