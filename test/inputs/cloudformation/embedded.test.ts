import { describe, expect, it } from "vitest";
import { cloudformation, parseEmbeddedTemplate } from "../../../src/inputs/cloudformation/index.ts";
import { opaque } from "../../../src/model/symbol.ts";
import { absent, entry, known, text, unknown } from "../../../src/model/value.ts";
import { contextOf, memoryWorkspace } from "./folder-workspace.ts";
import { place, summaryOf } from "./summary.ts";

const context = contextOf(memoryWorkspace({}));
const at = { path: "main.tf", start: { line: 5, column: 3 }, end: { line: 12, column: 6 } };
const outer = { at, prefix: "aws_cloudformation_stack.mfa/", callers: [{ message: "in", location: at }] };
const body =
  "Parameters:\n  Owner: {Type: String}\nResources:\n  Device:\n    Type: AWS::IAM::VirtualMFADevice\n    Properties:\n      Users: [!Ref Owner]\n";

describe("templates inside other resources", () => {
  it("gives addresses, callers and parameters of the resource around it", () => {
    const parameters = (name: string) => (name === "Owner" ? known("root", { at }) : absent());
    const parsed = parseEmbeddedTemplate(body, { ...outer, parameters }, context);
    expect(summaryOf(parsed, "main.tf")).toEqual({
      resources: [
        {
          address: "aws_cloudformation_stack.mfa/Device",
          type: "AWS::IAM::VirtualMFADevice",
          location: "5:3-12:6",
          header: "5:3-12:6",
          callers: ["in @5:3-12:6"],
          properties: { Users: { list: [{ known: "root", at: "5:3-12:6" }], at: "5:3-12:6" } },
        },
      ],
      problems: [],
    });
  });

  it("gives exact places where the text stands line for line", () => {
    const parsed = parseEmbeddedTemplate(body, { ...outer, lines: { first: 6, indent: 4 } }, context);
    const [device] = parsed.resources;
    expect(device && place(device.header, "main.tf")).toBe("9:7-9:13");
    expect(device && place(device.location, "main.tf")).toBe("9:7-12:30");
  });

  it("finds them in a conformance pack of a template", () => {
    const template = `Resources:\n  Pack:\n    Type: AWS::Config::ConformancePack\n    Properties:\n      TemplateBody: |\n        Resources:\n          Rule:\n            Type: AWS::Config::ConfigRule\n            Properties:\n              Source: {Owner: AWS, SourceIdentifier: ROOT_ACCOUNT_HARDWARE_MFA_ENABLED}\n`;
    const [pack] = cloudformation.parse({ path: "t.yaml", bytes: Buffer.from(template) }, context).resources;
    const value = entry(pack?.properties, "TemplateBody");
    if (!pack || !value) throw new Error("no pack");
    const parsed = parseEmbeddedTemplate(
      value,
      { at: value.at ?? pack.location, prefix: "Pack/", callers: [] },
      context,
    );
    expect(parsed.resources.map((one) => [one.address, place(one.header, "t.yaml")])).toEqual([
      ["Pack/Rule", "7:11-7:15"],
    ]);
    const source = entry(entry(parsed.resources[0]?.properties, "Source"), "SourceIdentifier");
    expect(source).toMatchObject({ value: "ROOT_ACCOUNT_HARDWARE_MFA_ENABLED" });
    expect(source?.at && place(source.at, "t.yaml")).toBe("10:54-10:87");
  });

  it("keeps unknown parts of the text unknown inside", () => {
    const hole = unknown(opaque("after-apply", undefined, "var.account"));
    const value = text([
      "Resources: {D: {Type: AWS::IAM::VirtualMFADevice, Properties: {Users: ['arn:aws:iam::",
      hole,
      ":root']}}}",
    ]);
    const [device] = parseEmbeddedTemplate(value, outer, context).resources;
    expect(entry(device?.properties, "Users")).toMatchObject({
      items: [{ kind: "text", parts: ["arn:aws:iam::", hole, ":root"] }],
    });
  });

  it.each([
    [
      "not known",
      unknown({ kind: "remote-content", scope: "", of: "file", source: "s3" }),
      "unread",
      "template-body-unknown",
    ],
    ["broken", known("Resources: ["), "error", "yaml-syntax"],
    ["no template", known("[1]"), "error", "template-not-a-map"],
    ["empty", known(""), "error", "empty"],
  ])("reports a body that is %s", (_, value, kind, code) => {
    expect(parseEmbeddedTemplate(value, outer, context)).toMatchObject({ resources: [], problems: [{ kind, code }] });
  });
});

describe("choosing what to read", () => {
  it("leaves out types that nobody reads, not what is nested in them", () => {
    const files = { "in.yaml": "Resources: {D: {Type: AWS::IAM::VirtualMFADevice}, B: {Type: AWS::S3::Bucket}}" };
    const template =
      "Resources: {S: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: in.yaml}}, B: {Type: AWS::S3::Bucket}}";
    const wanted = (type: string) => type.startsWith("AWS::IAM::");
    const only = { ...contextOf(memoryWorkspace(files)), wanted };
    const { resources } = cloudformation.parse({ path: "t.yaml", bytes: Buffer.from(template) }, only);
    expect(resources.map((one) => one.address)).toEqual(["S/D"]);
  });

  it("reads a remote template that the options map to a file", () => {
    const url = "https://example.com/in.yaml";
    const files = { "here/in.yaml": "Resources: {D: {Type: AWS::IAM::VirtualMFADevice}}" };
    const template = `Resources: {S: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: "${url}"}}}`;
    const plain = contextOf(memoryWorkspace(files));
    const mapped = { ...plain, options: { ...plain.options, templates: new Map([[url, "here/in.yaml"]]) } };
    const parsed = cloudformation.parse({ path: "a/t.yaml", bytes: Buffer.from(template) }, mapped);
    expect(parsed.resources.map((one) => one.address)).toEqual(["S", "S/D"]);
    expect(parsed).toMatchObject({ problems: [], consumed: ["here/in.yaml"] });
  });
});
