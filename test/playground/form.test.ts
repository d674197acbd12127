import { describe, expect, it } from "vitest";
import { askedBy, type Form, maxRequests } from "../../playground/form.ts";
import { loadServiceReference } from "../../src/policy/service-reference/load.ts";

const reference = await loadServiceReference();
const form: Form = {
  principal: "root",
  actions: "iam:CreateVirtualMFADevice",
  account: "111122223333",
  partition: "aws",
  policies: [],
};
const ask = (change: Partial<Form>) => askedBy({ ...form, ...change }, reference, "2026-11-01");

describe("the question of the page", () => {
  it("asks each principal for each action, as AWS spells it, once", () => {
    const { requests, notices } = ask({ principal: "*", actions: "IAM:createuser, iam:CreateUser\ns3:DeleteBucket" });
    expect(requests.map((one) => [one.principal.text, one.action])).toEqual([
      ["root", "iam:CreateUser"],
      ["root", "s3:DeleteBucket"],
      ["user/*", "iam:CreateUser"],
      ["user/*", "s3:DeleteBucket"],
      ["role/*", "iam:CreateUser"],
      ["role/*", "s3:DeleteBucket"],
    ]);
    expect(notices).toEqual([]);
  });

  it("takes the account and partition of an ARN", () => {
    const { requests } = ask({ principal: "arn:aws-cn:iam::444455556666:user/alice", actions: "iam:CreateUser" });
    expect(requests).toMatchObject([{ account: "444455556666", partition: "aws-cn" }]);
  });

  it("expands patterns, and says so where it does not ask about all", () => {
    expect(ask({ actions: "organizations:Leave*" }).requests).toHaveLength(1);
    const { requests, notices } = ask({ actions: "iam:*" });
    expect(requests).toHaveLength(maxRequests);
    expect(notices).toEqual([{ kind: "too-many", count: reference.actionsOf("iam").length, asked: maxRequests }]);
  });

  it.each<[Partial<Form>, object]>([
    [{ principal: "admin" }, { kind: "no-principal", text: "admin" }],
    [{ principal: "user/${account}" }, { kind: "no-principal", text: "user/${account}" }],
    [{ account: "1234" }, { kind: "no-account", text: "1234" }],
    [{ actions: " \n" }, { kind: "no-actions" }],
    [{ actions: "CreateUser" }, { kind: "bad-action", text: "CreateUser" }],
    [{ actions: "iam:CreateUserr" }, { kind: "unknown-action", text: "iam:CreateUserr", suggestion: "iam:CreateUser" }],
    [{ actions: "iam:Nothing*" }, { kind: "no-match", text: "iam:Nothing*", services: reference.services.length }],
  ])("tells what it cannot ask: %j", (change, notice) => {
    expect(ask(change)).toEqual({ requests: [], notices: [notice] });
  });

  it("asks about a service that it does not know, and says that it knows less", () => {
    const { requests, notices } = ask({ actions: "newservice:DoThis newservice:DoThat" });
    expect(requests.map((one) => one.action)).toEqual(["newservice:DoThis", "newservice:DoThat"]);
    expect(notices).toEqual([{ kind: "unlisted-service", service: "newservice" }]);
  });

  it("knows who is not bound by service control policies", () => {
    const isBound = (principal: string) => ask({ principal }).requests.map((one) => one.isBound);
    expect(isBound("role/Admin")).toEqual([true]);
    expect(isBound("role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig")).toEqual([false]);
    expect(isBound("service/config.amazonaws.com")).toEqual([false]);
  });
});
