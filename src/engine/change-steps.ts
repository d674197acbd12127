import { baseSuppressions, loosenedByChange } from "../suppressions/base-suppressions.ts";
import { lintBase, readBase } from "./base-side.ts";
import { compareFindings } from "./compare-findings.ts";
import { distrustValues } from "./distrust-values.ts";
import { leftOut } from "./left-out-files.ts";
import { withLetGo } from "./let-go.ts";
import { trustedFacts } from "./trusted-facts.ts";

/** The steps of `lint` that only a run with a base takes. */
export const changeSteps = {
  baseSuppressions,
  compareFindings,
  distrustValues,
  leftOut,
  lintBase,
  loosenedByChange,
  readBase,
  trustedFacts,
  withLetGo,
};
