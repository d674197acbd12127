import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { packTools } from "../../../src/facts/pack-tools.ts";
import { deriveFacts } from "../../../src/facts/registry.ts";
import { known, list } from "../../../src/model/value.ts";
import { coverageOf } from "../../coverage/coverage-support.ts";
import { resource, workspaceOf } from "../../coverage/resource-support.ts";
import { corpus, hasCorpus } from "../../support/repository.ts";

const index = join(corpus, "INDEX.tsv");

interface Row {
  readonly path: string;
  readonly kind: string;
  readonly label: string;
}

const rows: readonly Row[] = hasCorpus
  ? readFileSync(index, "utf8")
      .split("\n")
      .slice(1)
      .map((line) => line.split("\t"))
      .map(([path = "", kind = "", , , , label = ""]) => ({ path, kind, label }))
  : [];

const read = (row: Row) => readFileSync(join(corpus, row.path), "utf8");

const organization = resource("AWS::Organizations::Organization", "Organization", {});

/**
 * What the label means for an organization. A text that a tool fills in may be JSON then and is open; one with a comment
 * is refused. A policy that names the device denies one name only, and the name is root's choice.
 */
function expectedCover({ path, label }: Row): string {
  if (label.includes("not JSON")) return label.includes("comment") ? "missing" : "unverifiable";
  // An allow-list denies nothing beside FullAWSAccess, which AWS attaches.
  return label.startsWith("deny-") && !path.includes("literal-resources") ? "covered" : "missing";
}

describe.skipIf(rows.length === 0)("the corpus", () => {
  it("covers an organization by a sample conformance pack exactly where it holds the hardware rule", () => {
    const packs = rows.filter((row) => row.kind === "conformance-pack");
    const context = { workspace: workspaceOf(packs.map((row) => [row.path, read(row)])), parameters: new Map() };
    const deviations = packs.filter((row) => {
      const templates = new Map([["s3://packs/pack.yaml", row.path]]);
      const options = { parameters: new Map(), varFiles: [], source: null, templates };
      const pack = resource("AWS::Config::OrganizationConformancePack", "Pack", {
        OrganizationConformancePackName: known("pack"),
        TemplateS3Uri: known("s3://packs/pack.yaml"),
      });
      const tools = packTools({ workspace: context.workspace, options });
      const coverage = coverageOf(deriveFacts([organization, pack], { tools }));
      const hardware = row.label.includes("ROOT_ACCOUNT_HARDWARE_MFA_ENABLED=yes");
      const weak = !hardware && row.label.includes("; ROOT_ACCOUNT_MFA_ENABLED=yes");
      const codes = coverage.issues
        .filter((issue) => issue.family === "detective" && issue.topic !== "recorder")
        .map((issue) => issue.topic);
      // The restated pack has its rules commented out: a template without rules.
      // One pack has every rule off by default.
      const isBroken = row.path.includes("commented-out") || row.path.includes("NZISM-Extension");
      const expected = hardware ? [] : weak ? ["any-mfa"] : isBroken ? codes : [];
      return coverage.detective !== (hardware ? "covered" : "missing") || codes.join() !== expected.join();
    });
    expect(packs.length).toBeGreaterThan(100);
    expect(deviations.map((row) => row.path)).toEqual([]);
  });

  it("covers an organization by a policy exactly where it denies root a step in every request", () => {
    const policies = rows.filter((row) => row.kind.startsWith("scp") && row.path.endsWith(".json"));
    const deviations = policies.filter((row) => {
      const policy = resource("AWS::Organizations::Policy", "Policy", {
        Name: known("policy"),
        Type: known("SERVICE_CONTROL_POLICY"),
        TargetIds: list([known("r-ab12")]),
        Content: known(read(row)),
      });
      const coverage = coverageOf(deriveFacts([organization, policy]));
      return coverage.preventive !== expectedCover(row);
    });
    expect(policies.length).toBeGreaterThan(50);
    expect(deviations.map((row) => `${row.path}: ${row.label}`)).toEqual([]);
  });
});
