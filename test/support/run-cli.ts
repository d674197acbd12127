import type { CliIo } from "../../src/cli/io.ts";
import { runCli as run } from "../../src/cli/program.ts";
import { repository } from "./repository.ts";

/** How a run of the command line ended. */
export interface CliRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOptions {
  /** Default: the repository. */
  readonly cwd?: string;
  /** What standard input holds. */
  readonly input?: string | Uint8Array;
  /** The whole environment, for nothing is taken over from this process. */
  readonly env?: Readonly<Record<string, string>>;
  /** Columns of the terminal that standard output is; default: it is none. */
  readonly columns?: number;
}

/**
 * Runs the command line in this process, in no time: its text and exit code, nothing of how the built program starts or
 * ends.
 */
export async function runCli(args: readonly string[], options: CliOptions = {}): Promise<CliRun> {
  const { cwd = repository, input = "", env = {}, columns } = options;
  const stdout: string[] = [];
  const stderr: string[] = [];
  const io: CliIo = {
    cwd,
    env,
    clock: () => 0,
    stdout: { write: (text) => stdout.push(text), ...(columns !== undefined && { isTTY: true, columns }) },
    stderr: { write: (text) => stderr.push(text) },
    readStdin: async () => Buffer.from(input),
  };
  const code = await run(args, io);
  return { code, stdout: stdout.join(""), stderr: stderr.join("") };
}
