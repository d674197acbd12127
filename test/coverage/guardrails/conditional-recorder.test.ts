import { expect, it } from "vitest";
import { lint } from "../../../src/engine/lint.ts";
import { folderOf } from "../../support/folder.ts";
import { today } from "../../support/lint-files.ts";

const rule = `
  variable "on" {
    type = bool
  }
  variable "other" {
    type = bool
  }
  resource "aws_config_config_rule" "root" {
    name = "root"
    source {
      owner             = "AWS"
      source_identifier = "ROOT_ACCOUNT_HARDWARE_MFA_ENABLED"
    }
  }
`;
const recorder = (argument = "") => `
  resource "aws_config_configuration_recorder" "this" {
    ${argument}
    name     = "default"
    role_arn = "arn:aws:iam::111122223333:role/config"
  }
`;
const status = (argument = "", enabled = "true") => `
  resource "aws_config_configuration_recorder_status" "this" {
    ${argument}
    name       = "default"
    is_enabled = ${enabled}
  }
`;
const on = "count = var.on ? 1 : 0";

it.each([
  ["together with its status", recorder(on) + status(on), "covered"],
  ["whose status hangs on something else", recorder(on) + status("count = var.other ? 1 : 0"), "unverifiable"],
  ["whose status alone is conditional", recorder() + status(on), "unverifiable"],
  ["that is switched off where it is there", recorder(on) + status(on, "false"), "unverifiable"],
  ["that nothing starts", recorder(on), "unverifiable"],
  ["that nothing starts and is there in any case", recorder(), "missing"],
])("a recorder %s", async (_, text, expected) => {
  const cwd = folderOf({ "main.tf": rule + text });
  const { coverage } = await lint({ cwd, config: false, today });
  expect(coverage?.nodes.map((node) => node.detective.state)).toEqual([expected]);
});
