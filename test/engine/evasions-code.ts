import { gzipSync } from "node:zlib";
import type { Evasion, Outcome } from "./evasions.ts";
import { hclFiles, hclJsonFiles, planFiles, templateFiles } from "./input-files.ts";

/** Calls for root's device in code that a resource holds for a machine, a container, a build or a function to run. */

const arn = "arn:aws:iam::111122223333:mfa/root-account-mfa-device";
const enable = `aws iam enable-mfa-device --user-name root --serial-number ${arn}`;
const create = "aws iam create-virtual-mfa-device --virtual-mfa-device-name root-account-mfa-device";
const forVariable = 'aws iam enable-mfa-device --user-name "$U" --serial-number x';
const script = `#!/bin/sh\nset -eu\necho "it's on"\n${enable}\n`;
const python = (user: string) =>
  `import boto3\n\ndef handler(event, context):\n    boto3.client("iam").enable_mfa_device(UserName=${user}, SerialNumber="x")\n`;
const base64 = (text: string) => Buffer.from(text).toString("base64");
const base64Gzip = (text: string) => gzipSync(text).toString("base64");
const aliceScript = script.replace("root --", "alice --").replace("/root-account-mfa-device", "/alice");

const template = (name: string, ends: Outcome, Type: string, Properties: object, more: object = {}): Evasion => ({
  name: `${name} (template)`,
  ends,
  files: templateFiles({ R: { Type, Properties } }, more),
});
const written = (name: string, ends: Outcome, content: string): Evasion => ({
  name: `${name} (YAML)`,
  ends,
  files: { "t.yaml": content },
});
const tf = (name: string, ends: Outcome, content: string, more: Readonly<Record<string, string>> = {}): Evasion => ({
  name: `${name} (HCL)`,
  ends,
  files: { ...hclFiles(content), ...more },
});
const tfJson = (name: string, ends: Outcome, type: string, arguments_: object): Evasion => ({
  name: `${name} (JSON)`,
  ends,
  files: hclJsonFiles({ resource: { [type]: { r: arguments_ } } }),
});
const plan = (name: string, ends: Outcome, type: string, after: object): Evasion => ({
  name: `${name} (plan)`,
  ends,
  files: planFiles({ [`${type}.r`]: after }),
});
const block = (type: string, body: string, before = "") => `${before}resource "${type}" "r" {\n${body}\n}\n`;

/** A call whose name a variable completes, which another template writes. */
const forWord = "aws iam enable-$W-device --user-name root --serial-number x";
const ofOtherTemplate = (name: string, value: string): Evasion => ({
  name: `${name} (YAML)`,
  ends: "possible",
  files: {
    "inner.yaml": "Resources: {T: {Type: AWS::SNS::Topic}}\nOutputs: {Word: {Value: mfa, Export: {Name: word}}}\n",
    "t.yaml": [
      "Parameters: {Output: {Type: String, Default: Outputs.Word}}",
      "Resources:",
      "  N: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: ./inner.yaml}}",
      "  R:",
      "    Type: AWS::CodeBuild::Project",
      "    Properties:",
      `      Environment: {EnvironmentVariables: [{Name: W, Value: ${value}}]}`,
      `      Source: {BuildSpec: 'phases: {build: {commands: ["${forWord}"]}}'}`,
      "",
    ].join("\n"),
  },
});

const userData: readonly Evasion[] = [
  template("user data", "possible", "AWS::EC2::Instance", { UserData: { "Fn::Base64": script } }),
  template("user data that is packed already", "possible", "AWS::EC2::Instance", { UserData: base64(script) }),
  template("user data that gzip packs", "possible", "AWS::EC2::Instance", { UserData: base64Gzip(script) }),
  template("user data with references", "possible", "AWS::EC2::Instance", {
    UserData: { "Fn::Base64": { "Fn::Sub": `#!/bin/sh\nexport AWS_REGION=\${AWS::Region}\n${enable}\n` } },
  }),
  template("user data in parts", "possible", "AWS::EC2::Instance", {
    UserData: { "Fn::Base64": { "Fn::Join": ["", ["aws iam enable-m", "fa-device --user-name ro", "ot\n"]] } },
  }),
  template(
    "user data under a condition",
    "possible",
    "AWS::EC2::Instance",
    {
      UserData: { "Fn::If": ["C", { "Fn::Base64": script }, { Ref: "AWS::NoValue" }] },
    },
    { Parameters: { P: { Type: "String" } }, Conditions: { C: { "Fn::Equals": [{ Ref: "P" }, "x"] } } },
  ),
  template(
    "user data of a parameter's default",
    "possible",
    "AWS::EC2::Instance",
    { UserData: { Ref: "P" } },
    { Parameters: { P: { Type: "String", Default: base64(script) } } },
  ),
  template(
    "a part of a command in a parameter's default",
    "possible",
    "AWS::EC2::Instance",
    { UserData: { "Fn::Base64": { "Fn::Sub": "aws iam enable-m${P} --user-name root" } } },
    { Parameters: { P: { Type: "String", Default: "fa-device" } } },
  ),
  template(
    "a part of a command in a mapping",
    "possible",
    "AWS::EC2::Instance",
    {
      UserData: {
        "Fn::Base64": {
          "Fn::Join": ["", ["aws iam enable-m", { "Fn::FindInMap": ["M", "a", "b"] }, " --user-name root"]],
        },
      },
    },
    { Mappings: { M: { a: { b: "fa-device" } } } },
  ),
  template("a user that the shell fills in", "unverifiable", "AWS::EC2::Instance", {
    UserData: { "Fn::Base64": '#!/bin/sh\naws iam enable-mfa-device --user-name "$1" --serial-number x\n' },
  }),
  template("a launch template", "possible", "AWS::EC2::LaunchTemplate", {
    LaunchTemplateData: { UserData: { "Fn::Base64": script } },
  }),
  template("a launch configuration", "possible", "AWS::AutoScaling::LaunchConfiguration", {
    UserData: { "Fn::Base64": script },
  }),
  template("a spot fleet", "possible", "AWS::EC2::SpotFleet", {
    SpotFleetRequestConfigData: { LaunchSpecifications: [{ UserData: { "Fn::Base64": script } }] },
  }),
  written(
    "cloud-config with a list of words",
    "possible",
    `Resources:\n  R:\n    Type: AWS::EC2::Instance\n    Properties:\n      UserData:\n        Fn::Base64: !Sub |\n          #cloud-config\n          hostname: \${AWS::StackName}\n          runcmd:\n            - [aws, iam, enable-mfa-device, --user-name, root, --serial-number, x]\n`,
  ),
  written(
    "cloud-config that writes a script",
    "possible",
    `Resources:\n  R:\n    Type: AWS::EC2::Instance\n    Properties:\n      UserData:\n        Fn::Base64: |\n          #cloud-config\n          write_files:\n            - path: /etc/x.sh\n              content: |\n                ${create}\n          runcmd: ["/etc/x.sh"]\n`,
  ),
  written(
    "user data of several parts",
    "possible",
    `Resources:\n  R:\n    Type: AWS::EC2::Instance\n    Properties:\n      UserData:\n        Fn::Base64: |\n          MIME-Version: 1.0\n          Content-Type: multipart/mixed; boundary="==B=="\n\n          --==B==\n          Content-Type: text/cloud-config\n\n          #cloud-config\n          runcmd:\n            - '${enable}'\n          --==B==--\n`,
  ),
  written(
    "PowerShell in user data",
    "possible",
    "Resources:\n  R:\n    Type: AWS::EC2::Instance\n    Properties:\n      UserData:\n        Fn::Base64: |\n          <powershell>\n          aws iam enable-mfa-device `\n            --user-name root --serial-number x\n          </powershell>\n",
  ),
  written(
    "text of a here-document with an apostrophe before the call",
    "possible",
    `Resources:\n  R:\n    Type: AWS::EC2::Instance\n    Properties:\n      UserData:\n        Fn::Base64: |\n          #!/bin/bash\n          cat > /etc/motd <<EOF\n          It's ours\n          EOF\n          ${enable}\n          cat > /etc/issue <<'EOF'\n          Don't\n          EOF\n`,
  ),
  tf("user data", "possible", block("aws_instance", `  user_data = <<-EOT\n    #!/bin/sh\n    ${enable}\n  EOT`)),
  ...[
    ["one of two texts", '  user_data = "x" == "x" ? local.code : ""'],
    ["a text among others", '  user_data = join("", [local.code,\n<<EOT\nx\nEOT\n])'],
  ].map(([name, body = ""]) =>
    tf(`user data of a local value that is ${name}`, "possible", block("aws_instance", body), {
      "locals.tf": `locals {\n  code = "${enable}"\n}\n`,
    }),
  ),
  tf("user data of a file", "possible", block("aws_instance", '  user_data = file("u.sh")'), { "u.sh": script }),
  tf(
    "user data of a template with what is not known",
    "possible",
    block(
      "aws_launch_template",
      '  user_data = base64encode(templatefile("u.sh", { region = var.r }))',
      'variable "r" {}\n',
    ),
    { "u.sh": `#!/bin/sh\nexport AWS_REGION=\${region}\n${enable}\n` },
  ),
  tf("user data that gzip packs", "possible", block("aws_instance", `  user_data_base64 = base64gzip("${enable}")`)),
  tf(
    "user data in parts",
    "possible",
    block("aws_instance", '  user_data = "aws iam enable-m${"fa"}-device --user-name root"'),
  ),
  tf(
    "user data of a local value",
    "possible",
    `locals {\n  u = "${enable}"\n}\n${block("aws_spot_instance_request", "  user_data = local.u")}`,
  ),
  tf("user data of an override file", "possible", block("aws_instance", '  user_data = "reboot"'), {
    "override.tf": block("aws_instance", `  user_data = "${enable}"`),
  }),
  tf(
    "a part of cloud-init",
    "possible",
    `data "cloudinit_config" "c" {\n  part {\n    content_type = "text/x-shellscript"\n    content      = "${enable}"\n  }\n}\n`,
  ),
  tf(
    "a block that a dynamic one makes",
    "possible",
    block(
      "aws_spot_fleet_request",
      `  dynamic "launch_specification" {\n    for_each = ["${enable}"]\n    content {\n      user_data = launch_specification.value\n    }\n  }`,
    ),
  ),
  tfJson("user data", "possible", "aws_instance", { user_data: script }),
  tfJson("user data that is packed already", "possible", "aws_launch_template", { user_data: base64(script) }),
  plan("user data", "possible", "aws_instance", { user_data: script }),
  plan("user data that is packed already", "possible", "aws_launch_template", { user_data: base64(script) }),
  plan("user data that gzip packs", "possible", "aws_instance", { user_data_base64: base64Gzip(script) }),
  tf(
    "user data by Cloud Control",
    "possible",
    block(
      "aws_cloudcontrolapi_resource",
      `  type_name = "AWS::EC2::Instance"\n  desired_state = jsonencode({ UserData = base64encode("${enable}") })`,
    ),
  ),
  tf(
    "user data of the awscc provider",
    "possible",
    block("awscc_ec2_instance", `  user_data = base64encode("${enable}")`),
  ),
  tf(
    "user data of a stack's template",
    "possible",
    block(
      "aws_cloudformation_stack_set",
      `  name = "s"\n  template_body = jsonencode({ Resources = { R = { Type = "AWS::EC2::Instance", Properties = { UserData = { "Fn::Base64" = "${enable}" } } } } })`,
    ),
  ),
];

const containers: readonly Evasion[] = [
  template("the command of a container", "possible", "AWS::ECS::TaskDefinition", {
    ContainerDefinitions: [{ Name: "c", Image: "x", Command: ["sh", "-c", enable] }],
  }),
  template("a command behind an entry point", "possible", "AWS::ECS::TaskDefinition", {
    ContainerDefinitions: [{ Name: "c", Image: "x", EntryPoint: ["sh", "-c"], Command: [enable] }],
  }),
  template("arguments of the image of the AWS CLI", "possible", "AWS::ECS::TaskDefinition", {
    ContainerDefinitions: [
      {
        Name: "c",
        Image: "public.ecr.aws/aws-cli/aws-cli:2.17",
        Command: ["iam", "enable-mfa-device", "--user-name", "root"],
      },
    ],
  }),
  template("a health check", "possible", "AWS::ECS::TaskDefinition", {
    ContainerDefinitions: [{ Name: "c", Image: "x", HealthCheck: { Command: ["CMD-SHELL", enable] } }],
  }),
  template("a job of Batch", "possible", "AWS::Batch::JobDefinition", {
    ContainerProperties: { Image: "x", Command: ["aws", "iam", "enable-mfa-device", "--user-name", "root"] },
  }),
  template("a user that the container's environment names", "possible", "AWS::ECS::TaskDefinition", {
    ContainerDefinitions: [
      { Image: "x", Environment: [{ Name: "U", Value: "root" }], Command: ["sh", "-c", forVariable] },
    ],
  }),
  template("a user who is a parameter of a job", "possible", "AWS::Batch::JobDefinition", {
    ContainerProperties: { Image: "amazon/aws-cli", Command: ["iam", "enable-mfa-device", "--user-name", "Ref::user"] },
    Parameters: { user: "root" },
  }),
  tf(
    "a user who is a parameter of a job without a default",
    "unverifiable",
    block(
      "aws_batch_job_definition",
      '  container_properties = jsonencode({ image = "amazon/aws-cli", command = ["iam", "enable-mfa-device", "--user-name", "Ref::user"] })',
    ),
  ),
  tf(
    "the command of a container",
    "possible",
    block(
      "aws_ecs_task_definition",
      `  family = "f"\n  container_definitions = jsonencode([{ name = "c", image = var.i, command = ["aws", "iam", "enable-mfa-device", "--user-name", "root"] }])`,
      'variable "i" {}\n',
    ),
  ),
  tf(
    "containers of a template with what is not known",
    "possible",
    block(
      "aws_ecs_task_definition",
      '  family = "f"\n  container_definitions = templatefile("c.json", { i = var.i })',
      'variable "i" {}\n',
    ),
    {
      "c.json": JSON.stringify([
        { image: "${i}", entryPoint: ["aws"], command: ["iam", "enable-mfa-device", "--user-name", "root"] },
      ]),
    },
  ),
  plan("the command of a container", "possible", "aws_ecs_task_definition", {
    container_definitions: JSON.stringify([{ name: "c", image: "x", command: ["sh", "-c", enable] }]),
  }),
  plan("a job of Batch", "possible", "aws_batch_job_definition", {
    container_properties: JSON.stringify({ image: "x", command: ["bash", "-lc", enable] }),
  }),
  template("what an event has a container do", "possible", "AWS::Events::Rule", {
    Targets: [
      {
        Id: "t",
        Arn: "x",
        Input: JSON.stringify({
          containerOverrides: [{ name: "c", command: ["aws", "iam", "enable-mfa-device", "--user-name", "root"] }],
        }),
      },
    ],
  }),
];

const buildspec = (command: string) =>
  `version: 0.2\nenv:\n  shell: bash\nphases:\n  build:\n    commands:\n      - echo "it's a build"\n      - ${command}\n`;

const builds: readonly Evasion[] = [
  template("a build", "possible", "AWS::CodeBuild::Project", {
    Source: { Type: "NO_SOURCE", BuildSpec: buildspec(`'${enable}'`) },
  }),
  template("a build with references", "possible", "AWS::CodeBuild::Project", {
    Source: { BuildSpec: { "Fn::Sub": `${buildspec(`"${enable}"`)}      - echo \${AWS::Region}\n` } },
  }),
  template("a build that is JSON", "possible", "AWS::CodeBuild::Project", {
    Source: {
      BuildSpec: JSON.stringify({
        version: 0.2,
        phases: { build: { commands: ["U=root", "aws iam enable-mfa-device --user-name $U"] } },
      }),
    },
  }),
  tf(
    "a build",
    "possible",
    block(
      "aws_codebuild_project",
      `  source {\n    type = "NO_SOURCE"\n    buildspec = yamlencode({ phases = { build = { commands = ["${enable}"] } } })\n  }`,
    ),
  ),
  tf(
    "a build of a file",
    "possible",
    block("aws_codebuild_project", '  source {\n    buildspec = file("b.yml")\n  }'),
    { "b.yml": buildspec(enable) },
  ),
  tfJson("a build", "possible", "aws_codebuild_project", { source: [{ buildspec: buildspec(enable) }] }),
  plan("a build", "possible", "aws_codebuild_project", { source: [{ buildspec: buildspec(enable) }] }),
  template("commands of a pipeline", "possible", "AWS::CodePipeline::Pipeline", {
    Stages: [{ Name: "s", Actions: [{ Name: "a", Commands: ["echo a", enable] }] }],
  }),
  template("an app of Amplify", "possible", "AWS::Amplify::App", {
    BuildSpec: `version: 1\nfrontend:\n  phases:\n    build:\n      commands:\n        - ${enable}\n`,
  }),
  template("a component of Image Builder", "possible", "AWS::ImageBuilder::Component", {
    Data: `schemaVersion: 1.0\nphases:\n  - name: build\n    steps:\n      - name: a\n        action: ExecuteBash\n        inputs:\n          commands:\n            - ${enable}\n`,
  }),
  template("a notebook", "possible", "AWS::SageMaker::NotebookInstanceLifecycleConfig", {
    OnStart: [{ Content: { "Fn::Base64": script } }],
  }),
  template("a step of EMR", "possible", "AWS::EMR::Cluster", {
    Steps: [{ HadoopJarStep: { Jar: "command-runner.jar", Args: ["bash", "-c", enable] } }],
  }),
];

const programs: readonly Evasion[] = [
  template("a function in Python", "possible", "AWS::Lambda::Function", { Code: { ZipFile: python('"root"') } }),
  template("a function whose user an event names", "unverifiable", "AWS::Lambda::Function", {
    Code: { ZipFile: python('event["user"]') },
  }),
  template("a function in JavaScript", "possible", "AWS::Serverless::Function", {
    InlineCode:
      'await iam.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: "root-account-mfa-device" }));\n',
  }),
  template("a canary", "possible", "AWS::Synthetics::Canary", {
    Code: { Script: `await iam.enableMFADevice({ UserName: "root", SerialNumber: "x" }).promise();` },
  }),
  template("a function that runs the CLI", "possible", "AWS::Lambda::Function", {
    Code: {
      ZipFile: `import subprocess\nsubprocess.run(["aws", "iam", "enable-mfa-device", "--user-name", "root"], check=True)\n`,
    },
  }),
  template("a function that runs a shell", "possible", "AWS::Lambda::Function", {
    Code: { ZipFile: `import os\nos.system("${enable}")\n` },
  }),
  tf(
    "a function in an archive",
    "possible",
    `data "archive_file" "a" {\n  type = "zip"\n  source {\n    filename = "i.py"\n    content  = <<-EOT\n${python('"root"')}    EOT\n  }\n}\n`,
  ),
  ofOtherTemplate("a variable that an output of a nested stack gives", "!GetAtt N.Outputs.Word"),
  ofOtherTemplate("a variable that an output by the name in a parameter gives", "!GetAtt [N, !Ref Output]"),
  ofOtherTemplate("a variable that an export gives", "!ImportValue word"),
  tf(
    "a variable that another value gives",
    "possible",
    `variable "word" { default = "mfa" }\n${block("aws_amplify_app", `  name = "a"\n  build_spec = "${forWord}"\n  environment_variables = { W = var.word }`)}`,
  ),
  written(
    "a file that cfn-init writes",
    "possible",
    `Resources:\n  R:\n    Type: AWS::AutoScaling::AutoScalingGroup\n    Metadata:\n      AWS::CloudFormation::Init:\n        config:\n          files:\n            /etc/x.sh:\n              content: |\n                ${enable}\n    Properties: {MinSize: "1", MaxSize: "1"}\n`,
  ),
  written(
    "a command of cfn-init",
    "possible",
    `Resources:\n  R:\n    Type: AWS::EC2::Instance\n    Metadata:\n      AWS::CloudFormation::Init:\n        config:\n          commands:\n            a: {command: !Sub "AWS_REGION=\${AWS::Region} ${enable}"}\n    Properties: {ImageId: ami-1}\n`,
  ),
  {
    name: "a nested stack that is given the command (template)",
    ends: "possible",
    files: {
      "t.yaml": `Resources:\n  N:\n    Type: AWS::CloudFormation::Stack\n    Properties:\n      TemplateURL: inner.yaml\n      Parameters: {P: "${enable}"}\n`,
      "inner.yaml":
        "Parameters: {P: {Type: String}}\nResources:\n  R:\n    Type: AWS::EC2::Instance\n    Properties:\n      UserData: {Fn::Base64: !Ref P}\n",
    },
  },
];

const innocentTemplate = (name: string, Type: string, Properties: object) => ({
  name: `${name} (template)`,
  files: templateFiles({ R: { Type, Properties } }),
});

/** Other types whose resources hold code. */
const moreHolders: readonly Evasion[] = [
  template("a host of Deadline Cloud", "possible", "AWS::Deadline::Fleet", {
    Configuration: { CustomerManaged: {}, HostConfiguration: { ScriptBody: script } },
  }),
  template("an environment of Deadline Cloud", "possible", "AWS::Deadline::QueueEnvironment", {
    Template: `environment:\n  script:\n    actions:\n      onEnter:\n        command: bash\n        args: ["-c", "${enable}"]\n`,
  }),
  template("an express service", "possible", "AWS::ECS::ExpressGatewayService", {
    PrimaryContainer: { Image: "x", Command: ["sh", "-c", enable] },
  }),
  template("a job of IoT", "possible", "AWS::IoT::JobTemplate", {
    Document: JSON.stringify({ steps: [{ action: { type: "runCommand", input: { command: enable } } }] }),
  }),
  template("the command of a function's image", "possible", "AWS::Lambda::Function", {
    Code: { ImageUri: "x" },
    ImageConfig: { EntryPoint: ["sh", "-c"], Command: [enable] },
  }),
  tf(
    "the command of a function's image",
    "possible",
    block("aws_lambda_function", `  image_config {\n    entry_point = ["sh"]\n    command = ["-c", "${enable}"]\n  }`),
  ),
  template("a container of Lightsail", "possible", "AWS::Lightsail::Container", {
    ContainerServiceDeployment: { Containers: [{ Image: "x", Command: ["sh", "-c", enable] }] },
  }),
  plan("a container of Lightsail", "possible", "aws_lightsail_container_service_deployment_version", {
    container: [{ image: "amazon/aws-cli", command: ["iam", "enable-mfa-device", "--user-name", "root"] }],
  }),
  template("what a pipe has a container do", "possible", "AWS::Pipes::Pipe", {
    TargetParameters: {
      EcsTaskParameters: { Overrides: { ContainerOverrides: [{ Command: ["sh", "-c", enable] }] } },
    },
  }),
  template("a job of SageMaker", "possible", "AWS::SageMaker::ProcessingJob", {
    AppSpecification: {
      ContainerEntrypoint: ["aws"],
      ContainerArguments: ["iam", "enable-mfa-device", "--user-name", "root"],
    },
  }),
  tf(
    "a job of SageMaker",
    "possible",
    block(
      "awscc_sagemaker_processing_job",
      `  app_specification = { container_entrypoint = ["sh", "-c", "${enable}"] }`,
    ),
  ),
  template("a command that a resource of the registry runs", "possible", "AWSUtility::CloudFormation::CommandRunner", {
    Command: enable,
  }),
  template("an experiment", "possible", "AWS::FIS::ExperimentTemplate", {
    Actions: {
      a: { ActionId: "aws:ssm:send-command", Parameters: { documentParameters: `{"commands":["${enable}"]}` } },
    },
  }),
  tf(
    "an experiment",
    "possible",
    block(
      "aws_fis_experiment_template",
      `  action {\n    action_id = "aws:ssm:send-command"\n    parameter {\n      key   = "documentParameters"\n      value = jsonencode({ commands = ["${enable}"] })\n    }\n  }`,
    ),
  ),
  template("a response plan", "possible", "AWS::SSMIncidents::ResponsePlan", {
    Actions: [{ SsmAutomation: { Parameters: [{ Key: "commands", Values: [enable] }] } }],
  }),
  tf(
    "a task that runs while Terraform plans",
    "possible",
    `data "aws_ecs_task_execution" "t" {\n  overrides {\n    container_overrides {\n      command = ["sh", "-c", "${enable}"]\n    }\n  }\n}\n`,
  ),
  tf(
    "a function that runs while Terraform plans",
    "possible",
    'data "aws_lambda_invocation" "i" {\n  function_name = "f"\n  input = jsonencode({ Action = "EnableMFADevice", UserName = "root" })\n}\n',
  ),
  tf(
    "an action that sends commands",
    "possible",
    `action "aws_ssm_send_command" "a" {\n  config {\n    document_name = "AWS-RunShellScript"\n    parameters = { commands = ["${enable}"] }\n  }\n}\n`,
  ),
  tf("a shell script", "possible", block("shell_script", `  lifecycle_commands {\n    create = "${enable}"\n  }`)),
  tfJson("a shell script", "possible", "shell_script", { lifecycle_commands: { create: enable, delete: "true" } }),
  tf("a script that is written", "possible", block("local_file", `  filename = "x.sh"\n  content  = "${enable}"`)),
  plan("a script that is written", "possible", "local_sensitive_file", {
    filename: "x",
    content_base64: base64(script),
  }),
  tf(
    "a script that is uploaded",
    "possible",
    block("aws_instance", `  provisioner "file" {\n    content     = "${enable}"\n    destination = "/tmp/x.sh"\n  }`),
  ),
  tf(
    "a file that is uploaded",
    "possible",
    block("aws_instance", '  provisioner "file" {\n    source      = "x.sh"\n    destination = "/tmp/x.sh"\n  }'),
    { "x.sh": script },
  ),
  template("what a state machine starts", "possible", "AWS::StepFunctions::StateMachine", {
    Definition: {
      States: {
        A: {
          Resource: "arn:aws:states:::codebuild:startBuild",
          Parameters: { BuildspecOverride: buildspec(`'${enable}'`) },
        },
      },
    },
  }),
  template("a machine that a state machine starts", "possible", "AWS::StepFunctions::StateMachine", {
    Definition: {
      States: {
        A: { Resource: "arn:aws:states:::aws-sdk:ec2:runInstances", Parameters: { UserData: base64(script) } },
      },
    },
  }),
];

export const codeEvasions: readonly Evasion[] = [...userData, ...containers, ...builds, ...programs, ...moreHolders];

/** Code that calls for nobody's device but a user's who is known, or only speaks of such a call. */
export const codeInnocents: readonly Pick<Evasion, "name" | "files">[] = [
  innocentTemplate("a user that the container's environment names", "AWS::ECS::TaskDefinition", {
    ContainerDefinitions: [
      { Image: "x", Environment: [{ Name: "U", Value: "alice" }], Command: ["sh", "-c", forVariable] },
    ],
  }),
  innocentTemplate("a user that a build's environment names", "AWS::CodeBuild::Project", {
    Environment: { EnvironmentVariables: [{ Name: "U", Value: "alice" }] },
    Source: { BuildSpec: buildspec(`'${forVariable}'`) },
  }),
  innocentTemplate("a user that the build names", "AWS::CodeBuild::Project", {
    Source: {
      BuildSpec: JSON.stringify({ env: { variables: { U: "alice" } }, phases: { build: { commands: [forVariable] } } }),
    },
  }),
  innocentTemplate("user data for alice", "AWS::EC2::Instance", { UserData: { "Fn::Base64": aliceScript } }),
  innocentTemplate("user data that prints a call", "AWS::EC2::Instance", {
    UserData: { "Fn::Base64": `#!/bin/sh\necho "run ${enable}"\n# ${enable}\n` },
  }),
  innocentTemplate("user data that takes the device away", "AWS::EC2::Instance", {
    UserData: { "Fn::Base64": `aws iam deactivate-mfa-device --user-name root --serial-number ${arn}\n` },
  }),
  innocentTemplate("a build that says whom it is for before", "AWS::CodeBuild::Project", {
    Source: {
      BuildSpec: JSON.stringify({
        phases: { build: { commands: ["U=alice", "aws iam enable-mfa-device --user-name $U --serial-number x"] } },
      }),
    },
  }),
  innocentTemplate("a build that prints a call", "AWS::CodeBuild::Project", {
    Source: { BuildSpec: buildspec(`echo ${enable}`) },
  }),
  innocentTemplate("a container whose name speaks of a call", "AWS::ECS::TaskDefinition", {
    ContainerDefinitions: [
      { Name: enable, Image: "x", Command: ["echo", "aws", "iam", "enable-mfa-device", "--user-name", "root"] },
    ],
  }),
  innocentTemplate("a function for alice", "AWS::Lambda::Function", { Code: { ZipFile: python('"alice"') } }),
  innocentTemplate("a function that only speaks of a call", "AWS::Lambda::Function", {
    Code: {
      ZipFile: `# iam.enable_mfa_device(UserName="root")\nprint("${enable}")\nALARM = ["EnableMFADevice", "root"]\n`,
    },
  }),
  {
    name: "user data for alice (HCL)",
    files: hclFiles(
      block("aws_instance", `  user_data = <<-EOT\n    ${aliceScript.replaceAll("\n", "\n    ")}\n  EOT`),
    ),
  },
  {
    name: "user data of an unknown script (HCL)",
    files: hclFiles(block("aws_instance", "  user_data = var.u", 'variable "u" {}\n')),
  },
  {
    name: "user data as its hash (plan)",
    files: planFiles({ "aws_instance.r": { user_data: "6f1ed002ab5595859014ebf0951522d9aaaaaaaa" } }),
  },
  innocentTemplate("a function of that name of another library", "AWS::Lambda::Function", {
    Code: {
      ZipFile: "def enable_mfa(pool):\n    pool.enable_mfa(True)\n\niam.MfaDevice('root', 'x').disassociate()\n",
    },
  }),
  innocentTemplate("a container of Lightsail for alice", "AWS::Lightsail::Container", {
    ContainerServiceDeployment: { Containers: [{ Image: "x", Command: ["sh", "-c", aliceScript] }] },
  }),
  innocentTemplate("an experiment for alice", "AWS::FIS::ExperimentTemplate", {
    Actions: { a: { Parameters: { documentParameters: JSON.stringify({ commands: [aliceScript] }) } } },
  }),
  {
    name: "a text for people that is written (HCL)",
    files: hclFiles(block("local_file", `  filename = "README.md"\n  content  = "${enable}"`)),
  },
  {
    name: "a text for people that is uploaded (HCL)",
    files: hclFiles(
      block(
        "aws_instance",
        `  provisioner "file" {\n    content     = "${enable}"\n    destination = "/etc/motd"\n  }`,
      ),
    ),
  },
  {
    name: "a shell script that undoes (HCL)",
    files: hclFiles(
      block("shell_script", `  lifecycle_commands {\n    create = "true"\n    delete = "${enable}"\n  }`),
    ),
  },
];
