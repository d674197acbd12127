import { runCli } from "./program.ts";
import { Terminal } from "./terminal.ts";

async function readStdin(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  return Buffer.concat(chunks);
}

// A reader that closes early (`| head`) is no failure of ours.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

const { env, stdout, stderr } = process;
const terminal = new Terminal();
const isTerminal = process.stdin.isTTY && stdout.isTTY;
const io = {
  cwd: process.cwd(),
  env,
  stdout,
  stderr,
  readStdin,
  ...(isTerminal && { ask: (question: string) => terminal.ask(question) }),
};
process.exitCode = await runCli(process.argv.slice(2), io);
terminal.close();
