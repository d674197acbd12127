import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { lint } from "../../src/engine/lint.ts";
import { coverChangeLines } from "../../src/reporters/cover-changes.ts";
import { type FormatName, loadReporter } from "../../src/reporters/registry.ts";
import { text } from "../../src/reporters/text.ts";
import { GitRepository } from "../support/git-repository.ts";
import { today } from "../support/lint-files.ts";

const content = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Deny", Action: "iam:CreateVirtualMFADevice", Resource: "*" }],
});
const organization = `resource "aws_organizations_organization" "this" {
  enabled_policy_types = ["SERVICE_CONTROL_POLICY"]
}
resource "aws_organizations_organizational_unit" "security" {
  name      = "Security"
  parent_id = aws_organizations_organization.this.roots[0].id
}
resource "aws_organizations_account" "apps" {
  count     = 4
  name      = "app-\${count.index}"
  email     = "x@example.com"
  parent_id = aws_organizations_organizational_unit.security.id
}
`;
const policy = `resource "aws_organizations_policy" "deny" {
  name    = "deny-root-mfa"
  content = ${JSON.stringify(content)}
}
`;
const attachment = `resource "aws_organizations_policy_attachment" "deny" {
  policy_id = aws_organizations_policy.deny.id
  target_id = aws_organizations_organizational_unit.security.id
}
`;

function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "before-"));
  for (const [name, body] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), body);
  }
  return folder;
}

const run = async (cwd: string, base: string) => (await lint({ cwd, base, today, config: false })).report;
const rulesOf = (report: Awaited<ReturnType<typeof run>>) => [...new Set(report.findings.map((one) => one.rule))];

describe("before and after", () => {
  it("are told by OU, in the report and in its text", async () => {
    const base = folderOf({ "main.tf": organization + policy + attachment });
    const report = await run(folderOf({ "main.tf": organization + policy }), base);
    expect(report.before).toMatchObject({
      guardrails: { required: true, preventive: "covered" },
      changes: [
        {
          family: "preventive",
          unit: { kind: "unit", name: "Security" },
          accounts: 4,
          before: "covered",
          after: "missing",
          because: "SCP deny-root-mfa detached",
        },
      ],
    });
    const shown = text(report, { color: false, source: () => undefined } as unknown as Parameters<typeof text>[1]);
    expect(shown).toContain("OU Security (4 accounts): preventive covered → missing (SCP deny-root-mfa detached)");
  });

  it.each<[FormatName, string]>([
    ["text", "OU Security (4 accounts): preventive covered → missing (SCP deny-root-mfa detached)"],
    ["markdown", "OU Security (4 accounts): preventive covered → missing (SCP deny-root-mfa detached)"],
    ["html", "OU Security (4 accounts): preventive covered → missing (SCP deny-root-mfa detached)"],
    ["json", '"because": "SCP deny-root-mfa detached"'],
  ])("are in the %s report, and absent from it where nothing changes", async (format, line) => {
    const [stood, lost] = [organization + policy + attachment, organization + policy];
    const shown = async (now: string) => {
      const report = await run(folderOf({ "main.tf": now }), folderOf({ "main.tf": stood }));
      const render = await loadReporter(format);
      return render?.(report, { color: false, source: () => undefined }) ?? "";
    };
    expect(await shown(lost)).toContain(line);
    expect(await shown(stood)).not.toContain("→ missing");
  });

  it("name accounts of one OU that are few, and tell equal ones apart from others", async () => {
    const account = (name: string) => `resource "aws_organizations_account" "${name}" {
  name      = "${name}"
  email     = "x@example.com"
  parent_id = aws_organizations_organizational_unit.security.id
}
`;
    const more = organization + account("vault") + policy;
    const toVault = attachment.replace("organizational_unit.security", "account.vault");
    const report = await run(folderOf({ "main.tf": more + toVault }), folderOf({ "main.tf": more + attachment }));
    expect(report.before?.changes.map(({ accounts, nodes, after }) => [accounts, nodes.length, after])).toEqual([
      [4, 4, "missing"],
    ]);
    const other = await run(folderOf({ "main.tf": more }), folderOf({ "main.tf": more + toVault }));
    expect(coverChangeLines(other)).toEqual([
      "OU Security (vault): preventive covered → missing (SCP deny-root-mfa detached)",
    ]);
  });

  it("tell what gets better as well", async () => {
    const [stood, now] = [organization + policy, organization + policy + attachment];
    const report = await run(folderOf({ "main.tf": now }), folderOf({ "main.tf": stood }));
    expect(coverChangeLines(report)).toEqual(["OU Security (4 accounts): preventive missing → covered"]);
  });

  it("are nothing where nothing changes", async () => {
    const files = { "main.tf": organization + policy + attachment };
    expect((await run(folderOf(files), folderOf(files))).before?.changes).toEqual([]);
  });
});

describe("facts files in a change", () => {
  const scope = "0123456789ab#main.tf";
  const at = { path: "main.tf", start: { line: 1, column: 1 }, end: { line: 1, column: 2 } };
  const base = { action: "declare", location: at, header: at, callers: [], when: [], scope };
  const line = (fact: string, type: string, more: object) =>
    JSON.stringify({
      fact,
      resource: { format: "terraform-hcl", type, address: `${type}.x` },
      ...base,
      ...more,
    });
  const facts = [
    JSON.stringify({ rootrail: "facts", version: 2 }),
    line("PolicyDocument", "aws_organizations_policy", {
      name: "elsewhere",
      role: "policy",
      type: { kind: "known", value: "SERVICE_CONTROL_POLICY" },
      content: { kind: "known", value: content },
      id: "p-12345678",
      targets: [{ kind: "id", id: "r-ab12" }],
    }),
    "",
  ].join("\n");
  const onRoot = attachment.replace("aws_organizations_organizational_unit.security.id", '"r-ab12"');
  const before = { "main.tf": policy + onRoot };

  it.each<[string, Record<string, string>, Record<string, string | null>, boolean]>([
    ["that the change adds stand for nothing", before, { "main.tf": policy, "other.jsonl": facts }, true],
    ["that the base has count", { ...before, "other.jsonl": facts }, { "main.tf": policy }, false],
  ])("%s", async (_, stood, change, isTold) => {
    const repository = new GitRepository(stood);
    repository.change(change);
    repository.git("add", "--all");
    const rules = rulesOf(await run(repository.folder, "main"));
    expect(rules.includes("guardrail-removed")).toBe(isTold);
    expect(rules.includes("exception-added")).toBe(isTold);
  });

  it("that the repository does not track count on both sides", async () => {
    const repository = new GitRepository(before);
    repository.change({ "main.tf": policy });
    writeFileSync(join(repository.folder, "artifact.jsonl"), facts);
    const rules = rulesOf(await run(repository.folder, "main"));
    expect(rules).not.toContain("guardrail-removed");
    expect(rules).not.toContain("exception-added");
  });
});
