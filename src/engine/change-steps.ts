/** The steps of `lint` that only a run with a base takes. */

export { baseSuppressions, loosenedByChange } from "../suppressions/base-suppressions.ts";
export { lintBase, readBase } from "./base-side.ts";
export { compareFindings } from "./compare-findings.ts";
export { distrustValues } from "./distrust-values.ts";
export { leftOut } from "./left-out-files.ts";
export { withLetGo } from "./let-go.ts";
export { trustedFacts } from "./trusted-facts.ts";
