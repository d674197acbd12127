/** Lines of a list that a report on paper may take; what is more stays on the screen. */
export class PrintBudget {
  #left: number;

  constructor(lines: number) {
    this.#left = lines;
  }

  /** Whether so many lines still fit; they are taken then. */
  take(lines: number): boolean {
    if (lines > this.#left) return false;
    this.#left -= lines;
    return true;
  }
}
