import { expect, it } from "vitest";
import { folderOf } from "../support/folder.ts";
import { denyRoot } from "../support/lint-files.ts";
import { runCli } from "../support/run-cli.ts";

const content = (action: string) =>
  JSON.stringify({ ...denyRoot, Statement: denyRoot.Statement.map((one) => ({ ...one, Action: action })) });
const policy = (name: string, condition: string, action: string) => `  ${name}:
    Type: AWS::Organizations::Policy
    Condition: ${condition}
    Properties: {Name: ${name}, Type: SERVICE_CONTROL_POLICY, TargetIds: [!GetAtt Org.RootId], Content: ${content(action)}}
`;
const template = (...policies: readonly string[]) => `Parameters: {Env: {Type: String}}
Conditions: {A: !Equals [!Ref Env, prod], B: !Not [!Condition A], C: !Equals [!Ref Env, dev]}
Resources:
  Org: {Type: AWS::Organizations::Organization, Properties: {FeatureSet: ALL}}
  Pay: {Type: AWS::Organizations::Account, Properties: {AccountName: pay, Email: p@example.com}}
${policies.join("")}`;
const tests = `inputs: t.yaml
tests:
  - {name: device, of: pay, actions: iam:CreateVirtualMFADevice, denied: always}
`;
const device = "iam:CreateVirtualMFADevice";

it.each([
  ["on a condition and its opposite", [policy("P", "A", device), policy("Q", "B", "iam:*")], 0],
  ["on one condition", [policy("P", "A", device), policy("Q", "A", "iam:*")], 1],
  ["on conditions that leave a third way", [policy("P", "A", device), policy("Q", "C", device)], 1],
  ["in one of two ways", [policy("P", "A", device), policy("Q", "B", "iam:DeleteUser")], 1],
])("asks policies that deny %s together", async (_, policies, code) => {
  const cwd = folderOf({ "t.yaml": template(...policies), "a.rootrail-test.yaml": tests });
  expect((await runCli(["test", "a.rootrail-test.yaml"], { cwd })).code).toBe(code);
});
