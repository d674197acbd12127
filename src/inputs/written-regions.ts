import { isRegion, type Regional } from "../model/partition.ts";
import { type Assumption, bothAssumed, isConsistent, revealed, type Value } from "../model/value.ts";

/** Branches of one value that are told apart: of more its Regions are not known. */
const maxBranches = 16;

/** The Regions of one branch; `null`: not known. */
interface Branch {
  readonly when: readonly Assumption[];
  readonly regions: readonly string[] | null;
}

/** The Regions that a value tells, one or a list: all of them, or those of each branch. `inherited`: those where nothing is given. */
export function writtenRegions(value: Value | undefined, inherited: Regional = {}): Regional {
  if (value === undefined) return inherited;
  const branches = branchesOf(value);
  if (branches.every(({ regions }) => regions?.length === 0)) return inherited;
  const own = inherited.regions ?? [];
  const found = branches.map(({ regions }) => (regions === null ? [] : regions.length === 0 ? own : regions));
  const [first = []] = found;
  const isOne = found.every((one) => one.join() === first.join());
  if (isOne || branches.length > maxBranches) return isOne && first.length > 0 ? { regions: first } : {};
  const subjects = new Set(branches.flatMap(({ when }) => when.map((one) => one.subject)));
  return { possibleRegions: { branches: found, subjects: [...subjects] } };
}

function branchesOf(value: Value): readonly Branch[] {
  const inner = revealed(value);
  const branch = (regions: Branch["regions"]): readonly Branch[] => [{ when: [], regions }];
  switch (inner.kind) {
    case "absent":
      return branch([]);
    case "known": {
      const text = String(inner.value ?? "").trim();
      return branch(text === "" ? [] : isRegion(text) ? [text] : null);
    }
    case "list":
      return inner.items.reduce<readonly Branch[]>((found, item) => joined(found, branchesOf(item)), branch([]));
    case "choice":
      return inner.options.flatMap(({ when, value: chosen }) => joined([{ when, regions: [] }], branchesOf(chosen)));
    default:
      return branch(null);
  }
}

/** Each branch of one part with each of another one, as far as the two agree. */
function joined(some: readonly Branch[], others: readonly Branch[]): readonly Branch[] {
  if (some.length * others.length > maxBranches * maxBranches) return [{ when: [], regions: null }];
  return some.flatMap((one) =>
    others.flatMap((other): Branch[] => {
      const when = bothAssumed(one.when, other.when);
      if (!isConsistent(when)) return [];
      const regions = one.regions && other.regions && [...new Set([...one.regions, ...other.regions])].sort();
      return [{ when, regions }];
    }),
  );
}
