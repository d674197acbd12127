import type { InputSummary } from "../model/report.ts";
import type { CheckAnnotations } from "./check-annotations.ts";

/** What a command came to, before any channel shows it. */
export interface Outcome {
  /** What was read. */
  readonly inputs: readonly InputSummary[];
  /** By the command's own measure: 1 for findings, 2 where an input could not be read. */
  readonly exitCode: 0 | 1 | 2;
  /** In a few words; never good news alone where not all was read. */
  readonly title: string;
  /** What it passes with, after "passed with"; no sentence. */
  readonly passed: string;
  /** Why the step fails, where `exitCode` is 1; one sentence. */
  readonly failure: string;
  /** Outputs of the step that tell of it. */
  readonly outputs: Readonly<Record<string, string>>;
  /** For programs. */
  readonly report: { readonly file: string; readonly text: string };
  /** For the log. */
  text(): Promise<string>;
  /** In one of the formats of the command. */
  render(format: string): Promise<string>;
  /** For people, in so many characters. */
  markdown(maxCharacters: number): Promise<string>;
  /** Absent where the command decides nothing, but only tells what is there. */
  readonly verdict?: Verdict;
  /** Absent where the command has none. */
  readonly sarif?: () => Promise<string>;
}

/** What check run, annotations and comment show beside the Markdown. */
export interface Verdict {
  readonly annotations: CheckAnnotations;
  /** Annotations as workflow commands; what `shown` has is left out. */
  commands(shown: ReadonlySet<object>): Promise<string>;
  /** Findings that `filter` keeps from the annotations. */
  readonly notAnnotated: number;
  /** Whether it is worth a comment where there is none. */
  readonly isNews: boolean;
  /** Whether there is nothing to say but that all is well. */
  readonly isAllWell: boolean;
}
