import type { Octokit } from "@octokit/rest";
import { memberOf, openClient, requested, unusable } from "../github/client.ts";
import { GitHubError } from "../github/error.ts";
import { version } from "../version.ts";
import type { Hub, HubArtifact, HubRepositories, HubRepository, HubTip } from "./hub.ts";

export interface HubAccess {
  readonly token: string;
  readonly apiUrl: string;
  /** Seconds that a rate limit is waited for at the most. */
  readonly longestWait: number;
  /** Told before each wait. */
  onWait(seconds: number): void;
}

/** Milliseconds for one answer, an archive included. */
const requestTimeout = 60_000;
/** Bytes of one answer. */
const maxAnswerBytes = 64_000_000;
/** A request waits for rate limits this often. */
const mostWaits = 3;
/** An owner has at most 100,000 repositories. */
const mostRepositoryPages = 1000;
const perPage = 100;
const artifactsPerPage = 50;
const objectName = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/** GitHub for a collection: it reads and changes nothing. */
export function connectHub({ token, apiUrl, longestWait, onWait }: HubAccess): Hub {
  const client = openClient({
    token,
    apiUrl,
    userAgent: `rootrail-collect/${version}`,
    requestTimeout,
    maxBytes: maxAnswerBytes,
    waits(seconds, waited) {
      if (waited >= mostWaits || seconds > longestWait) return false;
      onWait(seconds);
      return true;
    },
  });
  const { actions } = client.rest;
  return {
    repositories: (owner) => requested(() => repositoriesOf(client, owner)),
    artifacts: (owner, repo, name, page) =>
      requested(async () => {
        const query = { owner, repo, name, page, per_page: artifactsPerPage };
        const { data, headers } = await actions.listArtifactsForRepo(query);
        const list = listOf(data, "artifacts");
        const named = list.filter((one) => textOf(one, "name") === name);
        return { artifacts: named.map(readArtifact), isLast: isLastPage(list, artifactsPerPage, headers.link) };
      }),
    tips: (repositories) => requested(() => tipsOf(client, repositories)),
    run: (owner, repo, run) =>
      requested(async () => {
        const { data } = await actions.getWorkflowRun({ owner, repo, run_id: run });
        return {
          event: textOf(data, "event"),
          branch: textOf(data, "head_branch"),
          headRepository: numberOf(memberOf(data, "head_repository"), "id"),
          commit: textOf(data, "head_sha"),
          created: textOf(data, "created_at"),
        };
      }),
    isOnBranch: (owner, repo, branch, commit) =>
      requested(() => isOnBranch(client, { owner, repo }, branch, commit)).catch((error: unknown) => {
        if (error instanceof GitHubError && error.status === 403 && error.trouble === "denied") return "not-shown";
        throw error;
      }),
    archive: (owner, repo, artifact) =>
      requested(async () => {
        const query = { owner, repo, artifact_id: artifact, archive_format: "zip" };
        const { data } = await actions.downloadArtifact(query);
        if (!(data instanceof ArrayBuffer)) throw unusable("an archive");
        return new Uint8Array(data);
      }),
  };
}

/** An organization, or a user where there is no organization of the name. */
async function repositoriesOf(client: Octokit, owner: string): Promise<HubRepositories> {
  const { orgs, repos } = client.rest;
  const organization = await requested(async () => (await orgs.get({ org: owner })).data).catch((error: unknown) => {
    if (error instanceof GitHubError && error.status === 404) return undefined;
    throw error;
  });
  if (organization !== undefined && textOf(organization, "login") === "") throw unusable("an organization");
  const seen = new Map<number, HubRepository>();
  let spelled = owner;
  for (let page = 1; page <= mostRepositoryPages; page += 1) {
    const query = { sort: "full_name", direction: "asc", per_page: perPage, page } as const;
    const { data, headers } = organization
      ? await repos.listForOrg({ org: owner, type: "all", ...query })
      : await repos.listForUser({ username: owner, type: "owner", ...query });
    if (!Array.isArray(data)) throw unusable("a list");
    const before = seen.size;
    for (const one of data.map(readRepository)) seen.set(one.id, one);
    const isLast = isLastPage(data, perPage, headers.link);
    if (!isLast && seen.size === before) throw unusable("a list: its pages repeat themselves");
    const login = textOf(memberOf(data[0], "owner"), "login");
    if (login.toLowerCase() === owner.toLowerCase()) spelled = login;
    if (isLast) return { owner: spelled, seen: [...seen.values()], total: totalOf(organization) };
  }
  throw unusable(`a list that ends within ${mostRepositoryPages} pages`);
}

/** A page may have fewer entries than were asked for and still not be the last. */
function isLastPage(list: readonly unknown[], asked: number, link: string | undefined): boolean {
  return list.length < asked && !/\brel="?next\b/.test(link ?? "");
}

/** A repository whose commits or checks the token may not read has nothing there, and the others have theirs. */
const tipsQuery = `query ($ids: [ID!]!) {
  nodes(ids: $ids) {
    ... on Repository {
      name
      defaultBranchRef {
        name
        target {
          oid
          ... on Commit { checkSuites(last: 20) { nodes { workflowRun { resourcePath event createdAt } } } }
        }
      }
    }
  }
}`;

async function tipsOf(
  client: Octokit,
  repositories: readonly HubRepository[],
): Promise<readonly (HubTip | undefined)[]> {
  const ids = repositories.map((one) => one.node);
  const data = await client.graphql(tipsQuery, { ids }).catch((error: unknown) => {
    // Answers that lack something come as an error that has the rest.
    const rest = memberOf(error, "data");
    if (rest === undefined || rest === null) throw error;
    return rest;
  });
  const nodes = listOf(data, "nodes");
  return repositories.map((one, index) => readTip(nodes[index], one));
}

function readTip(node: unknown, { name, defaultBranch }: HubRepository): HubTip | undefined {
  const branch = memberOf(node, "defaultBranchRef");
  const target = memberOf(branch, "target");
  const commit = textOf(target, "oid");
  if (textOf(node, "name") !== name || textOf(branch, "name") !== defaultBranch || !objectName.test(commit))
    return undefined;
  const suites = memberOf(memberOf(target, "checkSuites"), "nodes");
  const runs = (Array.isArray(suites) ? suites : []).flatMap((suite) => {
    const run = memberOf(suite, "workflowRun");
    const number = /\/actions\/runs\/(\d+)$/.exec(textOf(run, "resourcePath"))?.[1];
    const told = { event: textOf(run, "event"), created: textOf(run, "createdAt") };
    return number === undefined ? [] : [[Number(number), told] as const];
  });
  return { commit, runs: new Map(runs) };
}

/**
 * Whether a branch has a commit. The branch's own commit is asked for, because where names are compared a tag of the
 * same name goes before the branch.
 */
async function isOnBranch(
  client: Octokit,
  of: { readonly owner: string; readonly repo: string },
  branch: string,
  commit: string,
): Promise<"yes" | "no"> {
  const { repos } = client.rest;
  const tip = textOf(memberOf((await repos.getBranch({ ...of, branch })).data, "commit"), "sha");
  if (!objectName.test(tip)) throw unusable("a branch");
  if (tip === commit) return "yes";
  if (!objectName.test(commit)) return "no";
  const query = { ...of, basehead: `${tip}...${commit}`, per_page: 1 };
  const compared = await requested(async () => (await repos.compareCommitsWithBasehead(query)).data).catch(
    (error: unknown) => {
      // The commits have no history in common, or GitHub has one of them no more.
      if (error instanceof GitHubError && error.status === 404) return { status: "diverged" };
      throw error;
    },
  );
  return ["identical", "behind"].includes(textOf(compared, "status")) ? "yes" : "no";
}

/** Members and apps that may are told how many private repositories there are. */
function totalOf(organization: unknown): number | null {
  const open = memberOf(organization, "public_repos");
  const closed = memberOf(organization, "total_private_repos");
  return typeof open === "number" && typeof closed === "number" ? open + closed : null;
}

function readRepository(data: unknown): HubRepository {
  const id = numberOf(data, "id");
  if (id === 0) throw unusable("a list of repositories");
  return {
    id,
    node: textOf(data, "node_id"),
    name: textOf(data, "name"),
    defaultBranch: textOf(data, "default_branch"),
    archived: memberOf(data, "archived") === true,
  };
}

function readArtifact(data: unknown): HubArtifact {
  const run = memberOf(data, "workflow_run");
  const digest = memberOf(data, "digest");
  return {
    id: numberOf(data, "id"),
    run: numberOf(run, "id"),
    branch: textOf(run, "head_branch"),
    repository: numberOf(run, "repository_id"),
    headRepository: numberOf(run, "head_repository_id"),
    created: textOf(data, "created_at"),
    isExpired: memberOf(data, "expired") === true,
    size: numberOf(data, "size_in_bytes"),
    digest: typeof digest === "string" ? digest : undefined,
  };
}

function listOf(data: unknown, key: string): readonly unknown[] {
  const list = memberOf(data, key);
  if (!Array.isArray(list)) throw unusable("a list");
  return list;
}

/** `""` for what is no text: it equals no branch, event or name that is looked for. */
function textOf(data: unknown, key: string): string {
  const value = memberOf(data, key);
  return typeof value === "string" ? value : "";
}

/** 0 for what is no number: it is no ID. */
function numberOf(data: unknown, key: string): number {
  const value = memberOf(data, key);
  return typeof value === "number" ? value : 0;
}
