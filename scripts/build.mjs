// Bundles the command line, the library and the GitHub Action to dist/: an install needs no other package, and a cold start reads few files.
import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { build } from "esbuild";

/** Packages that are loaded on demand and synchronously, by the file that loads them. */
const onDemand = new Map([
  ["src/syntax/yaml-package.ts", "yaml"],
  ["src/inputs/terraform-hcl/hcl2.ts", "hcl2-parser"],
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

rmSync("dist", { recursive: true, force: true });
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
const program = await build({
  ...modules,
  entryPoints: { cli: "src/cli/main.ts", index: "src/index.ts" },
  outdir: "dist",
  chunkNames: "chunk-[name]-[hash]",
  splitting: true,
  plugins: [loadedFrom((name) => `createRequire(import.meta.url)("./${name}.cjs")`), withoutServiceModel],
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
const cli = "dist/cli.js";
writeFileSync(cli, `#!/usr/bin/env node\n${readFileSync(cli, "utf8")}`);
chmodSync(cli, 0o755);
writeFileSync("dist/THIRD_PARTY_LICENSES.txt", licenses([...inputs, ...Object.keys(program.metafile.inputs)]));
writeFileSync("dist/action/THIRD_PARTY_LICENSES.txt", licenses(Object.keys(action.metafile.inputs)));

/** The licence texts of every package whose code is in the bundle. */
function licenses(inputs) {
  const folders = new Set(inputs.flatMap((input) => packageFolder(input) ?? []));
  return [...folders]
    .sort()
    .map((folder) => {
      const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
      const file = ["LICENSE", "LICENSE.md", "LICENSE.txt", "license", "LICENCE", "LICENSE-MIT"]
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
