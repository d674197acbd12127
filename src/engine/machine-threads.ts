import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";

/** What limits the threads of a process. */
export interface Machine {
  readonly cores: number;
  /** Bytes that are free for it. */
  readonly freeMemory: number;
  /** `cpu.max` of its control group: microseconds of a core, or `max`, in each period of so many. Source: Linux, "Control Group v2". */
  readonly quota: string;
  /** `/proc/self/limits`. */
  readonly limits: string;
}

/** Bytes that are to be free for each further thread: what it takes, and room for a large input. */
const memoryOfThread = 256 * 1024 * 1024;

/**
 * How many threads there are cores and memory for; a container may have less than its machine. Where the address space has a limit
 * it is one: V8 ends the whole process where it cannot reserve some for a further one.
 */
export function machineThreads(machine: Machine = thisMachine()): number {
  if (/^Max address space +\d/m.test(machine.limits)) return 1;
  const [, quota, period] = /^(\d+) (\d+)/.exec(machine.quota) ?? [];
  const cores =
    quota === undefined ? machine.cores : Math.min(machine.cores, Math.ceil(Number(quota) / Number(period)));
  return Math.max(1, Math.min(cores, 1 + Math.floor(machine.freeMemory / memoryOfThread)));
}

function thisMachine(): Machine {
  return {
    cores: availableParallelism(),
    freeMemory: process.availableMemory(),
    quota: systemText("/sys/fs/cgroup/cpu.max"),
    limits: systemText("/proc/self/limits"),
  };
}

/** Empty where there is no such file, as on other systems. */
function systemText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
