import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv";
import { describe, expect, it } from "vitest";
import { configurationSchema } from "../../src/config/json-schema.ts";
import { readConfiguration } from "../../src/config/read.ts";

const file = join(import.meta.dirname, "..", "..", "schema", "rootrail.schema.json");
const validate = new Ajv.default({ allErrors: true }).compile(configurationSchema());

async function isRead(value: unknown): Promise<boolean> {
  try {
    await readConfiguration("rootrail.json", JSON.stringify(value), null);
    return true;
  } catch {
    return false;
  }
}

describe("the JSON schema", () => {
  it("is generated from the declaration (npm run schema)", () => {
    expect(readFileSync(file, "utf8")).toBe(`${JSON.stringify(configurationSchema(), null, 2)}\n`);
  });

  const exception = {
    rule: "root-virtual-mfa-device",
    target: "RootMfa",
    owner: "a@example.com",
    expires: "2027-01-31",
    reason: "keys ordered",
  };

  it.each<[string, unknown, boolean]>([
    ["nothing", {}, true],
    ["an exception", { exceptions: [exception] }, true],
    ["levels", { level: 1, accounts: [{ id: "111122223333", level: 2 }] }, true],
    ["severities", { rules: { "exception-unused": "off" } }, true],
    ["a schema reference", { $schema: "./schema.json" }, true],
    ["an unknown key", { levels: 1 }, false],
    ["an unknown key deep inside", { exceptions: [{ ...exception, own: "x" }] }, false],
    ["an unknown rule", { rules: { nothing: "off" } }, false],
    ["a level that is none", { level: 3 }, false],
    ["a short account ID", { accounts: [{ id: "1" }] }, false],
    ["an account without ID", { accounts: [{}] }, false],
    ["a wrong type", { paths: {} }, false],
  ])("says of %s what the reader says", async (_, value, expected) => {
    expect([validate(value), await isRead(value)]).toEqual([expected, expected]);
  });

  it("demands what makes an exception whole, which the reader leaves to exception-invalid", async () => {
    const { owner: _, ...incomplete } = exception;
    expect([validate({ exceptions: [incomplete] }), await isRead({ exceptions: [incomplete] })]).toEqual([false, true]);
  });
});
