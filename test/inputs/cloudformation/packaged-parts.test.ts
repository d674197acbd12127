import { describe, expect, it } from "vitest";
import { lintFiles } from "../../support/lint-files.ts";

const device = (users: string) =>
  `Type: AWS::IAM::VirtualMFADevice\nProperties:\n  VirtualMfaDeviceName: phone\n  Users: ${users}\n`;
const topic = "  T: {Type: AWS::SNS::Topic}\n";

async function told(files: Readonly<Record<string, string>>) {
  const { findings, unread, guardrails } = await lintFiles(files, { config: false, requireGuardrails: "always" });
  const devices = findings.filter((one) => one.rule === "root-virtual-mfa-device").map((one) => one.resource.address);
  return { devices, unread: (unread ?? []).map((one) => one.what), preventive: guardrails.preventive };
}

describe("a part that is put in when a template is packaged", () => {
  it.each<[string, string]>([
    ["in the place of the only resource", "Resources:\n  Mfa: !Rain::Include part.yaml\n"],
    ["beside others", `Resources:\n${topic}  Mfa:\n    !Rain::Include ./part.yaml\n`],
  ])("is read where it is a file, %s", async (_, template) => {
    expect(await told({ "t.yaml": template, "part.yaml": device("[root]") })).toEqual({
      devices: ["Mfa"],
      unread: [],
      preventive: "missing",
    });
  });

  it("is read in the place of all resources", async () => {
    const files = {
      "t.yaml": "Resources: !Rain::Include part.yaml\n",
      "part.yaml": `Mfa:\n${device("[root]").replaceAll(/^/gm, "  ")}`,
    };
    expect((await told(files)).devices).toEqual(["Mfa"]);
  });

  it.each<[string, string, string]>([
    ["a file that is not there", "Resources:\n  Mfa: !Rain::Include part.yaml\n", "missing-file"],
    ["another directive", "Resources:\n  Mfa: !Rain::Constant Device\n", "packaged-part"],
    ["a module as a type", "Resources:\n  M: {Type: !Rain::Module https://example.com/m.yaml}\n", "packaged-part"],
    ["a module beside resources", `Modules: {M: {Source: ./m.yaml}}\nResources:\n${topic}`, "packaged-part"],
    ["a module alone", "Modules:\n  M:\n    Source: $package/m.yaml\n", "packaged-part"],
  ])("leaves open what is missing where it is not read: %s", async (_, template, what) => {
    expect(await told({ "t.yaml": template })).toEqual({ devices: [], unread: [what], preventive: "unverifiable" });
  });

  it("is nothing that is called Modules in another file", async () => {
    const files = { "a.yaml": "Modules:\n  Core: {Source: core}\n", "t.yaml": `Resources:\n${topic}` };
    expect(await told(files)).toEqual({ devices: [], unread: [], preventive: "missing" });
  });
});
