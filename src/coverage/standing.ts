import type { Fact, FactBase } from "../model/fact.ts";
import type { Settings } from "../model/settings.ts";
import type { Decision } from "../policy/decision.ts";
import type { Survey } from "./collected.ts";
import { openSurvey, surveyGuardrails } from "./coverage.ts";
import { Scps } from "./guardrails/service-control-policies.ts";
import { type Scp, witnessPhrase } from "./scp.ts";
import { labelOf, type Place, type Places } from "./tree.ts";

/** One guardrail, or a part that guardrails need, as it stands on one side of a change. */
export interface Standing {
  readonly fact: FactBase;
  /** Only of one kind can replace another. */
  readonly kind: "guardrail" | "scp" | "attachment" | "recorder" | "policy-type";
  readonly family: "detective" | "preventive";
  /** `organization conformance pack root-mfa`. */
  readonly label: string;
  /** More is better: the level of a guardrail; 1 for parts that are there. */
  readonly strength: number;
  readonly state: "works" | "open" | "broken";
  readonly remark: string;
  readonly targets: readonly Place[];
  /** Whether there are targets that are not known. */
  readonly isOpen: boolean;
  readonly excluded: readonly Place[];
  /** `false` for a policy that nothing in the inputs attaches: it may be in force by other means. */
  readonly isInForce: boolean;
  /** Of a service control policy: what it denies by itself. */
  readonly decision?: Decision;
}

/** All that stands on one side, with the tree that it stands in. */
export interface Side {
  readonly standings: readonly Standing[];
  readonly places: Places;
}

/** What of the facts protects root from a virtual device, or tells of one. */
export function standingGuardrails(facts: readonly Fact[], settings: Settings, today: string): Side {
  const survey = openSurvey(facts, settings, today);
  surveyGuardrails(survey);
  const scps = new Scps(survey);
  const standings = [
    ...survey.guardrails.flatMap((one): readonly Standing[] => {
      const { fact, family, label, level, state, remark, targets } = one;
      if (!fact) return [];
      const excluded = [...one.excluded];
      return [
        {
          fact,
          kind: "guardrail",
          family,
          label,
          strength: level,
          state,
          remark,
          targets,
          isOpen: one.unplaced,
          isInForce: true,
          excluded,
        },
      ];
    }),
    ...scps.all().flatMap((scp) => policyStanding(scp, scps)),
    ...attachmentStandings(survey, scps),
    ...partStandings(survey),
  ];
  return { standings, places: survey.places };
}

/** A policy that keeps root from virtual devices, at least in some requests that it is aimed at. */
function policyStanding(scp: Scp, scps: Scps): readonly Standing[] {
  const targets = scps.targetsOf(scp);
  const { decision } = scps.alone(scp, targets[0]);
  const counts = decision.denied === "always" || (scp.intent && decision.denied !== "never");
  if (scp.fact.role !== "policy" || !counts) return [];
  return [
    {
      ...part(scp.fact, "scp", labelOfPolicy(scp)),
      remark: decision.denied === "sometimes" ? `root gets through where ${witnessPhrase(decision.witness)}` : "",
      targets: inlineTargets(scp, scps),
      isOpen: scps.openTargetOf(scp) !== undefined,
      isInForce: targets.length > 0 || scps.openTargetOf(scp) !== undefined,
      decision,
    },
  ];
}

/** Targets that the policy itself names; attachments stand for themselves. */
function inlineTargets(scp: Scp, scps: Scps): readonly Place[] {
  return scp.fact.targets.length > 0 ? scps.targetsOf(scp) : [];
}

function attachmentStandings(survey: Survey, scps: Scps): readonly Standing[] {
  const unknown = new Set(scps.openPolicies());
  const guarding = new Set(scps.all().filter((scp) => policyStanding(scp, scps).length > 0));
  return survey.facts.of("PolicyAttachment").flatMap((fact): readonly Standing[] => {
    const scp = scps.attachedBy(fact);
    const target = survey.places.resolve(fact.target, fact);
    if (scp ? !guarding.has(scp) : !unknown.has(fact)) return [];
    const targets = target.is === "place" ? [target.place] : [];
    const where = targets[0] ? ` to ${labelOf(targets[0])}` : "";
    const standing = { targets, isOpen: target.is !== "place" };
    if (scp) return [{ ...part(fact, "attachment", `attachment of the ${labelOfPolicy(scp)}${where}`), ...standing }];
    // It may attach anything: it stands for what the same attachment was before, and for nothing by itself.
    const label = `attachment of a policy that is not known${where}`;
    const remark = "which policy it attaches is not known";
    return [{ ...part(fact, "attachment", label), ...standing, state: "open", remark }];
  });
}

function labelOfPolicy(scp: Scp): string {
  return `service control policy ${scp.fact.name}`;
}

/** The recorder that Config rules need, and the policy type that service control policies need. */
function partStandings(survey: Survey): readonly Standing[] {
  const recorders = survey.facts.of("ConfigRecorder").flatMap((fact): readonly Standing[] => {
    const isOff = fact.enabled.kind === "known" && fact.enabled.value === "false";
    if (isOff || fact.part === "channel") return [];
    return [{ ...part(fact, "recorder", "configuration recorder"), family: "detective" }];
  });
  const types = survey.facts.of("Organization").flatMap((fact): readonly Standing[] => {
    const isEnabled = fact.policyTypes?.values.includes("SERVICE_CONTROL_POLICY") ?? false;
    const isWhole = fact.featureSet.kind !== "known" || fact.featureSet.value === "ALL";
    return isEnabled && isWhole
      ? [part(fact, "policy-type", "policy type SERVICE_CONTROL_POLICY of the organization")]
      : [];
  });
  return [...recorders, ...types];
}

function part(fact: FactBase, kind: Standing["kind"], label: string): Standing {
  const none = { targets: [], isOpen: false, excluded: [], isInForce: true } as const;
  return { fact, kind, family: "preventive", label, strength: 1, state: "works", remark: "", ...none };
}
