// npm run bench: the speed budget as a table, against baselines of the same run on the same machine; nothing is asserted.
// --large adds the 700 MB plan and 10,000 templates; --runs N; --only starts (or plans, templates, terraform, monorepos, organizations,
// tests, facts, editor, peers); --write puts the table into docs/performance.md.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { installNode24 } from "../scripts/node24.mjs";
import { actionCase } from "./action.mjs";
import { percentile, typed } from "./editor.mjs";
import { modules, organization, outputs, plan, roots, template, templates, terraform } from "./generate.mjs";
import { guardrailTests, hardOrganization, newOrganization, settleExpectations } from "./guardrail-tests.mjs";
import { dispose, interleaved, median, peak } from "./measure.mjs";
import { templateRepository, terraformRepository } from "./monorepo.mjs";
import { peers } from "./peers.mjs";

const argument = (name, fallback) => {
  const at = process.argv.indexOf(name);
  return at < 0 ? fallback : process.argv[at + 1];
};
const isLarge = process.argv.includes("--large");
const runs = Number(argument("--runs", 7));
const only = argument("--only", undefined);
const cli = resolve("dist/cli.js");
const folder = mkdtempSync(join(tmpdir(), "rootrail-bench-"));
const rows = [];
const peerRows = [];
const inFolder = (name) => join(folder, name);
const oneThread = { ROOTRAIL_THREADS: "1" };
const hasTaskset = spawnSync("taskset", ["--version"], { stdio: "ignore" }).status === 0;
const lint = (...args) => ({ args: [cli, "lint", "--quiet", ...args], cwd: folder });
const parse = (file) => ({
  args: ["-e", `JSON.parse(require("fs").readFileSync(${JSON.stringify(file)}, "utf8"))`],
  cwd: folder,
});

const rootPolicy = {
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Deny",
      Action: "iam:CreateVirtualMFADevice",
      Resource: "*",
      Condition: { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:root" } },
    },
  ],
};

function row(job, figure, against, budget, note = "") {
  rows.push([job, figure, against, budget, note]);
  console.error(`${job}: ${figure} ${against}`);
}
const ms = (value) => (value < 1000 ? `${value.toFixed(0)} ms` : `${(value / 1000).toFixed(2)} s`);
/** Medians of cases that run in turns, and how they are told, with their spread. */
const measured = (cases, count) => {
  const { medians, spreads, statuses } = interleaved(cases, count);
  const told = Object.fromEntries(
    Object.keys(cases).map((name) => [name, `${ms(medians[name])} ± ${ms(spreads[name])}`]),
  );
  return { medians, spreads, told, statuses };
};
const times = (value) => value.toFixed(value < 0.1 ? 3 : 2);

const parts = {
  starts: coldStarts,
  plans,
  templates: manyTemplates,
  terraform: terraformFolder,
  monorepos,
  organizations,
  tests: manyTests,
  facts: manyFacts,
  editor: inTheEditor,
  peers: besidePeers,
};

try {
  for (const [name, measure] of Object.entries(parts)) if (only === undefined || only === name) await measure();
} finally {
  rmSync(folder, { recursive: true, force: true });
  dispose();
}
print();

/** What a start adds to a Node that does nothing, on this Node and on Node 24 where there is one. */
function coldStarts() {
  writeFileSync(inFolder("none.yaml"), template(48, false));
  writeFileSync(inFolder("hit.yaml"), template(48, true));
  writeFileSync(inFolder("scp.json"), JSON.stringify(rootPolicy));
  const nodes = [process.execPath];
  try {
    if (!process.version.startsWith("v24."))
      nodes.push(process.env.ROOTRAIL_NODE24 ?? installNode24(inFolder("node24")));
  } catch (error) {
    console.error(`without Node 24: ${error.message}`);
  }
  for (const node of nodes) coldStart(node);
}

function coldStart(node) {
  const cases = {
    empty: { args: ["-e", "0"], cwd: folder },
    none: lint("none.yaml"),
    hit: lint("hit.yaml"),
    version: { args: [cli, "--version"], cwd: folder },
    scp: { args: [cli, "scp", "scp.json"], cwd: folder },
    action: actionCase(folder),
  };
  const onNode = Object.entries(cases).map(([name, one]) => [name, { ...one, node }]);
  const { medians, spreads, statuses } = measured(Object.fromEntries(onNode), runs * 3);
  const wanted = { empty: 0, none: 0, hit: 1, version: 0, scp: 0, action: 1 };
  for (const [name, status] of Object.entries(wanted))
    if (statuses[name] !== status) throw new Error(`${name} ended with ${statuses[name]}, not with ${status}`);
  const version = execFileSync(node, ["--version"], { encoding: "utf8" }).trim();
  const added = (job, name, budget) =>
    row(
      `${job}, ${version}`,
      `+ ${ms(medians[name] - medians.empty)} ± ${ms(spreads[name])}`,
      `empty Node ${ms(medians.empty)}`,
      budget,
    );
  added("start on a 48 KB template, nothing of ours", "none", "≤ 40 ms added");
  added("start on a 48 KB template, one finding", "hit", "≤ 60 ms added");
  added("start of `--version`", "version", "");
  added("start of `scp` on one policy", "scp", "");
  added("start of the GitHub Action on the demo", "action", "");
}

function plans() {
  const sizes = isLarge ? [1, 8, 50, 300, 700] : [1, 8, 50, 300];
  for (const size of sizes) {
    const file = inFolder(`plan-${size}.json`);
    plan(file, size);
    const { medians, told, statuses } = measured({ ours: lint(file), parse: parse(file) }, size > 100 ? 3 : runs);
    const ours = peak(lint(file).args, folder);
    const theirs = statuses.parse === 0 ? peak(parse(file).args, folder) : null;
    const isBudget = size === 300;
    const compared =
      statuses.parse === 0
        ? `${times(medians.ours / medians.parse)} × JSON.parse (${ms(medians.parse)})`
        : "JSON.parse fails";
    const smallBudget = size <= 8 ? "≤ JSON.parse + 80 ms" : "";
    row(`plan of ${size} MB, wall`, told.ours, compared, isBudget ? "≤ 0.22, aim 0.12" : smallBudget);
    row(
      `plan of ${size} MB, peak memory`,
      `${ours?.toFixed(0)} MiB`,
      theirs ? `${times(ours / theirs)} × JSON.parse (${theirs.toFixed(0)} MiB)` : "JSON.parse fails",
      isBudget ? "≤ 0.1" : "",
    );
    rmSync(file);
  }
  growth("plan of 50 → 100 MB, wall", (size) => {
    const file = inFolder(`grow-${size}.json`);
    plan(file, 50 * size);
    return lint(file);
  });
}

function manyTemplates() {
  const counts = isLarge ? [1000, 10_000] : [1000];
  for (const count of counts) {
    const inner = inFolder(`templates-${count}`);
    templates(inner, count);
    const cases = {
      ours: lint(inner),
      ...(count > 1000 && { one: inOneThread(lint(inner)), ...(hasTaskset && { core: onOneCore(lint(inner)) }) }),
    };
    const { medians, told } = measured(cases, count > 1000 ? 3 : runs);
    const memory = peak(lint(inner).args, folder);
    if (medians.one !== undefined) {
      const compared = `${times(medians.ours / medians.one)} × one thread (${ms(medians.one)})`;
      row(`${count} mixed templates, ${availableParallelism()} cores, wall`, told.ours, compared, "");
      if (medians.core !== undefined) {
        const ofCore = `${times(medians.ours / medians.core)} × one core (${ms(medians.core)})`;
        row(
          `${count} mixed templates, ${availableParallelism()} cores, wall`,
          told.ours,
          ofCore,
          "≤ 0.6 with two cores",
        );
      }
      const memoryOfOne = peak(lint(inner).args, folder, oneThread);
      row(`${count} mixed templates, one thread, peak memory`, `${memoryOfOne?.toFixed(0)} MiB`, "", "");
    }
    row(`${count} mixed templates, wall`, told.ours, cfnLint(medians.ours / count), "≤ 1/150 of cfn-lint");
    row(
      `${count} mixed templates, peak memory`,
      `${memory?.toFixed(0)} MiB`,
      "",
      "does not grow with the number of files",
    );
  }
  growth("500 → 1,000 templates, wall", (size) => {
    const inner = inFolder(`grow-templates-${size}`);
    templates(inner, 500 * size);
    return lint(inner);
  });
}

function inOneThread(run) {
  return { ...run, env: { ...process.env, ...oneThread } };
}

/** One core for all threads of the process: those of V8, which collect garbage and compile beside a single thread of ours, too. */
function onOneCore(run) {
  return { ...run, node: "taskset", args: ["--cpu-list", "0", process.execPath, ...run.args] };
}

/** What a file takes against cfn-lint on 50 of them, where it is installed: on all of them it takes minutes. */
function cfnLint(oursForOne) {
  try {
    execFileSync("cfn-lint", ["--version"], { stdio: "ignore" });
  } catch {
    return "cfn-lint is not installed here";
  }
  const inner = inFolder("templates-sample");
  templates(inner, 50);
  const start = performance.now();
  spawnSync("cfn-lint", [join(inner, "**/*.yaml"), join(inner, "**/*.json")], { stdio: "ignore", timeout: 120_000 });
  const theirs = performance.now() - start;
  return `for each 1/${(theirs / 50 / oursForOne).toFixed(0)} of cfn-lint (${ms(theirs)} for 50)`;
}

function terraformFolder() {
  const cases = [
    ["1 MB of HCL, 1 % relevant", (folder, size) => terraform(folder, 1000 * size)],
    ["one root of 500 files with 100 local modules", (folder, size) => modules(folder, 500 * size, 100 * size)],
    ["300 root modules of one repository", (folder, size) => roots(folder, 300 * size)],
  ];
  for (const [index, [name, make]] of cases.entries()) {
    const [half, whole] = [0.5, 1].map((size) => {
      const inner = inFolder(`terraform-${index}-${size}`);
      make(inner, size);
      return inner;
    });
    const parser = { args: ["-e", parseAll(whole)], cwd: folder };
    const { medians, told } = measured({ ours: lint(whole), half: lint(half), parser }, 3);
    row(
      `${name}, wall`,
      told.ours,
      `${times(medians.ours / medians.parser)} × hcl2-parser on all of it (${ms(medians.parser)})`,
      "≤ 0.1",
    );
    row(
      `${name}, against half of it, wall`,
      `${ms(medians.half)} → ${ms(medians.ours)}`,
      `factor ${times(medians.ours / medians.half)}`,
      "≤ 2.2",
    );
  }
}

function parseAll(inner) {
  return `const {parseToObject}=require(${JSON.stringify(resolve("node_modules/hcl2-parser"))});const fs=require("fs");for(const f of fs.readdirSync(${JSON.stringify(inner)},{recursive:true}))if(f.endsWith(".tf"))parseToObject(fs.readFileSync(${JSON.stringify(inner)}+"/"+f,"utf8"))`;
}

/** What a change of one file costs in a large repository, by itself, against its base and in the hook. */
function monorepos() {
  pullRequest("5,000 templates of 96 MB", inFolder("templates-repository"), templateRepository);
  pullRequest("4,000 .tf files of 41 MB", inFolder("terraform-repository"), terraformRepository);
}

function pullRequest(name, inner, make) {
  const changed = make(inner);
  const here = (...args) => ({ args: [cli, "lint", "--quiet", ...args], cwd: inner });
  const cases = { lint: here("."), base: here(".", "--base", "main"), hook: here("--context", ".", changed) };
  const { medians, told } = measured(cases, 3);
  const memory = Object.values(cases).map((one) => peak(one.args, inner) ?? 0);
  row(`${name}, lint`, told.lint, "", "");
  row(`${name}, one changed, --base`, told.base, `${times(medians.base / medians.lint)} × lint`, "≤ 1.5");
  row(`${name}, one staged, hook`, told.hook, `${times(medians.hook / medians.lint)} × lint`, "≤ 0.3");
  row(`${name}, peak memory of the three`, `${Math.max(...memory).toFixed(0)} MiB`, "", "≤ 250 MiB");
  rmSync(inner, { recursive: true, force: true });
}

function organizations() {
  const file = inFolder("organization.json");
  organization(file, 5000);
  const coverage = { args: [cli, "coverage", file, "--format", "html", "-o", inFolder("coverage.html")], cwd: folder };
  const { told } = measured({ lint: lint(file), coverage }, 3);
  row("organization of 5,000 accounts, lint", told.lint, `${peak(lint(file).args, folder)?.toFixed(0)} MiB`, "≤ 1.2 s");
  row(
    "organization of 5,000 accounts, coverage page",
    told.coverage,
    `${peak(coverage.args, folder)?.toFixed(0)} MiB`,
    "≤ 1.6 s",
  );
  growth("organization of 2,500 → 5,000 accounts, lint", (size) => {
    const path = inFolder(`grow-organization-${size}.json`);
    organization(path, 2500 * size);
    return lint(path);
  });
  const collected = inFolder("collected");
  outputs(collected, 5000);
  const table = { args: [cli, "coverage", collected, "-o", inFolder("evidence.txt")], cwd: folder };
  row(
    "15,001 AWS CLI outputs of 5,000 accounts, coverage",
    measured({ table }, 3).told.table,
    `${peak(table.args, folder)?.toFixed(0)} MiB`,
    "≤ 3 s, ≤ 300 MiB",
  );
}

/** Tests of a hard organization that mostly hold, and of one whose accounts have no numbers yet. */
function manyTests() {
  const cases = {};
  for (const [name, options] of Object.entries({ hard: hardOrganization, new: newOrganization })) {
    const cwd = inFolder(`tests-${name}`);
    guardrailTests(cwd, options);
    const report = join(cwd, "report.out");
    spawnSync(process.execPath, [cli, "test", "-f", "json", "-o", report], { cwd });
    settleExpectations(cwd, JSON.parse(readFileSync(report, "utf8")));
    rmSync(report);
    cases[name] = { args: [cli, "test"], cwd };
  }
  const { told } = measured(cases, 3);
  const { tests, accounts, units, policies } = hardOrganization;
  row(`${tests} guardrail tests, ${accounts} accounts, ${units} OUs, ${policies} policies`, told.hard, "", "≤ 10 s");
  row(`${newOrganization.tests} of ${newOrganization.accounts} accounts without numbers`, told.new, "", "");
}

/** Facts as repositories publish them: the lines of one repository, repeated under other addresses. */
function manyFacts() {
  const one = inFolder("one.yaml");
  writeFileSync(one, template(1, true));
  const [header, ...lines] = execFileSync(process.execPath, [cli, "facts", one], { cwd: folder, encoding: "utf8" })
    .trim()
    .split("\n");
  const inner = inFolder("facts");
  mkdirSync(inner);
  for (let repository = 0; repository < 1000; repository += 1) {
    const copies = Array.from({ length: Math.ceil(100 / lines.length) }, (_, copy) =>
      lines.map((line) => line.replaceAll("RootPhone", `Phone${repository}x${copy}`)).join("\n"),
    );
    writeFileSync(join(inner, `repository-${repository}.jsonl`), `${header}\n${copies.join("\n")}\n`);
  }
  const { told } = measured({ ours: lint(inner, "--skip", "root-virtual-mfa-device") }, 3);
  row(
    "100,000 facts of 1,000 repositories",
    told.ours,
    `${peak(lint(inner, "--skip", "root-virtual-mfa-device").args, folder)?.toFixed(0)} MiB`,
    "",
  );
}

/** The language server: from a keystroke to the diagnostics that follow it, and what it costs to hold a folder. */
async function inTheEditor() {
  const inner = (name) => inFolder(`editor-${name}`);
  mkdirSync(inner("one"));
  writeFileSync(join(inner("one"), "hit.yaml"), template(48, true));
  terraform(inner("terraform"), 1000);
  templates(inner("many"), 1000);
  await typing("48 KB template", inner("one"), "hit.yaml", "≤ 25 ms");
  await typing("Terraform root of 50 files", inner("terraform"), "part-1.tf", "≤ 80 ms");
  const first = await typing("workspace of 1,000 templates", inner("many"), "team-9/stack-49.yaml", "≤ 50 ms");
  const alone = measured({ lint: lint(inner("many")) }, runs).told.lint;
  const openings = [first.opening];
  while (openings.length < runs)
    openings.push((await typed(cli, inner("many"), join(inner("many"), "team-9/stack-49.yaml"), 1)).opening);
  row("first diagnostics of 1,000 templates", ms(median(openings)), `lint ${alone}`, "≤ 800 ms");
  row("memory with 1,000 templates", `${first.memory.toFixed(0)} MiB`, "", "");
  row("processor time of an idle second", ms(first.idle), "", "0 ms");
}

/** What a run takes of each linter that can be had here: one template, and 50 of them. */
function besidePeers() {
  const others = peers(folder);
  const one = inFolder("peer.yaml");
  writeFileSync(one, template(48, true));
  templates(inFolder("peer-templates"), 50);
  for (const [job, path, glob] of [
    ["one template of 48 KB", one, one],
    ["50 mixed templates", inFolder("peer-templates"), inFolder("peer-templates/**/*.*")],
  ]) {
    const theirs = Object.entries(others).map(([name, run]) => [name, run(name.startsWith("cfn-lint") ? glob : path)]);
    const { medians, told } = measured({ rootrail: lint(path), ...Object.fromEntries(theirs) }, 3);
    for (const [name, median] of Object.entries(medians)) {
      peerRows.push([job, name, told[name], `${times(median / medians.rootrail)} × rootrail`]);
      console.error(`${job}, ${name}: ${told[name]}`);
    }
  }
}

async function typing(name, inner, path, budget) {
  const found = await typed(cli, inner, join(inner, path), Math.max(50, runs * 30));
  const p95 = percentile(found.waited, 95);
  row(`keystroke to diagnostics, ${name}, p95`, ms(p95), `median ${ms(percentile(found.waited, 50))}`, budget);
  return found;
}

function growth(job, make) {
  const cases = { one: make(1), two: make(2) };
  const { medians } = measured(cases, 5);
  row(job, `${ms(medians.one)} → ${ms(medians.two)}`, `factor ${times(medians.two / medians.one)}`, "≤ 2.2");
}

function print() {
  const where = `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}, median of ${runs} runs (of starts three times as many, of the large ones 3) ± half of the width of their middle half`;
  const budgets = table(["job", "figure", "against", "budget"], rows);
  const beside = table(["job", "linter", "figure", "against"], peerRows);
  const text =
    peerRows.length > 0 ? `${budgets}\n\nOther linters on the same files, in the same run:\n\n${beside}` : budgets;
  console.log(`${where}\n\n${text}`);
  if (!process.argv.includes("--write")) return;
  const page = "docs/performance.md";
  const [before, rest] = readFileSync(page, "utf8").split("<!-- table -->");
  const [, after] = rest.split("<!-- /table -->");
  writeFileSync(page, `${before}<!-- table -->\n${where}.\n\n${text}\n<!-- /table -->${after}`);
}

function table(head, lines) {
  const line = (cells) => `| ${cells.slice(0, 4).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...lines.map(line)].join("\n");
}
