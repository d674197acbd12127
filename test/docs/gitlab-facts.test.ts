import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { folderOf, write } from "../support/folder.ts";
import { repository } from "../support/repository.ts";
import { runCli } from "../support/run-cli.ts";

/** Two pages of projects: one is sound, the others have no artifact, something else, old facts, and another project's name. */
const curl = `#!/bin/sh
for last; do :; done
while [ $# -gt 1 ]; do
  case "$1" in
    PRIVATE-TOKEN*) echo "that header is sent on to other hosts" >&2; exit 4;;
  esac
  case "$1" in --output) out="$2";; --dump-header) head="$2";; esac
  shift
done
case "$last" in
  *projects?*page=1) printf 'HTTP/2 200\\r\\nx-next-page: 2\\r\\n' > "$head"
    echo '[{"id":1,"path_with_namespace":"acme/payments","default_branch":"main"}]';;
  *projects?*page=2) printf 'HTTP/2 200\\r\\nX-Next-Page: \\r\\n' > "$head"
    echo '[{"id":2,"path_with_namespace":"acme/shop","default_branch":"a/b"}'
    for n in 3 4 5 6 7; do echo ",{\\"id\\":$n,\\"path_with_namespace\\":\\"acme/p$n\\",\\"default_branch\\":\\"main\\"}"; done; echo ']';;
  */projects/1/jobs/artifacts/main/raw/facts.jsonl?job=rootrail-facts) cp ../sound.jsonl "$out";;
  */projects/3/*) echo '<html>' > "$out";;
  */projects/4/*) echo '{"rootrail":"facts","version":2,"made":1700000000}' > "$out";;
  */projects/5/*) echo '{"version":2,"rootrail":"facts","made":'$(date +%s)'}' > "$out";;
  */projects/6/*) echo '{"rootrail":"facts","version":2}' > "$out";;
  */projects/7/*) : > "$out";;
  */projects/2/jobs/artifacts/a%2Fb/raw/facts.jsonl?job=rootrail-facts) echo partial > "$out"; exit 22;;
  *) echo "not asked for here: $last" >&2; exit 3;;
esac
`;

const device = "Resources:\n  Mfa:\n    Type: AWS::IAM::VirtualMFADevice\n    Properties: { Users: [root] }\n";
const hasTools = spawnSync("jq", ["--version"]).status === 0;

it.runIf(hasTools)("collects the facts of a group of GitLab, and what is missing", async () => {
  const page = readFileSync(join(repository, "docs/facts.md"), "utf8");
  const blocks = [...page.matchAll(/^```yaml\n(.*?)^```$/gms)].map((match) => parse(match[1] ?? ""));
  const made = blocks.find((block) => block["rootrail-facts"])["rootrail-facts"].script.at(-1);
  const { script, variables } = blocks.find((block) => block["rootrail-organization"])["rootrail-organization"];
  // The steps between the installation and the runs of rootrail.
  const steps = script.filter((step: string) => !step.includes("$tools") && !step.startsWith("tools="));
  const folder = folderOf({ "bin/curl": curl, "infra/mfa.yaml": device });
  await runCli(["facts", "--name", "acme/other", "--output", "facts.jsonl"], { cwd: folder });
  const dated = spawnSync("bash", ["-ec", `${made}; mv facts.jsonl sound.jsonl`], { cwd: folder, encoding: "utf8" });
  expect([dated.status, dated.stderr]).toEqual([0, ""]);
  mkdirSync(join(folder, "work"));
  const { status, stderr } = spawnSync("bash", ["-c", `chmod +x ../bin/curl\nset -eo pipefail\n${steps.join("\n")}`], {
    cwd: join(folder, "work"),
    encoding: "utf8",
    env: {
      ...process.env,
      PATH: `${folder}/bin:${process.env["PATH"]}`,
      CI_API_V4_URL: "https://x/api/v4",
      ...variables,
    },
  });
  expect([status, stderr]).toEqual([0, expect.stringMatching(/^parse error: [^\n]+\n$/)]);
  write(folder, "work/rootrail.yaml", "{}\n");
  const lint = await runCli(["lint", "--fail-on", "warning", "--format", "json", "facts"], {
    cwd: join(folder, "work"),
  });
  const { findings, inputs } = JSON.parse(lint.stdout);
  const partial = findings.filter((one: { rule: string }) => one.rule === "incomplete-input");
  expect(partial.map((one: { message: string }) => one.message.replace("Read only in part: ", ""))).toEqual([
    "acme/shop has no facts that can be had",
    "acme/p3 has facts that cannot be read",
    "acme/p4 has published its latest facts too long ago",
    ...["acme/p5", "acme/p6", "acme/p7"].map((project) => `${project} has facts that cannot be read`),
  ]);
  expect([lint.code, inputs.length]).toEqual([1, 3]);
  expect(readFileSync(join(folder, "work/facts/1.jsonl"), "utf8")).toContain(
    '"scope":"acme/payments/acme/other#infra/mfa.yaml"',
  );
});
