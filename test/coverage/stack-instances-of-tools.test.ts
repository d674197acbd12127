import { describe, expect, it } from "vitest";
import { lint } from "../../src/engine/lint.ts";
import { folderOf } from "../support/folder.ts";
import { today } from "../support/lint-files.ts";

const [management, second, third] = ["111122223333", "222233334444", "333344445555"] as const;
const arn = `arn:aws:organizations::${management}`;
const member = (Id: string) => ({ Id, Arn: `${arn}:account/o-abcdefghij/${Id}`, Name: `a${Id}`, Status: "ACTIVE" });
const organization = {
  "out/describe-organization.json": {
    Organization: {
      Id: "o-abcdefghij",
      Arn: `${arn}:organization/o-abcdefghij`,
      FeatureSet: "ALL",
      MasterAccountId: management,
    },
  },
  "out/list-accounts.json": { Accounts: [management, second, third].map(member) },
};
const rule = `Resources:
  R:
    Type: AWS::Config::ConfigRule
    Properties: { Source: { Owner: AWS, SourceIdentifier: ROOT_ACCOUNT_HARDWARE_MFA_ENABLED } }
`;

/** Each tool with the name that its stack set `rules` has in CloudFormation. */
const tools: Readonly<Record<string, readonly [name: string, files: Readonly<Record<string, string>>]>> = {
  "a manifest": [
    "CustomControlTower-rules",
    {
      "manifest.yaml": `region: us-east-1
version: 2021-03-15
resources:
  - name: rules
    resource_file: rule.yaml
    deploy_method: stack_set
    deployment_targets: { accounts: ["${second}", "${third}"] }
`,
      "rule.yaml": rule,
    },
  ],
  "a manifest of version 1": [
    "CustomControlTower-rules",
    {
      "manifest.yaml": `region: us-east-1
version: 2020-01-01
cloudformation_resources:
  - name: rules
    template_file: rule.yaml
    deploy_method: stack_set
    deploy_to_account: ["${second}", "${third}"]
`,
      "rule.yaml": rule,
    },
  ],
  "a manifest by OU": [
    "CustomControlTower-rules",
    {
      "manifest.yaml": `region: us-east-1
version: 2021-03-15
resources:
  - name: rules
    resource_file: rule.yaml
    deploy_method: stack_set
    deployment_targets: { organizational_units: [Root] }
`,
      "rule.yaml": rule,
    },
  ],
  "a configuration of the accelerator": [
    "rules",
    {
      "organization-config.yaml": "enable: true\norganizationalUnits:\n  - name: Workloads\n",
      "accounts-config.yaml": `mandatoryAccounts:
  - { name: Management, email: m@example.com, organizationalUnit: Root }
workloadAccounts:
  - { name: a${second}, email: a@example.com, organizationalUnit: Workloads }
  - { name: a${third}, email: b@example.com, organizationalUnit: Workloads }
accountIds:
  - { email: m@example.com, accountId: "${management}" }
  - { email: a@example.com, accountId: "${second}" }
  - { email: b@example.com, accountId: "${third}" }
`,
      "customizations-config.yaml": `customizations:
  cloudFormationStackSets:
    - name: rules
      template: rule.yaml
      regions: [us-east-1]
      deploymentTargets: { organizationalUnits: [Workloads] }
`,
      "rule.yaml": rule,
    },
  ],
};

/** The detective state of the two member accounts. */
async function states(texts: Readonly<Record<string, string>>, outputs: Readonly<Record<string, unknown>>) {
  const told = Object.entries({ ...organization, ...outputs }).map(([path, data]) => [path, JSON.stringify(data)]);
  const cwd = folderOf({ ...texts, ...Object.fromEntries(told) });
  const { coverage } = await lint({ today, requireGuardrails: "always", cwd });
  const nodes = coverage?.nodes ?? [];
  return [second, third].map((id) => nodes.find((node) => node.id === id)?.detective.state ?? "-").join(" ");
}

const instances = (
  name: string,
  ...listed: readonly (readonly [account: string, status: string, detailed: string])[]
) => ({
  "out/list-stack-instances.json": {
    Summaries: listed.map(([Account, Status, DetailedStatus]) => ({
      ...{ StackSetId: `${name}:11111111-2222-3333-4444-555555555555`, Region: "us-east-1", Account },
      StackId: `arn:aws:cloudformation:us-east-1:${Account}:stack/StackSet-${name}-1/1`,
      ...{ Status, StackInstanceStatus: { DetailedStatus }, OrganizationalUnitId: "", DriftStatus: "NOT_CHECKED" },
    })),
  },
});
const results = (Status: string) => ({
  "out/list-stack-set-operation-results.json": {
    Summaries: [{ Account: second, Region: "us-east-1", Status, StatusReason: "No role" }],
  },
});

describe.each(Object.entries(tools))("the instances of a stack set of %s", (_, [name, files]) => {
  const current = [third, "CURRENT", "SUCCEEDED"] as const;
  const fine = instances(name, [second, "CURRENT", "SUCCEEDED"], current);
  const covered = "covered covered";
  it.each<[string, Readonly<Record<string, unknown>>, string]>([
    ["that nothing lists", {}, covered],
    ["that are current", fine, covered],
    ["of which one failed", instances(name, [second, "OUTDATED", "FAILED"], current), "unverifiable covered"],
    ["of which one is outdated", instances(name, [second, "OUTDATED", "SUCCEEDED"], current), "unverifiable covered"],
    ["of which one is not there", instances(name, current), "unverifiable covered"],
    ["of another stack set", instances("other", [second, "OUTDATED", "FAILED"]), covered],
    ["of one whose name only begins like it", instances(`${name}-more`, [second, "OUTDATED", "FAILED"]), covered],
    ["after an operation that failed in one account", results("FAILED"), "unverifiable covered"],
    ["after one that failed, where they are current", { ...results("FAILED"), ...fine }, covered],
    ["after an operation that went well", results("SUCCEEDED"), covered],
  ])("%s", async (_case, outputs, expected) => {
    expect(await states(files, outputs)).toBe(expected);
  });
});

it("are none of a stack that the accelerator deploys without a stack set", async () => {
  const [name, files] = tools["a configuration of the accelerator"] ?? ["", {}];
  const config = files["customizations-config.yaml"] ?? "";
  const stacks = {
    ...files,
    "customizations-config.yaml": config.replace("cloudFormationStackSets", "cloudFormationStacks"),
  };
  expect(await states(stacks, instances(name, [second, "OUTDATED", "FAILED"]))).toBe("covered covered");
});
