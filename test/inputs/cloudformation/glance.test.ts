import { existsSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wantedTypes, wantsType } from "../../../src/facts/wanted-types.ts";
import { cloudformation } from "../../../src/inputs/cloudformation/index.ts";
import { isUneventful } from "../../../src/inputs/cloudformation/template/glance.ts";
import { flaws, withFlaws, yamlFiles } from "../../syntax/random-yaml.ts";
import { contextOf, folderWorkspace, memoryWorkspace } from "./folder-workspace.ts";

const root = join(import.meta.dirname, "..", "..", "..");
const corpus = process.env["ROOTRAIL_CORPUS"] ?? join(root, "..", "shared", "corpus");
const asked = { wanted: wantsType, wantedTypes };

/** What is passed by is a template whose full reading gives nothing and has nothing to tell. */
function check(text: string, path = "t.yaml", workspace = memoryWorkspace({})): boolean {
  const source = { path, bytes: Buffer.from(text) };
  const context = { ...contextOf(workspace), ...asked };
  if (!isUneventful(source, context)) return false;
  expect([text, cloudformation.claims(source)]).toEqual([text, "yes"]);
  expect([text, cloudformation.parse(source, context)]).toEqual([text, { resources: [], problems: [] }]);
  return true;
}

const bucket = `AWSTemplateFormatVersion: "2010-09-09"
Parameters:
  Stage: {Type: String, Default: test}
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
Resources:
  Bucket:
    Type: AWS::S3::Bucket # data
    Condition: IsProd
    Properties:
      BucketName: !Sub "data-\${AWS::AccountId}"
      Tags:
        - Key: stage
          Value: !Ref Stage
  Topic:
    Type: AWS::SNS::Topic
Outputs:
  Name:
    Value: !GetAtt Bucket.Arn
    Export: {Name: bucket}
`.replace(" # data", "");

const device = "  Phone:\n    Type: AWS::IAM::VirtualMFADevice\n    Properties: {Users: [root]}\n";

describe("isUneventful", () => {
  it.each([
    ["a usual template", bucket],
    ["one without a version", bucket.replace(/^.*\n/, "")],
    ["a known transform", `Transform: AWS::Serverless-2016-10-31\n${bucket}`],
    ["root in names that are not root", bucket.replaceAll("Bucket", "groot")],
    ["line breaks of YAML 1.1", `${bucket}x: a\u0085b: c\n`],
  ])("passes by %s", (_, text) => {
    expect(check(text)).toBe(true);
  });

  const topic = "  Topic:\n    Type: AWS::SNS::Topic\n";
  it.each([
    ["a device", bucket.replace(topic, device)],
    [
      "a device whose type is escaped",
      bucket.replace(topic, device.replace("AWS::IAM", '"\\u0041WS::IAM').replace("Device\n", 'Device"\n')),
    ],
    ["a device whose type is in quotes", bucket.replace(topic, device.replace(/AWS::IAM::VirtualMFADevice/, "'$&'"))],
    ["a device whose type is in a block", bucket.replace(topic, device.replace("AWS::IAM", ">-\n      AWS::IAM"))],
    ["a device by alias", `x: &t AWS::IAM::VirtualMFADevice\n${bucket.replace("AWS::SNS::Topic", "*t")}`],
    ["a device in braces", bucket.replace(topic, "  Phone: {Type: AWS::IAM::VirtualMFADevice}\n")],
    [
      "a device under a merge key",
      bucket.replace("    Type: AWS::SNS::Topic", "    <<: {Type: AWS::IAM::VirtualMFADevice}"),
    ],
    ["a type that a function gives", bucket.replace("AWS::SNS::Topic", "!Ref Stage")],
    ["a resource without a type", bucket.replace("Type: AWS::SNS::Topic", "DependsOn: Bucket")],
    ["a custom resource", bucket.replace("AWS::SNS::Topic", "Custom::Thing")],
    ["a nested stack", bucket.replace("AWS::SNS::Topic", "AWS::CloudFormation::Stack")],
    ["a SAM application", bucket.replace("AWS::SNS::Topic", "AWS::Serverless::Application")],
    ["a module", bucket.replace("AWS::SNS::Topic", "Org::Service::Thing::MODULE")],
    ["an unknown macro", `Transform: Company-Macro\n${bucket}`],
    ["several macros", `Transform: [AWS::Serverless-2016-10-31, Macro]\n${bucket}`],
    ["an include at the top", `Transform: {Name: AWS::Include}\n${bucket}`],
    ["an include among the resources", bucket.replace(topic, "  Fn::Transform: {Name: AWS::Include}\n")],
    [
      "a loop",
      bucket.replace(
        topic,
        "  Fn::ForEach::Topics:\n    - A\n    - [x]\n    - T${A}:\n        Type: AWS::SNS::Topic\n",
      ),
    ],
    ["resources that are a list", "Resources:\n  - Type: AWS::SNS::Topic\n"],
    ["no resources", 'AWSTemplateFormatVersion: "2010-09-09"\nOutputs:\n  A:\n    Value: b\n'],
    ["a key that stands twice", `${bucket}Outputs:\n  B:\n    Value: c\n`],
    ["a resource that stands twice", bucket.replace(topic, topic + topic)],
    ["broken text", `${bucket}x: [1\n`],
    ["a list of resources to import", `ResourcesToImport: x\n${bucket}`],
    ["a deployment file", `template-file-path: x\n${bucket}`],
  ])("reads %s", (_, text) => {
    expect(check(text)).toBe(false);
  });

  it("reads JSON and binary files, and everything where all types are wanted", () => {
    expect(check(bucket, "t.json")).toBe(false);
    expect(check(`\0${bucket}`)).toBe(false);
    expect(isUneventful({ path: "t.yaml", bytes: Buffer.from(bucket) }, contextOf(memoryWorkspace({})))).toBe(false);
  });

  it("agrees with the full reading on templates with a flaw", () => {
    fc.assert(
      fc.property(flaws, (added) => void check(withFlaws(bucket, added))),
      { numRuns: 3000 },
    );
  });

  it("agrees with the full reading on templates with lines that mean more", () => {
    const lines = [
      ...device.split("\n"),
      "Transform: M",
      "  Fn::Transform: {Name: AWS::Include}",
      "    Type: Custom::X",
      "  A: {}",
      "    - Type: x",
      "Resources:",
      "  B: !If [C, {Type: AWS::IAM::User}, !Ref X]",
      "    Metadata: {rootrail: {exceptions: []}}",
      "# rootrail:ignore x",
      "  '':",
      "<<: *x",
    ];
    const edit = fc.tuple(fc.nat({ max: 30 }), fc.constantFrom(...lines), fc.boolean());
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
        const text = bucket.split("\n");
        for (const [at, line, isInstead] of edits) text.splice(at, isInstead ? 1 : 0, line);
        check(text.join("\n"));
      }),
      { numRuns: 3000 },
    );
  });

  it("agrees with the full reading on every fixture, and on real templates where they are at hand", () => {
    const folders = [join(root, "fixtures"), ...(existsSync(corpus) ? [corpus] : [])];
    for (const folder of folders) {
      const workspace = folderWorkspace(folder);
      const passed = yamlFiles(folder).filter((file) =>
        check(readFileSync(file, "utf8"), relative(folder, file), workspace),
      );
      if (folder === corpus) expect(passed.length).toBeGreaterThan(20);
    }
  });
});
