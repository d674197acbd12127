import { closeSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { resolve } from "node:path";
import { type CliIo, cannotWrite, isStream, temporaryBeside } from "./io.ts";

/** Something to write to bit by bit, however much it becomes. */
export interface Output {
  write(text: string): Promise<void>;
  /** Puts the file in its place; without it there is no file. */
  close(): void;
}

/** Characters that are gathered before they are written. */
const chunkSize = 64 * 1024;

/** Standard output, with a pause where the reader is slow, or a file that appears whole or not at all. */
export function openOutput(io: CliIo, path: string | undefined): Output {
  return path === undefined ? streamOutput(io) : fileOutput(io.cwd, path);
}

function streamOutput(io: CliIo): Output {
  let pending = "";
  const waiting: (() => void)[] = [];
  const goOn = () => {
    for (const done of waiting.splice(0)) done();
  };
  // A reader that closes early never catches up.
  io.stdout.on?.("drain", goOn);
  io.stdout.on?.("close", goOn);
  const flush = () => {
    const isReady = pending === "" || io.stdout.write(pending) !== false;
    pending = "";
    return isReady;
  };
  return {
    async write(text) {
      pending += text;
      if (pending.length < chunkSize || flush()) return;
      if (io.stdout.on && !io.stdout.destroyed) await new Promise<void>((done) => waiting.push(done));
    },
    close: () => void flush(),
  };
}

function fileOutput(cwd: string, path: string): Output {
  const target = resolve(cwd, path);
  const temporary = isStream(target) ? undefined : temporaryBeside(target);
  const guarded = <T>(action: () => T): T => {
    try {
      return action();
    } catch (error) {
      if (temporary) rmSync(temporary, { force: true });
      throw cannotWrite(path, error);
    }
  };
  const handle = guarded(() => openSync(temporary ?? target, temporary ? "wx" : "w"));
  let pending = "";
  const flush = () => {
    guarded(() => writeSync(handle, pending));
    pending = "";
  };
  return {
    async write(text) {
      pending += text;
      if (pending.length >= chunkSize) flush();
    },
    close() {
      flush();
      guarded(() => {
        closeSync(handle);
        if (temporary) renameSync(temporary, target);
      });
    },
  };
}
