import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";

/** Bytes that are to be free for each further thread: what it takes, and room for a large input. */
const memoryOfThread = 256 * 1024 * 1024;

/**
 * How many threads the machine has cores and memory for, or the container, which may have less. Where the address space has a limit it
 * is one: V8 ends the whole process where it cannot reserve some for a further one.
 */
export function machineThreads(): number {
  if (/^Max address space +(?!unlimited)/m.test(systemText("/proc/self/limits"))) return 1;
  const withMemory = 1 + Math.floor(process.availableMemory() / memoryOfThread);
  return Math.max(1, Math.min(availableParallelism(), quotaOfCores(), withMemory));
}

/** Cores that the control group may use: `cpu.max` has microseconds of each period. Source: the Linux kernel's documentation, "Control Group v2". */
function quotaOfCores(): number {
  const [, quota, period] = /^(\d+) (\d+)/.exec(systemText("/sys/fs/cgroup/cpu.max")) ?? [];
  return quota === undefined ? Number.POSITIVE_INFINITY : Math.ceil(Number(quota) / Number(period));
}

/** Empty where there is no such file, as on other systems. */
function systemText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
