import { CliError } from "./io.ts";
import { runCli } from "./program.ts";

async function readStdin(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  return Buffer.concat(chunks);
}

// A reader that closes early (`| head`) is no failure of ours.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

/** One line from the terminal; the module for it is loaded only by those who ask. */
async function ask(question: string): Promise<string> {
  const { createInterface } = await import("node:readline");
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  return new Promise((answer, fail) => {
    terminal.on("close", () => fail(new CliError("the terminal was closed before every question was answered")));
    terminal.question(question, (line) => {
      answer(line);
      terminal.close();
    });
  });
}

const { env, stdout, stderr } = process;
const isTerminal = process.stdin.isTTY && stdout.isTTY;
const io = { cwd: process.cwd(), env, stdout, stderr, readStdin, ...(isTerminal && { ask }) };
process.exitCode = await runCli(process.argv.slice(2), io);
