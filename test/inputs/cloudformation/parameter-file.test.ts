import { describe, expect, it } from "vitest";
import { parseParameterFile } from "../../../src/inputs/cloudformation/index.ts";

function read(text: string, path = "p.json") {
  return parseParameterFile(path, Buffer.from(text));
}

describe("parameter values", () => {
  it.each([
    [
      "the AWS CLI's list",
      '[{"ParameterKey": "Owner", "ParameterValue": "root"}, {"ParameterKey": "Kept", "UsePreviousValue": true}]',
    ],
    ["a list of texts", '["Owner=root"]'],
    ["a plain map", '{"Owner": "root"}'],
    ["a pipeline's configuration", '{"Parameters": {"Owner": "root"}, "Tags": {"a": "b"}}'],
  ])("%s", (_, text) => {
    expect(read(text)).toEqual({ ok: true, parameters: new Map([["Owner", "root"]]) });
  });

  it("keeps text as it is written", () => {
    const text = "Account: 012345678910\nNames: [a, b]\nEmpty:\nFlag: true\nText: a=b\n__proto__: x\n";
    expect(read(text, "p.yaml")).toEqual({
      ok: true,
      parameters: new Map([
        ["Account", "012345678910"],
        ["Names", "a,b"],
        ["Empty", ""],
        ["Flag", "true"],
        ["Text", "a=b"],
        ["__proto__", "x"],
      ]),
    });
  });

  it.each([
    ["broken JSON", "{", "json-syntax"],
    ["a text", '"x"', "not-parameters"],
    ["a list of something else", "[1]", "not-parameters"],
    ["a map of maps", '{"a": {"b": {"c": 1}}}', "not-parameters"],
    ["nothing", "", "empty"],
  ])("refuses %s", (_, text, code) => {
    expect(read(text)).toMatchObject({ ok: false, problems: [{ kind: "error", code }] });
  });
});
