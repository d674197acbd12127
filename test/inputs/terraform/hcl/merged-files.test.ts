import { describe, expect, it } from "vitest";
import { lintFiles } from "../../../support/lint-files.ts";

const device = (name = "root-account-mfa-device", more = "") =>
  `resource "aws_iam_virtual_mfa_device" "d" {\n  virtual_mfa_device_name = "${name}"\n${more}\n}\n`;
const accountOf = (id: string) => `assume_role = {\n    role_arn = "arn:aws:iam::${id}:role/deploy"\n  }`;

async function devices(files: Readonly<Record<string, string>>) {
  const { findings } = await lintFiles(files, { config: false, only: ["root-virtual-mfa-device"] });
  return findings.map((one) => [one.location.path, ...one.accounts]);
}

/** Source: hashicorp/terraform, `internal/configs/parser_config_dir.go` and "Override Files"; observed with Terraform 1.11.4. */
describe("the files of a folder", () => {
  it.each<[string, Readonly<Record<string, string>>, readonly (readonly string[])[]]>([
    ["are read where their name begins with a number sign", { "#x.tf": device() }, [["#x.tf"]]],
    ["are not read where it begins with a dot, or ends with a tilde", { ".x.tf": device(), "x.tf~": device() }, []],
    [
      "merge lifecycle argument by argument",
      {
        "main.tofu": device("root-account-mfa-device", "lifecycle {\n  enabled = false\n}"),
        "override.tofu": device("root-account-mfa-device", "lifecycle {\n  ignore_changes = [tags]\n}"),
      },
      [],
    ],
    [
      "take the argument of an override file",
      {
        "main.tofu": device("root-account-mfa-device", "lifecycle {\n  enabled = false\n}"),
        "override.tofu": device("root-account-mfa-device", "lifecycle {\n  enabled = true\n}"),
      },
      [["main.tofu"]],
    ],
    [
      "merge providers by their name and alias",
      {
        "main.tf": `provider "awscc" {\n  ${accountOf("111122223333")}\n}
resource "awscc_iam_virtual_mfa_device" "d" {\n  users = ["root"]\n}\n`,
        "override.tf": `provider "awscc" {\n  region = "us-east-1"\n}
provider "awscc" {\n  alias = "other"\n  ${accountOf("444455556666")}\n}\n`,
      },
      [["main.tf", "111122223333"]],
    ],
  ])("%s", async (_, files, expected) => {
    expect(await devices(files)).toEqual(expected);
  });

  const twice = { "a.tf": device("phone"), "b.tf": device() };
  it.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    [
      "say what two of them declare",
      twice,
      ["b.tf:1:1: Terraform refuses this block: aws_iam_virtual_mfa_device.d is declared at a.tf:1 as well."],
    ],
    ["may say the same to OpenTofu as to Terraform", { "a.tf": device("phone"), "b.tofu": device("phone") }, []],
  ])("%s", async (_, files, expected) => {
    const { inputs } = await lintFiles(files, { config: false });
    expect(inputs.flatMap(({ error }) => error ?? [])).toEqual(expected);
  });
});
