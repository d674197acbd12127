import type { CoverageAnchor } from "../model/coverage.ts";
import type { Fact, FactBase, FactKind } from "../model/fact.ts";
import type { FactIndex } from "../model/rule.ts";
import { namesRoot } from "./tree.ts";

/** Facts that speak for an organization or an account baseline, the best anchor first. */
const evidence: readonly (readonly [FactKind, (fact: Fact) => string | null])[] = [
  ["Organization", () => "an organization is declared"],
  ["MfaDevice", (fact) => (isRootDevice(fact) ? "a virtual MFA device of root was found" : null)],
  ["ConfigRecorder", (fact) => (isChannel(fact) ? null : "a Config recorder is declared")],
  ["LandingZone", () => "a Control Tower landing zone is declared"],
  ["PolicyAttachment", () => "a policy is attached in the organization"],
  ["PolicyDocument", (fact) => (isScp(fact) ? "a service control policy is declared" : null)],
  ["ControlTowerControl", () => "a Control Tower control is declared"],
  ["OrganizationalUnit", () => "an OU is declared"],
  ["Account", () => "an account is declared"],
  ["RootCredentialsManagement", () => "centralised root access is declared"],
  ["ServiceAccess", () => "service access of the organization is declared"],
  ["ConformancePack", () => "a conformance pack is declared"],
  [
    "ConfigRule",
    (fact) => ("reach" in fact && fact.reach === "organization" ? "an organization Config rule is declared" : null),
  ],
  ["SecurityHubPolicy", () => "a Security Hub configuration policy is declared"],
  ["SecurityHubOrganization", () => "Security Hub is configured for the organization"],
  ["SecurityHubAssociation", () => "a Security Hub configuration policy is associated"],
];

/** What in the inputs asks for guardrails; `null` for an ordinary application. */
export function findAnchor(facts: FactIndex): CoverageAnchor | null {
  for (const [kind, phraseOf] of evidence) {
    for (const fact of facts.of(kind)) {
      const phrase = phraseOf(fact);
      if (phrase !== null) return anchorAt(fact, phrase);
    }
  }
  return null;
}

function anchorAt(fact: FactBase, phrase: string): CoverageAnchor {
  return { phrase, resource: fact.resource, location: fact.header };
}

function isRootDevice(fact: Fact): boolean {
  return fact.fact === "MfaDevice" && fact.owner.kind === "root";
}

function isChannel(fact: Fact): boolean {
  return fact.fact === "ConfigRecorder" && fact.part === "channel";
}

function isScp(fact: Fact): boolean {
  if (fact.fact !== "PolicyDocument" || (fact.role === "document" && !namesRoot(fact.content))) return false;
  return fact.type.kind !== "known" || fact.type.value === "SERVICE_CONTROL_POLICY";
}
