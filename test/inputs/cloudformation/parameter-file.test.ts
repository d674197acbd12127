import { describe, expect, it } from "vitest";
import { readParameterFile } from "../../../src/inputs/cloudformation/template/parameter-file.ts";

/** The values alone; an unknown one is `undefined`. */
function read(text: string, path = "p.json") {
  const file = readParameterFile({ path, bytes: Buffer.from(text) });
  if (!file.ok) return { ok: false, problems: file.problems, parameters: new Map<string, unknown>() };
  const plain = [...file.values].map(
    ([name, value]) => [name, value.kind === "known" ? value.value : undefined] as const,
  );
  return { ok: true, parameters: new Map(plain) };
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
    expect(read(text)).toMatchObject({ ok: true });
    expect(new Map(read(text).parameters).get("Owner")).toBe("root");
  });

  it("leaves a value that the stack keeps open", () => {
    const file = readParameterFile({
      path: "p.json",
      bytes: Buffer.from('[{"ParameterKey": "Kept", "UsePreviousValue": true}]'),
    });
    expect(file.ok && file.values.get("Kept")).toMatchObject({
      kind: "unknown",
      symbol: { kind: "parameter", name: "Kept" },
    });
  });

  it.each(["{{ stage }}", "{{resolve:ssm:/stage}}", "${STAGE}", "<%= stage %>", "%(stage)s", "$[alfred_ssm_/stage]"])(
    "leaves %s open: something else fills it in",
    (value) => {
      expect(read(JSON.stringify({ Stage: value })).parameters).toEqual(new Map([["Stage", undefined]]));
      expect(read(JSON.stringify([`Stage=${value}`])).parameters).toEqual(new Map([["Stage", undefined]]));
      const entry = [{ ParameterKey: "Stage", ParameterValue: value }];
      expect(read(JSON.stringify(entry)).parameters).toEqual(new Map([["Stage", undefined]]));
    },
  );

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
    ["a text", '"x"', "parameter-file"],
    ["a list of something else", "[1]", "parameter-file"],
    ["a map of maps", '{"a": {"b": {"c": 1}}}', "parameter-file"],
    ["nothing", "", "empty"],
  ])("refuses %s", (_, text, code) => {
    expect(read(text)).toMatchObject({ ok: false, problems: [{ kind: "error", code }] });
  });
});
