import { describe, expect, it } from "vitest";
import { lintFiles } from "../../support/lint-files.ts";

async function unreadIn(files: Readonly<Record<string, string>>) {
  const { unread } = await lintFiles({ "main.tf": "locals {}\n", ...files }, { config: false });
  return unread.map(({ what, count }) => `${count} ${what}`);
}

const generated = 'generate "device" {\n  path      = "device.tf"\n  if_exists = "overwrite"\n  contents  = ""\n}\n';
const state = 'remote_state {\n  backend = "s3"\n  config  = {}\n}\n';

describe("configurations that give modules their values", () => {
  it.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    ["a unit with inputs", { "terragrunt.hcl": "inputs = {}\n" }, ["1 terragrunt"]],
    ["a unit in JSON", { "terragrunt.hcl.json": '{"inputs": {}}' }, ["1 terragrunt"]],
    [
      "a unit that includes another file",
      { "terragrunt.hcl": 'include {\n  path = "../x.hcl"\n}\n' },
      ["1 terragrunt"],
    ],
    ["a unit that cannot be read to its end", { "terragrunt.hcl": "inputs = {" }, ["1 terragrunt"]],
    ["a unit that only says where the state is", { "terragrunt.hcl": `# inputs\n${state}` }, []],
    [
      "a stack of units",
      { "terragrunt.stack.hcl": 'unit "m" {\n  source = "./m"\n  path = "m"\n}\n' },
      ["1 terragrunt"],
    ],
    ["what units include: inputs", { "_env/mfa.hcl": 'inputs = {\n  n = "root"\n}\n' }, ["1 terragrunt"]],
    ["what units include: code", { "root.hcl": state + generated }, ["1 terragrunt"]],
    ["what units include: a source", { "env.hcl": 'terraform {\n  source = "./m"\n}\n' }, ["1 terragrunt"]],
    ["what units include: locals", { "region.hcl": 'locals {\n  inputs = "eu-west-1"\n}\n' }, []],
    ["a component of a Terraform Stack", { "a.tfcomponent.hcl": 'component "m" {}\n' }, ["1 terraform-stack"]],
    ["stacks inside a Terraform Stack", { "a.tfcomponent.hcl": 'stack "m" {}\n' }, ["1 terraform-stack"]],
    [
      "files of other tools",
      {
        "b.pkr.hcl": 'build {\n  name = "terraform"\n}\n',
        ".terraform.lock.hcl": 'provider "registry.terraform.io/hashicorp/aws" {}\n',
      },
      [],
    ],
  ])("%s", async (_, files, expected) => {
    expect(await unreadIn(files)).toEqual(expected);
  });
});
