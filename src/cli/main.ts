import { exitCodes } from "../engine/exit-codes.ts";
import { maxInputBytes } from "../inputs/regular-file.ts";
import { systemReason } from "../inputs/workspace.ts";
import { milliseconds } from "../model/run-stats.ts";
import { CliError, type CliIo } from "./io.ts";
import { runCli } from "./program.ts";
import { StandardOutput } from "./standard-output.ts";
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

// A report that is not whole is a failure.
const stderr = new StandardOutput(2, () => {}); // nobody is left to be told
const stdout = new StandardOutput(1, (error) => {
  stderr.write(`rootrail: cannot write to standard output: ${systemReason(error)}\n`);
  process.exit(exitCodes.failure);
});

const terminal = new Terminal();
const io: CliIo = {
  cwd: process.cwd(),
  env: process.env,
  clock: milliseconds,
  stdout,
  stderr,
  readStdin,
  // Standard input is opened by those who read it only.
  get ask() {
    return stdout.isTTY && process.stdin.isTTY ? (question: string) => terminal.ask(question) : undefined;
  },
};
// No top-level await: the bundle is CommonJS.
void runCli(process.argv.slice(2), io).then((code) => {
  process.exitCode = code;
  terminal.close();
  // Else Node waits for code that V8 is still improving.
  if (stdout.isFlushed && stderr.isFlushed) process.exit();
});
