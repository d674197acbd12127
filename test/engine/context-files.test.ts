import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { collectFacts } from "../../src/engine/collect-facts.ts";
import { wantedTypes } from "../../src/facts/wanted-types.ts";
import { configurationDeclaresNothing, templateDeclaresNothing } from "../../src/inputs/declares-nothing.ts";
import type { Fact } from "../../src/model/fact.ts";
import { defaultSettings } from "../../src/model/settings.ts";
import { folderOf } from "../support/folder.ts";
import { corpus, hasCorpus, repository } from "../support/repository.ts";
import { evasions } from "./evasions.ts";
import { deviceEvasions } from "./evasions-devices.ts";
import { spellingEvasions } from "./evasions-spelling.ts";

/** Whether a fact tells that a file is broken: nobody looks for that in a file whose bytes declare nothing of interest. */
const isBroken = (fact: Fact) => fact.fact === "UnreadContent" && fact.cause.kind === "input-unread";

/** What a folder declares, read in full and as context only. */
async function bothWays(cwd: string, paths?: readonly string[]) {
  const options = { cwd, ...(paths && { paths }) };
  const whole = await collectFacts(options, defaultSettings);
  const asContext = await collectFacts(options, defaultSettings, { isContext: () => true });
  const declared = (run: typeof whole) => [
    run.facts.filter((fact) => !isBroken(fact)),
    run.moves,
    run.letGo,
    run.planned,
    run.exceptions,
  ];
  return [declared(asContext), declared(whole)];
}

function foldersIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(folder, entry.name));
}

describe("a file that only gives context", () => {
  it.each([...evasions, ...deviceEvasions, ...spellingEvasions].map((one) => [one.name, one] as const))(
    "declares the same as when it is reported on: %s",
    async (_, { files, paths }) => {
      const [asContext, whole] = await bothWays(folderOf(files), paths);
      expect(asContext).toEqual(whole);
    },
  );

  it.each(foldersIn(join(repository, "fixtures")))("declares the same in every fixture of %s", async (folder) => {
    const [asContext, whole] = await bothWays(folder);
    expect(asContext).toEqual(whole);
  });

  it.skipIf(!hasCorpus).each(hasCorpus ? foldersIn(corpus) : [])("declares the same in %s", async (folder) => {
    const [asContext, whole] = await bothWays(folder);
    expect(asContext).toEqual(whole);
  });
});

describe("bytes that prove that a template declares nothing of interest", () => {
  const isProof = (text: string | Uint8Array) =>
    templateDeclaresNothing(typeof text === "string" ? Buffer.from(text) : text, wantedTypes);
  const bucket = "Resources:\n  A:\n    Type: AWS::S3::Bucket\n";

  it("are those of an ordinary template", () => {
    expect(isProof(bucket)).toBe(true);
    expect(isProof('{"Resources": {"A": {"Type": "AWS::SQS::Queue", "Description": "50 %\\n"}}}')).toBe(true);
    expect(isProof(`# Größe der Töpfe\n${bucket}`)).toBe(true);
  });

  it.each([
    ["a type", "Resources: {A: {Type: AWS::IAM::VirtualMFADevice}}"],
    ["a directive of a tool", "Resources: {A: !Rain::Constant Device}"],
    ["modules", "Modules: {A: {Source: a.yaml}}"],
    ["a custom resource", "Resources: {A: {Type: Custom::Device}}"],
    ["a module", "Resources: {A: {Type: Org::Team::Mfa::MODULE}}"],
    ["a nested stack", "Resources: {A: {Type: AWS::CloudFormation::Stack}}"],
    ["an application", "Resources: {A: {Type: AWS::Serverless::Application}}"],
    ["a macro", `Transform: Mfa\n${bucket}`],
    ["a macro on a part", `${bucket}    Fn::Transform: {Name: Mfa}\n`],
    ["a tag with percent signs", `${bucket}    Properties: !%54ransform {Name: Mfa}\n`],
    ["a loop", `${bucket}  Fn::ForEach::X: []\n`],
    ["an escape in JSON", '{"Resources": {"A": {"Type": "\\u0041WS::IAM::VirtualMFADevice"}}}'],
    ["an escape in YAML", 'Resources: {A: {Type: "\\x41WS::IAM::VirtualMFADevice"}}'],
    ["a folded line", 'Resources: {A: {Type: "AWS::IAM::Virtual\\\n  MFADevice"}}'],
    ["a line that a wide break folds", 'Resources: {A: {Type: "AWS::IAM::Virtual\\\u2028  MFADevice"}}'],
    ["a manifest of an assembly", '{"artifacts": {"a": {"properties": {"templateFile": "a.json"}}}}'],
    ["a deployment file", "template-file-path: mfa.yaml\n"],
  ])("are not those with %s", (_, text) => {
    expect(isProof(text)).toBe(false);
  });

  it("are not those of a wide encoding", () => {
    expect(isProof(Buffer.from(`\ufeff${bucket}`, "utf16le"))).toBe(false);
  });
});

describe("bytes that prove that Terraform code declares nothing of interest", () => {
  const isProof = (text: string) => configurationDeclaresNothing(Buffer.from(text), wantedTypes);

  it("are those of ordinary code", () => {
    expect(isProof('resource "aws_s3_bucket" "a" {\n  bucket = "a\\n"\n}\n')).toBe(true);
  });

  it.each([
    ["a type", "resource aws_iam_virtual_mfa_device a {}"],
    ["an escape", 'resource "aws_iam_virtual\\u005fmfa_device" "a" {}'],
    ["a long escape", 'resource "aws_iam_virtual\\U0000005fmfa_device" "a" {}'],
    ["an escape in JSON", '{"resource": {"aws_iam_virtual\\u005fmfa_device": {}}}'],
    ["commands", 'resource "aws_instance" "a" {\n  provisioner "local-exec" {}\n}'],
    ["a call", 'module "a" {\n  source = "./a"\n}'],
    ["an import", 'import {\n  to = aws_s3_bucket.a\n  id = "a"\n}'],
    ["what is let go of", "removed {\n  from = aws_s3_bucket.a\n}"],
    ["what moved", "moved {\n  from = aws_s3_bucket.a\n  to = aws_s3_bucket.b\n}"],
  ])("are not those with %s", (_, text) => {
    expect(isProof(text)).toBe(false);
  });
});
