import { wholeName } from "../../facts/name-match.ts";
import type { GuardrailCause } from "../../model/cause.ts";
import type { ConfigRecorderFact, SecurityHubStandardFact } from "../../model/fact.ts";
import type { OrgNode } from "../../model/org-node.ts";
import { type Answer, all, any, no, not, open, yes } from "../../model/ternary.ts";
import type { CoverageSource } from "../source.ts";
import { recorderRuns } from "./config.ts";
import { deploymentOf } from "./deployment.ts";
import type { ActiveGuardrail } from "./guardrail.ts";
import { because, isListed, isNamed, isThere } from "./named.ts";
import {
  type Control,
  controlNames,
  ofStandardNamed,
  placeOf,
  type Standard,
  standardNames,
  standardOf,
  standardPath,
} from "./security-hub-standards.ts";
import { suppressedBy } from "./security-hub-suppression.ts";

/** Standards of Security Hub in one account. */
export function securityHubGuardrails(source: CoverageSource): readonly ActiveGuardrail[] {
  const facts = source.facts.of("SecurityHubStandard");
  const found = facts.map((fact) => ({ fact, guardrails: ofStandard(fact, source) }));
  const detecting = new Map<string, Set<string>>();
  for (const { fact, guardrails } of found) {
    if (!fact.regions || !guardrails.some(({ level, works }) => level === 2 && works.kind === "yes")) continue;
    const have = detecting.get(accountKey(fact)) ?? new Set();
    detecting.set(accountKey(fact), have);
    for (const region of fact.regions) have.add(region);
  }
  // AWS advises to leave a control about a global matter on in one Region: what is off in the others is meant to be. Source:
  // Security Hub user guide, "Controls to disable".
  const isMeant = (fact: SecurityHubStandardFact) => {
    const own = fact.regions;
    return own !== undefined && [...(detecting.get(accountKey(fact)) ?? [])].some((one) => !own.includes(one));
  };
  return found.flatMap(({ fact, guardrails }) =>
    isMeant(fact) ? guardrails.filter(({ topic }) => topic !== "disabled-control") : guardrails,
  );
}

function accountKey({ scope, account }: SecurityHubStandardFact): string {
  return JSON.stringify(account === undefined ? [scope] : [account]);
}

function ofStandard(fact: SecurityHubStandardFact, source: CoverageSource): readonly ActiveGuardrail[] {
  const has = (control: Control, isOff: (standard: Standard) => Answer<GuardrailCause>) =>
    ofStandardNamed(fact.standard, placeOf(fact, source), (standard) =>
      standard[control] === null ? no() : not(isOff(standard)),
    );
  const detects = (control: Control) =>
    all([has(control, (standard) => isDisabled(standard, control, fact, source)), suppressedBy(fact, control, source)]);
  const hardware = detects("hardware");
  const device = detects("any");
  const deployment = deploymentOf(fact, source);
  const name = { kind: "security-hub-standard", standard: nameOf(fact) } as const;
  const remarks = [...deployment.remarks, ...recordsNothing(source.beside("ConfigRecorder", fact), source)];
  const base = { family: "detective", name, fact, ...deployment, remarks, excluded: new Set<OrgNode>() } as const;
  const found: ActiveGuardrail[] = [];
  if (hardware.kind !== "no") {
    found.push({ ...base, level: 2, works: all([hardware, isThere(fact)]), topic: "content" });
  } else if (wrongStandard(hardware)) {
    found.push({ ...base, level: 2, works: hardware, topic: "standard" });
  } else if (has("hardware", () => no()).kind === "yes") {
    const works = no<GuardrailCause>({ kind: "control-disabled", by: "standard" });
    found.push({ ...base, level: 2, works, topic: "disabled-control" });
  }
  // Where it may be the hardware control that is on, the weaker one matters only to whom it is enough.
  const counts = hardware.kind === "open" ? device.kind === "yes" && asksForAny(source) : hardware.kind === "no";
  if (counts && device.kind !== "no")
    found.push({ ...base, level: 1, works: all([device, isThere(fact)]), topic: "content" });
  return found;
}

/** What is wrong with the ARN of a standard. */
export function wrongStandard({ causes }: Answer<GuardrailCause>): GuardrailCause | undefined {
  return causes.find((one) => one.kind === "no-such-standard");
}

/** That no recorder of AWS Config runs where the controls are. Source: Security Hub user guide, "Enabling and configuring AWS Config". */
export function recordsNothing(
  recorders: readonly ConfigRecorderFact[],
  source: Pick<CoverageSource, "inScope">,
): readonly GuardrailCause[] {
  const { kind, causes } = recorderRuns(recorders, source);
  if (kind !== "no") return [];
  return causes.flatMap((one) =>
    one.kind === "recorder-off" ? [{ kind: "records-nothing", address: one.address }] : [],
  );
}

/** Whether some account is content with any device. */
export function asksForAny({ settings }: CoverageSource): boolean {
  return settings.level === 1 || settings.accounts.some((one) => one.level === 1);
}

/** What tells name and version of a standard; the resource's address where they are not known. */
function nameOf({ standard, resource }: SecurityHubStandardFact): string | null {
  if (standard.kind !== "known") return resource.address;
  const found = standardOf(standard.value);
  return found ? standardPath(found) : null;
}

/** Whether the standard leaves the control out, or a resource of its own switches it off in the same account and Region. */
function isDisabled(
  standard: Standard,
  control: Control,
  fact: SecurityHubStandardFact,
  source: CoverageSource,
): Answer<GuardrailCause> {
  const names = controlNames(standard, control);
  const switches = source.beside("SecurityHubControl", fact).map((one) => {
    const isIt = all([
      isNamed(one.control, names),
      one.standard.kind === "absent" ? yes<GuardrailCause>() : isNamed(one.standard, standardNames(standard)),
    ]);
    const isOff = all([isNamed(one.status, [wholeName("DISABLED")]), isIt, isThere(one)]);
    const answer = because(isOff, (of) => ({ kind: "control-off-open", address: one.resource.address, of }));
    return { isIt, answer };
  });
  const isTold = switches.some(({ isIt }) => isIt.kind === "yes");
  const untold = isTold || !isListedByAws(fact) ? no<GuardrailCause>() : open(statusUntold);
  return any([isListed(fact.disabled, names), ...switches.map(({ answer }) => answer), untold]);
}

/** A list of the standards that are on does not tell which of their controls are. */
const statusUntold: GuardrailCause = {
  kind: "not-known",
  of: { kind: "not-in-output", command: "securityhub get-enabled-standards", lacks: "control-status" },
};

function isListedByAws({ resource, action }: SecurityHubStandardFact): boolean {
  return resource.format === "aws-cli" && action === "no-op";
}
