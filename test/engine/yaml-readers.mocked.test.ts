import { readdirSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { lint } from "../../src/index.ts";
import type * as subset from "../../src/syntax/yaml-subset.ts";
import { folderOf } from "../support/folder.ts";
import { today } from "../support/lint-files.ts";
import { repository } from "../support/repository.ts";

const own = vi.hoisted(() => ({ isUsed: true, read: 0 }));
vi.mock("../../src/syntax/yaml-subset.ts", async (original) => {
  const { parseYamlSubset } = await original<typeof subset>();
  return {
    parseYamlSubset(source: string) {
      const root = own.isUsed ? parseYamlSubset(source) : undefined;
      if (root) own.read += 1;
      return root;
    },
  };
});

/** What a folder's inputs give, read with our own reader of usual YAML or with the YAML package alone. */
async function reportOf(cwd: string, isUsed: boolean): Promise<unknown> {
  own.isUsed = isUsed;
  return (await lint({ cwd, today })).report;
}

async function compare(cwd: string): Promise<void> {
  const [withOwn, without] = [await reportOf(cwd, true), await reportOf(cwd, false)];
  expect([cwd, withOwn]).toEqual([cwd, without]);
}

const device = (type: string, user = "root") =>
  `Resources:\n  D:\n    Type: ${type}\n    Properties:\n      VirtualMfaDeviceName: d\n      Users:\n        - ${user}\n`;
const name = "AWS::IAM::VirtualMFADevice";

describe("our own reader of usual YAML", () => {
  beforeEach(() => {
    own.read = 0;
  });

  it("finds in every fixture what the YAML package finds", async () => {
    const fixtures = join(repository, "fixtures");
    const cases = readdirSync(fixtures, { recursive: true, encoding: "utf8" }).filter((path) =>
      /(?:^|[\\/])(?:fail|pass|unknown)[\\/][^\\/]+$/.test(path),
    );
    expect(cases.length).toBeGreaterThan(100);
    for (const one of cases) await compare(join(fixtures, one));
    expect(own.read).toBeGreaterThan(50);
  });

  it.each([
    ["a plain type", device(name)],
    ["an escaped type", device('"\\u0041WS::IAM::VirtualMFADevice"')],
    ["an escaped user", device(name, '"ro\\x6ft"')],
    ["an escaped key", device(name).replace("Resources", '"\\x52esources"')],
    ["a key that goes on behind a line break", device(name).replace("Resources:", '? "Res\\\n  ources"\n:')],
    ["a type in quotes", device(`'${name}'`)],
    ["a type in a block", device(`>-\n      ${name}`)],
    ["a type by alias", `x: &t ${name}\n${device("*t")}`],
    ["everything by alias", `x: &r\n  D:\n    Type: ${name}\n    Properties: {Users: [root]}\nResources: *r\n`],
    [
      "everything by merge",
      `x: &m\n  Resources:\n    D:\n      Type: ${name}\n      Properties: {Users: [root]}\n<<: *m\n`,
    ],
    ["flow style", `{Resources: {D: {Type: ${name}, Properties: {Users: [root]}}}}\n`],
    ["a tag on the top", `!!map\n${device(name)}`],
  ])("finds a device of root with %s", async (_, text) => {
    const cwd = folderOf({ "t.yaml": text });
    await compare(cwd);
    const { findings } = (await lint({ cwd, today })).report;
    expect(findings.map(({ rule }) => rule)).toContain("root-virtual-mfa-device");
  });

  it.each([
    ["two documents", `${device(name)}---\n${device(name)}`],
    ["an unclosed bracket", `${device(name)}x: [1\n`],
    ["a tab", device(name).replace("  D:", "\tD:")],
  ])("tells of %s as the YAML package does", async (_, text) => {
    const cwd = folderOf({ "t.yaml": text });
    await compare(cwd);
    const { inputs } = (await lint({ cwd, today })).report;
    expect(inputs.map(({ error }) => error)).not.toContain(null);
  });
});
