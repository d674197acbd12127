/** What an attempt must come to: a finding of either kind, or an input that says that it was not (wholly) read. */
export type Outcome = "certain" | "possible" | "unverifiable" | "refused";

export interface Evasion {
  readonly name: string;
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  readonly ends: Outcome;
  readonly paths?: readonly string[];
}

const cfn = (users: string, more = "") =>
  `${more}Resources:\n  Mfa:\n    Type: AWS::IAM::VirtualMFADevice\n    Properties:\n      Users: ${users}\n`;
const one = (name: string, ends: Outcome, content: string | Uint8Array, path = "t.yaml"): Evasion => ({
  name,
  ends,
  files: { [path]: content },
});
const tf = (body: string, rest = "") => `resource "aws_iam_virtual_mfa_device" "a" {\n${body}\n}\n${rest}`;
const named = (expression: string, rest = "") => tf(`  virtual_mfa_device_name = ${expression}`, rest);
const after = '{"virtual_mfa_device_name":"root-account-mfa-device","path":"/"}';
const change = (rest: string) =>
  `{"address":"aws_iam_virtual_mfa_device.a","mode":"managed","type":"aws_iam_virtual_mfa_device","name":"a",${rest}}`;
const plan = (changes: string, more = "") =>
  `{"format_version":"1.2","terraform_version":"1.9.0"${more},"resource_changes":[${changes}]}`;
const create = change(`"change":{"actions":["create"],"before":null,"after":${after},"after_unknown":{}}`);
const json = JSON.stringify({
  Resources: { Mfa: { Type: "AWS::IAM::VirtualMFADevice", Properties: { Users: ["root"] } } },
});
const arn = "arn:aws:iam::111122223333:mfa/root-account-mfa-device";
const indented = cfn("[root]").replaceAll("\n", "\n          ");
const stackSet = (body: string) =>
  `Resources:\n  Set:\n    Type: AWS::CloudFormation::StackSet\n    Properties:\n      StackSetName: s\n      PermissionModel: SELF_MANAGED\n      TemplateBody: ${body}\n`;

export const evasions: readonly Evasion[] = [
  // Spelling
  one(
    "escaped letters in JSON",
    "certain",
    json.replace("VirtualMFA", "\\u0056irtual\\u004dFA").replace('"root"', '"\\u0072oot"'),
    "t.json",
  ),
  one(
    "escaped keys in JSON",
    "certain",
    json
      .replace('"Resources"', '"\\u0052esources"')
      .replace('"Type"', '"\\u0054ype"')
      .replace('"Users"', '"\\u0055sers"'),
    "t.json",
  ),
  one(
    "escaped letters in YAML",
    "certain",
    cfn('["\\x72\\u006f\\U0000006ft"]').replace("AWS::IAM::VirtualMFADevice", '"AWS::IAM::\\x56irtualMFADevice"'),
  ),
  one("quoted keys", "certain", cfn("['root']").replace("Type:", '"Type" :').replace("Resources:", "'Resources':")),
  one(
    "a folded scalar",
    "certain",
    cfn("[root]").replace("AWS::IAM::VirtualMFADevice", ">-\n      AWS::IAM::VirtualMFADevice"),
  ),
  one("a literal with blank space around", "certain", cfn("\n        - |\n          root\n")),
  one("the root ARN of a partition", "certain", cfn('["arn:aws-us-gov:iam::111122223333:root"]')),
  one("other capitals", "certain", cfn("[ROOT]")),
  one("the credential report's name", "certain", cfn('["<root_account>"]')),
  one(
    "explicit keys",
    "certain",
    "? Resources\n: ? Mfa\n  : ? Type\n    : AWS::IAM::VirtualMFADevice\n    ? Properties\n    : ? Users\n      : - root\n",
  ),
  one(
    "flow style on one line",
    "certain",
    "{Resources: {Mfa: {Type: AWS::IAM::VirtualMFADevice, Properties: {Users: [root]}}}}",
  ),
  one("a string tag", "certain", cfn("[!!str root]").replace("AWS::IAM", "!!str AWS::IAM")),
  one("a local tag of the string kind", "certain", cfn("[!<tag:yaml.org,2002:str> root]")),
  one("a document mark and directives before", "certain", `%YAML 1.1\n---\n${cfn("[root]")}`),
  one("a second document", "refused", `a: 1\n---\n${cfn("[root]")}`),
  one(
    "explicit keys in flow style",
    "certain",
    "{? Resources : {Mfa: {Type: AWS::IAM::VirtualMFADevice, Properties: {Users: [root]}}}}",
  ),
  one("a key with escapes of YAML", "certain", cfn("[root]").replace("Resources:", '"\\x52esources":')),
  one("a key with a tag", "certain", cfn("[root]").replace("Resources:", "!!str Resources:")),
  one("a key with an anchor", "certain", cfn("[root]").replace("Resources:", "&r Resources:")),
  one(
    "a key with an anchor in flow style",
    "certain",
    "{&r Resources: {Mfa: {Type: AWS::IAM::VirtualMFADevice, Properties: {Users: [root]}}}}",
  ),
  one("an alias as the key", "certain", `Description: &r Resources\n${cfn("[root]").replace("Resources:", "*r :")}`),
  one(
    "a Terraform stack's body from a variable",
    "unverifiable",
    'variable "b" {}\nresource "aws_cloudformation_stack" "s" {\n  name = "s"\n  template_body = var.b\n}\n',
    "main.tf",
  ),
  one(
    "a Terraform stack's body that cannot be parsed",
    "refused",
    'resource "aws_cloudformation_stack" "s" {\n  name = "s"\n  template_body = "Resources: {Mfa: ["\n}\n',
    "main.tf",
  ),
  one(
    "a macro in a Terraform stack's body",
    "unverifiable",
    'resource "aws_cloudformation_stack" "s" {\n  name = "s"\n  template_body = "{\\"Transform\\":\\"Evil\\",\\"Resources\\":{\\"A\\":{\\"Type\\":\\"AWS::SNS::Topic\\"}}}"\n}\n',
    "main.tf",
  ),
  one(
    "a Terraform stack set's body from S3",
    "unverifiable",
    'resource "awscc_cloudformation_stack_set" "s" {\n  stack_set_name = "s"\n  permission_model = "SELF_MANAGED"\n  template_url = "https://b.s3.amazonaws.com/t.yaml"\n}\n',
    "main.tf",
  ),
  one(
    "a plan's stack body from S3",
    "unverifiable",
    plan(
      change(
        '"change":{"actions":["create"],"before":null,"after":{"name":"s","template_url":"https://b.s3.amazonaws.com/t.yaml"},"after_unknown":{"template_body":true}}',
      ).replaceAll("aws_iam_virtual_mfa_device", "aws_cloudformation_stack"),
    ),
    "plan.json",
  ),
  one(
    "a quote in a comment of flow style",
    "certain",
    '{ # "\n Resources: {Mfa: {Type: AWS::IAM::VirtualMFADevice, Properties: {Users: [root]}}}}',
  ),
  one(
    "an apostrophe in a word of flow style",
    "certain",
    "{Description: it's, Resources: {Mfa: {Type: AWS::IAM::VirtualMFADevice, Properties: {Users: [root]}}}, Metadata: it's}",
  ),
  one(
    "a bracket in a quote over two lines",
    "certain",
    "{Description: 'a\n }} b', Resources: {Mfa: {Type: AWS::IAM::VirtualMFADevice, Properties: {Users: [root]}}}}",
  ),
  one(
    "a tag before flow style",
    "certain",
    `--- !!map\n{Resources: {Mfa: {Type: AWS::IAM::VirtualMFADevice, Properties: {Users: [root]}}}}`,
  ),
  one(
    "an anchor before flow style",
    "certain",
    `--- &a {Resources: {Mfa: {Type: AWS::IAM::VirtualMFADevice, Properties: {Users: [root]}}}}`,
  ),
  one("line separators of YAML 1.1", "certain", `Description: a\u2028${cfn("[root]").replaceAll("\n", "\u2028")}`),
  one("next lines of YAML 1.1", "certain", `Description: a\u0085${cfn("[root]").replaceAll("\n", "\u0085")}`),
  one(
    "escapes and a duplicate key",
    "certain",
    `${cfn("[root]").replace("Type:", '"\\x54ype":').replace("AWS::IAM", '"AWS\\x3a:IAM').replace("Device", 'Device"')}Outputs: {}\nOutputs: {}\n`,
  ),
  // Anchors
  one("an anchor elsewhere", "certain", `Metadata:\n  a: &who root\n${cfn("[*who]")}`),
  one(
    "the type by an alias",
    "certain",
    `Metadata:\n  a: &type AWS::IAM::VirtualMFADevice\n${cfn("[root]").replace("AWS::IAM::VirtualMFADevice", "*type")}`,
  ),
  one(
    "a merge key",
    "certain",
    `Metadata:\n  a: &all\n    Type: AWS::IAM::VirtualMFADevice\n    Properties: {Users: [root]}\nResources:\n  Mfa:\n    <<: *all\n`,
  ),
  one(
    "merge keys in a list",
    "certain",
    `Metadata:\n  a: &one {Type: AWS::IAM::VirtualMFADevice}\n  b: &two {Properties: {Users: [root]}}\nResources:\n  Mfa:\n    <<: [*one, *two]\n`,
  ),
  one(
    "the whole section by an alias",
    "certain",
    `Metadata: &all\n  Mfa: {Type: AWS::IAM::VirtualMFADevice, Properties: {Users: [root]}}\nResources: *all\n`,
  ),
  // Encodings
  one("UTF-16", "certain", Buffer.from(`\uFEFF${json}`, "utf16le"), "t.json"),
  one("UTF-16, big end first", "certain", Buffer.from(`\uFEFF${cfn("[root]")}`, "utf16le").swap16()),
  one("a byte order mark", "certain", `\uFEFF${json}`, "t.json"),
  one("carriage returns", "certain", cfn("[root]").replaceAll("\n", "\r\n")),
  // Intrinsics
  one("split over Fn::Join", "certain", cfn('[!Join ["", [ro, !Join ["", [o, t]]]]]')),
  one("Fn::Sub of the ARN", "certain", cfn('[!Sub "arn:${AWS::Partition}:iam::${AWS::AccountId}:root"]')),
  one("Fn::Sub with its own map", "certain", cfn('[!Sub ["${A}${B}", {A: ro, B: ot}]]')),
  one("Fn::Select of Fn::Split", "certain", cfn('[!Select [1, !Split [",", "alice,root"]]]')),
  one("Fn::Select with a text index", "certain", cfn('[!Select ["0", [root]]]')),
  one("the whole list by Fn::Split", "certain", cfn('!Split [",", "alice,root"]')),
  one(
    "nested Fn::If",
    "possible",
    cfn(
      "[!If [A, !If [B, alice, root], bob]]",
      "Parameters:\n  P: {Type: String}\nConditions:\n  A: !Equals [!Ref P, x]\n  B: !Equals [!Ref P, y]\n",
    ),
  ),
  one(
    "both branches of an Fn::If",
    "certain",
    cfn("[!If [A, root, root]]", "Parameters:\n  P: {Type: String}\nConditions:\n  A: !Equals [!Ref P, x]\n"),
  ),
  one(
    "the whole Properties in an Fn::If",
    "possible",
    "Parameters:\n  P: {Type: String}\nConditions:\n  A: !Equals [!Ref P, x]\nResources:\n  Mfa:\n    Type: AWS::IAM::VirtualMFADevice\n    Properties:\n      Fn::If: [A, {Users: [root]}, {Users: [alice]}]\n",
  ),
  one(
    "a resource condition",
    "possible",
    cfn("[root]", "Parameters:\n  P: {Type: String}\nConditions:\n  A: !Equals [!Ref P, x]\n").replace(
      "    Type: AWS::IAM",
      "    Condition: A\n    Type: AWS::IAM",
    ),
  ),
  one("a parameter default", "certain", cfn("[!Ref P]", "Parameters:\n  P: {Type: String, Default: root}\n")),
  one(
    "a list parameter default",
    "certain",
    cfn("!Ref P", "Parameters:\n  P: {Type: CommaDelimitedList, Default: 'alice,root'}\n"),
  ),
  one("a parameter without a default", "unverifiable", cfn("[!Ref P]", "Parameters:\n  P: {Type: String}\n")),
  one(
    "a parameter store parameter",
    "unverifiable",
    cfn("[!Ref P]", "Parameters:\n  P: {Type: AWS::SSM::Parameter::Value<String>, Default: /who}\n"),
  ),
  one("a dynamic reference", "unverifiable", cfn('["{{resolve:ssm:/who}}"]')),
  one("a part of a dynamic reference", "unverifiable", cfn('["ro{{resolve:ssm:/ot}}"]')),
  one(
    "a mapping by region",
    "possible",
    cfn(
      "[!FindInMap [M, !Ref AWS::Region, who]]",
      "Mappings:\n  M:\n    eu-west-1: {who: root}\n    us-east-1: {who: alice}\n",
    ),
  ),
  one(
    "a mapping with a default value",
    "certain",
    cfn(
      "[!FindInMap [M, none, who, {DefaultValue: root}]]",
      "Transform: AWS::LanguageExtensions\nMappings:\n  M: {a: {who: alice}}\n",
    ),
  ),
  one("an import of another stack's export", "unverifiable", cfn("[!ImportValue who]")),
  one(
    "an export of the same run",
    "certain",
    cfn("[!ImportValue who]", "Outputs:\n  O: {Value: root, Export: {Name: who}}\n"),
  ),
  one(
    "a custom resource's attribute",
    "unverifiable",
    cfn("[!GetAtt C.Who]").replace(
      "Resources:\n",
      "Resources:\n  C: {Type: Custom::Who, Properties: {ServiceToken: x}}\n",
    ),
  ),
  one("an unknown function", "unverifiable", cfn('[{"Fn::Whatever": [root]}]')),
  one(
    "a macro in the resource",
    "unverifiable",
    cfn("[root]").replace("Users: [root]", "Fn::Transform: {Name: Evil, Parameters: {a: b}}"),
  ),
  one("a macro over the template", "unverifiable", "Transform: Evil\nResources:\n  A: {Type: 'AWS::SNS::Topic'}\n"),
  one(
    "Fn::ForEach of resources",
    "certain",
    "Transform: AWS::LanguageExtensions\nResources:\n  Fn::ForEach::Loop:\n    - Who\n    - [alice, root]\n    - Mfa${Who}:\n        Type: AWS::IAM::VirtualMFADevice\n        Properties: {Users: [!Ref Who]}\n",
  ),
  one(
    "the type from Fn::ForEach",
    "certain",
    "Transform: AWS::LanguageExtensions\nResources:\n  Fn::ForEach::Loop:\n    - Kind\n    - [VirtualMFADevice]\n    - Mfa:\n        Type: !Sub AWS::IAM::${Kind}\n        Properties: {Users: [root]}\n",
  ),
  one(
    "the type from Fn::ForEach, in plain text",
    "certain",
    "Transform: AWS::LanguageExtensions\nResources:\n  Fn::ForEach::Loop:\n    - Kind\n    - [VirtualMFADevice]\n    - Mfa:\n        Type: AWS::IAM::${Kind}\n        Properties: {Users: [root]}\n",
  ),
  one(
    "Fn::ForEach over a parameter",
    "unverifiable",
    "Transform: AWS::LanguageExtensions\nParameters:\n  P: {Type: CommaDelimitedList}\nResources:\n  Fn::ForEach::Loop:\n    - Who\n    - !Ref P\n    - Mfa${Who}:\n        Type: AWS::IAM::VirtualMFADevice\n        Properties: {Users: [!Ref Who]}\n",
  ),
  {
    name: "a local include",
    ends: "certain",
    files: {
      "t.yaml": "Resources:\n  Fn::Transform: {Name: AWS::Include, Parameters: {Location: ./part.yaml}}\n",
      "part.yaml": "Mfa:\n  Type: AWS::IAM::VirtualMFADevice\n  Properties: {Users: [root]}\n",
    },
  },
  one(
    "a remote include",
    "unverifiable",
    "Resources:\n  Fn::Transform: {Name: AWS::Include, Parameters: {Location: 's3://b/part.yaml'}}\n",
  ),
  one(
    "a SAM template",
    "certain",
    `Transform: AWS::Serverless-2016-10-31\nGlobals: {Function: {Timeout: 3}}\n${cfn("[root]")}`,
  ),
  // Templates inside
  one("a stack set's body", "certain", stackSet(`|\n          ${indented}`)),
  one("a stack set's body as JSON text", "certain", stackSet(JSON.stringify(json))),
  one(
    "a stack set's body by Fn::Sub",
    "certain",
    stackSet(`!Sub |\n          ${indented.replace("root", "${Who}")}`)
      .replace("Resources", "Parameters:\n  Who: {Type: String, Default: root}\nResources")
      .replace("certain", ""),
  ),
  one(
    "a stack set's body from S3",
    "unverifiable",
    stackSet("x").replace("TemplateBody: x", "TemplateURL: https://b.s3.amazonaws.com/t.yaml"),
  ),
  {
    name: "a nested stack",
    ends: "certain",
    paths: ["outer.yaml"],
    files: {
      "outer.yaml":
        "Resources:\n  S:\n    Type: AWS::CloudFormation::Stack\n    Properties: {TemplateURL: ./inner.txt, Parameters: {Who: root}}\n",
      "inner.txt": cfn("[!Ref Who]", "Parameters:\n  Who: {Type: String}\n"),
    },
  },
  {
    name: "nested stacks in a circle",
    ends: "certain",
    files: {
      "a.yaml":
        "Parameters:\n  Who: {Type: String, Default: alice}\nResources:\n  S:\n    Type: AWS::CloudFormation::Stack\n    Properties: {TemplateURL: ./b.yaml, Parameters: {Who: root}}\n",
      "b.yaml": cfn("[!Ref Who]", "Parameters:\n  Who: {Type: String, Default: alice}\n").replace(
        "Resources:\n",
        "Resources:\n  S:\n    Type: AWS::CloudFormation::Stack\n    Properties: {TemplateURL: ./a.yaml}\n",
      ),
    },
  },
  one(
    "a nested stack out of reach",
    "unverifiable",
    "Resources:\n  S:\n    Type: AWS::CloudFormation::Stack\n    Properties: {TemplateURL: 'https://b.s3.amazonaws.com/t.yaml'}\n",
  ),
  one(
    "a Terraform stack's body in a heredoc",
    "certain",
    `resource "aws_cloudformation_stack" "s" {\n  name = "s"\n  template_body = <<EOT\n${cfn("[root]")}EOT\n}\n`,
    "main.tf",
  ),
  one(
    "a Terraform stack's body by jsonencode",
    "certain",
    `resource "aws_cloudformation_stack" "s" {\n  name = "s"\n  template_body = jsonencode({ Resources = { Mfa = { Type = "AWS::IAM::VirtualMFADevice", Properties = { Users = ["root"] } } } })\n}\n`,
    "main.tf",
  ),
  one(
    "a Terraform stack's body by yamlencode",
    "certain",
    `resource "aws_cloudformation_stack_set" "s" {\n  name = "s"\n  template_body = yamlencode({ Resources = { Mfa = { Type = "AWS::IAM::VirtualMFADevice", Properties = { Users = ["root"] } } } })\n}\n`,
    "main.tf",
  ),
  {
    name: "a Terraform stack's body by file()",
    ends: "certain",
    files: {
      "main.tf": `resource "aws_cloudformation_stack" "s" {\n  name = "s"\n  template_body = file("\${path.module}/body.txt")\n}\n`,
      "body.txt": cfn("[root]"),
    },
  },
  {
    name: "a Terraform stack's body by templatefile()",
    ends: "certain",
    files: {
      "main.tf": `resource "aws_cloudformation_stack" "s" {\n  name = "s"\n  template_body = templatefile("body.txt", { who = "root" })\n}\n`,
      "body.txt": cfn("[${who}]"),
    },
  },
  one(
    "a Terraform stack's body from S3",
    "unverifiable",
    `resource "aws_cloudformation_stack" "s" {\n  name = "s"\n  template_url = "https://b.s3.amazonaws.com/t.yaml"\n}\n`,
    "main.tf",
  ),
  one(
    "a Cloud Control stack",
    "certain",
    `resource "awscc_cloudformation_stack" "s" {\n  stack_name = "s"\n  template_body = ${JSON.stringify(json)}\n}\n`,
    "main.tf",
  ),
  // Terraform
  one(
    "a name in locals",
    "possible",
    named("local.n", 'locals {\n  n = join("-", ["root", "account", "mfa", "device"])\n}\n'),
    "main.tf",
  ),
  one(
    "a variable's default",
    "possible",
    named("var.n", 'variable "n" {\n  default = "root-account-mfa-device"\n}\n'),
    "main.tf",
  ),
  {
    name: "a variable file",
    ends: "possible",
    files: { "main.tf": named("var.n", 'variable "n" {}\n'), "terraform.tfvars": 'n = "root-account-mfa-device"\n' },
  },
  one("a variable without a value", "unverifiable", named("var.n", 'variable "n" {}\n'), "main.tf"),
  one(
    "a data source",
    "unverifiable",
    named("data.aws_ssm_parameter.n.value", 'data "aws_ssm_parameter" "n" {\n  name = "n"\n}\n'),
    "main.tf",
  ),
  one("escapes in HCL", "possible", named('"\\u0072oot-account-mfa-device"'), "main.tf"),
  one("a heredoc", "possible", named("trimspace(<<-EOT\n    root-account-mfa-device\n  EOT\n  )"), "main.tf"),
  one(
    "base64decode",
    "possible",
    named(`base64decode("${Buffer.from("root-account-mfa-device").toString("base64")}")`),
    "main.tf",
  ),
  one("jsondecode", "possible", named('jsondecode("{\\"a\\":\\"root-account-mfa-device\\"}").a'), "main.tf"),
  one("strrev", "possible", named('strrev("ecived-afm-tnuocca-toor")'), "main.tf"),
  one("a function that is not known", "unverifiable", named('provider::x::f("a")'), "main.tf"),
  one(
    "a conditional",
    "possible",
    named('var.p ? "alice" : "root-account-mfa-device"', 'variable "p" {}\n'),
    "main.tf",
  ),
  one(
    "for_each",
    "possible",
    tf('  for_each = toset(["alice", "root-account-mfa-device"])\n  virtual_mfa_device_name = each.key'),
    "main.tf",
  ),
  one(
    "count of an unknown",
    "possible",
    tf('  count = var.n\n  virtual_mfa_device_name = "root-account-mfa-device"', 'variable "n" {}\n'),
    "main.tf",
  ),
  one(
    "a provider of the community under another name",
    "possible",
    named('"root-account-mfa-device"', 'provider "aws" {\n  alias = "x"\n}\n').replace(
      "{\n  virtual",
      "{\n  provider = aws.x\n  virtual",
    ),
    "main.tf",
  ),
  one(
    "Cloud Control's device",
    "certain",
    'resource "awscc_iam_virtual_mfa_device" "a" {\n  users = ["root"]\n}\n',
    "main.tf",
  ),
  one(
    "JSON syntax",
    "possible",
    '{"resource":{"aws_iam_virtual_mfa_device":{"a":{"virtual_mfa_device_name":"${join(\\"-\\",[\\"root\\",\\"account-mfa-device\\"])}"}}}}',
    "main.tf.json",
  ),
  one(
    "JSON syntax in lists",
    "possible",
    '{"resource":[{"aws_iam_virtual_mfa_device":[{"a":[{"virtual_mfa_device_name":"root-account-mfa-device"}]}]}]}',
    "main.tf.json",
  ),
  one(
    "JSON syntax with escaped keys",
    "possible",
    '{"\\u0072esource":{"aws_iam_virtual_mfa_\\u0064evice":{"a":{"virtual_mfa_device_name":"root-account-mfa-device"}}}}',
    "main.tf.json",
  ),
  {
    name: "an override file",
    ends: "possible",
    files: { "main.tf": named('"alice"'), "x_override.tf": named('"root-account-mfa-device"') },
  },
  {
    name: "an override file that hides",
    ends: "possible",
    files: {
      "main.tf": named('"alice"'),
      "override.tf.json":
        '{"resource":{"aws_iam_virtual_mfa_device":{"a":{"virtual_mfa_device_name":"root-account-mfa-device"}}}}',
    },
  },
  { name: "a .tofu file", ends: "possible", files: { "main.tofu": named('"root-account-mfa-device"') } },
  {
    name: "a .tofu file that shadows a .tf",
    ends: "possible",
    files: { "main.tofu": named('"root-account-mfa-device"'), "main.tf": "" },
  },
  {
    name: "a .tf file shadowed by a .tofu",
    ends: "possible",
    files: { "main.tf": named('"root-account-mfa-device"'), "main.tofu": "" },
  },
  {
    name: "a local module",
    ends: "possible",
    files: {
      "main.tf": 'module "m" {\n  source = "./m"\n  n = "root-account-mfa-device"\n}\n',
      "m/a.tf": named("var.n", 'variable "n" {\n  default = "alice"\n}\n'),
    },
  },
  {
    name: "a module in a hidden folder",
    ends: "possible",
    files: {
      "main.tf": 'module "m" {\n  source = "./.hidden/m"\n}\n',
      ".hidden/m/a.tf": named('"root-account-mfa-device"'),
    },
  },
  {
    name: "a module in node_modules",
    ends: "possible",
    paths: ["."],
    files: {
      "main.tf": 'module "m" {\n  source = "./node_modules/m"\n}\n',
      "node_modules/m/a.tf": named('"root-account-mfa-device"'),
    },
  },
  one(
    "a module of a registry",
    "unverifiable",
    'module "m" {\n  source = "evil/mfa/aws"\n  version = "1.0.0"\n}\n',
    "main.tf",
  ),
  one(
    "an import block",
    "certain",
    named('"alice"', `import {\n  to = aws_iam_virtual_mfa_device.a\n  id = "${arn}"\n}\n`),
    "main.tf",
  ),
  one(
    "an import block with an expression",
    "certain",
    named(
      '"alice"',
      `locals {\n  acc = "111122223333"\n}\nimport {\n  to = aws_iam_virtual_mfa_device.a\n  id = "arn:aws:iam::\${local.acc}:mfa/root-account-mfa-device"\n}\n`,
    ),
    "main.tf",
  ),
  one(
    "an import block with its generated code to come",
    "certain",
    `import {\n  to = aws_iam_virtual_mfa_device.a\n  id = "${arn}"\n}\n`,
    "main.tf",
  ),
  one(
    "an import by for_each",
    "certain",
    `resource "aws_iam_virtual_mfa_device" "a" {\n  for_each = { x = "alice" }\n  virtual_mfa_device_name = each.value\n}\nimport {\n  for_each = { x = "${arn}" }\n  to = aws_iam_virtual_mfa_device.a[each.key]\n  id = each.value\n}\n`,
    "main.tf",
  ),
  one(
    "a moved device",
    "possible",
    named(
      '"root-account-mfa-device"',
      "moved {\n  from = aws_iam_virtual_mfa_device.b\n  to = aws_iam_virtual_mfa_device.a\n}\n",
    ),
    "main.tf",
  ),
  one(
    "a device beside a removed block",
    "possible",
    named(
      '"root-account-mfa-device"',
      "removed {\n  from = aws_iam_virtual_mfa_device.b\n  lifecycle {\n    destroy = false\n  }\n}\n",
    ),
    "main.tf",
  ),
  one("a block hidden behind a comment's end", "possible", `/* */${named('"root-account-mfa-device"')}`, "main.tf"),
  one(
    "a block after a heredoc that looks unclosed",
    "possible",
    `locals {\n  a = <<EOT\n/*\nEOT\n}\n${named('"root-account-mfa-device"')}`,
    "main.tf",
  ),
  one(
    "a type in quotes with escapes",
    "possible",
    named('"root-account-mfa-device"').replace('"aws_iam_virtual_mfa_device"', "aws_iam_virtual_mfa_device"),
    "main.tf",
  ),
  // Plans
  one("a plan", "possible", plan(create), "plan.json"),
  one(
    "escaped keys in a plan",
    "possible",
    plan(create.replaceAll('"type"', '"\\u0074ype"').replace('"after"', '"\\u0061fter"')).replace(
      '"resource_changes"',
      '"resource\\u005fchanges"',
    ),
    "plan.json",
  ),
  one(
    "an escaped type in a plan",
    "possible",
    plan(create.replace('"type":"aws_iam', '"type":"\\u0061ws_iam')),
    "plan.json",
  ),
  one(
    "a type given twice, the last one counts",
    "refused",
    plan(create.replace('"type"', '"type":"aws_sns_topic","type"')),
    "plan.json",
  ),
  one("resource_changes given twice", "refused", plan(create, ',"resource_changes":[]'), "plan.json"),
  one(
    "resource_changes emptied at the end",
    "refused",
    plan(create).replace(/\}$/, ',"resource_changes":[]}'),
    "plan.json",
  ),
  one(
    "a type that lies about its address",
    "possible",
    plan(create.replace('"address":"aws_iam_virtual_mfa_device.a"', '"address":"aws_sns_topic.a"')),
    "plan.json",
  ),
  one(
    "a plan without resource_changes",
    "possible",
    `{"format_version":"1.2","terraform_version":"1.9.0","planned_values":{"root_module":{"resources":[{"address":"aws_iam_virtual_mfa_device.a","mode":"managed","type":"aws_iam_virtual_mfa_device","name":"a","values":${after}}]}}}`,
    "plan.json",
  ),
  one(
    "an import in a plan",
    "certain",
    plan(
      change(
        `"change":{"actions":["no-op"],"importing":{"id":"${arn}"},"before":{},"after":{"virtual_mfa_device_name":"alice"},"after_unknown":{}}`,
      ),
    ),
    "plan.json",
  ),
  one(
    "no-op in a plan",
    "certain",
    plan(
      change(
        `"change":{"actions":["no-op"],"before":{"arn":"${arn}","virtual_mfa_device_name":"x"},"after":{"arn":"${arn}","virtual_mfa_device_name":"x"},"after_unknown":{}}`,
      ),
    ),
    "plan.json",
  ),
  one(
    "forget in a plan",
    "certain",
    plan(
      change(
        `"change":{"actions":["forget"],"before":{"arn":"${arn}","virtual_mfa_device_name":"x"},"after":null,"after_unknown":{}}`,
      ),
    ),
    "plan.json",
  ),
  one("unknown action in a plan", "possible", plan(create.replace('["create"]', '["frobnicate"]')), "plan.json"),
  one(
    "a sensitive name in a plan",
    "possible",
    plan(create.replace('"after_unknown"', '"after_sensitive":{"virtual_mfa_device_name":true},"after_unknown"')),
    "plan.json",
  ),
  one(
    "a name known after apply",
    "unverifiable",
    plan(create.replace(after, "{}").replace('"after_unknown":{}', '"after_unknown":{"virtual_mfa_device_name":true}')),
    "plan.json",
  ),
  one(
    "a plan that is indented by tabs and CR",
    "possible",
    JSON.stringify(JSON.parse(plan(create)), null, "\t").replaceAll("\n", "\r\n"),
    "plan.json",
  ),
  one("a plan in UTF-16", "possible", Buffer.from(`\uFEFF${plan(create)}`, "utf16le"), "plan.json"),
  one("a plan under another name", "possible", plan(create), "notes.json"),
  // Files and forms
  one("no AWSTemplateFormatVersion, no extension that tells", "certain", cfn("[root]"), "mfa.template"),
  one("JSON in a .yaml", "certain", json, "t.yaml"),
  one("YAML in a .json", "certain", cfn("[root]"), "t.json"),
  one("capital extension", "certain", cfn("[root]"), "T.YAML"),
  one("a hidden file", "certain", cfn("[root]"), ".t.yaml"),
  one("a hidden folder", "certain", cfn("[root]"), ".github/t.yaml"),
  one("a folder named like a tool's", "certain", cfn("[root]"), "dist/vendor/t.yaml"),
  one(
    "a template that cannot be parsed in a folder",
    "refused",
    `AWSTemplateFormatVersion: "2010-09-09"\n${cfn("[root]")}  x: [\n`,
  ),
  one("a name with a line end in it", "certain", cfn("[root]"), "a\nb.yaml"),
  {
    name: "a named file without an extension",
    ends: "certain",
    paths: ["template"],
    files: { template: cfn("[root]") },
  },
  one("a template far below a long comment", "certain", `${"# nothing\n".repeat(200_000)}${cfn("[root]")}`),
  one("a duplicate key whose last value is harmless", "possible", `${cfn("[root]")}      Users: [alice]\n`),
  one(
    "duplicate Users in JSON",
    "possible",
    json.replace('"Users":["root"]', '"Users":["root"],"Users":["alice"]'),
    "t.json",
  ),
  one("a second section of resources", "possible", `${cfn("[root]")}Resources: {}\n`),
  one("brackets that go on at their key", "certain", cfn("[\n      root\n      ]")),
  one(
    "braces and a quote that go on at the margin",
    "certain",
    "Resources:\n  D:\n    Type: AWS::IAM::VirtualMFADevice\n    Metadata: { Note: 'one\ntwo' }\n    Properties: {\nUsers: [\nroot]}\n",
  ),
  one("a placeholder of another tool", "unverifiable", cfn('["{{ owner }}"]')),
  one("a value of Jinja without quotes", "refused", cfn("[{{ owner }}]")),
  one(
    "a list of devices",
    "certain",
    '{"VirtualMFADevices":[{"SerialNumber":"arn:aws:iam::111122223333:mfa/x","User":{"Arn":"arn:aws:iam::111122223333:root"},"EnableDate":"2026-01-01T00:00:00Z"}]}',
    "devices.json",
  ),
  one(
    "the devices of the user who asks",
    "possible",
    '{"MFADevices":[{"UserName":"root","SerialNumber":"arn:aws:iam::111122223333:mfa/root-account-mfa-device","EnableDate":"2026-01-01T00:00:00Z"}]}',
    "list-mfa-devices.json",
  ),
  one("a stack inside a CDK asset", "certain", json, "cdk.out/App.template.json"),
];
