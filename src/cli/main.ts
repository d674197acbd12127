import { exitCodes } from "../engine/exit-codes.ts";
import { maxInputBytes } from "../inputs/regular-file.ts";
import { systemReason } from "../inputs/workspace.ts";
import { CliError } from "./io.ts";
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

// A reader that closes early (`| head`) is no failure of ours; a report that is not whole is one.
function onOutputError(error: Error): void {
  if ("code" in error && error.code === "EPIPE") return;
  process.stderr.write(`rootrail: cannot write to standard output: ${systemReason(error)}\n`);
  process.exit(exitCodes.failure);
}
process.stdout.on("error", onOutputError);
process.stderr.on("error", () => {}); // nobody is left to be told

const { env, stdout, stderr } = process;
const terminal = new Terminal();
// Standard input is opened by those who read it only.
const isTerminal = stdout.isTTY && process.stdin.isTTY;
const io = {
  cwd: process.cwd(),
  env,
  stdout,
  stderr,
  readStdin,
  ...(isTerminal && { ask: (question: string) => terminal.ask(question) }),
};
// No top-level await: the bundle is CommonJS.
void runCli(process.argv.slice(2), io).then((code) => {
  process.exitCode = code;
  terminal.close();
});
