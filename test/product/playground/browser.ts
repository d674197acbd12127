import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";

interface Reply {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly result?: Readonly<Record<string, unknown>>;
  readonly error?: { readonly message: string };
}

/** A headless Chromium with one page, spoken to over its DevTools protocol, which needs no port. */
export class Browser {
  readonly #process: ChildProcess;
  readonly #profile: string;
  readonly #waiting = new Map<number, (reply: Reply) => void>();
  readonly #events: Reply[] = [];
  #session = "";
  #last = 0;

  private constructor() {
    this.#profile = mkdtempSync(join(tmpdir(), "rootrail-browser-"));
    const args = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"];
    const own = ["--remote-debugging-pipe", `--user-data-dir=${this.#profile}`, "about:blank"];
    this.#process = spawn("chromium", [...args, ...own], { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
    let rest = "";
    const output = this.#process.stdio[4] as Readable;
    output.setEncoding("utf8").on("data", (chunk: string) => {
      const messages = (rest + chunk).split("\0");
      rest = messages.pop() ?? "";
      for (const message of messages) this.#take(JSON.parse(message));
    });
  }

  static async open(): Promise<Browser> {
    const browser = new Browser();
    const { targetInfos } = await browser.send("Target.getTargets");
    const [page] = (targetInfos as { type: string; targetId: string }[]).filter((one) => one.type === "page");
    const attached = await browser.send("Target.attachToTarget", { targetId: page?.targetId, flatten: true });
    browser.#session = String(attached["sessionId"]);
    for (const domain of ["Page", "Runtime", "Network", "Log"]) await browser.send(`${domain}.enable`);
    return browser;
  }

  /** What the browser has told of since it was opened, by the name of the event. */
  events(method: string): readonly Readonly<Record<string, unknown>>[] {
    return this.#events.filter((one) => one.method === method).map((one) => one.params ?? {});
  }

  send(method: string, params: object = {}): Promise<Readonly<Record<string, unknown>>> {
    this.#last += 1;
    const id = this.#last;
    const session = this.#session === "" ? {} : { sessionId: this.#session };
    (this.#process.stdio[3] as Writable).write(`${JSON.stringify({ id, method, params, ...session })}\0`);
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, ({ result, error }) =>
        error ? reject(new Error(`${method}: ${error.message}`)) : resolve(result ?? {}),
      );
    });
  }

  /** The JSON value of an expression in the page; a promise is awaited. */
  async evaluate<Result>(expression: string): Promise<Result> {
    const { result, exceptionDetails } = await this.send("Runtime.evaluate", {
      expression,
      awaitPromise: true,
      returnByValue: true,
      userGesture: true,
    });
    if (exceptionDetails) throw new Error(JSON.stringify(exceptionDetails));
    return (result as { value: Result }).value;
  }

  /** The page at an address, once its answers stand there. */
  async visit(address: string): Promise<void> {
    await this.send("Page.navigate", { url: "about:blank" });
    await this.send("Page.navigate", { url: address });
    await this.settled();
  }

  /** Waits until the page has answered what was typed. */
  settled(): Promise<void> {
    return this.evaluate(
      `new Promise((resolve) => { const look = () => document.body?.getAttribute("aria-busy") === "false" ? resolve() : setTimeout(look, 10); look(); })`,
    );
  }

  /** A picture of the whole page, as PNG. */
  async picture(): Promise<Buffer> {
    const { data } = await this.send("Page.captureScreenshot", { captureBeyondViewport: true });
    return Buffer.from(String(data), "base64");
  }

  async close(): Promise<void> {
    const ended = new Promise((resolve) => this.#process.once("exit", resolve));
    this.#process.kill();
    await ended;
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }

  #take(reply: Reply): void {
    if (reply.id === undefined) this.#events.push(reply);
    else this.#waiting.get(reply.id)?.(reply);
  }
}
