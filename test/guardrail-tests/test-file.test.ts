import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ConfigError } from "../../src/config/read.ts";
import { readTestFile, testFileSchema } from "../../src/guardrail-tests/test-file.ts";

async function problemsOf(source: string, path = "a.rootrail-test.yaml"): Promise<readonly string[]> {
  try {
    await readTestFile(path, source);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems.map(({ message, location }) => `${location.start.line}:${location.start.column} ${message}`);
  }
}

describe("a test file", () => {
  it("is read from YAML and JSON alike", async () => {
    const yaml = await readTestFile(
      "a.yaml",
      "tests:\n  - name: x\n    of: A\n    actions: [iam:X]\n    denied: never\n    context: { aws:Y: null, aws:Z: [1, two], aws:W: true }\n",
    );
    const json = await readTestFile(
      "a.json",
      '{"tests":[{"name":"x","of":["A"],"actions":"iam:X","denied":"never","context":{"aws:Y":null,"aws:Z":["1","two"],"aws:W":"true"}}]}',
    );
    const shown = ({ tests }: typeof yaml) => {
      const text = JSON.stringify(tests.map(({ context, ...test }) => [test, [...(context ?? [])]]));
      return JSON.parse(text, (key, value: unknown) => (key === "at" ? undefined : value));
    };
    expect(shown(yaml)).toEqual(shown(json));
    expect(JSON.stringify(shown(yaml))).toContain('["aws:W",{"values":["true"]}]');
  });

  it("is refused with a place for each mistake", async () => {
    expect(
      await problemsOf("tests:\n  - of: [A, 3, {}]\n    resources: 'arn:*:x'\n    principal: alice\n"),
    ).toHaveLength(4);
    expect(await problemsOf("")).toHaveLength(1);
    expect(await problemsOf("tests: [")).toHaveLength(1);
  });

  it("is read or refused, whatever it holds", async () => {
    const words = [
      "tests:\n",
      "  - ",
      "    ",
      "name: x\n",
      "of: ",
      "A\n",
      "[",
      "]",
      "{",
      "null",
      "denied: always\n",
      "\n",
      "context:\n",
      "&a ",
      "*a",
    ];
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...words), { maxLength: 20 }), async (parts) => {
        await problemsOf(parts.join(""));
      }),
    );
  });

  it("has a schema that names its keys", () => {
    expect(JSON.stringify(testFileSchema)).toContain('"not-always"');
  });
});
