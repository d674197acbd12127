import type { FactCause } from "../model/cause.ts";
import type { ControlTowerControlFact } from "../model/fact.ts";
import type { Resource } from "../model/resource.ts";
import { choice, entry, known, list, revealed, type Value } from "../model/value.ts";
import { type FactAdapter, factBase } from "./adapter.ts";
import { attributesOf, isMissing, names, pointer, setting, stands } from "./attributes.ts";
import { openCause } from "./open-cause.ts";

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
  const { parameters, open } = parametersOf(attributes.get("Parameters"));
  const exempted = parameters.get("ExemptedPrincipalArns");
  const principals = exempted ? names(listIn(exempted)) : { values: [] };
  return {
    fact: "ControlTowerControl",
    ...factBase(resource),
    control: setting(attributes.get("ControlIdentifier")),
    target: pointer(attributes.get("TargetIdentifier")),
    exemptsAssumeRoot: parameters.has("ExemptAssumeRoot"),
    exempted: open === undefined || exempted ? principals : { values: [], open },
  };
}

interface Parameters {
  readonly parameters: ReadonlyMap<string, Value>;
  /** Why there may be others. */
  readonly open?: FactCause;
}

function parametersOf(value: Value | undefined): Parameters {
  if (isMissing(value) || !value) return { parameters: new Map() };
  const inner = revealed(value);
  if (inner.kind !== "list" && inner.kind !== "map") return { parameters: new Map(), open: openCause(inner) };
  const found = new Map<string, Value>();
  let open: FactCause | undefined;
  for (const item of inner.kind === "list" ? inner.items : [inner]) {
    const key = setting(entry(item, "Key") ?? entry(item, "key"));
    const content = entry(item, "Value") ?? entry(item, "value");
    if (key.kind === "known" && content) found.set(key.value, content);
    else if (key.kind === "open") open = key.cause;
    else if (revealed(item).kind !== "map") open = openCause(revealed(item));
  }
  return open === undefined ? { parameters: found } : { parameters: found, open };
}

/** Terraform carries lists as JSON text, which may depend on conditions. */
function listIn(value: Value): Value {
  const inner = revealed(value);
  if (inner.kind === "choice")
    return choice(inner.options.map((option) => ({ ...option, value: listIn(option.value) })));
  if ((inner.kind === "text" || inner.kind === "known") && inner.encodes) return inner.encodes;
  const text = inner.kind === "known" ? String(inner.value).trim() : "";
  if (!text.startsWith("[")) return inner;
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) ? list(parsed.map((one) => known(String(one)))) : inner;
  } catch {
    return inner;
  }
}
