import { describe, expect, it } from "vitest";
import { lintFiles } from "../../support/lint-files.ts";

const organization = "o-a1b2c3d4e5";
const arn = (path: string) => `arn:aws:organizations::999988887777:${path}`;
const target = (id: string, Type: string) => ({ TargetId: id, Arn: arn(`x/${organization}/${id}`), Name: id, Type });
const root = target("r-ab12", "ROOT");
const unit = target("ou-ab12-11111111", "ORGANIZATIONAL_UNIT");
const account = target("111122223333", "ACCOUNT");
const management = target("999988887777", "ACCOUNT");
const summary = (id: string) => ({
  Id: id,
  Arn: arn(`policy/${organization}/service_control_policy/${id}`),
  Name: id,
  Type: "SERVICE_CONTROL_POLICY",
});
const policy = (statement: object) => ({
  Policy: {
    PolicySummary: summary("p-allow123"),
    Content: JSON.stringify({ Version: "2012-10-17", Statement: statement }),
  },
});
const accountOf = (id: string) => ({ Id: id, Arn: arn(`account/${organization}/${id}`), Name: id, Status: "ACTIVE" });
const allowList = policy({ Effect: "Allow", Action: "ec2:*", Resource: "*" });
const everything = policy({ Effect: "Allow", Action: "*", Resource: "*" });
const denyList = policy({ Effect: "Deny", Action: "iam:CreateVirtualMFADevice", Resource: "*" });

const outputs = (files: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    Object.entries({
      "describe-organization.json": {
        Organization: {
          Id: organization,
          Arn: arn(`organization/${organization}`),
          FeatureSet: "ALL",
          MasterAccountId: "999988887777",
        },
      },
      "list-roots.json": {
        Roots: [
          {
            Id: "r-ab12",
            Arn: arn(`root/${organization}/r-ab12`),
            PolicyTypes: [{ Type: "SERVICE_CONTROL_POLICY", Status: "ENABLED" }],
          },
        ],
      },
      "list-organizational-units-for-parent-r-ab12.json": {
        OrganizationalUnits: [
          { Id: "ou-ab12-11111111", Arn: arn(`ou/${organization}/ou-ab12-11111111`), Name: "Apps" },
        ],
      },
      "list-accounts-for-parent-r-ab12.json": { Accounts: [accountOf("999988887777")] },
      "list-accounts-for-parent-ou-ab12-11111111.json": { Accounts: [accountOf("111122223333")] },
      "list-targets-for-policy-p-allow123.json": { Targets: [unit] },
      // An output lists what else there is.
      "list-policies.json": { Policies: [summary("p-allow123")] },
      ...files,
    }).map(([path, content]) => [path, JSON.stringify(content)]),
  );

const everywhere = { Targets: [root, unit, account, management] };
const notAtUnit = { Targets: [root, account, management] };

describe("outputs that list what FullAWSAccess is attached to", () => {
  const full = "list-targets-for-policy-p-FullAWSAccess.json";
  it.each<[string, Readonly<Record<string, unknown>>, string]>([
    ["an allow-list beside it", { "describe-policy.json": allowList, [full]: everywhere }, "missing"],
    ["an allow-list without it", { "describe-policy.json": allowList, [full]: notAtUnit }, "unverifiable"],
    ["what allows everything without it", { "describe-policy.json": everything, [full]: notAtUnit }, "missing"],
    ["a deny without it", { "describe-policy.json": denyList, [full]: notAtUnit }, "covered"],
    [
      "an allow-list, and all policies of the target without it",
      {
        "describe-policy.json": allowList,
        "list-policies-for-target-ou-ab12-11111111.json": { Policies: [summary("p-allow123")] },
        [full]: notAtUnit,
      },
      "covered",
    ],
    [
      "an allow-list, and one page of the list: what is missing of it may guard",
      { "describe-policy.json": allowList, [full]: { ...notAtUnit, NextToken: "more" } },
      "unverifiable",
    ],
    ["an allow-list, and a selection", { "describe-policy.json": allowList, [full]: [root, management] }, "missing"],
  ])("%s", async (_, files, expected) => {
    const { guardrails } = await lintFiles(outputs(files), { requireGuardrails: "always", config: false });
    expect(guardrails.preventive).toBe(expected);
  });
});
