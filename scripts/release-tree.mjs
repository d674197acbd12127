// Makes the tree of a release out of a built one: what `uses:` and pre-commit take from a tag needs no development tools.
// Older pre-commit installs the devDependencies of a hook repository; without them an install takes a second.
import { readFileSync, rmSync, writeFileSync } from "node:fs";

const { devDependencies: _, scripts: __, ...manifest } = JSON.parse(readFileSync("package.json", "utf8"));
writeFileSync("package.json", `${JSON.stringify(manifest, null, 2)}\n`);
rmSync("package-lock.json", { force: true });
