import { describe, expect, it } from "vitest";
import { type Files, lintOf, nodesOf, rootGuard, stateOf } from "./organizations.ts";

const rule = `Parameters:
  Rule: { Type: String, Default: ROOT_ACCOUNT_MFA_ENABLED }
Resources:
  Mfa:
    Type: AWS::Config::ConfigRule
    Properties: { Source: { Owner: AWS, SourceIdentifier: !Ref Rule } }
`;
const parameters = JSON.stringify([{ ParameterKey: "Rule", ParameterValue: "ROOT_ACCOUNT_HARDWARE_MFA_ENABLED" }]);

const second = (method: string, file: string, targets: string, more = "") => `region: us-east-1
version: 2021-03-15
resources:
  - name: thing
    resource_file: ${file}
    deploy_method: ${method}
    deployment_targets: ${targets}
    ${more}
`;
const scp = (targets: string) => second("scp", "guard.json", targets);
const stackSet = (targets: string, more = "parameter_file: parameters/rule.json") =>
  second("stack_set", "templates/rule.yaml", targets, more);

const files = (manifest: string, more: Files = {}) => ({
  "manifest.yaml": manifest,
  "guard.json": rootGuard(),
  "templates/rule.yaml": rule,
  "parameters/rule.json": parameters,
  ...more,
});

describe("policies of a manifest", () => {
  it.each([
    ["{ organizational_units: [Root] }", ["- > organization: missing, covered"]],
    [
      "{ organizational_units: [Workloads] }",
      [
        "- > organization: missing, missing",
        "organization > workloads".replace("workloads", "Workloads: missing, covered"),
        "organization > rest of the organization: missing, missing",
      ],
    ],
    [
      "{ organizational_units: ['Workloads:Prod'] }",
      ["organization > Workloads: missing, missing", "Workloads > Prod: missing, covered"],
    ],
    ["{ organizational_units: [Workloads], accounts: [Shop] }", ["organization > Workloads: missing, covered"]],
  ])("%s", async (targets, expected) => {
    const found = await nodesOf(files(scp(targets)));
    for (const one of expected) expect(found).toContain(one);
    expect(found.join("\n")).not.toContain("Shop");
  });

  it("are read in version 1 as well", async () => {
    const manifest = `region: us-east-1
version: 2020-01-01
organization_policies:
  - name: guard
    policy_file: guard.json
    apply_to_accounts_in_ou: [Workloads]
cloudformation_resources:
  - name: rules
    template_file: templates/rule.yaml
    parameter_file: parameters/rule.json
    deploy_method: stack_set
    deploy_to_ou: [Workloads]
    deploy_to_account: ["222233334444"]
`;
    expect(await stateOf("Workloads", files(manifest))).toBe("covered, covered");
    expect(await stateOf("222233334444", files(manifest))).toBe("covered, unverifiable");
  });

  it("are decided as any other, and told where they are missing", async () => {
    const weak = { "guard.json": rootGuard().replace("ArnLike", "ArnNotLike") };
    const { told } = await lintOf(files(scp("{ organizational_units: [Root] }"), weak));
    expect(told.join("\n")).toContain("ineffective-root-scp");
    const text = scp("{ organizational_units: [Root] }").replace("guard.json", "none.json");
    expect((await lintOf(files(text))).told.filter((one) => one.includes("none.json"))).toHaveLength(1);
    const resource = second("rcp", "guard.json", "{ organizational_units: [Root] }");
    expect(await stateOf("organization", files(resource))).toBe("missing, missing");
  });

  it("are in the partition of the region", async () => {
    const gov = scp("{ organizational_units: [Root] }").replace("us-east-1", "us-gov-west-1");
    expect(await stateOf("organization", files(gov, { "guard.json": rootGuard("aws") }))).toBe("not-required, missing");
  });
});

describe("stack sets of a manifest", () => {
  it.each([
    ["{ organizational_units: [Root] }", "organization", "covered, missing"],
    ["{ organizational_units: [Root] }", "management account", "missing, not-required"],
    ["{ organizational_units: [Workloads] }", "Workloads", "covered, missing"],
    ["{ organizational_units: [Workloads] }", "rest of the organization", "missing, missing"],
    ["{ accounts: [Shop] }", "Shop", "covered, missing"],
    ["{ accounts: ['222233334444'] }", "222233334444", "covered, missing"],
  ])("%s: %s is %s", async (targets, node, expected) => {
    expect(await stateOf(node, files(stackSet(targets)))).toBe(expected);
  });

  it("take parameters from the manifest, a file, or a look-up that is not known", async () => {
    const value = (one: string) => `parameters: [{ parameter_key: Rule, parameter_value: ${one} }]`;
    const root = "{ organizational_units: [Root] }";
    const state = (more: string) => stateOf("organization", files(stackSet(root, more)));
    expect(await state(value("ROOT_ACCOUNT_HARDWARE_MFA_ENABLED"))).toBe("covered, missing");
    expect(await state("")).toBe("missing, missing");
    expect(await state(value("'$[alfred_ssm_/rules/mfa]'"))).toBe("unverifiable, missing");
  });

  it("leave OUs inside of theirs out", async () => {
    const both = `${stackSet("{ organizational_units: [Workloads] }")}
  - name: guard
    resource_file: guard.json
    deploy_method: scp
    deployment_targets: { organizational_units: ["Workloads:Prod"] }
`;
    expect(await stateOf("Prod", files(both))).toBe("missing, covered");
  });

  it("say which template is elsewhere", async () => {
    const text = stackSet("{ organizational_units: [Root] }").replace("templates/rule.yaml", "s3://bucket/rule.yaml");
    expect((await lintOf(files(text))).told.join("\n")).toContain("s3://bucket/rule.yaml is remote");
  });
});

it("leaves other manifests alone", async () => {
  const { report } = await lintOf({ "manifest.yaml": "name: shop\nversion: 1\nresources: [web, api]\n" });
  expect(report.inputs).toEqual([]);
});
