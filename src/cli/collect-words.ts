import { type Collection, type Gap, isEmpty, isWhole, type RepositoryOutcome } from "../collect/outcome.ts";
import { clipped, harmlessLine } from "../reporters/harmless-text.ts";
import { inertJson } from "../reporters/inert-json.ts";
import { count } from "../reporters/phrases.ts";

/** What is wrong with a repository's facts, as what follows its name. */
function gapWords(gap: Gap): string {
  switch (gap.kind) {
    case "none":
      return "has published no facts";
    case "untrusted":
      return `has published no facts of its default branch: ${count(gap.count, "artifact")} of other branches, tags, forks or pull requests ${gap.count === 1 ? "does" : "do"} not count`;
    case "expired":
      return `has published no facts since ${gap.created.slice(0, 10)}, and GitHub has deleted those`;
    case "vanished":
      return "has published facts that cannot be had any more: somebody has deleted the latest ones";
    case "denied":
      return `does not show its facts to this token: ${gap.message}`;
    case "unreachable":
      return `was asked for its facts without success: ${gap.message}`;
    case "broken":
      return `has published facts that cannot be read: ${gap.reason}`;
    case "stale":
      return `has published its latest facts ${count(gap.days, "day")} ago`;
    case "not-asked":
      return "was not asked for its facts: the collection ended before";
  }
}

function repositoriesPhrase(number: number): string {
  return number === 1 ? "1 repository" : `${number} repositories`;
}

/** One line, whatever archives and answers hold. */
function gapSentence({ repository }: RepositoryOutcome, gap: Gap): string {
  return harmlessLine(clipped(`${repository} ${gapWords(gap)}`, 1000));
}

/** What the whole collection lacks, beside what single repositories lack. */
function wholeGaps(collection: Collection): readonly (readonly [code: string, message: string])[] {
  const { owner, stopped, unseen } = collection;
  return [
    ...(isEmpty(collection) ? [["collection-empty", `no repository of ${owner} was asked for facts`] as const] : []),
    ...(stopped
      ? [
          [
            "collection-stopped",
            `the collection of ${owner}'s facts ended early: ${harmlessLine(clipped(stopped.message, 500))}`,
          ] as const,
        ]
      : []),
    ...(unseen
      ? [
          [
            "collection-unseen",
            `${repositoriesPhrase(unseen)} of ${owner} ${unseen === 1 ? "is" : "are"} not shown to the token that collected the facts`,
          ] as const,
        ]
      : []),
  ];
}

/** The gaps as facts, a line each, so that whoever reads the folder is told that it is not the whole. */
export function gapLines(collection: Collection): readonly string[] {
  const whole = wholeGaps(collection).map(([code, message]) => gapLine(collection.owner, code, message));
  const each = collection.repositories.flatMap((one) =>
    one.gap ? [gapLine(one.repository, `facts-${one.gap.kind}`, gapSentence(one, one.gap))] : [],
  );
  return [...whole, ...each];
}

function gapLine(repository: string, code: string, message: string): string {
  const start = { line: 1, column: 1 };
  const location = { path: "collection", start, end: start };
  const fact = {
    fact: "UnreadContent",
    resource: { format: "facts", type: "", address: repository },
    ...{ action: "declare", location, header: location, callers: [], when: [], scope: `${repository}#` },
    cause: { kind: "input-partial", problem: { code, message } },
  };
  return inertJson(fact, 0);
}

/** The result for people: what is missing first, then the sums. */
export function collectionText(collection: Collection, folder: string): string {
  const { repositories, leftOut, unseen, owner } = collection;
  const gaps = repositories.flatMap((one) => (one.gap ? [`missing  ${gapSentence(one, one.gap)}`] : []));
  const have = repositories.flatMap((one) => (one.facts ? [one.facts] : []));
  const unchecked = have.filter((one) => one.commit === "not-shown").length;
  const kept = have.filter((one) => one.kept).length;
  const out = [
    ...(leftOut.archived > 0 ? [`${leftOut.archived} archived`] : []),
    ...(leftOut.byName > 0 ? [`${leftOut.byName} by name`] : []),
  ];
  const facts = have.reduce((sum, one) => sum + one.count, 0);
  const lines = [
    ...wholeGaps(collection).map(([, message]) => `missing  ${message}`),
    ...gaps,
    `${have.length} of ${repositoriesPhrase(repositories.length)} of ${owner}: ${count(facts, "fact")} in ${folder}${kept > 0 ? `, ${kept} of them as an earlier run left them` : ""}`,
    ...(out.length > 0 ? [`left out: ${out.join(", ")}`] : []),
    ...(unseen === null
      ? ["GitHub does not tell this token how many repositories there are; those it cannot see are not counted"]
      : []),
    ...(unchecked > 0
      ? [
          `GitHub does not show commits of ${repositoriesPhrase(unchecked)} to this token; a run for a tag that is called as the default branch counts as the branch's`,
        ]
      : []),
    isWhole(collection) ? "The collection is whole." : "The collection is NOT whole: lint and coverage say so as well.",
  ];
  return `${lines.join("\n")}\n`;
}

/** The result for programs. */
export function collectionJson(collection: Collection): string {
  const { repositories, ...rest } = collection;
  const shown = repositories.map((one) => ({
    repository: one.repository,
    facts: one.facts ?? null,
    gap: one.gap ? { ...one.gap, message: gapSentence(one, one.gap) } : null,
  }));
  return `${inertJson({ version: 1, complete: isWhole(collection), ...rest, repositories: shown })}\n`;
}
