import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { beforeEach, describe, expect, it } from "vitest";
import { contextOf, type ReadFacts } from "../../src/engine/read-facts.ts";
import { InputReading } from "../../src/engine/read-inputs.ts";
import { ReaderThreads } from "../../src/engine/reader-threads.ts";
import { type DiscoveredFile, discover } from "../../src/inputs/discover.ts";
import { folderOf, write } from "../support/folder.ts";
import { repository } from "../support/repository.ts";

const setup = {
  cwd: repository,
  roots: [repository],
  standIns: new Map(),
  options: { parameters: new Map(), varFiles: [], source: null },
};
const files = Array.from(
  { length: 100 },
  (_, at): DiscoveredFile => ({ path: `${at}`, absolute: `/${at}`, named: false }),
);

/** What stands for the content of a file, with the thread that read it. */
const readBy = (thread: number, { path }: DiscoveredFile) => ({ path, bytes: thread }) as ReadFacts;

/** A program that claims each chunk that is free, says so by a file, and does something with it. */
const program = (claimed: string, then: string) => `
import { writeFileSync } from "node:fs";
import { parentPort, workerData } from "node:worker_threads";
const { claims, thread, files, chunkSize } = workerData;
const cells = new Int32Array(claims);
const pause = () => new Promise((resolve) => setTimeout(resolve, 1));
for (let chunk = 0; chunk < cells.length - 1; chunk += 1) {
  if (Atomics.compareExchange(cells, chunk + 1, 0, thread) !== 0) continue;
  const inputs = files.slice(chunk * chunkSize, (chunk + 1) * chunkSize).map(({ path }) => ({ path, bytes: thread }));
  ${then}
  writeFileSync(${JSON.stringify(claimed)}, "");
  await pause();
}
`;

/** A program that never ends, and says all the time that it is there. */
const endless = (beat: string) => `
import { appendFileSync } from "node:fs";
for (;;) {
  appendFileSync(${JSON.stringify(beat)}, ".");
  await new Promise((resolve) => setTimeout(resolve, 5));
}
`;

describe("files that several threads read", () => {
  let folder = "";
  beforeEach(() => {
    folder = folderOf();
  });

  /** Reads the files with threads that run a program; this one waits until another has claimed something. */
  async function readWith(then: string) {
    const claimed = join(folder, "claimed");
    const path = join(folderOf({ "program.mjs": program(claimed, then) }), "program.mjs");
    const own: string[] = [];
    const threads = new ReaderThreads({
      program: path,
      files,
      threads: 3,
      setup,
      read: async (file) => {
        while (!existsSync(claimed)) await setTimeout(5);
        own.push(file.path);
        return readBy(1, file);
      },
    });
    const read: ReadFacts[] = [];
    for await (const input of threads.inputs()) read.push(input);
    return { own, read, active: threads.active };
  }

  it("come in their order, each read once", async () => {
    const { own, read, active } = await readWith("parentPort.postMessage({ chunk, inputs });");
    expect(read.map(({ path }) => path)).toEqual(files.map(({ path }) => path));
    expect(own).toEqual(read.filter(({ bytes }) => bytes === 1).map(({ path }) => path));
    expect(own.length).toBeLessThan(files.length);
    expect(active).toBeGreaterThan(1);
  });

  it("are read here where a thread leaves them to this one", async () => {
    const { own, read } = await readWith("parentPort.postMessage({ chunk, inputs: inputs.map(() => null) });");
    expect(read.map(({ path }) => path)).toEqual(files.map(({ path }) => path));
    expect(own.toSorted()).toEqual(files.map(({ path }) => path).toSorted());
  });

  it.each([
    ["ends without a word", "process.exit(0);"],
    ["fails", 'throw new Error("out of luck");'],
    ["hands over and fails", 'parentPort.postMessage({ chunk, inputs }); throw new Error("out of luck");'],
  ])("are read here where a thread %s", async (_, then) => {
    const claim = `writeFileSync(${JSON.stringify(join(folder, "claimed"))}, "");`;
    const { own, read } = await readWith(`${claim} ${then}`);
    expect(read.map(({ path }) => path)).toEqual(files.map(({ path }) => path));
    expect(own.length).toBeGreaterThan(50);
  });

  it.each([
    ["there is no such file", join(repository, "none.mjs")],
    ["its name is refused", "none"],
  ])("are read here where no thread starts: %s", async (_, path) => {
    const threads = new ReaderThreads({
      program: path,
      files,
      threads: 3,
      setup,
      read: async (file) => readBy(1, file),
    });
    const read: ReadFacts[] = [];
    for await (const input of threads.inputs()) read.push(input);
    expect(read).toEqual(files.map((file) => readBy(1, file)));
    expect(threads.active).toBe(1);
  });

  it("are not read on where the run ends", async () => {
    const beat = join(folder, "beat");
    write(folder, "program.mjs", endless(beat));
    const read = async (file: DiscoveredFile) => {
      while (!existsSync(beat)) await setTimeout(5);
      return readBy(1, file);
    };
    const threads = new ReaderThreads({ program: join(folder, "program.mjs"), files, threads: 2, setup, read });
    for await (const _ of threads.inputs()) break;
    // A thread that goes on keeps this test from its end.
    for (let size = -1; size !== statSync(beat).size; await setTimeout(100)) size = statSync(beat).size;
  });
});

describe("what is in a file", () => {
  it("is plain data, which another thread gets as it is", async () => {
    const found = discover([join(repository, "fixtures")], [], repository);
    const context = contextOf(setup);
    const reading = new InputReading({ files: found.files, context, setup, stdin: () => new Uint8Array() });
    const changed: string[] = [];
    let count = 0;
    for await (const input of reading.inputs()) {
      count += 1;
      try {
        expect(structuredClone(input)).toStrictEqual(input);
      } catch {
        changed.push(input.path);
      }
    }
    expect(changed).toEqual([]);
    expect(count).toBe(found.files.length);
  });
});
