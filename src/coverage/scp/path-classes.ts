import { startIdentity } from "../../policy/candidates.ts";
import { type CompiledCondition, compileStatement } from "../../policy/compile.ts";
import { organizationKeys } from "../../policy/context-keys.ts";
import type { PolicyDocument } from "../../policy/document.ts";
import type { OwnOrganization } from "../../policy/question.ts";

/**
 * Tells apart where in the organization accounts stand only as far as a policy does. Thousands of OUs are a few
 * classes, because a policy names few of them.
 */
export class PathClasses {
  readonly #conditions = new WeakMap<PolicyDocument, readonly CompiledCondition[] | null>();
  readonly #classes = new WeakMap<PolicyDocument, Map<string, string>>();

  /** Equal for places that a policy cannot tell apart. */
  of(document: PolicyDocument, { pathStart, isWhole }: OwnOrganization): string {
    const conditions = this.#conditionsOf(document);
    const place = `${pathStart}${isWhole ? "" : "…"}`;
    if (conditions === null) return place;
    const known = this.#classes.get(document) ?? new Map<string, string>();
    this.#classes.set(document, known);
    const have = known.get(place);
    if (have !== undefined) return have;
    const { paths } = organizationKeys;
    const found = JSON.stringify([
      startIdentity({ key: paths, conditions, start: pathStart }, () => undefined),
      isWhole,
    ]);
    known.set(place, found);
    return found;
  }

  /** What a policy compares paths with; `null`: that differs from request to request. */
  #conditionsOf(document: PolicyDocument): readonly CompiledCondition[] | null {
    const known = this.#conditions.get(document);
    if (known !== undefined) return known;
    const all = document.statements.flatMap((one) => compileStatement(document, one).conditions);
    const found = all.filter(({ source }) => /orgpaths$/i.test(source.key));
    const isFixed = found.every(({ values }) => values.every((one) => one.template.fixed));
    const conditions = isFixed && !/\$\{[^}]*orgpaths/i.test(JSON.stringify(document.statements)) ? found : null;
    this.#conditions.set(document, conditions);
    return conditions;
  }
}
