import type { GuardrailIssue } from "../model/coverage.ts";
import type { Proposal, RepairStep } from "./propose.ts";
import type { Refusal } from "./refusal.ts";
import type { PlaceRef } from "./sources.ts";
import { applyOffsets, composed, inOrder, type OffsetEdit } from "./text-edit.ts";

/** Texts by path, of the files that an edit changed. */
export type Texts = ReadonlyMap<string, string>;

/** What a run says of the inputs with some texts in the place of what their files hold. */
export interface Judgement<Seen> {
  readonly texts: Texts;
  readonly issues: readonly GuardrailIssue[];
  /** Every finding, by what it is recognised by. */
  readonly findings: ReadonlyMap<string, SeenFinding>;
  /** How badly each input was read: 0 for whole. */
  readonly inputs: ReadonlyMap<string, number>;
  /** What proposals are made from. */
  readonly seen: Seen;
}

export interface SeenFinding {
  /** Grows with severity and certainty. */
  readonly weight: number;
  readonly rule: string;
  readonly message: string;
  /** The resource that it is about, and its file. */
  readonly place: PlaceRef;
  /** Whether it only says what is not known of the resource at this address. */
  readonly isDoubtAbout: string | null;
}

/** What to make a judgement of, and how. */
export interface Bench<Seen> {
  judge(texts: Texts): Promise<Judgement<Seen>>;
  propose(issue: GuardrailIssue, at: Judgement<Seen>): Proposal | Refusal;
  /** The text of a file as it is without any edit. */
  original(path: string): string | undefined;
}

export interface KeptRepair {
  readonly issue: GuardrailIssue;
  readonly steps: readonly RepairStep[];
}

export interface LeftIssue {
  readonly issue: GuardrailIssue;
  readonly why: Refusal;
}

/** Where all is tried: the repairs that stand, those that do not and why, and the edits of the files as they are now. */
export interface Settled<Seen> {
  readonly last: Judgement<Seen>;
  readonly kept: readonly KeptRepair[];
  readonly left: readonly LeftIssue[];
  readonly edits: ReadonlyMap<string, readonly OffsetEdit[]>;
}

/** How often all that is left is tried again: a repair may clear the way for another one. */
const maxRounds = 8;

/**
 * Makes the repairs of some issues that hold what is asked of a repair. They are tried all at once, and by halves where that
 * does not hold, each on what the others left; what is refused is tried again as long as others are kept.
 */
export async function settle<Seen>(
  bench: Bench<Seen>,
  start: Judgement<Seen>,
  wanted: (issue: GuardrailIssue) => boolean,
): Promise<Settled<Seen>> {
  const run = new Settlement(bench, start);
  const issues = start.issues.filter((issue) => issue.kind === "ineffective" && wanted(issue));
  let open: readonly GuardrailIssue[] = issues;
  for (let round = 0; round < maxRounds && open.length > 0; round += 1) {
    const before = run.kept.length;
    await run.tryAll(open);
    open = issues.filter((issue) => run.isOpen(issue));
    if (run.kept.length === before) break;
  }
  const left = open.map((issue) => ({ issue, why: run.whyNot(issue) }));
  return { last: run.now, kept: run.kept, left, edits: run.edits };
}

interface Attempt {
  readonly issue: GuardrailIssue;
  readonly proposal: Proposal;
}

class Settlement<Seen> {
  now: Judgement<Seen>;
  readonly kept: KeptRepair[] = [];
  readonly edits = new Map<string, readonly OffsetEdit[]>();
  readonly #bench: Bench<Seen>;
  readonly #refused = new Map<string, Refusal>();

  constructor(bench: Bench<Seen>, start: Judgement<Seen>) {
    this.#bench = bench;
    this.now = start;
  }

  isOpen(issue: GuardrailIssue): boolean {
    return this.now.issues.some((one) => keyOf(one) === keyOf(issue));
  }

  whyNot(issue: GuardrailIssue): Refusal {
    return this.#refused.get(keyOf(issue)) ?? { kind: "decision" };
  }

  async tryAll(issues: readonly GuardrailIssue[]): Promise<void> {
    const attempts = issues.flatMap((issue) => this.#attempt(issue));
    if (attempts.length === 0) return;
    const [first, ...others] = await this.#try(attempts);
    if (!first) return;
    const guilty = new Map<string, Refusal>();
    for (const { why, about } of [first, ...others]) if (about !== null && !guilty.has(about)) guilty.set(about, why);
    const innocent = attempts.filter(({ issue }) => !guilty.has(placeKey(placeOf(issue))));
    for (const { issue } of attempts) {
      const why = guilty.get(placeKey(placeOf(issue))) ?? (attempts.length === 1 ? first.why : undefined);
      if (why) this.#refused.set(keyOf(issue), why);
    }
    if (attempts.length === 1) return;
    const rest = innocent.map((one) => one.issue);
    if (rest.length < attempts.length) return this.tryAll(rest);
    const middle = rest.length >> 1;
    await this.tryAll(rest.slice(0, middle));
    await this.tryAll(rest.slice(middle));
  }

  /** The issue as it stands now, which may be elsewhere than before, with its proposal. */
  #attempt(issue: GuardrailIssue): readonly Attempt[] {
    const current = this.now.issues.find((one) => keyOf(one) === keyOf(issue));
    if (!current) return [];
    const proposal = this.#bench.propose(current, this.now);
    if (!("kind" in proposal)) return [{ issue: current, proposal }];
    this.#refused.set(keyOf(issue), proposal);
    return [];
  }

  /** Makes the edits of all attempts if they may stand; else tells what speaks against them. */
  async #try(attempts: readonly Attempt[]): Promise<readonly Objection[]> {
    const made = this.#edited(attempts.map((one) => one.proposal));
    if (!made) return [{ why: { kind: "overlap" }, about: null }];
    const next = await this.#bench.judge(new Map([...this.now.texts, ...made.texts]));
    const against = objections(
      this.now,
      next,
      attempts.map((one) => one.issue),
    );
    if (against.length > 0) return against;
    this.now = next;
    for (const [path, edits] of made.edits) this.edits.set(path, composed(this.edits.get(path) ?? [], edits));
    this.kept.push(...attempts.map(({ issue, proposal }) => ({ issue, steps: proposal.steps })));
    return [];
  }

  #edited(
    proposals: readonly Proposal[],
  ): { readonly texts: Texts; readonly edits: ReadonlyMap<string, readonly OffsetEdit[]> } | undefined {
    if (declareTwice(proposals)) return undefined;
    const all = proposals.flatMap((one) => one.edits);
    const texts = new Map<string, string>();
    const edits = new Map<string, readonly OffsetEdit[]>();
    for (const path of new Set(all.map((one) => one.path))) {
      const text = this.now.texts.get(path) ?? this.#bench.original(path);
      const ordered =
        text === undefined
          ? undefined
          : inOrder(
              text,
              all.filter((one) => one.path === path),
            );
      if (text === undefined || !ordered) return undefined;
      texts.set(path, applyOffsets(text, ordered));
      edits.set(path, ordered);
    }
    return { texts, edits };
  }
}

/** Whether two proposals declare one resource, each in another way. */
function declareTwice(proposals: readonly Proposal[]): boolean {
  const by = new Map<string, string>();
  return proposals.some(({ declares, edits }) =>
    declares.some((name) => {
      const own = JSON.stringify(edits);
      const other = by.get(name) ?? own;
      by.set(name, own);
      return other !== own;
    }),
  );
}

/** What speaks against a change, and the resource whose repair is to blame for it; `null` where that is not plain. */
interface Objection {
  readonly why: Refusal;
  readonly about: string | null;
}

/**
 * What speaks against a change: an issue that is still there, an input that cannot be read any more, a finding that was not
 * there or is worse than it was. What is not known of a repaired resource was hidden by what was wrong with it, and is allowed.
 */
function objections<Seen>(
  before: Judgement<Seen>,
  after: Judgement<Seen>,
  repaired: readonly GuardrailIssue[],
): readonly Objection[] {
  const found: Objection[] = [];
  for (const [path, fault] of after.inputs) {
    if (fault > (before.inputs.get(path) ?? 0)) found.push({ why: { kind: "breaks-input", path }, about: null });
  }
  const gone = new Set(repaired.map(keyOf));
  for (const issue of after.issues) {
    if (gone.has(keyOf(issue))) found.push({ why: { kind: "still-there" }, about: placeKey(placeOf(issue)) });
  }
  const addresses = new Set(repaired.map((issue) => issue.resource.address));
  const places = new Set(repaired.map((issue) => placeKey(placeOf(issue))));
  for (const [key, { weight, rule, message, place, isDoubtAbout }] of after.findings) {
    if (weight <= (before.findings.get(key)?.weight ?? 0)) continue;
    if (isDoubtAbout !== null && addresses.has(isDoubtAbout)) continue;
    const about = placeKey(place);
    found.push({ why: { kind: "new-finding", rule, message }, about: places.has(about) ? about : null });
  }
  return found;
}

function placeOf({ resource, location }: GuardrailIssue): PlaceRef {
  return { path: location.path, name: resource.address };
}

function placeKey({ path, name }: PlaceRef): string {
  return JSON.stringify([path, name]);
}

/** What an issue is recognised by while texts around it change. */
function keyOf({ family, topic, kind, resource, location }: GuardrailIssue): string {
  return JSON.stringify([family, topic, kind, resource.format, resource.type, resource.address, location.path]);
}
