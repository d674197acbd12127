import { arnEnd } from "../../facts/name-match.ts";
import type { GuardrailCause } from "../../model/cause.ts";
import type { ControlTowerControlFact } from "../../model/fact.ts";
import type { OrgNode } from "../../model/org-node.ts";
import { type Answer, all, no, openIf, yes } from "../../model/ternary.ts";
import type { CoverageSource } from "../source.ts";
import { onTargetBranches } from "../target-branches.ts";
import { nodeOrCause, type OrgTree } from "../tree.ts";
import { exemptedRoot } from "./exempted-root.ts";
import type { ActiveGuardrail } from "./guardrail.ts";
import { entriesOf, isNamed, isThere } from "./named.ts";
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
  return source.facts
    .of("ControlTowerControl")
    .flatMap(onTargetBranches)
    .flatMap((fact) =>
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
  const exemptions = family === "preventive" ? exemptionsOf(fact, tree) : ofUnitAlone(targets);
  const stop = isIt.kind === "yes" ? (stopOf(fact, targets[0]) ?? exemptions.stop) : undefined;
  if (stop) return { ...base, unplaced: false, works: no(stop) };
  const causes: readonly GuardrailCause[] = [
    ...("cause" in target ? [{ kind: "target-open", of: target.cause, wanted: "unit" } as const] : []),
    ...exemptions.open,
  ];
  const works = all([isIt, openIf(causes, yes()), isThere(fact)]);
  return { ...base, unplaced: targets.length === 0, works, replaced: exemptions.replaced };
}

/** What keeps a control from protecting anybody. */
function stopOf({ control }: ControlTowerControlFact, target: OrgNode | undefined): GuardrailCause | undefined {
  // Identifiers that begin with AWS-GR_ belong to arn:…:controltower.
  const arn = control.kind === "known" ? control.value : "";
  if (/:controlcatalog:.*\/AWS-GR_/.test(arn)) return { kind: "no-such-control", arn };
  return target?.kind === "account" ? { kind: "control-on-account" } : undefined;
}

interface Exemptions {
  /** That every root user is exempt. */
  readonly stop?: GuardrailCause;
  readonly open: readonly GuardrailCause[];
  /** The accounts whose root user is exempt. */
  readonly replaced: NonNullable<ActiveGuardrail["replaced"]>;
}

/** A detective control is for the accounts of its OU; OUs inside have their own. Source: Control Tower, nested OUs. */
function ofUnitAlone(targets: readonly OrgNode[]): Exemptions {
  const inner = targets.flatMap((target) => target.children.filter((node) => node.kind === "unit"));
  return { open: [], replaced: new Map(inner.map((node) => [node, [no({ kind: "nested-unit" })]])) };
}

function exemptionsOf({ exempted, ...fact }: ControlTowerControlFact, tree: OrgTree): Exemptions {
  const { entries, rest } = entriesOf(exempted);
  const open: GuardrailCause[] = rest === null ? [] : [{ kind: "exemptions-open", of: rest }];
  const replaced = new Map<OrgNode, readonly Answer<GuardrailCause>[]>();
  let stop: GuardrailCause | undefined;
  for (const entry of entries) {
    const root = exemptedRoot(entry);
    const principal = entry.kind === "known" ? entry.value : "";
    if (root.kind === "every") stop = { kind: "exempts-root", principal };
    if (root.kind === "some") open.push({ kind: "exempts-some", principal });
    if (root.kind === "no-arn") open.push({ kind: "exempts-no-arn", principal });
    if (root.kind === "open") open.push({ kind: "exemptions-open", of: root.cause });
    if (root.kind !== "account") continue;
    const target = tree.resolve({ kind: "id", id: root.account }, fact);
    if (target.kind === "node") replaced.set(target.node, [no({ kind: "exempts-root", principal })]);
  }
  return stop ? { stop, open, replaced } : { open, replaced };
}
