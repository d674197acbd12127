import { cpSync } from "node:fs";
import { join } from "node:path";
import { write } from "./folder.ts";
import { GitRepository } from "./git-repository.ts";
import { devicePlan, planArchive } from "./plan-archive.ts";
import { repository } from "./repository.ts";

const policy = (name: string) =>
  `Resources:\n  P:\n    Type: AWS::Organizations::Policy\n    Properties: {Name: ${name}, Type: SERVICE_CONTROL_POLICY, Content: {}}\n`;
const root = `resource "aws_iam_virtual_mfa_device" "root" {\n  virtual_mfa_device_name = "root-account-mfa-device"\n}\n`;

/** Inputs each of which needs a part of the program that is loaded for it alone. */
export const unusual = {
  // An alias is left to the package that reads all of YAML.
  "unusual.yaml":
    "x: &type AWS::IAM::VirtualMFADevice\nResources:\n  D:\n    Type: *type\n    Properties: {VirtualMfaDeviceName: d, Users: [root]}\n",
  // Our own parser refuses it, so that hcl2-parser is asked.
  "refused/main.tf": 'resource "aws_iam_virtual_mfa_device" "root" {\n  virtual_mfa_device_name = = "d"\n}\n',
  "refused/terragrunt.hcl": 'inputs = {\n  name = "d"\n}\n',
  "plan/plan.json": devicePlan(["aws_iam_virtual_mfa_device.root"]),
  // So large that it is read piece by piece.
  "large/plan.json": `${devicePlan(["aws_iam_virtual_mfa_device.root"])}${" ".repeat(8_000_000)}`,
  "plan/tfplan": planArchive([{ key: "", dir: ".", files: { "main.tf": root } }]),
};

/** A repository in the state of a change against `main`, with inputs for every part of the program. */
export function folderForEveryPart(): GitRepository {
  const git = new GitRepository({
    "rootrail.yaml": "level: 2\n",
    "policy.yaml": policy("one"),
    "moved/main.tf": root,
    "serverless.js": "module.exports = {};\n",
    "devices.json": '{"VirtualMFADevices":[{"SerialNumber":"arn:aws:iam::111122223333:mfa/root-account-mfa-device"}]}',
    "scp.json":
      '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"iam:CreateVirtualMFADevice","Resource":"*"}]}',
    "parameters.json": '[{"ParameterKey":"A","ParameterValue":"b"}]',
    "control-tower/manifest.yaml":
      "region: us-east-1\nversion: 2021-03-15\nresources:\n  - name: guard\n    resource_file: guard.json\n    deploy_method: scp\n    deployment_targets: { organizational_units: [Root] }\n",
    "control-tower/guard.json": '{"Version":"2012-10-17","Statement":[]}',
  });
  for (const name of ["demo", "organization-files", "cloudformation", "terraform-hcl", "guardrail-tests"])
    cpSync(join(repository, "fixtures", name), join(git.folder, name), { recursive: true });
  for (const [path, content] of Object.entries(unusual)) write(git.folder, path, content);
  git.commit("inputs");
  git.git("branch", "--force", "main");
  git.change({
    "policy.yaml": policy("two"),
    "moved/main.tf": `${root.replace('"root"', '"renamed"')}moved {\n  from = aws_iam_virtual_mfa_device.root\n  to = aws_iam_virtual_mfa_device.renamed\n}\n`,
  });
  return git;
}

/** Commands that load every file of the built program between them; those that write are only tried. */
export const commandsForEveryPart: readonly (readonly string[])[] = [
  ...["text", "json", "sarif", "junit", "gitlab", "github", "markdown", "html"].map((name) => [
    "lint",
    "demo",
    "-f",
    name,
  ]),
  ...["json", "csv", "mermaid", "markdown", "html"].map((name) => ["coverage", "demo", "-f", name]),
  ["coverage", "demo", "--against", "devices.json"],
  ["coverage", "devices.json", "organization-files", "-f", "markdown"],
  ["lint", "unusual.yaml"],
  ["lint", "refused"],
  ["lint", "plan/plan.json", "plan/tfplan"],
  ["lint", "large"],
  ["lint", "plan/plan.json", "--source", "plan/tfplan"],
  ["lint", "--base", "main", "moved", "policy.yaml"],
  ["lint", "organization-files", "control-tower", "serverless.js", "devices.json"],
  ["lint", "cloudformation"],
  ["lint", "terraform-hcl"],
  ["lint", "--parameters", "parameters.json", "policy.yaml"],
  ["scp", "scp.json"],
  ["facts", "demo", "-o", "demo.jsonl"],
  ["lint", "demo.jsonl"],
  ["exceptions"],
  ["explain", "root-virtual-mfa-device"],
  ["test", "guardrail-tests", "--mutate"],
  ["fix"],
  ["init", "--dry-run", "--guardrails", "terraform,cloudformation", "--workflow", "--pre-commit"],
  ["completion", "bash"],
  ["lsp"],
  ["collect", "github", "--owner", "acme", "--dry-run"],
  ["collect", "github", "--owner", "acme", "-o", "collected"],
];
