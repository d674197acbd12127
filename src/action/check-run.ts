import { GitHubError } from "../github/error.ts";
import {
  type AnnotationKey,
  annotationsPerRequest,
  type CheckAnnotation,
  type CheckResult,
  type CheckRun,
  type GitHub,
  type NewCheckRun,
} from "./github.ts";

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
  let known: CheckRun | undefined;
  let error: GitHubError | undefined;
  let missing = result.annotations;
  for (let round = 0; round < rounds; round += 1) {
    let isReading = true;
    try {
      const earlier = await findEarlier(github, run, result.annotations, known);
      isReading = false;
      known = earlier.run;
      missing = earlier.missing;
      for (let first = true; first || missing.length > 0; first = false) {
        const part = { ...result, annotations: missing.slice(0, annotationsPerRequest) };
        if (known) await github.updateCheckRun(known.id, part);
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

/** A name of the workflow's own choice can be another verdict's as well: its failure is not to lie under what passes. */
async function freeName(github: GitHub, run: NewCheckRun, { conclusion }: CheckResult): Promise<string> {
  if (conclusion === "failure") return run.name;
  try {
    const others = (await github.checkRuns(run.sha, run.name)).filter((one) => one.externalId !== run.externalId);
    return others.some((one) => one.conclusion === "failure") ? `${run.name} (${run.externalId.slice(-8)})` : run.name;
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
  wanted: readonly CheckAnnotation[],
  known: CheckRun | undefined,
): Promise<Earlier> {
  const latest = known ?? (await findLatest(github, run));
  if (!latest) return { run: undefined, missing: wanted };
  const there = new Set((await github.annotationsOf(latest.id)).map(keyOf));
  const keys = new Set(wanted.map(keyOf));
  const isOutdated = [...there].some((key) => !keys.has(key));
  if (isOutdated) return { run: undefined, missing: wanted };
  return { run: latest, missing: wanted.filter((annotation) => !there.has(keyOf(annotation))) };
}

/** `undefined` also where the token may not look: whether it may write is asked by writing. */
async function findLatest(github: GitHub, { sha, name, externalId }: NewCheckRun): Promise<CheckRun | undefined> {
  try {
    const own = (await github.checkRuns(sha, name)).filter((one) => one.externalId === externalId);
    return own.toSorted((a, b) => b.id - a.id)[0];
  } catch (error) {
    if (error instanceof GitHubError && error.trouble === "denied") return undefined;
    throw error;
  }
}

function keyOf({ path, start_line, title, message }: AnnotationKey): string {
  return JSON.stringify([path, start_line, title.trim(), message.trim()]);
}
