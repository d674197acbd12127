import type { Finding, FindingPlace, FindingStatus, Suppression } from "../model/finding.ts";
import { identityOf, isAboutNodes } from "./fingerprint.ts";

/** The finding with its places as they are now: it is existing, or suppressed, where all of them are. */
export function withPlaces(finding: Finding, places: readonly FindingPlace[]): Finding {
  const status: FindingStatus = places.every((one) => one.status === "existing") ? "existing" : "new";
  const [first] = places;
  const isWhole = places.every((one) => one.suppressed !== null);
  const suppressed: Suppression | null = isWhole && first ? first.suppressed : null;
  return { ...finding, places, status, suppressed };
}

/** Finds places of an earlier run again: by fingerprint, else by their names where only one of the runs knows an ID. */
export class EarlierPlaces<T> {
  readonly #byFingerprint = new Map<string, T>();
  readonly #byName = new Map<string, { readonly id: string | null; readonly value: T }>();

  add(finding: Pick<Finding, "rule" | "fingerprint">, place: NamedPlace, value: T): void {
    this.#byFingerprint.set(place.fingerprint, value);
    this.#byName.set(nameKey(finding, place), { id: place.id, value });
  }

  find(
    finding: Pick<Finding, "rule" | "fingerprint" | "formerly">,
    place: NamedPlace & Pick<FindingPlace, "formerly">,
  ): T | undefined {
    for (const fingerprint of [place.fingerprint, ...(place.formerly ?? [])]) {
      const same = this.#byFingerprint.get(fingerprint);
      if (same !== undefined) return same;
    }
    for (const { fingerprint } of [finding, ...(finding.formerly ?? [])]) {
      const named = this.#byName.get(nameKey({ rule: finding.rule, fingerprint }, place));
      if (named && (named.id === null) !== (place.id === null)) return named.value;
    }
    return undefined;
  }
}

/** What of a place is kept to find it again. */
export type NamedPlace = Pick<FindingPlace, "kind" | "name" | "id" | "path" | "fingerprint">;

function nameKey({ rule, fingerprint }: Pick<Finding, "rule" | "fingerprint">, place: NamedPlace): string {
  const about = isAboutNodes(rule) ? rule : identityOf(fingerprint);
  return JSON.stringify([about, place.kind, place.path, place.kind === "organization" ? "" : place.name]);
}
