import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { lint } from "../../src/engine/lint.ts";
import type { LintOptions } from "../../src/engine/options.ts";
import { LintCache } from "../../src/engine/read-cache.ts";
import { folderOf } from "../support/folder.ts";
import { deviceTemplate, rootOf, today } from "../support/lint-files.ts";

const policy = (action: string) =>
  JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Deny", Action: action, Resource: "*" }] });
const stack = (url: string, user: string) =>
  `Resources:\n  In:\n    Type: AWS::CloudFormation::Stack\n    Properties: {TemplateURL: ${url}, Parameters: {U: ${user}}}\n`;
const exporting = (value: string) =>
  `Outputs:\n  O: {Value: ${value}, Export: {Name: owner}}\nResources: {T: {Type: AWS::SNS::Topic}}\n`;
const device = (user: string) =>
  `Parameters:\n  U: {Type: String, Default: alice}\nResources:\n  D:\n    Type: AWS::IAM::VirtualMFADevice\n    Properties:\n      Users: [${user}]\n`;
const scp = (content: string) =>
  `resource "aws_organizations_organization" "o" {\n  feature_set = "ALL"\n  enabled_policy_types = ["SERVICE_CONTROL_POLICY"]\n}\nresource "aws_organizations_policy" "p" {\n  name = "p"\n  type = "SERVICE_CONTROL_POLICY"\n  content = ${content}\n}\nresource "aws_organizations_policy_attachment" "a" {\n  policy_id = aws_organizations_policy.p.id\n  target_id = aws_organizations_organization.o.roots[0].id\n}\n`;
const call = (source: string, name: string) =>
  `module "m" {\n  source = "${source}"\n  name = ${name}\n}\nvariable "name" {\n  default = "x"\n}\n`;
const module = (name: string) =>
  `variable "name" {}\nresource "aws_iam_virtual_mfa_device" "d" {\n  virtual_mfa_device_name = ${name}\n}\n`;

const ownState = 'terraform {\n  backend "s3" {}\n}\n';
const stackOf = (body: string) =>
  `resource "aws_cloudformation_stack" "s" {\n  name = "s"\n  template_body = ${body}\n  parameters = { U = "root" }\n}\n`;

/** What each file of the folder can hold. */
const variants: Readonly<Record<string, readonly string[]>> = {
  "out.yaml": [stack("./in.yaml", "root"), stack("./other/in.yaml", "alice"), stack("./in.yaml", "!ImportValue owner")],
  "in.yaml": [device("!Ref U"), device("root"), device("!ImportValue owner"), "Resources: [\n"],
  "other/in.yaml": [device("!Ref U"), device("bob")],
  "export.yaml": [exporting("root"), exporting("alice"), exporting('!ImportValue "other"')],
  "second.yaml": [exporting("bob"), "Outputs: {}\nResources: {T: {Type: AWS::SNS::Topic}}\n"],
  "import.yaml": [device("!ImportValue owner"), deviceTemplate({ D: rootOf("111122223333") })],
  "include.yaml": [
    "Resources:\n  D:\n    Type: AWS::IAM::VirtualMFADevice\n    Properties:\n      Fn::Transform: {Name: AWS::Include, Parameters: {Location: ./part.yaml}}\n",
  ],
  "part.yaml": ["Users: [root]\n", "Users: [alice]\n"],
  "pack.yaml": [
    "Resources:\n  R:\n    Type: AWS::Config::ConfigRule\n    Properties: {Source: {Owner: AWS, SourceIdentifier: ROOT_ACCOUNT_HARDWARE_MFA_ENABLED}}\n",
    "Resources: {}\n",
  ],
  "deploy.yaml": [
    "Resources:\n  P:\n    Type: AWS::Config::OrganizationConformancePack\n    Properties: {OrganizationConformancePackName: p, TemplateS3Uri: s3://b/pack.yaml}\n",
  ],
  "tf/main.tf": [
    call("./m", "var.name"),
    call("../n", '"root-account-mfa-device"'),
    call("./none", "var.name"),
    'module "m" {',
  ],
  "tf/m/m.tf": [
    module("var.name"),
    module('"${var.name}-mfa-device"'),
    `${ownState}${module('file("name.txt")')}`,
    module("provider::a::b(var.name)"),
  ],
  "tf/n/m.tf": [module("var.name")],
  "tf/main.tofu": [call("./n", "var.name"), 'variable "name" {}\n'],
  "tf/tests/m.tftest.hcl": ['run "r" {\n  module {\n    source = "./m"\n  }\n}\n', 'run "r" {\n}\n'],
  "other/main.tf": [
    `${call("../n", "var.name")}${stackOf('file("../in.yaml")')}`,
    `${call("../tf/m", "var.name")}${stackOf(`<<E\n${device("!ImportValue owner")}E`)}`,
    stackOf('file("in.yaml")'),
    call("../tf", "var.name"),
  ],
  "other/z.auto.tfvars": ['name = "root-account-mfa-device"\n', "name = \n"],
  "n/m.tf": [module("var.name"), module('fileexists("name.txt") ? "root-account-mfa-device" : "x"')],
  "tf/terraform.tfvars": ['name = "root-account-mfa-device"\n', 'name = "root-account"\n'],
  "tf/name.txt": ["root-account-mfa-device", "x"],
  "org/main.tf": [
    scp('file("policy.json")'),
    scp('templatefile("policy.json", {})'),
    scp('jsonencode({ Version = "2012-10-17" })'),
  ],
  "org/policy.json": [policy("iam:CreateVirtualMFADevice"), policy("s3:*"), "{"],
  "org/more.tf": [
    'resource "aws_organizations_organizational_unit" "u" {\n  name = "U"\n  parent_id = aws_organizations_organization.o.roots[0].id\n}\n',
  ],
  "manifest.yaml": [
    "region: us-east-1\nversion: 2021-03-15\nresources:\n  - name: deny\n    resource_file: policies/deny.json\n    deploy_method: scp\n    deployment_targets: {organizational_units: [Root]}\n",
  ],
  "policies/deny.json": [policy("iam:CreateVirtualMFADevice"), policy("ec2:*")],
  "organization.yaml": [
    "AWSTemplateFormatVersion: '2010-09-09-OC'\nOrganization:\n  Root: {Type: OC::ORG::MasterAccount, Properties: {AccountName: m, AccountId: '111122223333'}}\n  R: {Type: OC::ORG::OrganizationRoot, Properties: {DefaultOrganizationAccessRoleName: x}}\n  A: {Type: OC::ORG::Account, Properties: {AccountName: a, AccountId: '222233334444'}}\n",
  ],
  "rootrail.yaml": [
    "templates: { 's3://b/pack.yaml': pack.yaml }\n",
    "templates: { 's3://b/pack.yaml': in.yaml }\nrules: { missing-root-scp: note }\n",
    "level: 1\n",
    "level: 3\n",
  ],
};

interface Edit {
  readonly path: string;
  readonly variant: number;
  /** Where in the text it is cut off, of a thousand; 1000: nowhere. */
  readonly cut: number;
  readonly where: "disk" | "editor" | "delete" | "close";
}

const paths = Object.keys(variants);
const edit: fc.Arbitrary<Edit> = fc.record({
  path: fc.constantFrom(...paths),
  variant: fc.nat(3),
  cut: fc.oneof({ weight: 4, arbitrary: fc.constant(1000) }, { weight: 1, arbitrary: fc.nat(999) }),
  where: fc.constantFrom("disk", "disk", "editor", "editor", "editor", "delete", "close"),
});

export const edits = fc.tuple(fc.array(edit, { maxLength: 25 }), fc.array(edit, { minLength: 1, maxLength: 8 }));

async function outcome(options: LintOptions): Promise<string> {
  try {
    const { report, coverage, stats, configuration, passedOver, facts } = await lint(options);
    return JSON.stringify({ report, coverage, stats: { ...stats, phases: [] }, configuration, passedOver, facts });
  } catch (error) {
    return String(error);
  }
}

/** Makes the first edits at once and then the others one by one; what a run with a cache says after each is what a fresh one says. */
export async function sameAfterEach([first, then]: readonly [readonly Edit[], readonly Edit[]]): Promise<boolean> {
  const cwd = folderOf();
  const open = new Map<string, string>();
  const cache = new LintCache();
  const make = ({ path, variant, cut, where }: Edit): void => {
    const absolute = join(cwd, path);
    const texts = variants[path] ?? [];
    const whole = texts[variant % texts.length] ?? "";
    const text = whole.slice(0, Math.ceil((whole.length * cut) / 1000));
    if (where === "delete") rmSync(absolute, { force: true });
    else if (where === "close") open.delete(absolute);
    else if (where === "editor") open.set(absolute, text);
    else {
      mkdirSync(dirname(absolute), { recursive: true });
      writeFileSync(absolute, text);
    }
  };
  for (const one of first) make(one);
  for (const one of then) {
    make(one);
    const options = { cwd, today, files: new Map(open) };
    const kept = await outcome({ ...options, cache });
    const fresh = await outcome(options);
    if (kept !== fresh) throw new Error(`after ${JSON.stringify(one)}\n${firstDifference(kept, fresh)}`);
  }
  rmSync(cwd, { recursive: true });
  return true;
}

function firstDifference(one: string, other: string): string {
  let at = 0;
  while (one[at] === other[at]) at += 1;
  return [one, other].map((text) => text.slice(Math.max(0, at - 200), at + 200)).join("\n\n");
}
