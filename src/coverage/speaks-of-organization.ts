import type { Fact, Pointer } from "../model/fact.ts";
import type { Value } from "../model/value.ts";

/** A policy of its own is a service control policy for certain where a condition asks for root. */
export function namesRoot(content: Value | null): boolean {
  const text = content?.kind === "known" && typeof content.value === "string" ? content.value : JSON.stringify(content);
  return /aws:principalarn/i.test(text) && /:root"/.test(text);
}

/** Whether facts speak of an organization. */
export function isOrganization(facts: readonly Fact[]): boolean {
  return facts.some(speaksOfOrganization);
}

/** Facts that there are only where there is an organization. */
function speaksOfOrganization(fact: Fact): boolean {
  switch (fact.fact) {
    case "Organization":
    case "OrganizationalUnit":
    case "Account":
    case "PolicyAttachment":
    case "ControlTowerControl":
    case "LandingZone":
    case "SecurityHubPolicy":
    case "SecurityHubAssociation":
    case "SecurityHubOrganization":
    case "RootCredentialsManagement":
    case "ServiceAccess":
      return true;
    case "PolicyDocument":
      return fact.role === "policy" || namesRoot(fact.content);
    case "ConfigRule":
    case "ConformancePack":
      return fact.reach === "organization";
    case "StackSet":
      return fact.inOrganization === true || fact.targets.some(isOfOrganization);
    // A kind that is forgotten does not compile.
    case "MfaDevice":
    case "UnreadContent":
    case "GuardrailCall":
    case "DeploymentStatus":
    case "RootEvidence":
    case "ConfigRecorder":
    case "SecurityHubStandard":
    case "SecurityHubControl":
    case "SecurityHubAutomationRule":
      return false;
  }
}

/** The root of an organization, or an ID of a root or an OU. */
function isOfOrganization(target: Pointer): boolean {
  return target.kind === "root" || (target.kind === "id" && /^(?:r|ou)-[0-9a-z]/.test(target.id));
}
