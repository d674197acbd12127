import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lint } from "../../src/engine/lint.ts";
import { folderOf } from "../support/folder.ts";
import { lintFiles } from "../support/lint-files.ts";

const arn = "arn:aws:iam::111122223333:mfa/root-account-mfa-device";
const type = "AWS::IAM::VirtualMFADevice";
const shown = JSON.stringify({ Users: ["root"] });
const of = { ResourceType: type, LogicalResourceId: "Phone", PhysicalResourceId: arn };

async function devices(output: unknown, name = "output.json") {
  const { findings } = await lintFiles(
    { [name]: JSON.stringify(output) },
    { config: false, requireGuardrails: "never" },
  );
  return findings.filter((one) => one.rule !== "unverifiable-guardrail").map((one) => `${one.rule} ${one.status}`);
}

const change = (more: object) => ({ Type: "Resource", ResourceChange: { ...of, ...more } });

describe("an output that describes a device of root", () => {
  it.each([
    ["a change set", { Changes: [change({ Action: "Add", AfterContext: `{"Properties":${shown}}` })] }, "new"],
    [
      "a page of several",
      [
        { Changes: [], NextToken: "more" },
        { Changes: [change({ Action: "Add", AfterContext: `{"Properties":${shown}}` })] },
      ],
      "new",
    ],
    ["changes alone", [change({ Action: "Add", AfterContext: `{"Properties":${shown}}` })], "new"],
    ["a change set that imports", { Changes: [change({ Action: "Import" })] }, "new"],
    [
      "a change set that replaces it and keeps the old one",
      {
        Changes: [
          change({
            Action: "Modify",
            Replacement: "True",
            PolicyAction: "ReplaceAndRetain",
            BeforeContext: `{"Properties":${shown}}`,
            AfterContext: '{"Properties":{"Users":["alice"]}}',
          }),
        ],
      },
      "existing",
    ],
    ["drift", { StackResourceDrifts: [{ ...of, ExpectedProperties: "{}", ActualProperties: shown }] }, "existing"],
    ["drift of one resource", { StackResourceDrift: { ...of, ActualProperties: shown } }, "existing"],
    ["resources of a stack", { StackResources: [{ ...of, ResourceStatus: "CREATE_COMPLETE" }] }, "existing"],
    ["a list of them", { StackResourceSummaries: [of] }, "existing"],
    ["one of them", { StackResourceDetail: of }, "existing"],
    ["Cloud Control", { TypeName: type, ResourceDescription: { Identifier: arn, Properties: shown } }, "existing"],
    ["its list", { TypeName: type, ResourceDescriptions: [{ Identifier: arn, Properties: shown }] }, "existing"],
    ["what it is asked to create", { TypeName: type, DesiredState: shown }, "new"],
    ["a scan", { Resources: [{ ResourceType: type, ResourceIdentifier: { SerialNumber: arn } }] }, "existing"],
  ])("%s is found", async (_name, output, status) => {
    expect(await devices(output)).toEqual([`root-virtual-mfa-device ${status}`]);
  });

  it.each([
    [
      "a change set that removes it",
      { Changes: [change({ Action: "Remove", BeforeContext: `{"Properties":${shown}}` })] },
    ],
    [
      "a change set that replaces it",
      {
        Changes: [
          change({
            Action: "Modify",
            Replacement: "True",
            PolicyAction: "ReplaceAndDelete",
            BeforeContext: `{"Properties":${shown}}`,
            AfterContext: '{"Properties":{"Users":["alice"]}}',
          }),
        ],
      },
    ],
    ["drift that finds it deleted", { StackResourceDrifts: [{ ...of, StackResourceDriftStatus: "DELETED" }] }],
    ["a resource that is gone", { StackResources: [{ ...of, ResourceStatus: "DELETE_COMPLETE" }] }],
    [
      "a device of a user",
      { TypeName: type, ResourceDescription: { Identifier: arn, Properties: '{"Users":["alice"]}' } },
    ],
  ])("%s is none", async (_name, output) => {
    expect(await devices(output)).toEqual([]);
  });

  it("is read in the encoding of PowerShell", async () => {
    const text = JSON.stringify({ StackResourceDetail: of });
    const folder = folderOf({});
    writeFileSync(join(folder, "output.json"), Buffer.from(`\ufeff${text}`, "utf16le"));
    const { report } = await lint({ cwd: folder, config: false, requireGuardrails: "never" });
    expect(report.findings.map((one) => one.rule)).toEqual(["root-virtual-mfa-device"]);
  });
});

describe("an output that shows no properties", () => {
  it("leaves open what its guardrails are", async () => {
    const types = ["AWS::Organizations::Policy", "AWS::Config::OrganizationConfigRule", "AWS::SecurityHub::Hub"];
    const items = types.map((one, index) => ({ ResourceType: one, LogicalResourceId: `R${index}` }));
    const { findings, guardrails } = await lintFiles(
      { "output.json": JSON.stringify({ StackResources: items }) },
      { requireGuardrails: "auto" },
    );
    expect(guardrails).toMatchObject({ detective: "unverifiable", preventive: "unverifiable" });
    expect(findings.map((one) => one.rule)).not.toContain("ineffective-root-scp");
  });

  it("of one page is read in part", async () => {
    const output = { Changes: [change({ Action: "Add" })], NextToken: "more" };
    const { findings } = await lintFiles({ "output.json": JSON.stringify(output) });
    expect(findings.map((one) => one.rule)).toContain("incomplete-input");
  });
});

describe("a template in quotes", () => {
  it("is read, as `--query TemplateBody` leaves it", async () => {
    expect(await devices(`Resources:\n  D:\n    Type: ${type}\n    Properties: {Users: [root]}\n`)).toEqual([
      "root-virtual-mfa-device new",
    ]);
  });
});

describe("a stack set", () => {
  const rule = `Resources:
  R:
    Type: AWS::Config::ConfigRule
    Properties: {Source: {Owner: AWS, SourceIdentifier: ROOT_ACCOUNT_HARDWARE_MFA_ENABLED}}
`;
  const set = { StackSetName: "s", PermissionModel: "SERVICE_MANAGED", AutoDeployment: { Enabled: true } };
  const units = { OrganizationalUnitIds: ["r-ab12"], Regions: ["us-east-1"] };
  it.each([
    [
      "that is described covers the accounts of its units",
      { StackSet: { ...set, ...units, TemplateBody: rule } },
      "partial",
    ],
    [
      "that has the rule in no Region that has it covers none",
      { StackSet: { ...set, ...units, Regions: ["il-central-1"], TemplateBody: rule } },
      "missing",
    ],
    [
      "that was deleted covers none",
      { StackSet: { ...set, ...units, Status: "DELETED", TemplateBody: rule } },
      "missing",
    ],
    ["that is to be created has no instances yet", { ...set, TemplateBody: rule }, "unverifiable"],
  ])("%s", async (_name, output, expected) => {
    const { guardrails } = await lintFiles({ "output.json": JSON.stringify(output) }, { requireGuardrails: "always" });
    expect(guardrails.detective).toBe(expected);
  });

  it("takes the parameters of the command line before its own", async () => {
    const template = `Parameters: {O: {Type: String}}\nResources: {D: {Type: ${type}, Properties: {Users: [!Ref O]}}}\n`;
    const output = { ...set, TemplateBody: template, Parameters: [{ ParameterKey: "O", ParameterValue: "alice" }] };
    const files = { "output.json": JSON.stringify(output), "parameters.json": '{"O": "root"}' };
    const rules = async (more: object) =>
      (await lintFiles(files, { paths: ["output.json"], ...more })).findings.map((one) => one.rule);
    expect(await rules({})).toEqual([]);
    expect(await rules({ parameters: ["parameters.json"] })).toEqual(["root-virtual-mfa-device"]);
  });
});
