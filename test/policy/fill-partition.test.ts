import { describe, expect, it } from "vitest";
import { text, unknown } from "../../src/model/value.ts";
import { inPartition } from "../../src/policy/fill-partition.ts";
import { parsePolicyValue } from "../../src/policy/parse.ts";

const partition = unknown({ kind: "pseudo-parameter", scope: "", name: "AWS::Partition" });
const read = unknown({ kind: "data-source", scope: "", address: "module.a.data.aws_partition.this", attribute: "id" });
const owner = unknown({ kind: "parameter", scope: "", name: "Owner" });

function policy(...principal: Parameters<typeof text>[0]) {
  const before = '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*","Condition":';
  return parsePolicyValue(text([`${before}{"StringLike":{"aws:PrincipalArn":"`, ...principal, '"}}}]}']));
}

function principalOf(document: ReturnType<typeof policy>) {
  return document.statements[0]?.conditions[0]?.values[0];
}

describe("a policy in a partition", () => {
  it.each([
    ["AWS::Partition", partition],
    ["what data.aws_partition reads", read],
  ])("has the partition for %s", (_, hole) => {
    const document = policy("arn:", hole, ":iam::*:root");
    expect(principalOf(inPartition(document, "aws-us-gov"))).toBe("arn:aws-us-gov:iam::*:root");
    expect(inPartition(document, "aws-us-gov")).toBe(inPartition(document, "aws-us-gov"));
    expect(principalOf(inPartition(document, "aws"))).toBe("arn:aws:iam::*:root");
  });

  it("keeps every other unknown part", () => {
    const filled = principalOf(inPartition(policy("arn:", partition, ":iam::*:", owner), "aws"));
    expect(filled).toMatchObject(["arn:aws:iam::*:", { detail: "parameter Owner has no value" }]);
  });

  it("is itself where nothing is filled in", () => {
    const document = policy("arn:aws:iam::*:", owner);
    expect(inPartition(document, "aws")).toBe(document);
  });
});
