import { spawn } from "node:child_process";
import { program, programArgs } from "../../support/built-cli.ts";
import { repository } from "../../support/repository.ts";

/** How a run of the built program ended, within its bounds of memory and time. */
export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Bounds {
  readonly cwd?: string;
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  /** Heap of V8, in MB. */
  readonly heap?: number;
  /** After which the run is killed, and so fails the test. */
  readonly seconds?: number;
  readonly nodeOptions?: readonly string[];
}

/** Runs the program with bounded heap and time. */
export function attack(args: readonly string[], bounds: Bounds = {}): Promise<Ending> {
  const { heap = 512, seconds = 30, nodeOptions = [] } = bounds;
  const env: NodeJS.ProcessEnv = { ...process.env, ...bounds.env };
  for (const name of ["NO_COLOR", "FORCE_COLOR", "CI", "GITHUB_ACTIONS"]) {
    if (!bounds.env?.[name]) delete env[name];
  }
  // A single executable takes Node's options from here only.
  env["NODE_OPTIONS"] = [`--max-old-space-size=${heap}`, ...nodeOptions, bounds.env?.["NODE_OPTIONS"]].join(" ");
  const child = spawn(program, [...programArgs, ...args], {
    cwd: bounds.cwd ?? repository,
    env,
    timeout: seconds * 1000,
    killSignal: "SIGKILL",
  });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
  child.stdin.on("error", () => {}); // a program that does not read its input is no failure
  child.stdin.end(bounds.input ?? "");
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => {
      const text = (chunks: readonly Buffer[]) => Buffer.concat(chunks).toString("utf8");
      resolve({
        code,
        signal,
        stdout: text(out),
        stderr: text(err),
      });
    });
  });
}

/** What is wrong with how a run ended: nothing but a verdict or a clear error is right. */
export function faults({ code, signal, stdout, stderr }: Ending): readonly string[] {
  const wrong: string[] = [];
  if (signal !== null) wrong.push(`ended by ${signal}`);
  else if (code !== 0 && code !== 1 && code !== 2) wrong.push(`exit code ${code}`);
  if (/^\s+at .*(?::\d+:\d+|\(native\))\)?$/m.test(stdout + stderr)) wrong.push("a stack trace");
  for (const word of ["rootrail: internal error", "FATAL ERROR", "RangeError", "TypeError", "UnhandledPromise"]) {
    if (stderr.includes(word)) wrong.push(word);
  }
  if (code === 2 && stderr === "" && !stdout.includes("input error")) wrong.push("exit code 2 without a word");
  return wrong.map((fault) => `${fault}: ${stderr.slice(0, 400)}`);
}
