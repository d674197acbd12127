import { onBranch } from "./branches.ts";
import { compileStatement, resourcePatterns } from "./compile.ts";
import type { PolicyDocument, Statement } from "./document.ts";
import type { Levels } from "./evaluate.ts";
import { type Clause, deniesAll, type Formula } from "./formula.ts";
import { FormulaBuilder, settledLookup } from "./formula-builder.ts";
import type { ColonReadings } from "./pattern.ts";
import type { Question } from "./question.ts";

function statementsOn({ statements }: PolicyDocument, branch: number | undefined): readonly Statement[] {
  return branch === undefined ? statements : statements.flatMap((one) => onBranch(one, branch) ?? []);
}

/** Reduces policies to what they say of one question. */
export function buildFormula(levels: Levels, question: Question): Formula {
  return formulaIn(levels, question, new Map(), new Map());
}

function formulaIn(
  levels: Levels,
  question: Question,
  readings: ColonReadings,
  chosen: ReadonlyMap<PolicyDocument, number>,
): Formula {
  const builder = new FormulaBuilder(question, new Map([...readingsOfDenies(levels, question, chosen), ...readings]));
  const branched = new Map<PolicyDocument, number>();
  const reduced = levels.map((policies, level) => {
    const denies: Clause[] = [];
    const allows: Clause[] = [];
    for (const [policy, document] of policies.entries()) {
      const branch = chosen.get(document);
      for (const statement of statementsOn(document, branch)) {
        const clause = builder.clause(document, statement, { level, policy });
        if (clause === null) continue;
        (statement.effect === "Deny" ? denies : allows).push(clause);
        if (branch === undefined && statement.branches) branched.set(document, statement.branches.of);
      }
    }
    return { denies, allows };
  });
  return {
    levels: reduced,
    atoms: builder.atoms,
    variables: builder.variables,
    sharedPatterns: builder.sharedPatterns(),
    inReading: (more) => formulaIn(levels, question, new Map([...readings, ...more]), chosen),
    branched: [...branched].map(([document, of]) => ({ document, of })),
    onBranches: (more) => formulaIn(levels, question, readings, new Map([...chosen, ...more])),
  };
}

/**
 * The reading of full ARNs in denies. Further than its own parts such a pattern could only reach a resource whose path
 * spells out the rest of another ARN (`mfa/:role/x`): it is taken to deny what its parts say, never more. Where the
 * same pattern exempts elsewhere, in a statement that can apply, both readings stay open.
 */
function readingsOfDenies(
  levels: Levels,
  question: Question,
  chosen: ReadonlyMap<PolicyDocument, number>,
): ColonReadings {
  const readings = new Map<string, boolean>();
  const lookup = settledLookup(question);
  const exempting: { readonly spelled: string; readonly document: PolicyDocument; readonly statement: Statement }[] =
    [];
  for (const document of levels.flat()) {
    for (const statement of statementsOn(document, chosen.get(document))) {
      for (const { maybe } of resourcePatterns(compileStatement(document, statement), lookup)) {
        if (maybe?.exempts) exempting.push({ spelled: maybe.spelled, document, statement });
        else if (maybe?.isWhole) readings.set(maybe.spelled, false);
      }
    }
  }
  const shared = exempting.filter(({ spelled }) => readings.has(spelled));
  if (shared.length === 0) return readings;
  const builder = new FormulaBuilder(question, new Map());
  for (const { spelled, document, statement } of shared) {
    if (builder.clause(document, statement, { level: 0, policy: 0 }) !== null) readings.delete(spelled);
  }
  return readings;
}

/** What a policy makes of the answer to a question: no difference, an answer that no deny of another policy changes, or a part of it. */
export type Bearing = "none" | "all" | "some";

/** What a policy makes of the answer to a question, whatever stands beside it. */
export function bearingOf(document: PolicyDocument, question: Question): Bearing {
  const builder = new FormulaBuilder(question, new Map());
  let bearing: Bearing = "none";
  for (const statement of document.statements) {
    const clause = builder.clause(document, statement, { level: 0, policy: 0 });
    if (clause === null) continue;
    if (statement.effect === "Deny" && deniesAll(clause)) return "all";
    bearing = "some";
  }
  return bearing;
}
