import { identityOf } from "./fingerprint.ts";

/** What a finding is recognised by in another run: its fingerprint, and its place where several share the resource. */
export interface Recognisable {
  readonly fingerprint: string;
  readonly path: string;
  readonly address: string;
}

export interface Matches<F, K> {
  readonly matched: ReadonlyMap<F, K>;
  /** Known ones that nothing matched: fixed, or not looked at. */
  readonly left: readonly K[];
}

/**
 * Pairs findings with known ones, each at most once: first the same resource in the same file; then the same Terraform
 * address in the same folder, where blocks may move between files; then, for files that are no longer there, the same
 * resource in another one, which is a rename. A copy of a known finding in a further file therefore stays new.
 * `isGone` tells whether a known path holds nothing any more.
 */
export function matchKnown<F, K extends Recognisable>(
  findings: readonly F[],
  known: readonly K[],
  recognise: (finding: F) => Recognisable,
  isGone: (path: string) => boolean,
): Matches<F, K> {
  const matched = new Map<F, K>();
  const open = new Set(known);
  const pair = (keyOf: (one: Recognisable) => string, candidates: Iterable<K>): void => {
    const queues = new Map<string, K[]>();
    for (const one of candidates) {
      const queue = queues.get(keyOf(one));
      if (queue) queue.push(one);
      else queues.set(keyOf(one), [one]);
    }
    for (const finding of findings) {
      if (matched.has(finding)) continue;
      const partner = queues.get(keyOf(recognise(finding)))?.shift();
      if (!partner) continue;
      matched.set(finding, partner);
      open.delete(partner);
    }
  };
  pair(({ fingerprint, path }) => JSON.stringify([identityOf(fingerprint), path]), known);
  pair(
    ({ fingerprint, path }) => JSON.stringify([identityOf(fingerprint), folderOf(path)]),
    [...open].filter(({ address }) => isTerraformAddress(address)),
  );
  pair(
    ({ fingerprint }) => identityOf(fingerprint),
    [...open].filter(({ path }) => isGone(path)),
  );
  return { matched, left: [...open] };
}

/** Logical IDs of CloudFormation are letters and digits, and `/` between nested ones. */
function isTerraformAddress(address: string): boolean {
  return address.includes(".");
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/") + 1);
}
