import { join } from "node:path";
import { expect, it } from "vitest";
import { lint } from "../../src/engine/lint.ts";
import { folderOf } from "../support/folder.ts";
import { today } from "../support/lint-files.ts";

const rule =
  "AWSTemplateFormatVersion: '2010-09-09'\nResources: {R: {Type: AWS::Config::ConfigRule, Properties: {Source: {Owner: AWS, SourceIdentifier: ROOT_ACCOUNT_HARDWARE_MFA_ENABLED}}}}\n";
const manifest = (units: string) => `region: us-east-1
version: 2021-03-15
resources:
  - name: rule
    resource_file: rule.yaml
    deploy_method: stack_set
    deployment_targets: {organizational_units: [${units}]}
    regions: [us-east-1]
`;
const organization = (units: readonly string[]) =>
  `resource "aws_organizations_organization" "o" {\n  feature_set = "ALL"\n}\n${units
    .map(
      (name) =>
        `resource "aws_organizations_organizational_unit" "${name}" {\n  name = "${name}"\n  parent_id = aws_organizations_organization.o.roots[0].id\n}\n`,
    )
    .join("")}`;

/** Rules of what a change from one manifest to another takes away. */
async function lossesOf(before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>) {
  const under = (folder: string, files: Readonly<Record<string, string>>) =>
    Object.entries({ "rule.yaml": rule, ...files }).map(([path, text]) => [`${folder}/${path}`, text]);
  const root = folderOf(Object.fromEntries([...under("before", before), ...under("after", after)]));
  const only = ["guardrail-removed", "guardrail-weakened"] as const;
  const options = { base: "../before", today, config: false, requireGuardrails: "always", only } as const;
  const { report } = await lint({ cwd: join(root, "after"), ...options });
  return report.findings.map(({ rule: name, certainty }) => `${name} ${certainty}`);
}

it("a unit that a manifest names no more loses what it had", async () => {
  const [both, one] = [{ "manifest.yaml": manifest("Prod, Dev") }, { "manifest.yaml": manifest("Prod") }];
  expect(await lossesOf(both, one)).toEqual(["guardrail-weakened certain"]);
  expect(await lossesOf(one, both)).toEqual([]);
  expect(await lossesOf(both, both)).toEqual([]);
});

it("a unit that another input declares and deletes loses nothing", async () => {
  const [both, one] = [manifest("Prod, Dev"), manifest("Prod")];
  const before = { "manifest.yaml": both, "main.tf": organization(["Prod", "Dev"]) };
  expect(await lossesOf(before, { "manifest.yaml": one, "main.tf": organization(["Prod"]) })).toEqual([]);
});
