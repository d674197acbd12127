import { once } from "node:events";
import { cpSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { basename, join } from "node:path";
import { Worker } from "node:worker_threads";
import { describe, expect, it } from "vitest";
import { ChunkClaims } from "../../../src/engine/chunk-claims.ts";
import type { HandedChunk, ThreadTask } from "../../../src/engine/reader-threads.ts";
import { discover } from "../../../src/inputs/discover.ts";
import { formatNames } from "../../../src/reporters/registry.ts";
import { runBuiltCli } from "../../support/built-cli.ts";
import { folderForEveryPart } from "../../support/every-part.ts";
import { folderOf, write } from "../../support/folder.ts";
import { GitRepository } from "../../support/git-repository.ts";
import { repository } from "../../support/repository.ts";
import { hostileDocuments } from "../hostile/documents.ts";

const dist = join(repository, "dist");

/** Not a number of threads that any other is a multiple of. */
const several = "3";

interface Options {
  readonly cwd?: string;
  readonly input?: string;
  readonly env?: Record<string, string>;
  /** Formats of `lint`; default: all. */
  readonly formats?: readonly string[];
}

function run(args: readonly string[], threads: string, { env, formats = formatNames, ...options }: Options = {}) {
  const out = folderOf();
  const asked = args[0] === "lint" ? formats : [];
  const { code, stdout, stderr } = runBuiltCli(
    [...args, ...asked.flatMap((name) => ["-f", `${name}=${join(out, name)}`])],
    { ...options, env: { ...env, ROOTRAIL_THREADS: threads } },
  );
  const written = asked.map((name) => readFileSync(join(out, name), "utf8"));
  // A run that takes longer than a second says how long.
  const told = [stdout, stderr, ...written].map((text) =>
    text.replace(/ in \d+(?:\.\d+)? s\b|<div><dt>Took<\/dt><dd>[^<]*<\/dd><\/div>\s*/g, ""),
  );
  return { code, told };
}

/** How many threads have read something, as `--stats` has it. */
function threadsOf(args: readonly string[], threads: string, options: Options = {}): number {
  const { stderr } = runBuiltCli(["lint", "--stats", "--quiet", ...args], {
    ...options,
    env: { ...options.env, ROOTRAIL_THREADS: threads },
  });
  return Number(/^threads +(\d+)$/m.exec(stderr)?.[1]);
}

function expectSame(args: readonly string[], options: Options = {}): void {
  expect(run(args, several, options)).toEqual(run(args, "1", options));
}

const device = "Resources:\n  Mfa:\n    Type: AWS::IAM::VirtualMFADevice\n    Properties: {Users: [root]}\n";
const topics = (count: number) =>
  `Resources:\n${Array.from({ length: count }, (_, at) => `  T${at}:\n    Type: AWS::SNS::Topic\n`).join("")}`;

/** Files whose reading depends on others, and such as are read in a way of their own. */
const around = {
  "exports.yaml": `${topics(1)}Outputs:\n  Owner:\n    Value: root\n    Export: {Name: owner}\n`,
  "imports.yaml": device.replace("[root]", "[!ImportValue owner]"),
  "outer.yaml": `Resources:\n  Inner:\n    Type: AWS::CloudFormation::Stack\n    Properties:\n      TemplateURL: ./inner.yaml\n      Parameters: {Owner: root}\n`,
  "inner.yaml": `Parameters:\n  Owner: {Type: String}\n${device.replace("[root]", "[!Ref Owner]")}`,
  "ignored.yaml": `# rootrail:ignore root-virtual-mfa-device owner=a@example.com expires=2999-01-01 reason="known"\n${device}`,
  "broken.yaml": `${device}  - x\n: [\n`,
  "deep.json": `{"Resources":${'{"a":'.repeat(3000)}1${"}".repeat(3000)}}`,
  "large.yaml": topics(150_000) + device.replace("Resources:\n", ""),
  "empty.yaml": "",
  "pointer.yaml": "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n",
  "main.tf": `resource "aws_iam_virtual_mfa_device" "root" {\n  virtual_mfa_device_name = "root-account-mfa-device"\n}\n`,
  "values.json": '{"Owner": "root"}',
  "test/pack.yaml":
    "Resources:\n  Rule:\n    Type: AWS::Config::ConfigRule\n    Properties: {Source: {Owner: AWS, SourceIdentifier: ROOT_ACCOUNT_HARDWARE_MFA_ENABLED}}\n",
  ...Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`many/${at}.yaml`, at % 9 === 0 ? device : topics(3)])),
};

describe("a run by several threads tells the same as one by one", () => {
  it("of all fixtures, in every format and command", () => {
    expectSame(["lint", "-v", "--no-config", "fixtures"]);
    for (const command of ["facts", "coverage"]) expectSame([command, "fixtures", "--no-config"]);
    expect(threadsOf(["--no-config", "fixtures"], several)).toBeGreaterThan(1);
  });

  it("of documents made to break a reader", () => {
    const documents = hostileDocuments.map(({ file, content }, at) => [`${at}/${file}`, content()] as const);
    const cwd = folderOf(Object.fromEntries(documents));
    expectSame(["lint", "-v", "."], { cwd, formats: ["json"] });
  }, 300_000);

  it("of a change, whose base has most files alike", () => {
    const repository = new GitRepository(around);
    repository.change({ "many/9.yaml": topics(1), "inner.yaml": topics(1), "exports.yaml": null, "new.yaml": device });
    for (const args of [["."], [".", "--parameters", "values.json"], ["many/9.yaml", "new.yaml", "--context", "."]])
      expectSame(["lint", ...args, "--base", "main"], { cwd: repository.folder });
  }, 300_000);

  it("of files that depend on others, cannot be read, or are links", () => {
    const cwd = folderOf(around);
    symlinkSync("many", join(cwd, "folder-link"));
    symlinkSync("inner.yaml", join(cwd, "link.yaml"));
    symlinkSync("/etc/hostname", join(cwd, "away.yaml"));
    symlinkSync("none.yaml", join(cwd, "dangling.yaml"));
    expectSame(["lint", "-v", "."], { cwd });
    expectSame(["lint", ".", "--parameters", "values.json", "--partition", "aws-cn"], { cwd });
    expectSame(["lint", ".", "--max-file-size", "1KB"], { cwd });
    expectSame(["lint", ...Object.keys(around), "-"], { cwd, input: device });
    expectSame(["lint", "many/9.yaml", "--context", "."], { cwd });
    expectSame(["lint", ".", "--base", folderOf({ ...around, "many/9.yaml": topics(1), "imports.yaml": topics(1) })], {
      cwd,
    });
    expectSame(["lint", ".", "--ignore", "large.yaml"], { cwd, env: { NODE_OPTIONS: "--max-old-space-size=64" } });
  }, 300_000);
});

describe("a run where no thread may be started", () => {
  it("tells the same", () => {
    const cwd = folderOf(around);
    const permission = Number(process.versions.node.split(".")[0]) < 24 ? "--experimental-permission" : "--permission";
    // Writing is for the reports.
    const env = {
      NODE_OPTIONS: `${permission} --allow-fs-read=* --allow-fs-write=* --allow-child-process --no-warnings`,
    };
    expect(run(["lint", "."], several, { cwd, env })).toEqual(run(["lint", "."], "1", { cwd }));
    expect(threadsOf(["."], several, { cwd, env })).toBe(1);
    expect(threadsOf(["."], several, { cwd })).toBeGreaterThan(1);
  }, 300_000);
});

describe("the program of a thread", () => {
  it("has no part that no input below loads", { timeout: 300_000 }, async () => {
    const { folder } = folderForEveryPart();
    cpSync(join(repository, "fixtures"), join(folder, "fixtures"), { recursive: true });
    runBuiltCli(["facts", "demo", "-o", "demo.jsonl"], { cwd: folder });
    const list = join(folder, "loaded");
    write(
      folder,
      "loaded.cjs",
      `process.on("exit", () => require("fs").writeFileSync(${JSON.stringify(list)}, Object.keys(require.cache).join(" ")));`,
    );
    const { files } = discover(["."], [], folder);
    const claims = ChunkClaims.for(files.length, 1);
    claims.tookOver(files.length); // nothing is waited for
    const options = { parameters: new Map(), varFiles: [], source: null };
    const task: ThreadTask = {
      files,
      chunkSize: 1,
      claims: claims.memory,
      threads: 1,
      thread: 1,
      setup: { cwd: folder, roots: [folder], standIns: new Map(), options },
    };
    const worker = new Worker(join(dist, "thread.js"), {
      workerData: task,
      execArgv: ["-r", join(folder, "loaded.cjs")],
    });
    const handed: HandedChunk[] = [];
    worker.on("message", (chunk: HandedChunk) => handed.push(chunk));
    await once(worker, "exit");
    expect(handed.map(({ chunk }) => chunk)).toEqual(files.map((_, at) => at));
    const loaded = new Set(
      readFileSync(list, "utf8")
        .split(" ")
        .map((path) => basename(path)),
    );
    const parts = readdirSync(dist).filter((name) => /^thread[.-].*js$/.test(name));
    expect(parts.filter((name) => !loaded.has(name))).toEqual([]);
    expect(parts.length).toBeGreaterThan(10);
  });
});

it("refuses a number of threads that is none", () => {
  for (const value of ["0", "two", "-1", "100"]) {
    const { code, stderr } = runBuiltCli(["lint", "fixtures/demo"], { env: { ROOTRAIL_THREADS: value } });
    expect([code, stderr]).toEqual([
      2,
      `rootrail: ROOTRAIL_THREADS is ${JSON.stringify(value)}; it can be a number from 1 to 99\n`,
    ]);
  }
});
