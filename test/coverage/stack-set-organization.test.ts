import { describe, expect, it } from "vitest";
import { lint } from "../../src/engine/lint.ts";
import { folderOf } from "../support/folder.ts";
import { today } from "../support/lint-files.ts";

/** `kind id: state` of what detects, for every node. */
async function nodesOf(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const { coverage } = await lint({ today, config: false, cwd: folderOf(files) });
  return (coverage?.nodes ?? []).map(
    ({ kind, id, management, detective }) => `${management ? "management" : kind} ${id}: ${detective.state}`,
  );
}

const body = [
  "Rule: {Type: AWS::Config::ConfigRule, Properties: {Source: {Owner: AWS, SourceIdentifier: ROOT_ACCOUNT_HARDWARE_MFA_ENABLED}}}",
  "Recorder: {Type: AWS::Config::ConfigurationRecorder, Properties: {RoleARN: r}}",
];

const template = (targets: string, model = "SELF_MANAGED") => `Resources:
  Set:
    Type: AWS::CloudFormation::StackSet
    Properties:
      StackSetName: baseline
      PermissionModel: ${model}
      StackInstancesGroup: [{DeploymentTargets: {${targets}}, Regions: [us-east-1]}]
      TemplateBody: |
        Resources:
          ${body.join("\n          ")}
`;

const code = (unit: string, more = "") => `${more}
resource "aws_cloudformation_stack_set" "s" {
  name          = "baseline"
  template_body = <<-YAML
    Resources:
      ${body.join("\n      ")}
  YAML
}
resource "aws_cloudformation_stack_set_instance" "i" {
  stack_set_name = aws_cloudformation_stack_set.s.name
  deployment_targets {
    organizational_unit_ids = [${unit}]
  }
}
`;

const inJson = (unit: string) =>
  JSON.stringify({
    data: { aws_organizations_organization: { o: {} } },
    resource: {
      aws_cloudformation_stack_set: { s: { name: "baseline", template_body: `Resources:\n  ${body.join("\n  ")}` } },
      aws_cloudformation_stack_set_instance: {
        i: {
          stack_set_name: "$" + "{aws_cloudformation_stack_set.s.name}",
          deployment_targets: [{ organizational_unit_ids: [unit] }],
        },
      },
    },
  });

const data = 'data "aws_organizations_organization" "o" {}';
const organization = ["management null: missing"];

describe("a stack set that deploys to an organization", () => {
  it.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    ["root by its ID", { "t.yaml": template("OrganizationalUnitIds: [r-ab12]") }, ["organization r-ab12: covered"]],
    ["root by its ID, in code", { "main.tf": code('"r-ab12"') }, ["organization r-ab12: covered"]],
    [
      "root by a data source",
      { "main.tf": code("data.aws_organizations_organization.o.roots[0].id", data) },
      ["organization null: covered"],
    ],
    [
      "root by a data source, in JSON",
      { "main.tf.json": inJson("$" + "{data.aws_organizations_organization.o.roots[0].id}") },
      ["organization null: covered"],
    ],
    [
      "an OU that is not known",
      { "main.tf": code("var.unit", 'variable "unit" {}') },
      ["organization null: unverifiable"],
    ],
    [
      "accounts of its own, by trusted access",
      {
        "t.yaml": template(
          "Accounts: ['111122223333'], OrganizationalUnitIds: [ou-ab12-11111111], AccountFilterType: INTERSECTION",
          "SERVICE_MANAGED",
        ),
      },
      // Nothing tells whether the account is in the OU.
      ["account 111122223333: unverifiable", "unit ou-ab12-11111111: missing", "rest null: missing"],
    ],
  ])("speaks of it: %s", async (_, files, expected) => {
    const nodes = await nodesOf(files);
    expect(nodes).toEqual(expect.arrayContaining([...expected, ...organization]));
    expect(nodes.filter((one) => one.startsWith("standalone"))).toEqual([]);
  });

  it("speaks of none where it names accounts and manages its permissions itself", async () => {
    expect(await nodesOf({ "t.yaml": template("Accounts: ['111122223333', '444455556666']") })).toEqual([
      "standalone null: missing",
      "account 111122223333: covered",
      "account 444455556666: covered",
    ]);
  });
});
