import { describe, expect, it } from "vitest";
import { answerAlone, answerTogether, readPolicies } from "../../playground/answers.ts";
import { examples, formOfExample } from "../../playground/examples.ts";
import { askedBy } from "../../playground/form.ts";
import { answerSentence } from "../../playground/words.ts";
import { deviceActions } from "../../src/policy/question.ts";
import { buildScpReport } from "../../src/policy/scp-report.ts";
import { loadServiceReference } from "../../src/policy/service-reference/load.ts";
import { rootCases } from "../policy/root-table.ts";

const reference = await loadServiceReference();
const from = "2026-11-01";
const question = { account: "111122223333", partition: "aws", from };
const rootForm = { ...question, principal: "root", actions: deviceActions.join("\n") };

function together(texts: readonly string[], asked: { readonly principal: string; readonly actions: string }) {
  const policies = texts.map((text, place) => ({ name: `policy-${place + 1}`, text }));
  const { requests } = askedBy({ ...question, ...asked, policies }, reference, from);
  const read = readPolicies(policies);
  return requests.map((request) => answerTogether(read, request));
}

describe("the answers of the page", () => {
  it.each(rootCases.map((one) => [one.name, one] as const))("are those of rootrail scp: %s", (_, one) => {
    const text = JSON.stringify({ Version: one.version ?? "2012-10-17", Statement: one.statements }, null, 1);
    const read = readPolicies([{ name: "policy", text }]);
    const report = buildScpReport(read, question);
    const { requests } = askedBy({ ...rootForm, policies: [] }, reference, from);
    const alone = Object.fromEntries(
      requests.map((request) => [request.action, answerAlone(read[0] ?? fail(), request).effect]),
    );
    const all = Object.fromEntries(requests.map((request) => [request.action, answerTogether(read, request).effect]));
    expect(alone).toEqual(report.policies[0]?.effect);
    expect(all).toEqual(report.together);
  });

  it("name the places of the statements that decide, by policy", () => {
    const text = (sid: string, value: string) =>
      JSON.stringify({
        Version: "2012-10-17",
        Statement: {
          Sid: sid,
          Effect: "Deny",
          Action: "*",
          Resource: "*",
          Condition: { BoolIfExists: { "aws:MultiFactorAuthPresent": value } },
        },
      });
    const [answer] = together(["", text("Without", "false"), text("With", "true")], {
      principal: "root",
      actions: "iam:CreateUser",
    });
    expect(answer?.effect).toMatchObject({ denied: "always", statements: ["Without", "With"] });
    expect(answer?.deciding.map((one) => [one.name, one.location?.path])).toEqual([
      ["Without", "1"],
      ["With", "2"],
    ]);
  });

  it("ask about each kind of resource of an action", () => {
    const text = JSON.stringify({
      Version: "2012-10-17",
      Statement: { Effect: "Deny", Action: "ec2:RunInstances", Resource: "arn:aws:ec2:*:*:instance/*" },
    });
    expect(together([text], { principal: "role/App", actions: "ec2:RunInstances" })[0]?.effect.denied).toBe("always");
    const other = text.replace(":instance/", ":volume/");
    expect(together([other], { principal: "role/App", actions: "ec2:RunInstances" })[0]?.effect.denied).toBe(
      "sometimes",
    );
  });

  it("say never of whom no policy binds", () => {
    const text = JSON.stringify({ Version: "2012-10-17", Statement: { Effect: "Deny", Action: "*", Resource: "*" } });
    const [answer] = together([text], { principal: "service/config.amazonaws.com", actions: "s3:GetObject" });
    expect(answer?.effect.denied).toBe("never");
    expect(answer && answerSentence(answer)).toBe(
      "Service control policies never bind a service that calls as itself.",
    );
  });

  it("say never for what is no JSON, which AWS refuses, and not known for what is filled in later", () => {
    const denied = (text: string) =>
      together([text], { principal: "root", actions: "iam:CreateUser" })[0]?.effect.denied;
    expect(denied('{ "Version": "2012-10-17", ')).toBe("never");
    expect(denied('{ "Version": "2012-10-17", "Statement": {{ statements }} }')).toBe("unknown");
  });

  it.each<[string, readonly string[]]>([
    ["Root cannot create a virtual MFA device", ["always", "never"]],
    ["A hole: root with MFA gets through", ["sometimes", "sometimes"]],
    ["A mistake: a wildcard that is taken literally", ["never", "never"]],
    ["Refused: AWS does not create this policy", ["never", "never"]],
    ["Two policies that deny together", ["always"]],
    ["Roles: only break glass leaves the organization", ["sometimes"]],
    ["Everybody: regions that are closed", ["sometimes", "never", "sometimes", "never", "sometimes", "never"]],
  ])("of the example are what its title says: %s", (title, expected) => {
    const example = examples.find((one) => one.title === title) ?? fail();
    const form = formOfExample(example);
    const { requests, notices } = askedBy(form, reference, from);
    const read = readPolicies(form.policies);
    expect(notices).toEqual([]);
    expect(requests.map((one) => answerTogether(read, one).effect.denied)).toEqual(expected);
    expect(examples).toHaveLength(7);
  });
});

function fail(): never {
  throw new Error("it is missing");
}
