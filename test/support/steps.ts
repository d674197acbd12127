import { Session } from "node:inspector";

/** What a small hostile input may take at most; V8 does some ten million steps a second. Without a bound it would be billions. */
export const maxSteps = 20_000_000;

// V8 counts only in functions that it compiles while it counts, which is when they are first called: it starts here.
const session = new Session();
session.connect();
session.post("Profiler.enable");
session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });

/** What was counted since it was last asked. */
function counted(): number {
  let steps = 0;
  session.post("Profiler.takePreciseCoverage", (error, { result }) => {
    if (error) throw error;
    for (const { url, functions } of result) {
      if (!/\/(?:src|test)\//.test(url)) continue;
      for (const { ranges } of functions) for (const { count } of ranges) steps += count;
    }
  });
  return steps;
}

/**
 * How often functions and blocks of the project are entered while `action` runs, as V8 counts them: a measure of work
 * that is the same on every machine, however busy. What regular expressions and Node's own functions do is not in it.
 */
export function stepsOf(action: () => unknown): number {
  counted();
  action();
  const steps = counted();
  if (steps === 0) throw new Error("no step was counted");
  return steps;
}

/**
 * How many times more steps an action takes on twice the size: about 2 where work grows with size, 4 with its square. The least of
 * three measurements, for V8 counts nothing in a function that it let go of and compiles anew.
 */
export function growthOf(action: (size: number) => unknown, size: number): number {
  action(size); // what is made once only
  const measured = Array.from({ length: 3 }, () => {
    const steps = stepsOf(() => action(size));
    return stepsOf(() => action(2 * size)) / steps;
  });
  return Math.min(...measured);
}
