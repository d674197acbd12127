import { spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { program, programArgs, programInShell, runBuiltCli } from "../../support/built-cli.ts";
import { folderOf } from "../../support/folder.ts";
import { attack, faults } from "./support.ts";

const isUnix = process.platform !== "win32";
const isRoot = process.getuid?.() === 0;
const device = "Resources:\n  Mfa:\n    Type: AWS::IAM::VirtualMFADevice\n    Properties: {Users: [root]}\n";
const many = `Resources:\n${Array.from({ length: 3000 }, (_, at) => device.slice(11).replace("Mfa", `Mfa${at}`)).join("")}`;

function withPipe(): string {
  const cwd = folderOf({ "mfa.yaml": device });
  spawnSync("mkfifo", [join(cwd, "pipe.yaml")]);
  return cwd;
}

describe.skipIf(!isUnix).concurrent("a pipe or a device", () => {
  const options: readonly (readonly string[])[] = [
    ["lint", "pipe.yaml"],
    ["lint", "/dev/zero"],
    ["lint", "--parameters", "pipe.yaml", "mfa.yaml"],
    ["lint", "--var-file", "/dev/zero", "mfa.yaml"],
    ["lint", "--baseline", "pipe.yaml", "mfa.yaml"],
    ["lint", "--baseline", "/dev/zero", "mfa.yaml"],
    ["lint", "--config", "pipe.yaml", "mfa.yaml"],
    ["lint", "--config", "/dev/zero", "mfa.yaml"],
    ["lint", "--base", "pipe.yaml", "mfa.yaml"],
    ["scp", "pipe.yaml"],
    ["coverage", "pipe.yaml"],
    ["facts", "/dev/zero"],
  ];
  it.each(options.map((args) => [args.join(" "), args] as const))("is refused: %s", async (_, args) => {
    const ending = await attack(args, { cwd: withPipe(), seconds: 60 });
    expect(faults(ending)).toEqual([]);
    expect(ending.code).toBe(2);
    expect(ending.stdout + ending.stderr).toMatch(/not a regular file|neither a file nor a folder|is no folder/);
  });

  it("in a folder, or at the end of a link, is passed over", async () => {
    const cwd = withPipe();
    symlinkSync("pipe.yaml", join(cwd, "link.yaml"));
    symlinkSync("/dev/zero", join(cwd, "zero.yaml"));
    const ending = await attack(["lint", ".", "--format", "json"], { cwd, seconds: 60 });
    expect(JSON.parse(ending.stdout).inputs).toHaveLength(1);
  });

  it("is written to and not replaced", async () => {
    const cwd = folderOf({ "mfa.yaml": device });
    symlinkSync("/dev/null", join(cwd, "null"));
    expect((await attack(["lint", "mfa.yaml", "-o", "null"], { cwd })).code).toBe(1);
    expect((await attack(["facts", "mfa.yaml", "-o", "null"], { cwd })).code).toBe(0);
    expect(lstatSync(join(cwd, "null")).isSymbolicLink()).toBe(true);
  });
});

describe.skipIf(!isUnix).concurrent("links", () => {
  it("in a circle end nothing", async () => {
    const cwd = folderOf({ "mfa.yaml": device });
    symlinkSync("loop.yaml", join(cwd, "loop.yaml"));
    symlinkSync(".", join(cwd, "again"));
    const ending = await attack(["lint", ".", "--format", "json"], { cwd });
    expect(JSON.parse(ending.stdout).inputs).toHaveLength(1);
    const named = await attack(["lint", "loop.yaml"], { cwd });
    expect(faults(named)).toEqual([]);
    expect(named.stdout).toContain("too many symbolic links");
  });

  it("and paths of templates never lead out of the repository, nor to the network", async () => {
    const outside = folderOf({ "secret.yaml": device });
    const urls = [
      "../secret.yaml",
      `${outside}/secret.yaml`,
      "linked/secret.yaml",
      "file:///etc/passwd",
      "http://127.0.0.1:1/t.yaml",
      "https://bucket.s3.amazonaws.com/t.yaml",
      "s3://bucket/t.yaml",
      "\\\\host\\share\\t.yaml",
    ];
    const stacks = urls.map(
      (url, at) => `  S${at}:\n    Type: AWS::CloudFormation::Stack\n    Properties: {TemplateURL: '${url}'}\n`,
    );
    const modules = ["../../secret", outside, "git::https://example.com/x.git", "http://127.0.0.1:1/x.zip"].map(
      (source, at) => `module "m${at}" {\n  source = ${JSON.stringify(source)}\n}\n`,
    );
    const cwd = folderOf({
      "repo/.git/HEAD": "",
      "repo/t.yaml": `Resources:\n${stacks.join("")}`,
      "repo/m.tf": modules.join(""),
    });
    symlinkSync(outside, join(cwd, "repo/linked"));
    const guard = join(cwd, "no-network.cjs");
    writeFileSync(guard, readFileSync(join(import.meta.dirname, "no-network.cjs")));
    const ending = await attack(["lint", ".", "--format", "json"], {
      cwd: join(cwd, "repo"),
      nodeOptions: ["--require", guard],
    });
    expect(faults(ending)).toEqual([]);
    expect(ending.stderr).not.toContain("the network was asked");
    expect(ending.stdout).not.toContain("root-virtual-mfa-device");
    expect(ending.stdout).not.toContain("secret.yaml:");
  });

  it("are replaced, not followed, where a report is written", async () => {
    const cwd = folderOf({ "mfa.yaml": device, "victim.txt": "precious" });
    symlinkSync("victim.txt", join(cwd, "report.json"));
    await attack(["lint", "mfa.yaml", "-f", "json", "-o", "report.json"], { cwd });
    expect(readFileSync(join(cwd, "victim.txt"), "utf8")).toBe("precious");
  });
});

describe.concurrent("files that change", () => {
  it.skipIf(isRoot || !isUnix)("or may not be read are told", async () => {
    const cwd = folderOf({ "shut/mfa.yaml": device, "mfa.yaml": device });
    chmodSync(join(cwd, "shut"), 0);
    const ending = await attack(["lint", "."], { cwd });
    chmodSync(join(cwd, "shut"), 0o700);
    expect(ending.code).toBe(2);
    expect(ending.stdout).toContain("permission denied");
  });

  it("or vanish while they are read are told, or read as they were", async () => {
    const files = Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`f${at}.yaml`, device]));
    const cwd = folderOf(files);
    const writer = spawn(process.execPath, [
      "-e",
      `const fs = require("fs"); setInterval(() => { for (let i = 0; i < 200; i += 1) { const f = ${JSON.stringify(cwd)} + "/f" + i + ".yaml"; fs.rmSync(f, { force: true }); if (i % 3) fs.writeFileSync(f, "Resources: {"); } }, 1)`,
    ]);
    try {
      for (let run = 0; run < 3; run += 1) {
        const ending = await attack(["lint", ".", "--format", "json"], { cwd });
        expect(faults(ending)).toEqual([]);
        JSON.parse(ending.stdout);
      }
    } finally {
      writer.kill("SIGKILL");
    }
  });
});

describe.skipIf(!isUnix || !existsSync("/dev/full"))("the output", () => {
  const shell = (script: string, cwd: string) =>
    spawnSync("bash", ["-c", script.replaceAll("rootrail", programInShell)], {
      cwd,
      encoding: "utf8",
    });
  const cwd = folderOf({ "mfa.yaml": device, "many.yaml": many });

  it.each([
    "lint mfa.yaml",
    "facts mfa.yaml",
    "coverage mfa.yaml",
    "explain root-virtual-mfa-device",
    "lint many.yaml -f json",
  ])("of `%s` on a full disk is told, and exits with 2", (command) => {
    const run = shell(`rootrail ${command} > /dev/full`, cwd);
    expect(run.stderr).toBe("rootrail: cannot write to standard output: no space is left on the device\n");
    expect(run.status).toBe(2);
  });

  it.each(["lint mfa.yaml -o /dev/full", "facts mfa.yaml -o /dev/full"])("of `%s` is told as well", (command) => {
    const run = shell(`rootrail ${command}`, cwd);
    expect([run.stderr, run.status]).toEqual(["rootrail: cannot write /dev/full: no space is left on the device\n", 2]);
  });

  it.each([
    ["lint many.yaml", 1],
    ["lint many.yaml -f json", 1],
    ["facts many.yaml", 0],
    ["coverage many.yaml", 0],
  ])("of `%s` into a reader that leaves keeps its exit code", (command, code) => {
    const run = shell(`rootrail ${command} | head -c 10 > /dev/null; echo "\${PIPESTATUS[0]}"`, cwd);
    expect([run.stdout.trim(), run.stderr]).toEqual([String(code), expect.not.stringMatching(/\bat |Error/)]);
  });

  it.each(["SIGINT", "SIGTERM", "SIGKILL"] as const)("is whole or absent after %s", async (signal) => {
    const folder = folderOf({ "many.yaml": many });
    for (const delay of [80, 200, 350, 500]) {
      const child = spawn(program, [...programArgs, "lint", "many.yaml", "-f", "json", "-o", "report.json"], {
        cwd: folder,
      });
      const closed = new Promise((done) => child.on("close", done));
      await new Promise((done) => setTimeout(done, delay));
      child.kill(signal);
      await closed;
      if (existsSync(join(folder, "report.json"))) JSON.parse(readFileSync(join(folder, "report.json"), "utf8"));
    }
    expect(readdirSync(folder)).toContain("many.yaml");
  });
});

describe.concurrent("patterns", () => {
  const evil = [
    `${"*a".repeat(40)}b`,
    `${"{a,b}".repeat(30)}`,
    "+(a|aa|aaa|aaaa)".repeat(12),
    "@(+(+(a)))b",
    "*(*(*(*(a))))b",
    "!(!(!(a*)*)*)b",
    "[[:alpha:]]".repeat(500),
    "{1..100000000}",
    "{a..z}".repeat(20),
    "**/".repeat(300),
    "(".repeat(5000),
    "[".repeat(5000),
    "{".repeat(5000),
    "\\".repeat(4001),
    "x".repeat(70_000),
  ];
  const name = `${"a".repeat(120)}!.yaml`;
  const cwd = folderOf({ [name]: device, [`${"a/".repeat(20)}b.yaml`]: device });

  it.each(
    evil.flatMap(
      (pattern) =>
        [
          ["--ignore", pattern],
          ["path", pattern],
          ["configuration", pattern],
        ] as const,
    ),
  )("%s %.40s do not run away", async (where, pattern) => {
    const config = JSON.stringify({
      paths: [{ glob: pattern, account: "111122223333" }],
      exceptions: [
        {
          rule: "root-virtual-mfa-device",
          target: pattern,
          owner: "a@example.com",
          expires: "2030-01-01",
          reason: "x",
        },
      ],
    });
    const folder = where === "configuration" ? folderOf({ [name]: device, "rootrail.json": config }) : cwd;
    const args = {
      "--ignore": ["lint", ".", "--ignore", pattern],
      path: ["lint", "--", `./${pattern}`],
      configuration: ["lint", "."],
    };
    expect(faults(await attack(args[where], { cwd: folder, seconds: 60 }))).toEqual([]);
  });
});

describe("names and refs", () => {
  it.each([
    "-x",
    "--upload-pack=touch pwned",
    "--output=pwned",
    "a..b",
    "\n",
    "\u0000",
    ":/x",
    "HEAD:mfa.yaml",
    "^HEAD",
    "refs/heads/../../x",
    "a".repeat(5000),
  ])("the ref %j runs nothing", (ref) => {
    if (ref.includes("\u0000")) return; // no command line can hold it
    const cwd = folderOf({ "mfa.yaml": device });
    for (const args of [
      ["init", "-q"],
      ["add", "."],
      ["-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "-qm", "x"],
    ])
      spawnSync("git", args, { cwd });
    const run = runBuiltCli(["lint", `--base=${ref}`, "."], { cwd });
    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(/^rootrail: (?!internal)/);
    expect(readdirSync(cwd).sort()).toEqual([".git", "mfa.yaml"]);
  });

  it("cannot speak to the terminal or to the workflow's runner", () => {
    const evil = "\u001b]0;owned\u0007\u001b[2J\r\n::error::owned\n::set-output name=x::y %0A\u202e";
    const cwd = folderOf({});
    const key = JSON.stringify(evil);
    writeFileSync(
      join(cwd, "a.json"),
      `{"Resources":{${key}:{"Type":"AWS::IAM::VirtualMFADevice","Properties":{"Users":["root",${key}],"VirtualMfaDeviceName":${key}}}}}`,
    );
    if (isUnix) {
      mkdirSync(join(cwd, "d"));
      writeFileSync(join(cwd, "d", `\u001b[31m\n::error::owned\n.json`), "{");
      writeFileSync(join(cwd, "d", `\u001b[31m\n::warning::owned\n.yaml`), `${device}  x`);
    }
    for (const format of ["text", "github", "markdown", "json", "sarif", "junit", "gitlab", "html"]) {
      const run = runBuiltCli(["lint", "a.json", "d", "-v", "-f", format], { cwd, env: { GITHUB_ACTIONS: "true" } });
      for (const text of [run.stdout, run.stderr]) {
        expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f\u0080-\u009f\u202a-\u202e\u2066-\u2069]/);
        expect(text).not.toMatch(/^\s*::(?:(?:error|warning)::owned|set-output)/m);
      }
    }
  });
});
