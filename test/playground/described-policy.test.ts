import { describe, expect, it } from "vitest";
import { describedPolicy } from "../../playground/described-policy.ts";

const policy = { Version: "2012-10-17", Statement: [{ Effect: "Deny", Action: "*", Resource: "*" }] };
const output = (Content: string) =>
  JSON.stringify({
    Policy: { PolicySummary: { Id: "p-1", Name: "deny-all", Type: "SERVICE_CONTROL_POLICY" }, Content },
  });

describe("the output of describe-policy", () => {
  it("gives its policy, laid out", () => {
    expect(describedPolicy(output(JSON.stringify(policy)))).toEqual({
      name: "deny-all",
      text: JSON.stringify(policy, null, 2),
    });
  });

  it("gives a broken policy as it is", () => {
    const twice = '{"Version":"2012-10-17","Version":"2012-10-17"}';
    expect(describedPolicy(output(twice))?.text).toBe(twice);
    expect(describedPolicy(output("{"))?.text).toBe("{");
  });

  it("is told from policies and other texts", () => {
    for (const text of ["", "{", "null", JSON.stringify(policy), '{"Policy":{}}', '{"Policy":{"PolicySummary":{}}}'])
      expect(describedPolicy(text)).toBeNull();
  });
});
