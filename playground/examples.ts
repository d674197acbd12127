import type { Form } from "./form.ts";

/** A question to start from. */
export interface Example extends Omit<Form, "account" | "partition"> {
  readonly title: string;
}

const version = "2012-10-17";
const devices = "iam:CreateVirtualMFADevice\niam:EnableMFADevice";
const anyRoot = { "aws:PrincipalArn": "arn:aws:iam::*:root" };

function policy(name: string, ...statements: readonly object[]): Form["policies"][number] {
  return { name, text: JSON.stringify({ Version: version, Statement: statements }, null, 2) };
}

export const examples: readonly [Example, ...Example[]] = [
  {
    title: "Root cannot create a virtual MFA device",
    principal: "root",
    actions: devices,
    policies: [
      policy("no-virtual-mfa-for-root", {
        Sid: "NoVirtualMfaForRoot",
        Effect: "Deny",
        Action: "iam:CreateVirtualMFADevice",
        Resource: "*",
        Condition: { ArnLike: anyRoot },
      }),
    ],
  },
  {
    title: "A hole: root with MFA gets through",
    principal: "root",
    actions: devices,
    policies: [
      policy("root-needs-mfa", {
        Sid: "RootNeedsMfa",
        Effect: "Deny",
        Action: "iam:*",
        Resource: "*",
        Condition: { ArnLike: anyRoot, Bool: { "aws:MultiFactorAuthPresent": "false" } },
      }),
    ],
  },
  {
    title: "A mistake: a wildcard that is taken literally",
    principal: "root",
    actions: devices,
    policies: [
      policy("deny-root", {
        Sid: "DenyRoot",
        Effect: "Deny",
        Action: "*",
        Resource: "*",
        Condition: { StringEquals: anyRoot },
      }),
    ],
  },
  {
    title: "Refused: AWS does not create this policy",
    principal: "root",
    actions: devices,
    policies: [
      policy("deny-root-principal", {
        Sid: "Deny-Root",
        Effect: "Deny",
        Principal: { AWS: "arn:aws:iam::111122223333:root" },
        Action: "iam:CreateVirtualMFADevice",
        Resource: "*",
      }),
    ],
  },
  {
    title: "Two policies that deny together",
    principal: "root",
    actions: "iam:CreateVirtualMFADevice",
    policies: [
      policy("root-without-mfa", {
        Sid: "RootWithoutMfa",
        Effect: "Deny",
        Action: "*",
        Resource: "*",
        Condition: { ArnLike: anyRoot, BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } },
      }),
      policy("root-with-mfa", {
        Sid: "NoDevicesWithMfa",
        Effect: "Deny",
        Action: "iam:*MFADevice",
        Resource: "*",
        Condition: { ArnLike: anyRoot, Bool: { "aws:MultiFactorAuthPresent": "true" } },
      }),
    ],
  },
  {
    title: "Roles: only break glass leaves the organization",
    principal: "role/*",
    actions: "organizations:LeaveOrganization",
    policies: [
      policy("stay-in-the-organization", {
        Sid: "StayInTheOrganization",
        Effect: "Deny",
        Action: "organizations:LeaveOrganization",
        Resource: "*",
        Condition: { ArnNotLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/BreakGlass" } },
      }),
    ],
  },
  {
    title: "Everybody: regions that are closed",
    principal: "*",
    actions: "ec2:RunInstances\niam:CreateUser",
    policies: [
      policy("regions", {
        Sid: "OnlyEurope",
        Effect: "Deny",
        NotAction: ["iam:*", "organizations:*", "sts:*", "support:*"],
        Resource: "*",
        Condition: { StringNotEquals: { "aws:RequestedRegion": ["eu-central-1", "eu-west-1"] } },
      }),
    ],
  },
];

/** The form that an example begins with. */
export function formOfExample({ principal, actions, policies }: Example): Form {
  return { principal, actions, account: "111122223333", partition: "aws", policies };
}
