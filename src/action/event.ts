import { readFileSync } from "node:fs";
import { InputError } from "./inputs.ts";

/** The pull request that a run is for. */
export interface PullRequest {
  readonly number: number;
  readonly headSha: string;
  /** The tip of the base branch as GitHub recorded it with the pull request, often long before the event. */
  readonly baseSha: string;
  /** The base branch. */
  readonly baseRef?: string;
  /** The head lies in another repository (or in one that is gone). */
  readonly isFork: boolean;
}

/**
 * How the commit that a run reads came about, by its event. `change`: a pull request or a merge queue brings it, and the
 * event names its base. `own`: the event is about a commit of the repository. `chosen`: somebody who may write asked for
 * the run, often for a pull request. `any`: everybody can bring the run about, as by a comment.
 */
export type CommitOrigin = "change" | "own" | "chosen" | "any";

/** Events of what those who may write have pushed, released or deployed (docs.github.com, Events that trigger workflows). */
const ownEvents: ReadonlySet<string> = new Set([
  "push",
  "schedule",
  "create",
  "delete",
  "release",
  "deployment",
  "deployment_status",
  "page_build",
  "registry_package",
]);

/** What the runner says of the run: environment and event payload, checked. */
export interface RunContext {
  readonly event: string;
  readonly owner: string;
  readonly repo: string;
  /** The commit that results are shown on: the head of a pull request, never its test merge. */
  readonly sha: string;
  readonly pullRequest?: PullRequest;
  /** The commit that the change is compared with; `undefined` where the event names none. */
  readonly baseSha?: string;
  /** The branch that the change goes to; `undefined` where the event names none, or the base is a commit for good. */
  readonly baseRef?: string | undefined;
  /** The branch that the change goes to, where that is not the default branch: its verdict is one of its own. */
  readonly target?: string;
  /** Whose the commit is that the run reads. */
  readonly origin: CommitOrigin;
  /** `GITHUB_SHA`: what `actions/checkout` takes by itself. The test merge of a pull request, the default branch for `workflow_run`. */
  readonly runSha: string;
  /** `GITHUB_REF`: the ref of `runSha`. */
  readonly ref: string;
  readonly isDependabot: boolean;
  readonly workspace: string;
  readonly apiUrl: string;
  /** `https://github.com`, or an Enterprise server. */
  readonly server: string;
  /** Where people look at the repository: `https://github.com/owner/repo`. */
  readonly repositoryUrl: string;
  /** The page of this run. */
  readonly runUrl: string;
  readonly workflow: string;
  /** The job's ID in its workflow file: the same for all legs of a matrix, and for all calls of a reusable workflow. */
  readonly job: string;
  /** The run, its attempt, and what the runner has for this job only; empty where it does not tell. */
  readonly attempt: { readonly run: string; readonly attempt: string; readonly job: string };
  /** The runner's name, which works on one job at a time. */
  readonly runner: string;
  /** Tells the steps of a job that use the action apart: `__owner_rootrail`, `__owner_rootrail_2`, or a step's ID. */
  readonly step: string;
  /** Where the action itself comes from; `undefined` for `uses: ./`. */
  readonly action?: ActionSource;
}

/** The repository and ref that `uses:` names. */
export interface ActionSource {
  /** `owner/name`. */
  readonly repository: string;
  /** A tag, branch or SHA; `HEAD` where the runner does not tell. */
  readonly ref: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the runner's environment; throws `InputError` where it is no GitHub runner's. */
export function readContext(env: Environment): RunContext {
  const [, owner, repo] = /^([\w-]+)\/(?!\.{1,2}$)([\w.-]+)$/.exec(env["GITHUB_REPOSITORY"] ?? "") ?? [];
  if (owner === undefined || repo === undefined) {
    throw new InputError(
      "GITHUB_REPOSITORY is not set to owner/name: this program is a GitHub Action, run by a workflow",
    );
  }
  const event = env["GITHUB_EVENT_NAME"] ?? "";
  const payload = readPayload(env["GITHUB_EVENT_PATH"]);
  const pullRequest = readPullRequest(payload, `${owner}/${repo}`);
  const runSha = env["GITHUB_SHA"] ?? "";
  const base = baseOf(pullRequest, payload);
  const server = (env["GITHUB_SERVER_URL"] || "https://github.com").replace(/\/+$/, "");
  const repositoryUrl = `${server}/${owner}/${repo}`;
  return {
    event,
    owner,
    repo,
    sha: shownCommit(pullRequest, payload) ?? runSha,
    ...(pullRequest && { pullRequest }),
    ...base,
    ...targetOf(base.baseRef, payload),
    origin: originOf(event),
    runSha,
    ref: env["GITHUB_REF"] ?? "",
    isDependabot: env["GITHUB_ACTOR"] === "dependabot[bot]",
    workspace: env["GITHUB_WORKSPACE"] || process.cwd(),
    apiUrl: (env["GITHUB_API_URL"] || "https://api.github.com").replace(/\/+$/, ""),
    server,
    repositoryUrl,
    runUrl: `${repositoryUrl}/actions/runs/${env["GITHUB_RUN_ID"] ?? ""}`,
    workflow: env["GITHUB_WORKFLOW"] ?? "",
    job: env["GITHUB_JOB"] ?? "",
    attempt: {
      run: env["GITHUB_RUN_ID"] ?? "",
      attempt: env["GITHUB_RUN_ATTEMPT"] ?? "",
      job: env["RUNNER_TRACKING_ID"] ?? "",
    },
    runner: env["RUNNER_NAME"] ?? "",
    step: env["GITHUB_ACTION"] ?? "",
    ...actionSource(env),
  };
}

/** The runner leaves both empty for an action of the workflow's own repository. */
function actionSource(env: Environment): Pick<RunContext, "action"> {
  const repository = env["GITHUB_ACTION_REPOSITORY"] ?? "";
  const ref = env["GITHUB_ACTION_REF"] || "HEAD";
  if (!/^[\w-]+\/(?!\.{1,2}$)[\w.-]+$/.test(repository) || !/^[\w.][\w./+@-]*$/.test(ref)) return {};
  return { action: { repository, ref } };
}

function shownCommit(pullRequest: PullRequest | undefined, payload: Payload): string | undefined {
  const queue = payload.get("merge_group");
  const cause = payload.get("workflow_run");
  return pullRequest?.headSha ?? shaOf(queue.get("head_sha")) ?? shaOf(cause.get("head_sha"));
}

function originOf(event: string): CommitOrigin {
  if (event.startsWith("pull_request") || event === "merge_group") return "change";
  if (ownEvents.has(event)) return "own";
  return event === "workflow_dispatch" || event === "repository_dispatch" ? "chosen" : "any";
}

function baseOf(pullRequest: PullRequest | undefined, payload: Payload): Pick<RunContext, "baseSha" | "baseRef"> {
  if (pullRequest) return { baseSha: pullRequest.baseSha, baseRef: pullRequest.baseRef };
  const queue = shaOf(payload.get("merge_group").get("base_sha"));
  return queue === undefined ? causeBase(payload) : { baseSha: queue };
}

/** The branch of the base where it is not the default one; a merge queue names the ref that it goes to. */
function targetOf(baseRef: string | undefined, payload: Payload): Pick<RunContext, "target"> {
  const queue = branchOf(payload.get("merge_group").get("base_ref"))?.replace(/^refs\/heads\//, "");
  const target = baseRef ?? queue;
  const isUsual = target === payload.get("repository").get("default_branch").value;
  return target === undefined || isUsual ? {} : { target };
}

/**
 * `workflow_run` after a run for a pull request is about that pull request's head; for a fork the event names no base. Where the
 * head has several pull requests, into different branches, none of these decides for the others: that would be a base
 * of somebody's choice.
 */
function causeBase(payload: Payload): Pick<RunContext, "baseSha" | "baseRef"> {
  const cause = payload.get("workflow_run");
  const event = cause.get("event").value;
  if (typeof event !== "string" || !event.startsWith("pull_request")) return {};
  const { value } = cause.get("pull_requests");
  const own = payload.get("repository").get("id").value;
  const bases = (Array.isArray(value) ? value : [])
    .map((one) => payloadOf(one).get("base"))
    .filter((base) => [undefined, own].includes(base.get("repo").get("id").value));
  const [base = payloadOf(undefined), ...others] = bases;
  const [sha, ref] = [shaOf(base.get("sha")), branchOf(base.get("ref"))];
  if (others.some((one) => branchOf(one.get("ref")) !== ref)) return {};
  return sha === undefined ? {} : { baseSha: sha, ...(ref !== undefined && { baseRef: ref }) };
}

function readPullRequest(payload: Payload, repository: string): PullRequest | undefined {
  const request = payload.get("pull_request");
  const number = request.get("number").value;
  const headSha = shaOf(request.get("head").get("sha"));
  const baseSha = shaOf(request.get("base").get("sha"));
  if (typeof number !== "number" || !Number.isSafeInteger(number) || !headSha || !baseSha) return undefined;
  const headRepository = request.get("head").get("repo").get("full_name").value;
  const isFork = typeof headRepository !== "string" || headRepository.toLowerCase() !== repository.toLowerCase();
  const baseRef = branchOf(request.get("base").get("ref"));
  return {
    number,
    headSha,
    baseSha,
    isFork,
    ...(baseRef !== undefined && { baseRef }),
  };
}

function branchOf({ value }: Payload): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** A SHA-1 or SHA-256 name of a commit; anything else could be read by git as a flag or a path. */
function shaOf(payload: Payload): string | undefined {
  const { value } = payload;
  return typeof value === "string" && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(value) ? value : undefined;
}

/** A value of the event's JSON; asking for what is not there gives an empty one. */
interface Payload {
  readonly value: unknown;
  get(key: string): Payload;
}

function payloadOf(value: unknown): Payload {
  return {
    value,
    get(key) {
      const isObject = typeof value === "object" && value !== null && Object.hasOwn(value, key);
      return payloadOf(isObject ? Reflect.get(value, key) : undefined);
    },
  };
}

function readPayload(path: string | undefined): Payload {
  if (!path) return payloadOf(undefined);
  try {
    return payloadOf(JSON.parse(readFileSync(path, "utf8")));
  } catch (error) {
    throw new InputError("the event that GITHUB_EVENT_PATH names cannot be read as JSON", { cause: error });
  }
}
