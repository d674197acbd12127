import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, copyFileSync, existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { platforms } from "../../scripts/release-names.mjs";
import { version } from "../../src/version.ts";
import { type FakeGitHub, startFakeGitHub } from "../action/fake-github.ts";
import { commandsForEveryPart, folderForEveryPart, unusual } from "../support/every-part.ts";
import { folderOf, write } from "../support/folder.ts";
import { repository } from "../support/repository.ts";
import { runJob, token } from "./action/run-bundle.ts";

const dist = join(repository, "dist");
const parts = (folder: string) => readdirSync(join(dist, folder)).filter((name) => /\.c?js$/.test(name));

/** Whether a file belongs to the program of a thread, which `engine/threads.test.ts` holds to the same. */
const isOfThread = (name: string) => /^thread[.-]/.test(name);

/** GitHub is not there: nothing answers at this address. */
const env = { ...process.env, GITHUB_TOKEN: "x", GITHUB_API_URL: "http://127.0.0.1:1" };
for (const name of ["NO_COLOR", "FORCE_COLOR", "CI", "GITHUB_ACTIONS"]) delete (env as NodeJS.ProcessEnv)[name];

function run(command: string, args: readonly string[], cwd: string, more: NodeJS.ProcessEnv = {}) {
  return spawnSync(command, args, { cwd, encoding: "utf8", env: { ...env, ...more }, maxBuffer: 64 * 1024 * 1024 });
}

/** What a run printed, without how long it took. */
const printed = ({ status, stdout, stderr }: SpawnSyncReturns<string>) => ({
  code: status,
  stdout: stdout.replace(/ in \d+(?:\.\d+)? s\b|<div><dt>Took<\/dt><dd>[^<]*<\/dd><\/div>\s*/g, ""),
  stderr: stderr.replace(/^Warning: Ignoring extra certs.*\n/gm, ""),
});

const npm = (
  args: readonly string[],
  cwd: string,
  { node = [], more = {} }: { readonly node?: readonly string[]; readonly more?: NodeJS.ProcessEnv } = {},
) => run(process.execPath, [...node, join(dist, "cli.js"), ...args], cwd, more);

/** What the command line finds, as JSON. */
const findings = (folder: string, args: readonly string[]) =>
  JSON.parse(npm(["lint", "-f", "json", ...args], folder).stdout).findings;

describe("the npm package", () => {
  it("loads nothing by a name that a bundler or a single executable does not see", () => {
    const hidden = /\bcreateRequire\b|\b__dirname\b|\bimport\(|\bimport\.meta\b/;
    for (const name of parts("."))
      expect([name, hidden.exec(readFileSync(join(dist, name), "utf8"))?.[0]]).toEqual([name, undefined]);
  });
});

describe("the command line", () => {
  const canBe = readFileSync(process.execPath).includes("NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2");
  let executable = process.env["ROOTRAIL_EXECUTABLE"];
  if (executable) executable = resolve(repository, executable);

  beforeAll(() => {
    if (executable || !canBe) return;
    const folder = folderOf();
    const made = run(process.execPath, ["scripts/executable.mjs", folder], repository);
    expect([made.status, made.stdout.trim()]).toEqual([0, join(folder, "rootrail")]);
    executable = made.stdout.trim();
  }, 300_000);

  it("has no part that no command below loads, and prints the same byte for byte as a single executable", {
    timeout: 600_000,
  }, () => {
    const { folder } = folderForEveryPart();
    const names = 'process.stderr.write("\\nloaded: " + Object.keys(require.cache).join(" "))';
    const isFirst = 'require("node:worker_threads").isMainThread';
    write(folder, "loaded.cjs", `if (${isFirst}) process.on("exit", () => ${names});`);
    const loaded = new Set<string>();
    const more = { ROOTRAIL_THREADS: "2" };
    for (const args of commandsForEveryPart) {
      const { stderr: both, ...package_ } = printed(npm(args, folder, { node: ["-r", "./loaded.cjs"], more }));
      const [stderr = "", list = ""] = both.split("\nloaded: ");
      for (const path of list.split(" ")) loaded.add(basename(path));
      expect(stderr).not.toMatch(/internal error|Cannot find module/);
      rmSync(join(folder, "collected"), { recursive: true, force: true });
      if (!executable) continue;
      const single = printed(run(executable, args, folder, more));
      expect([args, single.code, single.stderr]).toEqual([args, package_.code, stderr]);
      expect(single.stdout === package_.stdout, `${args.join(" ")} prints something else`).toBe(true);
      rmSync(join(folder, "collected"), { recursive: true, force: true });
    }
    expect(parts(".").filter((name) => !loaded.has(name) && !isOfThread(name))).toEqual([]);
  });

  it.skipIf(!canBe)(
    "leaves the single executable that there is, where one cannot be made",
    { timeout: 300_000 },
    () => {
      const folder = folderOf({
        "package.json": '{"version":"9.9.9"}',
        "dist/cli.js": "console.log('another version');",
        "scripts/executable/main.cjs": readFileSync(join(repository, "scripts/executable/main.cjs"), "utf8"),
        "release/rootrail": "the one before",
      });
      const made = run(process.execPath, [join(repository, "scripts/executable.mjs")], folder);
      expect([made.status, made.stderr]).toEqual([1, expect.stringContaining("says another version, not 9.9.9")]);
      expect(readdirSync(join(folder, "release"))).toEqual(["rootrail"]);
      expect(readFileSync(join(folder, "release/rootrail"), "utf8")).toBe("the one before");
    },
  );

  it.skipIf(!canBe || executable !== undefined)(
    "is packed with the licences of what is in it",
    { timeout: 300_000 },
    ({ skip }) => {
      const folder = dirname(executable ?? "");
      const packed = run(process.execPath, ["scripts/executable-archive.mjs", folder], repository);
      if (packed.stderr.includes("no LICENSE of Node")) skip("this Node came without its licence");
      expect([packed.status, packed.stderr]).toEqual([0, ""]);
      const archive = packed.stdout.trim();
      const unpacked = folderOf();
      expect(spawnSync("tar", ["-xzf", archive, "-C", unpacked]).status).toBe(0);
      expect(readdirSync(unpacked).sort()).toEqual(["LICENSE", "NODE_LICENSE", "THIRD_PARTY_LICENSES.txt", "rootrail"]);
      expect(run(join(unpacked, "rootrail"), ["--version"], unpacked).stdout).toBe(`${version}\n`);
      // What the formula installs is what is in the archive.
      const tap = folderOf();
      for (const { name } of platforms) copyFileSync(archive, join(tap, `rootrail-${version}-${name}.tar.gz`));
      expect(run(process.execPath, ["scripts/homebrew-formula.mjs", tap], repository).stderr).toBe("");
      const formula = readFileSync(join(tap, "rootrail.rb"), "utf8");
      const installed = [...formula.matchAll(/\b(?:bin|doc)\.install (.*)$/gm)].flatMap(([, names = ""]) =>
        [...names.matchAll(/"(.*?)"/g)].map(([, name]) => name),
      );
      expect(installed.sort()).toEqual(readdirSync(unpacked).sort());
      expect(formula.split(createHash("sha256").update(readFileSync(archive)).digest("hex"))).toHaveLength(5);
      const bom = JSON.parse(readFileSync(archive.replace(/\.tar\.gz$/, ".cdx.json"), "utf8"));
      const names = bom.components.map(({ name }: { name: string }) => name);
      expect(names).toEqual(expect.arrayContaining(["yaml", "hcl2-parser", "node", "v8", "openssl"]));
    },
  );

  /** Root may change into a tree and be nobody there; elsewhere this is tried in the release workflow alone. */
  const nobody = ["--userspec=65532:65532"];
  const mayChroot =
    existsSync("/usr/bin/dpkg-query") && spawnSync("chroot", [...nobody, "/", "/bin/true"]).status === 0;
  it.skipIf(!canBe || executable !== undefined || !mayChroot)(
    "runs in the tree of the container image, as somebody without rights",
    { timeout: 300_000 },
    ({ skip }) => {
      const folder = dirname(executable ?? "");
      const made = run(process.execPath, ["scripts/image-root.mjs", folder], repository);
      if (made.stderr.includes("no LICENSE of Node")) skip("this Node came without its licence");
      expect([made.status, made.stderr]).toEqual([0, ""]);
      const tree = folderOf();
      expect(spawnSync("tar", ["-xf", join(folder, "image.tar"), "-C", tree]).status).toBe(0);
      chmodSync(tree, 0o755); // a temporary folder is its owner's alone
      write(tree, "work/refused/main.tf", unusual["refused/main.tf"]);
      write(tree, "work/unusual.yaml", unusual["unusual.yaml"]);
      // Whoever runs the image owns nothing in it.
      const inside = [...nobody, tree, "/usr/bin/rootrail", "lint", "--no-config", "/work"];
      const lint = spawnSync("chroot", inside, { encoding: "utf8", env: { PATH: process.env["PATH"] } });
      expect([lint.status, lint.stderr]).toEqual([2, ""]);
      expect(lint.stdout).toContain("root-virtual-mfa-device");
      expect(lint.stdout).toContain("Not valid HCL");
    },
  );

  it.skipIf(!canBe)("loads no code from the folder that a single executable lies in, or is run in", () => {
    const planted = Object.fromEntries(
      [...parts("."), "main.cjs"].map((name) => [name, 'throw new Error("planted");']),
    );
    const folder = folderOf({ ...planted, ...unusual, "node_modules/yaml/index.js": 'throw new Error("planted");' });
    const copy = join(folder, "rootrail");
    copyFileSync(executable ?? "", copy);
    const lint = run(copy, ["lint", "unusual.yaml", "refused"], folder);
    expect(lint.stdout + lint.stderr).not.toContain("planted");
    expect(lint.stdout).toContain("root-virtual-mfa-device");
    expect(lint.stdout).toContain("Not valid HCL");
  });
});

describe("the library", () => {
  it("has no part that no input below loads, and finds what the command line finds", { timeout: 300_000 }, () => {
    const { folder } = folderForEveryPart();
    const outside = folderOf();
    const runs = [
      { paths: ["unusual.yaml", "refused", "plan/plan.json", "plan/tfplan"] },
      { paths: ["."], ownsProcess: true },
      { paths: ["large"], ownsProcess: true },
      { paths: ["demo"], threads: 2 },
      { paths: ["moved", "policy.yaml"], base: "main" },
      { paths: ["policy.yaml"], parameters: ["parameters.json"] },
    ];
    const script = `import { lint } from ${JSON.stringify(pathToFileURL(join(dist, "lib/index.js")).href)};
const found = [];
for (const options of ${JSON.stringify(runs)}) found.push((await lint(options)).report.findings);
console.log(JSON.stringify(found));`;
    write(outside, "library.mjs", script);
    npm(["facts", "demo", "-o", "demo.jsonl"], folder);
    const { stdout } = run(process.execPath, [join(outside, "library.mjs")], folder, { NODE_V8_COVERAGE: outside });
    const expected = runs.map(({ paths, base, parameters }) =>
      findings(folder, [
        ...(base ? ["--base", base] : []),
        ...(parameters ?? []).flatMap((file) => ["--parameters", file]),
        ...paths,
      ]),
    );
    expect(JSON.parse(stdout)).toEqual(expected);
    // Each thread has a report of its own.
    const reports = readdirSync(outside).filter((name) => name.startsWith("coverage-"));
    const scripts: readonly { readonly url: string }[] = reports.flatMap(
      (name) => JSON.parse(readFileSync(join(outside, name), "utf8")).result,
    );
    const loaded = new Set(scripts.map(({ url }) => basename(url)));
    expect(parts("lib").filter((name) => !loaded.has(name) && name !== "cdk.js")).toEqual([]);
    expect([loaded.has("yaml.cjs"), loaded.has("hcl2-parser.cjs")]).toEqual([true, true]);
  });
});

describe("the action", () => {
  let github: FakeGitHub;
  beforeAll(async () => {
    github = await startFakeGitHub({ token });
  });
  afterAll(async () => {
    await github.close();
  });

  it.each([
    ["unusual inputs", ["unusual.yaml", "refused", "plan/plan.json", "plan/tfplan"], "none"],
    ["a change", ["moved", "policy.yaml"], "main"],
  ])("finds what the command line finds, of %s", { timeout: 300_000 }, async (_, paths, base) => {
    const { folder } = folderForEveryPart();
    const job = {
      apiUrl: github.url,
      workspace: folder,
      inputs: { paths: paths.join("\n"), base, "require-guardrails": "auto" },
    };
    const { report, stdout } = await runJob(job);
    expect([report?.findings, stdout]).toEqual([
      findings(folder, [...(base === "none" ? [] : ["--base", base]), ...paths]),
      expect.not.stringContaining("internal error"),
    ]);
  });
});
