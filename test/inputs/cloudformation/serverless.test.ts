import { describe, expect, it } from "vitest";
import { lint } from "../../../src/engine/lint.ts";
import { folderOf } from "../../support/folder.ts";

const today = "2026-11-01";
const head = "service: shop\nprovider:\n  name: aws\ncustom:\n  owner: root\n  owners: [root]\n";
const device = (users: string, indent = "") =>
  `${indent}D:\n${indent}  Type: AWS::IAM::VirtualMFADevice\n${indent}  Properties:\n${indent}    Users: ${users}\n`;

async function findingsOf(files: Readonly<Record<string, string>>) {
  const { report } = await lint({
    cwd: folderOf(files),
    today,
    skip: ["missing-root-scp", "missing-conformance-pack"],
  });
  return {
    inputs: report.inputs.map(({ path, status }) => `${path} ${status}`),
    found: report.findings.map(({ rule, location }) => `${rule} ${location.path}:${location.start.line}`),
  };
}

describe("serverless.yml", () => {
  it.each<[string, string, string, number?]>([
    ["a user in words", "[root]", "root-virtual-mfa-device"],
    ["a value of the file itself", '["${self:custom.owner}"]', "root-virtual-mfa-device"],
    ["a list of the file itself", "${self:custom.owners}", "root-virtual-mfa-device", 6],
    ["a variable of the environment", '["${env:OWNER}"]', "unverifiable-root-mfa-device"],
    ["a value that may be another one", "[\"${opt:owner, 'alice'}\"]", "unverifiable-root-mfa-device"],
    ["a value of a file", '["${file(./o.yml):owner}"]', "unverifiable-root-mfa-device"],
    ["a variable inside of a variable", '["${file(./${opt:stage}.yml):owner}"]', "unverifiable-root-mfa-device"],
  ])("%s", async (_, users, rule, line = 12) => {
    const { found } = await findingsOf({
      "serverless.yml": `${head}resources:\n  Resources:\n${device(users, "    ")}`,
    });
    expect(found).toEqual([`${rule} serverless.yml:${line}`]);
  });

  it("leaves a user alone who is not root, and what CloudFormation fills in", async () => {
    const users = '[alice, !Sub "ops-${AWS::Region}", !Sub "x-${Stage}"]';
    const { found } = await findingsOf({
      "serverless.yml": `${head}resources:\n  Resources:\n${device(users, "    ")}`,
    });
    expect(found).toEqual([]);
  });

  it("reads the files that it names, and judges them nowhere else", async () => {
    const { found, inputs } = await findingsOf({
      "serverless.yml": `${head}resources:\n  - \${file(a/mfa.yml)}\n  - Resources: \${file(a/only.yml)}\n  - \${file(a/all.yml):iam}\n`,
      "a/mfa.yml": `Resources:\n${device("[root]", "  ")}`,
      "a/only.yml": device("[root]"),
      "a/all.yml": `iam:\n  Resources:\n${device("[root]", "    ")}`,
    });
    const line = { mfa: 5, only: 4, all: 6 };
    expect(found.sort()).toEqual(
      Object.entries(line)
        .map(([name, at]) => `root-virtual-mfa-device a/${name}.yml:${at}`)
        .sort(),
    );
    expect(inputs).toContain("serverless.yml linted");
  });

  it("reads resources that stand in files of their own, each at its place", async () => {
    const { found, inputs } = await findingsOf({
      "serverless.yml": `${head}resources:\n  Resources:\n    A: \${file(./r/a.yml)}\n    B: \${file(r/all.yml):Phone}\n    C: \${file(r/c.yml)}\n    D: \${file(r/root.yml)}\n`,
      "r/a.yml": device("[root]").split("\n").slice(1).join("\n"),
      "r/all.yml": device("[root]").replace("D:", "Phone:"),
      "r/c.yml": device('["${self:custom.owner}"]').split("\n").slice(1).join("\n"),
      "r/root.yml": "Type: AWS::IAM::User\nProperties: {UserName: other}\n",
    });
    expect(found).toEqual([
      "root-virtual-mfa-device r/a.yml:3",
      "root-virtual-mfa-device r/all.yml:4",
      "root-virtual-mfa-device r/c.yml:3",
    ]);
    expect(inputs).toEqual(["serverless.yml linted"]);
  });

  it("resolves what stands beside them", async () => {
    const { found } = await findingsOf({
      "serverless.yml": `${head}resources:\n  Resources:\n    D: \${file(d.yml)}\n    U: \${file(u.yml)}\n`,
      "d.yml": device("[!Ref U]").split("\n").slice(1).join("\n"),
      "u.yml": "Type: AWS::IAM::User\nProperties: {UserName: root}\n",
    });
    expect(found).toEqual([]);
  });

  it.each([
    ["a file that is not there", "${file(gone.yml)}", "serverless.yml:9"],
    ["a key that is not there", "${file(there.yml):gone}", "serverless.yml:9"],
    ["a program", "${file(there.js)}", "serverless.yml:9"],
    ["a variable of the environment", "${env:RESOURCE}", "serverless.yml:9"],
    ["a file by a variable", "${file(${opt:stage}.yml)}", "serverless.yml:9"],
    ["a type that a variable gives", '{Type: "${env:TYPE}", Properties: {Users: [root]}}', "serverless.yml:9"],
  ])("tells of a resource by %s", async (_, written, place) => {
    const { found } = await findingsOf({
      "serverless.yml": `${head}resources:\n  Resources:\n    D: ${written}\n`,
      "there.yml": "A: {}\n",
      "there.js": "module.exports = {};\n",
    });
    expect(found).toEqual([`unverifiable-guardrail ${place}`]);
  });

  it.each([
    ["a file that is not there", "resources: ${file(gone.yml)}\n", "serverless.yml:7"],
    ["a file by a variable", "resources:\n  - ${file(${opt:stage}.yml)}\n", "serverless.yml:8"],
    ["a file outside", "resources: ${file(../../../etc/x.yml)}\n", "serverless.yml:7"],
    ["files in a circle", "resources: ${file(serverless.yml):resources}\n", "serverless.yml:7"],
  ])("tells of %s", async (_, resources, place) => {
    const { found } = await findingsOf({ "serverless.yml": head + resources });
    expect(found).toEqual([`unverifiable-guardrail ${place}`]);
  });

  it("is an input error where it is broken", async () => {
    const { inputs } = await findingsOf({
      "serverless.yml": `${head}resources:\n  Resources:\n${device("[root", "    ")}`,
    });
    expect(inputs).toEqual(["serverless.yml error"]);
  });

  it.each(["serverless.ts", "serverless.js", "api/serverless.mjs"])("tells that %s was not read", async (path) => {
    const { found } = await findingsOf({ [path]: "export default {};\n" });
    expect(found).toEqual([`unverifiable-guardrail ${path}:1`]);
  });

  it("is read as JSON too", async () => {
    const text = JSON.stringify({
      service: "s",
      provider: { name: "aws" },
      resources: { Resources: { D: { Type: "AWS::IAM::VirtualMFADevice", Properties: { Users: ["root"] } } } },
    });
    expect((await findingsOf({ "serverless.json": text })).found).toEqual([
      "root-virtual-mfa-device serverless.json:1",
    ]);
  });

  const userOf = (name: string) => `Resources:\n  U: {Type: AWS::IAM::User, Properties: {UserName: ${name}}}\n`;
  it.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    ["a user of another file", { "u.yml": userOf("alice") }, []],
    ["a user of another file who is called root", { "u.yml": userOf("root") }, []],
    ["what no file declares", { "u.yml": "Outputs: {}\n" }, ["unverifiable-root-mfa-device d.yml:5"]],
    [
      "a parameter of another file",
      { "u.yml": "Parameters:\n  U: {Type: String, Default: root}\n" },
      ["unverifiable-root-mfa-device d.yml:5"],
    ],
    ["a condition of another file", { "u.yml": `Conditions: {On: !Equals [a, b]}\n${userOf("root")}` }, []],
  ])("resolves %s", async (_, files, expected) => {
    const { found } = await findingsOf({
      "serverless.yml": `${head}resources:\n  - \${file(d.yml)}\n  - \${file(u.yml)}\n`,
      "d.yml": `Resources:\n${device("[!Ref U]", "  ")}`,
      ...files,
    });
    expect(found).toEqual(expected);
  });

  it("has the places of each file", async () => {
    const { found } = await findingsOf({
      "serverless.yml": `${head}resources:\n  - \${file(a.yml)}\n  - \${file(b.yml)}\n  - Resources:\n${device("[root]", "      ").replace("D:", "C:")}`,
      "a.yml": `Resources:\n${device("[root]", "  ").replace("D:", "A:")}`,
      "b.yml": `# one line more\nResources:\n${device("[root]", "  ").replace("D:", "B:")}`,
    });
    expect(found).toEqual([
      "root-virtual-mfa-device a.yml:5",
      "root-virtual-mfa-device b.yml:6",
      "root-virtual-mfa-device serverless.yml:14",
    ]);
  });
});

describe("a variable with what counts where nothing gives it a value", () => {
  it.each([
    ["${self:custom.none, 'root'}", "root-virtual-mfa-device"],
    ["${self:custom.none, self:custom.owner}", "root-virtual-mfa-device"],
    ["${self:custom.owner, 'alice'}", "root-virtual-mfa-device"],
    ["${self:custom.none, 'alice'}", undefined],
    ["${self:custom.none, env:OWNER}", "unverifiable-root-mfa-device"],
    ["${opt:owner, 'root'}", "unverifiable-root-mfa-device"],
  ])("%s", async (written, rule) => {
    const text = `${head}resources:\n  Resources:\n${device(`["${written}"]`, "    ")}`;
    const { found } = await findingsOf({ "serverless.yml": text });
    expect(found.map((one) => one.split(" ")[0])).toEqual(rule === undefined ? [] : [rule]);
  });
});
