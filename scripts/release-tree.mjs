// Makes the tree of a release out of a built one: what `uses:`, pre-commit and npm take needs no development tools, starts
// the built program itself, and says which repository it is from, which npm holds against the provenance.
// Older pre-commit installs the devDependencies of a hook repository; without them an install takes a second.
import { readFileSync, rmSync, writeFileSync } from "node:fs";

const {
  devDependencies: _,
  scripts: __,
  overrides: ___,
  ...manifest
} = JSON.parse(readFileSync("package.json", "utf8"));
const { GITHUB_SERVER_URL: server = "https://github.com", GITHUB_REPOSITORY: repository } = process.env;
if (repository) {
  const page = `${server}/${repository}`;
  manifest.repository = { type: "git", url: `git+${page}.git` };
  manifest.homepage = `${page}#readme`;
  manifest.bugs = `${page}/issues`;
}
manifest.bin = { rootrail: "dist/cli.js" };
writeFileSync("package.json", `${JSON.stringify(manifest, null, 2)}\n`);
rmSync("package-lock.json", { force: true });
