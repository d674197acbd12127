// Bundles the command line, the library and the GitHub Action to dist/: an install needs no other package, and a cold start reads few files.
// The command line is CommonJS, which Node loads without turning to its thread pool for each file; the library is ESM.
import { createHash } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";
import { init, parse } from "es-module-lexer";
import { build, transform } from "esbuild";

/** Packages that are loaded on demand and synchronously, by the file that loads them. */
const onDemand = new Map([
  ["src/syntax/yaml-package.ts", "yaml"],
  ["src/inputs/terraform/hcl/syntax/hcl2.ts", "hcl2-parser"],
]);

/** Lets those files load their package from where the bundle has it: `rewrite` turns its name into an expression. */
const loadedFrom = (rewrite) => ({
  name: "on-demand",
  setup({ onLoad }) {
    onLoad({ filter: /(?:yaml-package|hcl2)\.ts$/ }, ({ path }) => {
      const name = onDemand.get(relative(".", path).split(sep).join("/"));
      const contents = readFileSync(path, "utf8");
      const call = `createRequire(import.meta.url)("${name}")`;
      if (!contents.includes(call)) throw new Error(`${path} does not load ${name} on demand`);
      return { contents: contents.replace(call, rewrite(name)), loader: "ts" };
    });
  },
});

// The template diff loads a model of every AWS service to judge replacements, which nothing here asks for.
const withoutServiceModel = {
  name: "without-service-model",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^@aws-cdk\/aws-service-spec$/ }, () => ({ path: "service-model", namespace: "stub" }));
    onLoad({ filter: /.*/, namespace: "stub" }, () => ({
      contents: "export const loadAwsServiceSpecSync = () => ({ lookup: () => [] });",
    }));
  },
};

// commander can run subcommands that are programs of their own; there are none, and Node takes long to load what it needs for it.
const withoutChildProcess = {
  name: "without-child-process",
  setup({ onLoad }) {
    onLoad({ filter: /commander\/lib\/command\.js$/ }, ({ path }) => {
      const contents = readFileSync(path, "utf8");
      const call = "require('node:child_process')";
      if (!contents.includes(call)) throw new Error(`${path} does not load child_process`);
      return { contents: contents.replace(call, "{}"), loader: "js" };
    });
  },
};

/** @type {import("esbuild").BuildOptions & { metafile: true }} */
const shared = {
  bundle: true,
  platform: "node",
  target: "node20.19",
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
};
const modules = {
  ...shared,
  format: "esm",
  // Bundled CommonJS packages ask for `require`, which ES modules do not have.
  banner: {
    js: 'import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url);',
  },
};

await init;
rmSync("dist", { recursive: true, force: true });
mkdirSync("dist");
const inputs = [];
for (const name of onDemand.values()) {
  const { metafile } = await build({
    ...shared,
    entryPoints: { [name]: name },
    outdir: "dist",
    outExtension: { ".js": ".cjs" },
    format: "cjs",
  });
  inputs.push(...Object.keys(metafile.inputs));
}
// Split as ESM, which CommonJS output cannot be, then each piece is turned into CommonJS.
const program = await build({
  ...shared,
  format: "esm",
  entryPoints: { cli: "src/cli/main.ts" },
  outdir: "dist",
  chunkNames: "chunk-[hash]",
  splitting: true,
  write: false,
  external: [...onDemand.values()].map((name) => `./${name}.cjs`),
  plugins: [loadedFrom((name) => `require("./${name}.cjs")`), withoutServiceModel, withoutChildProcess],
});
const pieces = new Map();
for (const { path, text } of program.outputFiles) {
  // Called with it, a function that nothing else uses stays.
  const { code } = await transform(`use${pieceFrom(text)}`, { target: "node20.19", minify: true });
  pieces.set(`./${basename(path)}`, code.trim().replace(/^use|;$/g, ""));
}
// Pieces that are always run together go into one file, in parentheses so that V8 compiles each once and at once; every
// other piece has a file of its own.
const groups = groupsOf({
  "program.js": ["cli/main", "cli/lint-command", "inputs/cloudformation/template/glance", "reporters/text-summary"].map(
    sourceOf,
  ),
  "judge.js": [
    "inputs/cloudformation/index",
    "engine/derive-facts",
    "facts/merge",
    "coverage/coverage",
    "reporters/text",
  ].map(sourceOf),
});
const homes = Object.fromEntries([...groups].flatMap(([file, names]) => [...names].map((name) => [name, file])));
const files = new Map([...groups].map(([file, names]) => [file, tableOf(names)]));
const hash = createHash("sha256");
for (const [file, text] of files) {
  if (/[^\0-\x7f]/.test(text)) throw new Error(`${file} is not ASCII`);
  hash.update(text);
  writeFileSync(join("dist", file), text);
}
await build({
  ...shared,
  minify: true,
  entryPoints: { cli: "src/start/main.ts" },
  outdir: "dist",
  format: "cjs",
  banner: { js: "#!/usr/bin/env node" },
  define: { homes: JSON.stringify(homes), build: JSON.stringify(hash.digest("hex").slice(0, 12)) },
});
if (process.argv.includes("--sizes")) printSizes();
const library = await build({
  ...modules,
  entryPoints: { index: "src/index.ts", cdk: "src/cdk/plugin.ts" },
  outdir: "dist/lib",
  chunkNames: "chunk-[hash]",
  splitting: true,
  plugins: [loadedFrom((name) => `createRequire(import.meta.url)("../${name}.cjs")`), withoutServiceModel],
});
// One file, packages included, which a CommonJS wrapper still runs on demand only; the large one stays beside it.
const action = await build({
  ...modules,
  entryPoints: ["src/action/main.ts"],
  outfile: "dist/action/index.js",
  plugins: [
    loadedFrom((name) => (name === "yaml" ? 'require("yaml")' : `createRequire(import.meta.url)("../${name}.cjs")`)),
    withoutServiceModel,
  ],
});
chmodSync("dist/cli.js", 0o755);
for (const [folder, type] of Object.entries({ ".": "commonjs", action: "module", lib: "module", types: "module" })) {
  mkdirSync(join("dist", folder), { recursive: true });
  writeFileSync(join("dist", folder, "package.json"), `${JSON.stringify({ type })}\n`);
}
const bundled = [...inputs, ...[program, library].flatMap(({ metafile }) => Object.keys(metafile.inputs))];
writeFileSync("dist/THIRD_PARTY_LICENSES.txt", licenses(bundled));
writeFileSync("dist/action/THIRD_PARTY_LICENSES.txt", licenses(Object.keys(action.metafile.inputs)));

/** The piece that a source file is the entry of, by the names that pieces call each other. */
function pieceOf(source) {
  const found = Object.entries(program.metafile.outputs).find(([, { entryPoint }]) => entryPoint === source);
  if (!found) throw new Error(`${source} is no longer loaded on demand`);
  return `./${basename(found[0])}`;
}

/**
 * An ES module as a function that runs it as CommonJS. esbuild would put a getter before every name that goes from piece
 * to piece, which costs at each call before V8 knows the code better; nothing here changes after it is exported.
 */
function pieceFrom(text) {
  const [imports, exports] = parse(text);
  const needed = [];
  const edits = imports.map(({ n: name, ss: start, se: end, s: nameStart, d: kind }) => {
    const call = `require(${JSON.stringify(name)})`;
    if (kind >= 0) return { start, end, text: `Promise.resolve().then(()=>${call})` };
    const names = /^import(?:\{([^}]*)\}from)?"$/.exec(text.slice(start, nameStart));
    if (!names) throw new Error(`an import that is not understood: ${text.slice(start, end)}`);
    needed.push(names[1] === undefined ? `${call};` : `const{${names[1].replaceAll(" as ", ":")}}=${call};`);
    return { start, end, text: "" };
  });
  let body = text;
  for (const edit of edits.reverse()) body = body.slice(0, edit.start) + edit.text + body.slice(edit.end);
  const exported = /export(?:\{(?<names>[^{}]*)\}| default (?<value>[\w$]+\(\)));?\s*$/.exec(body);
  if (exports.length > 0 !== (exported !== null)) throw new Error("exports that are not understood");
  if (exported) {
    const { names, value } = exported.groups;
    const pairs = names?.split(",").map((pair) => pair.split(" as ").reverse().join(":")) ?? [`default:${value}`];
    body = `${body.slice(0, exported.index)};module.exports={${pairs.join(",")}};`;
  }
  return `(function(module,exports,require){${needed.join("")}${body}\n})`;
}

/** Pieces that some require at once, not on demand. */
function reachable(from, all) {
  const { outputs } = program.metafile;
  const found = new Set();
  for (const queue = [...from]; queue.length > 0; ) {
    const name = queue.pop();
    if (found.has(name) || !all.has(name)) continue;
    found.add(name);
    const { imports } = outputs[join("dist", name).split(sep).join("/")];
    queue.push(...imports.flatMap(({ path, kind }) => (kind === "import-statement" ? [`./${basename(path)}`] : [])));
  }
  return found;
}

/** A table of pieces, each a function that runs it. */
function tableOf(names) {
  const rows = [...names].map((name) => `${JSON.stringify(name)}:${pieces.get(name)}`);
  return `({${rows.join(",\n")}})`;
}

function sourceOf(name) {
  return `src/${name}.ts`;
}

/** Each file's pieces: what its sources need, without what an earlier file has already. */
function groupsOf(files) {
  const taken = new Set();
  const found = new Map();
  for (const [file, sources] of Object.entries(files)) {
    const names = new Set([...reachable(sources.map(pieceOf), pieces)].filter((name) => !taken.has(name)));
    for (const name of names) taken.add(name);
    found.set(file, names);
  }
  for (const name of pieces.keys()) if (!taken.has(name)) found.set(basename(name), new Set([name]));
  return found;
}

/** What the first files are made of, largest first. */
function printSizes() {
  for (const [group, names] of groups) {
    const sizes = new Map();
    for (const name of names) {
      const { inputs: parts } = program.metafile.outputs[join("dist", name).split(sep).join("/")];
      for (const [path, { bytesInOutput }] of Object.entries(parts))
        sizes.set(path, (sizes.get(path) ?? 0) + bytesInOutput);
    }
    const rows = [...sizes].sort((one, other) => other[1] - one[1]).slice(0, 40);
    console.log(`${group}\n${rows.map(([path, size]) => `  ${size}  ${path}`).join("\n")}`);
  }
}

/** The licence texts of every package whose code is in the bundle. */
function licenses(inputs) {
  const folders = new Set(inputs.flatMap((input) => packageFolder(input) ?? []));
  return [...folders]
    .sort()
    .map((folder) => {
      const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
      const file = ["LICENSE", "LICENSE.md", "LICENSE.txt", "license", "LICENCE", "LICENSE-MIT", "LICENSE-MIT.txt"]
        .map((candidate) => join(folder, candidate))
        .find((candidate) => existsSync(candidate));
      return `${name}@${version} (${license})\n\n${file ? readFileSync(file, "utf8").trim() : "(the package ships no licence file)"}\n`;
    })
    .join(`\n${"-".repeat(80)}\n\n`);
}

function packageFolder(input) {
  if (!input.includes("node_modules/")) return undefined;
  for (let folder = dirname(input); folder.includes("node_modules/"); folder = dirname(folder)) {
    const manifest = join(folder, "package.json");
    if (existsSync(manifest) && JSON.parse(readFileSync(manifest, "utf8")).version) return folder;
  }
  return undefined;
}
