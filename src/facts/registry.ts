import type { Fact, FactKind } from "../model/fact.ts";
import type { Resource } from "../model/resource.ts";

import type { FactAdapter, FactTools, ResourceScope } from "./adapter.ts";
import { configRecorder } from "./config-recorder.ts";
import { configRule } from "./config-rule.ts";
import { conformancePack } from "./conformance-pack.ts";
import { controlTower } from "./control-tower.ts";
import { enrolment, runsCommands } from "./enrolment.ts";
import { listedMfaDevice } from "./listed-mfa-device.ts";
import { mfaDevice } from "./mfa-device.ts";
import { opaqueDeployer } from "./opaque-deployer.ts";
import { organizations } from "./organizations.ts";
import { organizationsPolicy } from "./organizations-policy.ts";
import { rootCredentials } from "./root-credentials.ts";
import { securityHub } from "./security-hub.ts";
import { staysWhenDestroyed } from "./skip-destroy.ts";
import { stackSet } from "./stack-set.ts";
import { stackTemplate } from "./template-url.ts";
import { isCustomType } from "./wanted-types.ts";

type AnyAdapter = Pick<FactAdapter, "types" | "companions" | "toFacts">;

/** The kinds that resources give; evidence is read as such from outputs of AWS. */
type DerivedKind = Exclude<FactKind, "RootEvidence">;

/** Who gives each kind of fact; a kind that is forgotten, or an adapter that does not give it, does not compile. */
const adaptersOf = {
  MfaDevice: [mfaDevice, listedMfaDevice, enrolment],
  UnreadContent: [stackTemplate, stackSet, opaqueDeployer, enrolment],
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

/** How a set of resources is turned into facts. */
export interface DeriveOptions {
  /** Names the set: facts of several sets can have equal addresses. */
  readonly scope?: string;
  readonly tools?: FactTools;
}

/** The facts of one set of resources that may refer to each other. */
export function deriveFacts(found: readonly Resource[], options: DeriveOptions = {}): readonly Fact[] {
  const resources = found.map(asItStays);
  const scope = scopeOf(resources, options.tools ?? {});
  const facts = [...resources, ...found.flatMap(leftBehind)].flatMap((resource) =>
    adaptersFor(resource).flatMap((adapter) => adapter.toFacts(resource, scope)),
  );
  const name = options.scope;
  return name === undefined ? facts : facts.map((fact) => ({ ...fact, scope: name }));
}

/** The facts as they were before the change, of the resources that stood then. For inputs that tell: plans. */
export function deriveFactsBefore(resources: readonly Resource[], options: DeriveOptions = {}): readonly Fact[] {
  const before = resources.flatMap((resource) =>
    resource.before ? [{ ...resource, properties: resource.before, action: "no-op" as const }] : [],
  );
  return deriveFacts(before, options);
}

/** What Terraform only lets go of stays as it was: forgotten, or destroyed with `skip_destroy`. Devices tell it themselves. */
function asItStays(resource: Resource): Resource {
  const { before, action, type } = resource;
  if (!before || mfaDevice.types.includes(type)) return resource;
  const isSkipped = action === "delete" && staysWhenDestroyed(type, before);
  return isSkipped || action === "forget" ? { ...resource, properties: before, action: "forget" } : resource;
}

/** The old thing of a replacement that Terraform lets go of: it stays as it was, beside the new one. */
function leftBehind(resource: Resource): readonly Resource[] {
  const { before, action, type, change } = resource;
  if (!before || action !== "replace") return [];
  const stays = change?.replacement === "forget" || staysWhenDestroyed(type, before);
  return stays ? [{ ...resource, properties: before, action: "forget" }] : [];
}

function scopeOf(resources: readonly Resource[], tools: FactTools): ResourceScope {
  const byAddress = new Map<string, Resource>();
  const byType = new Map<string, Resource[]>();
  for (const resource of resources) {
    const ofType = byType.get(resource.type);
    if (ofType) ofType.push(resource);
    else byType.set(resource.type, [resource]);
    byAddress.set(resource.address, resource);
    const bare = resource.address.replace(/\[(?:[0-9]+|"[^"\\]*(?:\\.[^"\\]*)*")\]$/, "");
    if (!byAddress.has(bare)) byAddress.set(bare, resource);
  }
  return {
    find: (address) => byAddress.get(address),
    ofTypes: (types) => types.flatMap((type) => byType.get(type) ?? []),
    tools,
  };
}
