import type { CoverChange, Report } from "../model/report.ts";
import { nodeLabel } from "../rules/wording/nodes.ts";
import { count } from "./phrases.ts";

/** Lines that one report tells at the most. */
const maxLines = 20;
/** Names of nodes that one line tells. */
const maxNames = 3;

/** Before and after, an OU a line: `OU Security (4 accounts): preventive covered → missing (SCP deny-root-mfa detached)`. */
export function coverChangeLines({ before }: Pick<Report, "before">): readonly string[] {
  const changes = before?.changes ?? [];
  const lines = changes.slice(0, maxLines).map(coverChangeLine);
  const left = changes.length - lines.length;
  return left > 0 ? [...lines, `and ${count(left, "more change")} like these`] : lines;
}

function coverChangeLine(change: CoverChange): string {
  const { unit, family, before, after, because } = change;
  const why = because === null ? "" : ` (${because})`;
  return `${capital(nodeLabel(unit))}${whoPhrase(change)}: ${family} ${before} → ${after}${why}`;
}

/** Which nodes of the OU; nothing where it is the OU itself. */
function whoPhrase({ accounts, nodes, unit }: CoverChange): string {
  if (nodes.length === 1 && nodes[0] === unit.name) return "";
  if (nodes.length <= maxNames) return ` (${nodes.join(", ")})`;
  return ` (${accounts === nodes.length ? count(accounts, "account") : count(nodes.length, "place")})`;
}

function capital(text: string): string {
  return text.replace(/^the /, "The ");
}
