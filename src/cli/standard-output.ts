import { fstatSync, statSync, writeSync } from "node:fs";
import { systemCode } from "../inputs/workspace.ts";

/**
 * One of the process's outputs. What is no terminal is written to at once, without Node's stream, which takes longer to
 * load than a usual template takes to lint; where that cannot take all of a text, the stream takes over.
 */
export class StandardOutput {
  readonly #descriptor: 1 | 2;
  readonly #onError: (error: Error) => void;
  #stream: NodeJS.WriteStream | undefined;
  #isTerminal: boolean | undefined;
  #isGone = false;
  readonly #listeners: ["drain" | "close", () => void][] = [];

  /** `onError`: told of a write that failed, unless the reader is gone: `| head` is no failure of ours. */
  constructor(descriptor: 1 | 2, onError: (error: Error) => void) {
    this.#descriptor = descriptor;
    this.#onError = onError;
  }

  get isTTY(): boolean {
    this.#isTerminal ??= isDevice(this.#descriptor) && process.getBuiltinModule("node:tty").isatty(this.#descriptor);
    return this.#isTerminal;
  }

  /** Whether the reader is gone. */
  get destroyed(): boolean {
    return this.#isGone || this.#stream?.destroyed === true;
  }

  /** Whether all that was written has left the process. */
  get isFlushed(): boolean {
    return this.destroyed || !this.#stream || this.#stream.writableLength === 0;
  }

  /** `false` where it is better to wait for `drain`. */
  write(text: string): boolean {
    if (this.destroyed) return true;
    if (this.#stream || this.isTTY) return this.#open().write(text);
    const bytes = Buffer.from(text);
    let written = 0;
    try {
      while (written < bytes.length) written += writeSync(this.#descriptor, bytes, written);
      return true;
    } catch (error) {
      if (systemCode(error) === "EAGAIN") return this.#open().write(bytes.subarray(written));
      this.#failed(error as Error);
      return true;
    }
  }

  /** Told when the reader has caught up, or is gone. */
  on(event: "drain" | "close", listener: () => void): void {
    this.#listeners.push([event, listener]);
    this.#stream?.on(event, listener);
  }

  #open(): NodeJS.WriteStream {
    if (!this.#stream) {
      this.#stream = this.#descriptor === 1 ? process.stdout : process.stderr;
      this.#stream.on("error", (error) => this.#failed(error));
      for (const [event, listener] of this.#listeners) this.#stream.on(event, listener);
    }
    return this.#stream;
  }

  #failed(error: Error): void {
    if (systemCode(error) === "EPIPE") this.#isGone = true;
    else this.#onError(error);
  }
}

/** A terminal is a character device; the null device is one too, and no terminal. */
function isDevice(descriptor: number): boolean {
  try {
    const stats = fstatSync(descriptor);
    return stats.isCharacterDevice() && (process.platform === "win32" || stats.rdev !== statSync("/dev/null").rdev);
  } catch {
    return true; // what cannot be asked is left to Node
  }
}
