import { describe, expect, it } from "vitest";
import { denyRoot, lintFiles } from "../support/lint-files.ts";

const deny = JSON.stringify(denyRoot);

/** An attachment to the root of an organization, with more arguments, in native and in JSON syntax. */
interface Written {
  readonly variable?: string;
  readonly native: string;
  readonly json: object;
}

const use = (expression: string) => `\${${expression}}`;

const native = ({ variable = "", native: more }: Written) => `variable "on" {${variable}}
resource "aws_organizations_organization" "o" {
  feature_set          = "ALL"
  enabled_policy_types = ["SERVICE_CONTROL_POLICY"]
}
resource "aws_organizations_policy" "p" {
  name    = "deny"
  content = ${JSON.stringify(deny)}
}
resource "aws_organizations_policy_attachment" "a" {
  ${more}
  policy_id = aws_organizations_policy.p.id
  target_id = aws_organizations_organization.o.roots[0].id
}
`;

const json = ({ variable, json: more }: Written) =>
  JSON.stringify({
    variable: { on: variable === undefined ? {} : { default: JSON.parse(variable.replace(/^.*= /, "").trim()) } },
    resource: {
      aws_organizations_organization: { o: { feature_set: "ALL", enabled_policy_types: ["SERVICE_CONTROL_POLICY"] } },
      aws_organizations_policy: { p: { name: "deny", content: deny } },
      aws_organizations_policy_attachment: {
        a: {
          policy_id: use("aws_organizations_policy.p.id"),
          target_id: use("aws_organizations_organization.o.roots[0].id"),
          ...more,
        },
      },
    },
  });

describe("an attachment that is there", () => {
  it.each<[string, Written, string]>([
    [
      "by a number that is open",
      { native: "count = var.on ? 1 : 0", json: { count: use("var.on ? 1 : 0") } },
      "unverifiable",
    ],
    [
      "by a number that is one",
      { variable: " default = true ", native: "count = var.on ? 1 : 0", json: { count: use("var.on ? 1 : 0") } },
      "covered",
    ],
    [
      "by a number that its default makes nothing",
      { variable: " default = false ", native: "count = var.on ? 1 : 0", json: { count: use("var.on ? 1 : 0") } },
      "unverifiable",
    ],
    [
      "for each of a set that is open",
      { native: "for_each = toset(var.on)", json: { for_each: use("toset(var.on)") } },
      "unverifiable",
    ],
    [
      "for each of one thing",
      { variable: ' default = ["x"] ', native: "for_each = toset(var.on)", json: { for_each: use("toset(var.on)") } },
      "covered",
    ],
    [
      "for each of what is nothing by default",
      { variable: " default = [] ", native: "for_each = toset(var.on)", json: { for_each: use("toset(var.on)") } },
      "unverifiable",
    ],
    [
      "by lifecycle.enabled that is open",
      { native: "lifecycle {\n enabled = var.on\n }", json: { lifecycle: { enabled: use("var.on") } } },
      "unverifiable",
    ],
    [
      "by lifecycle.enabled that is true",
      {
        variable: " default = true ",
        native: "lifecycle {\n enabled = var.on\n }",
        json: { lifecycle: { enabled: use("var.on") } },
      },
      "covered",
    ],
    [
      "by lifecycle.enabled that is false by default",
      {
        variable: " default = false ",
        native: "lifecycle {\n enabled = var.on\n }",
        json: { lifecycle: { enabled: use("var.on") } },
      },
      "unverifiable",
    ],
    ["by a number that is written as nothing", { native: "count = 0", json: { count: 0 } }, "missing"],
    ["for each of nothing", { native: "for_each = toset([])", json: { for_each: use("toset([])") } }, "missing"],
    [
      "by lifecycle.enabled that is written as false",
      { native: "lifecycle {\n enabled = false\n }", json: { lifecycle: { enabled: false } } },
      "missing",
    ],
  ])("%s", async (_, written, expected) => {
    const stateOf = async (files: Readonly<Record<string, string>>) =>
      (await lintFiles(files, { requireGuardrails: "always", config: false })).guardrails.preventive;
    expect(await stateOf({ "main.tf": native(written) })).toBe(expected);
    expect(await stateOf({ "main.tf.json": json(written) })).toBe(expected);
  });
});
