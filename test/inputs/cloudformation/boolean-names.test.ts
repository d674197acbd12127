import { describe, expect, it } from "vitest";
import { lintFiles } from "../../support/lint-files.ts";

const device = (more: string) => `Resources:\n  D: {Type: AWS::IAM::VirtualMFADevice, ${more}}\n`;

describe("a name that YAML takes for a boolean", () => {
  it.each([
    [
      "of a parameter",
      `Parameters: {On: {Type: String, Default: root}}\n${device("Properties: {Users: [!Ref On]}")}`,
      true,
    ],
    [
      "of a condition that holds",
      `Conditions: {Yes: !Equals [a, a]}\n${device("Condition: Yes, Properties: {Users: [root]}")}`,
      true,
    ],
    [
      "of a condition that does not",
      `Conditions: {No: !Equals [a, b]}\n${device("Condition: No, Properties: {Users: [root]}")}`,
      false,
    ],
    [
      "in a function",
      `Conditions: {No: !Equals [a, b]}\n${device("Properties: {Users: [!If [No, root, alice]]}")}`,
      false,
    ],
    [
      "in another condition",
      `Conditions: {No: !Equals [a, b], Not: !Not [!Condition No]}\n${device("Condition: Not, Properties: {Users: [root]}")}`,
      true,
    ],
  ])("%s", async (_, template, isFound) => {
    const { findings } = await lintFiles({ "t.yaml": template });
    const found = findings.map((one) => `${one.rule} ${one.certainty}`);
    expect(found).toEqual(isFound ? ["root-virtual-mfa-device certain"] : []);
  });

  it("of a parameter that a stack set, one of its groups or a pack gives", async () => {
    const inner = `Parameters: {On: {Type: String, Default: alice}}
Resources: {D: {Type: AWS::IAM::VirtualMFADevice, Properties: {Users: [!Ref On]}}}`.replaceAll("\n", "\n        ");
    const set = (more: string) => `Resources:
  Set:
    Type: AWS::CloudFormation::StackSet
    Properties:
      StackSetName: s
      ${more}
      TemplateBody: |
        ${inner}
`;
    const given = "[{ParameterKey: On, ParameterValue: root}]";
    const groups = `StackInstancesGroup: [{Regions: [us-east-1], DeploymentTargets: {Accounts: ['111122223333']}, ParameterOverrides: ${given}}]`;
    for (const more of [`Parameters: ${given}`, groups]) {
      const { findings } = await lintFiles({ "t.yaml": set(more) });
      expect(findings.map((one) => one.rule)).toEqual(["root-virtual-mfa-device"]);
    }
  });
});
