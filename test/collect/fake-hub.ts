import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { strToU8, zipSync } from "fflate";
import { factsVersion } from "../../src/inputs/facts/read-line.ts";

/** An artifact of a repository as GitHub has it. Ordinary: a push to `main` of the repository itself, made an hour ago. */
export interface FakeArtifact {
  readonly id: number;
  /** The number of its run; ordinarily its own. */
  readonly run?: number;
  /** When that run began; ordinarily when the artifact was made. */
  readonly ran?: string;
  /** The commit of that run; ordinarily the latest one of the default branch. */
  readonly commit?: string;
  readonly name?: string;
  readonly branch?: string;
  readonly headRepository?: number;
  readonly event?: string;
  readonly created?: string;
  readonly expired?: boolean;
  readonly size?: number;
  readonly digest?: string;
  readonly archive: Uint8Array;
}

export interface FakeRepository {
  readonly id: number;
  readonly name: string;
  readonly archived?: boolean;
  /** Commits of the default branch before the latest one. */
  readonly earlier?: readonly string[];
  readonly artifacts: readonly FakeArtifact[];
}

export interface FakeAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface FakeHub {
  readonly url: string;
  /** Paths with queries, in their order. */
  readonly calls: string[];
  /** Where GitHub leads to for archives. */
  readonly storageUrl: string;
  /** Of requests there: their `authorization`. */
  readonly downloads: (string | undefined)[];
  /** Requests that were answered at the same time at the most. */
  readonly most: { atOnce: number };
  repositories: readonly FakeRepository[];
  /** Private repositories that the organization says it has beyond those in the list. */
  hidden: number | undefined;
  /** Names of repositories whose checks the token may not read: GraphQL does not show their runs. */
  closedChecks: (name: string) => boolean;
  /** Takes the place of the ordinary answer; `nth` counts the requests of a path from 1. */
  answer: (path: string, nth: number) => FakeAnswer | undefined;
  close(): Promise<void>;
}

/** The moment that collections of tests take place at. */
export const now = new Date("2026-11-20T12:00:00Z");
/** The latest commit of every default branch. */
const tip = "a".repeat(40);
const anHourBefore = "2026-11-20T11:00:00Z";

/** An archive with one facts file. */
export function factsArchive(lines: readonly string[], name = "facts.jsonl"): Uint8Array {
  const head = JSON.stringify({ rootrail: "facts", version: factsVersion, tool: "0" });
  return zipSync({ [name]: strToU8([head, ...lines, ""].join("\n")) }, { mtime: "2026-11-20" });
}

/** The organization `acme` on the loopback interface, and the storage that its archives are in. */
export async function startFakeHub(token: string): Promise<FakeHub> {
  const counts = new Map<string, number>();
  let atOnce = 0;
  const storage = createServer((request, response) => {
    hub.downloads.push(request.headers.authorization);
    const [, repo = "", artifact = ""] = (request.url ?? "").split("/");
    const bytes = artifactOf(repo, Number(artifact))?.archive;
    if (!bytes) return void response.writeHead(404).end();
    response.writeHead(200, { "content-type": "application/zip" }).end(bytes);
  });
  const api = createServer((request, response) => {
    atOnce += 1;
    hub.most.atOnce = Math.max(hub.most.atOnce, atOnce);
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () =>
      setImmediate(() => {
        respond(request, Buffer.concat(chunks).toString(), response);
        atOnce -= 1;
      }),
    );
  });
  const storageUrl = await listening(storage);
  const hub: FakeHub = {
    url: await listening(api),
    storageUrl,
    calls: [],
    downloads: [],
    most: { atOnce: 0 },
    repositories: [],
    hidden: 0,
    closedChecks: () => false,
    answer: () => undefined,
    close: async () => {
      await Promise.all([api, storage].map(closed));
    },
  };
  return hub;

  function respond(request: IncomingMessage, asked: string, response: ServerResponse): void {
    const path = request.url ?? "";
    hub.calls.push(path);
    const nth = (counts.get(path) ?? 0) + 1;
    counts.set(path, nth);
    const isKnown =
      request.headers.authorization === `token ${token}` && request.method === (path === "/graphql" ? "POST" : "GET");
    const usual = () => (path === "/graphql" ? tipsOf(asked) : ordinary(new URL(path, "http://fake")));
    const answer = isKnown ? (hub.answer(path, nth) ?? usual()) : { status: 401 };
    const { status, headers = {}, body = { message: `status ${status}` } } = answer;
    const isText = typeof body === "string";
    const type = isText ? "text/html" : "application/json; charset=utf-8";
    response.writeHead(status, { "content-type": type, ...headers }).end(isText ? body : JSON.stringify(body));
  }

  /** What GitHub's GraphQL says of the default branches' newest commits. */
  function tipsOf(asked: string): FakeAnswer {
    const { variables } = JSON.parse(asked) as { variables: { ids: readonly string[] } };
    const errors: unknown[] = [];
    const nodes = variables.ids.map((id) => {
      const found = hub.repositories.find((one) => nodeOf(one) === id);
      if (!found) return null;
      const isClosed = hub.closedChecks(found.name);
      if (isClosed) errors.push({ type: "FORBIDDEN", message: "Resource not accessible by integration" });
      const atTip = found.artifacts.map((one) => runOf(found, one)).filter((run) => run.head_sha === tip);
      const suites = atTip.map(({ id: run, event, created_at: createdAt }) => ({
        workflowRun: { resourcePath: `/acme/${found.name}/actions/runs/${run}`, event, createdAt },
      }));
      const target = { oid: tip, checkSuites: isClosed ? null : { nodes: [{ workflowRun: null }, ...suites] } };
      return { name: found.name, defaultBranchRef: { name: "main", target } };
    });
    return { status: 200, body: { data: { nodes }, ...(errors.length > 0 && { errors }) } };
  }

  function ordinary({ pathname, searchParams }: URL): FakeAnswer {
    const [kind, owner, repo, ...rest] = pathname.slice(1).split("/");
    const page = pageOf(searchParams);
    if (kind === "orgs" && owner?.toLowerCase() === "acme") {
      if (repo === undefined) return { status: 200, body: organization() };
      if (repo === "repos") return { status: 200, body: page(hub.repositories.map(described)) };
    }
    const found = hub.repositories.find((one) => one.name === repo);
    if (kind !== "repos" || owner !== "acme" || !found) return { status: 404 };
    const [part, what = "", id] = rest;
    if (part === "branches" && what === "main") return { status: 200, body: { name: what, commit: { sha: tip } } };
    if (part === "compare") return compared(found, what);
    return part === "actions" ? actionsOf(found, what, id, searchParams) : { status: 404 };
  }

  function actionsOf(found: FakeRepository, what: string, id: string | undefined, query: URLSearchParams): FakeAnswer {
    if (what === "artifacts" && id !== undefined)
      return { status: 302, headers: { location: `${storageUrl}/${found.name}/${id}` } };
    if (what === "artifacts") {
      const named = found.artifacts.filter((one) => (one.name ?? "rootrail-facts") === query.get("name"));
      const artifacts = pageOf(query)(named.map((one) => listed(found, one)));
      return { status: 200, body: { total_count: named.length, artifacts } };
    }
    const made = found.artifacts.find((one) => (one.run ?? one.id) === Number(id));
    return what === "runs" && made ? { status: 200, body: runOf(found, made) } : { status: 404 };
  }

  function organization() {
    const closed = hub.hidden === undefined ? {} : { total_private_repos: hub.hidden };
    return { login: "acme", public_repos: hub.repositories.length, ...closed };
  }

  function artifactOf(repo: string, id: number): FakeArtifact | undefined {
    return hub.repositories.find((one) => one.name === repo)?.artifacts.find((one) => one.id === id);
  }
}

function pageOf(query: URLSearchParams): <T>(list: readonly T[]) => readonly T[] {
  const size = Number(query.get("per_page") ?? 30);
  const from = (Number(query.get("page") ?? 1) - 1) * size;
  return (list) => list.slice(from, from + size);
}

function nodeOf({ id }: FakeRepository): string {
  return `R_${id}`;
}

function described({ id, name, archived = false }: FakeRepository) {
  return {
    id,
    node_id: nodeOf({ id, name, artifacts: [] }),
    name,
    full_name: `acme/${name}`,
    owner: { login: "acme" },
    default_branch: "main",
    archived,
  };
}

function compared({ earlier = [] }: FakeRepository, range: string): FakeAnswer {
  const [base, head = ""] = range.split("...");
  if (base !== tip) return { status: 404 };
  return { status: 200, body: { status: earlier.includes(head) ? "behind" : "diverged" } };
}

function listed(repository: FakeRepository, artifact: FakeArtifact) {
  const { id, name = "rootrail-facts", branch = "main", created = anHourBefore, expired = false } = artifact;
  const run = {
    id: artifact.run ?? id,
    repository_id: repository.id,
    head_repository_id: artifact.headRepository ?? repository.id,
  };
  const digest = artifact.digest === undefined ? {} : { digest: artifact.digest };
  const size = artifact.size ?? artifact.archive.length;
  return {
    id,
    name,
    size_in_bytes: size,
    expired,
    created_at: created,
    workflow_run: { ...run, head_branch: branch },
    ...digest,
  };
}

function runOf(repository: FakeRepository, artifact: FakeArtifact) {
  const { id, run = id, branch = "main", event = "push", headRepository = repository.id, commit = tip } = artifact;
  const created = artifact.ran ?? artifact.created ?? anHourBefore;
  const at = { head_branch: branch, head_sha: commit, created_at: created };
  return { id: run, event, ...at, head_repository: { id: headRepository } };
}

async function listening(server: Server): Promise<string> {
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
}
