import { availableParallelism } from "node:os";
import { setFlagsFromString } from "node:v8";

/**
 * Keeps the space for new objects of V8 at the size that it has, until the returned function is called. Most of what a reading makes
 * is let go at once: in a space that fits the processor's cache that costs less, and the memory of a run stays lower. It holds for the
 * whole process, until a thread is started, which sets it back. Source: V8's flag `semi_space_growth_factor`, 2 by default, which the heap asks for each time
 * that this space would grow.
 */
export function keepYoungGeneration(): () => void {
  setFlagsFromString("--semi-space-growth-factor=1");
  return () => setFlagsFromString("--semi-space-growth-factor=2");
}

/**
 * Has each of so many threads collect its new objects alone, until the returned function is called. Where all cores read, V8's helpers would take
 * turns with the threads that they are to help; where cores are left over, nothing changes. It holds for the whole process.
 * Source: V8's flag `parallel_scavenge`, on by default, which each collection asks for.
 */
export function collectAlone(threads: number): () => void {
  if (threads < availableParallelism()) return () => {};
  setFlagsFromString("--no-parallel-scavenge");
  return () => setFlagsFromString("--parallel-scavenge");
}
