import { posix } from "node:path";
import { type Day, dayInPath, isInFuture, pathWithoutDay } from "../model/day.ts";
import type { Fact } from "../model/fact.ts";
import type { ReadFacts } from "./read-facts.ts";

/** The problems of a list of calls that failed as outputs were collected. */
const ofOrganization = "failed-organization-calls";
const codes: ReadonlySet<string> = new Set([ofOrganization, "failed-collection"]);

/**
 * The inputs, where a list of failed calls counts no more once its collection was made again: the same folder has outputs of
 * a later date, of each account that the list names, and of the organization where it names that. What fails then is in a
 * list of its own, and an account that was not asked again stays unknown.
 */
export function withoutOldFailures(read: readonly ReadFacts[], today: Day): readonly ReadFacts[] {
  const lists = new Set(read.filter((input) => input.problems.some((problem) => codes.has(problem.code))));
  if (lists.size === 0) return read;
  const outputs = read.flatMap(({ path, format, status }) => {
    const day = format === "aws-cli" && status !== "error" ? dayInPath(path) : null;
    return day === null || isInFuture(day, today) ? [] : [{ path: pathWithoutDay(path), day }];
  });
  return read.map((input) => {
    const day = dayInPath(input.path);
    if (day === null || !lists.has(input)) return input;
    const folder = `${posix.dirname(pathWithoutDay(input.path))}/`;
    const later = outputs.filter((one) => one.day > day && one.path.startsWith(folder));
    const parts = input.facts.flatMap((fact) => (fact.fact === "RootEvidence" ? (fact.account ?? []) : []));
    if (input.problems.some((problem) => problem.code === ofOrganization)) parts.push("organization");
    const isAgain = (part: string) => later.some((one) => one.path.slice(folder.length).split("/").includes(part));
    if (later.length === 0 || !parts.every(isAgain)) return input;
    const problems = input.problems.filter((problem) => !codes.has(problem.code));
    return { ...input, problems, facts: input.facts.filter((fact) => !isOfFailures(fact)) };
  });
}

function isOfFailures(fact: Fact): boolean {
  return fact.fact === "UnreadContent" && fact.cause.kind === "input-partial" && codes.has(fact.cause.problem.code);
}
