import type { Fact, FactKind, Pointer, Setting } from "../../model/fact.ts";
import type { Value } from "../../model/value.ts";
import {
  listOf,
  object,
  optional,
  orNull,
  pattern,
  place,
  type Shape,
  scalar,
  since,
  text,
  truth,
  union,
  words,
} from "./shapes.ts";
import { stepKind, symbol } from "./symbol-shapes.ts";
import { fromVersion1, stepFromVersion1, unknownFromVersion1 } from "./version-1.ts";

const related = object({ message: text, location: place });
const assumption = object({ subject: text, is: text });
const account = pattern(/^[0-9]{12}$/, "12 digits");

const base = {
  resource: object({
    format: words("cloudformation", "terraform-plan", "terraform-hcl", "aws-cli", "facts"),
    type: text,
    address: text,
  }),
  action: words("declare", "create", "update", "replace", "no-op", "delete", "forget", "read"),
  location: place,
  header: place,
  callers: listOf(related),
  when: listOf(assumption),
  scope: optional(text),
  partition: optional(pattern(/^aws[a-z-]*$/, "a partition")),
} as const;

const setting: Shape<Setting> = since(
  union("kind", {
    known: object({ kind: words("known"), value: text }),
    open: object({ kind: words("open"), detail: text }),
    absent: object({ kind: words("absent") }),
  } as Readonly<Record<Setting["kind"], Shape<Setting>>>),
  fromVersion1,
);

const names = object({ values: listOf(text), open: optional(text) });

const pointer: Shape<Pointer> = since(
  union("kind", {
    id: object({ kind: words("id"), id: text }),
    resource: object({ kind: words("resource"), address: text, attribute: text }),
    root: object({ kind: words("root") }),
    open: object({ kind: words("open"), detail: text }),
  } as Readonly<Record<Pointer["kind"], Shape<Pointer>>>),
  fromVersion1,
);

/** Values nest in themselves; the depth limit of containers bounds them. */
const value: Shape<Value> = (given, context) => anyValue(given, context);
const unknownNow = object({
  kind: words("unknown"),
  symbol,
  references: optional(listOf(object({ address: text, attribute: text }))),
});
const unknownValue: typeof unknownNow = (given, context) => unknownNow(unknownFromVersion1(given, context), context);
const textPart: Shape<string | ReturnType<typeof unknownValue>> = (given, context) =>
  typeof given === "string" ? text(given, context) : unknownValue(given, context);
const anyValue = union("kind", {
  known: object({ kind: words("known"), value: scalar, at: optional(place) }),
  text: object({ kind: words("text"), parts: listOf(textPart), at: optional(place) }),
  list: object({ kind: words("list"), items: listOf(value), at: optional(place) }),
  map: object({ kind: words("map"), entries: listOf(object({ key: text, value })), at: optional(place) }),
  choice: object({ kind: words("choice"), options: listOf(object({ when: listOf(assumption), value })) }),
  unknown: unknownValue,
  sensitive: object({ kind: words("sensitive"), value }),
  absent: object({ kind: words("absent") }),
} as Readonly<Record<string, Shape<Value>>>);

const ownerSign = object({
  sign: words("user", "name", "serial-number", "import", "enable-date", "listed", "call"),
  phrase: text,
  location: place,
  via: listOf(since(object({ kind: stepKind, message: text, location: place }), stepFromVersion1)),
  when: listOf(assumption),
  account: optional(account),
});

const owner = since(
  union<unknown>("kind", {
    root: (given, context) => {
      const read = object({
        kind: words("root"),
        certainty: words("certain", "possible"),
        signs: listOf(ownerSign),
        account: optional(account),
      })(given, context);
      const [first, ...more] = read.signs;
      // An empty list says nothing: then the device is not taken as root's.
      return first ? { ...read, signs: [first, ...more] } : { kind: "not-root" };
    },
    "not-root": object({ kind: words("not-root") }),
    open: object({ kind: words("open"), open: text, settle: text, location: place }),
  }),
  fromVersion1,
);

const ruleSpec = object({
  name: text,
  owner: setting,
  identifier: setting,
  modes: names,
  when: listOf(assumption),
  location: place,
});

const packContent = since(
  union<unknown>("kind", {
    rules: object({ kind: words("rules"), rules: listOf(ruleSpec), open: optional(text) }),
    broken: object({ kind: words("broken"), detail: text, location: place }),
    unread: object({ kind: words("unread"), detail: text, location: place }),
  }),
  fromVersion1,
);

const reach = words("account", "organization");

/** One entry for each kind; the type makes sure that none is forgotten. */
const shapes: Readonly<Record<FactKind, Shape<unknown>>> = {
  MfaDevice: object({ fact: words("MfaDevice"), ...base, owner, existing: truth }),
  UnreadContent: object({ fact: words("UnreadContent"), ...base, message: text }),
  Organization: object({
    fact: words("Organization"),
    ...base,
    featureSet: setting,
    policyTypes: orNull(names),
    serviceAccess: orNull(names),
    rootId: optional(text),
    managementId: optional(account),
    accounts: listOf(object({ id: account, name: optional(text) })),
  }),
  ServiceAccess: object({ fact: words("ServiceAccess"), ...base, principal: setting }),
  OrganizationalUnit: object({
    fact: words("OrganizationalUnit"),
    ...base,
    name: text,
    id: optional(text),
    parent: pointer,
  }),
  Account: object({ fact: words("Account"), ...base, name: text, id: optional(account), parent: pointer }),
  PolicyDocument: object({
    fact: words("PolicyDocument"),
    ...base,
    name: text,
    role: words("policy", "document"),
    type: setting,
    content: orNull(value),
    id: optional(text),
    targets: listOf(pointer),
  }),
  PolicyAttachment: object({ fact: words("PolicyAttachment"), ...base, policy: pointer, target: pointer }),
  ConfigRule: object({ fact: words("ConfigRule"), ...base, reach, rule: ruleSpec, excluded: listOf(pointer) }),
  ConformancePack: object({
    fact: words("ConformancePack"),
    ...base,
    reach,
    name: text,
    content: packContent,
    excluded: listOf(pointer),
  }),
  ConfigRecorder: object({
    fact: words("ConfigRecorder"),
    ...base,
    part: words("recorder", "status", "channel"),
    enabled: setting,
    selfStarting: truth,
  }),
  ControlTowerControl: object({
    fact: words("ControlTowerControl"),
    ...base,
    control: setting,
    target: pointer,
    exemptsAssumeRoot: truth,
    exempted: names,
  }),
  LandingZone: object({ fact: words("LandingZone"), ...base }),
  SecurityHubStandard: object({ fact: words("SecurityHubStandard"), ...base, standard: setting, disabled: names }),
  SecurityHubControl: object({
    fact: words("SecurityHubControl"),
    ...base,
    control: setting,
    standard: setting,
    status: setting,
  }),
  SecurityHubPolicy: object({
    fact: words("SecurityHubPolicy"),
    ...base,
    name: text,
    id: optional(text),
    enabled: setting,
    standards: names,
    enabledControls: orNull(names),
    disabledControls: orNull(names),
  }),
  SecurityHubAssociation: object({ fact: words("SecurityHubAssociation"), ...base, policy: pointer, target: pointer }),
  SecurityHubOrganization: object({ fact: words("SecurityHubOrganization"), ...base, configuration: setting }),
  RootCredentialsManagement: object({ fact: words("RootCredentialsManagement"), ...base, features: names }),
  StackSet: object({
    fact: words("StackSet"),
    ...base,
    set: pointer,
    name: optional(text),
    targets: listOf(pointer),
    open: optional(text),
    autoDeployment: truth,
  }),
};

export const factKinds: readonly string[] = Object.keys(shapes);

/** Any fact; every shape above is checked against its kind by the round trip in the tests. */
export const fact = union("fact", shapes) as Shape<Fact>;
