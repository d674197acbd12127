import { describe, expect, it } from "vitest";
import { cloudformation } from "../../../src/inputs/cloudformation/index.ts";

function claim(path: string, text: string | Uint8Array): string {
  return cloudformation.claims({ path, bytes: typeof text === "string" ? Buffer.from(text) : text });
}

const device = "{Type: AWS::IAM::VirtualMFADevice}";

describe("what is taken for CloudFormation", () => {
  it.each([
    ["a format version", "t.yaml", "AWSTemplateFormatVersion: '2010-09-09'\n"],
    ["a quoted format version", "t.yml", '"AWSTemplateFormatVersion" : 2010-09-09\n'],
    ["resources with types", "t.yaml", `Resources:\n  A: ${device}\n`],
    ["resources in any extension", "t.template", `Resources:\n  A: ${device}\n`],
    ["an indented template", "t.yaml", `  Resources:\n    A: ${device}\n`],
    ["after comments and a document start", "t.yaml", `# x\n%YAML 1.1\n---\nResources: {A: ${device}}\n`],
    ["a custom type", "t.yaml", "Resources:\n  A:\n    Type: Custom::Thing\n"],
    ["a third-party type", "t.yaml", 'Resources:\n  A:\n    Type: "Org::Service::Thing"\n'],
    ["flow style", "t.yaml", `{Resources: {A: ${device}}}`],
    ["JSON", "t.json", '{"Resources": {"A": {"Type": "AWS::IAM::User"}}}'],
    ["JSON with an escaped type", "t.json", '{"Resources": {"A": {"Type": "\\u0041WS::IAM::User"}}}'],
    ["JSON with an escaped key", "t.json", '{"\\u0052esources": {"A": {"Type": "AWS::IAM::User"}}}'],
    ["a type by alias", "t.yaml", "X: &t AWS::IAM::User\nResources:\n  A:\n    Type: *t\n"],
    ["loops only", "t.yaml", `Resources:\n  Fn::ForEach::A: [X, [a], {'\${X}': {Type: 'AWS::IAM::User'}}]\n`],
    ["CRLF and a byte order mark", "t.yaml", `\ufeffResources:\r\n  A: ${device}\r\n`],
    ["broken YAML that claims to be one", "t.yaml", `Resources:\n  A: ${device}\n  B: [\n`],
    ["broken YAML behind a byte order mark", "t.yaml", `\ufeffResources:\r\n  A: ${device}\r\n  B: [\r\n`],
    [
      "broken YAML whose resources cannot be told",
      "t.yaml",
      `Transform: AWS::Serverless-2016-10-31\n]Resources:\n  A: x\n`,
    ],
    ["a template of templates", "t.yaml", `{{ header }}\nResources:\n  A: ${device}\n`],
    ["broken JSON that claims to be one", "t.json", '{"Resources": {"A": {"Type": "AWS::IAM::User"'],
    ["a cloud assembly", "cdk.out/manifest.json", '{"artifacts": {"S": {"type": "aws:cloudformation:stack"}}}'],
    ["a change set", "c.json", '{"ResourcesToImport": []}'],
    ["a deployment file", "d.yaml", "template-file-path: a.yaml\nparameters: {}\n"],
  ])("%s", (_, path, text) => {
    expect(claim(path, text)).toBe("yes");
  });

  it("UTF-16 with a byte order mark, as PowerShell writes it", () => {
    const text = `\ufeffResources:\n  A: ${device}\n`;
    expect(claim("t.yaml", Buffer.from(text, "utf16le"))).toBe("yes");
  });

  it.each([
    ["docker compose", "docker-compose.yml", "version: '3'\nservices:\n  web:\n    image: nginx\n"],
    ["kubernetes", "pod.yaml", "apiVersion: v1\nkind: Pod\nmetadata: {name: x}\nspec: {}\n"],
    [
      "kubernetes with a template inside",
      "cm.yaml",
      "apiVersion: v1\ndata:\n  t.yaml: |\n    Resources:\n      A:\n        Type: AWS::IAM::User\n",
    ],
    [
      "a workflow that writes a template",
      "ci.yml",
      "on: push\njobs:\n  a:\n    steps:\n      - run: |\n          AWSTemplateFormatVersion: x\n",
    ],
    ["OpenAPI", "api.yaml", "openapi: 3.0.0\npaths: {}\ncomponents: {}\n"],
    ["package.json", "package.json", '{"name": "x", "dependencies": {"Resources": "1"}}'],
    ["tsconfig with comments", "tsconfig.json", '{ // c\n "compilerOptions": {} }'],
    ["SAM configuration", "samconfig.yaml", "version: 0.1\ndefault:\n  deploy:\n    parameters: {stack_name: x}\n"],
    ["a web app manifest", "manifest.json", '{"name": "x", "icons": []}'],
    ["other Resources", "x.yaml", "Resources:\n  - one\n  - two\n"],
    ["other Resources with types", "x.yaml", "Resources:\n  a: {Type: file}\n"],
    [
      "broken YAML of another kind that speaks of types",
      "x.yaml",
      "kind: A\ndata:\n  Resources: AWS::S3::Bucket\n---\nkind: B\n",
    ],
    [
      "a template inside another file's second document",
      "x.yaml",
      "kind: A\n---\nkind: B\nt:\n  Resources:\n    A: {Type: AWS::S3::Bucket}\n",
    ],
    ["a Terraform plan", "plan.json", '{"format_version": "1.2", "resource_changes": []}'],
    ["a policy", "p.json", '{"Version": "2012-10-17", "Statement": []}'],
    ["a list", "l.yaml", "- a: 1\n- b: 2\n"],
    ["text", "README.md", "# AWSTemplateFormatVersion\n\nResources: see AWS::IAM::User\n"],
    ["nothing", "t.yaml", ""],
    ["binary", "t.bin", "Resources:\u0000\u0001"],
  ])("not %s", (_, path, text) => {
    expect(claim(path, text)).toBe("no");
  });
});
