import { expect, it } from "vitest";
import { lintOf } from "./organizations.ts";

const request = (name: string) => `module "${name}" {
  source = "./modules/aft-account-request"
  control_tower_parameters = {
    AccountEmail              = "${name}@example.com"
    AccountName               = "${name}"
    ManagedOrganizationalUnit = "Sandbox"
  }
  account_customizations_name = "${name}"
}
`;
const device =
  'resource "aws_iam_virtual_mfa_device" "root" {\n  virtual_mfa_device_name = "root-account-mfa-device"\n}\n';

const files = {
  "aft-account-request/terraform/one.tf": request("one"),
  "aft-account-request/terraform/two.tf": request("two"),
  "aft-global-customizations/terraform/main.tf":
    'resource "aws_iam_account_alias" "this" {\n  account_alias = "x"\n}\n',
  "aft-account-customizations/one/terraform/aft-providers.jinja":
    'provider "aws" { region = "{{ provider_region }}" }\n',
  "aft-account-customizations/one/terraform/main.tf": device,
};

it("takes account requests and customizations for what they are: no organization, each folder on its own", async () => {
  const { told, errors, report } = await lintOf(files);
  expect(errors).toEqual([]);
  expect(
    told.filter((one) => /^unverifiable-guardrail .*aft-account-request, where no configuration/.test(one)),
  ).toHaveLength(1);
  expect(told.filter((one) => one.startsWith("root-virtual-mfa-device")).map((one) => one.split(" ")[1])).toEqual([
    "aft-account-customizations/one/terraform/main.tf:1",
  ]);
  expect(report.findings.every((one) => !/organization/.test(one.message))).toBe(true);
});
