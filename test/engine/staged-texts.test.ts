import { describe, expect, it } from "vitest";
import { lint } from "../../src/engine/lint.ts";
import { folderOf } from "../support/folder.ts";
import { today } from "../support/lint-files.ts";

type Files = Readonly<Record<string, string>>;

/** `rule path` of what is found where only one file is named, as a hook names it, and the rest is context. */
async function found(files: Files, named: string): Promise<readonly string[]> {
  const options = { today, requireGuardrails: "never", ignoreUnknown: true } as const;
  const { report } = await lint({ cwd: folderOf(files), paths: [named], context: ["."], ...options });
  return report.findings.map(({ rule, location }) => `${rule} ${location.path}`);
}

const call = (user: string) => `#!/bin/sh
aws iam enable-mfa-device --user-name ${user} --serial-number "$1" --authentication-code1 1 --authentication-code2 2
`;
const provisioner = (lines: string, kind = "local-exec") =>
  `resource "terraform_data" "mfa" {\n  provisioner "${kind}" {\n    ${lines}\n  }\n}\n`;
const device = (users: string) => `resource "awscc_iam_virtual_mfa_device" "root" {\n  users = ${users}\n}\n`;
const definition = JSON.stringify({
  StartAt: "Enrol",
  States: {
    Enrol: {
      Type: "Task",
      Resource: "arn:aws:states:::aws-sdk:iam:enableMFADevice",
      Parameters: { UserName: "root" },
      End: true,
    },
  },
});

describe("a file that a device of root comes from, named alone", () => {
  it.each<readonly [string, string, Files]>([
    [
      "a script that a command names",
      "u.sh",
      { "main.tf": provisioner('command = "${path.module}/u.sh"'), "u.sh": call("root") },
    ],
    ["a script as a command", "u.sh", { "main.tf": provisioner('command = file("u.sh")'), "u.sh": call("root") }],
    [
      "a template of a script",
      "u.tftpl",
      { "main.tf": provisioner('command = templatefile("u.tftpl", { user = "root" })'), "u.tftpl": call("${user}") },
    ],
    [
      "a script of another machine",
      "u.sh",
      { "main.tf": provisioner('script = "u.sh"', "remote-exec"), "u.sh": call("root") },
    ],
    [
      "user data",
      "u.sh",
      { "main.tf": 'resource "aws_instance" "i" {\n  user_data = file("u.sh")\n}\n', "u.sh": call("root") },
    ],
    [
      "user data in base64",
      "u.sh",
      {
        "main.tf": 'resource "aws_instance" "i" {\n  user_data_base64 = filebase64("u.sh")\n}\n',
        "u.sh": call("root"),
      },
    ],
    [
      "a decoded table",
      "u.csv",
      { "main.tf": device('[for row in csvdecode(file("u.csv")) : row.user]'), "u.csv": "user\nroot\n" },
    ],
    ["a name in a text", "u.txt", { "main.tf": device('[trimspace(file("u.txt"))]'), "u.txt": "root\n" }],
    ["a list of names", "u.txt", { "main.tf": device('split("\\n", chomp(file("u.txt")))'), "u.txt": "root\n" }],
  ])("is told: %s", async (_, named, files) => {
    expect(await found(files, named)).toEqual(["root-virtual-mfa-device main.tf"]);
    expect(await found({ ...files, "other.sh": "true\n" }, "other.sh")).toEqual([]);
  });

  it("is told of a state machine's definition", async () => {
    const template =
      "Transform: AWS::Serverless-2016-10-31\nResources:\n  Machine:\n    Type: AWS::Serverless::StateMachine\n    Properties: { DefinitionUri: enrol.asl.json }\n";
    const files = { "template.yaml": template, "enrol.asl.json": definition };
    expect(await found(files, "enrol.asl.json")).toEqual([expect.stringMatching(/^root-virtual-mfa-device /)]);
  });

  it("is told where the user is not known, and not where it is somebody else", async () => {
    const main = provisioner('command = "${path.module}/u.sh"');
    expect(await found({ "main.tf": main, "u.sh": call('"$2"') }, "u.sh")).toEqual([
      "unverifiable-root-mfa-device main.tf",
    ]);
    expect(await found({ "main.tf": main, "u.sh": call("alice") }, "u.sh")).toEqual([]);
  });
});
