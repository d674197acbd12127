import type { CoverageAnchor, RequirementKind } from "../model/coverage.ts";
import type { Fact, FactKind, PolicyDocumentFact } from "../model/fact.ts";
import type { FactIndex } from "../model/rule.ts";
import { namesRoot } from "./speaks-of-organization.ts";

type FactOf<K extends FactKind> = Extract<Fact, { readonly fact: K }>;

/** What a kind of fact is an anchor of, and which facts of the kind are one; without a condition all are. */
interface Sign<K extends FactKind> {
  readonly kind: RequirementKind;
  readonly asks?: (fact: FactOf<K>) => boolean;
}

/**
 * Facts that speak for an organization or an account baseline, the best anchor first; `null` for those that do not. A
 * kind that is forgotten does not compile.
 */
const signs: { readonly [K in FactKind]: Sign<K> | null } = {
  Organization: { kind: "organization", asks: ({ action }) => action !== "read" },
  MfaDevice: { kind: "root-device", asks: ({ owner }) => owner.kind === "root" },
  ConfigRecorder: { kind: "recorder", asks: ({ part }) => part !== "channel" },
  LandingZone: { kind: "landing-zone" },
  PolicyAttachment: { kind: "attachment" },
  PolicyDocument: { kind: "scp", asks: isScp },
  ControlTowerControl: { kind: "control" },
  OrganizationalUnit: { kind: "unit" },
  Account: { kind: "account" },
  RootCredentialsManagement: { kind: "root-credentials" },
  ServiceAccess: { kind: "service-access" },
  ConformancePack: { kind: "conformance-pack" },
  ConfigRule: { kind: "organization-rule", asks: ({ reach }) => reach === "organization" },
  SecurityHubPolicy: { kind: "security-hub-policy" },
  SecurityHubOrganization: { kind: "security-hub-organization" },
  SecurityHubAutomationRule: null,
  SecurityHubAssociation: { kind: "security-hub-association" },
  SecurityHubStandard: null,
  SecurityHubControl: null,
  StackSet: null,
  RootEvidence: null,
  UnreadContent: null,
  GuardrailCall: null,
  DeploymentStatus: null,
};

/** What in the inputs asks for guardrails; `null` for an ordinary application. */
export function findAnchor(facts: FactIndex): CoverageAnchor | null {
  for (const factKind of Object.keys(signs) as FactKind[]) {
    const anchor = anchorOf(factKind, facts);
    if (anchor) return anchor;
  }
  return null;
}

function anchorOf<K extends FactKind>(factKind: K, facts: FactIndex): CoverageAnchor | null {
  const sign: Sign<K> | null = signs[factKind];
  if (!sign) return null;
  const { kind, asks = () => true } = sign;
  const [fact] = [...facts.of(factKind).filter(asks)].sort(byAddress);
  return fact ? { kind, resource: fact.resource, location: fact.header } : null;
}

/** Which of several is the anchor does not hang on the order of files and blocks. */
function byAddress(one: Fact, other: Fact): number {
  const [a, b] = [one.resource.address, other.resource.address];
  return a < b ? -1 : Number(a > b);
}

function isScp(fact: PolicyDocumentFact): boolean {
  if (fact.role === "document" && !namesRoot(fact.content)) return false;
  return fact.type.kind !== "known" || fact.type.value === "SERVICE_CONTROL_POLICY";
}
