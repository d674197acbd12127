import type { Fact, PolicyAttachmentFact, PolicyDocumentFact } from "../model/fact.ts";

/**
 * The facts of the present, where outputs of AWS tell nothing of guardrails that the change takes out of the code or edits there: they were
 * collected before, and say what stands until the change is deployed. Of a policy that is edited they still tell to what it is attached. `stood`: what stood before the change.
 */
export function withoutOutdatedOutputs(present: readonly Fact[], stood: readonly Fact[]): readonly Fact[] {
  if (!present.some(isOutput)) return present;
  const [before, now] = [new Declared(stood), new Declared(present)];
  const changed = [...before.names()].filter((name) => before.saying(name) !== now.saying(name));
  if (changed.length === 0) return present;
  const outdated = new Outdated(present, new Set(changed), before, now);
  return present.flatMap((fact) => (isOutput(fact) ? (outdated.left(fact) ?? []) : fact));
}

function isOutput({ digest, resource }: Fact): boolean {
  return digest !== undefined && resource.format === "aws-cli";
}

/** What a guardrail is called, in code and in outputs; `undefined` for what has no such name. */
function nameOf(fact: Fact): string | undefined {
  switch (fact.fact) {
    case "PolicyDocument":
      return fact.role === "policy" ? `policy ${fact.name}` : undefined;
    case "ConformancePack":
      return `pack ${fact.reach} ${fact.name}`;
    case "ConfigRule":
      return `rule ${fact.reach} ${fact.rule.name}`;
    default:
      return undefined;
  }
}

/** The guardrails that code declares on one side, by names that outputs have for them too. */
class Declared {
  readonly #facts = new Map<string, Fact[]>();
  readonly #attachments = new Map<string, PolicyAttachmentFact[]>();

  constructor(facts: readonly Fact[]) {
    const code = facts.filter((fact) => fact.digest === undefined && fact.action !== "delete");
    const policies = new Map<string, string>();
    for (const fact of code) {
      const name = nameOf(fact);
      if (name === undefined) continue;
      push(this.#facts, name, fact);
      policies.set(addressKey(fact, fact.resource.address), name);
    }
    for (const fact of code) {
      if (fact.fact !== "PolicyAttachment" || fact.policy.kind !== "resource") continue;
      const name = policies.get(addressKey(fact, fact.policy.address));
      if (name !== undefined) push(this.#attachments, name, fact);
    }
  }

  names(): Iterable<string> {
    return this.#facts.keys();
  }

  /** Equal where the code says the same, wherever it stands. */
  saying(name: string): string {
    return JSON.stringify([this.#facts.get(name)?.map(sayingOf).sort(), [...this.targets(name)].sort()]);
  }

  /** What a policy is attached to by resources of their own, as JSON of pointers. */
  targets(name: string): ReadonlySet<string> {
    return new Set(this.#attachments.get(name)?.map(({ target }) => sayingOf(target)));
  }

  /** The policy of that name; `undefined` where there is none, or several. */
  policy(name: string): PolicyDocumentFact | undefined {
    const [only, ...others] = this.#facts.get(name) ?? [];
    return others.length === 0 && only?.fact === "PolicyDocument" ? only : undefined;
  }
}

function push<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const have = lists.get(key);
  if (have) have.push(item);
  else lists.set(key, [item]);
}

function addressKey({ scope }: Fact, address: string): string {
  return JSON.stringify([scope, address]);
}

/** What is outdated of the outputs. */
class Outdated {
  readonly #changed: ReadonlySet<string>;
  readonly #before: Declared;
  readonly #now: Declared;
  /** The names of the changed policies, by the IDs that outputs tell. */
  readonly #policies = new Map<string, string>();
  /** The IDs of policies that outputs still tell to be attached to something. */
  readonly #attached = new Set<string>();

  constructor(present: readonly Fact[], changed: ReadonlySet<string>, before: Declared, now: Declared) {
    this.#changed = changed;
    this.#before = before;
    this.#now = now;
    for (const fact of present) {
      const name = nameOf(fact);
      if (fact.fact === "PolicyDocument" && fact.id !== undefined && isOutput(fact) && name && changed.has(name))
        this.#policies.set(fact.id, name);
    }
    for (const fact of present) {
      if (fact.fact !== "PolicyAttachment" || !isOutput(fact) || fact.policy.kind !== "id") continue;
      if (!this.#isGone(fact)) this.#attached.add(fact.policy.id);
    }
  }

  /** The fact as far as it still holds. */
  left(fact: Fact): Fact | undefined {
    if (fact.fact === "PolicyAttachment") return this.#isGone(fact) ? undefined : fact;
    const name = fact.fact === "PolicyDocument" ? this.#policies.get(fact.id ?? "") : nameOf(fact);
    if (name === undefined || !this.#changed.has(name)) return fact;
    if (fact.fact !== "PolicyDocument" || !this.#attached.has(fact.id ?? "")) return undefined;
    const policy = this.#now.policy(name);
    return policy && { ...fact, content: policy.content, type: policy.type };
  }

  #isGone({ policy, target }: PolicyAttachmentFact): boolean {
    const name = policy.kind === "id" ? this.#policies.get(policy.id) : undefined;
    if (name === undefined) return false;
    if (!this.#now.policy(name)) return true;
    const now = this.#now.targets(name);
    const gone = [...this.#before.targets(name)].filter((one) => !now.has(one));
    return gone.some((one) => mayBe(JSON.parse(one), target));
  }
}

/** Whether a target of code may be the one that an output names. */
function mayBe(code: PolicyAttachmentFact["target"], listed: PolicyAttachmentFact["target"]): boolean {
  if (listed.kind !== "id") return true;
  if (code.kind === "root") return listed.id.startsWith("r-");
  return code.kind !== "id" || code.id === listed.id;
}

/** Where a fact stands and how the code calls it, and not what it says. */
const placeKeys: ReadonlySet<string> = new Set([
  "resource",
  "location",
  "header",
  "callers",
  "scope",
  "at",
  "keyAt",
  "via",
]);

function sayingOf(said: object): string {
  return JSON.stringify(said, (key, value: unknown) => {
    if (placeKeys.has(key)) return undefined;
    // What is not known is called by its place.
    return typeof value === "string" ? value.replace(/^\S+:\d+:\d+#/, "#") : value;
  });
}
