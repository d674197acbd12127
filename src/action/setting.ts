import type { Location } from "../model/location.ts";
import type { PlaceInCommit } from "./head-lines.ts";
import type { ActionInputs } from "./inputs.ts";

/** Where and how a command runs in a job. */
export interface Setting {
  readonly inputs: ActionInputs;
  /** The git ref or folder that the change is compared with. */
  readonly base: string | undefined;
  /** The working directory as a path in its repository. */
  readonly directory: string;
  /** `https://github.com/owner/repo/blob/<commit>`: the commit that results are shown on. */
  readonly linkBase: string;
  /** Where the pages of the rules are; `undefined` where the action's own repository is not known. */
  readonly rulePages: string | undefined;
  /** SARIF's category. */
  readonly category: string;
  /** Whose facts these are. */
  readonly owner: string;
  /** `YYYY-MM-DD` (UTC). */
  readonly today: string;
  /** Places of what was read in the commit that results are shown on; `undefined` where both are the same. */
  readonly placeAtHost: PlaceInCommit | undefined;
  /** Whether the change touches the line of a place; for `filter`. */
  isTouched(location: Location): boolean;
}
