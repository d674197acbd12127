import type { Coverage } from "./coverage.ts";
import type { ExceptionReview } from "./exception-review.ts";
import type { Fact, FactKind } from "./fact.ts";
import type { Certainty, FindingNode, FindingStatus, RawFinding, Severity } from "./finding.ts";
import type { GuardrailChange } from "./guardrail-change.ts";
import type { Location, RelatedLocation } from "./location.ts";
import type { ResourceRef } from "./resource.ts";
import type { Settings } from "./settings.ts";

export interface RuleReference {
  readonly title: string;
  readonly url?: string;
}

/** How to mend one usual cause: `when` is a clause without a full stop, `fix` a sentence. */
export interface UsualFix {
  readonly when: string;
  readonly fix: string;
}

/** A rule on one screen. */
export interface RuleSummary {
  /** What it finds: at most 240 characters. */
  readonly what: string;
  /** Why it matters: at most 240 characters. */
  readonly why: string;
  /** For the causes that are met most, the usual one first. */
  readonly fixes: readonly UsualFix[];
}

/** What is said of a rule wherever it is explained. Sentences of our own, plain text with `code` marks. */
export interface RuleDocs {
  /** The page in short, for a terminal. */
  readonly summary: RuleSummary;
  /** What it finds. */
  readonly description: string;
  /** Why it matters. */
  readonly rationale: string;
  readonly remediation: {
    /** Short, for the report. */
    readonly short: string;
    readonly serviceWide: string;
    readonly assetLevel: string;
    readonly preventive: string;
  };
  readonly references: readonly RuleReference[];
}

/** A case of the rule's fixtures, shown where the rule is explained. */
export interface RuleExample {
  readonly verdict: "fail" | "pass";
  readonly language: "yaml" | "json" | "hcl" | "diff";
  /** The file as it stands in the fixtures; of a change, the lines that differ. */
  readonly code: string;
  /** The message of the finding, for one that fails; for one that passes, which other rules still warn. */
  readonly says: string | null;
  /** Whether it is short enough for one screen. */
  readonly isShort: boolean;
}

/** The facts of a run, by kind, as rules read them. */
export interface FactIndex {
  of<K extends FactKind>(kind: K): readonly Extract<Fact, { fact: K }>[];
}

export interface RuleContext {
  readonly facts: FactIndex;
  readonly settings: Settings;
  /** Which guardrails cover what; `null` where no input has to do with guardrails. */
  readonly coverage: Coverage | null;
  /** What the change does to guardrails; absent where there is nothing to compare with. */
  readonly change?: readonly GuardrailChange[];
}

/** What a check hands over; rule and severity are filled in from the rule's metadata. */
export interface RuleReport {
  /** The kind of its cause, kebab-case: the fix belongs to it. */
  readonly cause: string;
  readonly resource: ResourceRef;
  readonly location: Location;
  readonly message: string;
  readonly identity: readonly string[];
  readonly certainty?: Certainty;
  readonly status?: FindingStatus;
  readonly severity?: Severity;
  /** The configuration may switch it off, but does not change its severity. */
  readonly isSeverityFixed?: boolean;
  readonly related?: readonly RelatedLocation[];
  readonly accounts?: readonly string[];
  readonly deployedFrom?: string;
  readonly nodes?: readonly FindingNode[];
  readonly remediation?: string;
}

export interface RuleMetadata {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  readonly tags: readonly string[];
  readonly docs: RuleDocs;
}

/** A rule over what the inputs declare. */
export interface FactRule extends RuleMetadata {
  check(context: RuleContext, report: (finding: RuleReport) => void): void;
}

/** A rule about exceptions themselves; it runs after the others, for only then it is known what nothing needs. */
export interface ExceptionRule extends RuleMetadata {
  checkExceptions(review: ExceptionReview, report: (finding: RuleReport) => void): void;
}

export type Rule = FactRule | ExceptionRule;

/** Completes what a check reported with the rule's own metadata. */
export function toRawFinding(rule: RuleMetadata, found: RuleReport): RawFinding {
  return {
    rule: rule.id,
    severity: found.severity ?? rule.severity,
    ...(found.isSeverityFixed && { isSeverityFixed: true }),
    certainty: found.certainty ?? "certain",
    status: found.status ?? "new",
    message: found.message,
    cause: found.cause,
    resource: found.resource,
    location: found.location,
    related: found.related ?? [],
    accounts: found.accounts ?? [],
    ...(found.deployedFrom !== undefined && { deployedFrom: found.deployedFrom }),
    ...(found.nodes && found.nodes.length > 0 && { nodes: found.nodes }),
    remediation: found.remediation ?? rule.docs.remediation.short,
    identity: found.identity,
  };
}
