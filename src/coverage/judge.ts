import type { CoverageNode, GuardrailFamily, UnitCover } from "../model/coverage.ts";
import { type Level, levelOf } from "../model/settings.ts";
import type { Guardrail, Survey } from "./collected.ts";
import { hardwareRule } from "./guardrails/config.ts";
import type { Scps } from "./guardrails/service-control-policies.ts";
import { labelOf, type Place } from "./tree.ts";

/** Accounts count, and so does whatever may hold accounts that nothing declares: nothing but management is below it. */
export function counts(place: Place): boolean {
  return place.children.every((child) => child.management);
}

/** Partitions without the hardware rule. Source: AWS Config developer guide, availability of the rule. */
const withoutHardwareRule: ReadonlySet<string> = new Set(["aws-cn", "aws-us-gov"]);

/** Decides place by place, each once. */
export class Judge {
  readonly #survey: Survey;
  readonly #scps: Scps;
  readonly #byTarget = new Map<Place, Guardrail[]>();
  readonly #unplaced: readonly Guardrail[];
  readonly #known = { detective: new Map<Place, UnitCover>(), preventive: new Map<Place, UnitCover>() };

  constructor(survey: Survey, scps: Scps) {
    this.#survey = survey;
    this.#scps = scps;
    this.#unplaced = representatives(survey.guardrails.filter((one) => one.unplaced));
    for (const guardrail of survey.guardrails) {
      for (const target of new Set(guardrail.targets)) {
        const have = this.#byTarget.get(target);
        if (have) have.push(guardrail);
        else this.#byTarget.set(target, [guardrail]);
      }
    }
  }

  of(place: Place, family: GuardrailFamily): UnitCover {
    const have = this.#known[family].get(place);
    if (have) return have;
    const cover = family === "detective" ? this.#detective(place) : this.#preventive(place);
    this.#known[family].set(place, cover);
    return cover;
  }

  node(place: Place): CoverageNode {
    const detective = this.of(place, "detective");
    const preventive = this.of(place, "preventive");
    return {
      key: place.key,
      kind: place.kind,
      name: place.kind === "organization" || place.name !== place.id ? place.name : labelOf(place),
      id: place.id,
      parent: place.parent?.key ?? null,
      placed: place.placed,
      management: place.management,
      level: this.#level(place),
      counts: counts(place),
      detective,
      preventive,
      fix: fixOf(detective, preventive, this.#level(place)),
      ...(place.location && { location: place.location }),
    };
  }

  #level(place: Place): Level {
    return levelOf(this.#survey.settings, place.id ?? undefined);
  }

  #detective(place: Place): UnitCover {
    if (this.#level(place) === 2 && withoutHardwareRule.has(this.#survey.partition)) {
      return { ...notRequired, reason: `AWS Config has no ${hardwareRule} in ${this.#survey.partition}` };
    }
    return this.#weigh(place, "detective", this.#level(place));
  }

  #preventive(place: Place): UnitCover {
    if (place.management)
      return { ...notRequired, reason: "service control policies never bind the management account" };
    if (this.#level(place) === 1) return { ...notRequired, reason: "Level 1 allows a virtual device for root" };
    const other = this.#weigh(place, "preventive", 2);
    if (other.state === "covered") return other;
    const scp = this.#scps.coverOf(place);
    if (scp.state === "covered") return scp;
    if (scp.state === "missing" && other.state === "unverifiable") return other;
    const explained = scp.explained || other.explained;
    return { state: scp.state, by: other.by, reason: scp.reason || other.reason, explained };
  }

  #weigh(place: Place, family: GuardrailFamily, level: Level): UnitCover {
    const all = this.#guardrailsOver(place).filter((one) => one.family === family);
    const reaching = all.filter((one) => !isLeftOut(one, place));
    const strong = reaching.filter((one) => one.level >= level);
    const working = strong.filter(
      (one) => one.state === "works" && one.excludedOpen === undefined && isPlaced(one, this.#survey),
    );
    if (working.length > 0) return { state: "covered", by: working.map(nameOf), reason: "", explained: true };
    const open = strong.filter((one) => one.state !== "broken");
    const [first] = open;
    if (first) {
      return { state: "unverifiable", by: open.map((one) => one.label), reason: reasonFor(first), explained: true };
    }
    // All that is strong enough and reaches it is broken by now.
    const left = all.find((one) => one.excluded.has(place));
    const weak = reaching.find((one) => one.state !== "broken");
    const [broken] = strong;
    const why = left
      ? `it is excluded from the ${left.label}`
      : weak
        ? `the ${weak.label} accepts any MFA device`
        : broken
          ? `the ${broken.label} does not work: ${broken.remark}`
          : "";
    const explained = left !== undefined || weak !== undefined || (broken !== undefined && broken.fact !== null);
    return { state: "missing", by: [], reason: why || `no ${family} guardrail reaches it`, explained };
  }

  #guardrailsOver(place: Place): readonly Guardrail[] {
    return [...this.#survey.places.path(place).flatMap((one) => this.#byTarget.get(one) ?? []), ...this.#unplaced];
  }
}

/** Of guardrails that nothing places, those that mean the same for every place count as one. */
function representatives(guardrails: readonly Guardrail[]): readonly Guardrail[] {
  const found = new Map<string, Guardrail>();
  for (const one of guardrails) {
    const key = `${one.family} ${one.level} ${one.state} ${one.management}`;
    if (!found.has(key)) found.set(key, one);
  }
  return [...found.values()];
}

const notRequired = { state: "not-required", by: [], explained: true } as const;

function isLeftOut(guardrail: Guardrail, place: Place): boolean {
  return guardrail.excluded.has(place) || (place.management && !guardrail.management);
}

/** What one unnamed account has covers it where there is no organization; else whose it is is not known. */
function isPlaced(guardrail: Guardrail, survey: Survey): boolean {
  return !guardrail.unplaced || !survey.places.isOrganization;
}

function reasonFor(guardrail: Guardrail): string {
  if (guardrail.state === "open") return guardrail.remark;
  if (guardrail.excludedOpen !== undefined) return guardrail.excludedOpen;
  return `which account the ${guardrail.label} is deployed to is not known (\`paths\` in the configuration tells)`;
}

function nameOf(guardrail: Guardrail): string {
  return guardrail.remark ? `${guardrail.label}; ${guardrail.remark}` : guardrail.label;
}

function fixOf(detective: UnitCover, preventive: UnitCover, level: Level): string {
  const fixes: string[] = [];
  if (detective.state === "missing") {
    const rule = level === 2 ? hardwareRule : "ROOT_ACCOUNT_MFA_ENABLED";
    fixes.push(`deploy an organization conformance pack (or Config rule) with ${rule} that reaches it`);
  }
  if (preventive.state === "missing") {
    fixes.push("attach a service control policy that denies iam:CreateVirtualMFADevice to root, here or above");
  }
  return fixes.join("; ");
}
