import { describe, expect, it } from "vitest";
import { lint } from "../../src/engine/lint.ts";

/**
 * Whom a declared device is for, end to end: text in, verdict out. `root`: a certain error; `possible`: an error that
 * depends on a condition or a name; `unknown`: open before deployment; `user`: not root's.
 */
type Verdict = "root" | "possible" | "unknown" | "user";

async function verdictOf(text: string): Promise<Verdict> {
  const { report } = await lint({ paths: ["-"], stdin: new TextEncoder().encode(text) });
  expect(report.inputs.map((input) => input.error)).toEqual([null]);
  const found = report.findings.filter(
    (finding) => finding.rule !== "missing-root-scp" && finding.rule !== "missing-conformance-pack",
  );
  expect(found.length).toBeLessThanOrEqual(1);
  const [finding] = found;
  if (!finding) return "user";
  if (finding.rule === "unverifiable-root-mfa-device") return "unknown";
  expect(finding.rule).toBe("root-virtual-mfa-device");
  expect(finding.severity).toBe("error");
  return finding.certainty === "certain" ? "root" : "possible";
}

interface Declaration {
  /** Flow YAML for `Users`; absent: the property is left out. */
  readonly users?: string;
  readonly name?: string;
  readonly path?: string;
  /** Extra top-level YAML: parameters, mappings, conditions. */
  readonly extra?: string;
  /** Further resources, indented by two. */
  readonly resources?: string;
  /** Resource attributes beside `Type`, such as `Condition`. */
  readonly attributes?: string;
}

function template(declaration: Declaration): string {
  const { users, name, path, extra = "", resources = "", attributes = "" } = declaration;
  return [
    'AWSTemplateFormatVersion: "2010-09-09"',
    extra,
    "Resources:",
    "  Device:",
    "    Type: AWS::IAM::VirtualMFADevice",
    attributes,
    "    Properties:",
    `      VirtualMfaDeviceName: ${name ?? "phone"}`,
    path === undefined ? "" : `      Path: ${path}`,
    users === undefined ? "" : `      Users: ${users}`,
    resources,
  ]
    .filter((line) => line !== "")
    .join("\n");
}

const owner = (rest: string) => `Parameters:\n  Owner: {Type: String${rest}}`;
const isProd = "Parameters:\n  Stage: {Type: String}\nConditions:\n  IsProd: !Equals [!Ref Stage, prod]";

const cloudformation: readonly (readonly [string, Verdict, Declaration])[] = [
  ["the name root", "root", { users: "[root]" }],
  ["root in capitals", "root", { users: "[ROOT]" }],
  ["root with stray blanks", "root", { users: '[" root "]' }],
  ["the credential report's spelling", "root", { users: '["<root_account>"]' }],
  ["CloudTrail's spelling", "root", { users: '["AWS ROOT USER"]' }],
  ["the root ARN", "root", { users: '["arn:aws:iam::111122223333:root"]' }],
  ["the root ARN in China", "root", { users: '["arn:aws-cn:iam::111122223333:root"]' }],
  ["the root ARN in GovCloud", "root", { users: '["arn:aws-us-gov:iam::111122223333:root"]' }],
  ["the root ARN in an isolated partition", "root", { users: '["arn:aws-iso-b:iam::111122223333:root"]' }],
  ["the root ARN in the European sovereign cloud", "root", { users: '["arn:aws-eusc:iam::111122223333:root"]' }],
  ["root beside a user", "root", { users: "[alice, root]" }],
  ["Sub with pseudo parameters", "root", { users: '[!Sub "arn:${AWS::Partition}:iam::${AWS::AccountId}:root"]' }],
  ["Sub in its long form", "root", { users: '[{"Fn::Sub": "arn:aws:iam::${AWS::AccountId}:root"}]' }],
  ["Sub with a map", "root", { users: '[!Sub ["${Who}t", {Who: roo}]]' }],
  ["Sub around a parameter's default", "root", { users: '[!Sub "${Owner}"]', extra: owner(", Default: root") }],
  ["Join of an ARN", "root", { users: '[!Join [":", [arn, aws, iam, "", !Ref "AWS::AccountId", root]]]' }],
  ["Join of letters", "root", { users: '[!Join ["", [r, o, o, t]]]' }],
  ["Join in its long form", "root", { users: '[{"Fn::Join": ["o", [ro, t]]}]' }],
  ["a parameter's default", "root", { users: "[!Ref Owner]", extra: owner(", Default: root") }],
  [
    "a list parameter's default",
    "root",
    { users: "!Ref Owner", extra: "Parameters:\n  Owner: {Type: CommaDelimitedList, Default: 'alice,root'}" },
  ],
  ["both branches root", "root", { users: '[!If [IsProd, root, "<root_account>"]]', extra: isProd }],
  [
    "a mapping",
    "root",
    { users: "[!FindInMap [Owners, all, name]]", extra: "Mappings:\n  Owners:\n    all: {name: root}" },
  ],
  [
    "a decided condition",
    "root",
    { users: "[!If [Always, root, alice]]", extra: 'Conditions:\n  Always: !Equals ["a", "a"]' },
  ],
  ["root on one branch", "possible", { users: "[!If [IsProd, root, alice]]", extra: isProd }],
  ["root on the other branch", "possible", { users: "[!If [IsProd, alice, root]]", extra: isProd }],
  ["a list on one branch", "possible", { users: "!If [IsProd, [root], [alice]]", extra: isProd }],
  ["nothing on the other branch", "possible", { users: '[!If [IsProd, root, !Ref "AWS::NoValue"]]', extra: isProd }],
  ["a conditional resource", "possible", { users: "[root]", attributes: "    Condition: IsProd", extra: isProd }],
  ["one of the allowed values", "possible", { users: "[!Ref Owner]", extra: owner(", AllowedValues: [alice, root]") }],
  ["root's device name without users", "possible", { name: "root-account-mfa-device" }],
  ["root's device name with no user in the list", "possible", { name: "root-account-mfa-device", users: "[]" }],
  [
    "root's device name and an open owner",
    "possible",
    { name: "root-account-mfa-device", users: "[!Ref Owner]", extra: owner("") },
  ],
  ["an ordinary user", "user", { users: "[alice]" }],
  ["groot", "user", { users: "[groot]" }],
  ["root-cause", "user", { users: "[root-cause]" }],
  ["rooted", "user", { users: "[rooted]" }],
  ["a mail address of root", "user", { users: '["root@example.com"]' }],
  ["a device called like groot", "user", { users: "[alice]", name: "my-root-account-mfa-device" }],
  ["root's device name of an ordinary user", "user", { users: "[alice]", name: "root-account-mfa-device" }],
  ["root's device name under a path", "unknown", { name: "root-account-mfa-device", path: "/ops/" }],
  ["an unassigned device", "user", { users: "[]" }],
  ["an unassigned device whose name speaks of root", "unknown", { users: "[]", name: "my-root-mfa" }],
  ["an unassigned device whose name speaks of a root cause", "user", { users: "[]", name: "root-cause" }],
  ["the ARN of an IAM user called root", "user", { users: '["arn:aws:iam::111122223333:user/root"]' }],
  ["the same under a path", "user", { users: '["arn:aws:iam::111122223333:user/ops/root"]' }],
  ["an ARN with a short account number", "user", { users: '["arn:aws:iam::1111:root"]' }],
  ["the ARN of another service's root", "user", { users: '["arn:aws:organizations::111122223333:root/o-a/r-b"]' }],
  ["a declared IAM user", "user", { users: "[!Ref Ops]", resources: "  Ops: {Type: AWS::IAM::User}" }],
  [
    "an IAM user called root, by reference",
    "user",
    { users: "[!Ref Ops]", resources: "  Ops: {Type: AWS::IAM::User, Properties: {UserName: root}}" },
  ],
  [
    "an IAM user called root, by name",
    "user",
    { users: "[root]", resources: "  Ops: {Type: AWS::IAM::User, Properties: {UserName: root}}" },
  ],
  ["a default that is no root", "user", { users: "[!Ref Owner]", extra: owner(", Default: alice") }],
  ["Sub that cannot spell root", "user", { users: '[!Sub "ops-${Owner}"]', extra: owner("") }],
  [
    "Sub of a user ARN",
    "user",
    { users: '[!Sub "arn:aws:iam::${AWS::AccountId}:user/${Owner}"]', extra: owner(", Default: alice") },
  ],
  [
    "a decided condition without root",
    "user",
    { users: "[!If [Never, root, alice]]", extra: 'Conditions:\n  Never: !Equals ["a", "b"]' },
  ],
  ["allowed values without root", "user", { users: "[!Ref Owner]", extra: owner(", AllowedValues: [alice, bob]") }],
  ["the account number as a user", "user", { users: '[!Ref "AWS::AccountId"]' }],
  ["a parameter without a value", "unknown", { users: "[!Ref Owner]", extra: owner("") }],
  ["Sub that could spell root", "unknown", { users: '[!Sub "${Owner}t"]', extra: owner("") }],
  ["a dynamic reference", "unknown", { users: '["{{resolve:ssm:/mfa/owner}}"]' }],
  ["an import from another stack", "unknown", { users: "[!ImportValue MfaOwner]" }],
  [
    "an attribute of a custom resource",
    "unknown",
    { users: "[!GetAtt Lookup.Name]", resources: "  Lookup: {Type: 'Custom::Lookup', Properties: {ServiceToken: x}}" },
  ],
  ["an open device name without users", "unknown", { name: "!Ref Owner", extra: owner("") }],
];

describe("CloudFormation", () => {
  it.each(cloudformation)("%s: %s", async (_, expected, declaration) => {
    expect(await verdictOf(template(declaration))).toBe(expected);
  });
});

interface Change {
  readonly type?: string;
  readonly actions?: readonly string[];
  readonly before?: Record<string, unknown> | null;
  readonly after?: Record<string, unknown> | null;
  readonly unknown?: Record<string, unknown>;
  readonly sensitive?: Record<string, unknown>;
  readonly importing?: Record<string, unknown>;
}

function plan(change: Change): string {
  const type = change.type ?? "aws_iam_virtual_mfa_device";
  const after = change.after === undefined ? { path: "/", virtual_mfa_device_name: "phone" } : change.after;
  const resource = {
    address: `module.identity["eu"].${type}.device[0]`,
    module_address: 'module.identity["eu"]',
    mode: "managed",
    type,
    name: "device",
    index: 0,
    provider_name: "registry.terraform.io/hashicorp/aws",
    change: {
      actions: change.actions ?? ["create"],
      before: change.before ?? null,
      after,
      after_unknown: change.unknown ?? {},
      after_sensitive: change.sensitive ?? {},
      ...(change.importing && { importing: change.importing }),
    },
  };
  return JSON.stringify({
    format_version: "1.2",
    terraform_version: "1.11.4",
    planned_values: { root_module: {} },
    resource_changes: [resource],
  });
}

const rootName = { path: "/", virtual_mfa_device_name: "root-account-mfa-device" };
const rootArn = "arn:aws:iam::111122223333:mfa/root-account-mfa-device";
const enabled = {
  enable_date: "2021-03-04T09:12:55Z",
  user_name: "",
  path: "/",
  virtual_mfa_device_name: "phone",
  arn: "arn:aws:iam::111122223333:mfa/phone",
};
const awscc = "awscc_iam_virtual_mfa_device";

const terraform: readonly (readonly [string, Verdict, Change])[] = [
  ["root's device name", "possible", { after: rootName }],
  ["root's device name, unchanged", "possible", { after: rootName, before: rootName, actions: ["no-op"] }],
  [
    "root's device name by replacement",
    "possible",
    { after: rootName, before: { path: "/", virtual_mfa_device_name: "a" }, actions: ["delete", "create"] },
  ],
  ["an import by root's serial number", "root", { after: rootName, actions: ["no-op"], importing: { id: rootArn } }],
  [
    "the same in China",
    "root",
    { after: rootName, importing: { id: rootArn.replace("aws", "aws-cn") }, actions: ["no-op"] },
  ],
  ["an import by identity", "root", { after: rootName, importing: { identity: { arn: rootArn } }, actions: ["no-op"] }],
  ["enabled, and no user name", "root", { after: enabled, before: enabled, actions: ["no-op"] }],
  [
    "enabled, and a null user name",
    "root",
    { after: { ...enabled, user_name: null }, before: enabled, actions: ["update"] },
  ],
  ["forgotten while enabled for root", "root", { after: null, before: enabled, actions: ["forget"] }],
  [
    "root's serial number in the state",
    "root",
    { after: { ...rootName, arn: rootArn }, before: { ...rootName, arn: rootArn }, actions: ["update"] },
  ],
  ["a sensitive name", "possible", { after: rootName, sensitive: { virtual_mfa_device_name: true } }],
  [
    "awscc: the root ARN",
    "root",
    { type: awscc, after: { users: ["arn:aws:iam::111122223333:root"], virtual_mfa_device_name: "phone" } },
  ],
  ["awscc: root", "root", { type: awscc, after: { users: ["root"], virtual_mfa_device_name: "phone" } }],
  [
    "awscc: a user",
    "user",
    { type: awscc, after: { users: ["alice"], virtual_mfa_device_name: "root-account-mfa-device" } },
  ],
  [
    "awscc: users known after apply",
    "unknown",
    { type: awscc, after: { users: [null], virtual_mfa_device_name: "phone" }, unknown: { users: [true] } },
  ],
  ["an ordinary name", "user", {}],
  ["groot's device", "user", { after: { path: "/", virtual_mfa_device_name: "groot" } }],
  [
    "a name that contains root's",
    "unknown",
    { after: { path: "/", virtual_mfa_device_name: "root-account-mfa-device-2" } },
  ],
  ["root's device name under a path", "unknown", { after: { ...rootName, path: "/ops/" } }],
  [
    "root's device name, enabled for a user",
    "user",
    { after: { ...rootName, ...{ enable_date: "2021-03-04T09:12:55Z", user_name: "alice" } }, actions: ["no-op"] },
  ],
  ["an IAM user called root", "user", { after: { ...enabled, user_name: "root" }, actions: ["no-op"] }],
  [
    "an import of a user's device by root's name",
    "user",
    {
      after: { ...rootName, user_name: "bob", enable_date: "2021-03-04T09:12:55Z" },
      actions: ["no-op"],
      importing: { id: rootArn },
    },
  ],
  [
    "the import of an ordinary device",
    "user",
    { actions: ["no-op"], importing: { id: "arn:aws:iam::111122223333:mfa/phone" } },
  ],
  ["the removal of root's device", "user", { after: null, before: enabled, actions: ["delete"] }],
  ["the removal of a device with root's name", "user", { after: null, before: rootName, actions: ["delete"] }],
  ["not enabled", "user", { after: { ...enabled, enable_date: "" }, actions: ["no-op"] }],
  [
    "a name known after apply",
    "unknown",
    { after: { path: "/" }, unknown: { virtual_mfa_device_name: true, arn: true } },
  ],
  ["an import ID known after apply", "unknown", { importing: { unknown: true } }],
];

describe("Terraform plan", () => {
  it.each(terraform)("%s: %s", async (_, expected, change) => {
    expect(await verdictOf(plan(change))).toBe(expected);
  });
});
