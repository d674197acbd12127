import type { Fact } from "../model/fact.ts";
import type { OrgNode } from "../model/org-node.ts";
import type { Settings } from "../model/settings.ts";
import * as reader from "./scp/reader.ts";
import { type Beside, type PolicySide, type Side, sideOf } from "./side.ts";

/** The side of facts that may be about policies. `today`: `YYYY-MM-DD`. */
export function decideSide(facts: readonly Fact[], settings: Settings, today: string, beside: Beside = {}): PolicySide {
  return sideOf(facts, settings, today, reader, beside);
}

/**
 * Both sides of a change in one organization. What only one of them points at stands on the other as well, for nothing but
 * a declaration makes or removes an OU or an account. A side that lacks nothing of it stays as it is.
 */
export function alignSides(before: Side, after: Side): readonly [Side, Side] {
  return [withNodesOf(before, after), withNodesOf(after, before)];
}

function withNodesOf(side: Side, other: Side): Side {
  const { tree, settings, today } = side.source;
  const ids = pointedAt(other).filter((id) => tree.byId(id) === undefined);
  const inOrganization = tree.isOrganization || other.source.tree.isOrganization;
  if (ids.length === 0 && inOrganization === tree.isOrganization) return side;
  return decideSide(side.facts, settings, today, { inOrganization, ids });
}

/**
 * The IDs of nodes that nothing declares, and of accounts outside of an organization: deploying to an account does not make it, so
 * it is there, too, when nothing is deployed to it any more.
 */
function pointedAt({ source }: Side): readonly string[] {
  const isMade = ({ declared, kind, parent }: OrgNode) => declared && !(kind === "account" && parent === null);
  return source.tree.all().flatMap((node) => (isMade(node) || node.id === null ? [] : [node.id]));
}
