import { GitHubError } from "../github/error.ts";
import {
  type AnnotationKey,
  annotationsPerRequest,
  type CheckAnnotation,
  type CheckResult,
  type CheckRun,
  type Conclusion,
  type GitHub,
  type NewCheckRun,
} from "./github.ts";
import { areTwins, type Maker, readMaker } from "./maker.ts";

/** What of a check run reached GitHub. */
export interface Publication {
  /** The name that it got. */
  readonly name: string;
  readonly run: CheckRun | undefined;
  /** Annotations that GitHub has. */
  readonly delivered: readonly CheckAnnotation[];
  /** Why the rest is missing, `undefined` where nothing is. */
  readonly error?: GitHubError;
}

/** How often a publication that lost an answer looks at what arrived and goes on from there. */
const rounds = 3;

/**
 * Publishes a check run with all annotations, fifty a request. A run of the same identity on the commit is carried on:
 * it gets what it lacks. One that holds annotations which no longer apply cannot be cleaned, so a new one of the same
 * name takes its place. After a lost answer it looks at what arrived before it sends anything again.
 */
export async function publishCheckRun(github: GitHub, wanted: NewCheckRun, result: CheckResult): Promise<Publication> {
  const run = { ...wanted, name: await freeName(github, wanted, result) };
  const published = await publishAs(github, run, result);
  if (published.error || !published.run || run.name !== wanted.name || makerIn(run) === undefined) return published;
  // Of two that look at the same time neither sees the other: who comes later does now.
  const name = await freeName(github, wanted, result);
  if (name === run.name) return published;
  try {
    await github.updateCheckRun(published.run.id, { ...run, name }, { ...result, annotations: [] });
    return { ...published, name };
  } catch (error) {
    if (error instanceof GitHubError) return { ...published, error };
    throw error;
  }
}

async function publishAs(github: GitHub, run: NewCheckRun, result: CheckResult): Promise<Publication> {
  let known: CheckRun | undefined;
  let error: GitHubError | undefined;
  let missing = result.annotations;
  for (let round = 0; round < rounds; round += 1) {
    let isReading = true;
    try {
      const earlier = await findEarlier(github, run, result, known);
      isReading = false;
      known = earlier.run;
      missing = earlier.missing;
      for (let first = true; first || missing.length > 0; first = false) {
        const part = { ...result, annotations: missing.slice(0, annotationsPerRequest) };
        if (known) await github.updateCheckRun(known.id, run, part);
        else known = await github.createCheckRun(run, part);
        missing = missing.slice(annotationsPerRequest);
      }
      return { name: run.name, run: known, delivered: result.annotations };
    } catch (caught) {
      if (!(caught instanceof GitHubError)) throw caught;
      error = caught;
      // What reads is asked again by the client itself.
      if (isReading || caught.trouble !== "unreachable") break;
    }
  }
  const lacking = new Set(known ? missing : result.annotations);
  const delivered = result.annotations.filter((annotation) => !lacking.has(annotation));
  return { name: run.name, run: known, delivered, ...(error && { error }) };
}

/** A name can be another verdict's as well: its failure is not to lie under what passes. */
async function freeName(github: GitHub, run: NewCheckRun, { conclusion }: CheckResult): Promise<string> {
  if (conclusion === "failure") return run.name;
  try {
    const { others } = apart(await github.checkRuns(run.sha, run.name), run);
    const failed = others.filter((one) => one.conclusion === "failure");
    if (failed.length === 0) return run.name;
    const isSame = failed.some((one) => identityIn(one) === identityIn(run));
    return `${run.name} (${(isSame ? run.externalId : identityIn(run)).slice(-8)})`;
  } catch (error) {
    // Whoever may not look, or gets no answer, is told by the write that follows.
    if (error instanceof GitHubError) return run.name;
    throw error;
  }
}

interface Earlier {
  readonly run: CheckRun | undefined;
  readonly missing: readonly CheckAnnotation[];
}

async function findEarlier(
  github: GitHub,
  run: NewCheckRun,
  { annotations: wanted, conclusion }: CheckResult,
  known: CheckRun | undefined,
): Promise<Earlier> {
  const latest = known ?? (await findLatest(github, run, conclusion));
  if (!latest) return { run: undefined, missing: wanted };
  const there = new Set((await github.annotationsOf(latest.id)).map(keyOf));
  const keys = new Set(wanted.map(keyOf));
  const isOutdated = [...there].some((key) => !keys.has(key));
  if (isOutdated) return { run: undefined, missing: wanted };
  return { run: latest, missing: wanted.filter((annotation) => !there.has(keyOf(annotation))) };
}

/** `undefined` also where the token may not look: whether it may write is asked by writing. */
async function findLatest(github: GitHub, run: NewCheckRun, conclusion: Conclusion): Promise<CheckRun | undefined> {
  try {
    const { own, others } = apart(await github.checkRuns(run.sha, run.name), run);
    const latest = own.toSorted((a, b) => b.id - a.id)[0];
    // Of one name the later one is shown, which is not to hide a failure.
    const isHidden = conclusion === "failure" && others.some((one) => latest && one.id > latest.id);
    return isHidden ? undefined : latest;
  } catch (error) {
    if (error instanceof GitHubError && error.trouble === "denied") return undefined;
    throw error;
  }
}

interface Apart {
  readonly own: readonly CheckRun[];
  readonly others: readonly CheckRun[];
}

/**
 * The check runs of this verdict, and those of others. An earlier attempt in which several jobs made one of this identity
 * does not tell which of them is running again.
 */
function apart(runs: readonly CheckRun[], wanted: NewCheckRun): Apart {
  const same = runs.filter((one) => identityIn(one) === identityIn(wanted));
  const makers = same.map(makerIn);
  const maker = makerIn(wanted);
  const isOwn = (one: CheckRun) => {
    const by = makerIn(one);
    if (identityIn(one) !== identityIn(wanted) || areTwins(by, maker)) return false;
    return maker === undefined || by?.run === maker.run || !makers.some((other) => areTwins(by, other));
  };
  return { own: runs.filter(isOwn), others: runs.filter((one) => !isOwn(one)) };
}

function identityIn({ externalId }: Pick<CheckRun, "externalId">): string {
  return externalId.split(" ")[0] ?? "";
}

function makerIn({ externalId }: Pick<CheckRun, "externalId">): Maker | undefined {
  return readMaker(externalId);
}

function keyOf({ path, start_line, title, message }: AnnotationKey): string {
  return JSON.stringify([path, start_line, title.trim(), message.trim()]);
}
