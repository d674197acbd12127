// The action as `uses:` starts it. A commit of a branch has no built program: only the tags of releases do.
import { existsSync } from "node:fs";

const program = new URL("../dist/action/index.js", import.meta.url);
if (existsSync(program)) {
  await import(program.href);
} else {
  const { GITHUB_ACTION_REPOSITORY: from, GITHUB_ACTION_REF: ref } = process.env;
  const what = from ? `uses: ${from}@${ref ?? ""} names` : "uses: ./ takes";
  const fix = from
    ? `name the tag of a release (git ls-remote --tags https://github.com/${from} lists them), or the full SHA that a tag has`
    : "run npm ci && npm run build in a step before";
  process.stdout.write(
    `::error title=rootrail::${what} a commit of a branch, which has no built program, so nothing was checked: ${fix}.\n`.replace(
      /[\r%]/g,
      " ",
    ),
  );
  process.exitCode = 2;
}
