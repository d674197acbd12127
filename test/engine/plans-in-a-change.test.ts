import { describe, expect, it } from "vitest";
import { lint } from "../../src/engine/lint.ts";
import { folderOf } from "../support/folder.ts";
import { today } from "../support/lint-files.ts";
import { planText } from "../support/plan.ts";

const organization = {
  id: "o-a1b2c3d4e5",
  feature_set: "ALL",
  enabled_policy_types: ["SERVICE_CONTROL_POLICY"],
  roots: [{ id: "r-ab12", name: "Root" }],
};
const account = (id: string) => ({ id, name: `account ${id}`, email: "a@example.com", parent_id: "r-ab12" });
const stays = (values: object) => ({ actions: ["no-op"], before: values, after: values, after_unknown: {} });
const comes = (values: object) => ({ actions: ["create"], before: null, after: values, after_unknown: {} });

const code = `resource "aws_organizations_organization" "this" {
  feature_set          = "ALL"
  enabled_policy_types = ["SERVICE_CONTROL_POLICY"]
}
resource "aws_organizations_account" "app" {
  name  = "app"
  email = "a@example.com"
}
`;

/** The places where nothing prevents root's device, with whether they are new. */
async function missing(before: Readonly<Record<string, string>>, after: typeof before, paths: readonly string[]) {
  const options = { paths, today, requireGuardrails: "always" } as const;
  const { report } = await lint({ cwd: folderOf(after), base: folderOf(before), ...options });
  const found = report.findings.filter(({ rule }) => rule === "missing-root-scp");
  return Object.fromEntries(found.flatMap(({ places = [] }) => places.map(({ name, status }) => [name, status])));
}

describe("what is missing in a plan that the base does not have", () => {
  const planned = (...more: Parameters<typeof planText>[0]) =>
    planText([
      ["aws_organizations_organization.this", stays(organization)],
      ["aws_organizations_account.app", stays(account("111122223333"))],
      ...more,
    ]);

  it("stood before where the plan says so", async () => {
    expect(await missing({ "main.tf": code }, { "main.tf": code, "plan.json": planned() }, ["plan.json"])).toEqual({
      "account 111122223333": "existing",
    });
  });

  it("is new at an account that the plan makes", async () => {
    const more = planned(["aws_organizations_account.more", comes(account("222233334444"))]);
    expect(await missing({}, { "plan.json": more }, ["plan.json"])).toEqual({
      "account 111122223333": "existing",
      "account 222233334444": "new",
    });
  });
});

it("a path that the base does not have leaves nothing open there", async () => {
  const more = { "main.tf": code, "topic.yaml": "Resources: { T: { Type: AWS::SNS::Topic } }\n" };
  expect(await missing({ "main.tf": code }, more, ["main.tf", "topic.yaml"])).toEqual({ app: "existing" });
});
