import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { program, programArgs, runBuiltCli } from "../support/built-cli.ts";
import { folderOf } from "../support/folder.ts";

const devices = Array.from(
  { length: 1500 },
  (_, at) =>
    `  D${at}:\n    Type: AWS::IAM::VirtualMFADevice\n    Properties: {VirtualMfaDeviceName: d${at}, Users: [root]}\n`,
);
const folder = folderOf({
  "many.yaml": `Resources:\n${devices.join("")}`,
  // A stream of Node's makes the pipe one that refuses what does not fit.
  "unblocked.cjs": "process.stdout.writable;\n",
});

/** What a reader gets that takes its time before the first byte, and the exit code. */
function readSlowly(options: string): Promise<{ readonly text: string; readonly code: number | null }> {
  const child = spawn(program, [...programArgs, "lint", "many.yaml", "-f", "json"], {
    cwd: folder,
    env: { ...process.env, NODE_OPTIONS: options },
    stdio: ["ignore", "pipe", "ignore"],
  });
  const parts: Buffer[] = [];
  setTimeout(() => child.stdout.on("data", (part: Buffer) => parts.push(part)), 1500);
  return new Promise((done) => {
    child.on("close", (code) => done({ text: Buffer.concat(parts).toString(), code }));
  });
}

describe("a report that a pipe does not take at once", () => {
  const file = join(folder, "whole.json");
  runBuiltCli(["lint", "many.yaml", "-f", "json", "-o", file], { cwd: folder });
  const whole = readFileSync(file, "utf8");

  it.each([
    ["waits for a slow reader", ""],
    ["goes on where the pipe refuses", "-r ./unblocked.cjs"],
  ])("%s", async (_, options) => {
    expect(whole.length).toBeGreaterThan(1_000_000);
    const { text, code } = await readSlowly(options);
    expect(code).toBe(1);
    expect(text === whole).toBe(true);
  });

  it("ends without a word where the reader goes away", async () => {
    const child = spawn(program, [...programArgs, "lint", "many.yaml", "-f", "json"], {
      cwd: folder,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let said = "";
    child.stderr.on("data", (part: Buffer) => {
      said += part;
    });
    child.stdout.once("data", () => child.stdout.destroy());
    const code = await new Promise((done) => child.on("close", done));
    expect([code, said]).toEqual([1, ""]);
  });
});
