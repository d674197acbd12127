import { spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { repository } from "../support/repository.ts";

/** A copy of the built command line, which keeps its compiled code beside it. */
let folder = "";
const kept = () => join(folder, "dist", "compiled");
const keptFiles = () => readdirSync(kept()).sort();
const fingerprints = () => keptFiles().map((name) => `${name} ${statSync(join(kept(), name)).mtimeMs}`);

const template = (type: string) =>
  `Resources:\n  A:\n    Type: ${type}\n    Properties:\n      VirtualMfaDeviceName: root\n      Users: [root]\n`;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "rootrail-start-"));
  const isNeeded = (path: string) => !/dist[\\/](?:action|lib|types|compiled|hcl2-parser\.cjs)$/.test(path);
  cpSync(join(repository, "dist"), join(folder, "dist"), { recursive: true, filter: isNeeded });
  writeFileSync(join(folder, "quiet.yaml"), template("AWS::SNS::Topic"));
  writeFileSync(join(folder, "loud.yaml"), template("AWS::IAM::VirtualMFADevice"));
  return () => rmSync(folder, { recursive: true, force: true });
});

const program = () => [join(folder, "dist", "cli.js"), "lint", "--no-config"];

function lint(file: string, env: Record<string, string> = {}): { code: number | null; out: string; err: string } {
  const run = spawnSync(process.execPath, [...program(), file], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, ...env },
  });
  return { code: run.status, out: run.stdout, err: run.stderr };
}

describe("the code that a start compiles", () => {
  it("is kept beside the program, and kept anew only by a run that needs more of it", () => {
    const first = lint("quiet.yaml");
    expect(first).toMatchObject({ code: 0, err: "" });
    const after = fingerprints();
    expect(lint("quiet.yaml")).toEqual(first);
    expect(fingerprints()).toEqual(after);
    expect(lint("loud.yaml").code).toBe(1);
    expect(fingerprints()).not.toEqual(after);
    const whole = fingerprints();
    lint("quiet.yaml");
    lint("loud.yaml");
    expect(fingerprints()).toEqual(whole);
    expect(keptFiles().filter((name) => !name.includes(`${process.version}-${process.arch}`))).toEqual([]);
  });

  it.each([
    ["cut off", (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    ["empty", () => Buffer.alloc(0)],
    ["zeros", (bytes: Buffer) => Buffer.alloc(bytes.length)],
    ["another text", (bytes: Buffer) => Buffer.from("no code\n".repeat(bytes.length / 8))],
    [
      "with one bit that differs",
      (bytes: Buffer) => Buffer.from(bytes.map((byte, at) => (at === bytes.length >> 1 ? byte ^ 4 : byte))),
    ],
  ])("is made again where it is %s", (_, damaged) => {
    const first = lint("loud.yaml");
    const sizes = keptFiles().map((name) => statSync(join(kept(), name)).size);
    for (const name of keptFiles()) writeFileSync(join(kept(), name), damaged(readFileSync(join(kept(), name))));
    expect(lint("loud.yaml")).toEqual(first);
    const again = keptFiles().map((name) => statSync(join(kept(), name)).size);
    expect(again.every((size, at) => size > (sizes[at] ?? 0) / 2)).toBe(true);
  });

  it("is made again where V8 refuses it, as with other flags", () => {
    const first = lint("loud.yaml");
    const { code, out } = lint("loud.yaml", { NODE_OPTIONS: "--jitless" });
    expect({ ...first, code, out }).toEqual(first);
    expect(lint("loud.yaml")).toEqual(first);
  });

  it("is not kept where the program may not write, or where that is switched off", () => {
    expect(lint("loud.yaml", { NODE_DISABLE_COMPILE_CACHE: "1" }).code).toBe(1);
    expect(existsSync(kept())).toBe(false);
    writeFileSync(kept(), "a file stands where the folder would");
    expect(lint("loud.yaml")).toMatchObject({ code: 1, err: "" });
  });

  it("is whole where runs go side by side", async () => {
    const runs = Array.from({ length: 6 }, (_, at) => {
      const child = spawn(process.execPath, [...program(), at % 2 ? "quiet.yaml" : "loud.yaml"], { cwd: folder });
      return new Promise<number | null>((done) => child.on("close", done));
    });
    expect(await Promise.all(runs)).toEqual([1, 0, 1, 0, 1, 0]);
    expect(keptFiles().filter((name) => name.endsWith(".tmp"))).toEqual([]);
    expect(lint("loud.yaml").code).toBe(1);
  });
});
