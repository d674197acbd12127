import { factCauseWords } from "../../facts/cause-words.ts";
import type { ControlTowerControlFact } from "../../model/fact.ts";
import { calledIn, conditionPhrase, type Guardrail, issueAbout, type Survey } from "../collected.ts";
import type { Place } from "../tree.ts";

/**
 * Controls that have to do with root's MFA, by the last part of their ARN. All other opaque identifiers are not
 * recognised and never count. Sources: Control Tower controls reference; Control Catalog API, `ControlParameter`.
 */
const controls: ReadonlyMap<
  string,
  { readonly family: Guardrail["family"]; readonly level: 1 | 2; readonly name: string }
> = new Map([
  ["AWS-GR_RESTRICT_ROOT_USER", { family: "preventive", level: 2, name: "AWS-GR_RESTRICT_ROOT_USER" }],
  ["5kvme4m5d2b4d7if2fs5yg2ui", { family: "preventive", level: 2, name: "AWS-GR_RESTRICT_ROOT_USER" }],
  ["AWS-GR_ROOT_ACCOUNT_MFA_ENABLED", { family: "detective", level: 1, name: "AWS-GR_ROOT_ACCOUNT_MFA_ENABLED" }],
]);

/** Control Tower: targets are OUs, and the management account is never among them. */
export function surveyControlTower(survey: Survey): void {
  for (const fact of survey.facts.of("ControlTowerControl")) {
    if (fact.control.kind !== "known") continue;
    const id = fact.control.value.split("/").at(-1) ?? "";
    const control = controls.get(id);
    if (control) take(fact, control, fact.control.value, survey);
  }
}

function take(
  fact: ControlTowerControlFact,
  { family, level, name }: { family: Guardrail["family"]; level: 1 | 2; name: string },
  arn: string,
  survey: Survey,
): void {
  const label = `Control Tower control ${name}`;
  const target = survey.places.resolve(fact.target, fact);
  const targets = target.is === "place" ? [target.place] : [];
  const base = {
    family,
    level,
    label,
    fact,
    targets,
    unplaced: false,
    excluded: new Set<Place>(),
    management: false,
  } as const;
  const why = stopOf(fact, arn, target.is === "place" ? target.place : undefined);
  if (why) {
    const message = `The ${calledIn(fact, label)} protects nobody: ${why}.`;
    survey.issues.push(issueAbout(fact, { family, kind: "ineffective", code: "control", message }));
    survey.guardrails.push({ ...base, state: "broken", remark: why });
    return;
  }
  const condition = conditionPhrase(fact);
  const isExemptOpen =
    fact.exempted.open !== undefined && `whom it exempts is not known: ${factCauseWords(fact.exempted.open)}`;
  const open =
    (target.is !== "place" && `its target is not known: ${target.is === "open" ? target.detail : "it is no OU"}`) ||
    isExemptOpen ||
    (condition && `it exists only if ${condition}`);
  if (open) {
    const message = `Whom the ${calledIn(fact, label)} covers cannot be told: ${open}.`;
    survey.issues.push(issueAbout(fact, { family, kind: "unverifiable", code: "control", message }));
  }
  survey.guardrails.push({
    ...base,
    unplaced: targets.length === 0,
    state: open ? "open" : "works",
    remark: open || "",
  });
}

function stopOf(fact: ControlTowerControlFact, arn: string, target: Place | undefined): string | null {
  if (/:controlcatalog:.*\/AWS-GR_/.test(arn)) {
    return `${JSON.stringify(arn)} is no control: identifiers that begin with AWS-GR_ belong to arn:…:controltower`;
  }
  if (target?.kind === "account") return "its target is an account, and controls are enabled on OUs";
  const exempt = fact.exempted.values.find((one) => /:root$|:\*$|^\*$/.test(one));
  return exempt === undefined ? null : `it exempts ${JSON.stringify(exempt)}, which is root`;
}
