import type { Evasion } from "./evasions.ts";
import { hclFiles, hclJsonFiles, planFiles, templateFiles } from "./input-files.ts";

/** What looks like a way to root's virtual device and is none: nothing may be said of it. */
type Innocent = Pick<Evasion, "name" | "files">;

const tf = (name: string, ...parts: readonly string[]): Innocent => ({
  name: `${name} (HCL)`,
  files: hclFiles(...parts),
});
const tfJson = (name: string, content: unknown): Innocent => ({ name: `${name} (JSON)`, files: hclJsonFiles(content) });
const template = (name: string, resources: unknown, more: object = {}): Innocent => ({
  name: `${name} (template)`,
  files: templateFiles(resources, more),
});
const plan = (name: string, created: Readonly<Record<string, object>>): Innocent => ({
  name: `${name} (plan)`,
  files: planFiles(created),
});

const alice = "aws iam enable-mfa-device --user-name alice --serial-number arn:aws:iam::111122223333:mfa/alice";
const device = (name: string, more = "") =>
  `resource "aws_iam_virtual_mfa_device" "m" {\n  virtual_mfa_device_name = ${name}\n${more}}\n`;
const given = (users: string, before = "") =>
  `${before}resource "awscc_iam_virtual_mfa_device" "m" {\n  users = ${users}\n}\n`;
const provisioned = (command: string, more = "") =>
  `resource "terraform_data" "b" {\n  provisioner "local-exec" {\n    command = ${JSON.stringify(command)}\n${more}  }\n}\n`;
const user = { Type: "AWS::IAM::User", Properties: { UserName: "root" } };
const cfnDevice = (users: unknown, more: object = {}) => ({
  Type: "AWS::IAM::VirtualMFADevice",
  Properties: { Users: users, ...more },
});
/** A user and a device, each by its arguments. */
const users = (ofUser: string, ofDevice: string) =>
  `variable "p" {}\nresource "aws_iam_user" "u" {\n  ${ofUser}\n}\nresource "aws_iam_virtual_mfa_device" "m" {\n  ${ofDevice}\n}\n`;
const each = (of: string, more: string) => `for_each = ${of}\n  ${more}`;
const text = { Type: "String" };
const custom = (properties: object) => ({
  C: {
    Type: "Custom::AWS",
    Properties: { ServiceToken: "arn:aws:lambda:us-east-1:111122223333:function:f", ...properties },
  },
});
const call = (action: string, parameters: object) => JSON.stringify({ service: "IAM", action, parameters });

const names = [
  "groot",
  "rooted-tree",
  "root-cause-mfa",
  "chroot",
  "uproot",
  "root@example.com",
  "grassroots",
  "beetroot",
  "square-root",
  "doc-root",
  "rootless",
  "root_volume",
];

/** Commands that enrol nobody's device but that of a user who is known. */
const commands = [
  "for u in alice bob; do aws iam enable-mfa-device --user-name $u; done",
  "if id; then U=bob; else U=alice; fi; aws iam enable-mfa-device --user-name $U",
  "aws iam enable-mfa-device help",
  "aws iam create-virtual-mfa-device --virtual-mfa-device-name root-cause",
  "aws iam create-virtual-mfa-device --virtual-mfa-device-name $U-phone",
  "enable_mfa_device() { aws iam enable-mfa-device --user-name alice; }; enable_mfa_device",
  "python3 -c \"iam.enable_mfa_device(UserName='root.admin', SerialNumber=s)\"",
  "Enable-IAMMFADevice -UserName alice -SerialNumber x",
  'echo \'{"Action":["iam:EnableMFADevice"],"Resource":"*"}\' > policy.json; chown root:root policy.json; chroot / true',
];

export const innocents: readonly Innocent[] = [
  {
    name: "an action for alice, and one that a destruction triggers (plan)",
    files: {
      "plan.json": JSON.stringify({
        format_version: "1.2",
        terraform_version: "1.14.0",
        planned_values: { root_module: {} },
        action_invocations: [
          {
            address: "action.local_command.a",
            type: "local_command",
            config_values: { command: "aws", arguments: alice.split(" ").slice(1) },
          },
          {
            address: "action.local_command.b",
            type: "local_command",
            config_values: { command: "sh", arguments: ["-c", alice.replaceAll("alice", "root")] },
            lifecycle_action_trigger: { action_trigger_event: "BeforeDestroy" },
          },
        ],
      }),
    },
  },
  {
    name: "a device that somebody made (create-virtual-mfa-device)",
    files: { "o.json": '{"VirtualMFADevice":{"SerialNumber":"arn:aws:iam::111122223333:mfa/phone"}}' },
  },
  {
    name: "a key of root's (get-mfa-device)",
    files: {
      "o.json":
        '{"SerialNumber":"arn:aws:iam::111122223333:u2f/root/key-ABC","EnableDate":"2026-01-01T00:00:00Z","Certifications":{}}',
    },
  },
  {
    name: "a device of an ordinary user with the name of root's (list-mfa-devices)",
    files: {
      "list-mfa-devices.json":
        '{"MFADevices":[{"UserName":"ann","SerialNumber":"arn:aws:iam::111122223333:mfa/root-account-mfa-device","EnableDate":"2026-01-01T00:00:00Z"}]}',
    },
  },
  ...names.map((name) => tf(`a device called ${name}`, device(JSON.stringify(name)))),
  ...commands.map((command) => tf(`the command ${command}`, provisioned(command))),
  ...commands.map((command) =>
    template(`the command ${command}`, {
      D: {
        Type: "AWS::SSM::Document",
        Properties: { Content: { mainSteps: [{ inputs: { runCommand: [command] } }] } },
      },
    }),
  ),
  tf(
    "a command for a declared user",
    'variable "n" {}\nresource "aws_iam_user" "u" {\n  name = var.n\n}\n',
    provisioned("aws iam enable-mfa-device --user-name ${aws_iam_user.u.name}"),
  ),
  tf(
    "an action for alice",
    'action "local_command" "a" {\n  config {\n    command = "aws"\n    arguments = ["iam", "enable-mfa-device", "--user-name", "alice"]\n  }\n}\n',
  ),
  tf("a device given to root.admin", given('["root.admin"]')),
  tf(
    "a moment that settles a name",
    device('timeadd("2020-01-01T00:00:00Z", "1h") == "2020-01-01T01:00:00Z" ? "phone" : "root-account-mfa-device"'),
  ),
  template("a state machine for alice", {
    F: {
      Type: "AWS::StepFunctions::StateMachine",
      Properties: {
        Definition: {
          States: {
            E: { Resource: "arn:aws:states:::aws-sdk:iam:enableMFADevice", Arguments: { UserName: "{% 'alice' %}" } },
          },
        },
      },
    },
  }),
  tf("a device under an unknown prefix", device('"${var.p}-phone"', ""), 'variable "p" {}\n'),
  tf(
    "tags that come from a variable with root in its name",
    device('"phone"', "  tags = var.root_tags\n"),
    'variable "root_tags" {\n  default = {}\n}\n',
  ),
  tf("a device given to alice", given('["alice"]')),
  tf(
    "a device of a declared user by name",
    'resource "aws_iam_user" "u" {\n  name = var.n\n}\n',
    `variable "n" {}\n${given("[aws_iam_user.u.name]")}`,
  ),
  tf(
    "a device of a declared user by the same variable",
    'resource "aws_iam_user" "u" {\n  name = var.n\n}\n',
    `variable "n" {}\n${given("[var.n]")}`,
  ),
  tf(
    "a device of one of some declared users",
    'resource "aws_iam_user" "u" {\n  for_each = toset(["a", "b"])\n  name = each.key\n}\n',
    given('[aws_iam_user.u["a"].name]'),
  ),
  tf(
    "a validation without root",
    given("[var.o]"),
    'variable "o" {\n  validation {\n    condition = can(regex("^[a-z]+\\\\.[a-z]+$", var.o))\n    error_message = "first.last"\n  }\n}\n',
  ),
  tf("a device that does not exist", `${given('["root"]').replace("{\n", "{\n  count = 0\n")}`),
  tf("a device for each of nobody", `${given("[each.key]").replace("{\n", "{\n  for_each = toset([])\n")}`),
  tf("a command for alice", provisioned(alice)),
  tf("a command that is printed", provisioned(`echo ${alice.replace("alice", "root")}`)),
  tf(
    "a command that lists devices of root",
    provisioned("aws iam list-virtual-mfa-devices --assignment-status Assigned"),
  ),
  tf(
    "a command that takes root's device away",
    provisioned("aws iam deactivate-mfa-device --user-name root --serial-number x"),
  ),
  tf("a command that runs at the end", provisioned(alice.replaceAll("alice", "root"), "    when = destroy\n")),
  tf("a command in a comment of the shell", provisioned("true # aws iam enable-mfa-device --user-name root")),
  tf(
    "a command with another variable of the shell",
    provisioned('W=root; V=alice; aws iam enable-mfa-device --user-name "$V"'),
  ),
  tfJson("a command for alice", {
    resource: { terraform_data: { b: { provisioner: [{ "local-exec": { command: alice } }] } } },
  }),
  plan("a command for alice", { "aws_s3_bucket.b": { bucket: "b" } }),
  plan("a device of alice that was read back", {
    "aws_iam_virtual_mfa_device.m": {
      virtual_mfa_device_name: "root-account-mfa-device",
      enable_date: "2026-01-01T00:00:00Z",
      user_name: "alice",
    },
  }),
  plan("Cloud Control for alice", {
    "aws_cloudcontrolapi_resource.m": { type_name: "AWS::IAM::VirtualMFADevice", desired_state: '{"Users":["alice"]}' },
  }),
  plan("Cloud Control of another type", {
    "aws_cloudcontrolapi_resource.m": { type_name: "AWS::SNS::Topic", desired_state: '{"TopicName":"root"}' },
  }),
  tf(
    "Cloud Control of one of two other types",
    'resource "aws_cloudcontrolapi_resource" "m" {\n  type_name = var.p ? "AWS::SNS::Topic" : "AWS::SQS::Queue"\n  desired_state = "{}"\n}\n',
    'variable "p" {}\n',
  ),
  tf(
    "an import of alice's device",
    'import {\n  to = aws_iam_virtual_mfa_device.m\n  id = "arn:aws:iam::111122223333:mfa/alice"\n}\n',
    device('"alice"'),
  ),
  template(
    "users called root under opposite conditions",
    {
      U: { ...user, Condition: "A" },
      V: { ...user, Condition: "B" },
      M: cfnDevice(["root"]),
    },
    {
      Parameters: { P: text },
      Conditions: { A: { "Fn::Equals": [{ Ref: "P" }, "x"] }, B: { "Fn::Not": [{ Condition: "A" }] } },
    },
  ),
  template(
    "users called root for all allowed values",
    {
      U: { ...user, Condition: "A" },
      V: { ...user, Condition: "B" },
      M: cfnDevice(["root"]),
    },
    {
      Parameters: { P: { ...text, AllowedValues: ["x", "y"] } },
      Conditions: { A: { "Fn::Equals": [{ Ref: "P" }, "x"] }, B: { "Fn::Equals": [{ Ref: "P" }, "y"] } },
    },
  ),
  template(
    "a device under the condition of its user",
    { U: { ...user, Condition: "A" }, M: { ...cfnDevice(["root"]), Condition: "A" } },
    { Parameters: { P: text }, Conditions: { A: { "Fn::Equals": [{ Ref: "P" }, "x"] } } },
  ),
  template(
    "a pattern that no spelling of root fits",
    { M: cfnDevice([{ Ref: "P" }]) },
    { Parameters: { P: { ...text, AllowedPattern: "[a-z]+\\.[a-z]+" } } },
  ),
  template(
    "a rule that lists whom it may be",
    { M: cfnDevice([{ Ref: "P" }]) },
    {
      Parameters: { P: text },
      Rules: { R: { Assertions: [{ Assert: { "Fn::Contains": [["alice", "bob"], { Ref: "P" }] } }] } },
    },
  ),
  template(
    "a loop over people",
    { "Fn::ForEach::L": ["Who", ["alice", "bob"], { "M${Who}": cfnDevice([{ Ref: "Who" }]) }] },
    { Transform: "AWS::LanguageExtensions" },
  ),
  template("a custom resource for alice", custom({ Create: call("enableMFADevice", { UserName: "alice" }) })),
  template("a custom resource that takes away", custom({ Delete: call("enableMFADevice", { UserName: "root" }) })),
  template("a custom resource that reads", custom({ Create: call("getUser", { UserName: "root" }) })),
  template("a custom resource of a database with a user root", custom({ UserName: "root", Action: "CreateUser" })),
  template("a state machine that calls something else", {
    F: {
      Type: "AWS::StepFunctions::StateMachine",
      Properties: {
        Definition: {
          States: { E: { Resource: "arn:aws:states:::aws-sdk:iam:getUser", Parameters: { UserName: "root" } } },
        },
      },
    },
  }),
  template("a rule of EventBridge that watches root", {
    R: {
      Type: "AWS::Events::Rule",
      Properties: {
        EventPattern: {
          detail: { eventName: ["EnableMFADevice"], userIdentity: { type: ["Root"], userName: ["root"] } },
        },
      },
    },
  }),
  template("a policy that speaks of the call", {
    P: {
      Type: "AWS::IAM::ManagedPolicy",
      Properties: {
        PolicyDocument: {
          Statement: [
            { Effect: "Deny", Action: "iam:EnableMFADevice", Resource: "arn:aws:iam::111122223333:user/root" },
          ],
        },
      },
    },
  }),
  template("a description of another API", {
    A: {
      Type: "AWS::ApiGateway::RestApi",
      Properties: {
        Body: { openapi: "3.0.1", paths: { "/": { get: { parameters: [{ name: "UserName", example: "root" }] } } } },
      },
    },
  }),
  tf("a device that is called as its user", users("name = var.p", "virtual_mfa_device_name = aws_iam_user.u.name")),
  tf(
    "devices that are called as users",
    users(each("var.p", "name = each.key"), each("aws_iam_user.u", "virtual_mfa_device_name = each.value.name")),
  ),
  tf(
    "devices of the same loop as their users",
    users(each("var.p", "name = each.key"), each("var.p", "virtual_mfa_device_name = each.key")),
  ),
  tf(
    "devices by the number of their users",
    users(
      "count = length(var.p)\n  name = var.p[count.index]",
      "count = length(var.p)\n  virtual_mfa_device_name = aws_iam_user.u[count.index].name",
    ),
  ),
  tf(
    "devices that are given to the users of a loop",
    users(each("var.p", "name = each.key"), each("aws_iam_user.u", "users = [each.value.name]")).replace(
      '"aws_iam_virtual_mfa_device"',
      '"awscc_iam_virtual_mfa_device"',
    ),
  ),
  template(
    "a list of users of which each must match a pattern",
    { M: { Type: "AWS::IAM::VirtualMFADevice", Properties: { Users: { Ref: "L" } } } },
    { Parameters: { L: { Type: "CommaDelimitedList", AllowedPattern: "u-[a-z]+" } } },
  ),
  template(
    "a list of users that are allowed",
    { M: { Type: "AWS::IAM::VirtualMFADevice", Properties: { Users: { Ref: "L" } } } },
    { Parameters: { L: { Type: "CommaDelimitedList", AllowedValues: ["alice", "b.b"] } } },
  ),
];
