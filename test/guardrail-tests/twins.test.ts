import { describe, expect, it } from "vitest";
import { readTestFile } from "../../src/guardrail-tests/test-file.ts";
import { withoutTwins } from "../../src/guardrail-tests/twins.ts";
import { defaultSettings } from "../../src/model/settings.ts";
import { accountFact, byAddress, organizationFact, policyFact, toRoot, unitFact } from "../coverage/fact-support.ts";

const prod = byAddress("unit.prod");
const ids = ["111122223333", "444455556666", "777788889999"];
const accounts = ids.map((id, place) => accountFact(`account.${"abc"[place]}`, prod, { id, name: `account-${place}` }));
const guard = (condition: object, resource = "*") =>
  policyFact("policy.guard", [{ Effect: "Deny", Action: "*", Resource: resource, Condition: condition }]);

async function left(policy: ReturnType<typeof guard>, test: object = {}) {
  const source = JSON.stringify({
    tests: [{ name: "it", of: "Prod", actions: "s3:GetObject", denied: "never", ...test }],
  });
  const file = await readTestFile("a.rootrail-test.json", source);
  const facts = [organizationFact(), unitFact("unit.prod", toRoot), ...accounts, policy];
  return withoutTwins(facts, [file], defaultSettings).flatMap((one) => (one.fact === "Account" ? [one.name] : []));
}

describe("accounts that nothing tells apart", () => {
  it("are one", async () => {
    expect(await left(guard({}))).toEqual(["account-0"]);
  });

  const principal = (account: string) => ({ ArnLike: { "aws:PrincipalArn": `arn:aws:iam::${account}:root` } });
  it.each([
    ["a policy names its ID", guard(principal("444455556666")), {}],
    ["a policy has a pattern of its ID", guard(principal("4444*")), {}],
    ["a resource of a policy has its ID", guard({}, "arn:aws:s3:::logs-444455556666/*"), {}],
    ["a test names it", guard({}), { of: "account-1" }],
    ["a test names its path", guard({}), { of: "Prod/account-1" }],
    ["a test leaves it out", guard({}), { of: "Prod", except: "account-1" }],
    ["a test names its ID", guard({}), { of: "444455556666" }],
  ])("are not where %s", async (_why, policy, test) => {
    expect(await left(policy, test)).toEqual(["account-0", "account-1"]);
  });

  it("are not where a test fills in their names", async () => {
    expect(await left(guard({}), { resources: "arn:aws:s3:::logs-${account.name}/*" })).toHaveLength(3);
  });

  it("stay one beside texts with digits and wildcards that are no patterns of IDs", async () => {
    expect(await left(guard({ StringLike: { "aws:UserAgent": "tool/2 *" } }))).toEqual(["account-0"]);
  });
});
