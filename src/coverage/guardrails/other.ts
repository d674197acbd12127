import { factCauseWords } from "../../facts/cause-words.ts";
import type { Attestation } from "../../model/exception.ts";
import { calledIn, conditionPhrase, issueAbout, type Survey } from "../collected.ts";
import type { Place } from "../tree.ts";
import { missingServiceAccess } from "./config.ts";

/**
 * Centralised root access: new member accounts have no root credentials at all. Those that exist stay until somebody
 * deletes them. Source: IAM user guide, "Centrally manage root access for member accounts".
 */
export function surveyRootCredentials(survey: Survey): void {
  for (const fact of survey.facts.of("RootCredentialsManagement")) {
    const isOn = fact.features.values.includes("RootCredentialsManagement");
    if (!isOn && fact.features.open === undefined) continue;
    const root = survey.places.resolve({ kind: "root" }, fact);
    const targets = root.is === "place" ? [root.place] : survey.places.roots();
    const label = "centralised root access (RootCredentialsManagement)";
    const base = {
      family: "preventive",
      level: 2,
      label,
      fact,
      targets,
      unplaced: false,
      excluded: new Set<Place>(),
      management: false,
    } as const;
    const access = missingServiceAccess("iam.amazonaws.com", survey);
    if (access) {
      const why = "the organization does not give IAM (iam.amazonaws.com) service access";
      const message = `The ${calledIn(fact, label)} does not work: ${why}.`;
      survey.issues.push(
        issueAbout(fact, {
          family: "preventive",
          kind: "ineffective",
          code: "service-access",
          message,
          related: access,
        }),
      );
      survey.guardrails.push({ ...base, state: "broken", remark: why });
      continue;
    }
    const condition = conditionPhrase(fact);
    const open =
      (!isOn && fact.features.open && `its features are not known: ${factCauseWords(fact.features.open)}`) ||
      (root.is === "open" && `which organization it is for is not known: ${root.detail}`) ||
      (condition && `it exists only if ${condition}`);
    const remark = open || "root credentials that exist already stay until they are deleted";
    survey.guardrails.push({ ...base, state: open ? "open" : "works", remark });
  }
}

/** What the configuration says of guardrails in other repositories, until it expires. */
export function surveyAttestations(survey: Survey): void {
  for (const one of survey.settings.attestations) {
    const isExpired = one.expires < survey.today;
    const label = `attestation of ${one.owner} until ${one.expires} (${one.reason})`;
    const targets = placesOf(one, survey);
    survey.guardrails.push({
      family: one.guardrail,
      level: 2,
      label,
      fact: null,
      targets,
      unplaced: false,
      excluded: new Set(),
      management: one.guardrail === "detective",
      state: isExpired ? "broken" : "works",
      remark: isExpired ? `the attestation of ${one.owner} expired on ${one.expires}` : "attested, not seen",
    });
  }
}

/** Without an organization in the inputs, an attestation for a root counts for whatever account there is. */
function placesOf(one: Attestation, survey: Survey): readonly Place[] {
  const { places } = survey;
  if (places.isOrganization) {
    const target = places.resolve({ kind: "id", id: one.target }, attestedFrom);
    return target.is === "place" ? [target.place] : [];
  }
  if (/^(?:r-|o-)/.test(one.target)) return places.all();
  return places.all().filter((place) => place.id === one.target);
}

const nowhere = { path: "", start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
const attestedFrom = {
  resource: { format: "facts", type: "", address: "" },
  action: "declare",
  location: nowhere,
  header: nowhere,
  callers: [],
  when: [],
} as const;
