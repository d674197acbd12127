import { describe, expect, it } from "vitest";
import { lint } from "../../src/engine/lint.ts";
import { folderOf } from "../support/folder.ts";
import { lintFiles } from "../support/lint-files.ts";

const rule = (identifier = "ROOT_ACCOUNT_HARDWARE_MFA_ENABLED") => `resource "aws_config_config_rule" "r" {
  name = "r"
  source {
    owner             = "AWS"
    source_identifier = "${identifier}"
  }
}
`;
const provider = (account: string) => `provider "aws" {\n  allowed_account_ids = ["${account}"]\n}\n`;
const device = 'resource "awscc_iam_virtual_mfa_device" "d" {\n  users = ["root"]\n}\n';

async function factsOf(name: string, code: string): Promise<string> {
  const { facts } = await lint({ cwd: folderOf({ "main.tf": code }), config: false });
  const lines = facts.map((fact) => ({ ...fact, scope: `acme/${name}#${fact.scope}` }));
  return [{ rootrail: "facts", version: 2 }, ...lines].map((one) => `${JSON.stringify(one)}\n`).join("");
}

async function detectiveOf(
  repositories: Readonly<Record<string, string>>,
  beside: Readonly<Record<string, string>> = {},
) {
  const entries = Object.entries(repositories).map(async ([name, code]) => [
    `${name}.jsonl`,
    await factsOf(name, code),
  ]);
  const files = { ...Object.fromEntries(await Promise.all(entries)), ...beside };
  return (await lintFiles(files, { requireGuardrails: "always", config: false })).guardrails.detective;
}

describe("facts of several repositories that name no organization", () => {
  it.each<[string, Readonly<Record<string, string>>, string]>([
    ["the rule of one says nothing of the account of another", { a: rule(), b: device }, "unverifiable"],
    ["each has its own rule", { a: rule(), b: rule() + device }, "covered"],
    ["one has a weaker rule", { a: rule(), b: rule("ROOT_ACCOUNT_MFA_ENABLED") + device }, "unverifiable"],
    ["the account of one is known", { a: provider("111122223333") + rule(), b: device }, "partial"],
    [
      "both are of one account",
      { a: provider("111122223333") + rule(), b: provider("111122223333").replace("aws", "awscc") + device },
      "covered",
    ],
  ])("%s", async (_, repositories, expected) => {
    expect(await detectiveOf(repositories)).toBe(expected);
  });

  it("the run's own inputs are another repository", async () => {
    expect(await detectiveOf({ a: rule() }, { "main.tf": device })).toBe("unverifiable");
    expect(await detectiveOf({}, { "a/main.tf": rule(), "b/main.tf": device })).toBe("covered");
  });
});

it.each([
  ["is cut off", (text: string) => text.slice(0, -40)],
  ["has a key of another type", (text: string) => text.replace('"reach":"account"', '"reach":7')],
])("does not say what is missing for certain where a line of facts %s", async (_, change) => {
  const text = change(await factsOf("a", rule()));
  const { guardrails, findings } = await lintFiles({ "a.jsonl": text }, { requireGuardrails: "always", config: false });
  expect(guardrails.detective).toBe("unverifiable");
  expect(findings.map((one) => one.rule)).toContain("incomplete-input");
});
