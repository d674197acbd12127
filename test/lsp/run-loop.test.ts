import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { RunLoop } from "../../src/lsp/run-loop.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A loop whose runs take so many milliseconds, with what it did. */
function loopOf(milliseconds: number) {
  const told: string[] = [];
  let count = 0;
  const loop = new RunLoop(
    async (signal) => {
      count += 1;
      const own = count;
      told.push(`start ${own}`);
      await new Promise((resolve) => setTimeout(resolve, milliseconds));
      signal.throwIfAborted();
      return own;
    },
    (own) => told.push(`done ${own}`),
    (error) => told.push(String(error)),
  );
  return { loop, told };
}

it("answers an event at once, however long the last run took", async () => {
  const { loop, told } = loopOf(300);
  loop.request();
  await vi.advanceTimersByTimeAsync(400);
  loop.request();
  await vi.advanceTimersByTimeAsync(10);
  expect(told).toEqual(["start 1", "done 1", "start 2"]);
});

it("makes one run of events that come together", async () => {
  const { loop, told } = loopOf(20);
  for (let event = 0; event < 3; event += 1) loop.request();
  await vi.advanceTimersByTimeAsync(200);
  expect(told).toEqual(["start 1", "done 1"]);
});

it("ends a run that an event comes into, and waits for the end of the typing", async () => {
  const { loop, told } = loopOf(100);
  loop.request();
  await vi.advanceTimersByTimeAsync(150);
  for (let event = 0; event < 10; event += 1) {
    loop.request();
    await vi.advanceTimersByTimeAsync(50);
  }
  await vi.advanceTimersByTimeAsync(1000);
  expect(told.filter((one) => one.startsWith("done"))).toEqual(["done 1", `done ${told.length - 2}`]);
  expect(told.length).toBeLessThan(9);
});

it("tells who waits when nothing is wanted any more", async () => {
  const { loop, told } = loopOf(100);
  loop.request();
  await vi.advanceTimersByTimeAsync(20);
  loop.request();
  const settled = loop.settled().then(() => told.push("settled"));
  await vi.advanceTimersByTimeAsync(1000);
  await settled;
  expect(told).toEqual(["start 1", "start 2", "done 2", "settled"]);
});

it("keeps no timer where nothing happens, and none after its end", async () => {
  const { loop, told } = loopOf(20);
  loop.request();
  await vi.advanceTimersByTimeAsync(200);
  expect(vi.getTimerCount()).toBe(0);
  loop.request();
  loop.dispose();
  loop.request();
  await vi.advanceTimersByTimeAsync(200);
  expect([vi.getTimerCount(), told]).toEqual([0, ["start 1", "done 1"]]);
});
