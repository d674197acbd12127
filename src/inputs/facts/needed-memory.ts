import { UsageError } from "../../model/usage-error.ts";

/** Bytes that a fact takes which decides something, from its reading to the report. Measured: 10,000 accounts take 80 MiB. */
const bytesEach = 8_000;
/** Fewer are never too many. */
const neverTooMany = 5_000;
const mebibyte = 1024 * 1024;

/**
 * Throws a `UsageError` where so many facts would not fit into the memory that Node may use, before V8 ends the process with
 * a crash that says nothing of facts. Facts that are counted with others like them are one.
 */
export function requireMemoryFor(facts: number, limit: () => number = heapLimit): void {
  if (facts <= neverTooMany) return;
  const needed = facts * bytesEach;
  const available = limit();
  if (needed <= available) return;
  const suggested = Math.ceil((needed * 1.5) / mebibyte / 1024) * 1024;
  throw new UsageError(
    `the facts do not fit into the memory that Node may use: ${facts} of them and more decide something, which takes some ${Math.ceil(needed / mebibyte)} MiB, and it may use ${Math.floor(available / mebibyte)} MiB; allow it more: NODE_OPTIONS=--max-old-space-size=${suggested}`,
  );
}

/** Bytes that V8 lets its heap grow to. The module is loaded by runs over many facts only. */
function heapLimit(): number {
  return process.getBuiltinModule("node:v8").getHeapStatistics().heap_size_limit;
}
