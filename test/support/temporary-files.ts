import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Puts every temporary file of the tests and of what they run below one folder, which is removed when all have ended. */
export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), "rootrail-tests-"));
  process.env["TMPDIR"] = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
