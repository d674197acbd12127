import { describe, expect, it } from "vitest";
import { lint } from "../../src/index.ts";
import { folderOf } from "../support/folder.ts";
import { today } from "../support/lint-files.ts";

const code = `
variable "user" {}
resource "null_resource" "enrol" {
  provisioner "local-exec" {
    command = "aws iam enable-mfa-device --user-name \${var.user} --serial-number x"
  }
}
`;
const values = 'user = "root"\n';

async function rulesOf(files: Record<string, string>, options: Parameters<typeof lint>[0]) {
  const { report } = await lint({ cwd: folderOf(files), today, skip: ["missing-root-scp"], ...options });
  const errors = report.inputs.flatMap(({ path, error }) => (error ? [path] : []));
  return { found: report.findings.map(({ rule, location }) => `${rule} ${location.path}`), errors };
}

const found = ["root-virtual-mfa-device infra/main.tf", "missing-conformance-pack infra/main.tf"];

describe("a variable file that is named", () => {
  it.each([
    ["terraform.tfvars", values],
    ["terraform.tfvars.json", '{ "user": "root" }'],
    ["prod.auto.tfvars", values],
    ["prod.auto.tfvars.json", '{ "user": "root" }'],
  ])("is judged by the code of its folder: %s", async (name, text) => {
    const files = { "infra/main.tf": code, [`infra/${name}`]: text, "other/main.tf": code };
    const paths = [`infra/${name}`];
    expect(await rulesOf(files, { paths })).toEqual({ found, errors: [] });
    expect((await rulesOf(files, { paths, context: ["."], ignoreUnknown: true })).found).toContain(found[0]);
    expect((await rulesOf(files, { paths: ["infra/main.tf", ...paths] })).found).toEqual(found);
  });

  it.each([
    ["that no folder loads by itself", { "infra/main.tf": code, "infra/prod.tfvars": values }, "infra/prod.tfvars"],
    ["without code beside it", { "infra/terraform.tfvars": values }, "infra/terraform.tfvars"],
  ])("is no input %s", async (_, files, path) => {
    expect(await rulesOf(files, { paths: [path] })).toEqual({ found: [], errors: [path] });
  });

  it("is told where it does not exist", async () => {
    const { errors } = await rulesOf({ "infra/main.tf": code }, { paths: ["infra/terraform.tfvars"] });
    expect(errors).toHaveLength(1);
  });
});
