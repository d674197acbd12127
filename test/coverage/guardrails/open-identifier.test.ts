import { describe, expect, it } from "vitest";
import { lint } from "../../../src/engine/lint.ts";
import { folderOf } from "../../support/folder.ts";
import { today } from "../../support/lint-files.ts";

const hardware = "ROOT_ACCOUNT_HARDWARE_MFA_ENABLED";
const any = "ROOT_ACCOUNT_MFA_ENABLED";
const other = "S3_BUCKET_VERSIONING_ENABLED";
const written = (text: string) => (text === "unknown" ? { Ref: "Id" } : text);

const template = (yes: string, no: string, more: object) =>
  JSON.stringify({
    Parameters: { Stage: { Type: "String" }, Id: { Type: "String" } },
    Conditions: { C: { "Fn::Equals": [{ Ref: "Stage" }, "x"] } },
    Resources: {
      R: {
        Type: "AWS::Config::ConfigRule",
        Properties: {
          Source: { Owner: "AWS", SourceIdentifier: { "Fn::If": ["C", written(yes), written(no)] } },
          ...more,
        },
      },
    },
  });
const expression = (text: string) => (text === "unknown" ? "var.id" : JSON.stringify(text));
const code = (yes: string, no: string) => `
  variable "on" {
    type = bool
  }
  variable "id" {
    type = string
  }
  resource "aws_config_config_rule" "r" {
    name = "r"
    source {
      owner             = "AWS"
      source_identifier = var.on ? ${expression(yes)} : ${expression(no)}
    }
  }
`;

async function detective(file: string, text: string, level: 1 | 2) {
  const cwd = folderOf({ [file]: text });
  const { report } = await lint({ cwd, config: false, today, level, requireGuardrails: "always" });
  return report.guardrails.detective;
}

describe("a rule whose identifier a condition chooses", () => {
  it.each([
    ["of two others", other, "EC2_EBS_ENCRYPTION_BY_DEFAULT", "missing", "missing"],
    ["of the hardware rule and another one", hardware, other, "unverifiable", "unverifiable"],
    ["of the rule on any device and another one", any, other, "unverifiable", "missing"],
    ["of both rules on root", hardware, any, "unverifiable", "unverifiable"],
    ["of one that is not known and another one", "unknown", other, "unverifiable", "unverifiable"],
  ])("%s", async (_, yes, no, atLevel1, atLevel2) => {
    for (const [level, expected] of [
      [1, atLevel1],
      [2, atLevel2],
    ] as const) {
      expect(await detective("t.json", template(yes, no, {}), level)).toBe(expected);
      expect(await detective("main.tf", code(yes, no), level)).toBe(expected);
    }
  });

  it("detects nothing where it only evaluates what is proposed", async () => {
    const proactive = { EvaluationModes: [{ Mode: "PROACTIVE" }] };
    expect(await detective("t.json", template("unknown", other, proactive), 2)).toBe("missing");
  });
});
