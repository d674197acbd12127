// Bundles the command line, the library and the GitHub Action to dist/, so that an install needs no other package.
// The command line is CommonJS, which Node loads without turning to its thread pool for each file; the library is ESM.
// `--sizes` prints what the files of the command line are made of.
import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { rolldown } from "rolldown";
import { licenseTexts } from "./license-texts.mjs";

/**
 * Pieces that a usual run loads together stand in one file, each with all that it imports; an earlier file's pieces are
 * not repeated. Everything else that is loaded on demand has a file of its own.
 */
const groups = [
  { name: "program", sources: ["cli/main"] },
  {
    name: "lint",
    sources: [
      "cli/lint-command",
      "config/load",
      "engine/collect-facts",
      "inputs/run-exports",
      "inputs/cloudformation/index",
      "reporters/text-summary",
    ],
  },
  {
    name: "findings",
    sources: [
      "coverage/coverage",
      "coverage/side",
      "engine/derive-facts",
      "engine/findings-of-rules",
      "engine/suppress-findings",
      "facts/merge",
      "policy/policy-text",
      "reporters/text",
    ],
  },
  { name: "adapters", sources: ["facts/registry"] },
  { name: "policies", sources: ["coverage/decide-side"] },
];

/** A module of this program that is another one in a bundle. */
const replaced = (name, isIt, code) => ({
  name,
  resolveId: (source, importer) => (isIt(source, importer) ? `\0${name}` : undefined),
  load: (id) => (id === `\0${name}` ? code : undefined),
});

/** src/syntax/packages.ts for a bundle in whose folder, or beside it, the packages' files stand. */
const packagesIn = (folder, load, head = "") =>
  replaced(
    "packages",
    (source) => source.endsWith("/packages.ts"),
    `${head}export const packageLoaders = {
      yaml: () => ${load}("${folder}/yaml.cjs"),
      hcl2Parser: () => ${load}("${folder}/hcl2-parser.cjs"),
    };`,
  );
/** src/engine/reader-file.ts for a bundle: where the thread that reads inputs begins, from its folder. */
const readerAt = (code, head = "") =>
  replaced("reader-file", (source) => source.endsWith("/reader-file.ts"), `${head}export const readerFile = ${code};`);
/** Functions of Node whose module takes milliseconds to load, and that a usual run does not call: the first call loads it. */
const loadedByCall = {
  "node:child_process": ["spawn", "spawnSync"],
  "node:crypto": ["createHash"],
  "node:zlib": ["crc32", "gunzipSync"],
};
const nodeByCall = Object.entries(loadedByCall).map(([module, names]) => {
  const exported = names.map((name) => `export const ${name} = (...given) => load().${name}(...given);`);
  return replaced(
    module.replace(":", "-"),
    // Of packages, every run loads the one that reads flags.
    (source, importer) => source === module && !/node_modules\/(?!commander\/)/.test(importer),
    `const load = () => process.getBuiltinModule("${module}"); ${exported.join(" ")}`,
  );
});
const readerInModules = readerAt('new URL("../thread.js", import.meta.url)');
const ofModules = ["load", 'import { createRequire } from "node:module"; const load = createRequire(import.meta.url);'];

// The template diff loads a model of every AWS service to judge replacements, which nothing here asks for.
const withoutServiceModel = replaced(
  "service-model",
  (source) => source === "@aws-cdk/aws-service-spec",
  "export const loadAwsServiceSpecSync = () => ({ lookup: () => [] });",
);

async function bundle(input, output, plugins = []) {
  const build = await rolldown({
    input,
    platform: "node",
    external: [/\.cjs$/], // files of packages, which are made before
    makeAbsoluteExternalsRelative: false,
    transform: { target: "node20.19" },
    plugins: [...plugins, withoutServiceModel],
    // Some load on demand what another part of them loads at once.
    checks: { ineffectiveDynamicImport: false },
  });
  const written = await build.write({
    minify: true,
    comments: { legal: false },
    charset: "ascii", // V8 reads it faster
    entryFileNames: "[name].js",
    chunkFileNames: "[name]-[hash].js",
    ...output,
  });
  await build.close();
  return written.output;
}

rmSync("dist", { recursive: true, force: true });
const packages = [];
for (const name of ["yaml", "hcl2-parser"]) {
  packages.push(...(await bundle({ [name]: name }, { dir: "dist", format: "cjs", entryFileNames: "[name].cjs" })));
}
const program = await bundle(
  { cli: "src/cli/main.ts" },
  {
    dir: "dist",
    format: "cjs",
    banner: ({ isEntry }) => (isEntry ? "#!/usr/bin/env node" : ""),
    codeSplitting: {
      groups: groups.map(({ name, sources }) => {
        const ids = new Set(sources.map(sourceOf));
        return { name, test: (id) => ids.has(id) };
      }),
    },
  },
  [
    ...nodeByCall,
    packagesIn(".", "require"),
    readerAt('join(dirname(__filename), "thread.js")', 'import { dirname, join } from "node:path"; '),
  ],
);
// A program of its own: what it loads of the command line would run as one.
const thread = await bundle(
  { thread: "src/engine/reader.ts" },
  { dir: "dist", format: "cjs", chunkFileNames: "thread-[name]-[hash].js" },
  [packagesIn(".", "require")],
);
const library = await bundle({ index: "src/index.ts", cdk: "src/cdk/plugin.ts" }, { dir: "dist/lib", format: "esm" }, [
  packagesIn("..", ...ofModules),
  readerInModules,
]);
// One file, but for the packages that stand beside its folder.
const action = await bundle(
  { index: "src/action/main.ts" },
  { dir: "dist/action", format: "esm", codeSplitting: false },
  [packagesIn("..", ...ofModules), readerInModules],
);
chmodSync("dist/cli.js", 0o755);
for (const [folder, type] of Object.entries({ ".": "commonjs", action: "module", lib: "module", types: "module" })) {
  mkdirSync(join("dist", folder), { recursive: true });
  writeFileSync(join("dist", folder, "package.json"), `${JSON.stringify({ type })}\n`);
}
writeFileSync("dist/THIRD_PARTY_LICENSES.txt", licenseTexts([...packages, ...program, ...thread, ...library]));
writeFileSync("dist/action/THIRD_PARTY_LICENSES.txt", licenseTexts([...packages, ...thread, ...action]));
if (process.argv.includes("--sizes")) printSizes();

function sourceOf(name) {
  const path = join(process.cwd(), "src", `${name}.ts`);
  if (!existsSync(path)) throw new Error(`${path} is no longer there`);
  return path;
}

/** What the files of the command line are made of, largest first. */
function printSizes() {
  for (const { fileName, code, modules } of program.toSorted((one, other) => other.code.length - one.code.length)) {
    const parts = Object.entries(modules).map(([id, { renderedLength }]) => [relative(".", id), renderedLength]);
    const rows = parts.sort((one, other) => other[1] - one[1]).slice(0, 20);
    console.log(`${fileName} ${code.length}\n${rows.map(([path, size]) => `  ${size}  ${path}`).join("\n")}`);
  }
}
