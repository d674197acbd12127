import { describe, expect, it } from "vitest";
import { lint } from "../../src/engine/lint.ts";
import { folderOf } from "../support/folder.ts";
import { today } from "../support/lint-files.ts";

const units = ["one", "two"] as const;
const idOf = (unit: string) => `awscc_organizations_organizational_unit.${unit}.id`;
const read = (attribute: string) => [attribute, attribute.split(".").slice(0, 2).join(".")];
const deny = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Deny", Action: "iam:CreateVirtualMFADevice", Resource: "*" }],
};

function resource(type: string, name: string, after: object, unknown: object, expressions: object) {
  const named = { address: `${type}.${name}`, mode: "managed", type, name };
  const change = { actions: ["create"], before: null, after, after_unknown: { id: true, ...unknown } };
  const provider_name = "registry.terraform.io/hashicorp/awscc";
  return { change: { ...named, provider_name, change }, configuration: { ...named, expressions } };
}

/** What covers each OU where a policy has such targets: text that is known, or `null`, and what the list refers to. */
async function covers(targets: readonly (string | null)[], references: readonly string[]) {
  const root = "awscc_organizations_organization.o.root_id";
  const all = [
    resource("awscc_organizations_organization", "o", { feature_set: "ALL" }, { root_id: true }, {}),
    ...units.map((name) =>
      resource(
        "awscc_organizations_organizational_unit",
        name,
        { name },
        { parent_id: true },
        { parent_id: { references: read(root) } },
      ),
    ),
    resource(
      "awscc_organizations_policy",
      "deny",
      { name: "deny", type: "SERVICE_CONTROL_POLICY", content: JSON.stringify(deny), target_ids: targets },
      { target_ids: targets.map((one) => one === null) },
      { target_ids: { references: references.flatMap((one) => (one.startsWith("local.") ? [one] : read(one))) } },
    ),
  ];
  const plan = {
    format_version: "1.2",
    resource_changes: all.map((one) => one.change),
    configuration: { root_module: { resources: all.map((one) => one.configuration) } },
  };
  const { coverage } = await lint({ cwd: folderOf({ "plan.json": JSON.stringify(plan) }), config: false, today });
  return units.map((name) => coverage?.nodes.find((node) => node.name === name)?.preventive.state);
}

describe("targets that a plan does not know", () => {
  it.each([
    ["one OU", [null], [idOf("one")], ["covered", "missing"]],
    ["both OUs", [null, null], [idOf("one"), idOf("two")], ["covered", "covered"]],
    ["an ID and an OU", ["ou-ab12-11111111", null], [idOf("one")], ["covered", "missing"]],
    ["an ID and both OUs", ["ou-ab12-11111111", null, null], [idOf("one"), idOf("two")], ["covered", "covered"]],
    ["an OU and a local value", [null, null], [idOf("one"), "local.other"], ["covered", "unverifiable"]],
    [
      "a local value that is known, and an OU",
      ["ou-ab12-11111111", null],
      ["local.other", idOf("one")],
      ["covered", "missing"],
    ],
    ["an OU or a local value", [null], ["local.isOne", idOf("one"), "local.other"], ["unverifiable", "unverifiable"]],
  ] as const)("%s", async (_, targets, references, expected) => {
    expect(await covers(targets, references)).toEqual(expected);
  });
});
