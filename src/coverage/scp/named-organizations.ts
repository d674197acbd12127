import type { OwnOrganization } from "../../policy/question.ts";
import type { Scp } from "./policy.ts";

/** An organization that no policy names. */
export const unnamedOrganization = "o-0000000000";

/** IDs of organizations that policies name. Source: AWS Organizations API reference, `Organization`. */
export function namedOrganizations(scps: Iterable<Scp>): readonly string[] {
  return matches(scps, /(?<![A-Za-z0-9-])o-[a-z0-9]{10,32}/g);
}

/**
 * Where in an organization the accounts of a node may stand, as far as a policy tells places apart by IDs that are not known of the
 * node. `known`: what is known of its place.
 */
export function possiblePlaces(scp: Scp, known: OwnOrganization | undefined): readonly OwnOrganization[] {
  const starts = matches([scp], /(?<![A-Za-z0-9-])o-[a-z0-9]{10,32}(?:\/[a-z0-9-]+)*\//g);
  const anywhere = known ? [] : [unnamedOrganization, ...namedOrganizations([scp])].map((id) => `${id}/`);
  const below = starts.filter((start) => !known || (start.startsWith(known.pathStart) && start !== known.pathStart));
  return [...new Set([...anywhere, ...below])].flatMap((pathStart) =>
    [false, true].map((isWhole) => ({ id: pathStart.slice(0, pathStart.indexOf("/")), pathStart, isWhole })),
  );
}

function matches(scps: Iterable<Scp>, pattern: RegExp): readonly string[] {
  const texts = [...scps].map((scp) => JSON.stringify(scp.document.statements.map((one) => one.conditions)));
  return [...new Set(texts.flatMap((text) => text.match(pattern) ?? []))];
}
