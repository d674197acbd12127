import type { Finding } from "../model/finding.ts";
import { identityOf } from "./fingerprint.ts";

/** What a finding is recognised by in another run: its fingerprint, and its place where several share the resource. */
export interface Recognisable {
  readonly fingerprint: string;
  readonly path: string;
  readonly address: string;
  /** The fingerprints that it had under former addresses. */
  readonly formerly?: readonly string[];
}

/** What a finding is recognised by. */
export function recognisable({ fingerprint, location, resource, formerly }: Finding): Recognisable {
  const base = { fingerprint, path: location.path, address: resource.address };
  return formerly ? { ...base, formerly: formerly.map((one) => one.fingerprint) } : base;
}

export interface Pairs<F, K> {
  readonly paired: ReadonlyMap<F, K>;
  /** Earlier ones without a finding of now: fixed, or not scanned. */
  readonly left: readonly K[];
}

/**
 * Pairs findings with those of an earlier run, each at most once: first the same resource in the same file; then the same Terraform
 * address in the same folder, where blocks may move between files; then what a module declares by now, or declared, below the
 * folder of the other; then, for files that are no longer there, the same resource in another one, which is a rename. A copy of an earlier finding in a further file therefore stays new.
 * A finding that none is left for is looked for in the same way by the addresses that its resource had before. `isGone` tells
 * whether an earlier path holds nothing any more.
 */
export function pairFindings<F, K extends Recognisable>(
  findings: readonly F[],
  earlier: readonly K[],
  recognise: (finding: F) => Recognisable,
  isGone: (path: string) => boolean,
): Pairs<F, K> {
  const paired = new Map<F, K>();
  const open = new Set(earlier);
  const pair = (names: NamesOf<F>, keyOf: (one: Recognisable) => string, candidates: Iterable<K>): void => {
    const queues = new Map<string, K[]>();
    for (const one of candidates) {
      const queue = queues.get(keyOf(one));
      if (queue) queue.push(one);
      else queues.set(keyOf(one), [one]);
    }
    for (const finding of findings) {
      if (paired.has(finding)) continue;
      let partner: K | undefined;
      for (const one of names(finding)) partner ??= queues.get(keyOf(one))?.shift();
      if (!partner) continue;
      paired.set(finding, partner);
      open.delete(partner);
    }
  };
  const pairIntoModules = (names: NamesOf<F>): void => {
    const isInModule = ({ address }: Recognisable) => address.startsWith("module.");
    const inModules = [...open].filter(isInModule);
    for (const finding of findings) {
      if (paired.has(finding)) continue;
      const known = names(finding);
      const candidates = known.some(isInModule) ? [...open] : inModules.filter((one) => open.has(one));
      const partner = candidates.find((one) => known.some((name) => isSameBelow(name, one)));
      if (!partner) continue;
      paired.set(finding, partner);
      open.delete(partner);
    }
  };
  const pairBy = (names: NamesOf<F>): void => {
    pair(names, ({ fingerprint, path }) => JSON.stringify([identityOf(fingerprint), path]), [...open]);
    pair(
      names,
      ({ fingerprint, path }) => JSON.stringify([identityOf(fingerprint), folderOf(path)]),
      [...open].filter(({ address }) => isTerraformAddress(address)),
    );
    pairIntoModules(names);
    pair(
      names,
      ({ fingerprint }) => identityOf(fingerprint),
      [...open].filter(({ path }) => isGone(path)),
    );
  };
  pairBy((finding) => [recognise(finding)]);
  const formerNames = (finding: F) => formerNamesOf(recognise(finding));
  if (open.size > 0 && findings.some((one) => formerNames(one).length > 0)) pairBy(formerNames);
  return { paired, left: [...open] };
}

/** What a finding is looked for by. */
type NamesOf<F> = (finding: F) => readonly Recognisable[];

function formerNamesOf({ formerly = [], ...rest }: Recognisable): readonly Recognisable[] {
  return formerly.map((fingerprint) => ({ ...rest, fingerprint }));
}

/** Logical IDs of CloudFormation are letters and digits, and `/` between nested ones. */
export function isTerraformAddress(address: string): boolean {
  return address.includes(".");
}

/** Whether two are the same, and one is below the folder of the other. */
function isSameBelow(one: Recognisable, other: Recognisable): boolean {
  return identityOf(one.fingerprint) === identityOf(other.fingerprint) && isNested(one.path, other.path);
}

/** Whether the folder of one path is that of the other, or below it. */
function isNested(one: string, other: string): boolean {
  const [a, b] = [folderOf(one), folderOf(other)];
  return a.startsWith(b) || b.startsWith(a);
}

export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/") + 1);
}
