import { describe, expect, it } from "vitest";
import { cloudformation } from "../../../src/inputs/cloudformation/index.ts";
import type { ParsedInput } from "../../../src/model/resource.ts";
import { maxSteps, stepsOf } from "../../support/steps.ts";
import { contextOf, memoryWorkspace } from "./folder-workspace.ts";
import { place } from "./summary.ts";

function parse(text: string, path = "t.yaml", files: Record<string, string> = {}): ParsedInput {
  return cloudformation.parse({ path, bytes: Buffer.from(text) }, contextOf(memoryWorkspace(files)));
}

const head = "AWSTemplateFormatVersion: 2010-09-09\n";

describe("problems say what, where and in one sentence", () => {
  it.each([
    [
      "empty",
      "t.yaml",
      "",
      "empty",
      "1:1-1:1",
      "t.yaml is empty; a CloudFormation template has at least a Resources section",
    ],
    ["only a byte order mark", "t.yaml", "\ufeff\n", "empty", "1:1-1:1", /is empty/],
    ["only comments", "t.yaml", "# hi\n", "empty", "1:1-1:1", /the document is empty/],
    ["a loop of Jinja", "t.yaml", "Resources:\n  {% for u in users %}\n", "text-template", "2:3-2:5", /Jinja/],
    ["a value of Jinja", "t.yaml", "Resources:\n  A: {{ a }}\n", "text-template", "2:6-2:8", /Jinja/],
    ["a value of ERB", "t.yaml", "Resources:\n  A: {Type: X::Y::Z\n  <% x %>\n", "text-template", undefined, /ERB/],
    [
      "a bracket that is never closed",
      "t.yaml",
      "A: [x\n B: 1\nResources: {}\n",
      "yaml-syntax",
      undefined,
      /cannot be read/,
    ],
    ["tab", "t.yaml", "Resources:\n\tA: {}\n", "yaml-syntax", "2:1-2:2", /a tab is used/],
    [
      "broken JSON",
      "t.json",
      '{"Resources": {"A": {,}}}',
      "json-syntax",
      "1:22-1:23",
      "the file is not valid JSON: expected a key in double quotes or }",
    ],
    [
      "broken JSON without the extension",
      "t.template",
      '{"Resources": {"A" 1}}',
      "json-syntax",
      "1:20-1:21",
      /is not valid JSON: expected : after a key/,
    ],
    ["two documents", "t.yaml", `${head}---\na: 1\n`, "multiple-documents", "2:1-2:4", /more than one YAML document/],
    ["a list", "t.yaml", "- a\n- b\n", "template-not-a-map", "1:1-2:4", /This is a list/],
    ["a text", "t.yaml", "hello\n", "template-not-a-map", "1:1-1:6", /This is a single value/],
    [
      "resources that are a list",
      "t.yaml",
      `${head}Resources:\n  - a\n`,
      "resources-not-a-map",
      "2:1-2:10",
      /^Resources is not a map/,
    ],
    ["resources that are nothing", "t.yaml", `${head}Resources:\n`, "resources-not-a-map", "2:1-2:10", /not a map/],
    [
      "alias bomb",
      "t.yaml",
      `${head}a: &a [x,x,x,x,x,x,x,x]\n${[..."bcdefghi"].map((c, i) => `${c}: &${c} [${Array(8).fill(`*${"abcdefgh"[i]}`)}]\n`).join("")}`,
      "alias-bomb",
      undefined,
      /aliases that expand/,
    ],
  ])("%s", (_, path, text, code, at, message) => {
    const { problems, resources } = parse(text, path);
    expect(resources).toEqual([]);
    const [problem] = problems;
    expect(problem).toMatchObject({ kind: "error", code });
    if (at !== undefined && problem) expect(place(problem.location, path)).toBe(at);
    expect(problem?.message).toEqual(typeof message === "string" ? message : expect.stringMatching(message));
  });

  it.each([
    ["t.yaml", "Resources:\n  A: {Type: X::Y::Z, Properties: {P: 1}}\n  A: {Type: X::Y::Z}\n", "3:3-3:4", "2:3"],
    [
      "t.json",
      '{"Resources": {\n"A": {"Type": "X::Y::Z", "Properties": {"P": 1}},\n"A": {"Type": "X::Y::Z"}}}',
      "3:1-3:4",
      "2:1",
    ],
  ])(
    "takes the last of equal keys in %s, the first as possible, with a warning for both places",
    (path, text, at, first) => {
      const { resources, problems } = parse(text, path);
      expect(
        resources.map(({ address, properties, when }) => [address, properties.entries.length, when.length]),
      ).toEqual([
        ["A", 0, 0],
        ["A", 1, 1],
      ]);
      expect(problems).toMatchObject([{ kind: "warning", code: "duplicate-key" }]);
      const [problem] = problems;
      expect(problem && place(problem.location, path)).toBe(at);
      const [line, column] = first.split(":");
      expect(problem?.message).toContain(`the first is at line ${line}, column ${column}`);
    },
  );

  it("reads the first of keys that stand twice inside of one that does", () => {
    const text = "Resources:\n  A: {Type: X::Y::Z, Properties: {P: 1, P: 2}}\nResources:\n  B: {Type: X::Y::Z}\n";
    const { resources } = parse(text, "t.yaml");
    const values = resources.flatMap(({ properties }) => properties.entries.map(({ value }) => value));
    expect(values).toMatchObject([{ value: 1 }, { value: 2 }]);
    expect(resources.map(({ address, when }) => [address, when.length])).toEqual([
      ["B", 0],
      ["A", 1],
      ["A", 1],
    ]);
  });

  it("says nothing of keys whose equal values are the same", () => {
    const { resources } = parse("Resources:\n  A: {Type: X::Y::Z}\n  A: {Type: X::Y::Z}\n", "t.yaml");
    expect(resources).toMatchObject([{ address: "A", when: [] }]);
  });

  it("takes JSON with a trailing comma under another name than .json, as YAML's flow style", () => {
    expect(parse('{"Resources": {"A": {"Type": "AWS::IAM::User"},}}', "t.template").problems).toEqual([]);
  });

  it("says that a template without resources has nothing to read", () => {
    expect(parse(head).problems).toMatchObject([{ kind: "warning", code: "no-resources" }]);
  });

  it("says once that a nested template is broken, at its own place", () => {
    const outer = "Resources:\n  A: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: b.yaml}}\n";
    const { problems } = parse(outer + outer.replace("Resources:\n  A", "  B"), "t.yaml", {
      "b.yaml": "Resources:\n  A: [\n",
    });
    expect(problems).toMatchObject([{ kind: "error", location: { path: "b.yaml" } }]);
  });
});

describe("hostile templates end, and in no flood", () => {
  const stacks = (url: string) =>
    `Resources:\n${["A", "B"].map((name) => `  ${name}: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: ${url}}}\n`).join("")}`;
  const device = "Resources:\n  D:\n    Type: AWS::IAM::VirtualMFADevice\n    Properties:\n      Users:\n";
  const open = Array.from({ length: 14 }, (_, index) => `  C${index}: !Equals [!Ref P${index}, a]\n`).join("");
  const parameters = Array.from({ length: 14 }, (_, index) => `  P${index}: {Type: String}\n`).join("");
  const conditions = `Parameters:\n${parameters}Conditions:\n${open}`;
  const digits = Array.from({ length: 200 }, (_, index) => index).join(",");

  it.each<[string, string, Record<string, string>?]>([
    [
      "stacks that double at each level",
      stacks("n0.yaml"),
      Object.fromEntries(Array.from({ length: 25 }, (_, index) => [`n${index}.yaml`, stacks(`n${index + 1}.yaml`)])),
    ],
    [
      "loops in loops in loops",
      `Resources:\n  Fn::ForEach::A:\n    - X\n    - [${digits}]\n    - Fn::ForEach::B:\n        - Y\n        - [${digits}]\n        - Fn::ForEach::C: [Z, [${digits}], {"R\${X}\${Y}\${Z}": {Type: "AWS::X::Y"}}]\n`,
    ],
    [
      "a text with many branches",
      `${conditions}${device}        - !Join ["", [${Array.from({ length: 14 }, (_, index) => `!If [C${index}, a, b]`)}]]\n`,
    ],
    [
      "conditions that refer to each other twice",
      `Conditions:\n  C0: !Equals [!Ref AWS::Region, a]\n${Array.from({ length: 500 }, (_, index) => `  C${index + 1}: !And [!Condition C${index}, !Condition C${index}]\n`).join("")}${device}        - !If [C500, a, b]\n`,
    ],
    [
      "a chain of conditions that is asked for link by link",
      `Conditions:\n  C0: !Equals [!Ref AWS::Region, a]\n${Array.from({ length: 3000 }, (_, index) => `  C${index + 1}: !Not [!Condition C${index}]\n`).join("")}${device}${Array.from({ length: 3000 }, (_, index) => `        - !If [C${index}, a, b]\n`).join("")}`,
    ],
    [
      "deep conditions in deep conditions",
      `Conditions:\n  C0: !Equals [!Ref AWS::Region, a]\n${Array.from({ length: 60 }, (_, index) => `  C${index + 1}: ${'{"Fn::Not": ['.repeat(180)}!Condition C${index}${"]}".repeat(180)}\n`).join("")}${device}        - !If [C60, a, b]\n`,
    ],
    ["very many variables in one text", `${device}        - !Sub "${`\${AWS::Region}`.repeat(5000)}"\n`],
    ["very many openings of a dynamic reference", `${device}        - "${"{{resolve:".repeat(20_000)}"\n`],
    [
      "a ring of stacks that wait for each other",
      `Resources:\n${Array.from({ length: 300 }, (_, index) => `  S${index}: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: leaf.yaml, Parameters: {P: !GetAtt S${(index + 1) % 300}.Outputs.O}}}\n`).join("")}`,
      {
        "leaf.yaml":
          "Parameters: {P: {Type: String}}\nResources: {A: {Type: AWS::X::Y}}\nOutputs: {O: {Value: !Ref P}}\n",
      },
    ],
    [
      "stacks that wait for each other",
      `Resources:\n${["A", "B"].map((name, index) => `  ${name}: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: leaf.yaml, Parameters: {P: !GetAtt ${"BA"[index]}.Outputs.O}}}\n`).join("")}`,
      {
        "leaf.yaml":
          "Parameters: {P: {Type: String}}\nResources: {A: {Type: AWS::X::Y}}\nOutputs: {O: {Value: !Ref P}}\n",
      },
    ],
    ["an unclosed quote", `{"a": ${'"\\'.repeat(20_000)}`],
    ["blanks without end", `Resources:\na ${"\t".repeat(20_000)}x\n`],
  ])("%s", (_, text, files = {}) => {
    const steps = stepsOf(() => {
      cloudformation.claims({ path: "t.yaml", bytes: Buffer.from(text) });
      parse(text, "t.yaml", files);
    });
    expect(steps).toBeLessThan(maxSteps);
  });
});
