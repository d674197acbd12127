import { describe, expect, it } from "vitest";
import { lintFiles } from "../../support/lint-files.ts";

const device = "Resources: {D: {Type: AWS::IAM::VirtualMFADevice, Properties: {Users: [root]}}}\n";
const stack = (name: string, more: string, url = "n.yaml") =>
  `  ${name}: {Type: AWS::CloudFormation::Stack, ${more}Properties: {TemplateURL: ${url}}}\n`;
const outer = (resources: string) => `Conditions: {Never: !Equals [a, b]}\nResources:\n${resources}`;
const loop = (over: string, inner: string) =>
  `Transform: AWS::LanguageExtensions\nResources:\n  Fn::ForEach::L:\n    - X\n    - ${over}\n    - ${inner.trim()}\n`;
const never = "Condition: Never, ";
const found = ["root-virtual-mfa-device"];

describe("the template of a stack that is never made", () => {
  it.each([
    ["is no stack of its own", { "t.yaml": outer(stack("N", never)), "n.yaml": device }, [], undefined],
    [
      "nor is what is nested in it",
      { "t.yaml": outer(stack("N", never)), "n.yaml": `Resources:\n${stack("M", "", "m.yaml")}`, "m.yaml": device },
      [],
      undefined,
    ],
    [
      "is read where another stack makes it",
      { "t.yaml": outer(stack("N", never) + stack("M", "")), "n.yaml": device },
      found,
      undefined,
    ],
    ["is none in a loop over nothing", { "t.yaml": loop("[]", stack("N", "")), "n.yaml": device }, [], undefined],
    [
      "is none in a loop over nothing in a loop",
      {
        "t.yaml": loop("[a]", `{"Fn::ForEach::M": [Y, [], {${stack("N", "").trim()}}]}`),
        "n.yaml": device,
      },
      [],
      undefined,
    ],
    [
      "is read where the loop is over the default of a parameter",
      {
        "t.yaml": `Parameters: {P: {Type: CommaDelimitedList, Default: ""}}\n${loop("!Ref P", stack("N", ""))}`,
        "n.yaml": device,
      },
      found,
      undefined,
    ],
    ["is read where it is named", { "t.yaml": outer(stack("N", never)), "n.yaml": device }, found, ["n.yaml"]],
  ])("%s", async (_, files, expected, paths) => {
    const { findings } = await lintFiles(files, paths ? { paths } : {});
    expect(findings.map((one) => one.rule)).toEqual(expected);
  });

  it("is told where it is broken", async () => {
    const files = { "t.yaml": outer(stack("N", never)), "n.yaml": "AWSTemplateFormatVersion: x\nResources: {R: [\n" };
    const { inputs } = await lintFiles(files);
    expect(inputs.filter((one) => one.status === "error").map((one) => one.path)).toEqual(["n.yaml"]);
  });
});
