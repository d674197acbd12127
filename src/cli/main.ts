import { exitCodes } from "../engine/exit-codes.ts";
import { maxInputBytes } from "../inputs/regular-file.ts";
import { systemCode, systemReason } from "../inputs/system-reason.ts";
import { milliseconds } from "../model/run-stats.ts";
import { CliError, type CliIo } from "./io.ts";
import { runCli } from "./program.ts";
import { Terminal } from "./terminal.ts";

async function readStdin(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > maxInputBytes) throw new CliError(`standard input is larger than ${maxInputBytes} bytes`);
  }
  return Buffer.concat(chunks);
}

// `| head` is no failure: the reader has what it wanted. A report that is not whole for another reason is one.
process.stderr.on("error", () => {}); // nobody is left to be told
process.stdout.on("error", (error) => {
  if (systemCode(error) === "EPIPE") return;
  process.stderr.write(`rootrail: cannot write to standard output: ${systemReason(error)}\n`);
  process.exit(exitCodes.failure);
});

/** The folder can be deleted under the run. */
function workingFolder(): string {
  try {
    return process.cwd();
  } catch (error) {
    process.stderr.write(`rootrail: the working directory cannot be used: ${systemReason(error)}\n`);
    process.exit(exitCodes.failure);
  }
}

const terminal = new Terminal();
const io: CliIo = {
  cwd: workingFolder(),
  env: process.env,
  clock: milliseconds,
  stdout: process.stdout,
  stderr: process.stderr,
  readStdin,
  // Standard input is opened by those who read it only.
  get ask() {
    return process.stdout.isTTY && process.stdin.isTTY ? (question: string) => terminal.ask(question) : undefined;
  },
};
// No top-level await: the bundle is CommonJS.
void runCli(process.argv.slice(2), io).then((code) => {
  process.exitCode = code;
  terminal.close();
  // A write that failed is told of by now; with nothing left to write, no open input or timer is waited for.
  setImmediate(() => {
    if (process.stdout.writableLength === 0 && process.stderr.writableLength === 0) process.exit();
  });
});
