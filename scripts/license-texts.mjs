import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The licence texts of every package whose code is in these files. */
export function licenseTexts(files) {
  const folders = new Set(files.flatMap(({ moduleIds }) => moduleIds.flatMap((id) => packageFolder(id) ?? [])));
  return [...folders]
    .sort()
    .map((folder) => {
      const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
      const file = [
        "LICENSE",
        "LICENSE.md",
        "LICENSE.txt",
        "License.txt",
        "license",
        "LICENCE",
        "LICENSE-MIT",
        "LICENSE-MIT.txt",
      ]
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
