import { describe, expect, it } from "vitest";
import { checkPartition } from "../../src/config/check-partition.ts";
import { partitionOfArn, partitionOfRegion } from "../../src/model/partition.ts";

describe("the partition of a region", () => {
  it.each([
    ["us-east-1", "aws"],
    ["eu-west-1", "aws"],
    ["us-gov-west-1", "aws-us-gov"],
    ["cn-northwest-1", "aws-cn"],
    ["us-iso-east-1", "aws-iso"],
    ["us-isob-east-1", "aws-iso-b"],
    ["eusc-de-east-1", "aws-eusc"],
    ["unknown-region", undefined],
    ["", undefined],
  ])("%s is %s", (region, expected) => {
    expect(partitionOfRegion(region)).toBe(expected);
  });
});

describe("the partition of an ARN", () => {
  it.each([
    ["arn:aws-cn:iam::111122223333:root", "aws-cn"],
    ["arn:*:iam::*:root", undefined],
    ["role", undefined],
  ])("%s is %s", (text, expected) => {
    expect(partitionOfArn(text)).toBe(expected);
  });
});

it("is refused under another name", () => {
  expect(() => checkPartition("gov")).toThrow("--partition takes a partition such as aws");
  expect(() => checkPartition("aws-us-gov")).not.toThrow();
});
