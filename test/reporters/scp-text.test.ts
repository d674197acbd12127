import { describe, expect, it } from "vitest";
import { parsePolicyText } from "../../src/policy/parse.ts";
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
    expect(buildScpReport([inside, outside])).toEqual({
      version: 1,
      policies: [
        {
          path: "scps/inside.json",
          name: "inside",
          effect: {
            [createDevice]: {
              denied: "sometimes",
              statements: ["Inside"],
              witness: { "aws:SourceIp": "198.51.100.7" },
            },
            [enableDevice]: never,
          },
          blocksHardware: false,
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
            },
            [enableDevice]: never,
          },
          blocksHardware: false,
          problems: [],
        },
      ],
      together: {
        [createDevice]: { denied: "always", statements: ["Inside", "Outside"], witness: null },
        [enableDevice]: never,
      },
    });
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
      Condition: { StringNotEquals: { ["__proto__"]: "x" } },
    });
    const parsed = parsePolicyText(
      '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"iam:*","Resource":"*","Condition":{"StringNotEquals":{"__proto__":"x"}}}}',
    );
    const report = buildScpReport([{ ...odd, document: parsed }]);
    expect(JSON.stringify(report.together[createDevice]?.witness)).toBe('{"__proto__":"x"}');
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
      Condition: { IpAddress: { "aws:SourceIp": "office" } },
    });
    expect(buildScpReport([open]).together[createDevice]).toMatchObject({
      denied: "unknown",
      reason: "it is not known what IpAddress on aws:SourceIp compares with",
      possible: ["sometimes", "never"],
    });
  });
});

describe("the report as text", () => {
  it("is a table for each policy and one for all", () => {
    const named = found("named", {
      Sid: "Old",
      Effect: "Deny",
      Action: createDevice,
      Resource: "arn:aws:iam::*:mfa/root-account-mfa-device",
    });
    expect(renderScpText(buildScpReport([inside, rootDeny, named]))).toBe(`scps/inside.json  inside
  iam:CreateVirtualMFADevice  denied sometimes  Inside
    root can still create a virtual MFA device when aws:SourceIp is 198.51.100.7
  iam:EnableMFADevice         denied never

scps/root.json  root
  iam:CreateVirtualMFADevice  denied always     0
  iam:EnableMFADevice         denied always     0
  Hardware keys are blocked as well: iam:EnableMFADevice registers devices of every kind.

scps/named.json  named
  iam:CreateVirtualMFADevice  denied sometimes  Old
    root can still create a virtual MFA device when the resource is arn:aws:iam::111122223333:mfa/phone
  iam:EnableMFADevice         denied never

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
    expect(shown).toContain("not known: AWS refuses the policy: a service control policy cannot have Principal.");
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
