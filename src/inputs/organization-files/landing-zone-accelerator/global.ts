import type { Setting } from "../../../model/fact.ts";
import { child, type SyntaxNode } from "../../../syntax/node.ts";
import { flagOf, itemsOf, textOf } from "../nodes.ts";
import { type Declared, isKnown, type OrganizationFacts } from "../organization-facts.ts";
import type { Targets } from "./targets.ts";
import { namesOf, settingOf } from "./text.ts";

export interface GlobalContext {
  readonly out: OrganizationFacts;
  readonly targets: Targets;
  /** Whether the accelerator manages the organization. */
  readonly isEnabled: boolean;
  readonly partition: string | undefined;
}

/** Control Tower's controls and centralised root access, of `global-config.yaml`. */
export function globalFacts(root: SyntaxNode, context: GlobalContext): void {
  const tower = child(root, "controlTower");
  if (context.isEnabled && flagOf(child(tower, "enable")) === true)
    for (const control of itemsOf(child(tower, "controls"))) controlFacts(control, context);
  rootManagement(child(root, "centralRootUserManagement"), context);
}

/** A control is enabled on each OU that is named; Control Tower has none for accounts. */
function controlFacts(node: SyntaxNode, { out, targets, partition = "aws" }: GlobalContext): void {
  if (flagOf(child(node, "enable")) !== true) return;
  const identifier = child(node, "identifier");
  const name = textOf(identifier) ?? "control";
  const units = namesOf(child(child(node, "deploymentTargets"), "organizationalUnits"));
  const pointers = [
    ...units.values.map((unit) => ({ unit, target: targets.unit(unit) })),
    ...(units.open ? [{ unit: "?", target: { kind: "open", cause: units.open } as const }] : []),
  ];
  for (const { unit, target } of pointers) {
    const type = "LandingZoneAccelerator::ControlTowerControl";
    const address = `controlTower/controls/${name}/${unit}`;
    const declared: Declared = { type, address, name: identifier ?? node, whole: node };
    out.facts.push({
      fact: "ControlTowerControl",
      ...out.base(declared),
      control: controlArn(settingOf(identifier), partition),
      target,
      exemptsAssumeRoot: false,
      exempted: { values: [] },
    });
  }
}

/** The ARN of a control by its name (`AWS-GR_…`) or by its identifier in the catalogue. */
function controlArn(identifier: Setting, partition: string): Setting {
  if (identifier.kind !== "known" || identifier.value.startsWith("arn:")) return identifier;
  const { value } = identifier;
  return value.startsWith("AWS-GR_")
    ? isKnown(`arn:${partition}:controltower:::control/${value}`)
    : isKnown(`arn:${partition}:controlcatalog:::control/${value}`);
}

function rootManagement(node: SyntaxNode | undefined, { out }: GlobalContext): void {
  if (!node || flagOf(child(node, "enable")) !== true) return;
  const capabilities = child(node, "capabilities");
  const features = [
    ...(flagOf(child(capabilities, "rootCredentialsManagement")) === true ? ["RootCredentialsManagement"] : []),
    ...(flagOf(child(capabilities, "allowRootSessions")) === true ? ["RootSessions"] : []),
  ];
  const type = "LandingZoneAccelerator::CentralRootUserManagement";
  const base = out.base({ type, address: "centralRootUserManagement", name: node, whole: node });
  out.facts.push({ fact: "RootCredentialsManagement", ...base, features: { values: features } });
}
