// Writes docs/rules/*.md and src/rules/examples.json from the rules and their fixtures; with --check it only compares.
import { loadSource } from "./source.mjs";

const { ruleDocs, staleFiles, writeFiles } = await loadSource("scripts/rule-docs.ts");

const files = ruleDocs(process.cwd());
const stale = staleFiles(process.cwd(), files);
if (!process.argv.includes("--check")) {
  writeFiles(process.cwd(), files);
  console.log(stale.length === 0 ? "The rule pages are up to date." : `Written: ${stale.join(", ")}`);
} else if (stale.length > 0) {
  console.error(`Out of date: ${stale.join(", ")}. Run npm run docs.`);
  process.exitCode = 1;
}
