import type {
  ConfigRuleSpec,
  Fact,
  FactBase,
  FactKind,
  FindingCriterion,
  Names,
  OrganizationFact,
  PackContent,
  Pointer,
  PointerBranch,
  PossiblePointer,
  Setting,
} from "../../model/fact.ts";
import { type PossibleRegions, regionPattern } from "../../model/partition.ts";
import { calledGuardrail, cause } from "./cause-shape.ts";
import { account, assumption, partialText, resourceRef } from "./common-shapes.ts";
import { owner, related } from "./owner-shape.ts";
import {
  type FieldsOf,
  listOf,
  mark,
  named,
  objectOf,
  optional,
  orNull,
  pattern,
  place,
  type Shape,
  since,
  size,
  text,
  truth,
  variants,
  words,
} from "./shapes.ts";
import { value } from "./value-shape.ts";
import { unreadFromVersion1, variantFromVersion1 } from "./version-1.ts";

const region = pattern(regionPattern, "a Region");

/** The digest is made while a line is read, and so is the count of lines that are alike. */
const base: FieldsOf<Omit<FactBase, "alike" | "digest" | "parts" | "isOneOfTargets">> = {
  resource: resourceRef,
  action: words("declare", "create", "update", "replace", "no-op", "delete", "forget", "read"),
  location: place,
  header: place,
  callers: listOf(related),
  files: optional(listOf(place)),
  when: listOf(assumption),
  scope: optional(text),
  partition: optional(pattern(/^aws[a-z-]*$/, "a partition")),
  unsettled: optional(text),
  staysWhenDestroyed: optional(mark),
  account: optional(pattern(/^[0-9]{12}$/, "an account ID of 12 digits")),
  organization: optional(pattern(/^(?:o-[a-z0-9]{10,32}|[0-9]{12})$/, "the ID of an organization or an account")),
  regions: optional(listOf(region)),
  possibleRegions: optional(objectOf<PossibleRegions>({ branches: listOf(listOf(region)), subjects: listOf(text) })),
};

const texts = optional(listOf(partialText));

const setting: Shape<Setting> = named(
  "setting",
  since(variants("kind", { known: { value: text }, open: { cause, texts }, absent: {} }), variantFromVersion1),
);

const names = named(
  "names",
  objectOf<Names>({ values: listOf(text), open: optional(cause), entries: optional(listOf(setting)) }),
);

const settledPointers = { id: { id: text }, resource: { address: text, attribute: text }, root: {} };
const pointerBranch = objectOf<PointerBranch>({ pointer: variants("kind", settledPointers), when: listOf(assumption) });

const pointer: Shape<Pointer> = named(
  "pointer",
  since(
    variants("kind", { ...settledPointers, open: { cause, possible: optional(listOf(pointerBranch)) } }),
    variantFromVersion1,
  ),
);

const possiblePointer = named("possible pointer", objectOf<PossiblePointer>({ pointer, cause }));

const ruleSpec = named(
  "rule",
  objectOf<ConfigRuleSpec>({
    name: text,
    owner: setting,
    identifier: setting,
    modes: names,
    when: listOf(assumption),
    location: place,
  }),
);

const packContent: Shape<PackContent> = since(
  variants("kind", {
    rules: { rules: listOf(ruleSpec), open: optional(cause), refused: optional(cause) },
    broken: { cause, location: place },
    unread: { cause, location: place },
  }),
  variantFromVersion1,
);

type WithoutDigest<F> = F extends Fact ? Omit<F, "alike" | "digest" | "parts" | "isOneOfTargets"> : never;
type ReadFact = WithoutDigest<Fact>;
type Shapes = { readonly [K in FactKind]: FieldsOf<Omit<Extract<ReadFact, { fact: K }>, "fact">> };

const reach = words("account", "organization");

/** One entry for each kind, with all of its fields; one that is forgotten does not compile. */
const shapes: Shapes = {
  MfaDevice: { ...base, owner, existing: truth },
  UnreadContent: { ...base, cause, isOfTest: optional(mark) },
  GuardrailCall: {
    ...base,
    call: text,
    effect: words("makes", "takes-away"),
    of: calledGuardrail,
    name: optional(text),
  },
  Organization: {
    ...base,
    featureSet: setting,
    policyTypes: orNull(names),
    serviceAccess: orNull(names),
    id: optional(text),
    rootId: optional(text),
    managementId: optional(account),
    isStanding: optional(mark),
    isPartial: optional(mark),
    fullAccessAt: optional(listOf(text)),
    accounts: listOf(objectOf<OrganizationFact["accounts"][number]>({ id: account, name: optional(text) })),
  },
  ServiceAccess: { ...base, principal: setting },
  OrganizationalUnit: {
    ...base,
    name: text,
    id: optional(text),
    parent: pointer,
  },
  Account: { ...base, name: text, id: optional(account), parent: pointer, isClosed: optional(truth) },
  PolicyDocument: {
    ...base,
    name: text,
    role: words("policy", "document"),
    type: setting,
    content: orNull(value),
    id: optional(text),
    elsewhere: optional(cause),
    targets: listOf(pointer),
  },
  PolicyAttachment: { ...base, policy: pointer, target: pointer },
  ConfigRule: {
    ...base,
    reach,
    rule: ruleSpec,
    excluded: listOf(pointer),
    mayExclude: optional(listOf(possiblePointer)),
  },
  DeploymentStatus: {
    ...base,
    of: words("config-rule", "conformance-pack", "stack-set"),
    reach,
    name: orNull(text),
    id: optional(text),
    status: text,
    member: optional(account),
  },
  ConformancePack: {
    ...base,
    reach,
    name: text,
    content: packContent,
    excluded: listOf(pointer),
    mayExclude: optional(listOf(possiblePointer)),
  },
  ConfigRecorder: {
    ...base,
    part: words("recorder", "status", "channel"),
    enabled: setting,
    selfStarting: truth,
  },
  ControlTowerControl: {
    ...base,
    control: setting,
    target: pointer,
    exemptsAssumeRoot: truth,
    exempted: names,
  },
  LandingZone: { ...base },
  SecurityHubStandard: { ...base, standard: setting, disabled: names },
  SecurityHubControl: {
    ...base,
    control: setting,
    standard: setting,
    status: setting,
  },
  SecurityHubPolicy: {
    ...base,
    name: text,
    id: optional(text),
    enabled: setting,
    standards: names,
    enabledControls: orNull(names),
    disabledControls: orNull(names),
  },
  SecurityHubAssociation: { ...base, policy: pointer, target: pointer },
  SecurityHubOrganization: { ...base, configuration: setting, defaultsForNew: optional(setting) },
  SecurityHubAutomationRule: {
    ...base,
    status: setting,
    workflow: setting,
    criteria: listOf(objectOf<FindingCriterion>({ field: text, comparison: setting, value: setting })),
    criteriaOpen: optional(cause),
  },
  RootCredentialsManagement: { ...base, features: names },
  RootEvidence: {
    ...base,
    observed: orNull(pattern(/^[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9:.]*Z)?$/, "a date, with the time in UTC or without")),
    observation: variants("kind", {
      "virtual-devices": { ofRoot: size, isWhole: truth },
      "mfa-active": { isActive: truth },
      "hardware-device": { serialNumber: text },
      "no-credentials": {},
      "not-collected": { reason: text },
      "of-other-things": {},
      check: {
        tool: words("prowler", "security-hub", "config"),
        name: text,
        asks: words("hardware", "any"),
        passed: truth,
      },
    }),
  },
  StackSet: {
    ...base,
    set: pointer,
    name: optional(text),
    targets: listOf(pointer),
    possible: optional(listOf(possiblePointer)),
    within: optional(listOf(pointer)),
    leftOut: optional(listOf(pointer)),
    mayLeaveOut: optional(listOf(possiblePointer)),
    open: optional(cause),
    autoDeployment: truth,
    inOrganization: optional(mark),
  },
};

export const factKinds: readonly string[] = Object.keys(shapes);

/** Any fact. */
export const fact: Shape<Fact> = since(variants<ReadFact, "fact">("fact", shapes), unreadFromVersion1);
