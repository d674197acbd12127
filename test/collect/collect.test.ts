import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { strToU8, Zip, ZipDeflate, zipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openFactsStore } from "../../src/cli/collect-store.ts";
import { collectionText, gapLines } from "../../src/cli/collect-words.ts";
import { collectFromHub } from "../../src/collect/collect.ts";
import { connectHub } from "../../src/collect/octokit-hub.ts";
import type { Gap } from "../../src/collect/outcome.ts";
import { folderOf, write } from "../support/folder.ts";
import { runCli } from "../support/run-cli.ts";
import { type FakeAnswer, type FakeArtifact, type FakeHub, factsArchive, now, startFakeHub } from "./fake-hub.ts";

const token = "ghs_0123456789abcdefghij";
let hub: FakeHub;
let folder: string;

beforeEach(async () => {
  hub = await startFakeHub(token);
  folder = folderOf();
});
afterEach(() => hub.close());

const place = { path: "org.yaml", start: { line: 3, column: 1 }, end: { line: 3, column: 9 } };
const fact = (scope: string) =>
  JSON.stringify({
    fact: "Account",
    resource: { format: "cloudformation", type: "AWS::Organizations::Account", address: "Payments" },
    ...{ action: "declare", location: place, header: place, callers: [], when: [], scope, name: "payments" },
    parent: { kind: "root" },
  });
const sound = factsArchive([fact("acme/payments#org.yaml")]);
const artifact = (more: Partial<FakeArtifact> = {}): FakeArtifact => ({ id: 7, archive: sound, ...more });
const payments = (...artifacts: readonly FakeArtifact[]) => {
  hub.repositories = [{ id: 1, name: "payments", artifacts }];
};

const settings = {
  owner: "acme",
  artifact: "rootrail-facts",
  maxAgeDays: 14,
  atOnce: 4,
  resume: false,
  wants: () => true,
  now,
};

async function collect(more: Partial<typeof settings> = {}) {
  const waits: number[] = [];
  const client = connectHub({ token, apiUrl: hub.url, longestWait: 5, onWait: (seconds) => waits.push(seconds) });
  const store = openFactsStore(folder, ".");
  const collection = await collectFromHub(client, store, { ...settings, ...more }, gapLines);
  return { collection, waits, gaps: collection.repositories.map((one) => one.gap) };
}

/** As a server is that has no GraphQL. */
const withoutGraphql = (path: string): FakeAnswer | undefined => (path === "/graphql" ? { status: 404 } : undefined);

const file = "acme--payments.facts.jsonl";
const gapsFile = "collection.acme.facts.jsonl";
const linesOf = (name: string) => readFileSync(join(folder, name), "utf8").trimEnd().split("\n");
/** Without the line that ends the facts. */
const headAndFactsOf = (name: string) => linesOf(name).filter((line) => !line.startsWith('{"rootrail":"facts-end"'));

describe("a collection", () => {
  it("has the newest facts of each repository, and is whole", async () => {
    payments(artifact({ id: 6, archive: factsArchive([]), created: "2026-11-20T10:00:00Z" }), artifact());
    const { collection, gaps } = await collect();
    expect(gaps).toEqual([undefined]);
    expect(collection.repositories[0]?.facts).toMatchObject({ artifact: 7, run: 7, count: 1, kept: false, file });
    expect(headAndFactsOf(file).slice(1)).toEqual([fact("acme/payments#org.yaml")]);
    expect(headAndFactsOf(gapsFile)).toHaveLength(1);
    expect(hub.calls).toEqual([
      "/orgs/acme",
      "/orgs/acme/repos?type=all&sort=full_name&direction=asc&per_page=100&page=1",
      "/repos/acme/payments/actions/artifacts?name=rootrail-facts&page=1&per_page=50",
      "/graphql",
      "/repos/acme/payments/actions/artifacts/7/zip",
    ]);
  });

  it("gives the token to GitHub only, not to the storage that it leads to", async () => {
    payments(artifact());
    await collect();
    expect(hub.downloads).toEqual([undefined]);
  });

  it("asks once about what it has already", async () => {
    payments(artifact());
    await collect();
    hub.calls.length = 0;
    const { collection } = await collect();
    expect(collection.repositories[0]?.facts).toMatchObject({ artifact: 7, kept: true, count: 1 });
    expect(hub.calls).toHaveLength(3);
    hub.calls.length = 0;
    await collect({ resume: true });
    expect(hub.calls).toHaveLength(2);
  });

  it("fetches again what was cut on the disk, and takes newer facts", async () => {
    payments(artifact());
    await collect();
    write(folder, file, `${linesOf(file)[0]}\n`);
    expect((await collect()).collection.repositories[0]?.facts).toMatchObject({ kept: false, count: 1 });
    payments(artifact({ id: 8, created: "2026-11-20T11:30:00Z", archive: factsArchive([]) }), artifact());
    expect((await collect()).collection.repositories[0]?.facts).toMatchObject({ artifact: 8, count: 0 });
  });

  it("knows the owner by the name that GitHub gives", async () => {
    payments(artifact());
    const { collection } = await collect({ owner: "ACME" });
    expect(collection.repositories[0]).toMatchObject({ repository: "acme/payments", facts: { file } });
    expect(linesOf(file)[1]).toBe(fact("acme/payments#org.yaml"));
  });

  it("leaves out archived repositories without facts and those that are not wanted, and counts them", async () => {
    const one = { artifacts: [artifact()] };
    hub.repositories = [
      { id: 1, name: "old", archived: true, artifacts: [] },
      { id: 2, name: "play", ...one },
      { id: 3, name: ".github", ...one },
    ];
    const { collection } = await collect({ wants: (repo: string) => repo !== "play" } as Partial<typeof settings>);
    expect(collection.leftOut).toEqual({ archived: 1, byName: 1 });
    expect(collection.repositories.map((each) => each.facts?.file)).toEqual(["acme--.github.facts.jsonl"]);
  });

  it("removes the facts of repositories that are gone, and nothing else", async () => {
    payments(artifact());
    await collect();
    write(folder, "other.jsonl", "{}");
    write(folder, "else--payments.facts.jsonl", "{}");
    hub.repositories = [{ id: 2, name: "new", artifacts: [artifact()] }];
    await collect();
    expect(readdirSync(folder).sort()).toEqual([
      "acme--new.facts.jsonl",
      gapsFile,
      "else--payments.facts.jsonl",
      "other.jsonl",
    ]);
  });

  it("keeps facts under the name of their repository, whatever they call themselves", async () => {
    const lines = ["acme/other#org.yaml", "acme/paymentsX#a", "plain"].map(fact);
    payments(artifact({ archive: factsArchive([...lines, fact("x").replace(',"scope":"x"', "")]) }));
    await collect();
    const scopes = headAndFactsOf(file)
      .slice(1)
      .map((line) => JSON.parse(line).scope);
    expect(scopes).toEqual([
      "acme/payments/acme/other#org.yaml",
      "acme/payments/acme/paymentsX#a",
      "acme/payments#plain",
      "acme/payments#",
    ]);
  });
});

const bomb = zipSync({ "facts.jsonl": new Uint8Array(70_000_000) });
const renamed = (name: string) => zipSync({ [name]: strToU8('{"rootrail":"facts","version":2}\n') });
/** A name of the same length put into the archive's bytes, which writers of archives refuse. */
const patched = (from: string, to: string) => {
  const bytes = Buffer.from(renamed(from));
  for (let at = bytes.indexOf(from); at >= 0; at = bytes.indexOf(from, at + 1)) bytes.write(to, at);
  return bytes;
};

/** The archive's second member gets the name of its first. */
const twice = (() => {
  const bytes = Buffer.from(zipSync({ "facts.jsonl": strToU8("a"), "other.jsonl": strToU8("b") }));
  for (let at = bytes.indexOf("other"); at >= 0; at = bytes.indexOf("other", at + 1)) bytes.write("facts", at);
  return bytes;
})();
/** The flag is set in both headers of the member. */
const encrypted = (() => {
  const bytes = Buffer.from(sound);
  for (const [signature, flags] of [
    ["PK\u0003\u0004", 6],
    ["PK\u0001\u0002", 8],
  ] as const)
    bytes.writeUInt8(1, bytes.indexOf(signature) + flags);
  return bytes;
})();
const deep = fact("acme/payments#a").replace(/\}$/, `,"more":${"[".repeat(100_000)}${"]".repeat(100_000)}}`);

const hostile: readonly (readonly [string, Uint8Array, RegExp])[] = [
  ["no archive", strToU8("<html>"), /no sound zip archive/],
  ["an empty one", new Uint8Array(), /archive/],
  ["one that is cut", sound.subarray(0, sound.length - 30), /no sound zip archive/],
  ["one that unpacks to too much", bomb, /unpacks to more than 64000000 bytes/],
  ["two files", zipSync({ "a.jsonl": new Uint8Array(1), "b.jsonl": new Uint8Array(1) }), /has 2 files, not one/],
  ["no file", zipSync({ "d/": new Uint8Array() }), /has 0 files, not one/],
  [
    "many files",
    zipSync(Object.fromEntries(Array.from({ length: 17 }, (_, n) => [`${n}`, new Uint8Array()]))),
    /more than 16/,
  ],
  ["a name that leads upwards", patched("xx/facts.jsonl", "../facts.jsonl"), /invalid relative path/],
  ["an absolute name", patched("xfacts.jsonl", "/facts.jsonl"), /absolute path/],
  ["a name with a backslash", patched("xxxfacts.jsonl", "..\\facts.jsonl"), /invalid (?:characters|relative path)/],
  ["a file in a folder", renamed("a/facts.jsonl"), /not called/],
  ["another kind of file", renamed("facts.json"), /not called/],
  ["no facts", zipSync({ "facts.jsonl": strToU8("{}\n") }), /does not begin as facts do/],
  [
    "facts of a later version",
    zipSync({ "facts.jsonl": strToU8('{"rootrail":"facts","version":99}\n') }),
    /line 1: .*version 99/,
  ],
  [
    "facts of a version that fills pages",
    zipSync({ "facts.jsonl": strToU8(`{"rootrail":"facts","version":"${"9".repeat(100_000)}"}\n`) }),
    /^line 1: the facts are of version "9{39}, this/,
  ],
  [
    "a name that fills pages",
    zipSync({ [`${"a".repeat(60_000)}.jsonl`]: new Uint8Array(70_000_000) }),
    /^the archive cannot be read: a{200} in it unpacks to more than/,
  ],
  ["two files of one name", twice, /it has two members called facts\.jsonl/],
  ["an encrypted file", encrypted, /encrypted/],
  ["what nests deeply", factsArchive([deep]), /line 2: it is nested too deep/],
  ["a broken line", factsArchive(["{"]), /line 2: the line is not JSON/],
  ["a line that is no fact", factsArchive(['{"fact":"Account"}']), /line 2: it is no fact/],
];

describe("an archive that holds", () => {
  it.each(hostile)("%s is told, and leaves nothing behind", async (_, archive, reason) => {
    payments(artifact({ archive }));
    const { gaps } = await collect();
    expect(gaps).toEqual([{ kind: "broken", reason: expect.stringMatching(reason) }]);
    expect(readdirSync(folder)).toEqual([gapsFile]);
    expect(headAndFactsOf(gapsFile)).toHaveLength(2);
    expect(Math.max(...linesOf(gapsFile).map((line) => line.length))).toBeLessThan(2000);
  });
});

const gapCases: readonly (readonly [string, Partial<FakeArtifact> | undefined, Gap])[] = [
  ["nothing", undefined, { kind: "none" }],
  ["an artifact of another name", { name: "other" }, { kind: "none" }],
  ["one of another branch", { branch: "feature" }, { kind: "untrusted", count: 1 }],
  ["one of a fork's branch of the same name", { headRepository: 99 }, { kind: "untrusted", count: 1 }],
  ["one of a pull request from the default branch", { event: "pull_request" }, { kind: "untrusted", count: 1 }],
  ["one of a pull request that runs with rights", { event: "pull_request_target" }, { kind: "untrusted", count: 1 }],
  ["one of a run after another one", { event: "workflow_run" }, { kind: "untrusted", count: 1 }],
  ["one that GitHub has deleted", { expired: true }, { kind: "expired", created: "2026-11-20T11:00:00Z" }],
  [
    "one that says to be too large",
    { size: 64_000_001 },
    { kind: "broken", reason: "the archive is larger than 64000000 bytes" },
  ],
  [
    "one with another digest",
    { digest: `sha256:${"0".repeat(64)}` },
    { kind: "broken", reason: expect.stringContaining("digests differ") },
  ],
  ["one without a date", { created: "soon" }, { kind: "broken", reason: "GitHub does not tell when it was made" }],
];

it("reads an archive that was written in a stream, as those of GitHub are", async () => {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((_, chunk) => chunks.push(chunk));
  const member = new ZipDeflate("facts.jsonl");
  zip.add(member);
  member.push(strToU8(`{"rootrail":"facts","version":2}\n${fact("acme/payments#a")}\n`), true);
  zip.end();
  payments(artifact({ archive: Buffer.concat(chunks) }));
  expect((await collect()).gaps).toEqual([undefined]);
});

it("tells what is in an archive in one line", async () => {
  payments(artifact({ archive: renamed("é\u001b[2J\n::error::\nThe collection is whole.\n/../a") }));
  const { collection } = await collect();
  const [line = "", ...others] = collectionText(collection, "facts").split("\n");
  expect(line).toMatch(/^missing {2}acme\/payments has published facts that cannot be read: .*<U\+001B>/);
  expect(others).not.toContain("The collection is whole.");
});

describe("a repository that has", () => {
  it.each(gapCases)("%s has no facts, and the collection says so", async (_, more, gap) => {
    payments(...(more ? [artifact(more)] : []));
    const { gaps } = await collect();
    expect(gaps).toEqual([gap]);
    expect(existsSync(join(folder, file))).toBe(false);
  });

  it("the digest that GitHub lists is taken", async () => {
    payments(artifact({ digest: `sha256:${createHash("sha256").update(sound).digest("hex")}` }));
    expect((await collect()).gaps).toEqual([undefined]);
  });

  it("old facts keeps them, and is stale", async () => {
    payments(artifact({ created: "2026-10-20T11:00:00Z" }));
    const { collection, gaps } = await collect();
    expect(gaps).toEqual([{ kind: "stale", days: 31 }]);
    expect(collection.repositories[0]?.facts?.count).toBe(1);
    expect((await collect()).gaps).toEqual([{ kind: "stale", days: 31 }]);
    expect((await collect({ maxAgeDays: 32 })).gaps).toEqual([undefined]);
  });

  it("facts of its own behind a page of a fork's, has them", async () => {
    const forks = Array.from({ length: 50 }, (_, index) => artifact({ id: 100 + index, headRepository: 99 }));
    payments(...forks, artifact({ created: "2026-11-20T09:00:00Z" }));
    const { gaps } = await collect();
    expect(gaps).toEqual([undefined]);
    expect(hub.calls.filter((call) => call.includes("artifacts?"))).toHaveLength(2);
  });

  it("many runs of pull requests, is asked about few of them", async () => {
    payments(...Array.from({ length: 40 }, (_, index) => artifact({ id: 100 + index, event: "pull_request" })));
    hub.answer = withoutGraphql;
    expect((await collect()).gaps).toEqual([{ kind: "untrusted", count: 5 }]);
    expect(hub.calls.filter((call) => call.includes("/runs/"))).toHaveLength(5);
    hub.calls.length = 0;
    hub.answer = () => undefined;
    expect((await collect()).gaps).toEqual([{ kind: "untrusted", count: 40 }]);
    expect(hub.calls.filter((call) => call.includes("/runs/"))).toHaveLength(0);
  });

  it("a name that leads elsewhere, is not written", async () => {
    hub.repositories = [{ id: 1, name: "../payments", artifacts: [artifact()] }];
    expect((await collect()).gaps).toEqual([{ kind: "broken", reason: "a repository cannot have this name" }]);
  });
});

describe("the newest commits, asked for many repositories at once,", () => {
  const three = () => {
    hub.repositories = ["a", "b", "c"].map((name, id) => ({ id: id + 1, name, artifacts: [artifact()] }));
  };
  const asked = (part: string) => hub.calls.filter((call) => call.includes(part)).length;

  it("spare two questions for each", async () => {
    three();
    expect((await collect()).gaps).toEqual([undefined, undefined, undefined]);
    expect(hub.calls).toHaveLength(2 + 1 + 3 * 2);
  });

  it("are not asked for where the folder has the newest facts", async () => {
    three();
    await collect();
    hub.calls.length = 0;
    await collect();
    expect(asked("/graphql")).toBe(0);
  });

  it.each<[string, FakeAnswer]>([
    ["is not there", { status: 404 }],
    ["is refused", { status: 403 }],
    ["wants another token", { status: 401 }],
    ["asks to wait for too long", { status: 429, headers: { "retry-after": "900" } }],
    ["answers with a page", { status: 200, body: "<html>" }],
    ["answers with errors alone", { status: 200, body: { data: null, errors: [{ message: "no" }] } }],
    ["answers with nothing", { status: 200, body: {} }],
    ["answers with other nodes", { status: 200, body: { data: { nodes: [{ name: "x" }, null, 1] } } }],
    ["answers with no list", { status: 200, body: { data: { nodes: { length: 3 } } } }],
  ])("where GraphQL %s, each repository is asked, and nothing is lost", async (_, answer) => {
    three();
    hub.answer = (path) => (path === "/graphql" ? answer : undefined);
    expect((await collect()).gaps).toEqual([undefined, undefined, undefined]);
    expect([asked("/graphql"), asked("/runs/"), asked("/branches/")]).toEqual([1, 3, 3]);
  });

  it("where the token may not read checks, spare one question", async () => {
    three();
    hub.closedChecks = (name) => name !== "b";
    expect((await collect()).gaps).toEqual([undefined, undefined, undefined]);
    expect([asked("/runs/"), asked("/branches/")]).toEqual([2, 0]);
  });

  it.each([
    ["another repository", { name: "b" }],
    ["another branch", { defaultBranchRef: { name: "other" } }],
    ["no commit", { defaultBranchRef: { name: "main", target: { oid: "main" } } }],
  ])("are believed of no node that tells of %s", async (_, more) => {
    payments(artifact({ event: "pull_request" }));
    const workflowRun = { resourcePath: "/acme/payments/actions/runs/7", event: "push", createdAt: now.toISOString() };
    const target = { oid: "a".repeat(40), checkSuites: { nodes: [{ workflowRun }] } };
    const node = { name: "payments", defaultBranchRef: { name: "main", target } };
    const said = (nodes: object) => (path: string) =>
      path === "/graphql" ? { status: 200, body: { data: { nodes: [nodes] } } } : undefined;
    hub.answer = said({ ...node, ...more });
    expect((await collect()).gaps).toEqual([{ kind: "untrusted", count: 1 }]);
    hub.answer = said(node);
    expect((await collect()).gaps).toEqual([undefined]);
  });
});

describe("an owner who hides something", () => {
  const other = "b".repeat(40);
  const tagged = artifact({ commit: other });

  it.each(["push", "workflow_dispatch"])(
    "by a tag that is called as the branch (%s) is not believed",
    async (event) => {
      payments({ ...tagged, event });
      expect((await collect()).gaps).toEqual([{ kind: "untrusted", count: 1 }]);
      hub.repositories = [{ id: 1, name: "payments", artifacts: [{ ...tagged, event }], earlier: [other] }];
      expect((await collect()).gaps).toEqual([undefined]);
    },
  );

  it("is told of once, where the token may not read commits", async () => {
    hub.repositories = ["a", "b", "c", "d"].map((name, id) => ({ id: id + 1, name, artifacts: [tagged] }));
    hub.answer = (path) => (path.includes("/branches/") ? { status: 403 } : undefined);
    const { collection } = await collect({ atOnce: 1 });
    expect(collection.repositories.map((one) => one.facts?.commit)).toEqual(Array(4).fill("not-shown"));
    expect(hub.calls.filter((call) => call.includes("/branches/"))).toHaveLength(3);
    const note = "GitHub does not show commits of 4 repositories to this token";
    expect(collectionText(collection, "facts")).toContain(note);
    expect(collectionText((await collect()).collection, "facts")).toContain(note);
  });

  it("by one repository that shows no commits hides nothing of another", async () => {
    hub.repositories = ["a", "b"].map((name, id) => ({ id: id + 1, name, artifacts: [tagged] }));
    hub.answer = (path) => (path.includes("/a/branches/") ? { status: 403 } : undefined);
    const { gaps } = await collect({ atOnce: 1 });
    expect(gaps).toEqual([undefined, { kind: "untrusted", count: 1 }]);
  });

  it("by starting an old run again makes no facts young, and none the newest", async () => {
    const again = artifact({ id: 9, run: 3, ran: "2026-10-20T11:00:00Z", archive: factsArchive([]) });
    payments(again, artifact());
    expect((await collect()).collection.repositories[0]?.facts).toMatchObject({ artifact: 7, count: 1 });
    rmSync(join(folder, file));
    payments(again);
    expect((await collect()).gaps).toEqual([{ kind: "stale", days: 31 }]);
    expect((await collect({ resume: true })).gaps).toEqual([{ kind: "stale", days: 31 }]);
  });

  it("by deleting the newest facts is told, while the folder has them", async () => {
    payments(artifact({ id: 8 }), artifact());
    await collect();
    payments(artifact());
    for (const _ of [1, 2]) {
      const { collection, gaps } = await collect();
      expect(gaps).toEqual([{ kind: "vanished" }]);
      expect(collection.repositories[0]?.facts).toMatchObject({ artifact: 8, kept: true });
      expect(linesOf(gapsFile)[1]).toContain("somebody has deleted the latest ones");
    }
  });

  it("by archiving a repository hides nothing that it has published", async () => {
    hub.repositories = [{ id: 1, name: "payments", archived: true, artifacts: [artifact()] }];
    const { collection, gaps } = await collect();
    expect([gaps, collection.leftOut.archived]).toEqual([[undefined], 0]);
    hub.repositories = [{ id: 1, name: "payments", archived: true, artifacts: [] }];
    expect((await collect()).gaps).toEqual([{ kind: "none" }]);
    expect((await collect()).collection.leftOut.archived).toBe(1);
  });

  it("by two keys of one name in a fact has one of them", async () => {
    const twice = fact("acme/payments#a").replace('"scope":', '"scope":"acme/shop#b","scope":');
    payments(artifact({ archive: factsArchive([twice]) }));
    await collect();
    expect(linesOf(file)[1]).toBe(fact("acme/payments#a"));
  });

  it("by renaming, and a new repository of the old name, gets no facts for that one", async () => {
    payments(artifact());
    await collect();
    hub.repositories = [{ id: 2, name: "payments", artifacts: [] }];
    expect((await collect({ resume: true })).gaps).toEqual([{ kind: "none" }]);
  });

  it("by another name of artifacts gets none of those for it", async () => {
    payments(artifact({ id: 8 }), artifact({ name: "other", archive: factsArchive([]) }));
    await collect();
    const { collection, gaps } = await collect({ artifact: "other", resume: true });
    expect([gaps, collection.repositories[0]?.facts?.count]).toEqual([[undefined], 0]);
  });

  it("by the case of a name has one file", async () => {
    payments(artifact());
    await collect();
    hub.repositories = [{ id: 1, name: "Payments", artifacts: [artifact()] }];
    const { collection } = await collect();
    expect(collection.repositories[0]).toMatchObject({ repository: "acme/Payments", facts: { kept: false, file } });
    expect(readdirSync(folder)).toEqual([file, gapsFile]);
  });
});

/** The head of the file that a collection wrote, with other values. */
const headWith = (more: object) => {
  const head = JSON.parse(linesOf(file)[0] ?? "");
  return JSON.stringify({ ...head, collected: { ...head.collected, ...more } });
};
const edits: readonly (readonly [string, () => readonly string[]])[] = [
  ["another fact", () => [headWith({}), fact("acme/payments#other.yaml")]],
  ["one fact more", () => [...linesOf(file), fact("acme/payments#other.yaml")]],
  ["a collection that is still to come", () => [headWith({ at: "2027-11-20T12:00:00Z" }), ...linesOf(file).slice(1)]],
  ["facts that are still to come", () => [headWith({ created: "2027-11-20T12:00:00Z" }), ...linesOf(file).slice(1)]],
  ["no moment", () => [headWith({ ran: "soon" }), ...linesOf(file).slice(1)]],
  ["the number of another repository", () => [headWith({ id: 5 }), ...linesOf(file).slice(1)]],
  ["the name of another repository", () => [headWith({ repository: "acme/shop" }), ...linesOf(file).slice(1)]],
  ["no head", () => linesOf(file).slice(1)],
  ["no JSON", () => ["{", ...linesOf(file).slice(1)]],
];

describe("a file of an earlier run into which somebody wrote", () => {
  it.each(edits)("%s is fetched anew", async (_, edited) => {
    payments(artifact());
    await collect();
    const whole = linesOf(file).slice(1);
    write(folder, file, `${edited().join("\n")}\n`);
    const { collection } = await collect({ resume: true });
    expect(collection.repositories[0]).toMatchObject({ facts: { kept: false, count: 1, artifact: 7 } });
    expect(linesOf(file).slice(1)).toEqual(whole);
  });
});

describe("a folder", () => {
  it("has the gaps of each owner whose facts are in it", async () => {
    payments();
    await collect();
    write(folder, "collection.else.facts.jsonl", "{}");
    await collect();
    expect(readdirSync(folder)).toEqual([gapsFile, "collection.else.facts.jsonl"]);
  });
});

describe("where GitHub", () => {
  const archive = "/repos/acme/payments/actions/artifacts/7/zip";

  it.each([404, 410])("answers %i for an archive of its list, it has vanished", async (status) => {
    payments(artifact());
    hub.answer = (path) => (path === archive ? { status } : undefined);
    expect((await collect()).gaps).toEqual([{ kind: "vanished" }]);
  });

  it.each([403, 404])("answers %i for a repository, the others are collected", async (status) => {
    hub.repositories = ["a", "b", "c"].map((name, id) => ({ id: id + 1, name, artifacts: [artifact()] }));
    hub.answer = (path) => (path.startsWith("/repos/acme/b/") ? { status } : undefined);
    const { gaps, collection } = await collect();
    expect(gaps).toEqual([undefined, { kind: "denied", message: expect.stringContaining(`${status}`) }, undefined]);
    expect(collection.stopped).toBeUndefined();
  });

  it("asks to wait, it is asked again", async () => {
    payments(artifact());
    const limit = {
      status: 403,
      headers: { "retry-after": "1" },
      body: { message: "You have exceeded a secondary rate limit" },
    };
    hub.answer = (path, nth) => (path.includes("/artifacts?") && nth === 1 ? limit : undefined);
    const { gaps, waits } = await collect();
    expect([gaps, waits]).toEqual([[undefined], [1]]);
  });

  it("asks to wait for too long, what is left is not asked, and a later run goes on", async () => {
    hub.repositories = ["a", "b", "c"].map((name, id) => ({ id: id + 1, name, artifacts: [artifact()] }));
    const limit = { status: 429, headers: { "retry-after": "900" } };
    hub.answer = (path) => (path.startsWith("/repos/acme/b/") ? limit : undefined);
    const { gaps, collection } = await collect({ atOnce: 1 });
    expect(gaps).toEqual([undefined, { kind: "not-asked" }, { kind: "not-asked" }]);
    expect(collection.stopped?.trouble).toBe("busy");
    expect(headAndFactsOf(gapsFile)).toHaveLength(4);
    hub.answer = () => undefined;
    hub.calls.length = 0;
    const after = await collect({ resume: true });
    expect(after.gaps).toEqual([undefined, undefined, undefined]);
    expect(hub.calls.filter((call) => call.includes("/acme/a/"))).toEqual([]);
  });

  it("answers with a page to log in at, it is broken", async () => {
    payments(artifact());
    hub.answer = (path) => (path.includes("/actions/artifacts?") ? { status: 200, body: "<html>" } : undefined);
    expect((await collect()).gaps).toEqual([{ kind: "broken", reason: expect.stringContaining("login page") }]);
  });

  it("counts more repositories than it lists, the collection is not whole", async () => {
    payments(artifact());
    hub.hidden = 4;
    expect((await collect()).collection.unseen).toBe(4);
    hub.hidden = undefined;
    expect((await collect()).collection.unseen).toBeNull();
  });

  it.each<readonly [string, FakeAnswer, string]>([
    ["cut JSON", { status: 200, headers: { "content-type": "application/json" }, body: '[{"id":' }, "JSON"],
    ["nothing", { status: 200, headers: { "content-type": "application/json" }, body: "" }, "a list"],
    ["something else", { status: 200, body: { message: "hello" } }, "a list"],
  ])("lists the repositories as %s, nothing is collected", async (_, answer, reason) => {
    payments(artifact());
    hub.answer = (path) => (path.startsWith("/orgs/acme/repos") ? answer : undefined);
    await expect(collect()).rejects.toThrow(`GitHub's answer is not ${reason}`);
    expect(linesOf(gapsFile)[1]).toContain("did not come to its end");
  });

  it("tells nothing of the organization, it is not taken for a user's account", async () => {
    payments(artifact());
    const nothing = { status: 200, headers: { "content-type": "application/json" }, body: "" };
    hub.answer = (path) => (path === "/orgs/acme" ? nothing : undefined);
    await expect(collect()).rejects.toThrow("GitHub's answer is not an organization");
  });

  it("gives one page of repositories again and again, nothing is collected", async () => {
    const body = Array.from({ length: 100 }, (_, id) => ({ id: id + 1, name: `r${id}`, owner: { login: "acme" } }));
    hub.answer = (path) => (path.startsWith("/orgs/acme/repos") ? { status: 200, body } : undefined);
    await expect(collect()).rejects.toThrow("its pages repeat themselves");
    expect(hub.calls).toHaveLength(3);
  });

  it("gives one page of artifacts again and again, the facts are not there", async () => {
    const forks = Array.from({ length: 50 }, (_, index) => artifact({ id: 100 + index, headRepository: 99 }));
    payments(...forks);
    const first = "/repos/acme/payments/actions/artifacts?name=rootrail-facts&page=1&per_page=50";
    const page = await (await fetch(`${hub.url}${first}`, { headers: { authorization: `token ${token}` } })).json();
    hub.answer = (path) => (path.includes("/artifacts?") ? { status: 200, body: page } : undefined);
    expect((await collect()).gaps).toEqual([{ kind: "untrusted", count: 1000 }]);
  });

  it("gives a short page that is not the last, the next one is read", async () => {
    hub.repositories = ["a", "b"].map((name, id) => ({ id: id + 1, name, artifacts: [] }));
    const described = (id: number, name: string) => ({ id, name, owner: { login: "acme" }, default_branch: "main" });
    hub.answer = (path) => {
      if (path.endsWith("per_page=100&page=1"))
        return { status: 200, headers: { link: `<${hub.url}/x?page=2>; rel="next"` }, body: [described(1, "a")] };
      return path.endsWith("per_page=100&page=2") ? { status: 200, body: [described(2, "b")] } : undefined;
    };
    expect((await collect()).collection.repositories.map((one) => one.repository)).toEqual(["acme/a", "acme/b"]);
  });

  it("leads to another host, it gets no token", async () => {
    payments(artifact());
    const elsewhere = { status: 301, headers: { location: `${hub.storageUrl}/payments/7` } };
    hub.answer = (path) => (path.includes("/runs/") ? elsewhere : withoutGraphql(path));
    expect((await collect()).gaps).toEqual([{ kind: "untrusted", count: 1 }]);
    expect(hub.downloads).toEqual([undefined]);
  });

  it("has no page of a large organization left out", async () => {
    hub.repositories = Array.from({ length: 250 }, (_, id) => ({ id: id + 1, name: `r${id}`, artifacts: [] }));
    const { gaps } = await collect();
    expect(gaps).toHaveLength(250);
    expect(hub.most.atOnce).toBeLessThanOrEqual(4);
  });
});

describe("rootrail collect", () => {
  const run = (...args: string[]) =>
    runCli(["collect", "github", "--owner", "acme", "-o", "facts", "--max-age", "400", ...args], {
      cwd: folder,
      env: { GITHUB_TOKEN: token, GITHUB_API_URL: hub.url },
    });
  const recent = new Date(Date.now() - 3_600_000).toISOString();

  it("says that it uses the network, and what it has", async () => {
    payments(artifact({ created: recent }));
    const { code, stdout, stderr } = await run("--max-age", "14");
    expect([code, stdout]).toEqual([0, "1 of 1 repository of acme: 1 fact in facts\nThe collection is whole.\n"]);
    expect(stderr).toContain("uses the network");
  });

  it("lists what is missing, is not green, and neither is lint or coverage of the folder", async () => {
    hub.repositories = [
      { id: 1, name: "payments", artifacts: [artifact({ created: recent })] },
      { id: 2, name: "shop", artifacts: [] },
    ];
    const { code, stdout } = await run();
    expect(code).toBe(1);
    expect(stdout).toContain("missing  acme/shop has published no facts\n");
    expect(stdout).toContain("NOT whole");
    const lint = await runCli(["lint", "--format", "json", "--fail-on", "warning", "facts"], { cwd: folder });
    const report = JSON.parse(lint.stdout);
    expect(lint.code).toBe(1);
    expect(report.findings).toContainEqual(
      expect.objectContaining({
        rule: "incomplete-input",
        message: "Read only in part: acme/shop has published no facts",
      }),
    );
    expect(report.inputs.map((one: { status: string }) => one.status)).toEqual(["linted", "partial"]);
    const coverage = await runCli(["coverage", "--fail-on", "warning", "facts"], { cwd: folder });
    expect([coverage.code, coverage.stdout]).toEqual([1, expect.stringContaining("acme/shop has published no facts")]);
  });

  it("gives its result to programs", async () => {
    payments(artifact({ created: recent }), artifact({ id: 9, name: "other" }));
    const { stdout } = await run("--format", "json");
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      complete: true,
      owner: "acme",
      unseen: 0,
      repositories: [{ repository: "acme/payments", facts: { artifact: 7, count: 1 }, gap: null }],
    });
  });

  it("prints the calls and makes none, without a token as well", async () => {
    const { code, stdout } = await runCli(["collect", "github", "--owner", "acme", "--dry-run"], { cwd: folder });
    expect(code).toBe(0);
    expect(stdout).toContain("https://api.github.com/orgs/acme/repos?type=all");
    expect(stdout).toContain("/repos/acme/<repository>/actions/artifacts?name=rootrail-facts&page=1&per_page=50");
    expect(stdout).toContain("POST https://api.github.com/graphql ");
    expect(hub.calls).toEqual([]);
    expect(existsSync(join(folder, "rootrail-facts"))).toBe(false);
    const server = ["--api-url", "https://github.acme.example/api/v3"];
    const own = await runCli(["collect", "github", "--owner", "acme", "--dry-run", ...server], { cwd: folder });
    expect(own.stdout).toContain("POST https://github.acme.example/api/graphql ");
  });

  it("never prints the token, whatever GitHub answers", async () => {
    payments(artifact());
    hub.answer = (path) =>
      path.includes("/actions/") ? { status: 403, body: { message: `bad token ${token}` } } : undefined;
    const { stdout, stderr } = await run();
    expect(stdout).toContain("acme/payments does not show its facts to this token");
    expect(stdout + stderr + linesOf(`facts/${gapsFile}`).join("")).not.toContain(token);
  });

  it("says that nothing was asked where there is no repository", async () => {
    const { code, stdout } = await run();
    expect([code, stdout]).toEqual([1, expect.stringContaining("no repository of acme was asked for facts")]);
  });

  it.each([
    ["without a token", [], { GITHUB_TOKEN: "" }, "no token: set GITHUB_TOKEN"],
    ["with a token that is none", [], { GITHUB_TOKEN: "x" }, "cannot be listed: GitHub answered 401"],
    ["for a name that is none", ["--owner", "a/b"], {}, "is no name of an organization"],
    ["over a line that is open", ["--api-url", "http://api.example.com"], {}, "must begin with https://"],
    ["for an owner that is not there", ["--owner", "nobody"], {}, "cannot be listed: GitHub answered 404"],
    ["more at once than sound", ["--at-once", "50"], {}, "a number from 1 to 10"],
  ])("does not run %s", async (_, args, env, message) => {
    const { code, stderr } = await runCli(["collect", "github", "--owner", "acme", ...args], {
      cwd: folder,
      env: { GITHUB_TOKEN: token, GITHUB_API_URL: hub.url, ...env },
    });
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  });

  it("collects from github only", async () => {
    const { code, stderr } = await runCli(["collect", "gitlab", "--owner", "acme"]);
    expect([code, stderr]).toEqual([2, expect.stringContaining("collected from github")]);
  });
});
