import { expect, it } from "vitest";
import { codeProperties } from "../../src/inputs/code-holders.ts";

/** `LaunchTemplate` → `launch_template`. */
function snakeCase(name: string): string {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, "$1_$2")
    .toLowerCase();
}

/** `AWS::EC2::LaunchTemplate` → `awscc_ec2_launch_template`. */
function cloudControlName(type: string): string {
  const [, service = "", name = ""] = type.split("::");
  return `awscc_${service.toLowerCase()}_${snakeCase(name)}`;
}

it("the types of the Cloud Control provider that hold code are those of CloudFormation", () => {
  const all = [...codeProperties];
  const ofCloudFormation = all
    .filter(([type]) => type.startsWith("AWS::") && !type.startsWith("AWS::Serverless::"))
    .map(([type, names]) => [cloudControlName(type), names.map(snakeCase)]);
  expect(all.filter(([type]) => type.startsWith("awscc_"))).toEqual(ofCloudFormation);
});
