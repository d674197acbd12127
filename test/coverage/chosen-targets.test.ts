import { describe, expect, it } from "vitest";
import { collectFacts } from "../../src/engine/collect-facts.ts";
import { lint } from "../../src/engine/lint.ts";
import { factsVersion } from "../../src/inputs/facts/read-line.ts";
import { defaultSettings } from "../../src/model/settings.ts";
import { folderOf } from "../support/folder.ts";
import { denyRoot, today } from "../support/lint-files.ts";

type Files = Readonly<Record<string, string>>;

/** What covers the OUs `a` and `b`, in one family. */
async function states(files: Files, family: "preventive" | "detective" = "preventive") {
  const { coverage } = await lint({ cwd: folderOf(files), config: false, today });
  const found = coverage?.nodes.filter(({ name }) => name === "a" || name === "b") ?? [];
  return found.map((node) => `${node.name} ${node[family].state}`).sort();
}

const onlyA = ["a unverifiable", "b missing"];
const either = ["a unverifiable", "b unverifiable"];

const unit = (name: string) => ({
  Type: "AWS::Organizations::OrganizationalUnit",
  Properties: { Name: name, ParentId: { "Fn::GetAtt": ["Org", "RootId"] } },
});
const template = (resources: object): Files => ({
  "t.json": JSON.stringify({
    Parameters: { Stage: { Type: "String" } },
    Conditions: { C: { "Fn::Equals": [{ Ref: "Stage" }, "x"] } },
    Resources: {
      Org: { Type: "AWS::Organizations::Organization", Properties: { FeatureSet: "ALL" } },
      A: unit("a"),
      B: unit("b"),
      ...resources,
    },
  }),
});
const chosen = (yes: unknown, no: unknown) => ({ "Fn::If": ["C", yes, no] });
const nothing = { Ref: "AWS::NoValue" };
const policy = (TargetIds: unknown) =>
  template({
    Deny: {
      Type: "AWS::Organizations::Policy",
      Properties: { Name: "deny", Type: "SERVICE_CONTROL_POLICY", Content: denyRoot, TargetIds },
    },
  });
const [a, b, root] = [{ Ref: "A" }, { Ref: "B" }, { "Fn::GetAtt": ["Org", "RootId"] }];

const code = (more: string): Files => ({
  "main.tf": `
    variable "on" {
      type = bool
    }
    resource "aws_organizations_organization" "org" {
      feature_set          = "ALL"
      enabled_policy_types = ["SERVICE_CONTROL_POLICY"]
    }
    resource "aws_organizations_organizational_unit" "a" {
      name      = "a"
      parent_id = aws_organizations_organization.org.roots[0].id
    }
    resource "aws_organizations_organizational_unit" "b" {
      name      = "b"
      parent_id = aws_organizations_organization.org.roots[0].id
    }
    ${more}
  `,
});
const unitA = "aws_organizations_organizational_unit.a";
const unitB = "aws_organizations_organizational_unit.b";
const attached = (target: string) =>
  code(`
    resource "aws_organizations_policy" "deny" {
      name    = "deny"
      content = ${JSON.stringify(JSON.stringify(denyRoot))}
    }
    resource "aws_organizations_policy_attachment" "deny" {
      policy_id = aws_organizations_policy.deny.id
      target_id = ${target}
    }
  `);

describe("a policy that conditions attach", () => {
  it.each<[string, Files, readonly string[]]>([
    ["to one OU or to nothing", policy([chosen(a, nothing)]), onlyA],
    ["to a list or to nothing", policy(chosen([a], nothing)), onlyA],
    ["to one of two lists", policy(chosen([a], [b])), either],
    ["to one of two lists that share an OU", policy(chosen([a, b], [a])), ["a covered", "b unverifiable"]],
    ["beside a certain target", policy([a, chosen(b, nothing)]), ["a covered", "b unverifiable"]],
    ["to the root or to an OU", policy([chosen(root, a)]), ["a covered", "b unverifiable"]],
    ["to what is not known on one branch", policy([chosen(a, { Ref: "Stage" })]), either],
    ["by an attachment to one of two OUs", attached(`var.on ? ${unitA}.id : ${unitB}.id`), either],
    ["by an attachment to one OU twice", attached(`var.on ? ${unitA}.id : ${unitA}.id`), ["a covered", "b missing"]],
  ])("%s", async (_, files, expected) => {
    expect(await states(files)).toEqual(expected);
  });

  it("is published with its targets", async () => {
    const { facts } = await collectFacts(
      { paths: ["."], cwd: folderOf(policy([chosen(a, nothing)])) },
      defaultSettings,
    );
    const head = { rootrail: "facts", version: factsVersion, tool: "0.0.0" };
    const lines = [head, ...facts].map((one) => `${JSON.stringify(one)}\n`).join("");
    expect(await states({ "facts.jsonl": lines })).toEqual(onlyA);
  });

  it("says on what its target depends", async () => {
    const { report } = await lint({ cwd: folderOf(policy([chosen(a, nothing)])), config: false, today });
    const [note] = report.findings.filter((one) => one.rule === "unverifiable-guardrail");
    expect(note?.message).toContain("Deny has this target only if condition C is true");
  });

  it("is weakened where it had the target in any case", async () => {
    const cwd = folderOf({
      "base/t.json": policy([a])["t.json"] ?? "",
      "head/t.json": policy([chosen(a, nothing)])["t.json"] ?? "",
    });
    const { report } = await lint({ paths: ["head"], base: "base", cwd, config: false, today });
    const rules = report.findings.filter((one) => one.rule.startsWith("guardrail-"));
    expect(rules.map(({ rule, certainty }) => `${rule} ${certainty}`)).toEqual(["guardrail-weakened possible"]);
  });
});

it("leaves an OU without a control of Control Tower that conditions do not give it", async () => {
  const control = (target: string) =>
    code(`
      resource "aws_controltower_control" "root" {
        control_identifier = "arn:aws:controltower:us-east-1::control/AWS-GR_RESTRICT_ROOT_USER"
        target_identifier  = ${target}
      }
    `);
  expect(await states(control(`var.on ? ${unitA}.arn : ${unitB}.arn`))).toEqual(either);
  expect(await states(control(`var.on ? ${unitA}.arn : null`))).toEqual(onlyA);
});

it("leaves an OU without the configuration policy that conditions do not associate with it", async () => {
  const associated = (target: string) =>
    code(`
      resource "aws_securityhub_configuration_policy" "all" {
        name = "all"
        configuration_policy {
          service_enabled       = true
          enabled_standard_arns = ["arn:aws:securityhub:us-east-1::standards/aws-foundational-security-best-practices/v/1.0.0"]
          security_controls_configuration {
            disabled_control_identifiers = []
          }
        }
      }
      resource "aws_securityhub_configuration_policy_association" "all" {
        policy_id = aws_securityhub_configuration_policy.all.id
        target_id = ${target}
      }
    `);
  expect(await states(associated(`var.on ? ${unitA}.id : ${unitB}.id`), "detective")).toEqual(either);
  expect(await states(associated(`var.on ? ${unitA}.id : ${unitA}.id`), "detective")).toEqual([
    "a covered",
    "b missing",
  ]);
});
