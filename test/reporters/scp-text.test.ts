import { describe, expect, it } from "vitest";
import { parsePolicyFile, parsePolicyText } from "../../src/policy/parse.ts";
import { createDevice, enableDevice } from "../../src/policy/question.ts";
import { buildScpReport, type FoundPolicy } from "../../src/policy/scp-report.ts";
import { validateScp } from "../../src/policy/validate.ts";
import { renderScpText } from "../../src/reporters/scp-text.ts";

const isRoot = { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:root" } };

function found(name: string, ...statements: readonly object[]): FoundPolicy {
  const document = parsePolicyText(JSON.stringify({ Version: "2012-10-17", Statement: statements }));
  return { path: `scps/${name}.json`, name, document, problems: validateScp(document) };
}

const half = (sid: string, operator: string) => ({
  Sid: sid,
  Effect: "Deny",
  Action: createDevice,
  Resource: "*",
  Condition: { ...isRoot, [operator]: { "aws:SourceIp": "203.0.113.0/24" } },
});
const inside = found("inside", half("Inside", "IpAddress"));
const outside = found("outside", half("Outside", "NotIpAddress"));
const rootDeny = found("root", { Effect: "Deny", Action: "*", Resource: "*", Condition: isRoot });

describe("the report of policies", () => {
  it("tells what each denies, and what all deny together", () => {
    const never = { denied: "never", statements: [], witness: null };
    const action = { element: "Action", text: createDevice, holds: "never" };
    const source = (text: string, detail: string) => ({ element: "Condition", text, holds: "sometimes", detail });
    expect(
      buildScpReport([inside, outside], { account: "111122223333", partition: "aws", from: "2026-11-29" }),
    ).toEqual({
      version: 1,
      decidedFor: {
        principal: "arn:aws:iam::111122223333:root",
        account: "111122223333",
        partition: "aws",
        from: "2026-11-29",
      },
      policies: [
        {
          path: "scps/inside.json",
          name: "inside",
          effect: {
            [createDevice]: {
              denied: "sometimes",
              statements: ["Inside"],
              witness: { "aws:SourceIp": "198.51.100.7" },
              why: {
                statement: "Inside",
                part: source("IpAddress aws:SourceIp 203.0.113.0/24", "aws:SourceIp is 198.51.100.7"),
              },
            },
            [enableDevice]: { ...never, why: { statement: "Inside", part: action } },
          },
          blocksHardware: false,
          refused: null,
          problems: [],
        },
        {
          path: "scps/outside.json",
          name: "outside",
          effect: {
            [createDevice]: {
              denied: "sometimes",
              statements: ["Outside"],
              witness: { "aws:SourceIp": "203.0.113.99" },
              why: {
                statement: "Outside",
                part: source("NotIpAddress aws:SourceIp 203.0.113.0/24", "aws:SourceIp is 203.0.113.99"),
              },
            },
            [enableDevice]: { ...never, why: { statement: "Outside", part: action } },
          },
          blocksHardware: false,
          refused: null,
          problems: [],
        },
      ],
      together: {
        [createDevice]: { denied: "always", statements: ["Inside", "Outside"], witness: null },
        [enableDevice]: { ...never, why: { statement: "Inside", part: action } },
      },
    });
  });
  it("tells of all policies together which comes nearest, and where", () => {
    const text = (Action: string) =>
      JSON.stringify(
        { Version: "2012-10-17", Statement: [{ Sid: "Only", Effect: "Deny", Action, Resource: "*" }] },
        null,
        1,
      );
    const policies = ["s3:*", "iam:CreateVirtual?FADevice"].map((action, index) => {
      const path = `${index}.json`;
      return { path, name: path, document: parsePolicyFile(path, text(action)), problems: [] };
    });
    const rendered = renderScpText(buildScpReport(policies));
    const together = rendered.slice(rendered.indexOf("All policies together"));
    expect(together).toMatch(
      /why: statement 0\.json\/Only comes nearest; its Action at 0\.json:7:\d+ \(s3:\*\) does not take in iam:EnableMFADevice/,
    );
  });
  it("names the policy where a Sid does not tell statements apart", () => {
    const twice = [
      found("one", { Effect: "Deny", Action: createDevice, Resource: "*" }),
      found("two", half("Inside", "IpAddress")),
      inside,
    ];
    expect(buildScpReport(twice).together[createDevice]?.statements).toEqual(["one/0"]);
    expect(buildScpReport([...twice.slice(1), outside]).together[createDevice]?.statements).toHaveLength(2);
  });
  it("keeps a key that looks like an object's own", () => {
    const odd = found("odd", {
      Effect: "Deny",
      Action: createDevice,
      Resource: "*",
      Condition: { StringNotEquals: { "aws:RequestTag/__proto__": "x" } },
    });
    const parsed = parsePolicyText(
      '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"iam:*","Resource":"*","Condition":{"StringNotEquals":{"aws:RequestTag/__proto__":"x"}}}}',
    );
    const report = buildScpReport([{ ...odd, document: parsed }]);
    expect(JSON.stringify(report.together[createDevice]?.witness)).toBe('{"aws:RequestTag/__proto__":"x"}');
  });
  it("is about the account and partition at hand", () => {
    const report = buildScpReport([rootDeny], { account: "999999999999", partition: "aws-us-gov" });
    expect(report.together[createDevice]?.denied).toBe("never");
  });
  it("says why something is not known", () => {
    const open = found("open", {
      Effect: "Deny",
      Action: "iam:*",
      Resource: "*",
      Condition: { Bool: { "aws:SecureTransport": "True" } },
    });
    expect(buildScpReport([open]).together[createDevice]).toMatchObject({
      denied: "unknown",
      reason: "it is not known what Bool on aws:SecureTransport compares with",
      possible: ["always", "sometimes", "never"],
    });
  });
  it("says that a policy which AWS refuses denies never, and lets it count nowhere", () => {
    const refused = found("refused", { Sid: "a_b", Effect: "Deny", Action: "*", Resource: "*" });
    const report = buildScpReport([refused, inside]);
    const reason =
      'The Sid "a_b" has other characters than letters and digits, which AWS refuses in a service control policy.';
    expect(report.policies[0]).toMatchObject({
      refused: reason,
      effect: { [createDevice]: { denied: "never", reason }, [enableDevice]: { denied: "never", reason } },
    });
    expect(report.together[createDevice]?.denied).toBe("sometimes");
    expect(report.together[enableDevice]?.denied).toBe("never");
    expect(renderScpText(report)).toContain(`  never created: ${reason}`);
  });
  it("reads every statement part by part where that is asked for", () => {
    const report = buildScpReport([inside], { account: "111122223333", partition: "aws", explain: true });
    expect(report.policies[0]?.statements?.[createDevice]).toEqual([
      {
        statement: "Inside",
        effect: "Deny",
        applies: "sometimes",
        parts: [
          { element: "Action", text: createDevice, holds: "always" },
          { element: "Resource", text: "*", holds: "always" },
          { element: "Condition", text: "ArnLike aws:PrincipalArn arn:aws:iam::*:root", holds: "always" },
          {
            element: "Condition",
            text: "IpAddress aws:SourceIp 203.0.113.0/24",
            holds: "sometimes",
            detail: "aws:SourceIp is 198.51.100.7",
          },
        ],
      },
    ]);
    const shown = renderScpText(report);
    expect(shown).toContain(
      "iam:EnableMFADevice, statement by statement\n    Deny Inside applies never\n      never      Action",
    );
    expect(shown).toContain(
      "sometimes  Condition IpAddress aws:SourceIp 203.0.113.0/24  (not when aws:SourceIp is 198.51.100.7)",
    );
  });
  it("says when a deny begins or ends", () => {
    const dated = (operator: string) =>
      found("dated", {
        Effect: "Deny",
        Action: createDevice,
        Resource: "*",
        Condition: { [operator]: { "aws:CurrentTime": "2099-01-01T00:00:00Z" } },
      });
    const today = { account: "111122223333", partition: "aws", from: "2026-11-29" };
    const text = (operator: string) => renderScpText(buildScpReport([dated(operator)], today));
    expect(text("DateLessThan")).toContain("when the time is after 2099-01-01T00:00:00Z, when the deny ends");
    expect(text("DateGreaterThan")).toContain("when the time is before 2099-01-01T00:00:00Z, when the deny begins");
    const later = { ...today, from: "2100-01-01" };
    expect(buildScpReport([dated("DateGreaterThan")], later).together[createDevice]?.denied).toBe("always");
    expect(buildScpReport([dated("DateLessThan")], later).together[createDevice]?.denied).toBe("never");
  });
});

const head =
  "Decided for the root user of member account 111122223333 (arn:aws:iam::111122223333:root). A service control policy never binds the management account.";

describe("the report as text", () => {
  it("is a table for each policy and one for all", () => {
    const named = found("named", {
      Sid: "Old",
      Effect: "Deny",
      Action: createDevice,
      Resource: "arn:aws:iam::*:mfa/root-account-mfa-device",
    });
    expect(renderScpText(buildScpReport([inside, rootDeny, named]))).toBe(`${head}

scps/inside.json  inside
  iam:CreateVirtualMFADevice  denied sometimes  Inside
    root can still create a virtual MFA device when aws:SourceIp is 198.51.100.7
    why: statement Inside comes nearest; its Condition (IpAddress aws:SourceIp 203.0.113.0/24) holds in some requests only
  iam:EnableMFADevice         denied never
    why: statement Inside comes nearest; its Action (iam:CreateVirtualMFADevice) does not take in iam:EnableMFADevice

scps/root.json  root
  iam:CreateVirtualMFADevice  denied always     0
  iam:EnableMFADevice         denied always     0
  Hardware keys are blocked as well: iam:EnableMFADevice registers devices of every kind.

scps/named.json  named
  iam:CreateVirtualMFADevice  denied sometimes  Old
    root can still create a virtual MFA device when the resource is arn:aws:iam::111122223333:mfa/phone
    why: statement Old comes nearest; its Resource (arn:aws:iam::*:mfa/root-account-mfa-device) takes in some resources only
  iam:EnableMFADevice         denied never
    why: statement Old comes nearest; its Action (iam:CreateVirtualMFADevice) does not take in iam:EnableMFADevice

All policies together
  iam:CreateVirtualMFADevice  denied always     root/0
  iam:EnableMFADevice         denied always     root/0
`);
  });
  it("says when a key must be absent, what is not known, and what is wrong", () => {
    const gone = found("gone", {
      Effect: "Deny",
      Action: createDevice,
      Resource: "*",
      Condition: { Null: { "aws:SourceVpc": "false" } },
    });
    expect(renderScpText(buildScpReport([gone]))).toContain("when aws:SourceVpc is absent");
    const broken = found("broken\u001b[31m", { Effect: "Deny", Action: "*", Resource: "*", Principal: "*" });
    const shown = renderScpText(buildScpReport([broken]));
    expect(shown).toContain("never created: A service control policy cannot have Principal.");
    expect(shown).toContain("error: A service control policy cannot have Principal.");
    expect(shown).not.toContain("\u001b");
  });
  it("advises to deny creating where only enabling is denied", () => {
    const enable = found("enable", { Effect: "Deny", Action: enableDevice, Resource: "*", Condition: isRoot });
    expect(renderScpText(buildScpReport([enable]))).toContain("deny iam:CreateVirtualMFADevice instead");
  });
  it("says so where there is no policy", () => {
    expect(renderScpText(buildScpReport([]))).toBe("No policy was found.\n");
  });
});
