import { arnEnd } from "../../facts/name-match.ts";
import type { GuardrailCause } from "../../model/cause.ts";
import type { ControlTowerControlFact } from "../../model/fact.ts";
import type { OrgNode } from "../../model/org-node.ts";
import { type Answer, all, no, openIf, yes } from "../../model/ternary.ts";
import type { CoverageSource } from "../source.ts";
import { nodeOrCause } from "../tree.ts";
import type { ActiveGuardrail } from "./guardrail.ts";
import { isNamed, isThere } from "./named.ts";
import { asksForAny } from "./security-hub.ts";

interface KnownControl {
  readonly family: ActiveGuardrail["family"];
  readonly level: 1 | 2;
  readonly name: string;
  /** The last part of its ARN: regional and global. */
  readonly ids: readonly string[];
}

/**
 * Controls that have to do with root's MFA. All other identifiers are not recognised and never count. Sources: Control
 * Tower controls reference; Control Catalog API, `ControlParameter`.
 */
const controls: readonly KnownControl[] = [
  {
    family: "preventive",
    level: 2,
    name: "AWS-GR_RESTRICT_ROOT_USER",
    ids: ["AWS-GR_RESTRICT_ROOT_USER", "5kvme4m5d2b4d7if2fs5yg2ui"],
  },
  {
    family: "detective",
    level: 1,
    name: "AWS-GR_ROOT_ACCOUNT_MFA_ENABLED",
    ids: ["AWS-GR_ROOT_ACCOUNT_MFA_ENABLED", "24izmu4k16gv9tvd7sexnyrfy"],
  },
];

/** Controls of Control Tower: targets are OUs, and the management account is never among them. */
export function controlTowerGuardrails(source: CoverageSource): readonly ActiveGuardrail[] {
  return source.facts.of("ControlTowerControl").flatMap((fact) =>
    controls.flatMap((control) => {
      const names = control.ids.map((id) => arnEnd(`/${id}`));
      const isIt = isNamed(fact.control, names, (of) => ({ kind: "control-open", of }));
      // One that may be any is a doubt about the weaker question only where that is asked.
      if (isIt.kind === "no" || (isIt.kind === "open" && control.level === 1 && !asksForAny(source))) return [];
      return [guardrailOf(fact, control, isIt, source)];
    }),
  );
}

function guardrailOf(
  fact: ControlTowerControlFact,
  { family, level, name }: KnownControl,
  isIt: Answer<GuardrailCause>,
  { tree }: CoverageSource,
): ActiveGuardrail {
  const target = nodeOrCause(tree.resolve(fact.target, fact));
  const targets = "node" in target ? [target.node] : [];
  const base = {
    family,
    level,
    name: { kind: "control-tower-control", name: isIt.kind === "yes" ? name : null },
    fact,
    targets,
    remarks: [],
    excluded: new Set<OrgNode>(),
    management: false,
    topic: "control",
  } as const;
  const stop = isIt.kind === "yes" ? stopOf(fact, targets[0]) : null;
  if (stop) return { ...base, unplaced: false, works: no(stop) };
  const causes: readonly GuardrailCause[] = [
    ...("cause" in target ? [{ kind: "target-open", of: target.cause, wanted: "unit" } as const] : []),
    ...(fact.exempted.open === undefined ? [] : [{ kind: "exemptions-open", of: fact.exempted.open } as const]),
  ];
  return { ...base, unplaced: targets.length === 0, works: all([isIt, openIf(causes, yes()), isThere(fact)]) };
}

/** What keeps a control from protecting anybody. */
function stopOf({ control, exempted }: ControlTowerControlFact, target: OrgNode | undefined): GuardrailCause | null {
  // Identifiers that begin with AWS-GR_ belong to arn:…:controltower.
  const arn = control.kind === "known" ? control.value : "";
  if (/:controlcatalog:.*\/AWS-GR_/.test(arn)) return { kind: "no-such-control", arn };
  if (target?.kind === "account") return { kind: "control-on-account" };
  const exempt = exempted.values.find((one) => /:root$|:\*$|^\*$/.test(one));
  return exempt === undefined ? null : { kind: "exempts-root", principal: exempt };
}
