import type { CliIo } from "./io.ts";

/** Milliseconds that a run may take before progress is shown, and between two updates. */
const patience = 1000;
const interval = 100;

/** A line on standard error that counts files or another `unit`, on a terminal and only once a run takes longer than a second. */
export function startProgress(
  io: CliIo,
  isQuiet: boolean,
  unit = "files",
): { update(done: number, total: number): void; clear(): void } {
  if (isQuiet || !io.stderr.isTTY || io.env["CI"]) return { update: () => {}, clear: () => {} };
  const started = io.clock();
  let shownAt = 0;
  return {
    update(done, total) {
      const now = io.clock();
      if (now - started < patience || now - shownAt < interval) return;
      shownAt = now;
      io.stderr.write(`\r\u001b[2Krootrail: ${done} of ${total} ${unit}`);
    },
    clear() {
      if (shownAt > 0) io.stderr.write("\r\u001b[2K");
    },
  };
}
