import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Debian's package; `scripts/install-chromium.sh` installs it. */
export const hasChromium = spawnSync("chromium", ["--version"]).status === 0;

const flags = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The page as the browser has it once its script has run; `hash` stands behind the `#` of its address. */
export function openInChromium(page: string, hash = ""): string {
  const folder = mkdtempSync(join(tmpdir(), "rootrail-page-"));
  try {
    const file = join(folder, "page.html");
    writeFileSync(file, page);
    const address = `file://${file}${hash ? `#${hash}` : ""}`;
    const args = [...flags, `--user-data-dir=${join(folder, "profile")}`, "--dump-dom", address];
    return execFileSync("chromium", args, {
      encoding: "utf8",
      maxBuffer: 100_000_000,
      stdio: ["ignore", "pipe", "ignore"],
      timeout: 30_000,
    });
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
