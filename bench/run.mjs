// npm run bench: the speed budget as a table. Ratios against baselines of the same run on the same machine; nothing is asserted.
// --large adds the 700 MB plan and 10,000 templates; --runs N; --write puts the table into docs/performance.md.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { actionCase } from "./action.mjs";
import { organization, plan, template, templates, terraform } from "./generate.mjs";
import { dispose, interleaved, peak } from "./measure.mjs";

const argument = (name, fallback) => {
  const at = process.argv.indexOf(name);
  return at < 0 ? fallback : process.argv[at + 1];
};
const isLarge = process.argv.includes("--large");
const runs = Number(argument("--runs", 7));
const cli = resolve("dist/cli.js");
const folder = mkdtempSync(join(tmpdir(), "rootrail-bench-"));
const rows = [];
const inFolder = (name) => join(folder, name);
const lint = (...args) => ({ args: [cli, "lint", "--quiet", ...args], cwd: folder });
const parse = (file) => ({
  args: ["-e", `JSON.parse(require("fs").readFileSync(${JSON.stringify(file)}, "utf8"))`],
  cwd: folder,
});

function row(job, figure, against, budget, note = "") {
  rows.push([job, figure, against, budget, note]);
  console.error(`${job}: ${figure} ${against}`);
}
const ms = (value) => (value < 1000 ? `${value.toFixed(0)} ms` : `${(value / 1000).toFixed(2)} s`);
const times = (value) => value.toFixed(value < 0.1 ? 3 : 2);

try {
  coldStart();
  actionOnDemo();
  plans();
  manyTemplates();
  terraformFolder();
  organizations();
  manyFacts();
} finally {
  rmSync(folder, { recursive: true, force: true });
  dispose();
}
print();

function coldStart() {
  writeFileSync(inFolder("none.yaml"), template(48, false));
  writeFileSync(inFolder("hit.yaml"), template(48, true));
  const cases = { empty: { args: ["-e", "0"], cwd: folder }, none: lint("none.yaml"), hit: lint("hit.yaml") };
  const { medians } = interleaved(cases, runs * 3);
  row(
    "cold start, 48 KB template, nothing of ours",
    ms(medians.none),
    `${times(medians.none / medians.empty)} × empty Node (${ms(medians.empty)})`,
    "≤ 1.2, aim 1.1",
  );
  row(
    "cold start, 48 KB template, one finding",
    ms(medians.hit),
    `${times(medians.hit / medians.empty)} × empty Node`,
    "≤ 1.5",
  );
}

function actionOnDemo() {
  const cases = { empty: { args: ["-e", "0"], cwd: folder }, action: actionCase(folder) };
  const { medians, statuses } = interleaved(cases, runs * 3);
  if (statuses.action !== 1) throw new Error(`the action ended with ${statuses.action}, not with the demo's findings`);
  const against = `${times(medians.action / medians.empty)} × empty Node (${ms(medians.empty)})`;
  row("GitHub Action, cold run on the demo", ms(medians.action), against, "");
}

function plans() {
  const sizes = isLarge ? [1, 50, 300, 700] : [1, 50, 300];
  for (const size of sizes) {
    const file = inFolder(`plan-${size}.json`);
    plan(file, size);
    const { medians, statuses } = interleaved({ ours: lint(file), parse: parse(file) }, size > 100 ? 3 : runs);
    const ours = peak(lint(file).args, folder);
    const theirs = statuses.parse === 0 ? peak(parse(file).args, folder) : null;
    const isBudget = size === 300;
    const compared =
      statuses.parse === 0
        ? `${times(medians.ours / medians.parse)} × JSON.parse (${ms(medians.parse)})`
        : "JSON.parse fails";
    row(`plan of ${size} MB, wall`, ms(medians.ours), compared, isBudget ? "≤ 0.25, aim 0.1" : "");
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
    const { medians } = interleaved(
      { ours: lint(inner), empty: { args: ["-e", "0"], cwd: folder } },
      count > 1000 ? 3 : runs,
    );
    const memory = peak(lint(inner).args, folder);
    row(`${count} mixed templates, wall`, ms(medians.ours), cfnLint(), "≤ 1/100 of cfn-lint");
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

/** cfn-lint and ours on the first 50 of such files, where it is installed: on all of them it takes minutes. */
function cfnLint() {
  try {
    execFileSync("cfn-lint", ["--version"], { stdio: "ignore" });
  } catch {
    return "cfn-lint is not installed here";
  }
  const inner = inFolder("templates-sample");
  templates(inner, 50);
  const { medians } = interleaved({ ours: lint(inner) }, 3);
  const start = performance.now();
  spawnSync("cfn-lint", [join(inner, "**/*.yaml"), join(inner, "**/*.json")], { stdio: "ignore", timeout: 120_000 });
  const theirs = performance.now() - start;
  return `on 50 of them 1/${(theirs / medians.ours).toFixed(0)} of cfn-lint (${ms(theirs)})`;
}

function terraformFolder() {
  const inner = inFolder("terraform");
  terraform(inner, 1000);
  const whole = `const {parseToObject}=require(${JSON.stringify(resolve("node_modules/hcl2-parser"))});const fs=require("fs");for(const f of fs.readdirSync(${JSON.stringify(inner)}))parseToObject(fs.readFileSync(${JSON.stringify(inner)}+"/"+f,"utf8"))`;
  const { medians } = interleaved({ ours: lint(inner), parser: { args: ["-e", whole], cwd: folder } }, 3);
  row(
    "1 MB of HCL, 1 % relevant, wall",
    ms(medians.ours),
    `${times(medians.ours / medians.parser)} × hcl2-parser on all of it (${ms(medians.parser)})`,
    "≤ 0.1",
  );
}

function organizations() {
  const file = inFolder("organization.json");
  organization(file, 5000);
  const coverage = { args: [cli, "coverage", file, "--format", "html", "-o", inFolder("coverage.html")], cwd: folder };
  const { medians } = interleaved({ lint: lint(file), coverage }, 3);
  row("organization of 5,000 accounts, lint", ms(medians.lint), `${peak(lint(file).args, folder)?.toFixed(0)} MiB`, "");
  row(
    "organization of 5,000 accounts, coverage page",
    ms(medians.coverage),
    `${peak(coverage.args, folder)?.toFixed(0)} MiB`,
    "",
  );
  growth("organization of 2,500 → 5,000 accounts, lint", (size) => {
    const path = inFolder(`grow-organization-${size}.json`);
    organization(path, 2500 * size);
    return lint(path);
  });
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
  const { medians } = interleaved({ ours: lint(inner, "--skip", "root-virtual-mfa-device") }, 3);
  row(
    "100,000 facts of 1,000 repositories",
    ms(medians.ours),
    `${peak(lint(inner, "--skip", "root-virtual-mfa-device").args, folder)?.toFixed(0)} MiB`,
    "",
  );
}

function growth(job, make) {
  const cases = { one: make(1), two: make(2) };
  const { medians } = interleaved(cases, 5);
  row(job, `${ms(medians.one)} → ${ms(medians.two)}`, `factor ${times(medians.two / medians.one)}`, "≤ 2.2");
}

function print() {
  const head = ["job", "figure", "against", "budget", ""];
  const line = (cells) => `| ${cells.slice(0, 4).join(" | ")} |`;
  const table = [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
  const where = `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}, median of ${runs} runs (3 for the large ones)`;
  console.log(`${where}\n\n${table}`);
  if (!process.argv.includes("--write")) return;
  const page = "docs/performance.md";
  const text = readFileSync(page, "utf8");
  const [before] = text.split("<!-- table -->");
  const [, after] = text.split("<!-- /table -->");
  writeFileSync(page, `${before}<!-- table -->\n${where}.\n\n${table}\n<!-- /table -->${after}`);
}
