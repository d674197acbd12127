#!/usr/bin/env node
// The command in a checkout. A commit of a branch has no built program; releases name dist/cli.js itself (scripts/release-tree.mjs).
import { existsSync } from "node:fs";

const program = new URL("../dist/cli.js", import.meta.url);
if (existsSync(program)) {
  await import(program.href);
} else {
  process.stderr.write(
    "rootrail: this is a commit of a branch, without the built program. Take the tag of a release: in pre-commit, set rev to one (git ls-remote --tags lists them) or run pre-commit autoupdate; in a checkout, run npm ci && npm run build.\n",
  );
  process.exitCode = 2;
}
