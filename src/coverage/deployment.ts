import { factCauseWords } from "../facts/cause-words.ts";
import type { FactBase, StackSetFact } from "../model/fact.ts";
import type { Survey } from "./collected.ts";
import type { Place } from "./tree.ts";

/** Where something of one account is deployed to. */
export interface Deployment {
  readonly targets: readonly Place[];
  readonly unplaced: boolean;
  readonly management: boolean;
  /** Why it is not known whether it is deployed. */
  readonly open?: string;
}

/**
 * The accounts of an account-level guardrail: those of the stack set that it stands in, the one that the
 * configuration gives for its path, or some account that nothing names. A service-managed stack set never deploys to
 * the management account. Source: CloudFormation user guide, "Stack sets with service-managed permissions".
 */
export function deploymentOf(fact: FactBase, survey: Survey): Deployment {
  const sets = stackSetsOf(fact, survey);
  if (sets.length > 0) return stackSetReach(sets, survey);
  const place = survey.placeOf(fact);
  if (place) return { targets: [place], unplaced: false, management: true };
  return { targets: [], unplaced: true, management: true };
}

function stackSetsOf(fact: FactBase, survey: Survey): readonly StackSetFact[] {
  const { address } = fact.resource;
  if (!address.includes("/")) return [];
  const all = survey.inScope("StackSet", fact.scope);
  const isOuter = ({ set }: StackSetFact) => set.kind === "resource" && address.startsWith(`${set.address}/`);
  const names = new Set(all.flatMap((one) => (isOuter(one) ? (one.name ?? []) : [])));
  return all.filter((one) => isOuter(one) || (one.set.kind === "id" && names.has(one.set.id)));
}

function stackSetReach(sets: readonly StackSetFact[], survey: Survey): Deployment {
  const targets: Place[] = [];
  let open: string | undefined;
  for (const set of sets) {
    if (set.open) open ??= factCauseWords(set.open);
    for (const pointer of set.targets) {
      const target = survey.places.resolve(pointer, set);
      if (target.is === "place") targets.push(target.place);
      else open ??= target.is === "open" ? target.detail : "a target is no OU or account";
    }
  }
  if (targets.length === 0) open ??= "the stack set has no instances in the inputs";
  // Named by itself it is reached all the same: such a set manages its own permissions.
  const base = { targets, unplaced: targets.length === 0, management: targets.some((place) => place.management) };
  return open === undefined ? base : { ...base, open };
}
