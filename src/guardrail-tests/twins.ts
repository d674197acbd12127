import type { AccountFact, Fact } from "../model/fact.ts";
import type { Settings } from "../model/settings.ts";
import { globMatches } from "./globs.ts";
import type { TestFile } from "./test-file.ts";

/**
 * The facts with one account of each sort. Accounts are of a sort where they stand in one place and nothing names them:
 * no policy, attachment, exclusion, setting or test. Whatever holds of one of them holds of all.
 */
export function withoutTwins(facts: readonly Fact[], files: readonly TestFile[], settings: Settings): readonly Fact[] {
  const accounts = facts.filter((fact) => fact.fact === "Account");
  if (accounts.length < 2) return facts;
  const texts = textsOf([
    ...facts.filter((fact) => fact.fact !== "Account"),
    ...files.map((file) => file.tests),
    settings,
  ]);
  const patterns = [...texts].filter((one) => /^[0-9*?]+$/.test(one) && /[0-9]/.test(one) && /[*?]/.test(one));
  const isNamed = ({ id, name, resource }: AccountFact) =>
    texts.has(name) ||
    texts.has(resource.address) ||
    (id !== undefined && (texts.has(id) || patterns.some((one) => globMatches(one, id))));
  // A test that fills in the names of accounts asks each of them something else.
  const asksByName = [...texts].some((one) => one.includes("${account.name}"));
  const seen = new Set<string>();
  return facts.filter((fact) => {
    if (fact.fact !== "Account" || isNamed(fact)) return true;
    const sort = JSON.stringify([
      fact.parent,
      fact.scope,
      fact.action,
      fact.when,
      fact.partition,
      fact.id === undefined,
      asksByName ? fact.name : null,
    ]);
    if (seen.has(sort)) return false;
    seen.add(sort);
    return true;
  });
}

/** The words of every text in some data: names, addresses, the numbers in ARNs, the steps of paths. */
function textsOf(data: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  const stack: unknown[] = [data];
  for (let next = stack.pop(); stack.length > 0 || next !== undefined; next = stack.pop()) {
    if (typeof next === "string") {
      found.add(next);
      for (const step of next.split("/")) found.add(step);
      for (const number of next.match(/[0-9*?]{2,}/g) ?? []) found.add(number);
    } else if (next instanceof Map) stack.push(...next.keys(), ...next.values());
    else if (typeof next === "object" && next !== null) stack.push(...Object.keys(next), ...Object.values(next));
  }
  return found;
}
