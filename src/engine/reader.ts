import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { stdinPath } from "../inputs/discover.ts";
import { readInput } from "../inputs/read.ts";
import { ChunkClaims } from "./chunk-claims.ts";
import { contextOf, type ReadFacts, toReadFacts } from "./read-facts.ts";
import type { HandedChunk, ThreadTask } from "./reader-threads.ts";

/** Reads the chunks of files that it is the first to claim, and hands over what is in them. */
async function readChunks(task: ThreadTask, port: MessagePort): Promise<void> {
  const claims = new ChunkClaims(task.threads, task.claims);
  const read = readerOf(task);
  for (let chunk = 0; chunk < claims.chunks; chunk += 1) {
    claims.waitFor(chunk);
    if (!claims.claim(chunk, task.thread)) continue;
    const inputs: (ReadFacts | null)[] = [];
    const from = chunk * task.chunkSize;
    for (const file of task.files.slice(from, from + task.chunkSize)) inputs.push(await read(file));
    port.postMessage({ chunk, inputs } satisfies HandedChunk);
  }
}

/**
 * The way to read a file here; `null`: left to the thread that started this one. It alone has standard input and what the run's
 * templates export. What fails is left to it too, since a thread may have another stack.
 */
function readerOf({
  setup,
  contextPaths,
}: ThreadTask): (file: ThreadTask["files"][number]) => Promise<ReadFacts | null> {
  let asksForExports = false;
  const context = {
    ...contextOf(setup),
    ...(contextPaths && { isContext: (path: string) => contextPaths.has(path) }),
  };
  const withExports = {
    ...context,
    exports: {
      get() {
        asksForExports = true;
        return undefined;
      },
    },
  };
  return async (file) => {
    if (file.path === stdinPath) return null;
    asksForExports = false;
    const input = await toReadFacts(await readInput(file, withExports, noStdin), context);
    return asksForExports || input.problems.some(({ kind }) => kind === "error") ? null : input;
  };
}

function noStdin(): never {
  throw new Error("standard input is another thread's");
}

if (parentPort) void readChunks(workerData as ThreadTask, parentPort);
