import type { GuardrailCause } from "../../model/cause.ts";
import type { ControlTowerControlFact } from "../../model/fact.ts";
import type { OrgNode } from "../../model/org-node.ts";
import { no, openIf, yes } from "../../model/ternary.ts";
import { endsIn, textOf } from "../partly-known.ts";
import type { CoverageSource } from "../source.ts";
import { nodeOrCause } from "../tree.ts";
import { type ActiveGuardrail, conditionOf } from "./guardrail.ts";

interface KnownControl {
  readonly family: ActiveGuardrail["family"];
  readonly level: 1 | 2;
  readonly name: string;
}

/**
 * Controls that have to do with root's MFA, by the last part of their ARN. All other opaque identifiers are not
 * recognised and never count. Sources: Control Tower controls reference; Control Catalog API, `ControlParameter`.
 */
const controls: ReadonlyMap<string, KnownControl> = new Map([
  ["AWS-GR_RESTRICT_ROOT_USER", { family: "preventive", level: 2, name: "AWS-GR_RESTRICT_ROOT_USER" }],
  ["5kvme4m5d2b4d7if2fs5yg2ui", { family: "preventive", level: 2, name: "AWS-GR_RESTRICT_ROOT_USER" }],
  ["AWS-GR_ROOT_ACCOUNT_MFA_ENABLED", { family: "detective", level: 1, name: "AWS-GR_ROOT_ACCOUNT_MFA_ENABLED" }],
]);

/** Controls of Control Tower: targets are OUs, and the management account is never among them. */
export function controlTowerGuardrails(source: CoverageSource): readonly ActiveGuardrail[] {
  return source.facts.of("ControlTowerControl").flatMap((fact) => {
    const arn = textOf(fact.control);
    if (!arn) return [];
    const found = [...controls].map(([id, control]) => ({ control, is: endsIn(arn, `/${id}`) }));
    const certain = found.find((one) => one.is.kind === "yes");
    if (certain) return [guardrailOf(fact, certain.control, [], source)];
    const possible = found.filter((one) => one.is.kind === "open");
    // Of a control that is not known each family is told once.
    return (["preventive", "detective"] as const).flatMap((family) => {
      const [first] = possible.filter((one) => one.control.family === family);
      const causes = first?.is.causes.map((of): GuardrailCause => ({ kind: "control-open", of })) ?? [];
      return first ? [guardrailOf(fact, { ...first.control, name: null }, causes, source)] : [];
    });
  });
}

function guardrailOf(
  fact: ControlTowerControlFact,
  { family, level, name }: Omit<KnownControl, "name"> & { readonly name: string | null },
  open: readonly GuardrailCause[],
  { tree }: CoverageSource,
): ActiveGuardrail {
  const target = nodeOrCause(tree.resolve(fact.target, fact));
  const targets = "node" in target ? [target.node] : [];
  const base = {
    family,
    level,
    name: { kind: "control-tower-control", name },
    fact,
    targets,
    remarks: [],
    excluded: new Set<OrgNode>(),
    management: false,
    topic: "control",
  } as const;
  const stop = stopOf(fact, targets[0]);
  if (stop) return { ...base, unplaced: false, works: no(stop) };
  const causes: readonly GuardrailCause[] = [
    ...open,
    ...("cause" in target ? [{ kind: "target-open", of: target.cause, wanted: "unit" } as const] : []),
    ...(fact.exempted.open === undefined ? [] : [{ kind: "exemptions-open", of: fact.exempted.open } as const]),
    ...conditionOf(fact),
  ];
  return { ...base, unplaced: targets.length === 0, works: openIf(causes, yes()) };
}

/** What keeps a control from protecting anybody. */
function stopOf(fact: ControlTowerControlFact, target: OrgNode | undefined): GuardrailCause | null {
  const arn =
    textOf(fact.control)
      ?.parts.map((part) => part ?? "…")
      .join("") ?? "";
  // Identifiers that begin with AWS-GR_ belong to arn:…:controltower.
  if (/:controlcatalog:.*\/AWS-GR_/.test(arn)) return { kind: "no-such-control", arn };
  if (target?.kind === "account") return { kind: "control-on-account" };
  const exempt = fact.exempted.values.find((one) => /:root$|:\*$|^\*$/.test(one));
  return exempt === undefined ? null : { kind: "exempts-root", principal: exempt };
}
