import { renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { systemReason } from "../inputs/workspace.ts";

/** The outside world of the command line, so that tests need no child process. */
export interface CliIo {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: {
    write(text: string): unknown;
    readonly isTTY?: boolean | undefined;
    /** Told once the reader has caught up, after a `write` that returned `false`. */
    once?(event: "drain", listener: () => void): unknown;
  };
  readonly stderr: { write(text: string): unknown; readonly isTTY?: boolean | undefined };
  /** All of standard input. */
  readStdin(): Promise<Uint8Array>;
  /** Asks on the terminal and gives the line; absent where there is none. Throws `CliError` when the input ends. */
  readonly ask?: (question: string) => Promise<string>;
}

/** A mistake of the caller or the surroundings: one sentence on standard error and exit code 2. */
export class CliError extends Error {
  override readonly name = "CliError";
}

/** Colour only on a terminal; `NO_COLOR` and `FORCE_COLOR` as their conventions have it. */
export function wantsColor(io: CliIo, flag: boolean): boolean {
  if (!flag || io.env["NO_COLOR"]) return false;
  const force = io.env["FORCE_COLOR"];
  if (force !== undefined && force !== "") return force !== "0";
  return io.stdout.isTTY === true && io.env["TERM"] !== "dumb";
}

/** Writes a file whole or not at all: to a temporary name beside it, then renamed. */
export function writeFileWhole(cwd: string, path: string, content: string): void {
  const target = resolve(cwd, path);
  const temporary = join(
    dirname(target),
    `.rootrail-${process.getBuiltinModule("node:crypto").randomBytes(6).toString("hex")}.tmp`,
  );
  try {
    writeFileSync(temporary, content, { flag: "wx" });
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw cannotWrite(path, error);
  }
}

/** Why a file cannot be written; where something is missing it is the folder, the file being new. */
export function cannotWrite(path: string, error: unknown): CliError {
  const reason = systemReason(error);
  const isMissing = error instanceof Error && "code" in error && error.code === "ENOENT";
  const why = isMissing ? `there is no folder ${dirname(path)}; make it first` : reason;
  return new CliError(`cannot write ${path}: ${why}`, { cause: error });
}
