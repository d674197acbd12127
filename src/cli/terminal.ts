import type { Interface } from "node:readline";
import { CliError } from "./io.ts";

/** Questions on the terminal of the process; lines that are typed ahead answer those that follow. */
export class Terminal {
  #interface: Interface | undefined;
  readonly #lines: string[] = [];
  #waiting: { answer(line: string): void; fail(error: Error): void } | undefined;
  #isClosed = false;

  /** The line that answers; throws `CliError` where the input ends before it. */
  async ask(question: string): Promise<string> {
    const terminal = this.#interface ?? this.#open();
    const ahead = this.#lines.shift();
    process.stdout.write(ahead === undefined ? question : `${question}${ahead}\n`);
    if (ahead !== undefined) return ahead;
    if (this.#isClosed) throw closed();
    return new Promise((answer, fail) => {
      this.#waiting = { answer, fail };
      terminal.resume();
    });
  }

  /** Lets the process end. */
  close(): void {
    this.#interface?.close();
  }

  #open(): Interface {
    const { createInterface } = process.getBuiltinModule("node:readline"); // loaded only by those who ask
    const terminal = createInterface({ input: process.stdin, output: process.stdout });
    this.#interface = terminal;
    terminal.setPrompt("");
    terminal.on("line", (line) => {
      const waiting = this.#waiting;
      this.#waiting = undefined;
      if (waiting) waiting.answer(line);
      else this.#lines.push(line);
    });
    terminal.on("close", () => {
      this.#isClosed = true;
      this.#waiting?.fail(closed());
    });
    return terminal;
  }
}

function closed(): CliError {
  return new CliError("the input ended before every question was answered; nothing was written");
}
