import { describe, expect, it } from "vitest";
import { lint } from "../../src/engine/lint.ts";
import { folderOf } from "../support/folder.ts";

const today = "2026-11-01";
const organization =
  'resource "aws_organizations_organization" "o" {\n  feature_set          = "ALL"\n  enabled_policy_types = ["SERVICE_CONTROL_POLICY"]\n}\n';
// Not attached to anything, so that there is something to tell.
const policy = (content: string) =>
  `${organization}resource "aws_organizations_policy" "p" {\n  name    = "p"\n  content = ${content}\n}\n`;
const deny = JSON.stringify({
  Version: "2012-10-17",
  Statement: [
    {
      Sid: "DenyRootMfa",
      Effect: "Deny",
      Action: "iam:CreateVirtualMFADevice",
      Resource: "*",
      Condition: { StringLike: { "aws:PrincipalArn": "arn:aws:iam::*:root" } },
    },
  ],
});
const device = (user: string) =>
  `Resources:\n  D:\n    Type: AWS::IAM::VirtualMFADevice\n    Properties:\n      Path: /\n      Users: ["${user}"]\n`;
const stack = (body: string) =>
  `resource "aws_cloudformation_stack" "s" {\n  name = "s"\n  template_body = ${body}\n}\n`;
const rule =
  "Resources:\n  R:\n    Type: AWS::Config::ConfigRule\n    Properties:\n      Source: { Owner: AWS, SourceIdentifier: ROOT_ACCOUNT_HARDWARE_MFA_ENABLED }\n";
const pack = (source: string) =>
  `Resources:\n  O: { Type: AWS::Organizations::Organization, Properties: { FeatureSet: ALL } }\n  P:\n    Type: AWS::Config::OrganizationConformancePack\n    Properties:\n      OrganizationConformancePackName: p\n      ${source}\n      ExcludedAccounts: ["111122223333"]\n`;

interface Use {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  /** The file that a resource has its content from. */
  readonly content: string;
  /** Rule and address of what is found, whichever of the files is named. */
  readonly found: string;
}

const uses: readonly Use[] = [
  ...[
    ["file()", 'file("$' + '{path.module}/deny.json")'],
    ["jsondecode(file())", 'jsonencode(jsondecode(file("deny.json")))'],
    ["merge of a decoded file", 'jsonencode(merge(jsondecode(file("deny.json")), { Id = "x" }))'],
    [
      "joined statements",
      'jsonencode({ Version = "2012-10-17", Statement = concat(jsondecode(file("deny.json")).Statement, []) })',
    ],
    ["templatefile()", 'templatefile("deny.json", {})'],
    ["a map of files", '{ for f in fileset(path.module, "*.json") : f => file(f) }["deny.json"]'],
  ].map(
    ([name = "", content = ""]): Use => ({
      name: `a policy by ${name}`,
      files: { "main.tf": policy(content), "deny.json": deny },
      content: "deny.json",
      found: "ineffective-root-scp aws_organizations_policy.p",
    }),
  ),
  {
    name: "a policy document's source",
    files: {
      "main.tf": `data "aws_iam_policy_document" "d" {\n  source_policy_documents = [file("deny.json")]\n}\n${policy("data.aws_iam_policy_document.d.json")}`,
      "deny.json": deny,
    },
    content: "deny.json",
    found: "ineffective-root-scp aws_organizations_policy.p",
  },
  {
    name: "a template by file()",
    files: { "main.tf": stack('file("stack.yaml")'), "stack.yaml": device("root") },
    content: "stack.yaml",
    found: "root-virtual-mfa-device aws_cloudformation_stack.s/D",
  },
  {
    name: "a template by templatefile()",
    files: {
      "main.tf": stack('templatefile("stack.yaml", { owner = "root" })'),
      "stack.yaml": device("$" + "{owner}"),
    },
    content: "stack.yaml",
    found: "root-virtual-mfa-device aws_cloudformation_stack.s/D",
  },
  {
    name: "a template by yamldecode(file())",
    files: { "main.tf": stack('jsonencode(yamldecode(file("stack.yaml")))'), "stack.yaml": device("root") },
    content: "stack.yaml",
    found: "root-virtual-mfa-device aws_cloudformation_stack.s/D",
  },
  {
    name: "a template by a loop of templatefile()",
    files: {
      "main.tf": stack('templatefile("stack.yaml", { users = ["root"] })'),
      "stack.yaml": `%{ for u in users }\n${device("$" + "{u}")}%{ endfor }\n`,
    },
    content: "stack.yaml",
    found: "root-virtual-mfa-device aws_cloudformation_stack.s/D",
  },
  {
    name: "a pack that the configuration maps",
    files: {
      "rootrail.yaml": 'templates: { "s3://bucket/pack.yaml": pack.yaml }\n',
      "stack.yaml": pack("TemplateS3Uri: s3://bucket/pack.yaml"),
      "pack.yaml": rule,
    },
    content: "pack.yaml",
    found: "ineffective-conformance-pack P",
  },
  {
    name: "a nested stack that the configuration maps",
    files: {
      "rootrail.yaml": 'templates: { "https://bucket.s3.amazonaws.com/d.yaml": d.yaml }\n',
      "stack.yaml":
        "Resources:\n  N: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: https://bucket.s3.amazonaws.com/d.yaml } }\n",
      "d.yaml": device("root"),
    },
    content: "d.yaml",
    found: "root-virtual-mfa-device N/D",
  },
];

const skip = ["missing-root-scp", "missing-conformance-pack", "unverifiable-guardrail"];

describe("content that resources have from files", () => {
  it.each(uses.map((use) => [use.name, use] as const))("%s is judged where it is used, once", async (_, use) => {
    const cwd = folderOf(use.files);
    for (const options of [{ paths: ["."] }, { paths: [use.content], context: ["."], ignoreUnknown: true }]) {
      const { findings } = await lint({ cwd, today, skip, ...options });
      expect(findings.map((one) => `${one.rule} ${one.resource.address}`)).toEqual([use.found]);
      const places = findings.flatMap(({ location, related }) => [location, ...related.map((one) => one.location)]);
      expect(places.map(({ path }) => path)).toContain(use.content);
    }
  });

  it("places what stands behind an interpolation on its line and column in the file", async () => {
    const text =
      "Resources:\n  $" +
      '{first}: { Type: "AWS::SNS::Topic" }\n  D: { Type: "AWS::IAM::VirtualMFADevice", Properties: { Path: "/$' +
      '{p}/", Users: ["root"] } }\n';
    const files = {
      "main.tf": stack('templatefile("t.yaml", { first = "A", p = "a/much/longer/path" })'),
      "t.yaml": text,
    };
    const { findings } = await lint({ cwd: folderOf(files), today, skip });
    const line = text.split("\n")[2] ?? "";
    expect(findings.map(({ location }) => location)).toEqual([
      {
        path: "t.yaml",
        start: { line: 3, column: line.indexOf('"root"') + 1 },
        end: { line: 3, column: line.indexOf('"root"') + 7 },
      },
    ]);
  });

  it("places what a loop renders at the call, for no line of the file is its own", async () => {
    const text =
      "Resources:\n%{ for n in names }\n  $" +
      '{n}: { Type: "AWS::IAM::VirtualMFADevice", Properties: { Users: ["root"] } }\n%{ endfor }\n';
    const files = { "main.tf": stack('templatefile("t.tmpl", { names = ["A", "B"] })'), "t.tmpl": text };
    const { findings } = await lint({ cwd: folderOf(files), today, skip });
    expect(findings.map(({ resource, location }) => [resource.address, location.path, location.start.line])).toEqual([
      ["aws_cloudformation_stack.s/A", "main.tf", 3],
      ["aws_cloudformation_stack.s/B", "main.tf", 3],
    ]);
  });
});

describe("policy documents in folders", () => {
  const broken = deny.replace("StringLike", "StringEquals");
  const files = { "scps/deny.json": broken, "roles/deny.json": broken };
  const found = async (more: Readonly<Record<string, string>>, paths = ["."]) => {
    const result = await lint({ cwd: folderOf({ ...files, ...more }), today, paths, skip });
    const judged = result.findings.map((one) => `${one.rule} ${one.location.path}`);
    return { judged, loose: result.passedOver.filter((one) => one.reason === "loose-policy").map(({ path }) => path) };
  };

  it("count for none where nothing says that they are service control policies, and are listed", async () => {
    expect(await found({})).toEqual({ judged: [], loose: ["roles/deny.json", "scps/deny.json"] });
  });

  it("count where a glob of the configuration, or the command line, selects them", async () => {
    const selected = { judged: ["ineffective-root-scp scps/deny.json"], loose: ["roles/deny.json"] };
    expect(await found({ "rootrail.yaml": "scps: [scps/**]\n" })).toEqual(selected);
    expect(await found({}, ["scps/*.json"])).toEqual({ ...selected, loose: [] });
  });

  it("count where they are read, not once more", async () => {
    const code = { "main.tf": policy('file("roles/deny.json")'), "rootrail.yaml": "scps: [roles/*]\n" };
    const { findings } = await lint({ cwd: folderOf({ ...files, ...code }), today, skip });
    expect([...new Set(findings.map((one) => one.resource.address))]).toEqual(["aws_organizations_policy.p"]);
  });
});
