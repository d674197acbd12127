import type { CoverageOfTree } from "../coverage/coverage.ts";
import type { CoverageSide } from "../coverage/drift.ts";
import type { Side } from "../coverage/side.ts";
import type { Coverage } from "../model/coverage.ts";
import type { Day } from "../model/day.ts";
import type { Fact } from "../model/fact.ts";
import { fileStart } from "../model/location.ts";
import type { Settings } from "../model/settings.ts";
import type { RunFacts } from "./run-facts.ts";

/** The sides of one run: equal lists of facts are decided once, whoever asks. */
export class DecidedSides {
  readonly settings: Settings;
  readonly #today: Day;
  readonly #decided = new WeakMap<readonly Fact[], Side>();
  readonly #aligned = new WeakMap<
    readonly Fact[],
    { readonly after: readonly Fact[]; readonly sides: readonly [Side, Side] }
  >();

  constructor(settings: Settings, today: Day) {
    this.settings = settings;
    this.#today = today;
  }

  async of(facts: readonly Fact[]): Promise<Side> {
    const side = this.#decided.get(facts) ?? (await this.#decide(facts));
    this.#decided.set(facts, side);
    return side;
  }

  /** What reads and decides policies is loaded where a fact is about one. */
  async #decide(facts: readonly Fact[]): Promise<Side> {
    const { isAboutPolicies, sideOf } = await import("../coverage/side.ts");
    if (!facts.some(isAboutPolicies)) return sideOf(facts, this.settings, this.#today, null);
    const { decideSide } = await import("../coverage/decide-side.ts");
    return decideSide(facts, this.settings, this.#today);
  }

  /** Both sides of a change, in one organization. */
  async aligned(before: readonly Fact[], after: readonly Fact[]): Promise<readonly [Side, Side]> {
    const { alignSides } = await import("../coverage/decide-side.ts");
    const known = this.#aligned.get(before);
    if (known && known.after === after) return known.sides;
    const sides = alignSides(await this.of(before), await this.of(after));
    this.#aligned.set(before, { after, sides });
    return sides;
  }
}

/** Which guardrails cover what; `null` where neither the inputs nor the settings have to do with guardrails. */
export async function coverageOfRun(run: CoveredRun, sides: DecidedSides): Promise<Coverage | null> {
  if (sides.settings.require !== "always" && !run.facts.some(isAboutGuardrails)) return null;
  return (await coverageOf(run, sides)).coverage;
}

/** The same, whatever the inputs speak of. */
export async function coverageInAnyCase(run: CoveredRun, settings: Settings, today: Day): Promise<Coverage> {
  return (await coverageSide(run, settings, today)).coverage;
}

/** The coverage with the tree and the facts that it is of, to be compared with another one. */
export async function coverageSide(run: CoveredRun, settings: Settings, today: Day): Promise<CoverageSide> {
  return { facts: run.facts, inputs: run.inputs, ...(await coverageOf(run, new DecidedSides(settings, today))) };
}

type CoveredRun = Pick<RunFacts, "facts" | "inputs" | "conflicts">;

async function coverageOf({ facts, inputs, conflicts }: CoveredRun, sides: DecidedSides): Promise<CoverageOfTree> {
  const { coverageOfSide } = await import("../coverage/coverage.ts");
  const path = inputs[0]?.path ?? ".";
  const resource = { format: inputs[0]?.format ?? "cloudformation", type: "", address: path } as const;
  const fallback = { kind: "always", resource, location: fileStart(path) } as const;
  return coverageOfSide(await sides.of(await withUncollected(facts, inputs, sides)), { fallback, conflicts });
}

/** The facts with what outputs of AWS leave open, where there are such outputs. */
async function withUncollected(
  facts: readonly Fact[],
  inputs: CoveredRun["inputs"],
  sides: DecidedSides,
): Promise<readonly Fact[]> {
  const hasFacts = facts.some(({ resource }) => resource.format === "aws-cli");
  const areEmpty = facts.length === 0 && inputs.some(({ format }) => format === "aws-cli");
  if (!hasFacts && !areEmpty) return facts;
  const collected = await import("../coverage/collected.ts");
  return collected.withUncollected(facts, inputs, async () => (await sides.of(facts)).source.tree);
}

/** Kinds that say something of guardrails, or of accounts, which others ask for. */
const aboutNone: ReadonlySet<Fact["fact"]> = new Set([
  "UnreadContent",
  "RootEvidence",
  "GuardrailCall",
  "DeploymentStatus",
]);

/** Whether a fact is a guardrail or asks for guardrails. */
export function isAboutGuardrails(fact: Fact): boolean {
  if (aboutNone.has(fact.fact)) return false;
  return fact.fact !== "MfaDevice" || fact.owner.kind === "root";
}
