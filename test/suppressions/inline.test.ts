import { describe, expect, it } from "vitest";
import { lintFiles, shown } from "../support/lint-files.ts";

const rule = "root-virtual-mfa-device";
const fields = 'owner=a@example.com expires=2027-06-30 reason="keys ordered"';

function template(above: string, metadata = "", second = ""): string {
  return `Resources:
${above}  RootMfa:
    Type: AWS::IAM::VirtualMFADevice
${metadata}    Properties:
      Users: [root]
${second}`;
}

async function suppressed(text: string, path = "mfa.yaml") {
  const report = await lintFiles({ [path]: text });
  return { shown: shown(report), kinds: report.findings.flatMap((finding) => finding.suppressed?.kind ?? []), report };
}

describe("comments", () => {
  it.each([
    ["above the resource", `  # rootrail:ignore ${rule} ${fields}\n`],
    ["in any order of fields", `  # rootrail:ignore owner=a@example.com ${rule} reason='x y' expires=2027-06-30\n`],
    ["above other comments and a blank line", `  # rootrail:ignore ${rule} ${fields}\n  # root's phone\n\n`],
  ])("accept the findings of what stands below: %s", async (_, above) => {
    const { shown, kinds, report } = await suppressed(template(above));
    expect([shown, kinds]).toEqual([[], ["inline"]]);
    expect(report.findings[0]?.suppressed).toMatchObject({ owner: "a@example.com", expires: "2027-06-30" });
  });

  it("accept them for their own resource only", async () => {
    const second = "  Other:\n    Type: AWS::IAM::VirtualMFADevice\n    Properties:\n      Users: [root]\n";
    const above = `  # rootrail:ignore ${rule} ${fields}\n`;
    expect((await suppressed(template(above, "", second))).shown).toEqual([`${rule} error mfa.yaml:10:15`]);
  });

  it("stand inside the resource as well", async () => {
    const text = template("").replace("      Users", `      # rootrail:ignore ${rule} ${fields}\n      Users`);
    expect((await suppressed(text)).kinds).toEqual(["inline"]);
  });

  it.each([
    ["without owner", `${rule} expires=2027-06-30 reason="x"`, "has no owner"],
    ["without anything", "", "has no rule, no owner, no expiry date (expires), no reason"],
    ["with an unknown rule", `root-virtual-mfa ${fields}`, 'names a rule that does not exist, "root-virtual-mfa"'],
    ["with a bad date", `${rule} owner=a expires=soon reason="x"`, 'has no date as YYYY-MM-DD but "soon"'],
    ["with a misspelt field", `${rule} ${fields} onwer=b`, 'has an unknown field "onwer" (did you mean "owner"?)'],
    [
      "with a reason without quotes",
      `${rule} owner=a expires=2027-06-30 reason=keys ordered`,
      "put the reason in quotes",
    ],
    ["with a quote that is never closed", `${rule} owner=a expires=2027-06-30 reason="keys`, "stray text"],
  ])("%s are invalid and accept nothing", async (_, text, flaw) => {
    const { shown, report } = await suppressed(template(`  # rootrail:ignore ${text}\n`));
    expect(shown).toEqual(["exception-invalid error mfa.yaml:2:3", `${rule} error mfa.yaml:6:15`]);
    expect(report.findings[0]?.message).toContain(flaw);
  });

  it("past their date, and above nothing that is found, are told", async () => {
    const expired = `  # rootrail:ignore ${rule} owner=a expires=2026-01-01 reason="x"\n`;
    expect((await suppressed(template(expired))).shown[0]).toBe("exception-expired error mfa.yaml:2:3");
    const unused = `${template(`  # rootrail:ignore ${rule} ${fields}\n`)}  # rootrail:ignore ${rule} ${fields}\n  Topic:\n    Type: AWS::SNS::Topic\n`;
    expect((await suppressed(unused)).shown).toEqual(["exception-unused warning mfa.yaml:7:3"]);
  });

  it("are not read out of values", async () => {
    const text = template("").replace("[root]", `["root"] # see rootrail:ignore ${rule}`);
    expect((await suppressed(text)).shown).toEqual([`${rule} error mfa.yaml:5:15`]);
  });

  it("work in HCL, with # and with //", async () => {
    for (const mark of ["#", "//"]) {
      const text = `${mark} rootrail:ignore ${rule} ${fields}\nresource "aws_iam_virtual_mfa_device" "root" {\n  virtual_mfa_device_name = "root-account-mfa-device"\n}\n`;
      const { shown, kinds } = await suppressed(text, "main.tf");
      expect([mark, shown, kinds]).toEqual([mark, [], ["inline"]]);
    }
  });
});

describe("CloudFormation metadata", () => {
  const metadata = (exceptions: string) => `    Metadata:\n      rootrail:\n        exceptions:\n${exceptions}`;
  const whole = `          - { rule: ${rule}, owner: a@example.com, expires: 2027-06-30, reason: keys ordered }\n`;

  it("accepts findings of its resource", async () => {
    const { shown, kinds } = await suppressed(template("", metadata(whole)));
    expect([shown, kinds]).toEqual([[], ["inline"]]);
  });

  it("works in JSON", async () => {
    const exceptions = [{ rule, owner: "a", expires: "2027-06-30", reason: "x" }];
    const RootMfa = {
      Type: "AWS::IAM::VirtualMFADevice",
      Metadata: { rootrail: { exceptions } },
      Properties: { Users: ["root"] },
    };
    expect((await suppressed(JSON.stringify({ Resources: { RootMfa } }), "mfa.json")).kinds).toEqual(["inline"]);
  });

  it.each([
    ["incomplete", `          - { rule: ${rule}, owner: a }\n`, "has no expiry date (expires), no reason"],
    ["no list", "          rule: x\n", "is not written as a list"],
    [
      "not plain text",
      `          - { rule: ${rule}, owner: !Ref Owner, expires: 2027-06-30, reason: x }\n`,
      "owner that is not plain text",
    ],
  ])("is invalid where it is %s, on its own line", async (_, exceptions, flaw) => {
    const { shown, report } = await suppressed(template("", metadata(exceptions)));
    expect(shown[0]).toMatch(/^exception-invalid error mfa\.yaml:7:/);
    expect(report.findings[0]?.message).toContain(flaw);
    expect(shown[1]).toMatch(new RegExp(`^${rule} error`));
  });

  it("tells a misspelt key", async () => {
    const text = template("", `    Metadata:\n      rootrail:\n        exeptions: []\n`);
    expect((await suppressed(text)).report.findings[0]?.message).toContain('did you mean "exceptions"?');
  });
});
