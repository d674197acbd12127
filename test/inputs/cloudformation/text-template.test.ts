import { describe, expect, it } from "vitest";
import { lintFiles } from "../../support/lint-files.ts";

const device = (users: string) =>
  `Resources:\n  Mfa:\n    Type: AWS::IAM::VirtualMFADevice\n    Properties:\n      Users: ${users}\n`;

async function told(name: string, content: string) {
  const { findings, unread, inputs } = await lintFiles({ [name]: content }, { config: false });
  const rules = findings.filter((one) => one.rule.endsWith("-device")).map((one) => `${one.rule} ${one.certainty}`);
  const errors = inputs.filter((one) => one.error !== null);
  return [...rules, ...(unread ?? []).map((one) => one.what), ...errors.map((one) => one.path)];
}

describe("a template in Jinja", () => {
  it.each<[string, string, readonly string[]]>([
    ["without expressions", device("[root]"), ["root-virtual-mfa-device certain"]],
    ["with values", device('["{{ owner }}"]'), ["unverifiable-root-mfa-device possible"]],
    ["with values that no YAML has", device("[{{ owner }}]"), ["text-template"]],
    ["with statements", `{% if on %}\n${device("[root]")}{% endif %}\n`, ["text-template"]],
    [
      "with a type that is filled in",
      "Resources:\n{% if on %}\n  B: {Type: AWS::{{ x }}}\n{% endif %}\n",
      ["text-template"],
    ],
    ["with another file", "Resources:\n  B: {Type: AWS::S3::Bucket}\n{% include 'b.yml' %}\n", ["text-template"]],
    ["of other types", "Resources:\n{% for b in all %}\n  B{{ b }}: {Type: AWS::S3::Bucket}\n{% endfor %}\n", []],
    ["of other things", "server:\n  port: {{ port }}\n", []],
  ])("is read, or told as unread, where it may declare something: %s", async (_, content, expected) => {
    expect(await told("t.yaml.j2", content)).toEqual(expected);
    expect(await told("t.YML.jinja2", content)).toEqual(expected);
  });
});
