import type { CoverageAnchor, RequirementKind } from "../model/coverage.ts";
import type { Fact, FactKind } from "../model/fact.ts";
import type { FactIndex } from "../model/rule.ts";
import { namesRoot } from "./tree.ts";

/** Facts that speak for an organization or an account baseline, the best anchor first. */
const signs: readonly (readonly [FactKind, RequirementKind, ((fact: Fact) => boolean)?])[] = [
  ["Organization", "organization"],
  ["MfaDevice", "root-device", isRootDevice],
  ["ConfigRecorder", "recorder", (fact) => !isChannel(fact)],
  ["LandingZone", "landing-zone"],
  ["PolicyAttachment", "attachment"],
  ["PolicyDocument", "scp", isScp],
  ["ControlTowerControl", "control"],
  ["OrganizationalUnit", "unit"],
  ["Account", "account"],
  ["RootCredentialsManagement", "root-credentials"],
  ["ServiceAccess", "service-access"],
  ["ConformancePack", "conformance-pack"],
  ["ConfigRule", "organization-rule", (fact) => "reach" in fact && fact.reach === "organization"],
  ["SecurityHubPolicy", "security-hub-policy"],
  ["SecurityHubOrganization", "security-hub-organization"],
  ["SecurityHubAssociation", "security-hub-association"],
];

/** What in the inputs asks for guardrails; `null` for an ordinary application. */
export function findAnchor(facts: FactIndex): CoverageAnchor | null {
  for (const [factKind, kind, asks = () => true] of signs) {
    const fact = facts.of(factKind).find(asks);
    if (fact) return { kind, resource: fact.resource, location: fact.header };
  }
  return null;
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
