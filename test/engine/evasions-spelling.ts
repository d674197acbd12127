import type { Evasion } from "./evasions.ts";
import { planFiles } from "./input-files.ts";

/** Texts in which the word that a reader is loaded for stands in another spelling, or in a file outside of the linted paths. */

/** What tools and people fill in, in forms that nobody lists. */
const placeholders = [
  "[[ owner ]]",
  "%owner%",
  "$(owner)",
  "$OWNER",
  "{owner}",
  "<owner>",
  "{{{ owner }}}",
  "${{ owner }}",
];

const body = "Resources:\n  D:\n    Type: AWS::IAM::VirtualMFADevice\n    Properties:\n      Users: [root]\n";
const stack = `resource "aws_cloudformation_stack" "s" {\n  name = "s"\n  template_body = <<-EOT\n${body.replaceAll(/^/gm, "    ")}\n  EOT\n}\n`;
const call = (source: string) => `module "m" {\n  source = ${source}\n}\n`;
const plan = planFiles({ "aws_cloudformation_stack.s": { name: "s", template_body: body } })["plan.json"] as string;
const wide = (text: string) => Buffer.from(`\uFEFF${text}`, "utf16le");
const exporting = "Resources: {T: {Type: AWS::SNS::Topic}}\nOutputs: {W: {Value: root, Export: {Name: who}}}\n";
const importing = body.replace("[root]", "[!ImportValue who]");
const enrol = "aws iam enable-mfa-device \\\r\n  --user-name root \\\r\n  --serial-number x\r\n";

export const spellingEvasions: readonly Evasion[] = [
  ...placeholders.flatMap((one): readonly Evasion[] => [
    {
      name: `a user as ${one}`,
      ends: "unverifiable",
      files: { "t.yaml": body.replace("[root]", JSON.stringify([one])) },
    },
    {
      name: `a name as ${one}, which nobody has yet`,
      ends: "unverifiable",
      files: { "t.yaml": body.replace("Users: [root]", `{Users: [], VirtualMfaDeviceName: ${JSON.stringify(one)}}`) },
    },
  ]),
  {
    name: "a user with a placeholder beside a parameter",
    ends: "unverifiable",
    files: { "t.yaml": `Parameters: {P: {Type: String}}\n${body.replace("[root]", '[!Sub "[[ x ]]${P}"]')}` },
  },
  {
    name: "root's name below a path with a placeholder",
    ends: "possible",
    files: {
      "t.yaml": body.replace(
        "Users: [root]",
        '{Users: [], VirtualMfaDeviceName: root-account-mfa-device, Path: "{{ path }}"}',
      ),
    },
  },
  {
    name: "a stack in a module outside of the linted folder",
    ends: "certain",
    paths: ["root"],
    files: { "root/main.tf": call('"../modules/s"'), "modules/s/main.tf": stack },
  },
  {
    name: "a stack in a module that a variable names",
    ends: "certain",
    paths: ["root"],
    files: {
      "root/main.tofu": `variable "where" {\n  default = "../modules/t"\n}\n${call("var.where")}`,
      "root/terraform.tfvars": 'where = "../modules/s"\n',
      "modules/t/main.tf": "",
      "modules/s/main.tf": stack,
    },
  },
  {
    name: "a stack whose type is written with escapes",
    ends: "certain",
    files: {
      "main.tf.json": JSON.stringify({
        resource: { aws_cloudformation_stack: { s: { name: "s", template_body: body } } },
      }).replace("cloudformation_stack", "\\u0063loudformation\\u005fstack"),
    },
  },
  {
    name: "a stack by a type that is put together",
    ends: "certain",
    files: {
      "main.tf": `locals {\n  kind = "Stack"\n}\nresource "aws_cloudcontrolapi_resource" "s" {\n  type_name = "AWS::CloudFormation::\${local.kind}"\n  desired_state = jsonencode({ StackName = "s", TemplateBody = ${JSON.stringify(body)} })\n}\n`,
    },
  },
  { name: "a stack in a plan in UTF-16", ends: "certain", files: { "plan.json": wide(plan) } },
  {
    name: "a stack in a plan in UTF-16 without a mark",
    ends: "certain",
    files: { "plan.json": wide(plan).subarray(2) },
  },
  {
    name: "a stack in a plan with escapes",
    ends: "certain",
    files: { "plan.json": plan.replaceAll("cloudformation_stack", "cloudf\\u006frmation_stack") },
  },
  {
    name: "a stack in a plan in UTF-16 behind a long log",
    ends: "certain",
    files: { "plan.json": wide(`${"Refreshing state...\n".repeat(5_000)}${plan}`) },
  },
  {
    name: "an export in UTF-16",
    ends: "certain",
    files: { "a.yaml": wide(exporting), "b.yaml": importing },
  },
  {
    name: "an export that is written with escapes",
    ends: "certain",
    files: { "a.yaml": exporting.replace("Export:", '"\\x45xport":'), "b.yaml": importing },
  },
  {
    name: "line separators of YAML 1.1 in UTF-16",
    ends: "certain",
    files: { "t.yaml": wide(`# a comment\u2028${body}`) },
  },
  {
    name: "an assembly whose manifest is written with escapes",
    ends: "certain",
    files: {
      "cdk.out/manifest.json": JSON.stringify({
        version: "36.0.0",
        artifacts: {
          A: {
            type: "aws:cloudformation:stack",
            properties: { templateFile: "A.json", parameters: { Who: "root" } },
          },
        },
      }).replace("aws:cloudformation", "aws\\u003acloudformation"),
      "cdk.out/A.json": JSON.stringify({
        Parameters: { Who: { Type: "String" } },
        Resources: { M: { Type: "AWS::IAM::VirtualMFADevice", Properties: { Users: [{ Ref: "Who" }] } } },
      }),
    },
  },
  {
    name: "a change set that is written with escapes",
    ends: "certain",
    files: {
      "change-set.json": JSON.stringify({
        ChangeSetName: "c",
        StackName: "s",
        Changes: [
          {
            Type: "Resource",
            ResourceChange: {
              Action: "Add",
              LogicalResourceId: "M",
              ResourceType: "AWS::IAM::VirtualMFADevice",
              Details: [],
              AfterContext: JSON.stringify({ Properties: { Users: ["root"] } }),
            },
          },
        ],
      }).replace('"ResourceChange"', '"\\u0052esourceChange"'),
    },
  },
  {
    name: "a list of devices that is written with escapes",
    ends: "certain",
    files: {
      "devices.json":
        '{"Virtual\\u004dFADevices":[{"SerialNumber":"arn:aws:iam::111122223333:mfa/x","User":{"Arn":"arn:aws:iam::111122223333:root"}}]}',
    },
  },
  {
    name: "the definition of a state machine behind a byte order mark",
    ends: "possible",
    files: {
      "t.json": JSON.stringify({
        Resources: { F: { Type: "AWS::Serverless::StateMachine", Properties: { DefinitionUri: "flow.yaml" } } },
      }),
      "flow.yaml":
        "\uFEFFStartAt: E\nStates:\n  E:\n    Resource: arn:aws:states:::aws-sdk:iam:enableMFADevice\n    Parameters: {UserName: root}\n",
    },
  },
  {
    name: "a command whose lines end as on Windows",
    ends: "possible",
    files: {
      "main.tf": `resource "terraform_data" "m" {\r\n  provisioner "local-exec" {\r\n    command = <<-EOT\r\n      ${enrol}    EOT\r\n  }\r\n}\r\n`,
    },
  },
];
