import type { Fact, FactKind } from "../model/fact.ts";
import type { Resource } from "../model/resource.ts";
import { configRecorder } from "./config-recorder.ts";
import { configRule } from "./config-rule.ts";
import { conformancePack } from "./conformance-pack.ts";
import { controlTower } from "./control-tower.ts";
import { type AnyAdapter, type DeriveOptions, factsBy } from "./derive.ts";
import { enrolment } from "./enrolment.ts";
import { listedMfaDevice } from "./listed-mfa-device.ts";
import { mfaDevice } from "./mfa-device.ts";
import { opaqueDeployer } from "./opaque-deployer.ts";
import { organizations } from "./organizations.ts";
import { organizationsPolicy } from "./organizations-policy.ts";
import { rootCredentials } from "./root-credentials.ts";
import { runsCommands } from "./runs-commands.ts";
import { securityHub } from "./security-hub.ts";
import { stackSet } from "./stack-set.ts";
import { stackTemplate } from "./template-url.ts";
import { isCustomType } from "./wanted-types.ts";

/** The kinds that resources give; evidence and statuses are read as such from outputs of AWS. */
type DerivedKind = Exclude<FactKind, "RootEvidence" | "DeploymentStatus">;

/** Who gives each kind of fact; a kind that is forgotten, or an adapter that does not give it, does not compile. */
const adaptersOf = {
  MfaDevice: [mfaDevice, listedMfaDevice, enrolment],
  UnreadContent: [stackTemplate, stackSet, opaqueDeployer, enrolment],
  GuardrailCall: [enrolment],
  Organization: [organizations],
  ServiceAccess: [organizations],
  OrganizationalUnit: [organizations],
  Account: [organizations],
  PolicyDocument: [organizationsPolicy],
  PolicyAttachment: [organizationsPolicy],
  ConfigRule: [configRule],
  ConformancePack: [conformancePack],
  ConfigRecorder: [configRecorder],
  ControlTowerControl: [controlTower],
  LandingZone: [controlTower],
  SecurityHubStandard: [securityHub],
  SecurityHubControl: [securityHub],
  SecurityHubPolicy: [securityHub],
  SecurityHubAssociation: [securityHub],
  SecurityHubOrganization: [securityHub],
  SecurityHubAutomationRule: [securityHub],
  RootCredentialsManagement: [rootCredentials],
  StackSet: [stackSet],
} satisfies { readonly [K in DerivedKind]: readonly (AnyAdapter & { readonly gives: Readonly<Record<K, true>> })[] };

const adapters: ReadonlySet<AnyAdapter> = new Set(Object.values(adaptersOf).flat());

const adapterOf: ReadonlyMap<string, AnyAdapter> = new Map(
  [...adapters].flatMap((adapter) => adapter.types.map((type) => [type, adapter] as const)),
);

/** The resource types that the adapters read or look up; `wanted-types.ts` lists them. */
export const adapterTypes: readonly string[] = [...adapters].flatMap((adapter) => [
  ...adapter.types,
  ...adapter.companions,
]);

/** The adapter of a resource's type; commands that it runs are read whatever its type. */
function adaptersFor(resource: Resource): readonly AnyAdapter[] {
  const ofType = adapterOf.get(resource.type) ?? (isCustomType(resource.type) ? enrolment : undefined);
  const isAlso = ofType !== enrolment && runsCommands(resource);
  return [...(ofType ? [ofType] : []), ...(isAlso ? [enrolment] : [])];
}

/** The facts of one set of resources that may refer to each other. */
export function deriveFacts(resources: readonly Resource[], options: DeriveOptions = {}): readonly Fact[] {
  return factsBy(adaptersFor, resources, options);
}
