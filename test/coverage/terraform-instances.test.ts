import { describe, expect, it } from "vitest";
import { lintFiles } from "../support/lint-files.ts";

const organization = `resource "aws_organizations_organization" "o" {
  feature_set          = "ALL"
  enabled_policy_types = ["SERVICE_CONTROL_POLICY"]
}
resource "aws_organizations_organizational_unit" "w" {
  name      = "Workloads"
  parent_id = aws_organizations_organization.o.roots[0].id
}
resource "aws_organizations_organizational_unit" "x" {
  name      = "Sandbox"
  parent_id = aws_organizations_organization.o.roots[0].id
}
`;
const units = "[aws_organizations_organizational_unit.w.id, aws_organizations_organizational_unit.x.id]";
const root = "aws_organizations_organization.o.roots[0].id";

const policy = (instances = "") => `resource "aws_organizations_policy" "p" {
  ${instances}
  name    = "deny"
  content = jsonencode({ Version = "2012-10-17", Statement = [{
    Effect = "Deny", Action = "iam:CreateVirtualMFADevice", Resource = "*",
    Condition = { ArnLike = { "aws:PrincipalArn" = "arn:*:iam::*:root" } }
  }] })
}
`;

const attachment = (
  instances: string,
  of: string,
  target: string,
) => `resource "aws_organizations_policy_attachment" "a" {
  ${instances}
  policy_id = ${of}
  target_id = ${target}
}
`;

/** The preventive summary of a configuration, and what is noted about its guardrails. */
async function preventive(...parts: readonly string[]) {
  const options = { requireGuardrails: "always", skip: ["missing-conformance-pack"] } as const;
  const { guardrails, findings } = await lintFiles({ "main.tf": organization + parts.join("") }, options);
  return { state: guardrails.preventive, messages: findings.map((one) => one.message).join("\n") };
}

describe("instances whose keys are not known", () => {
  it.each([
    ["a set of IDs", policy(), attachment(`for_each = toset(${units})`, "aws_organizations_policy.p.id", "each.value")],
    [
      "a key with an unknown part",
      policy('for_each = toset(["deny"])'),
      `locals { pairs = [for id in ${units} : { name = "deny", target = id }] }\n`,
      attachment(
        'for_each = { for one in local.pairs : "${one.name}-${one.target}" => one }',
        "aws_organizations_policy.p[each.value.name].id",
        "each.value.target",
      ),
    ],
    [
      "an object with unknown keys",
      policy(),
      attachment(
        `for_each = { (aws_organizations_organizational_unit.w.id) = "w", (aws_organizations_organizational_unit.x.id) = "x" }`,
        "aws_organizations_policy.p.id",
        "each.key",
      ),
    ],
    [
      "one for each instance of a policy that has such keys",
      policy(`for_each = toset(${units})`),
      attachment("for_each = aws_organizations_policy.p", "each.value.id", "each.key"),
    ],
    [
      "a loop over such instances",
      policy(`for_each = toset(${units})`),
      attachment(
        'for_each = { for id, one in aws_organizations_policy.p : "x-${id}" => { id = id, policy = one.id } }',
        "each.value.policy",
        "each.value.id",
      ),
    ],
    [
      "the same key on both sides",
      policy(`for_each = toset(${units})`),
      attachment(`for_each = toset(${units})`, "aws_organizations_policy.p[each.key].id", "each.value"),
    ],
  ])("keep what is written in them: %s", async (_, ...parts) => {
    expect(await preventive(...parts)).toEqual({ state: "covered", messages: "" });
  });

  it("do not tell how many there are where a condition of the loop is not known", async () => {
    const each = `for_each = { for id in ${units} : "x-\${id}" => id if id != var.left_out }`;
    const declared = 'variable "left_out" { type = string }\n';
    const found = await preventive(policy(), declared, attachment(each, "aws_organizations_policy.p.id", "each.value"));
    expect(found.state).toBe("unverifiable");
  });

  it("do not tell which instance another key means", async () => {
    const other = attachment("", 'aws_organizations_policy.p["ou-ab12-11111111"].id', root);
    const found = await preventive(policy(`for_each = toset(${units})`), other);
    expect(found.state).toBe("unverifiable");
  });
});

describe("instances that exist under a condition", () => {
  const variable = 'variable "on" { type = bool }\n';
  it.each([
    ["by position", "count = var.on ? 1 : 0", "count = var.on ? 1 : 0", "aws_organizations_policy.p[0].id"],
    ["by the only one", "count = var.on ? 1 : 0", "count = var.on ? 1 : 0", "one(aws_organizations_policy.p[*].id)"],
    ["by a position that may be missing", "count = var.on ? 1 : 0", "", "aws_organizations_policy.p[0].id"],
    [
      "by key",
      'for_each = var.on ? toset(["a"]) : toset([])',
      "for_each = aws_organizations_policy.p",
      "each.value.id",
    ],
  ])("are what they are where they exist: %s", async (_, instances, own, of) => {
    const { state, messages } = await preventive(variable, policy(instances), attachment(own, of, root));
    expect(state).toBe("unverifiable");
    expect(messages).toContain("exists only if var.on is true");
    expect(messages).not.toMatch(/in no input|is not known/);
  });

  it("decide a target by the condition that they exist under", async () => {
    const target = `var.on ? ${root} : "ou-ab12-11111111"`;
    const found = await preventive(
      variable,
      policy(),
      attachment("count = var.on ? 1 : 0", "aws_organizations_policy.p.id", target),
    );
    expect(found.messages).toContain("exists only if var.on is true");
    expect(found.messages).not.toContain("depends on");
  });
});
