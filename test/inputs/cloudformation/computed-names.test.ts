import { describe, expect, it } from "vitest";
import { lintFiles } from "../../support/lint-files.ts";

const template = (resources: string, more = "") => `Transform: AWS::LanguageExtensions
Parameters: {P: {Type: String}, Root: {Type: String, Default: root}, Alice: {Type: String, Default: alice}}
Conditions: {IsOn: !Equals [!Ref P, 'yes']}
${more}Resources:
${resources}`;
const device = (user: string) =>
  template(`  D: {Type: AWS::IAM::VirtualMFADevice, Properties: {Users: [${user}]}}
  Someone: {Type: AWS::IAM::User}
  Nested: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: nested.yaml}}
`);

async function told(text: string) {
  const nested = "Resources: {B: {Type: AWS::S3::Bucket}}\nOutputs: {Who: {Value: root}}\n";
  const { findings } = await lintFiles({ "t.yaml": text, "nested.yaml": nested }, { paths: ["t.yaml"] });
  return findings.map((one) => `${one.rule} ${one.certainty}`);
}

describe("a name that a function makes", () => {
  const root = ["root-virtual-mfa-device certain"];
  it.each([
    ["is a parameter's", "{Ref: !Sub 'R${Nothing}'}".replace("${Nothing}", "oot"), root],
    ["is another parameter's", "{Ref: !Join ['', [Ali, ce]]}", []],
    ["is one of two on branches", "{Ref: !If [IsOn, Root, Alice]}", ["root-virtual-mfa-device possible"]],
    ["is a resource's", "{Ref: !Join ['', [Some, one]]}", []],
    ["is a resource's with an attribute", "!GetAtt [!Join ['', [Nes, ted]], Outputs.Who]", root],
    ["is a resource's with an attribute that is made, too", "!GetAtt [!Sub Nested, !Sub Outputs.Who]", root],
    ["is not known where the function is not", "{Ref: !Sub '${P}'}", ["unverifiable-root-mfa-device possible"]],
  ])("%s", async (_, user, expected) => {
    expect(await told(device(user))).toEqual(expected);
  });

  it("is that of the item of a loop", async () => {
    const loop = `  'Fn::ForEach::Units':
    - Unit
    - [Prod, Test]
    - 'Deny\${Unit}':
        Type: AWS::ControlTower::EnabledControl
        Properties:
          ControlIdentifier: arn:aws:controltower:us-east-1::control/AWS-GR_RESTRICT_ROOT_USER
          TargetIdentifier: !GetAtt [!Ref Unit, Arn]
  Org: {Type: AWS::Organizations::Organization, Properties: {FeatureSet: ALL}}
  Prod: {Type: AWS::Organizations::OrganizationalUnit, Properties: {Name: prod, ParentId: !GetAtt Org.RootId}}
  Test: {Type: AWS::Organizations::OrganizationalUnit, Properties: {Name: test, ParentId: !GetAtt Org.RootId}}
`;
    const { guardrails } = await lintFiles(
      { "t.yaml": template(loop) },
      { requireGuardrails: "always", config: false },
    );
    expect(guardrails.preventive).toBe("covered");
  });
});
