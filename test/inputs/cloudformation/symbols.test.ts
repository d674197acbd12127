import { describe, expect, it } from "vitest";
import { deriveFacts } from "../../../src/facts/registry.ts";
import { cloudformation } from "../../../src/inputs/cloudformation/index.ts";
import { contextOf, memoryWorkspace } from "./folder-workspace.ts";

/** What is said of each device: `root certain`, `root possible`, `open`, `not-root`. */
function said(main: string, files: Readonly<Record<string, string>> = {}): readonly string[] {
  const { resources } = cloudformation.parse(
    { path: "main.yaml", bytes: Buffer.from(main) },
    contextOf(memoryWorkspace(files)),
  );
  return deriveFacts(resources).flatMap((fact) => {
    if (fact.fact !== "MfaDevice") return [];
    return [fact.owner.kind === "root" ? `root ${fact.owner.certainty}` : fact.owner.kind];
  });
}

const device = (user: string, more = "") =>
  `${more}\nResources:\n  Phone: { Type: "AWS::IAM::VirtualMFADevice", Properties: { Users: [${user}] } }\n`;

describe("an unknown value is itself and nothing else", () => {
  it.each([
    ["an item of a list that can be root", "!Select [1, !Ref Names]", "root possible"],
    ["an item of a list that cannot", "!Select [1, !Ref Others]", "not-root"],
    ["any item that an index can name", "!Select [!Ref Index, [alice, root]]", "root possible"],
    ["a number of items", "!Length [!Ref Names]", "not-root"],
    ["a part of the region", `!Select [0, !Split ["-", !Ref "AWS::Region"]]`, "not-root"],
    ["a part of the stack's ID", `!Select [1, !Split ["/", !Ref "AWS::StackId"]]`, "open"],
    ["a part of a user's name", `!Select [0, !Split ["-", !Ref Somebody]]`, "open"],
    ["an availability zone", `!Select [0, !GetAZs ""]`, "not-root"],
    ["what a row's default says", "!FindInMap [Owners, !Ref Index, name, { DefaultValue: root }]", "root possible"],
    ["rows without root", "!FindInMap [Owners, !Ref Index, name]", "not-root"],
  ])("%s", (_, user, verdict) => {
    const more = `
Transform: AWS::LanguageExtensions
Parameters:
  Names: { Type: CommaDelimitedList, AllowedValues: [root, alice] }
  Others: { Type: CommaDelimitedList, AllowedValues: [bob, alice] }
  Index: { Type: String }
Mappings:
  Owners: { a: { name: alice }, b: { name: bob } }`;
    const text = device(user.replace(/^!Length (.*)$/, `{ "Fn::Length": $1 }`), more);
    expect(said(`${text}  Somebody: { Type: "AWS::IAM::User" }\n`)).toEqual([verdict]);
  });

  it("in a stack set that deploys to known regions only", () => {
    const set = (regions: string) => `
Resources:
  Set:
    Type: AWS::CloudFormation::StackSet
    Properties:
      StackInstancesGroup: [{ DeploymentTargets: { Accounts: ["111122223333"] }, Regions: [${regions}] }]
      TemplateBody: |
        Mappings:
          Owners: { us-east-1: { name: root }, eu-west-1: { name: alice } }
        Resources:
          Phone:
            Type: AWS::IAM::VirtualMFADevice
            Properties: { Users: [!FindInMap [Owners, !Ref "AWS::Region", name]] }
`;
    expect(said(set("us-east-1"))).toEqual(["root certain"]);
    expect(said(set("us-east-1, eu-west-1"))).toEqual(["root possible"]);
    expect(said(set("eu-west-1"))).toEqual(["not-root"]);
  });

  it("in the conditions of a nested stack, whose outer default somebody may replace", () => {
    const outer = (stage: string) => `
Parameters:
  Stage: { Type: String, Default: dev }
Resources:
  Inner:
    Type: AWS::CloudFormation::Stack
    Properties: { TemplateURL: inner.yaml, Parameters: { Level: ${stage} } }
`;
    const inner = (user: string) =>
      device(
        user,
        `
Parameters:
  Level: { Type: String }
Conditions:
  IsRoot: !Equals [!Ref Level, root]`,
      );
    const files = { "inner.yaml": inner("!If [IsRoot, root, alice]") };
    expect(said(outer("!Ref Stage"), files)).toEqual(["root possible"]);
    expect(said(outer("dev"), files)).toEqual(["not-root"]);
    expect(said(outer("!Ref Stage"), { "inner.yaml": inner("!If [IsRoot, !Ref Level, alice]") })).toEqual([
      "root possible",
    ]);
  });
});
