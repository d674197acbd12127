/** What reads and decides service control policies, for sides that have some. */

export { collectScps } from "./attachments.ts";
export { ScpDecisions } from "./decisions.ts";
export { scpIssues } from "./issues.ts";
