import { identityOf } from "./fingerprint.ts";

/** What a finding is recognised by in another run: its fingerprint, and its place where several share the resource. */
export interface Recognisable {
  readonly fingerprint: string;
  readonly path: string;
  readonly address: string;
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
 * `isGone` tells whether an earlier path holds nothing any more.
 */
export function pairFindings<F, K extends Recognisable>(
  findings: readonly F[],
  earlier: readonly K[],
  recognise: (finding: F) => Recognisable,
  isGone: (path: string) => boolean,
): Pairs<F, K> {
  const paired = new Map<F, K>();
  const open = new Set(earlier);
  const pair = (keyOf: (one: Recognisable) => string, candidates: Iterable<K>): void => {
    const queues = new Map<string, K[]>();
    for (const one of candidates) {
      const queue = queues.get(keyOf(one));
      if (queue) queue.push(one);
      else queues.set(keyOf(one), [one]);
    }
    for (const finding of findings) {
      if (paired.has(finding)) continue;
      const partner = queues.get(keyOf(recognise(finding)))?.shift();
      if (!partner) continue;
      paired.set(finding, partner);
      open.delete(partner);
    }
  };
  const pairIntoModules = (): void => {
    const inModules = [...open].filter(({ address }) => address.startsWith("module."));
    if (inModules.length === 0) return;
    for (const finding of findings) {
      if (paired.has(finding)) continue;
      const { fingerprint, path } = recognise(finding);
      const partner = inModules.find(
        (one) => open.has(one) && identityOf(one.fingerprint) === identityOf(fingerprint) && isNested(path, one.path),
      );
      if (!partner) continue;
      paired.set(finding, partner);
      open.delete(partner);
    }
  };
  pair(({ fingerprint, path }) => JSON.stringify([identityOf(fingerprint), path]), earlier);
  pair(
    ({ fingerprint, path }) => JSON.stringify([identityOf(fingerprint), folderOf(path)]),
    [...open].filter(({ address }) => isTerraformAddress(address)),
  );
  pairIntoModules();
  pair(
    ({ fingerprint }) => identityOf(fingerprint),
    [...open].filter(({ path }) => isGone(path)),
  );
  return { paired, left: [...open] };
}

/** Logical IDs of CloudFormation are letters and digits, and `/` between nested ones. */
function isTerraformAddress(address: string): boolean {
  return address.includes(".");
}

/** Whether the folder of one path is that of the other, or below it. */
function isNested(one: string, other: string): boolean {
  const [a, b] = [folderOf(one), folderOf(other)];
  return a.startsWith(b) || b.startsWith(a);
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/") + 1);
}
