import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { expect, it } from "vitest";
import { type FakeRepository, factsArchive, startFakeHub } from "../collect/fake-hub.ts";
import { program, programArgs } from "../support/built-cli.ts";
import { folderOf } from "../support/folder.ts";

const token = "ghs_0123456789abcdefghij";
const place = { path: "org.yaml", start: { line: 3, column: 1 }, end: { line: 3, column: 9 } };
const created = new Date(Date.now() - 3_600_000).toISOString();

/** Repository `n` of an organization: every hundredth has nothing, an old one, a vanished one, a fork's, or a hostile one. */
function repository(n: number): FakeRepository {
  const name = `repository-${n}`;
  const fact = {
    fact: "Account",
    resource: { format: "cloudformation", type: "AWS::Organizations::Account", address: "A" },
    ...{ action: "declare", location: place, header: place, callers: [], when: [], scope: `acme/${name}#org.yaml` },
    ...{ name, id: String(100_000_000_000 + n), parent: { kind: "root" } },
  };
  const ordinary = { id: n, created, archive: factsArchive([JSON.stringify(fact)]) };
  const faults: readonly FakeRepository["artifacts"][] = [
    [],
    [{ ...ordinary, created: "2026-01-01T00:00:00Z" }],
    [
      { ...ordinary, headRepository: 1_000_000 },
      { ...ordinary, id: n + 1_000_000 },
    ],
    [{ ...ordinary, archive: zipSync({ "facts.jsonl": strToU8("nothing") }) }],
    [{ ...ordinary, archive: strToU8("no archive") }],
  ];
  return { id: n, name, artifacts: faults[(n % 100) - 1] ?? [ordinary] };
}

interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

async function run(args: readonly string[], cwd: string, env: Readonly<Record<string, string>>): Promise<Run> {
  const child = spawn(program, [...programArgs, ...args], { cwd, env: { ...process.env, ...env } });
  const [out, err]: [string[], string[]] = [[], []];
  child.stdout.on("data", (chunk) => out.push(String(chunk)));
  child.stderr.on("data", (chunk) => err.push(String(chunk)));
  const code = await new Promise<number | null>((done) => child.on("close", done));
  return { code, stdout: out.join(""), stderr: err.join("") };
}

it("collects an organization of 3,000 repositories in about two calls for each, and in one the next day", async () => {
  const hub = await startFakeHub(token);
  const folder = folderOf();
  mkdirSync(join(folder, "facts"));
  try {
    hub.repositories = Array.from({ length: 3000 }, (_, index) => repository(index + 1));
    // One repository refuses, GitHub asks to wait twice, and one answer is lost.
    hub.answer = (path, nth) => {
      if (path.startsWith("/repos/acme/repository-50/")) return { status: 403 };
      if (path.startsWith("/repos/acme/repository-60/") && nth === 1)
        return {
          status: 403,
          headers: { "retry-after": "1" },
          body: { message: "You have exceeded a secondary rate limit" },
        };
      if (path.includes("/repository-70/actions/artifacts?") && nth === 1) return { status: 502 };
      return undefined;
    };
    const collect = (...args: string[]) =>
      run(["collect", "github", "--owner", "acme", "-o", "facts", "-f", "json", ...args], folder, {
        GITHUB_TOKEN: token,
        GITHUB_API_URL: hub.url,
      });
    const first = await collect();
    const { repositories, complete } = JSON.parse(first.stdout);
    expect([first.code, complete]).toEqual([1, false]);
    const kinds: (string | undefined)[] = repositories.map((one: { gap: { kind: string } | null }) => one.gap?.kind);
    const counted = Object.fromEntries(
      ["none", "stale", "broken", "denied", undefined].map((kind) => [
        String(kind),
        kinds.filter((one) => one === kind).length,
      ]),
    );
    expect(counted).toEqual({ none: 30, stale: 30, broken: 60, denied: 1, undefined: 2879 });
    expect(hub.calls.length).toBeGreaterThan(3000 * 1.9);
    expect(hub.calls.length).toBeLessThan(3000 * 2 + 100);
    expect(hub.most.atOnce).toBeLessThanOrEqual(8);
    expect(hub.downloads.every((authorization) => authorization === undefined)).toBe(true);
    expect(readdirSync(join(folder, "facts"))).toHaveLength(2879 + 30 + 1);
    expect(
      readFileSync(join(folder, "facts", "collection.acme.facts.jsonl"), "utf8")
        .trimEnd()
        .split("\n"),
    ).toHaveLength(1 + 121 + 1);

    hub.calls.length = 0;
    const second = await collect();
    expect(
      JSON.parse(second.stdout).repositories.map((one: { gap: { kind: string } | null }) => one.gap?.kind),
    ).toEqual(kinds);
    // A page of 100 a call, one for each repository, and again for those that are broken.
    expect(hub.calls.length).toBeLessThan(3000 + 40 + 30 + 2 * 60);

    // A token that may not use GraphQL, and an empty folder.
    hub.calls.length = 0;
    const usual = hub.answer;
    hub.answer = (path, nth) => (path === "/graphql" ? { status: 403 } : usual(path, nth));
    const third = await collect("--output", "others", "--only", "repository-29*");
    expect(JSON.parse(third.stdout).repositories).toHaveLength(111);
    expect(hub.calls.length).toBeGreaterThan(30 + 111 * 3.7);
    expect(hub.calls.length).toBeLessThan(40 + 111 * 4);

    const lint = await run(["lint", "-f", "json", "--no-config", "facts"], folder, {});
    const report = JSON.parse(lint.stdout);
    expect(report.findings.filter((one: { rule: string }) => one.rule === "incomplete-input")).toHaveLength(121);
    expect(report.inputs.filter((one: { status: string }) => one.status === "partial")).toHaveLength(1);
  } finally {
    await hub.close();
  }
}, 300_000);
