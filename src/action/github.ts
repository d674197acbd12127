/** An annotation as the Checks API takes it: columns only within one line, `path` from the root of the repository. */
export interface CheckAnnotation {
  readonly path: string;
  readonly start_line: number;
  readonly end_line: number;
  readonly start_column?: number;
  readonly end_column?: number;
  readonly annotation_level: "notice" | "warning" | "failure";
  /** At most 64 KB. */
  readonly message: string;
  /** At most 255 characters. */
  readonly title: string;
}

/** What a check run says: `neutral` where nothing is wrong, but not all that the verdict rests on is known. */
export type Conclusion = "success" | "neutral" | "failure";

/** A finished check run, or one more part of it: annotations are added to those that it has. */
export interface CheckResult {
  readonly conclusion: Conclusion;
  readonly title: string;
  /** Markdown, at most 65,535 characters. */
  readonly summary: string;
  /** At most `annotationsPerRequest`. */
  readonly annotations: readonly CheckAnnotation[];
}

/** The Checks API takes no more annotations in one request; further requests add to them. */
export const annotationsPerRequest = 50;

export interface NewCheckRun {
  readonly name: string;
  readonly sha: string;
  /** Finds the run again; what comes after a space tells who made it. */
  readonly externalId: string;
  readonly detailsUrl: string;
}

export interface CheckRun {
  readonly id: number;
  readonly externalId: string;
  readonly url: string;
  readonly conclusion: string;
}

/** A SARIF file for code scanning. */
export interface SarifUpload {
  readonly commit: string;
  /** The full ref that the commit is of: `refs/heads/main`, `refs/pull/7/merge`. */
  readonly ref: string;
  readonly sarif: string;
}

export interface Comment {
  readonly id: number;
  readonly body: string;
  readonly author: string;
  readonly isBot: boolean;
  readonly url: string;
}

/** What the action asks of GitHub. Every verb fails with `GitHubError`. */
export interface GitHub {
  /** A check run's name; that of a job's own check run is the job's name as people see it. */
  checkRunName(checkRun: number): Promise<string | undefined>;
  /** The names of the jobs that a runner works on in an attempt of a run: one, or none where GitHub does not tell. */
  jobNames(attempt: RunAttempt, runner: string): Promise<readonly string[]>;
  checkRuns(sha: string, name: string): Promise<readonly CheckRun[]>;
  /** Only what identifies an annotation is sure to come back. */
  annotationsOf(checkRun: number): Promise<readonly AnnotationKey[]>;
  createCheckRun(run: NewCheckRun, result: CheckResult): Promise<CheckRun>;
  /** It gets the name and the external ID that are given, whatever it has. */
  updateCheckRun(checkRun: number, run: Pick<NewCheckRun, "name" | "externalId">, result: CheckResult): Promise<void>;
  uploadSarif(upload: SarifUpload): Promise<void>;
  comments(pullRequest: number): Promise<readonly Comment[]>;
  addComment(pullRequest: number, body: string): Promise<Comment>;
  editComment(comment: number, body: string): Promise<void>;
  /** Who the token speaks for; `undefined` for the token of a workflow or an app, which has no user. */
  user(): Promise<string | undefined>;
}

export interface RunAttempt {
  readonly run: number;
  readonly attempt: number;
}

export type AnnotationKey = Pick<CheckAnnotation, "path" | "start_line" | "title" | "message">;
