// Draws the coverage page of fixtures/demo for the README, into docs/images/, with the program as it was built last.
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { pictureArgs, picturePage } from "./picture-page.mjs";

const picture = "docs/images/coverage.png";
const size = "1000,735";

if (!existsSync("dist/cli.js")) fail("there is no dist/cli.js: npm run build makes it");
if (spawnSync("chromium", ["--version"]).status !== 0)
  fail("there is no chromium, which draws the page: sh scripts/install-chromium.sh installs it");
draw(picturePage(execFileSync(process.execPath, ["dist/cli.js", ...pictureArgs], { encoding: "utf8" })));

function draw(page) {
  const folder = mkdtempSync(join(tmpdir(), "rootrail-picture-"));
  try {
    const file = join(folder, "page.html");
    writeFileSync(file, page);
    mkdirSync("docs/images", { recursive: true });
    const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--hide-scrollbars"];
    const own = [`--user-data-dir=${join(folder, "profile")}`, `--window-size=${size}`, `--screenshot=${picture}`];
    execFileSync("chromium", [...flags, ...own, pathToFileURL(file).href], { stdio: "ignore", timeout: 120_000 });
    // Two browsers draw two pictures of one page: the test compares the page.
    writeFileSync("docs/images/coverage.sha256", `${createHash("sha256").update(page).digest("hex")}\n`);
    console.log(`Drawn: ${picture}`);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function fail(why) {
  console.error(`npm run picture: ${why}`);
  process.exit(2);
}
