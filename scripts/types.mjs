// What `tsc -p tsconfig.build.json` wrote to dist/types, as the package has it: only what its entries lead to, and once more
// as CommonJS, for a project of that kind with `module: node16`, whose types else refuse what Node takes: require of an ES
// module.
import { readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

const folder = "dist/types";
const entries = ["index.d.ts", "cdk/plugin.d.ts"];

/** `./model/report.ts` of `from "…"` and `import("…")`, with what is before it. */
const specifiers = /((?:\bfrom |\bimport\(|\bimport )")(\.{1,2}\/[^"]+)\.ts(?=")/g;

const kept = new Set();
const open = entries.map((entry) => resolve(folder, entry));
for (let file = open.pop(); file !== undefined; file = open.pop()) {
  if (kept.has(file)) continue;
  kept.add(file);
  const text = readFileSync(file, "utf8");
  for (const [, , name] of text.matchAll(specifiers)) open.push(resolve(dirname(file), `${name}.d.ts`));
  writeFileSync(file.replace(/\.d\.ts$/, ".d.cts"), text.replace(specifiers, "$1$2.cts"));
}

prune(resolve(folder));

/** Takes away declarations that nothing leads to, and folders that are empty then; tells whether anything is left. */
function prune(at) {
  let isLeft = false;
  for (const entry of readdirSync(at, { withFileTypes: true })) {
    const path = join(at, entry.name);
    if (entry.isDirectory()) isLeft = prune(path) || isLeft;
    else if (path.endsWith(".d.ts") && !kept.has(path)) rmSync(path);
    else isLeft = true;
  }
  if (!isLeft) rmdirSync(at);
  return isLeft;
}
