import { isScpType } from "../coverage/scp/attachments.ts";
import type {
  ConfigRuleSpec,
  ConformancePackFact,
  Fact,
  Names,
  Pointer,
  PolicyDocumentFact,
  SecurityHubControlFact,
} from "../model/fact.ts";
import type { Location } from "../model/location.ts";
import type { MapValue } from "../model/value.ts";
import { policyParts } from "./policy-parts.ts";

/** A change that takes away one part of a guardrail. */
export interface Mutant {
  readonly kind:
    | "statement"
    | "action"
    | "resource"
    | "condition"
    | "value"
    | "attachment"
    | "rule"
    | "control"
    | "feature"
    | "standard"
    | "exemption";
  /** Whether the guardrails deny or detect less without the part, or more. */
  readonly effect: "weaker" | "stricter";
  /** `statement DenyVirtualMfa of aws_organizations_policy.root`. */
  readonly label: string;
  readonly location: Location;
  /** The facts without that part. */
  apply(): readonly Fact[];
}

type Change = (
  kind: Mutant["kind"],
  effect: Mutant["effect"],
  label: string,
  location: Location,
  changed: Fact | null,
) => Mutant;

/** One mutant for each part of the guardrails of the facts, but for parts that say nothing of their own. */
export function mutantsOf(facts: readonly Fact[]): readonly Mutant[] {
  return facts.flatMap((fact) => {
    const change: Change = (kind, effect, label, location, changed) => ({
      kind,
      effect,
      label,
      location,
      apply: () => facts.flatMap((one) => (one === fact ? (changed ?? []) : one)),
    });
    return fact.action === "delete" ? [] : mutantsOfFact(fact, change);
  });
}

function mutantsOfFact(fact: Fact, change: Change): readonly Mutant[] {
  const { address } = fact.resource;
  const whole = (kind: Mutant["kind"], label: string) => [
    change(kind, "weaker", `${label} ${address}`, fact.header, null),
  ];
  switch (fact.fact) {
    case "PolicyDocument":
      return isControlPolicy(fact) ? policyMutants(fact, change) : [];
    case "PolicyAttachment":
      return whole("attachment", "attachment");
    case "ConformancePack":
      return [...packMutants(fact, change), ...exclusions(fact, change)];
    case "ConfigRule":
      return [...whole("rule", "Config rule"), ...exclusions(fact, change)];
    case "ConfigRecorder":
      return fact.part === "channel" ? [] : whole("rule", "configuration recorder");
    case "ControlTowerControl":
      return [
        ...whole("control", "Control Tower control"),
        ...fact.exempted.values.map((one) =>
          change("exemption", "stricter", `exempted principal ${one} of ${address}`, fact.header, {
            ...fact,
            exempted: without(fact.exempted, one),
          }),
        ),
        ...(fact.exemptsAssumeRoot
          ? [
              change("exemption", "stricter", `exempted sessions of central root access of ${address}`, fact.header, {
                ...fact,
                exemptsAssumeRoot: false,
              }),
            ]
          : []),
      ];
    case "RootCredentialsManagement":
      return fact.features.values.map((one) =>
        change("feature", "weaker", `root feature ${one} of ${address}`, fact.header, {
          ...fact,
          features: without(fact.features, one),
        }),
      );
    case "ServiceAccess":
      return whole("feature", "service access");
    case "Organization":
      return (fact.serviceAccess?.values ?? []).map((one) =>
        change("feature", "weaker", `service access ${one} of ${address}`, fact.header, {
          ...fact,
          serviceAccess: fact.serviceAccess && without(fact.serviceAccess, one),
        }),
      );
    case "SecurityHubStandard":
      return [
        ...whole("standard", "Security Hub standard"),
        ...fact.disabled.values.map((one) =>
          change("exemption", "stricter", `disabled control ${one} of ${address}`, fact.header, {
            ...fact,
            disabled: without(fact.disabled, one),
          }),
        ),
      ];
    case "SecurityHubControl":
      return isOff(fact)
        ? [change("exemption", "stricter", `disabled Security Hub control ${address}`, fact.header, null)]
        : whole("control", "Security Hub control");
    case "SecurityHubAutomationRule":
      return [change("exemption", "stricter", `Security Hub automation rule ${address}`, fact.header, null)];
    case "SecurityHubPolicy":
      return [
        ...fact.standards.values.map((one) =>
          change("standard", "weaker", `Security Hub standard ${one} of ${address}`, fact.header, {
            ...fact,
            standards: without(fact.standards, one),
          }),
        ),
        ...(fact.enabledControls?.values ?? []).map((one) =>
          change("control", "weaker", `Security Hub control ${one} of ${address}`, fact.header, {
            ...fact,
            enabledControls: fact.enabledControls && without(fact.enabledControls, one),
          }),
        ),
        ...(fact.disabledControls?.values ?? []).map((one) =>
          change("exemption", "stricter", `disabled Security Hub control ${one} of ${address}`, fact.header, {
            ...fact,
            disabledControls: fact.disabledControls && without(fact.disabledControls, one),
          }),
        ),
      ];
    case "SecurityHubAssociation":
      return whole("attachment", "Security Hub association");
    default:
      return [];
  }
}

/** Whether a policy is a service or a resource control policy. */
function isControlPolicy(fact: PolicyDocumentFact): boolean {
  return isScpType(fact) || (fact.type.kind === "known" && fact.type.value === "RESOURCE_CONTROL_POLICY");
}

function isOff({ status }: SecurityHubControlFact): boolean {
  return status.kind === "known" && status.value === "DISABLED";
}

function without(names: Names, left: string): Names {
  return {
    ...names,
    values: names.values.filter((one) => one !== left),
    ...(names.entries && { entries: names.entries.filter((one) => one.kind !== "known" || one.value !== left) }),
  };
}

/** Accounts that are left out of a rule or pack: without the exclusion it reaches more. */
function exclusions(fact: Extract<Fact, { readonly excluded: readonly Pointer[] }>, change: Change): readonly Mutant[] {
  return fact.excluded.map((pointer) =>
    change(
      "exemption",
      "stricter",
      `excluded account ${pointerName(pointer)} of ${fact.resource.address}`,
      fact.header,
      {
        ...fact,
        excluded: fact.excluded.filter((one) => one !== pointer),
      },
    ),
  );
}

function packMutants(fact: ConformancePackFact, change: Change): readonly Mutant[] {
  const { content } = fact;
  if (content.kind !== "rules") return [];
  const remaining = (rule: ConfigRuleSpec): Fact => ({
    ...fact,
    content: { ...content, rules: content.rules.filter((one) => one !== rule) },
  });
  return content.rules.map((rule) =>
    change("rule", "weaker", `rule ${rule.name} of ${fact.resource.address}`, rule.location, remaining(rule)),
  );
}

function policyMutants(fact: PolicyDocumentFact, change: Change): readonly Mutant[] {
  const { address } = fact.resource;
  const targets = fact.targets.map((target) =>
    change("attachment", "weaker", `target ${pointerName(target)} of ${address}`, fact.header, {
      ...fact,
      targets: fact.targets.filter((one) => one !== target),
    }),
  );
  const parts = policyParts(fact.content).map(({ kind, effect, label, at, left }) =>
    change(kind, effect, `${label} of ${address}`, at ?? fact.header, withContent(fact, left)),
  );
  return [...targets, ...parts];
}

function withContent(fact: PolicyDocumentFact, content: MapValue): Fact {
  return { ...fact, content };
}

function pointerName(pointer: Pointer): string {
  if (pointer.kind === "id") return pointer.id;
  return pointer.kind === "resource" ? pointer.address : pointer.kind === "root" ? "the root" : "that is not known";
}
