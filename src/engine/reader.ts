import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { type DiscoveredFile, stdinPath } from "../inputs/discover.ts";
import type { InputContext } from "../inputs/format.ts";
import { readInput } from "../inputs/read.ts";
import { ChunkClaims, chunkOf } from "./chunk-claims.ts";
import { contextOf, type HandedFacts, toReadFacts } from "./read-facts.ts";
import { ReadTrace } from "./read-trace.ts";
import type { HandedChunk, ThreadTask } from "./reader-threads.ts";
import { HashedVersions } from "./shared-reading.ts";

/** Reads the chunks of files that it is the first to claim, and hands over what is in them. */
async function readChunks(task: ThreadTask, port: MessagePort): Promise<void> {
  const claims = new ChunkClaims(task.threads, task.claims);
  const read = readerOf(task);
  for (let chunk = 0; chunk < claims.chunks; chunk += 1) {
    claims.waitFor(chunk);
    if (!claims.claim(chunk, task.thread)) continue;
    const inputs: (HandedFacts | null)[] = [];
    for (const file of chunkOf(task.files, task.chunkSize, chunk)) inputs.push(await read(file));
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
  hash,
}: ThreadTask): (file: ThreadTask["files"][number]) => Promise<HandedFacts | null> {
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
  const read = async (file: DiscoveredFile, inner: InputContext) =>
    toReadFacts(await readInput(file, inner, noStdin), inner);
  const versions = hash && new HashedVersions(hash, setup.options);
  const readTraced = async (file: DiscoveredFile): Promise<HandedFacts> => {
    const own = versions?.withBytes(file);
    if (!versions || !own) return read(file, withExports);
    const trace = new ReadTrace(withExports, versions);
    const input = await read(own.file, trace.context);
    return { ...input, trace: { own: own.version, ...trace.dependencies } };
  };
  return async (file) => {
    if (file.path === stdinPath) return null;
    asksForExports = false;
    const input = await readTraced(file);
    return asksForExports || input.problems.some(({ kind }) => kind === "error") ? null : input;
  };
}

function noStdin(): never {
  throw new Error("standard input is another thread's");
}

if (parentPort) void readChunks(workerData as ThreadTask, parentPort);
