import { expect, it } from "vitest";
import { machineThreads } from "../../src/engine/machine-threads.ts";
import { threadsWorth } from "../../src/engine/read-inputs.ts";

const machine = {
  cores: 8,
  freeMemory: 16e9,
  quota: "max 100000\n",
  limits: "Max address space         unlimited            unlimited            bytes     \n",
};

it("takes a thread for each core that there is, and memory for", () => {
  expect(machineThreads(machine)).toBe(8);
  expect(machineThreads({ ...machine, quota: "", limits: "" })).toBe(8);
  expect(machineThreads({ ...machine, quota: "150000 100000\n" })).toBe(2);
  expect(machineThreads({ ...machine, freeMemory: 600e6 })).toBe(3);
  expect(machineThreads({ ...machine, freeMemory: 0 })).toBe(1);
});

it("takes one where the address space has a limit", () => {
  expect(machineThreads({ ...machine, limits: machine.limits.replace("unlimited", "4000000000") })).toBe(1);
});

it("starts none before the rest is known to take seconds", () => {
  expect(threadsWorth(0, 10_000, 500)).toBe(1);
  expect(threadsWorth(8, 1000, 40)).toBe(1);
  expect(threadsWorth(16, 10_000, 30)).toBe(2);
  expect(threadsWorth(150, 2_000, 150)).toBe(1);
  expect(threadsWorth(300, 1400, 300)).toBe(1);
  expect(threadsWorth(300, 1500, 300)).toBe(2);
  expect(threadsWorth(300, 5000, 300)).toBe(4);
  expect(threadsWorth(300, 100_000, 300)).toBe(8);
  expect(threadsWorth(1, 2, 9000)).toBe(2);
});
