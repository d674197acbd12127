import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Fact } from "../../src/model/fact.ts";
import { everySign, sample } from "../inputs/facts/samples.ts";
import { folderOf } from "../support/folder.ts";
import { repository } from "../support/repository.ts";
import { runCli } from "../support/run-cli.ts";

interface Connection {
  run(sql: string): Promise<unknown>;
  runAndReadAll(sql: string): Promise<{ getRowObjectsJson(): readonly Readonly<Record<string, string | null>>[] }>;
}
interface DuckDb {
  readonly DuckDBInstance: { create(): Promise<{ connect(): Promise<Connection> }> };
}

/** Development only, and 70 MB: whoever wants it installs it (`npm install --no-save @duckdb/node-api`). */
const name = "@duckdb/node-api";
const duckDb: DuckDb | undefined = await import(name).catch(() => undefined);

const page = readFileSync(join(repository, "docs/facts.md"), "utf8");
const queries = [...page.matchAll(/^```sql\n([\s\S]*?)^```$/gm)].map((match) => match[1] ?? "");

const device = (scope: string, kind: "root" | "not-root", address: string): Fact => ({
  ...sample("MfaDevice"),
  resource: { format: "cloudformation", type: "AWS::IAM::VirtualMFADevice", address },
  owner: kind === "root" ? { kind, certainty: "certain", signs: [everySign.user] } : { kind },
  scope: `${scope}#infra/mfa.yaml`,
});
const account = (id: string, own: string): Fact => ({
  ...sample("Account"),
  resource: { format: "cloudformation", type: "AWS::Organizations::Account", address: own },
  name: own,
  id,
  scope: "acme/organization#org.yaml",
});
const files: Readonly<Record<string, readonly Fact[]>> = {
  shop: [
    device("acme/shop", "root", "One"),
    device("acme/shop", "root", "Two"),
    device("acme/shop", "not-root", "Alice"),
  ],
  bank: [
    device("acme/bank", "root", "One"),
    { ...sample("ConfigRecorder"), account: "111111111111", scope: "acme/bank#config.yaml" },
  ],
  organization: [account("111111111111", "bank"), account("222222222222", "shop"), account("333333333333", "play")],
};

describe.skipIf(!duckDb)("the SQL of docs/facts.md, where DuckDB is installed", () => {
  it("counts what lint and coverage count", async () => {
    const folder = folderOf();
    mkdirSync(join(folder, "facts"));
    const head = '{"rootrail":"facts","version":2,"tool":"0.1.0"}';
    const inside = folderOf(
      Object.fromEntries(
        Object.entries(files).map(([own, facts]) => [
          `facts/${own}.jsonl`,
          `${[head, ...facts.map((fact) => JSON.stringify(fact))].join("\n")}\n`,
        ]),
      ),
    );
    const connection = await (await duckDb?.DuckDBInstance.create())?.connect();
    if (!connection) throw new Error("DuckDB gives no connection");
    const [view = "", devices = "", accounts = "", parquet = ""] = queries.map((query) =>
      query
        .replace("'facts/*.jsonl'", `'${inside}/facts/*.jsonl'`)
        .replace("'facts.parquet'", `'${folder}/facts.parquet'`),
    );
    const rows = async (sql: string) => (await connection.runAndReadAll(sql)).getRowObjectsJson();
    await connection.run(view);
    expect(await rows(devices)).toEqual([
      { repository: "acme/shop", devices: "2" },
      { repository: "acme/bank", devices: "1" },
    ]);
    expect(await rows(accounts)).toEqual([
      { id: "333333333333", name: "play" },
      { id: "222222222222", name: "shop" },
    ]);
    await connection.run(parquet);
    const [all] = await rows(`SELECT count(*) AS facts FROM '${folder}/facts.parquet'`);
    expect(Number(all?.["facts"])).toBe(Object.values(files).flat().length);

    const { findings } = JSON.parse(
      (await runCli(["lint", "--no-config", "-f", "json", "facts"], { cwd: inside })).stdout,
    );
    expect(findings.filter(({ rule }: { rule: string }) => rule === "root-virtual-mfa-device")).toHaveLength(3);
    const coverage = await runCli(["coverage", "-f", "csv", "facts"], { cwd: inside });
    const [named] = await rows("SELECT count(DISTINCT id) AS accounts FROM facts WHERE fact = 'Account'");
    expect(Number(named?.["accounts"])).toBe(coverage.stdout.match(/^\d{12},/gm)?.length);
  });
});
