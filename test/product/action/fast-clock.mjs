// Loaded before the bundle: timers run faster, so that its waits for retries and rate limits take no time in a test.
// Its patience with an answer stays long enough for a busy machine.
const pace = Number(process.env.TEST_CLOCK_PACE ?? 50);
const answerTimeout = 12_000;
const { setTimeout: original } = globalThis;
const hurried = (delay) => (delay === answerTimeout ? 800 : delay / pace);
globalThis.setTimeout = Object.assign(
  (callback, delay = 0, ...rest) => original(callback, hurried(delay), ...rest),
  original,
);
