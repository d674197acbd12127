import { type CompiledCondition, type CompiledStatement, compileStatement } from "./compile.ts";
import { arnKey } from "./context-keys.ts";
import type { PolicyDocument } from "./document.ts";
import type { Levels } from "./evaluate.ts";
import { matchAction, matchCondition, matchResource } from "./match.ts";
import type { Question, ResourceScope } from "./question.ts";
import type { Domain } from "./regions.ts";

/**
 * Tells questions apart only as far as policies do: those that differ in the name of a principal, a tag or a resource
 * are alike where each statement says the same of both names.
 */
export class Likeness {
  readonly #statements = new WeakMap<PolicyDocument, Map<string, Comparisons>>();
  readonly #domains = new WeakMap<Domain, number>();
  #count = 0;

  /** Equal for questions that the policies decide alike, whatever the names in them are. */
  of(levels: Levels, question: Question): string {
    const compared = levels.flatMap((level) => level.map((one) => this.#comparisonsOf(one, question.action)));
    // A policy that fills in a key of the request compares other texts with the name there.
    const isByAnswers = !compared.some((one) => one.isFilledIn);
    const { action, settled, starts, forms, nameKey, present, aliases, from } = question;
    return JSON.stringify([
      action,
      isByAnswers ? compared.map((one) => answersOf(one, question)) : null,
      isByAnswers && nameOf(question.resource) !== null ? null : this.#scopeKey(question.resource),
      [...settled].map(([key, values]) => (isByAnswers && values !== null && isNameKey(key) ? key : [key, values])),
      [...starts],
      [...forms].map(([key, { start, examples, texts }]) => [key, start, examples, this.#idOf(texts)]),
      nameKey,
      [...present],
      [...aliases],
      from,
    ]);
  }

  #scopeKey(resource: ResourceScope): unknown {
    if (resource.kind === "listed") return resource.arns;
    return [resource.prefix, this.#idOf(resource.names), resource.examples];
  }

  #comparisonsOf(document: PolicyDocument, action: string): Comparisons {
    const known = this.#statements.get(document) ?? new Map<string, Comparisons>();
    this.#statements.set(document, known);
    const have = known.get(action);
    if (have) return have;
    const compiled = document.statements.map((statement) => compileStatement(document, statement));
    const about = compiled.filter((one) => matchAction(one, action) !== false);
    const comparisons = {
      isFilledIn: compiled.some(isFilledIn),
      statements: about.map((one) => ({
        compiled: one,
        conditions: one.conditions
          .map((condition) => [condition.source.key.toLowerCase(), condition] as const)
          .filter(([key]) => isNameKey(key)),
      })),
    };
    known.set(action, comparisons);
    return comparisons;
  }

  #idOf(domain: Domain): number {
    const known = this.#domains.get(domain);
    if (known !== undefined) return known;
    this.#count += 1;
    this.#domains.set(domain, this.#count);
    return this.#count;
  }
}

/** What the statements say of the names in a question. What is not known of a resource is told by its name. */
function answersOf({ statements }: Comparisons, { resource, settled }: Question): unknown {
  const arn = nameOf(resource);
  return statements.map(({ compiled, conditions }) => [
    arn === null ? null : (matchResource(compiled, arn, noKeys) ?? arn),
    ...conditions.map(([key, condition]) => {
      const values = settled.get(key);
      return values === undefined ? undefined : matchCondition(condition, values ?? undefined, noKeys);
    }),
  ]);
}

/** The ARN, where it is the only one. */
function nameOf(resource: ResourceScope): string | null {
  return (resource.kind === "listed" && resource.arns.length === 1 && resource.arns[0]) || null;
}

/** What a policy compares the names in requests for an action with. */
interface Comparisons {
  /** Whether it fills in a key of the request, or what it compares with is not known. */
  readonly isFilledIn: boolean;
  readonly statements: readonly {
    readonly compiled: CompiledStatement;
    readonly conditions: readonly (readonly [key: string, condition: CompiledCondition])[];
  }[];
}

/** Keys (lower case) whose values make a difference only by the conditions on them. */
function isNameKey(key: string): boolean {
  return (
    key === arnKey ||
    key === "aws:username" ||
    key === "aws:userid" ||
    /^aws:(?:principal|request|resource)tag\//.test(key)
  );
}

function isFilledIn({ fixedResources, conditions }: CompiledStatement): boolean {
  return fixedResources === null || conditions.some(({ values }) => values.some((one) => !one.template.fixed));
}

const noKeys = () => undefined;
