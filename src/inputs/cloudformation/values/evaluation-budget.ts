/** Values resolved for one input; past it, values are unknown. */
const maxSteps = 2_000_000;
/** Entries that loops may add to the sections of one input; AWS allows 500 resources a template. */
const maxPasses = 20_000;
/** Values inside values, and conditions inside conditions; deeper ones are not evaluated. */
export const maxDepth = 700;
/** Nested stacks that are read one for another's outputs. */
const maxWaiting = 30;
/** Nested templates expanded for one input. */
const maxExpansions = 400;

/** What the evaluation of one input may cost. */
export class EvaluationBudget {
  #steps = 0;
  #depth = 0;
  #waiting = 0;
  #passes = 0;
  #expansions = 0;

  /** Counts steps of work; `false` once there were too many. */
  spend(steps = 1): boolean {
    this.#steps += steps;
    return this.#steps <= maxSteps;
  }

  /** Evaluates one level deeper; `otherwise` where that is too deep or took too many steps. */
  within<T>(evaluate: () => T, otherwise: () => T): T {
    if (this.#depth >= maxDepth || !this.spend()) return otherwise();
    this.#depth += 1;
    const result = evaluate();
    this.#depth -= 1;
    return result;
  }

  /** Reads a nested stack while others may wait for it; `otherwise` where too many wait already. */
  waiting<T>(read: () => T, otherwise: T): T {
    if (this.#waiting >= maxWaiting) return otherwise;
    this.#waiting += 1;
    const result = read();
    this.#waiting -= 1;
    return result;
  }

  /** Counts entries that a loop makes; `false` once there were too many. */
  loop(passes: number): boolean {
    this.#passes += passes;
    return this.#passes <= maxPasses;
  }

  /** Counts one nested template; `false` once there were too many. */
  expand(): boolean {
    this.#expansions += 1;
    return this.#expansions <= maxExpansions;
  }
}
