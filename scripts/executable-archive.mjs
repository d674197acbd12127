// Packs the single executable with the licences of all that is in it, as releases have it: `node scripts/executable-archive.mjs [folder]`,
// after scripts/executable.mjs. Beside it goes the list of what is in it (CycloneDX).
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { nodeLicense } from "./node-license.mjs";
import { archiveName } from "./release-names.mjs";
import { tar } from "./tar.mjs";

const folder = resolve(process.argv[2] ?? "release");
const { version } = JSON.parse(readFileSync("package.json", "utf8"));
const file = process.platform === "win32" ? "rootrail.exe" : "rootrail";
const name = archiveName(version, process.platform, process.arch);

const member = (path, mode, content) => ({ name: path, mode, content });
const members = [
  member(file, 0o755, readFileSync(join(folder, file))),
  member("LICENSE", 0o644, readFileSync("LICENSE")),
  member("NODE_LICENSE", 0o644, nodeLicense()),
  member("THIRD_PARTY_LICENSES.txt", 0o644, readFileSync("dist/THIRD_PARTY_LICENSES.txt")),
];
writeFileSync(join(folder, `${name}.tar.gz`), gzipSync(tar(members)));
writeFileSync(
  join(folder, `${name}.cdx.json`),
  execFileSync(process.execPath, ["scripts/sbom.mjs", "--executable"], { encoding: "utf8" }),
);
console.log(join(folder, `${name}.tar.gz`));
