import type { ControlTowerControlFact, Names } from "../model/fact.ts";
import type { Resource } from "../model/resource.ts";
import { entry, revealed, type Value } from "../model/value.ts";
import { type FactAdapter, factBase } from "./adapter.ts";
import { attributesOf, knownText, names, pointer, setting, stands } from "./attributes.ts";

const controlTypes = [
  "AWS::ControlTower::EnabledControl",
  "aws_controltower_control",
  "awscc_controltower_enabled_control",
];
const landingZones = [
  "AWS::ControlTower::LandingZone",
  "aws_controltower_landing_zone",
  "awscc_controltower_landing_zone",
];

/** Controls of Control Tower. Source: Control Catalog API reference, `ControlParameter` (`ExemptAssumeRoot`). */
export const controlTower: FactAdapter<"ControlTowerControl" | "LandingZone"> = {
  gives: { ControlTowerControl: true, LandingZone: true },
  types: [...controlTypes, ...landingZones],
  companions: [],
  toFacts(resource) {
    if (!stands(resource)) return [];
    if (landingZones.includes(resource.type)) return [{ fact: "LandingZone", ...factBase(resource) }];
    return [controlFact(resource)];
  },
};

function controlFact(resource: Resource): ControlTowerControlFact {
  const attributes = attributesOf(resource);
  const parameters = parametersOf(attributes.get("Parameters"));
  const exempted = parameters.get("ExemptedPrincipalArns");
  return {
    fact: "ControlTowerControl",
    ...factBase(resource),
    control: setting(attributes.get("ControlIdentifier")),
    target: pointer(attributes.get("TargetIdentifier")),
    exemptsAssumeRoot: parameters.has("ExemptAssumeRoot"),
    exempted: exempted ? listIn(exempted) : { values: [] },
  };
}

function parametersOf(value: Value | undefined): ReadonlyMap<string, Value> {
  const inner = value && revealed(value);
  const found = new Map<string, Value>();
  for (const item of inner?.kind === "list" ? inner.items : []) {
    const key = knownText(entry(item, "Key") ?? entry(item, "key"));
    const content = entry(item, "Value") ?? entry(item, "value");
    if (key !== undefined && content) found.set(key, content);
  }
  return found;
}

/** Terraform carries lists as JSON text. */
function listIn(value: Value): Names {
  const text = knownText(value);
  if (text === undefined || !text.startsWith("[")) return names(value);
  try {
    const parsed: unknown = JSON.parse(text);
    return { values: Array.isArray(parsed) ? parsed.map(String) : [text] };
  } catch {
    return { values: [text] };
  }
}
