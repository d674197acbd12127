import { describe, expect, it } from "vitest";
import { lint } from "../../src/engine/lint.ts";
import type { Report } from "../../src/model/report.ts";
import { folderOf } from "../support/folder.ts";
import { type Evasion, evasions, type Outcome } from "./evasions.ts";
import { codeEvasions, codeInnocents } from "./evasions-code.ts";
import { deviceEvasions } from "./evasions-devices.ts";
import { spellingEvasions } from "./evasions-spelling.ts";
import { innocents } from "./innocents.ts";

/** What a report says at its loudest; `undefined`: the attempt went through in silence. */
function outcomeOf(report: Report): Outcome | undefined {
  const has = (rule: string, certainty: string) =>
    report.findings.some((one) => one.rule === rule && one.certainty === certainty && one.suppressed === null);
  if (has("root-virtual-mfa-device", "certain")) return "certain";
  if (has("root-virtual-mfa-device", "possible")) return "possible";
  if (report.findings.some((one) => one.rule.startsWith("unverifiable-") && one.suppressed === null))
    return "unverifiable";
  const isTold = report.inputs.some(
    (one) => one.error !== null || one.status !== "linted" || (one.warnings ?? []).length > 0,
  );
  return isTold ? "refused" : undefined;
}

describe("an attempt to get root's virtual device past the linter", () => {
  it.each(
    [...evasions, ...deviceEvasions, ...codeEvasions, ...spellingEvasions].map((one) => [one.name, one] as const),
  )("by %s", async (_, { files, ends, paths }) => {
    const { report } = await lint({ cwd: folderOf(files), paths: paths ?? ["."], config: false });
    expect(outcomeOf(report) ?? "silent").toBe(ends);
  });
});

/** A device of another user and words on MFA around it, which keep no code in the same template from being read. */
const device = {
  Type: "AWS::IAM::VirtualMFADevice",
  Properties: { VirtualMfaDeviceName: "mfa-of-alice", Users: ["alice"] },
};
const around = {
  Description: "Has the MFA device of alice",
  Outputs: { MfaSerial: { Value: { Ref: "DeviceOfAlice" } } },
};
const yamlDevice = `  DeviceOfAlice: ${JSON.stringify(device)}\n`;

function besideDevice({ name, files, ...rest }: Evasion): readonly Evasion[] {
  const { "t.json": json, "t.yaml": yaml } = files;
  if (typeof json === "string" && json.startsWith("{")) {
    const { Resources, ...others } = JSON.parse(json);
    const content = { ...around, ...others, Resources: { ...Resources, DeviceOfAlice: device } };
    return [{ name, ...rest, files: { ...files, "t.json": JSON.stringify(content) } }];
  }
  if (typeof yaml !== "string" || !yaml.includes("Resources:\n")) return [];
  return [{ name, ...rest, files: { ...files, "t.yaml": yaml.replace("Resources:\n", `Resources:\n${yamlDevice}`) } }];
}

describe("an attempt in code beside a device of another user", () => {
  const attempts = codeEvasions.flatMap(besideDevice);

  it("is made in many ways", () => {
    expect(attempts.length).toBeGreaterThan(40);
  });

  it.each(attempts.map((one) => [one.name, one] as const))("by %s", async (_, { files, ends, paths }) => {
    const { report } = await lint({ cwd: folderOf(files), paths: paths ?? ["."], config: false });
    expect(outcomeOf(report) ?? "silent").toBe(ends);
  });
});

describe("what only looks like it", () => {
  it.each([...innocents, ...codeInnocents].map((one) => [one.name, one] as const))(
    "gives nothing: %s",
    async (_, { files }) => {
      const { report } = await lint({ cwd: folderOf(files), paths: ["."], config: false });
      expect(report.findings.map(({ rule, message }) => [rule, message])).toEqual([]);
      expect(report.inputs.map(({ status }) => status)).toEqual(["linted"]);
    },
  );
});
