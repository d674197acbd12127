import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openContext, planFormat, showInput, wantedTypes } from "./support.ts";

const folder = join(import.meta.dirname, "../../../../fixtures/terraform-plan");

function cases(name: string): readonly string[] {
  return readdirSync(join(folder, name)).filter((file) => !file.startsWith("expected"));
}

const sourceOf = (folderName: string, file: string) => ({
  path: file,
  bytes: readFileSync(join(folder, folderName, file)),
});
const pretty = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

describe("plans and states", () => {
  const plans = readdirSync(folder).filter((name) => cases(name).join() === "plan.json");

  it.each(plans)("%s", async (name) => {
    const source = sourceOf(name, "plan.json");
    const format = planFormat(wantedTypes);
    expect(format.claims(source)).toBe("yes");
    const parsed = format.parse(source, openContext);
    await expect(pretty(showInput(parsed))).toMatchFileSnapshot(join(folder, name, "expected.json"));
    expect(planFormat(wantedTypes, { wholeLimit: 1e9 }).parse(source, openContext)).toEqual(parsed);
  });
});

describe("wrong files", () => {
  const claims = new Map([
    ["truncated.json", "yes"],
    ["version-2.json", "yes"],
    ["broken.json", "yes"],
  ]);

  it("are named, with the command that makes the right one", async () => {
    const told = cases("wrong-files").map((file) => {
      const source = sourceOf("wrong-files", file);
      const format = planFormat(wantedTypes);
      expect([file, format.claims(source)]).toEqual([file, claims.get(file) ?? "broken"]);
      return [file, showInput(format.parse(source, openContext))];
    });
    const expected = join(folder, "wrong-files/expected.json");
    await expect(pretty(Object.fromEntries(told))).toMatchFileSnapshot(expected);
  });

  it("give one error and no resource", () => {
    for (const file of cases("wrong-files")) {
      const { resources, problems } = planFormat(wantedTypes).parse(sourceOf("wrong-files", file), openContext);
      expect([file, resources.length, problems.map(({ kind }) => kind)]).toEqual([file, 0, ["error"]]);
    }
  });

  it.each(cases("among-text"))("%s holds a plan among other text, which is read in part", (file) => {
    const source = sourceOf("among-text", file);
    expect(planFormat(wantedTypes).claims(source)).toBe("yes");
    const { resources, problems } = planFormat(wantedTypes).parse(source, openContext);
    expect(resources.length).toBeGreaterThan(0);
    expect(problems.map(({ code, isPartial }) => [code, isPartial])).toEqual([["plan-among-text", true]]);
  });

  const plan = '{"format_version":"1.2","resource_changes":[]}';
  it.each([
    ["a second plan", `[wrapper] terraform show\n${plan}\n${plan}\n`],
    ["an end that is missing", `[wrapper] terraform show\n${plan.slice(0, -1)}\n`],
    ["a prefix on each line", '12:00 out: {"format_version": "1.2",\n12:00 out: "resource_changes": []}\n'],
  ])("refuses text around a plan with %s", (_, text) => {
    const source = { path: "plan.json", bytes: Buffer.from(text) };
    expect(planFormat(wantedTypes).claims(source)).toBe("yes");
    const { problems } = planFormat(wantedTypes).parse(source, openContext);
    expect(problems.some(({ kind }) => kind === "error")).toBe(true);
  });

  it.each(cases("other-json"))("%s is nobody's plan", (file) => {
    expect(planFormat(wantedTypes).claims(sourceOf("other-json", file))).toBe("no");
  });
});

describe("encodings", () => {
  it.each(cases("encodings"))("%s is read like any other plan", (file) => {
    const source = sourceOf("encodings", file);
    expect(planFormat(wantedTypes).claims(source)).toBe("yes");
    for (const wholeLimit of [0, 1_000_000]) {
      const parsed = planFormat(wantedTypes, { wholeLimit }).parse(source, openContext);
      expect(parsed.problems).toEqual([]);
      expect(parsed.resources.map(({ address }) => address)).toEqual(["aws_iam_virtual_mfa_device.d"]);
      const isPretty = file === "powershell.json";
      expect(parsed.resources[0]?.header.start).toEqual(isPretty ? { line: 9, column: 18 } : { line: 1, column: 130 });
    }
  });
});
