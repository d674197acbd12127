// Makes the tree of the container image out of the single executable, on Linux: `node scripts/image-root.mjs [folder]`, after
// scripts/executable.mjs. release/image.tar has the executable, the libraries that it is linked with, the licences of all, and
// nothing else; release/image.cdx.json lists them. The same executable and the same libraries make the same bytes.
import { execFileSync } from "node:child_process";
import { readFileSync, realpathSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { nodeLicense } from "./node-license.mjs";
import { tar } from "./tar.mjs";

const folder = resolve(process.argv[2] ?? "release");
const executable = join(folder, "rootrail");
const run = (command, ...args) => execFileSync(command, args, { encoding: "utf8" });

/** Where the loader finds each library, and the loader itself; `linux-vdso` is the kernel's and no file. */
const libraries = [...run("ldd", executable).matchAll(/(?:=> )?(\/\S+) \(0x/g)].map(([, path]) => path).sort();
if (!libraries.some((path) => /\/ld-linux/.test(path))) throw new Error(`${executable} names no loader: ${libraries}`);
const packages = new Map(libraries.map((path) => [packageOf(path), path]));

const text = (name, content) => ({ name, mode: 0o644, content: Buffer.from(content) });
const files = [
  { name: "usr/bin/rootrail", mode: 0o755, content: readFileSync(executable) },
  ...libraries.map((path) => ({ name: path.slice(1), mode: 0o755, content: readFileSync(path) })),
  ...[...packages.keys()].map((name) =>
    text(`usr/share/doc/${name}/copyright`, readFileSync(`/usr/share/doc/${name}/copyright`)),
  ),
  text("usr/share/doc/rootrail/LICENSE", readFileSync("LICENSE")),
  text("usr/share/doc/rootrail/NODE_LICENSE", nodeLicense()),
  text("usr/share/doc/rootrail/THIRD_PARTY_LICENSES.txt", readFileSync("dist/THIRD_PARTY_LICENSES.txt")),
  text("etc/passwd", "rootrail:x:65532:65532::/work:/usr/bin/rootrail\n"),
  text("etc/group", "rootrail:x:65532:\n"),
];
const folders = new Set(["work/", ...files.flatMap(({ name }) => parentsOf(name))]);
const members = [...[...folders].map((name) => ({ name, mode: 0o755 })), ...files];
members.sort((one, other) => (one.name < other.name ? -1 : 1));
writeFileSync(join(folder, "image.tar"), tar(members));

const bom = JSON.parse(run(process.execPath, "scripts/sbom.mjs", "--executable"));
for (const name of packages.keys()) {
  const version = run("dpkg-query", "--show", "--showformat=${Version}", name);
  const purl = `pkg:deb/${name}@${version}`;
  bom.components.push({ type: "library", "bom-ref": purl, name, version, purl });
  bom.dependencies[0].dependsOn.push(purl);
  bom.dependencies.push({ ref: purl });
}
writeFileSync(join(folder, "image.cdx.json"), `${JSON.stringify(bom, null, 2)}\n`);
console.log(join(folder, "image.tar"));

function parentsOf(name) {
  const parts = name.split("/").slice(0, -1);
  return parts.map((_, index) => `${parts.slice(0, index + 1).join("/")}/`);
}

/** The Debian package that a library is from. /lib may be a link to /usr/lib, and either may be the name that the package has. */
function packageOf(path) {
  const spellings = [
    path,
    realpathSync(path),
    path.replace(/^\/usr/, ""),
    `/usr${path}`,
    realpathSync(path).replace(/^\/usr/, ""),
  ];
  for (const spelling of spellings) {
    try {
      const [owner] = execFileSync("dpkg-query", ["--search", spelling], {
        encoding: "utf8",
        stdio: ["ignore", "pipe", "ignore"],
      }).split(":");
      return owner;
    } catch {} // not the spelling of the package
  }
  throw new Error(`no Debian package has ${path}, so its licence is not known`);
}
