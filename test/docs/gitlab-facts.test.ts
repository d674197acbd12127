import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { folderOf, write } from "../support/folder.ts";
import { runCli } from "../support/run-cli.ts";
import { fakeCurl, templateOf } from "./gitlab.ts";

const device = "Resources:\n  Mfa:\n    Type: AWS::IAM::VirtualMFADevice\n    Properties: { Users: [root] }\n";
const hasTools = spawnSync("jq", ["--version"]).status === 0;

it.runIf(hasTools)("collects the facts of a group of GitLab, and what is missing", async () => {
  const made = parse(templateOf("rootrail-facts"))["rootrail-facts"].script.at(-1);
  const { script, variables } = parse(templateOf("rootrail-organization"))["rootrail-organization"];
  // The steps between the installation and the runs of rootrail.
  const steps = script.filter((step: string) => !step.includes("$tools") && !step.startsWith("tools="));
  const folder = folderOf({ "bin/curl": fakeCurl("../sound.jsonl"), "infra/mfa.yaml": device });
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
