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
  readonly #byKey = new Map<string, T>();

  add(finding: Pick<Finding, "rule" | "fingerprint">, place: NamedPlace, value: T): void {
    this.#byFingerprint.set(place.fingerprint, value);
    this.#byName.set(nameKey(finding, place), { id: place.id, value });
    if (place.key !== undefined) this.#byKey.set(nodeKey(finding, place.key), value);
  }

  /** A node that had another key then. */
  findNode(finding: Pick<Finding, "rule" | "fingerprint" | "formerly">, key: string): T | undefined {
    for (const { fingerprint } of [finding, ...(finding.formerly ?? [])]) {
      const same = this.#byKey.get(nodeKey({ rule: finding.rule, fingerprint }, key));
      if (same !== undefined) return same;
    }
    return undefined;
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
export type NamedPlace = Pick<FindingPlace, "kind" | "name" | "id" | "path" | "fingerprint"> &
  Partial<Pick<FindingPlace, "key">>;

function nodeKey(finding: Pick<Finding, "rule" | "fingerprint">, key: string): string {
  return JSON.stringify([aboutOf(finding), key]);
}

/** What a finding says of its nodes. */
function aboutOf({ rule, fingerprint }: Pick<Finding, "rule" | "fingerprint">): string {
  return isAboutNodes(rule) ? rule : identityOf(fingerprint);
}

function nameKey(finding: Pick<Finding, "rule" | "fingerprint">, place: NamedPlace): string {
  return JSON.stringify([aboutOf(finding), place.kind, place.path, place.kind === "organization" ? "" : place.name]);
}
