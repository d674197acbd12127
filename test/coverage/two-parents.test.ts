import { describe, expect, it } from "vitest";
import { lint } from "../../src/engine/lint.ts";
import { folderOf } from "../support/folder.ts";
import { today } from "../support/lint-files.ts";

const deny = `{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"ArnLike":{"aws:PrincipalArn":"arn:*:iam::*:root"}}}]}`;
const policy = (...targets: readonly string[]) => `resource "aws_organizations_organization" "o" {
  feature_set          = "ALL"
  enabled_policy_types = ["SERVICE_CONTROL_POLICY"]
}
resource "aws_organizations_policy" "root" {
  name    = "root"
  content = ${JSON.stringify(deny)}
}
${targets
  .map(
    (target, index) => `resource "aws_organizations_policy_attachment" "a${index}" {
  policy_id = aws_organizations_policy.root.id
  target_id = "${target}"
}
`,
  )
  .join("")}`;

/** Facts of a repository that declares the account below a parent, as another program may write them again. */
function facts(repository: string, parent: string, space?: number): string {
  const at = { path: `${repository}.tf`, start: { line: 1, column: 1 }, end: { line: 1, column: 2 } };
  const account = {
    fact: "Account",
    resource: { format: "terraform-hcl", type: "aws_organizations_account", address: "aws_organizations_account.a" },
    ...{ action: "declare", location: at, header: at, callers: [], when: [], scope: `${repository}#.` },
    ...{ name: "payments", id: "222233334444", parent: { kind: "id", id: parent } },
  };
  const lines = [{ rootrail: "facts", version: 2 }, account].map((one) => JSON.stringify(one));
  return `${lines.map((line) => (space ? line.replace(/":"/g, '": "').replace(/^\{/, "{ ") : line)).join("\n")}\n`;
}

async function prevented(files: Readonly<Record<string, string>>): Promise<string | undefined> {
  const { coverage } = await lint({ today, requireGuardrails: "always", cwd: folderOf(files) });
  return coverage?.nodes.find((node) => node.id === "222233334444")?.preventive.state;
}

const [one, other] = ["ou-ab12-aaaaaaaa", "ou-ab12-bbbbbbbb"];

describe("an account that two repositories declare", () => {
  it.each([
    ["below the same OU", [one], one, "covered"],
    ["below two, of which the first is covered", [one], other, "unverifiable"],
    ["below two, of which the second is covered", [other], other, "unverifiable"],
    ["below two that are covered", [one, other], other, "covered"],
    ["below two of which none is", [], other, "missing"],
  ] as const)("%s", async (_, targets, second, expected) => {
    const files = { "a.jsonl": facts("a", one), "b.jsonl": facts("b", second), "main.tf": policy(...targets) };
    expect(await prevented(files)).toBe(expected);
  });

  it("is read from facts with spaces as well", async () => {
    expect(await prevented({ "a.jsonl": facts("a", one, 1), "main.tf": policy(one) })).toBe("covered");
  });
});
