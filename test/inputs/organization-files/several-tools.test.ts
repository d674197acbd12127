import { describe, expect, it } from "vitest";
import { lintOf, nodesOf, rootGuard } from "./organizations.ts";

const accelerator = {
  "lza/organization-config.yaml": "enable: true\norganizationalUnits:\n  - name: Workloads\n  - name: Workloads/Prod\n",
  "lza/accounts-config.yaml": `mandatoryAccounts:
  - { name: Management, email: management@example.com, organizationalUnit: Root }
workloadAccounts:
  - { name: Shop, email: shop@example.com, organizationalUnit: Workloads/Prod }
`,
  "lza/security-config.yaml": `awsConfig:
  enableConfigurationRecorder: true
  ruleSets:
    - deploymentTargets: { organizationalUnits: [Root] }
      rules: [{ name: mfa, identifier: ROOT_ACCOUNT_HARDWARE_MFA_ENABLED }]
`,
};
const terraform = (more: string) => `resource "aws_organizations_organization" "this" {
  feature_set          = "ALL"
  enabled_policy_types = ["SERVICE_CONTROL_POLICY"]
}
resource "aws_organizations_organizational_unit" "workloads" {
  name      = "Workloads"
  parent_id = aws_organizations_organization.this.roots[0].id
}
${more}`;
const policy = `resource "aws_organizations_policy" "guard" {
  name    = "guard"
  content = <<-EOT
${rootGuard()}
EOT
}
resource "aws_organizations_policy_attachment" "guard" {
  policy_id = aws_organizations_policy.guard.id
  target_id = aws_organizations_organizational_unit.workloads.id
}
`;
const shop = (parent: string) => `resource "aws_organizations_account" "shop" {
  name      = "Shop"
  email     = "shop@example.com"
  parent_id = ${parent}
}
`;

describe("several tools in one repository", () => {
  it("speak of one organization", async () => {
    expect(await nodesOf({ ...accelerator, "org/main.tf": terraform(policy) })).toEqual([
      "- > organization: covered, missing",
      "organization > management account: covered, not-required",
      "organization > Workloads: covered, covered",
      "Workloads > Prod: covered, covered",
      "Prod > Shop: covered, covered",
    ]);
  });

  it("agree with a manifest, which names only some OUs", async () => {
    const manifest = `region: us-east-1
version: 2021-03-15
resources:
  - name: guard
    resource_file: guard.json
    deploy_method: scp
    deployment_targets: { organizational_units: [Workloads] }
`;
    const files = { ...accelerator, "cfct/manifest.yaml": manifest, "cfct/guard.json": rootGuard() };
    expect(await nodesOf(files)).toEqual([
      "- > organization: covered, missing",
      "organization > management account: covered, not-required",
      "organization > Workloads: covered, covered",
      "Workloads > Prod: covered, covered",
      "Prod > Shop: covered, covered",
    ]);
  });

  it("tell once where they contradict each other", async () => {
    const inRoot = shop("aws_organizations_organization.this.roots[0].id");
    const { told } = await lintOf({ ...accelerator, "org/main.tf": terraform(inRoot) });
    expect(told.filter((one) => one.includes("The inputs disagree"))).toHaveLength(1);
    const { told: agreed } = await lintOf({
      ...accelerator,
      "org/main.tf": terraform(policy),
    });
    expect(agreed.filter((one) => one.includes("The inputs disagree"))).toEqual([]);
  });

  it("speak of two organizations where two configurations of one tool do", async () => {
    const other = Object.fromEntries(
      Object.entries(accelerator).map(([path, text]) => [path.replace("lza", "dev"), text]),
    );
    const found = await nodesOf({ ...accelerator, ...other });
    expect(found.filter((one) => one.startsWith("- > "))).toHaveLength(2);
  });
});
