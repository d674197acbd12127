import { renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { systemCode, systemReason } from "../inputs/system-reason.ts";
import { UsageError } from "../model/usage-error.ts";

/** The outside world of the command line, so that tests need no child process. */
export interface CliIo {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Milliseconds from some moment on. */
  readonly clock: () => number;
  readonly stdout: {
    write(text: string): unknown;
    readonly isTTY?: boolean | undefined;
    /** Of a terminal. */
    readonly columns?: number | undefined;
    /** Told when the reader has caught up, after a `write` that returned `false`, or is gone. */
    on?(event: "drain" | "close", listener: () => void): unknown;
    /** Whether the reader is gone. */
    readonly destroyed?: boolean;
  };
  readonly stderr: { write(text: string): unknown; readonly isTTY?: boolean | undefined };
  /** All of standard input. */
  readStdin(): Promise<Uint8Array>;
  /** Asks on the terminal and gives the line; absent where there is none. Throws `CliError` when the input ends. */
  readonly ask?: ((question: string) => Promise<string>) | undefined;
}

/** A mistake of the caller or the surroundings: one sentence on standard error and exit code 2. */
export class CliError extends UsageError {
  override readonly name = "CliError";
}

/** Colour only on a terminal; `NO_COLOR` and `FORCE_COLOR` as their conventions have it. */
export function wantsColor(io: CliIo, flag: boolean): boolean {
  if (!flag || io.env["NO_COLOR"]) return false;
  const force = io.env["FORCE_COLOR"];
  if (force !== undefined && force !== "") return force !== "0";
  return io.stdout.isTTY === true && io.env["TERM"] !== "dumb";
}

/** Columns of a terminal that does not tell, and has no `COLUMNS` either. */
const usualColumns = 80;

/** Columns of the terminal; `undefined` for a pipe or a file, where lines are searched and nothing is to be wrapped. */
export function terminalWidth({ stdout, env }: CliIo): number | undefined {
  if (stdout.isTTY !== true) return undefined;
  const columns = [stdout.columns, Number(env["COLUMNS"])];
  return columns.find((one) => one !== undefined && Number.isInteger(one) && one > 0) ?? usualColumns;
}

/**
 * Whether the terminal opens links (OSC 8). None tells, so it is known by name; `FORCE_HYPERLINK` decides, as for other
 * programs. Source: "Hyperlinks in terminal emulators" (egmontkob), the list of terminals.
 */
export function wantsLinks({ stdout, env }: CliIo): boolean {
  const force = env["FORCE_HYPERLINK"];
  if (force !== undefined && force !== "") return force !== "0";
  if (stdout.isTTY !== true || env["TERM"] === "dumb" || env["CI"]) return false;
  if (["WT_SESSION", "KITTY_WINDOW_ID", "DOMTERM", "KONSOLE_VERSION"].some((name) => env[name])) return true;
  if (Number(env["VTE_VERSION"] ?? 0) >= 5000) return true;
  return /^(?:iTerm\.app|WezTerm|vscode|ghostty|Hyper|zed)$/.test(env["TERM_PROGRAM"] ?? "");
}

/**
 * Writes a file whole or not at all: to a temporary name beside it, then renamed. What is no regular file, such as
 * `/dev/null` or a named pipe, is written to as it is: a file must not take its place.
 */
export function writeFileWhole(cwd: string, path: string, content: string): void {
  const target = resolve(cwd, path);
  const temporary = isStream(target) ? undefined : temporaryBeside(target);
  try {
    writeFileSync(temporary ?? target, content, { flag: temporary ? "wx" : "w" });
    if (temporary) renameSync(temporary, target);
  } catch (error) {
    if (temporary) rmSync(temporary, { force: true });
    throw cannotWrite(path, error);
  }
}

/** Why a file cannot be written; where something is missing it is the folder, the file being new. */
export function cannotWrite(path: string, error: unknown): CliError {
  const reason = systemReason(error);
  const isMissing = systemCode(error) === "ENOENT";
  const why = isMissing ? `there is no folder ${dirname(path)}; make it first` : reason;
  return new CliError(`cannot write ${path}: ${why}`, { cause: error });
}

/** A name in the same folder, so that the rename is one step. */
export function temporaryBeside(target: string): string {
  const name = process.getBuiltinModule("node:crypto").randomBytes(6).toString("hex");
  return join(dirname(target), `.rootrail-${name}.tmp`);
}

/** Whether a path leads to a device, a pipe or a socket. */
export function isStream(target: string): boolean {
  try {
    const stats = statSync(target);
    return !stats.isFile() && !stats.isDirectory();
  } catch {
    return false; // a new file, or one that the write will tell of
  }
}
