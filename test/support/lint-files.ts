import { lint } from "../../src/engine/lint.ts";
import type { LintOptions } from "../../src/engine/options.ts";
import type { Report } from "../../src/model/report.ts";
import { folderOf } from "./folder.ts";

/** The day that tests judge on. */
export const today = "2026-11-25";

/** A service control policy that keeps root from a virtual device. */
export const denyRoot = {
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Deny",
      Action: "iam:CreateVirtualMFADevice",
      Resource: "*",
      Condition: { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:root" } },
    },
  ],
};

/** Lints a folder of the given files. */
export async function lintFiles(
  files: Readonly<Record<string, string>>,
  options: Omit<LintOptions, "cwd"> = {},
): Promise<Report> {
  return (await lint({ today, requireGuardrails: "never", ...options, cwd: folderOf(files) })).report;
}

/** `rule severity path:line:column` of what is not suppressed. */
export function shown(report: Report): readonly string[] {
  return report.findings
    .filter((finding) => finding.suppressed === null)
    .map(({ rule, severity, location }) => {
      const { line, column } = location.start;
      return `${rule} ${severity} ${location.path}:${line}:${column}`;
    });
}

/** A template with root's device for an account in each of its resources. */
export function deviceTemplate(devices: Readonly<Record<string, string>>): string {
  const resources = Object.entries(devices).map(
    ([id, user]) => `  ${id}:\n    Type: AWS::IAM::VirtualMFADevice\n    Properties:\n      Users: ["${user}"]\n`,
  );
  return `Resources:\n${resources.join("")}`;
}

export const rootOf = (account: string) => `arn:aws:iam::${account}:root`;
