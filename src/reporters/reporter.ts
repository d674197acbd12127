import type { Report } from "../model/report.ts";

export interface ReporterOptions {
  /** Whether ANSI colours may be used; a reporter for files ignores it. */
  readonly color: boolean;
  /** The text of an input for code frames; `undefined` where it cannot be had or is too large for one. */
  source(path: string): string | undefined;
}

/** A report in one output format, as one text that ends in a line break. */
export type Reporter = (report: Report, options: ReporterOptions) => string;
