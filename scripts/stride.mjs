// Assembles src/syntax/streaming-json/stride.wat into the module beside it that holds its bytes; --check only compares.
import { readFileSync, writeFileSync } from "node:fs";
import loadWabt from "wabt";

const source = "src/syntax/streaming-json/stride.wat";
const target = "src/syntax/streaming-json/stride-bytes.ts";

const wabt = await loadWabt();
const assembled = wabt.parseWat(source, readFileSync(source, "utf8"), { simd: true });
assembled.validate();
const base64 = Buffer.from(assembled.toBinary({}).buffer).toString("base64");
const text = `// Made of stride.wat by \`npm run stride\`.\n// biome-ignore format: one text\nexport const strideBytes = "${base64}";\n`;

if (!process.argv.includes("--check")) writeFileSync(target, text);
else if (readFileSync(target, "utf8") !== text) {
  console.error(`${target} is not what ${source} says; run: npm run stride`);
  process.exitCode = 1;
}
