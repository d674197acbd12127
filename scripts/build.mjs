// Bundles the command line, the library and the GitHub Action to dist/: an install needs no other package, and a cold start reads few files.
import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { build } from "esbuild";

rmSync("dist", { recursive: true, force: true });
/** @type {import("esbuild").BuildOptions & { metafile: true }} */
const shared = {
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
  // Bundled CommonJS packages ask for `require`, which ES modules do not have.
  banner: {
    js: 'import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url);',
  },
};
const program = await build({
  ...shared,
  entryPoints: { cli: "src/cli/main.ts", index: "src/index.ts" },
  outdir: "dist",
  chunkNames: "chunks/[name]-[hash]",
  splitting: true,
});
// One file, since nearly all of it is used in each run.
const action = await build({ ...shared, entryPoints: ["src/action/main.ts"], outfile: "dist/action/index.js" });
const cli = "dist/cli.js";
writeFileSync(cli, `#!/usr/bin/env node\n${readFileSync(cli, "utf8")}`);
chmodSync(cli, 0o755);
writeFileSync("dist/THIRD_PARTY_LICENSES.txt", licenses(Object.keys(program.metafile.inputs)));
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
