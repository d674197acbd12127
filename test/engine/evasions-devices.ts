import type { Evasion, Outcome } from "./evasions.ts";

const arn = "arn:aws:iam::111122223333:mfa/root-account-mfa-device";
const enable = `aws iam enable-mfa-device --user-name root --serial-number ${arn}`;

const one = (name: string, ends: Outcome, content: unknown, path: string): Evasion => ({
  name,
  ends,
  files: { [path]: typeof content === "string" ? content : JSON.stringify(content) },
});
const tf = (name: string, ends: Outcome, content: string) => one(`${name} (HCL)`, ends, content, "main.tf");
const tfJson = (name: string, ends: Outcome, content: unknown) => one(`${name} (JSON)`, ends, content, "main.tf.json");
const template = (name: string, ends: Outcome, Resources: unknown, more: object = {}) =>
  one(`${name} (template)`, ends, { ...more, Resources }, "t.json");

/** A plan that creates resources; `configuration` is its part of that name. */
const plan = (
  name: string,
  ends: Outcome,
  created: Readonly<Record<string, object>>,
  configuration: object = {},
): Evasion => {
  const changes = Object.entries(created).map(([address, after]) => {
    const [type = "", label = ""] = address.split(".");
    const change = { actions: ["create"], before: null, after, after_unknown: {} };
    return { address, mode: "managed", type, name: label, change };
  });
  const content = {
    format_version: "1.2",
    terraform_version: "1.12.0",
    resource_changes: changes,
    configuration: { root_module: configuration },
  };
  return one(`${name} (plan)`, ends, content, "plan.json");
};

const body = `Parameters:
  Who: {Type: String, Default: alice}
Resources:
  Mfa:
    Type: AWS::IAM::VirtualMFADevice
    Properties: {Users: [!Ref Who]}
`;
const whoIsRoot = [{ ParameterKey: "Who", ParameterValue: "root" }];

/** Devices that are made by another door than a resource of their own type. */
const otherDoors: readonly Evasion[] = [
  tf(
    "Cloud Control by its general resource",
    "certain",
    'resource "aws_cloudcontrolapi_resource" "m" {\n  type_name = "AWS::IAM::VirtualMFADevice"\n  desired_state = jsonencode({ Users = ["root"] })\n}\n',
  ),
  tf(
    "Cloud Control with a state of text",
    "certain",
    'resource "aws_cloudcontrolapi_resource" "m" {\n  type_name = "AWS::IAM::VirtualMFADevice"\n  desired_state = <<-EOT\n    {"Users": ["ro${"ot"}"]}\n  EOT\n}\n',
  ),
  tf(
    "Cloud Control with a state that is not known",
    "unverifiable",
    'variable "s" {}\nresource "aws_cloudcontrolapi_resource" "m" {\n  type_name = "AWS::IAM::VirtualMFADevice"\n  desired_state = var.s\n}\n',
  ),
  tf(
    "Cloud Control with a type that is not known",
    "unverifiable",
    'variable "t" {}\nresource "aws_cloudcontrolapi_resource" "m" {\n  type_name = var.t\n  desired_state = jsonencode({ Users = ["root"] })\n}\n',
  ),
  tf(
    "a stack of Cloud Control",
    "certain",
    `resource "aws_cloudcontrolapi_resource" "s" {\n  type_name = "AWS::CloudFormation::StackSet"\n  desired_state = jsonencode({ StackSetName = "s", Parameters = [{ ParameterKey = "Who", ParameterValue = "root" }], TemplateBody = ${JSON.stringify(body)} })\n}\n`,
  ),
  tfJson("Cloud Control by its general resource", "certain", {
    resource: {
      aws_cloudcontrolapi_resource: {
        m: { type_name: "AWS::IAM::VirtualMFADevice", desired_state: '${jsonencode({ Users = ["root"] })}' },
      },
    },
  }),
  plan("Cloud Control by its general resource", "certain", {
    "aws_cloudcontrolapi_resource.m": {
      type_name: "AWS::IAM::VirtualMFADevice",
      desired_state: '{"Users":["root"]}',
    },
  }),
  tf(
    "an import of Cloud Control's resource",
    "certain",
    `import {\n  to = aws_cloudcontrolapi_resource.m\n  id = "${arn}"\n}\n`,
  ),
  ...[
    { identity: `{ arn = "${arn}" }`, type: "aws_iam_virtual_mfa_device", rest: 'virtual_mfa_device_name = "phone"' },
    { identity: `{ serial_number = "${arn}" }`, type: "awscc_iam_virtual_mfa_device", rest: "users = []" },
  ].map(({ identity, type, rest }) =>
    tf(
      `an import of ${type} by identity`,
      "certain",
      `import {\n  to = ${type}.m\n  identity = ${identity}\n}\nresource "${type}" "m" {\n  ${rest}\n}\n`,
    ),
  ),
  tfJson("an import by identity", "certain", {
    import: [{ to: "awscc_iam_virtual_mfa_device.m", identity: { serial_number: arn } }],
    resource: { awscc_iam_virtual_mfa_device: { m: { users: [] } } },
  }),
  one(
    "an import by identity (plan)",
    "certain",
    {
      format_version: "1.2",
      terraform_version: "1.12.0",
      resource_changes: [
        {
          address: "awscc_iam_virtual_mfa_device.m",
          mode: "managed",
          type: "awscc_iam_virtual_mfa_device",
          name: "m",
          change: {
            actions: ["no-op"],
            importing: { identity: { account_id: "111122223333", serial_number: arn } },
            before: { users: [] },
            after: { users: [] },
            after_unknown: {},
          },
        },
      ],
    },
    "plan.json",
  ),
  template("a stack set's value for some instances", "possible", {
    S: {
      Type: "AWS::CloudFormation::StackSet",
      Properties: {
        StackSetName: "s",
        PermissionModel: "SELF_MANAGED",
        TemplateBody: body,
        StackInstancesGroup: [
          { DeploymentTargets: { Accounts: ["111122223333"] }, Regions: ["us-east-1"], ParameterOverrides: whoIsRoot },
          { DeploymentTargets: { Accounts: ["444455556666"] }, Regions: ["us-east-1"] },
        ],
      },
    },
  }),
  tf(
    "a stack set's value for some instances",
    "possible",
    `resource "aws_cloudformation_stack_set" "s" {\n  name = "s"\n  template_body = ${JSON.stringify(body)}\n}\nresource "aws_cloudformation_stack_instances" "i" {\n  stack_set_name = "s"\n  accounts = ["111122223333"]\n  parameter_overrides = { Who = "root" }\n}\n`,
  ),
  tf(
    "a stack set's value for some instances of awscc",
    "possible",
    `resource "awscc_cloudformation_stack_set" "s" {\n  stack_set_name = "s"\n  permission_model = "SELF_MANAGED"\n  template_body = ${JSON.stringify(body)}\n  stack_instances_group = [\n    { deployment_targets = { accounts = ["1"] }, regions = ["us-east-1"] },\n    { deployment_targets = { accounts = ["2"] }, regions = ["us-east-1"], parameter_overrides = [{ parameter_key = "Who", parameter_value = "root" }] },\n  ]\n}\n`,
  ),
  plan("a stack set's value for some instances", "possible", {
    "aws_cloudformation_stack_set.s": { name: "s", template_body: body },
    "aws_cloudformation_stack_set_instance.i": {
      stack_set_name: "s",
      account_id: "111122223333",
      parameter_overrides: { Who: "root" },
    },
  }),
  tf(
    "a product of Service Catalog",
    "unverifiable",
    'resource "aws_servicecatalog_provisioned_product" "p" {\n  name = "p"\n  product_name = "baseline"\n}\n',
  ),
  plan("an application of the Serverless Application Repository", "unverifiable", {
    "aws_serverlessapplicationrepository_cloudformation_stack.a": { name: "a", application_id: "arn:aws:x" },
  }),
  template("a product of Service Catalog", "unverifiable", {
    P: { Type: "AWS::ServiceCatalog::CloudFormationProvisionedProduct", Properties: { ProductId: "prod-1" } },
  }),
];

const call = {
  UserName: "root",
  SerialNumber: arn,
};
const flow = {
  StartAt: "E",
  States: { E: { Type: "Task", Resource: "arn:aws:states:::aws-sdk:iam:enableMFADevice", Arguments: call, End: true } },
};
const automation = {
  schemaVersion: "0.3",
  mainSteps: [{ name: "e", action: "aws:executeAwsApi", inputs: { Service: "iam", Api: "EnableMFADevice", ...call } }],
};
const shellDocument = {
  schemaVersion: "2.2",
  mainSteps: [{ name: "e", action: "aws:runShellScript", inputs: { runCommand: ["set -e", enable] } }],
};
const target = { Arn: "arn:aws:scheduler:::aws-sdk:iam:enableMFADevice", Input: JSON.stringify(call) };

/** Calls of the API that a resource makes, or has a service make. */
const declaredCalls: readonly Evasion[] = [
  template("a state machine", "possible", {
    F: { Type: "AWS::StepFunctions::StateMachine", Properties: { DefinitionString: JSON.stringify(flow) } },
  }),
  template("a state machine of SAM", "possible", {
    F: { Type: "AWS::Serverless::StateMachine", Properties: { Definition: flow } },
  }),
  tf(
    "a state machine",
    "possible",
    `resource "aws_sfn_state_machine" "f" {\n  definition = jsonencode(${JSON.stringify(flow)})\n}\n`,
  ),
  plan("a state machine", "possible", { "aws_sfn_state_machine.f": { definition: JSON.stringify(flow) } }),
  plan("a state machine of awscc", "possible", {
    "awscc_stepfunctions_state_machine.f": { definition_string: JSON.stringify(flow) },
  }),
  template("an automation document", "possible", {
    D: { Type: "AWS::SSM::Document", Properties: { DocumentType: "Automation", Content: automation } },
  }),
  tf(
    "an automation document in YAML",
    "possible",
    `resource "aws_ssm_document" "d" {\n  name = "d"\n  document_format = "YAML"\n  content = <<-EOT\n    schemaVersion: '0.3'\n    mainSteps:\n      - name: e\n        action: aws:executeAwsApi\n        inputs:\n          Service: iam\n          Api: CreateVirtualMFADevice\n          VirtualMFADeviceName: root-account-mfa-device\n  EOT\n}\n`,
  ),
  plan("a command document", "possible", { "aws_ssm_document.d": { content: JSON.stringify(shellDocument) } }),
  template("a command of an association", "possible", {
    A: {
      Type: "AWS::SSM::Association",
      Properties: { Name: "AWS-RunShellScript", Parameters: { commands: [enable] } },
    },
  }),
  template("a schedule", "possible", { S: { Type: "AWS::Scheduler::Schedule", Properties: { Target: target } } }),
  tf(
    "a schedule",
    "possible",
    `resource "aws_scheduler_schedule" "s" {\n  target {\n    arn = "arn:aws:scheduler:::aws-sdk:iam:enableMFADevice"\n    input = jsonencode(${JSON.stringify(call)})\n  }\n}\n`,
  ),
  tfJson("a schedule", "possible", {
    resource: {
      aws_scheduler_schedule: { s: { target: { arn: target.Arn, input: `\${jsonencode(${JSON.stringify(call)})}` } } },
    },
  }),
  template("a method of API Gateway", "possible", {
    M: {
      Type: "AWS::ApiGateway::Method",
      Properties: {
        Integration: {
          Uri: "arn:aws:apigateway:us-east-1:iam:action/EnableMFADevice",
          RequestParameters: { "integration.request.querystring.UserName": "'root'" },
        },
      },
    },
  }),
  plan("an integration of API Gateway", "possible", {
    "aws_api_gateway_integration.m": {
      uri: "arn:aws:apigateway:us-east-1:iam:action/EnableMFADevice",
      request_parameters: { "integration.request.querystring.UserName": "'root'" },
    },
  }),
  ...[
    { Call: "iam:EnableMFADevice", Arguments: call },
    { Do: { EnableMFADevice: call } },
    { Steps: ["iam", "enable_mfa_device", call] },
    { Request: { ApiMethod: "enableMFADevice", Parameters: call } },
    { Command: enable },
  ].map((properties, index) =>
    template(`a custom resource of shape ${index + 1}`, "possible", {
      C: {
        Type: "Custom::Iam",
        Properties: { ServiceToken: "arn:aws:lambda:us-east-1:111122223333:function:f", ...properties },
      },
    }),
  ),
  tf(
    "an invocation of a function",
    "possible",
    `resource "aws_lambda_invocation" "i" {\n  function_name = "f"\n  input = jsonencode({ action = "EnableMFADevice", parameters = ${JSON.stringify(call)} })\n}\n`,
  ),
];

const provisioned = (type: string, argument: string) =>
  `resource "aws_s3_bucket" "b" {\n  provisioner "${type}" {\n    ${argument}\n  }\n}\n`;

/** Commands that run on some machine. */
const commands: readonly Evasion[] = [
  tf("a provisioner of any resource", "possible", provisioned("local-exec", `command = "${enable}"`)),
  tf("a provisioner on another machine", "possible", provisioned("remote-exec", `inline = ["id", "${enable}"]`)),
  tf("a provisioner in a module", "possible", `module "m" {\n  source = "./m"\n}\n`),
  tfJson("a provisioner of any resource", "possible", {
    resource: { aws_s3_bucket: { b: { provisioner: [{ "local-exec": { command: enable } }] } } },
  }),
  tfJson("a provisioner on another machine", "possible", {
    resource: { null_resource: { b: { provisioner: { "remote-exec": { inline: [enable] } } } } },
  }),
  plan(
    "a provisioner of any resource",
    "possible",
    { "aws_s3_bucket.b": { bucket: "b" } },
    {
      resources: [
        {
          address: "aws_s3_bucket.b",
          mode: "managed",
          type: "aws_s3_bucket",
          name: "b",
          provisioners: [{ type: "local-exec", expressions: { command: { constant_value: enable } } }],
        },
      ],
    },
  ),
  tf(
    "a program of an external data source",
    "possible",
    `data "external" "e" {\n  program = ["bash", "-c", "${enable}"]\n}\n`,
  ),
  tfJson("a program of an external data source", "possible", {
    data: { external: { e: { program: enable.split(" ") } } },
  }),
].map((evasion) =>
  evasion.name.startsWith("a provisioner in a module")
    ? { ...evasion, files: { ...evasion.files, "m/main.tf": provisioned("local-exec", `command = "${enable}"`) } }
    : evasion,
);

const device = (users: unknown) => ({ Type: "AWS::IAM::VirtualMFADevice", Properties: { Users: users } });
const userRoot = { Type: "AWS::IAM::User", Properties: { UserName: "root" } };
const stage = {
  Parameters: { P: { Type: "String" } },
  Conditions: { May: { "Fn::Equals": [{ Ref: "P" }, "b"] } },
};
const loops = {
  Transform: "AWS::LanguageExtensions",
  Parameters: { Names: { Type: "CommaDelimitedList" } },
  Mappings: { Owners: { "111122223333": { Names: ["alice"] }, "444455556666": { Names: ["root"] } } },
};
const deviceOf = (users: string) => `resource "awscc_iam_virtual_mfa_device" "m" {\n  users = [${users}]\n}\n`;

/** Decoys: users that excuse a device, and properties that somebody else writes. */
const decoys: readonly Evasion[] = [
  template(
    "a user called root under a condition",
    "possible",
    { U: { ...userRoot, Condition: "May" }, M: device(["root"]) },
    stage,
  ),
  tf(
    "a user called root under a count",
    "possible",
    `variable "n" {\n  type = bool\n}\nresource "aws_iam_user" "u" {\n  count = var.n ? 1 : 0\n  name = "root"\n}\n${deviceOf('"root"')}`,
  ),
  tfJson("a user called root under a count", "possible", {
    variable: { n: { type: "bool" } },
    resource: {
      aws_iam_user: { u: { count: "${var.n ? 1 : 0}", name: "root" } },
      awscc_iam_virtual_mfa_device: { m: { users: ["root"] } },
    },
  }),
  template("a user called root in other accounts", "certain", {
    S: {
      Type: "AWS::CloudFormation::StackSet",
      Properties: {
        StackSetName: "s",
        PermissionModel: "SELF_MANAGED",
        TemplateBody: JSON.stringify({ Resources: { U: userRoot } }),
      },
    },
    M: device(["root"]),
  }),
  tf(
    "a user called root that is let go of",
    "certain",
    `removed {\n  from = aws_iam_user.u\n  lifecycle {\n    destroy = false\n  }\n}\n${deviceOf('"root"')}`,
  ),
  template(
    "a pattern that lets one account's root in",
    "unverifiable",
    { M: device([{ Ref: "P" }]) },
    { Parameters: { P: { Type: "String", AllowedPattern: "(alice|arn:aws:iam::444455556666:root)" } } },
  ),
  tf(
    "a validation that lets root in",
    "unverifiable",
    `variable "o" {\n  validation {\n    condition = can(regex("^r", var.o))\n    error_message = "r"\n  }\n}\n${deviceOf("var.o")}`,
  ),
  template(
    "an assertion that another rule's condition switches off",
    "possible",
    { M: device([{ Ref: "P" }]) },
    {
      Parameters: {
        P: { Type: "String", Default: "alice", AllowedValues: ["alice", "root"] },
        E: { Type: "String", AllowedValues: ["x", "y"] },
      },
      Rules: {
        R: {
          RuleCondition: { "Fn::Equals": [{ Ref: "E" }, "x"] },
          Assertions: [{ Assert: { "Fn::Not": [{ "Fn::Equals": [{ Ref: "P" }, "root"] }] } }],
        },
      },
    },
  ),
  template(
    "a loop over a list that is not known",
    "possible",
    { "Fn::ForEach::L": ["Who", { Ref: "Names" }, { "M${Who}": device(["root"]) }] },
    loops,
  ),
  template(
    "a loop over a choice of lists",
    "possible",
    {
      "Fn::ForEach::L": [
        "Who",
        { "Fn::FindInMap": ["Owners", { Ref: "AWS::AccountId" }, "Names"] },
        { "M${Who}": device([{ Ref: "Who" }]) },
      ],
    },
    loops,
  ),
  template(
    "a loop that joins what is not known",
    "unverifiable",
    { "Fn::ForEach::L": ["Who", { Ref: "Names" }, { "M${Who}": device([{ "Fn::Sub": "ro${Who}" }]) }] },
    loops,
  ),
  template("a macro beside a device's properties", "unverifiable", {
    M: { ...device(["alice"]), "Fn::Transform": { Name: "Owners", Parameters: {} } },
  }),
];

const rootDevice =
  'resource "aws_iam_virtual_mfa_device" "m" {\n  virtual_mfa_device_name = "root-account-mfa-device"\n';
const planText =
  '{"format_version":"1.2","terraform_version":"1.9.0","resource_changes":[{"address":"aws_iam_virtual_mfa_device.m","mode":"managed","type":"aws_iam_virtual_mfa_device","name":"m","change":{"actions":["create"],"before":null,"after":{"virtual_mfa_device_name":"root-account-mfa-device"},"after_unknown":{}}}]}';

/** Inputs as the tools read them that deploy them. */
const asToolsRead: readonly Evasion[] = [
  tf(
    "a device that OpenTofu may switch on",
    "possible",
    `variable "on" {}\n${rootDevice}  lifecycle {\n    enabled = var.on\n  }\n}\n`,
  ),
  {
    name: "a source of a module by a variable",
    ends: "possible",
    files: {
      "main.tofu": 'variable "v" {\n  default = "v1"\n}\nmodule "m" {\n  source = "./m/${var.v}"\n}\n',
      "m/v1/main.tf": `${rootDevice}}\n`,
    },
  },
  one(
    "a plan behind the line of a wrapper",
    "possible",
    `[command]/opt/terraform show -json p\n${planText}\n`,
    "plan.json",
  ),
  one(
    "a plan behind the prefix of a log",
    "possible",
    `10:02 STDOUT terraform: ${planText}\n::debug::done\n`,
    "plan.json",
  ),
  {
    name: "an export that only a manifest leads to",
    ends: "certain",
    paths: ["cdk.out/manifest.json"],
    files: {
      "cdk.out/manifest.json": JSON.stringify({
        version: "36.0.0",
        artifacts: Object.fromEntries(
          ["A", "B"].map((id) => [
            id,
            { type: "aws:cloudformation:stack", properties: { templateFile: `${id}.template.json` } },
          ]),
        ),
      }),
      "cdk.out/A.template.json": JSON.stringify({
        Resources: { T: { Type: "AWS::SNS::Topic" } },
        Outputs: { W: { Value: "root", Export: { Name: "who" } } },
      }),
      "cdk.out/B.template.json": JSON.stringify({ Resources: { M: device([{ "Fn::ImportValue": "who" }]) } }),
    },
  },
  {
    name: "a folder deeper than any is read",
    ends: "refused",
    files: {
      "t.yaml": "Resources:\n  A: {Type: 'AWS::SNS::Topic'}\n",
      [`${"d/".repeat(66)}t.yaml`]:
        "Resources:\n  M: {Type: 'AWS::IAM::VirtualMFADevice', Properties: {Users: [root]}}\n",
    },
  },
];

/** Devices whose owner nothing tells, and that speak of root as a word of its own. */
const spoken: readonly Evasion[] = [
  tf(
    "a name that speaks of root",
    "unverifiable",
    'resource "aws_iam_virtual_mfa_device" "m" {\n  virtual_mfa_device_name = "my-root-mfa"\n}\n',
  ),
  tf(
    "a label that speaks of root",
    "unverifiable",
    'resource "aws_iam_virtual_mfa_device" "root" {\n  virtual_mfa_device_name = "phone"\n}\n',
  ),
  tf(
    "a variable that speaks of root",
    "unverifiable",
    'variable "root_phone" {\n  default = "phone"\n}\nresource "aws_iam_virtual_mfa_device" "m" {\n  virtual_mfa_device_name = var.root_phone\n}\n',
  ),
  tfJson("a tag that speaks of root", "unverifiable", {
    resource: { aws_iam_virtual_mfa_device: { m: { virtual_mfa_device_name: "phone", tags: { Owner: "Root user" } } } },
  }),
  plan("a name that speaks of root", "unverifiable", {
    "aws_iam_virtual_mfa_device.m": { virtual_mfa_device_name: "RootMfa" },
  }),
  template("an unassigned device with a tag that speaks of root", "unverifiable", {
    M: { Type: "AWS::IAM::VirtualMFADevice", Properties: { Users: [], Tags: [{ Key: "owner", Value: "root" }] } },
  }),
];

export const deviceEvasions: readonly Evasion[] = [
  ...otherDoors,
  ...declaredCalls,
  ...commands,
  ...decoys,
  ...spoken,
  ...asToolsRead,
];
