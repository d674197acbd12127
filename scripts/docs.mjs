// Writes docs/rules/*.md and src/rules/examples.json from the rules and their fixtures; with --check it only compares.
import { build } from "esbuild";

const bundle = await build({
  entryPoints: ["scripts/rule-docs.ts"],
  bundle: true,
  format: "esm",
  platform: "node",
  write: false,
  logLevel: "warning",
});
const code = Buffer.from(bundle.outputFiles[0].contents).toString("base64");
const { ruleDocs, staleFiles, writeFiles } = await import(`data:text/javascript;base64,${code}`);

const files = ruleDocs(process.cwd());
const stale = staleFiles(process.cwd(), files);
if (!process.argv.includes("--check")) {
  writeFiles(process.cwd(), files);
  console.log(stale.length === 0 ? "The rule pages are up to date." : `Written: ${stale.join(", ")}`);
} else if (stale.length > 0) {
  console.error(`Out of date: ${stale.join(", ")}. Run npm run docs.`);
  process.exitCode = 1;
}
