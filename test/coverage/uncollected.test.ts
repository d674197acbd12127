import { expect, it } from "vitest";
import { lintFiles } from "../support/lint-files.ts";

const arn = (of: string) => `arn:aws:organizations::111122223333:${of}`;
const base = {
  "describe-organization.json": {
    Organization: {
      Id: "o-abcdefghij",
      Arn: arn("organization/o-abcdefghij"),
      FeatureSet: "ALL",
      MasterAccountId: "111122223333",
    },
  },
  "list-accounts.json": {
    Accounts: ["111122223333", "222233334444"].map((Id) => ({
      Id,
      Arn: arn(`account/o-abcdefghij/${Id}`),
      Name: Id,
      Status: "ACTIVE",
    })),
  },
};

it.each<[string, Readonly<Record<string, unknown>>, string]>([
  ["nothing", {}, "unverifiable unverifiable"],
  ["the policies", { "list-policies.json": { Policies: [] } }, "unverifiable missing"],
  ["the rules", { "describe-organization-config-rules.json": { OrganizationConfigRules: [] } }, "missing unverifiable"],
  ["the controls", { "list-enabled-controls.json": { enabledControls: [] } }, "unverifiable unverifiable"],
  [
    "the rules of one account",
    { "222233334444/describe-config-rules.json": { ConfigRules: [] } },
    "unverifiable unverifiable",
  ],
  [
    "the rules of each account",
    {
      "111122223333/describe-config-rules.json": { ConfigRules: [] },
      "222233334444/describe-config-rules.json": { ConfigRules: [] },
    },
    "missing unverifiable",
  ],
])("where outputs list %s, what they do not list is %s", async (_, files, expected) => {
  const all = Object.entries({ ...base, ...files }).map(([path, data]) => [path, JSON.stringify(data)] as const);
  const { guardrails, findings } = await lintFiles(Object.fromEntries(all), { requireGuardrails: "always" });
  expect(`${guardrails.detective} ${guardrails.preventive}`).toBe(expected);
  const told = findings.filter((one) => one.rule.startsWith("missing-"));
  expect(told.map((one) => one.certainty).sort()).toEqual(
    expected
      .split(" ")
      .map((state) => (state === "missing" ? "certain" : "possible"))
      .sort(),
  );
});

it.each([
  ["describe-config-rules", { ConfigRules: [] }, "unverifiable unverifiable"],
  ["list-policies", { Policies: [] }, "unverifiable missing"],
  ["list-enabled-controls", { enabledControls: [] }, "unverifiable unverifiable"],
])("says of an empty output of %s alone what it lists", async (command, data, expected) => {
  const files = { [`${command}.json`]: JSON.stringify(data) };
  const { guardrails } = await lintFiles(files, { requireGuardrails: "always" });
  expect(`${guardrails.detective} ${guardrails.preventive}`).toBe(expected);
});

it("says nothing of outputs beside code", async () => {
  const code = "Resources: {O: {Type: AWS::Organizations::Organization, Properties: {FeatureSet: ALL}}}\n";
  const files = { "t.yaml": code, "list-roots.json": JSON.stringify({ Roots: [] }) };
  const { guardrails } = await lintFiles(files, { requireGuardrails: "always" });
  expect(guardrails).toMatchObject({ detective: "missing", preventive: "missing" });
});
