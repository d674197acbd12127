import { describe, expect, it } from "vitest";
import { lint } from "../../src/engine/lint.ts";
import { type InputFormatName, inputFormats } from "../../src/model/resource.ts";
import { folderOf } from "../support/folder.ts";
import { runCli } from "../support/run-cli.ts";

/** A device of root in one format. */
interface Case {
  readonly path: string;
  readonly text: string;
  /** What the finding spans, as it is written. */
  readonly place: string;
}

const template: Case = {
  path: "template.yaml",
  text: "Resources:\n  Phone:\n    Type: AWS::IAM::VirtualMFADevice\n    Properties:\n      Users:\n        - root\n",
  place: "root",
};
const device = "awscc_iam_virtual_mfa_device";

/** A format that is forgotten here does not compile. */
const cases: Readonly<Record<InputFormatName, Case>> = {
  cloudformation: template,
  "terraform-hcl": {
    path: "main.tf",
    text: `# a phone\nresource "${device}" "phone" {\n  users = ["root"]\n}\n`,
    place: `resource "${device}" "phone"`,
  },
  "terraform-plan": {
    path: "plan.json",
    text: JSON.stringify(
      {
        format_version: "1.2",
        terraform_version: "1.11.4",
        resource_changes: [
          {
            address: `${device}.phone`,
            mode: "managed",
            type: device,
            name: "phone",
            change: { actions: ["create"], before: null, after: { users: ["root"] }, after_unknown: {} },
          },
        ],
      },
      null,
      2,
    ),
    place: `"${device}.phone"`,
  },
  "aws-cli": {
    path: "devices.json",
    text: JSON.stringify(
      {
        VirtualMFADevices: [
          {
            SerialNumber: "arn:aws:iam::111122223333:mfa/phone",
            User: { Arn: "arn:aws:iam::111122223333:root", UserId: "111122223333" },
          },
        ],
      },
      null,
      2,
    ),
    place: '"arn:aws:iam::111122223333:root"',
  },
  facts: template,
};

/** The facts of the template are a case of their own; a finding spans the line of its fact. */
async function caseOf(format: InputFormatName): Promise<Case> {
  const one = cases[format];
  if (format !== "facts") return one;
  const run = await runCli(["facts", one.path, "--name", "elsewhere"], { cwd: folderOf({ [one.path]: one.text }) });
  return { path: "facts.jsonl", text: run.stdout, place: run.stdout.split("\n")[1] ?? "" };
}

describe.each(inputFormats)("the format %s", (format) => {
  it("has its values read, each with its place", async () => {
    const { path, text, place } = await caseOf(format);
    const { report } = await lint({ cwd: folderOf({ [path]: text }), only: ["root-virtual-mfa-device"] });
    expect(report.inputs).toEqual([expect.objectContaining({ format, status: "linted", error: null })]);
    expect(report.findings).toMatchObject([{ certainty: "certain", location: { path } }]);
    const { start, end } = report.findings[0]?.location ?? {};
    expect(end?.line).toBe(start?.line);
    const line = text.split("\n")[(start?.line ?? 0) - 1];
    expect(line?.slice((start?.column ?? 0) - 1, (end?.column ?? 0) - 1)).toBe(place);
  });

  it("tells of a broken input with its place", async () => {
    const { path, text } = await caseOf(format);
    const cut = text.slice(0, text.lastIndexOf("root"));
    const broken = format === "cloudformation" ? cut.replace("- ", "[") : cut;
    const { report } = await lint({ cwd: folderOf({ [path]: broken }), paths: [path] });
    expect(report.inputs).toMatchObject([{ path, status: "error" }]);
    expect(report.inputs[0]?.error).toMatch(new RegExp(`^${path.replaceAll(".", "\\.")}:\\d+:\\d+: `));
  });
});
