// Writes schema/rootrail.schema.json from the declaration that validates the configuration; --check only compares.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { build } from "esbuild";

const file = "schema/rootrail.schema.json";
const bundle = await build({
  entryPoints: ["src/config/json-schema.ts"],
  bundle: true,
  write: false,
  format: "esm",
  platform: "node",
  logLevel: "warning",
});
const code = Buffer.from(bundle.outputFiles[0].contents).toString("base64");
const { configurationSchema } = await import(`data:text/javascript;base64,${code}`);
const wanted = `${JSON.stringify(configurationSchema(), null, 2)}\n`;

if (process.argv.includes("--check")) {
  const have = readFileSync(file, "utf8");
  if (have !== wanted) {
    console.error(`${file} is not what the declaration in src/config says; run: npm run schema`);
    process.exitCode = 1;
  }
} else {
  mkdirSync("schema", { recursive: true });
  writeFileSync(file, wanted);
}
