// Writes schema/*.json from the declarations that validate the configuration and test files; --check only compares.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { loadSource } from "./source.mjs";

const schemas = [
  { file: "schema/rootrail.schema.json", entry: "src/config/json-schema.ts", of: (one) => one.configurationSchema() },
  {
    file: "schema/rootrail-report.schema.json",
    entry: "src/reporters/report-schema.ts",
    of: (one) => one.reportSchema(),
  },
  {
    file: "schema/rootrail-test.schema.json",
    entry: "src/guardrail-tests/test-file.ts",
    of: (one) => one.testFileSchema,
  },
  {
    file: "schema/rootrail-facts.schema.json",
    entry: "src/inputs/facts/facts-schema.ts",
    of: (one) => one.factsSchema(),
  },
];

for (const { file, entry, of } of schemas) {
  const wanted = `${JSON.stringify(of(await loadSource(entry)), null, 2)}\n`;
  if (process.argv.includes("--check")) {
    if (!existsSync(file) || readFileSync(file, "utf8") !== wanted) {
      console.error(`${file} is not what its declaration in src says; run: npm run schema`);
      process.exitCode = 1;
    }
  } else {
    mkdirSync("schema", { recursive: true });
    writeFileSync(file, wanted);
  }
}
