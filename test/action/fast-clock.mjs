// Loaded before the bundle: timers run faster, so that its waits for retries and rate limits take no time in a test.
const pace = Number(process.env.TEST_CLOCK_PACE ?? 50);
const { setTimeout: original } = globalThis;
globalThis.setTimeout = Object.assign(
  (callback, delay = 0, ...rest) => original(callback, delay / pace, ...rest),
  original,
);
