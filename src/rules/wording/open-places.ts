import type { FindingPlace } from "../../model/finding.ts";
import { nodeList } from "./nodes.ts";

/**
 * Which nodes of a finding are to be looked at, where some of them are: those that are new, or that nothing accepts. A message
 * names branches of the organization as they are, whatever stood before.
 */
export function openPlacesSentence(places: readonly FindingPlace[]): string {
  const open = places.filter((one) => one.suppressed === null);
  const fresh = open.filter((one) => one.status === "new");
  if (open.length === 0) return "";
  if (open.length === places.length)
    return fresh.length === 0 || fresh.length === open.length ? "" : `Only ${called(fresh)} ${verb(fresh)} new.`;
  const news =
    fresh.length === 0 || fresh.length === open.length ? "" : `, and only ${called(fresh)} ${verb(fresh)} new`;
  return `Only ${called(open)} ${verb(open)} not accepted${news}.`;
}

function called(places: readonly FindingPlace[]): string {
  return nodeList(places.map((one) => ({ ...one, management: false })));
}

function verb({ length }: readonly FindingPlace[]): string {
  return length === 1 ? "is" : "are";
}
