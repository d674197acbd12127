import type { Coverage } from "../model/coverage.ts";
import type { Finding } from "../model/finding.ts";
import type { Location } from "../model/location.ts";
import type { Report } from "../model/report.ts";
import type { Rule } from "../model/rule.ts";
import type { AccountSettings } from "../model/settings.ts";
import type { ListedException } from "../suppressions/list-exceptions.ts";
import type { Origin } from "./origin.ts";

/** The rule metadata that reporters print. */
export type RuleInfo = Pick<Rule, "id" | "title" | "severity" | "tags" | "docs">;

export interface ReporterOptions {
  /** Findings and input errors only: no sequence of work, no summary. */
  readonly brief?: boolean;
  /** Whether ANSI colours may be used; a reporter for files ignores it. */
  readonly color: boolean;
  /** Columns of the terminal; without it no line is wrapped. */
  readonly width?: number;
  /** Everything there is to say of each finding, not the short form. */
  readonly verbose?: boolean;
  /** The address of a file for links of the terminal (OSC 8); absent where it knows none. */
  linkTo?(location: Location): string | undefined;
  /** The text of an input for code frames; `undefined` where it cannot be had or is too large for one. */
  source(path: string): string | undefined;
  /** Whether a finding fails the run; without it errors and warnings do. */
  fails?(finding: Finding): boolean;
  /** Whether a run without inputs fails. */
  readonly failsEmpty?: boolean;
  /** Rule metadata; without it the registry's. */
  readonly rules?: readonly RuleInfo[];
  /** The accounts of the configuration: names, environment, exposure. */
  readonly accounts?: readonly AccountSettings[];
  /** Exceptions and attestations with their states; other suppressions are part of the finding. */
  readonly exceptions?: readonly ListedException[];
  /** `YYYY-MM-DD` (UTC), for days left; reporters read no clock. */
  readonly today?: string;
  /** Milliseconds that the run took. */
  readonly elapsed?: number;
  /** The working directory as a path in its repository, `""` at the top; hosts expect paths relative to it. */
  readonly directory?: string;
  /** The repository and the commit, where `linkBase` does not tell them. */
  readonly origin?: Origin;
  /** Where a file of the repository can be looked at, without a last `/`: `https://github.com/o/r/blob/<sha>`. */
  readonly linkBase?: string;
  /** The folder of the rules' pages, without a last `/`: `https://github.com/o/rootrail/blob/v0/docs/rules`. */
  readonly rulePages?: string;
  /** The same place in the commit that `linkBase` names; `undefined` where that commit lacks it. Without it the two are one. */
  placeAtHost?(location: Location): Location | undefined;
  /** Characters that the host takes at the most; Markdown leaves findings out to stay below. */
  readonly maxCharacters?: number;
  /** Tells several SARIF uploads of one commit apart: a folder, a leg of a matrix. */
  readonly category?: string;
  /** Which guardrails cover which accounts. */
  readonly coverage?: Coverage;
  /** The same as a Mermaid flowchart, without a fence. */
  readonly mermaid?: string;
}

/** A report in one output format, as one text that ends in a line break. */
export type Reporter = (report: Report, options: ReporterOptions) => string;
