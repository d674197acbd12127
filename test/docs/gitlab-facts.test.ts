import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { folderOf, write } from "../support/folder.ts";
import { repository } from "../support/repository.ts";
import { runCli } from "../support/run-cli.ts";

/** Two pages of projects, of which the second project has no artifact. */
const curl = `#!/bin/sh
for last; do :; done
while [ $# -gt 1 ]; do
  case "$1" in --output) out="$2";; --dump-header) head="$2";; esac
  shift
done
case "$last" in
  *projects?*page=1) printf 'HTTP/2 200\\r\\nx-next-page: 2\\r\\n' > "$head"
    echo '[{"id":1,"path_with_namespace":"acme/payments","default_branch":"main"}]';;
  *projects?*page=2) printf 'HTTP/2 200\\r\\nX-Next-Page: \\r\\n' > "$head"
    echo '[{"id":2,"path_with_namespace":"acme/shop","default_branch":"a/b"}]';;
  */projects/1/jobs/artifacts/main/raw/facts.jsonl?job=rootrail-facts) echo '{"rootrail":"facts","version":2}' > "$out";;
  */projects/2/jobs/artifacts/a%2Fb/raw/facts.jsonl?job=rootrail-facts) echo partial > "$out"; exit 22;;
  *) echo "not asked for here: $last" >&2; exit 3;;
esac
`;

const hasTools = spawnSync("jq", ["--version"]).status === 0;

it.runIf(hasTools)("collects the facts of a group of GitLab, and what is missing", async () => {
  const page = readFileSync(join(repository, "docs/facts.md"), "utf8");
  const blocks = [...page.matchAll(/^```yaml\n(.*?)^```$/gms)].map((match) => parse(match[1] ?? ""));
  const { script } = blocks.find((block) => block["rootrail-organization"])["rootrail-organization"];
  // The steps between the installation and the runs of rootrail.
  const steps = script.filter((step: string) => !step.includes("$tools") && !step.startsWith("tools="));
  const folder = folderOf({ "bin/curl": curl });
  mkdirSync(join(folder, "work"));
  const { status, stderr } = spawnSync("bash", ["-c", `chmod +x ../bin/curl\nset -eo pipefail\n${steps.join("\n")}`], {
    cwd: join(folder, "work"),
    encoding: "utf8",
    env: {
      ...process.env,
      PATH: `${folder}/bin:${process.env["PATH"]}`,
      CI_API_V4_URL: "https://x/api/v4",
      GROUP: "42",
    },
  });
  expect([status, stderr]).toEqual([0, ""]);
  write(folder, "work/rootrail.yaml", "{}\n");
  const lint = await runCli(["lint", "--fail-on", "warning", "--format", "json", "facts"], {
    cwd: join(folder, "work"),
  });
  const { findings, inputs } = JSON.parse(lint.stdout);
  expect(findings.map((one: { message: string }) => one.message)).toContain(
    "Read only in part: acme/shop has no facts that can be had",
  );
  expect([lint.code, inputs.length]).toEqual([1, 2]);
});
