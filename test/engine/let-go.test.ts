import { describe, expect, it } from "vitest";
import { lint } from "../../src/engine/lint.ts";
import { folderOf } from "../support/folder.ts";
import { denyRoot, today } from "../support/lint-files.ts";

type Files = Readonly<Record<string, string>>;

/** `status rule address`, and for what is let go of a `*`, of what the change from one folder to the other is found to do. */
async function changed(base: Files, head: Files): Promise<readonly string[]> {
  const { report } = await lint({
    today,
    config: false,
    requireGuardrails: "auto",
    base: folderOf(base),
    cwd: folderOf(head),
    skip: ["missing-conformance-pack", "missing-root-scp"],
  });
  return report.findings.map(
    ({ status, rule, resource, message }) =>
      `${status} ${rule} ${resource.address}${message.includes("stays in AWS unmanaged") ? " *" : ""}`,
  );
}

const organization = `resource "aws_organizations_organization" "o" {
  feature_set          = "ALL"
  enabled_policy_types = ["SERVICE_CONTROL_POLICY"]
}
`;
const policy = (more = "") => `resource "aws_organizations_policy" "p" {
  name    = "deny"
  content = ${JSON.stringify(JSON.stringify(denyRoot))}
  ${more}
}
`;
const attachment = (more = "", name = "a") => `resource "aws_organizations_policy_attachment" "${name}" {
  policy_id = aws_organizations_policy.p.id
  target_id = aws_organizations_organization.o.roots[0].id
  ${more}
}
`;
const rootOf = "aws_organizations_organization.o.roots[0].id";
const unitOf = (name: string) => `aws_organizations_organizational_unit.${name}.id`;
const units = ["a", "b"]
  .map(
    (name) => `resource "aws_organizations_organizational_unit" "${name}" {
  name      = "${name}"
  parent_id = ${rootOf}
}
`,
  )
  .join("");
const removed = (from: string, destroy: string) => `removed {
  from = ${from}
  lifecycle {
    destroy = ${destroy}
  }
}
`;

const resources = {
  aws_organizations_organization: { o: { feature_set: "ALL", enabled_policy_types: ["SERVICE_CONTROL_POLICY"] } },
  aws_organizations_policy: { p: { name: "deny", content: JSON.stringify(denyRoot) } },
};
const json = (attachments: object, more: object = {}) =>
  JSON.stringify({ resource: { ...resources, aws_organizations_policy_attachment: attachments }, ...more });
const attached = {
  policy_id: "$" + "{aws_organizations_policy.p.id}",
  target_id: "$" + "{aws_organizations_organization.o.roots[0].id}",
};

const address = "aws_organizations_policy_attachment.a";
const whole = organization + policy();
const letGo = [`new guardrail-removed ${address} *`];
const detached = [`new ineffective-root-scp aws_organizations_policy.p`, `new guardrail-removed ${address}`];

describe("a guardrail that code does not have any more", () => {
  it.each<[string, Files, Files, readonly string[]]>([
    [
      "stays where its attachment says skip_destroy",
      { "main.tf": whole + attachment("skip_destroy = true") },
      { "main.tf": whole },
      letGo,
    ],
    [
      "goes where it says no such thing",
      { "main.tf": whole + attachment("skip_destroy = false") },
      { "main.tf": whole },
      detached,
    ],
    [
      "goes where the base does not know it",
      { "main.tf": `variable "keep" {}\n${whole}${attachment("skip_destroy = var.keep")}` },
      { "main.tf": whole },
      detached,
    ],
    [
      "stays in JSON",
      { "main.tf.json": json({ a: { ...attached, skip_destroy: true } }) },
      { "main.tf.json": json({}) },
      letGo,
    ],
    [
      "stays though another file comes first",
      { "main.tf": whole + attachment("skip_destroy = true") },
      { "a.tf": "", "main.tf": whole },
      letGo,
    ],
    [
      "stays with its policy",
      { "main.tf": organization + policy("skip_destroy = true") + attachment("skip_destroy = true") },
      { "main.tf": organization },
      ["new guardrail-removed aws_organizations_policy.p *"],
    ],
    [
      "stays where its attachment is replaced",
      { "main.tf": whole + units + attachment("skip_destroy = true").replace(rootOf, unitOf("a")) },
      { "main.tf": whole + units + attachment("skip_destroy = true").replace(rootOf, unitOf("b")) },
      letGo,
    ],
    [
      "stays where its number becomes nothing",
      { "main.tf": whole + attachment("skip_destroy = true") },
      { "main.tf": whole + attachment("skip_destroy = true\n  count = 0") },
      letGo,
    ],
    [
      "stays by a removed block",
      { "main.tf": whole + attachment() },
      { "main.tf": whole + removed(address, "false") },
      letGo,
    ],
    [
      "goes by a removed block that destroys",
      { "main.tf": whole + attachment() },
      { "main.tf": whole + removed(address, "true") },
      detached,
    ],
    [
      "stays by a removed block in JSON",
      { "main.tf.json": json({ a: attached }) },
      { "main.tf.json": json({}, { removed: [{ from: address, lifecycle: { destroy: false } }] }) },
      letGo,
    ],
    [
      "stays by a removed block for its module",
      {
        "main.tf": `module "m" {\n  source = "./m"\n}\n`,
        "m/main.tf": whole + attachment(),
      },
      { "main.tf": removed("module.m", "false") },
      [
        "new guardrail-removed module.m.aws_organizations_organization.o *",
        "new guardrail-removed module.m.aws_organizations_policy.p *",
      ],
    ],
    [
      "stays by a removed block within its module",
      {
        "main.tf": `module "m" {\n  source = "./m"\n}\n`,
        "m/main.tf": whole + attachment(),
      },
      {
        "main.tf": `module "m" {\n  source = "./m"\n}\n`,
        "m/main.tf": whole + removed(address, "false"),
      },
      ["new guardrail-removed module.m.aws_organizations_policy_attachment.a *"],
    ],
    [
      "is renamed by a moved block within its module",
      {
        "main.tf": `module "m" {\n  source = "./m"\n}\n`,
        "m/main.tf": whole + attachment(),
      },
      {
        "main.tf": `module "m" {\n  source = "./m"\n}\n`,
        "m/main.tf": `${whole}${attachment("skip_destroy = true", "b")}moved {\n  from = ${address}\n  to   = aws_organizations_policy_attachment.b\n}\n`,
      },
      [],
    ],
  ])("%s", async (_, base, head, expected) => {
    expect(await changed(base, head)).toEqual(expected);
  });
});

describe("root's device that code does not have any more", () => {
  const device = `resource "aws_iam_virtual_mfa_device" "root" {
  virtual_mfa_device_name = "root-account-mfa-device"
}
`;
  it.each([
    [
      "stands as before where Terraform lets go of it",
      "false",
      ["existing root-virtual-mfa-device aws_iam_virtual_mfa_device.root"],
    ],
    ["is gone where Terraform destroys it", "true", []],
  ])("%s", async (_, destroy, expected) => {
    const head = { "main.tf": removed("aws_iam_virtual_mfa_device.root", destroy) };
    expect(await changed({ "main.tf": device }, head)).toEqual(expected);
  });
});

describe("root's device that a template does not have any more", () => {
  const template = (resources: object, more: object = {}) => JSON.stringify({ ...more, Resources: resources });
  const device = (more: object = {}) => ({
    Phone: { Type: "AWS::IAM::VirtualMFADevice", ...more, Properties: { Users: ["root"] } },
  });
  const bucket = { Bucket: { Type: "AWS::S3::Bucket" } };
  const kept = template({ ...device({ DeletionPolicy: "Retain" }), ...bucket });
  const stands = ["existing root-virtual-mfa-device Phone"];
  const never = { Conditions: { Never: { "Fn::Equals": ["a", "b"] } } };

  it.each<[string, Files, Files, readonly string[]]>([
    ["stands where its policy retains it", { "t.json": kept }, { "t.json": template(bucket) }, stands],
    [
      "stands where it is retained but on creation",
      { "t.json": template({ ...device({ DeletionPolicy: "RetainExceptOnCreate" }), ...bucket }) },
      { "t.json": template(bucket) },
      stands,
    ],
    [
      "stands where its condition becomes false",
      { "t.json": kept },
      { "t.json": template({ ...device({ Condition: "Never" }), ...bucket }, never) },
      stands,
    ],
    [
      "is told once where it is renamed",
      { "t.json": kept },
      { "t.json": kept.replace("Phone", "Other") },
      ["existing root-virtual-mfa-device Other"],
    ],
    ["is told once where its template is renamed", { "t.json": kept }, { "u.json": kept }, stands],
    [
      "is gone where nothing retains it",
      { "t.json": template({ ...device(), ...bucket }) },
      { "t.json": template(bucket) },
      [],
    ],
    [
      "is gone where it is deleted by its policy",
      { "t.json": template({ ...device({ DeletionPolicy: "Delete" }), ...bucket }) },
      { "t.json": template(bucket) },
      [],
    ],
  ])("%s", async (_, base, head, expected) => {
    expect(await changed(base, head)).toEqual(expected);
  });

  it("covers as before where it is a guardrail, and is managed no longer", async () => {
    const rule = {
      Rule: {
        Type: "AWS::Config::ConfigRule",
        DeletionPolicy: "Retain",
        Properties: { Source: { Owner: "AWS", SourceIdentifier: "ROOT_ACCOUNT_HARDWARE_MFA_ENABLED" } },
      },
    };
    const { report } = await lint({
      today,
      config: false,
      requireGuardrails: "always",
      base: folderOf({ "t.json": template({ ...rule, ...bucket }) }),
      cwd: folderOf({ "t.json": template(bucket) }),
      skip: ["missing-root-scp", "unverifiable-guardrail"],
    });
    expect(report.guardrails.detective).toBe("covered");
    expect(report.findings.map((one) => one.rule)).toEqual(["guardrail-removed"]);
  });
});

describe("an attachment that a plan replaces", () => {
  const root = { id: "o-abcdefghij", feature_set: "ALL", roots: [{ id: "r-ab12", name: "Root" }] };
  const standing = (address: string, values: object) => planned(address, ["no-op"], values, values);
  const planned = (address: string, actions: readonly string[], before: object, after: object) => {
    const [type, name] = address.split(".");
    return { address, mode: "managed", type, name, change: { actions, before, after, after_unknown: {} } };
  };
  const unitIds = ["ou-ab12-11111111", "ou-ab12-22222222"];
  const plan = (actions: readonly string[], skip: boolean) =>
    JSON.stringify({
      format_version: "1.2",
      terraform_version: "1.9.0",
      resource_changes: [
        standing("aws_organizations_organization.o", { ...root, enabled_policy_types: ["SERVICE_CONTROL_POLICY"] }),
        ...unitIds.map((id) =>
          standing(`aws_organizations_organizational_unit.u${id}`, { id, name: id, parent_id: "r-ab12" }),
        ),
        standing("aws_organizations_policy.p", { id: "p-12345678", name: "deny", content: JSON.stringify(denyRoot) }),
        planned(
          address,
          actions,
          { policy_id: "p-12345678", target_id: unitIds[0], skip_destroy: skip },
          { policy_id: "p-12345678", target_id: unitIds[1], skip_destroy: skip },
        ),
      ],
    });

  it.each<[string, readonly string[], boolean, readonly string[]]>([
    ["stays where it was by skip_destroy", ["delete", "create"], true, letGo],
    ["stays where Terraform forgets it", ["create", "forget"], false, letGo],
    ["moves otherwise", ["delete", "create"], false, [`new guardrail-weakened ${address}`]],
  ])("%s", async (_, actions, skip, expected) => {
    const { report } = await lint({
      today,
      config: false,
      cwd: folderOf({ "plan.json": plan(actions, skip) }),
      paths: ["plan.json"],
      skip: ["missing-conformance-pack", "missing-root-scp"],
    });
    expect(
      report.findings.map(
        ({ status, rule, resource, message }) =>
          `${status} ${rule} ${resource.address}${message.includes("stays in AWS unmanaged") ? " *" : ""}`,
      ),
    ).toEqual(expected);
  });
});
