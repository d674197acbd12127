// Realistic inputs, the same at every run: a small generator of pseudo-random numbers instead of Math.random.
import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";

/** Numbers in [0, 1) from a seed. */
export function numbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A plan of about `megabytes`, one of 500 resources a device, one of these root's. */
export function plan(file, megabytes) {
  const target = megabytes * 1e6;
  const handle = openSync(file, "w");
  let written = writeSync(
    handle,
    '{"format_version":"1.2","terraform_version":"1.11.4","planned_values":{"root_module":{}},"resource_changes":[',
  );
  for (let index = 0; written < target; ) {
    let block = "";
    for (let count = 0; count < 500; count += 1, index += 1)
      block += (index > 0 ? "," : "") + JSON.stringify(planned(index));
    written += writeSync(handle, block);
  }
  writeSync(handle, '],"configuration":{"root_module":{}}}\n');
  closeSync(handle);
}

function planned(index) {
  const isDevice = index % 500 === 499;
  const type = isDevice ? "aws_iam_virtual_mfa_device" : "aws_s3_bucket";
  const name = index === 499 ? "root-account-mfa-device" : `phone-${index}`;
  const policy = {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: ["s3:GetObject"], Resource: "arn:aws:s3:::data/*" }],
  };
  const after = isDevice
    ? { path: "/", virtual_mfa_device_name: name, tags: null }
    : {
        bucket: `data-${index}`,
        policy: JSON.stringify(policy),
        tags: { team: `team-${index % 7}`, environment: "production", owner: "someone@example.com" },
        lifecycle_rule: [{ id: "archive", enabled: true, transition: [{ days: 30, storage_class: "GLACIER" }] }],
      };
  return {
    address: `module.m${index % 40}.${type}.r${index}`,
    module_address: `module.m${index % 40}`,
    mode: "managed",
    type,
    name: `r${index}`,
    provider_name: "registry.terraform.io/hashicorp/aws",
    change: {
      actions: ["create"],
      before: null,
      after,
      after_unknown: { id: true, arn: true },
      before_sensitive: false,
      after_sensitive: { tags: {} },
    },
  };
}

/** One YAML template of about `kilobytes`; with a device of root where `isHit`. */
export function template(kilobytes, isHit, seed = 1) {
  const random = numbers(seed);
  const parts = [
    'AWSTemplateFormatVersion: "2010-09-09"',
    "Parameters:",
    "  Stage:",
    "    Type: String",
    "    Default: test",
    "Resources:",
  ];
  let size = 0;
  for (let index = 0; size < kilobytes * 1000; index += 1) {
    const part = resource(index, random);
    parts.push(part);
    size += part.length + 1;
  }
  if (isHit)
    parts.push("  RootPhone:\n    Type: AWS::IAM::VirtualMFADevice\n    Properties:\n      Users:\n        - root");
  return `${parts.join("\n")}\n`;
}

function resource(index, random) {
  const kind = Math.floor(random() * 3);
  if (kind === 0)
    return `  Bucket${index}:\n    Type: AWS::S3::Bucket\n    DeletionPolicy: Retain\n    Properties:\n      BucketName: !Sub "data-\${AWS::AccountId}-${index}"\n      Tags:\n        - Key: stage\n          Value: !Ref Stage`;
  if (kind === 1)
    return `  Function${index}:\n    Type: AWS::Lambda::Function\n    Properties:\n      Handler: index.handler\n      Runtime: nodejs22.x\n      Role: !GetAtt Role${index}.Arn\n      Environment:\n        Variables: {STAGE: !Ref Stage, INDEX: "${index}"}\n      Code:\n        ZipFile: |\n          exports.handler = async () => {\n            return ${index};\n          };`;
  return `  Role${index}:\n    Type: AWS::IAM::Role\n    Properties:\n      AssumeRolePolicyDocument:\n        Version: "2012-10-17"\n        Statement:\n          - Effect: Allow\n            Principal: {Service: lambda.amazonaws.com}\n            Action: sts:AssumeRole`;
}

/** A folder of mixed templates, YAML and JSON, one of 50 with a device. */
export function templates(folder, count) {
  for (let index = 0; index < count; index += 1) {
    const inner = join(folder, `team-${index % 20}`);
    mkdirSync(inner, { recursive: true });
    const isHit = index % 50 === 49;
    if (index % 4 === 3) writeFileSync(join(inner, `stack-${index}.json`), jsonTemplate(index, isHit));
    else writeFileSync(join(inner, `stack-${index}.yaml`), template(4 + (index % 30), isHit, index));
  }
}

function jsonTemplate(index, isHit) {
  const queues = Array.from({ length: 20 + (index % 40) }, (_, at) => [
    `Queue${at}`,
    { Type: "AWS::SQS::Queue", Properties: { QueueName: { "Fn::Sub": `q-\${AWS::Region}-${at}` } } },
  ]);
  const device = isHit ? [["RootPhone", { Type: "AWS::IAM::VirtualMFADevice", Properties: { Users: ["root"] } }]] : [];
  return JSON.stringify(
    { AWSTemplateFormatVersion: "2010-09-09", Resources: Object.fromEntries([...queues, ...device]) },
    null,
    2,
  );
}

/** A folder of Terraform code of about `kilobytes` of which one block in 100 matters. */
export function terraform(folder, kilobytes) {
  mkdirSync(folder, { recursive: true });
  for (let file = 0, index = 0; file < kilobytes / 20; file += 1) {
    let text = "";
    for (; text.length < 20_000; index += 1) text += block(index);
    writeFileSync(join(folder, `part-${file}.tf`), text);
  }
}

/** One root module of so many files, which calls so many local modules of a file each; one block in 100 matters. */
export function modules(folder, files, calls) {
  mkdirSync(folder, { recursive: true });
  for (let file = 0; file < files; file += 1) {
    const blocks = Array.from({ length: 10 }, (_, at) => block(file * 10 + at)).join("");
    const call =
      file < calls
        ? `module "team_${file}" {\n  source = "./modules/team-${file}"\n  name   = "team-${file}"\n}\n\n`
        : "";
    writeFileSync(join(folder, `part-${file}.tf`), `${blocks}${call}`);
  }
  for (let call = 0; call < calls; call += 1) {
    const inner = join(folder, "modules", `team-${call}`);
    mkdirSync(inner, { recursive: true });
    const blocks = Array.from({ length: 10 }, (_, at) => block(call * 10 + at)).join("");
    writeFileSync(join(inner, "main.tf"), `variable "name" {\n  type = string\n}\n\n${blocks}`);
  }
}

/** So many root modules of three files each. */
export function roots(folder, count) {
  for (let root = 0; root < count; root += 1) {
    const inner = join(folder, `team-${root % 20}`, `root-${root}`);
    mkdirSync(inner, { recursive: true });
    for (let file = 0; file < 3; file += 1) {
      const from = (root * 3 + file) * 10;
      const blocks = Array.from({ length: 10 }, (_, at) => block(from + at)).join("");
      writeFileSync(join(inner, `part-${file}.tf`), blocks);
    }
  }
}

function block(index) {
  return index % 100 === 99 ? device(index) : instance(index);
}

function device(index) {
  return `resource "aws_iam_virtual_mfa_device" "phone_${index}" {\n  virtual_mfa_device_name = "${index === 99 ? "root-account-mfa-device" : `phone-${index}`}"\n}\n\n`;
}

function instance(index) {
  return `resource "aws_instance" "host_${index}" {\n  count         = var.hosts > 3 ? 2 : 1\n  ami           = data.aws_ami.base.id\n  instance_type = "t3.micro"\n  user_data     = <<-EOT\n    #!/bin/sh\n    echo "host \${count.index}"\n  EOT\n  tags = merge(var.tags, { Name = "host-${index}", Zone = [for z in var.zones : upper(z)][0] })\n}\n\n`;
}

/** An organization of three levels as one CloudFormation template, its SCP attached to every second OU. */
export function organization(file, accounts) {
  const resources = { Organization: { Type: "AWS::Organizations::Organization", Properties: { FeatureSet: "ALL" } } };
  const units = Math.ceil(accounts / 50);
  const targets = [];
  for (let unit = 0; unit < units; unit += 1) {
    const parent =
      unit % 10 === 0
        ? { "Fn::GetAtt": ["Organization", "RootId"] }
        : { "Fn::GetAtt": [`Unit${unit - (unit % 10)}`, "Id"] };
    resources[`Unit${unit}`] = {
      Type: "AWS::Organizations::OrganizationalUnit",
      Properties: { Name: `unit-${unit}`, ParentId: parent },
    };
    if (unit % 2 === 0) targets.push({ "Fn::GetAtt": [`Unit${unit}`, "Id"] });
  }
  for (let account = 0; account < accounts; account += 1) {
    const parent = { "Fn::GetAtt": [`Unit${Math.floor(account / 50)}`, "Id"] };
    const properties = { AccountName: `account-${account}`, Email: `a${account}@example.com`, ParentIds: [parent] };
    resources[`Account${account}`] = { Type: "AWS::Organizations::Account", Properties: properties };
  }
  const statement = {
    Sid: "NoVirtualMfa",
    Effect: "Deny",
    Action: "iam:CreateVirtualMFADevice",
    Resource: "*",
    Condition: { ArnLike: { "aws:PrincipalArn": "arn:*:iam::*:root" } },
  };
  const content = { Version: "2012-10-17", Statement: [statement] };
  resources.Guardrail = {
    Type: "AWS::Organizations::Policy",
    Properties: { Name: "no-virtual-mfa", Type: "SERVICE_CONTROL_POLICY", Content: content, TargetIds: targets },
  };
  writeFileSync(file, JSON.stringify({ AWSTemplateFormatVersion: "2010-09-09", Resources: resources }));
}

/** What a collection leaves behind: three outputs of the AWS CLI for each account, and the list of accounts. */
export function outputs(folder, accounts) {
  const ids = Array.from({ length: accounts }, (_, index) => String(100_000_000_000 + index * 7919));
  const write = (path, data) => writeFileSync(join(folder, path), JSON.stringify(data));
  mkdirSync(folder);
  for (const [index, id] of ids.entries()) {
    mkdirSync(join(folder, id));
    const root = { Arn: `arn:aws:iam::${id}:root`, UserId: id };
    const device = { SerialNumber: `arn:aws:iam::${id}:mfa/root-account-mfa-device`, User: root };
    write(`${id}/list-virtual-mfa-devices.json`, { VirtualMFADevices: index % 9 === 0 ? [device] : [] });
    write(`${id}/get-account-summary.json`, {
      SummaryMap: { AccountMFAEnabled: 1, MFADevices: 2, MFADevicesInUse: 2 },
    });
    const source = { Owner: "AWS", SourceIdentifier: "ROOT_ACCOUNT_HARDWARE_MFA_ENABLED" };
    const arn = `arn:aws:config:eu-west-1:${id}:config-rule/config-rule-abc`;
    const rule = { ConfigRuleName: "root", ConfigRuleArn: arn, Source: source, ConfigRuleState: "ACTIVE" };
    write(`${id}/describe-config-rules.json`, { ConfigRules: [rule] });
  }
  const account = (id) => ({
    Id: id,
    Arn: `arn:aws:organizations::${ids[0]}:account/o-abcdefghij/${id}`,
    Name: `n${id}`,
  });
  write("list-accounts.json", { Accounts: ids.map((id) => ({ ...account(id), Status: "ACTIVE" })) });
}
