import type { ValidatedAttestation } from "../model/exception.ts";
import type { Loosening } from "../model/loosening.ts";
import { holdsPlaces } from "./loosened-exceptions.ts";
import { inForce } from "./validity.ts";

/** Attestations that a change adds or extends; a changed owner or reason is none. */
export function loosenedAttestations(
  base: readonly ValidatedAttestation[],
  head: readonly ValidatedAttestation[],
): readonly Loosening[] {
  const before = base.flatMap(({ validity }) => inForce(validity) ?? []);
  return head.flatMap(({ entry, validity }): readonly Loosening[] => {
    const attestation = inForce(validity);
    if (!attestation) return [];
    const { guardrail, target, expires, places } = attestation;
    const isInBase = before.some(
      (other) =>
        other.guardrail === guardrail &&
        other.target === target &&
        other.expires >= expires &&
        holdsPlaces(other.places, places),
    );
    return isInBase ? [] : [{ kind: "attestation-added", attestation, location: entry.location }];
  });
}
