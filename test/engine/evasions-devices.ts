import type { Evasion, Outcome } from "./evasions.ts";
import { hclFiles, hclJsonFiles, planFiles, templateFiles } from "./input-files.ts";

const arn = "arn:aws:iam::111122223333:mfa/root-account-mfa-device";
const enable = `aws iam enable-mfa-device --user-name root --serial-number ${arn}`;

const one = (name: string, ends: Outcome, content: unknown, path: string): Evasion => ({
  name,
  ends,
  files: { [path]: typeof content === "string" ? content : JSON.stringify(content) },
});
const tf = (name: string, ends: Outcome, content: string): Evasion => ({
  name: `${name} (HCL)`,
  ends,
  files: hclFiles(content),
});
const tfJson = (name: string, ends: Outcome, content: unknown): Evasion => ({
  name: `${name} (JSON)`,
  ends,
  files: hclJsonFiles(content),
});
const template = (name: string, ends: Outcome, Resources: unknown, more: object = {}): Evasion => ({
  name: `${name} (template)`,
  ends,
  files: templateFiles(Resources, more),
});
const plan = (
  name: string,
  ends: Outcome,
  created: Readonly<Record<string, object>>,
  configuration: object = {},
): Evasion => ({ name: `${name} (plan)`, ends, files: planFiles(created, configuration) });

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
  tf(
    "Cloud Control with a type by a condition",
    "possible",
    'variable "p" {}\nresource "aws_cloudcontrolapi_resource" "m" {\n  type_name = var.p ? "AWS::IAM::VirtualMFADevice" : "AWS::SNS::Topic"\n  desired_state = jsonencode({ Users = ["root"] })\n}\n',
  ),
  tf(
    "Cloud Control with a state that an unknown map completes",
    "unverifiable",
    'variable "m" {}\nresource "aws_cloudcontrolapi_resource" "m" {\n  type_name = "AWS::IAM::VirtualMFADevice"\n  desired_state = jsonencode(merge({ Users = ["root"] }, var.m))\n}\n',
  ),
  tf(
    "a state machine of Cloud Control",
    "possible",
    `resource "aws_cloudcontrolapi_resource" "f" {\n  type_name = "AWS::StepFunctions::StateMachine"\n  desired_state = jsonencode({ DefinitionString = jsonencode({ States = { E = { Resource = "arn:aws:states:::aws-sdk:iam:enableMFADevice", Parameters = { UserName = "root" } } } }) })\n}\n`,
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
  {
    name: "a resource that an include writes whole",
    ends: "certain",
    files: {
      "t.json": JSON.stringify({
        AWSTemplateFormatVersion: "2010-09-09",
        Resources: { M: { "Fn::Transform": { Name: "AWS::Include", Parameters: { Location: "device.yaml" } } } },
      }),
      "device.yaml": "Type: AWS::IAM::VirtualMFADevice\nProperties:\n  Users: [root]\n",
    },
  },
  template(
    "a resource that a macro writes whole",
    "unverifiable",
    { M: { "Fn::Transform": { Name: "Owners", Parameters: {} } } },
    { AWSTemplateFormatVersion: "2010-09-09" },
  ),
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
  template("a rule of EventBridge", "possible", {
    R: {
      Type: "AWS::Events::Rule",
      Properties: {
        Targets: [
          {
            Id: "a",
            Arn: "arn:aws:ssm:us-east-1::document/AWS-RunShellScript",
            Input: JSON.stringify({ commands: [enable] }),
          },
        ],
      },
    },
  }),
  tf(
    "a target of EventBridge",
    "possible",
    `resource "aws_cloudwatch_event_target" "t" {\n  rule = "r"\n  arn = "arn:aws:ssm:us-east-1:1:document/AWS-RunShellScript"\n  input = jsonencode({ commands = ["${enable}"] })\n}\n`,
  ),
  plan("a target of EventBridge", "possible", {
    "aws_cloudwatch_event_target.t": { rule: "r", input: JSON.stringify({ commands: [enable] }) },
  }),
  template("a description of an API", "possible", {
    A: {
      Type: "AWS::ApiGateway::RestApi",
      Properties: {
        Body: {
          openapi: "3.0.1",
          paths: {
            "/": {
              post: {
                "x-amazon-apigateway-integration": {
                  uri: "arn:aws:apigateway:us-east-1:iam:action/EnableMFADevice",
                  requestParameters: { "integration.request.querystring.UserName": "'root'" },
                },
              },
            },
          },
        },
      },
    },
  }),
  tf(
    "a description of an API in YAML",
    "possible",
    `resource "aws_api_gateway_rest_api" "a" {\n  name = "a"\n  body = <<-EOT\n    openapi: 3.0.1\n    paths:\n      /:\n        post:\n          x-amazon-apigateway-integration:\n            uri: arn:aws:apigateway:us-east-1:iam:path//?Action=EnableMFADevice&UserName=root\n  EOT\n}\n`,
  ),
  template("a path of API Gateway", "possible", {
    M: {
      Type: "AWS::ApiGateway::Method",
      Properties: {
        Integration: { Uri: "arn:aws:apigateway:us-east-1:iam:path//?Action=EnableMFADevice&UserName=root" },
      },
    },
  }),
  plan("an action of API Gateway with its arguments", "possible", {
    "aws_api_gateway_integration.m": {
      uri: "arn:aws:apigateway:us-east-1:iam:action/EnableMFADevice&UserName=root",
    },
  }),
  template("a state machine with substitutions", "possible", {
    F: {
      Type: "AWS::StepFunctions::StateMachine",
      Properties: {
        DefinitionString: JSON.stringify({
          States: {
            E: { Resource: "arn:aws:states:::aws-sdk:iam:enableMFADevice", Parameters: { UserName: "${Who}" } },
          },
        }),
        DefinitionSubstitutions: { Who: "root" },
      },
    },
  }),
  tf(
    "a task of a maintenance window",
    "possible",
    `resource "aws_ssm_maintenance_window_task" "t" {\n  task_type = "RUN_COMMAND"\n  task_arn = "AWS-RunShellScript"\n  task_invocation_parameters {\n    run_command_parameters {\n      parameter {\n        name = "commands"\n        values = ["${enable}"]\n      }\n    }\n  }\n}\n`,
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
  tf("a provisioner that says when", "possible", provisioned("local-exec", `when = create\n    command = "${enable}"`)),
  tf(
    "a provisioner whose interpreter is the command",
    "possible",
    provisioned("local-exec", 'interpreter = ["aws", "iam", "enable-mfa-device", "--user-name"]\n    command = "root"'),
  ),
  tf(
    "a provisioner with an environment",
    "possible",
    provisioned(
      "local-exec",
      'environment = { WHO = "root" }\n    command = "aws iam enable-mfa-device --user-name $WHO"',
    ),
  ),
  tf(
    "a variable of the shell",
    "possible",
    provisioned("local-exec", 'command = "export W=root; aws iam enable-mfa-device --user-name \\"$${W}\\""'),
  ),
  tf(
    "a command in a variable of the shell",
    "possible",
    provisioned("local-exec", "command = \"C='aws iam enable-mfa-device --user-name root'\\n$C\""),
  ),
  tf(
    "arguments in JSON",
    "possible",
    provisioned("local-exec", `command = "aws iam enable-mfa-device --cli-input-json '{\\"UserName\\":\\"root\\"}'"`),
  ),
  ...[`eval '${enable}'`, `OUT=$(${enable})`, `test \`${enable}\``].map((command) =>
    tf(`the command ${command.split("aws")[0]}…`, "possible", provisioned("local-exec", `command = "${command}"`)),
  ),
  ...["aws-vault exec prod -- ", "sudo -u admin ", "timeout 30 ", "docker run --rm amazon/"].map((runner) =>
    tf(
      `a command behind ${runner.split(" ")[0]}`,
      "possible",
      provisioned(
        "local-exec",
        `command = "${runner}${runner.endsWith("/") ? enable.replace("aws", "aws-cli") : enable}"`,
      ),
    ),
  ),
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
  tf(
    "a user called root of another account",
    "possible",
    `provider "aws" {\n  alias = "b"\n  assume_role {\n    role_arn = "arn:aws:iam::444455556666:role/x"\n  }\n}\nresource "aws_iam_user" "u" {\n  provider = aws.b\n  name = "root"\n}\n${deviceOf('"root"')}`,
  ),
  template(
    "users called root in two of three cases",
    "possible",
    { U: { ...userRoot, Condition: "X" }, V: { ...userRoot, Condition: "Y" }, M: device(["root"]) },
    {
      Parameters: { P: { Type: "String", AllowedValues: ["x", "y", "z"] } },
      Conditions: { X: { "Fn::Equals": [{ Ref: "P" }, "x"] }, Y: { "Fn::Equals": [{ Ref: "P" }, "y"] } },
    },
  ),
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
  ...[
    ["in colour", `\u001b[0m\u001b[1m${planText}\u001b[0m\n`],
    ["behind a long log", `${"a line of a log\n".repeat(6_000)}${planText}\n`],
    [
      "with sorted keys",
      `$ jq -S\n${planText.replace('{"format_version":"1.2",', '{"applyable":true,"format_version":"1.2",')}\n`,
    ],
  ].map(([how, text]) => one(`a plan ${how}`, "possible", text, "plan.json")),
  ...[
    ["with a prefix on each line", JSON.stringify(JSON.parse(planText), null, 2).replace(/^/gm, "10:02 STDOUT ")],
    ["behind another one", `$ show\n${planText}\n$ show\n${planText}\n`],
    ["that is cut off", `$ show\n${planText.slice(0, -3)}\n`],
  ].map(([how, text]) => one(`a plan ${how}`, "refused", text, "plan.json")),
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
  ...[
    ["a name that is known in part", 'virtual_mfa_device_name = "${var.p}-root-mfa"'],
    ["a name by a condition", 'virtual_mfa_device_name = var.p ? "phone" : "root-mfa"'],
    ["a tag beside unknown ones", 'virtual_mfa_device_name = "phone"\n  tags = merge(var.p, { Owner = "root" })'],
    ["a path", 'virtual_mfa_device_name = "phone"\n  path = "/root/"'],
    ["root's own name under a path", 'virtual_mfa_device_name = "root-account-mfa-device"\n  path = "/x/"'],
  ].map(([how, body]) =>
    tf(
      `${how} that speaks of root`,
      "unverifiable",
      `variable "p" {}\nresource "aws_iam_virtual_mfa_device" "m" {\n  ${body}\n}\n`,
    ),
  ),
  plan("a provider's default tag that speaks of root", "unverifiable", {
    "aws_iam_virtual_mfa_device.m": { virtual_mfa_device_name: "phone", tags: null, tags_all: { Owner: "root" } },
  }),
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

const run = (command: string) =>
  `resource "terraform_data" "b" {\n  provisioner "local-exec" {\n    command = ${JSON.stringify(command)}\n  }\n}\n`;
const forUser = (user: string) =>
  `aws iam enable-mfa-device --user-name ${user} --serial-number ${arn.replace("root-account-mfa-device", "x")}`;
const opening = `resource "terraform_data" "b" {\n  provisioner "local-exec" {\n`;
const withScript = (code: string, script: string, name = "e.sh"): Evasion["files"] => ({
  ...hclFiles(code),
  [name]: script,
});
const commandOfAction = (words: readonly string[]) =>
  `action "local_command" "a" {\n  config {\n    command = "${words[0] ?? ""}"\n    arguments = ${JSON.stringify(words.slice(1))}\n  }\n}\n`;
const machine = { Type: "AWS::Serverless::StateMachine", Properties: { DefinitionUri: "flow.json" } };
const bucket = { Bucket: "b", Key: "k" };

const invocation = ([command, ...words]: readonly string[]) => ({
  config_values: { command, arguments: words },
  config_unknown: {},
  config_sensitive: {},
});
const invoked = (name: string, ends: Outcome, sections: object): Evasion =>
  one(
    `${name} (plan)`,
    ends,
    { format_version: "1.2", terraform_version: "1.14.0", planned_values: { root_module: {} }, ...sections },
    "plan.json",
  );

/** Calls that only running them would show, in scripts that are read as far as they can be. */
const scripts: readonly Evasion[] = [
  ...[
    ["a loop over words", "possible", `for u in alice root; do ${forUser("$u")}; done`],
    ["a loop over what is not known", "unverifiable", `for u in $(cat users); do ${forUser("$u")}; done`],
    ["a branch of a script", "possible", `if id; then U=root; else U=alice; fi; ${forUser("$U")}`],
    ["a list of commands", "possible", `id && U=root || U=alice; ${forUser("$U")}`],
    ["a variable that is read", "unverifiable", `U=alice; read U; ${forUser("$U")}`],
    ["an argument of a function", "unverifiable", `e() { ${forUser('"$1"')}; }; e root`],
    ["the arguments of the script", "unverifiable", 'aws iam enable-mfa-device "$@"'],
    ["a file of arguments", "unverifiable", "aws iam enable-mfa-device --cli-input-json file://who.json"],
    ["xargs", "unverifiable", `echo root | xargs -I{} ${forUser("{}")}`],
    ["a program in a variable", "possible", enable.replace("aws", "$AWS")],
    ["another machine", "possible", `ssh host "${enable}"`],
    ["a line of Python", "possible", `python3 -c "iam.enable_mfa_device(UserName='root', SerialNumber=s)"`],
    ["a line of Python with a variable", "unverifiable", 'python3 -c "iam.enable_mfa_device(UserName=user)"'],
    ["PowerShell", "possible", "Enable-IAMMFADevice -UserName root -SerialNumber x"],
    [
      "a name that speaks of root",
      "unverifiable",
      "aws iam create-virtual-mfa-device --virtual-mfa-device-name root-mfa",
    ],
  ].flatMap(([how = "", ends, command = ""]) => [
    tf(`${how} in a command`, ends as Outcome, run(command)),
    tfJson(`${how} in a command`, ends as Outcome, {
      resource: { null_resource: { b: { provisioner: [{ "remote-exec": { inline: [command] } }] } } },
    }),
    plan(
      `${how} in a command`,
      ends as Outcome,
      { "terraform_data.b": {} },
      {
        resources: [
          {
            address: "terraform_data.b",
            mode: "managed",
            type: "terraform_data",
            name: "b",
            provisioners: [{ type: "local-exec", expressions: { command: { constant_value: command } } }],
          },
        ],
      },
    ),
    template(`${how} in a command document`, ends as Outcome, {
      D: {
        Type: "AWS::SSM::Document",
        Properties: { Content: { ...shellDocument, mainSteps: [{ inputs: { runCommand: [command] } }] } },
      },
    }),
  ]),
  tf(
    "an attribute of the resource itself",
    "possible",
    `resource "null_resource" "b" {\n  triggers = { u = "root" }\n  provisioner "local-exec" {\n    command = "aws iam enable-mfa-device --user-name \${self.triggers.u}"\n  }\n}\n`,
  ),
  {
    name: "a script in a file",
    ends: "possible",
    files: withScript(`${opening}    command = "sh \${path.module}/e.sh"\n  }\n}\n`, enable),
  },
  {
    name: "a script in a file that is uploaded",
    ends: "possible",
    files: withScript(`${opening.replace("local", "remote")}    script = "e.sh"\n  }\n}\n`, enable),
  },
  {
    name: "a script in a file with an argument",
    ends: "unverifiable",
    files: withScript(`${opening}    command = "./e.sh root"\n  }\n}\n`, forUser('"$1"')),
  },
  {
    name: "a script of a data source",
    ends: "possible",
    files: withScript(
      'data "external" "e" {\n  program = ["python3", "e.py"]\n}\n',
      "iam.enable_mfa_device(\n  UserName='root')\n",
      "e.py",
    ),
  },
  tf(
    "a data source of a check",
    "possible",
    `check "c" {\n  data "external" "e" {\n    program = ${JSON.stringify(enable.split(" "))}\n  }\n}\n`,
  ),
  tfJson("a data source of a check", "possible", {
    check: { c: { data: { external: { e: { program: enable.split(" ") } } } } },
  }),
  tf("an action", "possible", commandOfAction(enable.split(" "))),
  tf("an action with a shell", "possible", commandOfAction(["sh", "-c", enable])),
  tf(
    "an action that invokes a function",
    "possible",
    `action "aws_lambda_invoke" "a" {\n  config {\n    function_name = "f"\n    payload = jsonencode({ action = "EnableMFADevice", parameters = ${JSON.stringify(call)} })\n  }\n}\n`,
  ),
  invoked("an action", "possible", {
    action_invocations: [
      { address: "action.local_command.a", type: "local_command", ...invocation(enable.split(" ")) },
    ],
  }),
  invoked("an action that an update triggers", "possible", {
    action_invocations: [
      {
        address: 'module.m[0].action.local_command.a["x"]',
        type: "local_command",
        ...invocation(["sh", "-c", enable]),
        lifecycle_action_trigger: { action_trigger_event: "AfterUpdate", on_failure: "Halt" },
      },
    ],
  }),
  invoked("an action that invokes a function", "possible", {
    action_invocations: [
      {
        address: "action.aws_lambda_invoke.a",
        type: "aws_lambda_invoke",
        config_values: { function_name: "f", payload: JSON.stringify({ action: "EnableMFADevice", parameters: call }) },
        config_unknown: {},
      },
    ],
  }),
  invoked("a deferred action", "possible", {
    deferred_action_invocations: [
      {
        reason: "resource_config_unknown",
        action_invocation: {
          address: "action.local_command.a",
          type: "local_command",
          ...invocation(["sh", "-c", enable]),
        },
      },
    ],
  }),
  tfJson("an action", "possible", {
    action: { local_command: { a: { config: { command: "sh", arguments: ["-c", enable] } } } },
  }),
  tf(
    "what terraform_data passes on",
    "certain",
    `resource "terraform_data" "t" {\n  input = "root"\n}\n${deviceOf("terraform_data.t.output")}`,
  ),
];

/** Names that only the configuration of a plan has. */
const namedInPlans: readonly Evasion[] = [
  plan(
    "a variable that speaks of root",
    "unverifiable",
    { "aws_iam_virtual_mfa_device.m": { virtual_mfa_device_name: "phone" } },
    {
      resources: [
        {
          address: "aws_iam_virtual_mfa_device.m",
          mode: "managed",
          type: "aws_iam_virtual_mfa_device",
          name: "m",
          expressions: { virtual_mfa_device_name: { references: ["var.root_device"] } },
        },
      ],
    },
  ),
];

/** What commands of the AWS CLI print of one device. */
const outputs: readonly Evasion[] = [
  one("the output of create-virtual-mfa-device", "possible", { VirtualMFADevice: { SerialNumber: arn } }, "o.json"),
  one("the same in YAML", "possible", `VirtualMFADevice:\n  SerialNumber: ${arn}\n`, "o.yaml"),
  one(
    "the output of get-mfa-device",
    "possible",
    { SerialNumber: arn, EnableDate: "2026-01-01T00:00:00Z", Certifications: {} },
    "o.json",
  ),
  one(
    "one item of a list",
    "certain",
    {
      SerialNumber: arn.replace("root-account-mfa-device", "phone"),
      User: { UserId: "111122223333", Arn: "arn:aws:iam::111122223333:root" },
      EnableDate: "2026-01-01T00:00:00Z",
    },
    "o.json",
  ),
];

/** Calls whose user only a run tells, and definitions that stand elsewhere. */
const calledLater: readonly Evasion[] = [
  ...[
    ["a path", { "UserName.$": "$.user" }],
    ["an expression", { UserName: "{% $states.input.user %}" }],
    ["a reference to a parameter", { UserName: { Ref: "P" } }],
  ].map(([how, argument]) =>
    template(
      `a state machine with ${String(how)}`,
      "unverifiable",
      {
        F: {
          Type: "AWS::StepFunctions::StateMachine",
          Properties: {
            Definition: {
              States: { E: { Resource: "arn:aws:states:::aws-sdk:iam:enableMFADevice", Parameters: argument } },
            },
          },
        },
      },
      { Parameters: { P: { Type: "String" } } },
    ),
  ),
  template("a state machine with a constant expression", "possible", {
    F: {
      Type: "AWS::StepFunctions::StateMachine",
      Properties: {
        Definition: {
          States: {
            E: { Resource: "arn:aws:states:::aws-sdk:iam:enableMFADevice", Arguments: { UserName: "{% 'root' %}" } },
          },
        },
      },
    },
  }),
  template("an automation document with a parameter", "unverifiable", {
    D: {
      Type: "AWS::SSM::Document",
      Properties: { Content: { mainSteps: [{ inputs: { Api: "EnableMFADevice", UserName: "{{ User }}" } }] } },
    },
  }),
  tf(
    "an automation document with a variable",
    "unverifiable",
    'variable "u" {}\nresource "aws_ssm_document" "d" {\n  content = jsonencode({ mainSteps = [{ inputs = { Api = "EnableMFADevice", UserName = var.u } }] })\n}\n',
  ),
  plan("a method of API Gateway with what a caller sends", "unverifiable", {
    "aws_api_gateway_integration.m": {
      uri: "arn:aws:apigateway:us-east-1:iam:action/EnableMFADevice",
      request_parameters: { "integration.request.querystring.UserName": "method.request.querystring.u" },
    },
  }),
  {
    name: "a definition in a file",
    ends: "possible",
    files: { ...templateFiles({ F: machine }), "flow.json": JSON.stringify(flow) },
  },
  {
    name: "a definition in a file of YAML",
    ends: "possible",
    files: {
      ...templateFiles({ F: { ...machine, Properties: { DefinitionUri: "flow.yaml" } } }),
      "flow.yaml": `StartAt: E\nStates:\n  E:\n    Resource: arn:aws:states:::aws-sdk:iam:enableMFADevice\n    Parameters: {UserName: root}\n`,
    },
  },
  template("a definition that is not here", "unverifiable", { F: machine }),
  template("a state machine in S3", "unverifiable", {
    F: { Type: "AWS::StepFunctions::StateMachine", Properties: { DefinitionS3Location: bucket } },
  }),
  template("an API in S3", "unverifiable", {
    A: { Type: "AWS::ApiGateway::RestApi", Properties: { BodyS3Location: bucket } },
  }),
  plan("a state machine in S3", "unverifiable", {
    "awscc_stepfunctions_state_machine.f": { definition_s3_location: { bucket: "b", key: "k" } },
  }),
  ...[
    ["terragrunt.hcl", 'terraform {\n  source = "./m"\n}\ninputs = {\n  n = "root-account-mfa-device"\n}\n'],
    ["app.tfcomponent.hcl", 'component "m" {\n  source = "./m"\n  inputs = { n = "root-account-mfa-device" }\n}\n'],
    ["app.tfdeploy.hcl", 'deployment "d" {\n  inputs = { n = "root-account-mfa-device" }\n}\n'],
  ].map(
    ([name = "", content = ""]): Evasion => ({
      name: `values in ${name}`,
      ends: "unverifiable",
      files: {
        [name]: content,
        "m/main.tf": `variable "n" {\n  default = "phone"\n}\nresource "aws_iam_virtual_mfa_device" "m" {\n  virtual_mfa_device_name = var.n\n}\n`,
      },
    }),
  ),
  ...[
    ["in JSON", { Resources: { M: device(["root"]) } }],
    ["as text", "Resources:\n  M:\n    Type: AWS::IAM::VirtualMFADevice\n    Properties: {Users: [root]}\n"],
  ].map(([how, TemplateBody]) =>
    one(
      `an output of get-template ${String(how)}`,
      "certain",
      { TemplateBody, StagesAvailable: ["Processed"] },
      "t.json",
    ),
  ),
  one(
    "an output of describe-stack-set",
    "certain",
    { StackSet: { StackSetName: "s", TemplateBody: JSON.stringify({ Resources: { M: device(["root"]) } }) } },
    "t.json",
  ),
  one(
    "an input of create-stack with parameters",
    "certain",
    {
      StackName: "s",
      TemplateBody: JSON.stringify({
        Parameters: { U: { Type: "String", Default: "alice" } },
        Resources: { M: device([{ Ref: "U" }]) },
      }),
      Parameters: [{ ParameterKey: "U", ParameterValue: "root" }],
    },
    "t.json",
  ),
];

const stack = (arguments_: string, before = "") =>
  `${before}resource "aws_cloudformation_stack" "s" {\n  name = "s"\n  ${arguments_}\n  template_body = ${JSON.stringify(body)}\n}\n`;
const set = (arguments_: string, before = "") =>
  stack(arguments_, before).replace('"aws_cloudformation_stack"', '"aws_cloudformation_stack_set"');
const anyMap = 'variable "w" {\n  type = map(string)\n}\n';
const include = { "Fn::Transform": { Name: "AWS::Include", Parameters: { Location: "s3://b/k" } } };

/** Users whom a declared user does not stand for. */
const otherUsers: readonly Evasion[] = [
  tf(
    "a loop over others than the users",
    "unverifiable",
    'variable "p" {\n  type = set(string)\n}\nvariable "q" {\n  type = set(string)\n}\nresource "aws_iam_user" "u" {\n  for_each = var.p\n  name = each.key\n}\nresource "awscc_iam_virtual_mfa_device" "m" {\n  for_each = var.q\n  users = [each.key]\n}\n',
  ),
  tf(
    "the key of a loop over users whose names are others",
    "unverifiable",
    'variable "p" {\n  type = map(string)\n}\nresource "aws_iam_user" "u" {\n  for_each = var.p\n  name = each.value\n}\nresource "awscc_iam_virtual_mfa_device" "m" {\n  for_each = var.p\n  users = [each.key]\n}\n',
  ),
  template(
    "a list of users with root among the allowed ones",
    "unverifiable",
    { M: { Type: "AWS::IAM::VirtualMFADevice", Properties: { Users: { Ref: "L" } } } },
    { Parameters: { L: { Type: "CommaDelimitedList", AllowedValues: ["alice", "root"] } } },
  ),
];

/** Parameters of a template of which it is not known which are given. */
const openParameters: readonly Evasion[] = [
  tf("parameters of a map that is not known", "unverifiable", stack("parameters = var.w", anyMap)),
  tf(
    "parameters with unknown ones over them",
    "unverifiable",
    stack('parameters = merge({ Who = "bob" }, var.w)', anyMap),
  ),
  tf(
    "parameters by keys that are not known",
    "unverifiable",
    stack('parameters = { for k in keys(var.w) : k => "root" }', anyMap),
  ),
  tf(
    "parameters under a condition",
    "possible",
    stack('parameters = var.b ? { Who = "root" } : {}', 'variable "b" {\n  type = bool\n}\n'),
  ),
  tf("parameters of a stack set that are not known", "unverifiable", set("parameters = var.w", anyMap)),
  tf(
    "overrides that are not known",
    "unverifiable",
    `${set("", anyMap)}resource "aws_cloudformation_stack_set_instance" "i" {\n  stack_set_name      = aws_cloudformation_stack_set.s.name\n  parameter_overrides = var.w\n}\n`,
  ),
  tf(
    "a list of parameters that is not known",
    "unverifiable",
    `variable "w" {\n  type = list(object({ parameter_key = string, parameter_value = string }))\n}\nresource "awscc_cloudformation_stack_set" "s" {\n  stack_set_name = "s"\n  parameters     = var.w\n  template_body  = ${JSON.stringify(body)}\n}\n`,
  ),
  tf(
    "a parameter whose name is not known",
    "unverifiable",
    `variable "k" {}\nresource "awscc_cloudformation_stack_set" "s" {\n  stack_set_name = "s"\n  parameters     = [{ parameter_key = var.k, parameter_value = "root" }]\n  template_body  = ${JSON.stringify(body)}\n}\n`,
  ),
  {
    name: "parameters that are known after apply (plan)",
    ends: "unverifiable",
    files: {
      "plan.json": planFiles({ "aws_cloudformation_stack.s": { name: "s", template_body: body } })[
        "plan.json"
      ]?.replace('"after_unknown":{}', '"after_unknown":{"parameters":true}') as string,
    },
  },
  {
    name: "parameters of a nested stack under a condition (template)",
    ends: "possible",
    paths: ["t.json"],
    files: {
      ...templateFiles(
        {
          N: {
            Type: "AWS::CloudFormation::Stack",
            Properties: {
              TemplateURL: "n.yaml",
              Parameters: { "Fn::If": ["C", { Who: "root" }, { Ref: "AWS::NoValue" }] },
            },
          },
        },
        { Parameters: { E: { Type: "String" } }, Conditions: { C: { "Fn::Equals": [{ Ref: "E" }, "x"] } } },
      ),
      "n.yaml": body,
    },
  },
  template("parameters of a stack set that an include gives", "unverifiable", {
    S: {
      Type: "AWS::CloudFormation::StackSet",
      Properties: { StackSetName: "s", TemplateBody: body, Parameters: include },
    },
  }),
  template("groups of a stack set that an include gives", "unverifiable", {
    S: {
      Type: "AWS::CloudFormation::StackSet",
      Properties: { StackSetName: "s", TemplateBody: body, StackInstancesGroup: include },
    },
  }),
];

export const deviceEvasions: readonly Evasion[] = [
  ...namedInPlans,
  ...outputs,
  ...scripts,
  ...calledLater,
  ...otherDoors,
  ...declaredCalls,
  ...commands,
  ...decoys,
  ...spoken,
  ...asToolsRead,
  ...openParameters,
  ...otherUsers,
];
