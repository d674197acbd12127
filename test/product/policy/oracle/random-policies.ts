import type { RawPolicy, RawStatement } from "./evaluator.ts";
import { account } from "./requests.ts";

/** Random numbers in [0, 1) from a seed, the same on every machine (mulberry32). */
export type Random = () => number;

export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const actions = ["*", "iam:*", "IAM:*", "iam:Create*", "iam:*MFA*", "iam:*Device", "iam:?reateVirtualMFADevice"]
  .concat(["iam:CreateVirtualMFADevice", "IAM:createvirtualmfadevice", "iam:EnableMFADevice", "iam:Enable*", "iam:e*e"])
  .concat(["iam:DeactivateMFADevice", "s3:*", "sts:AssumeRole", "iam:CreateUser", "iam:C*M*D*", "iam:?????????????"]);

const base = "arn:aws:iam::";
const own = `${base}${account}`;
const resources = [
  "*",
  "*",
  "*",
  "*",
  `${base}*:mfa/*`,
  `${own}:mfa/*`,
  `${own}:mfa/a*`,
  `${own}:mfa/*a`,
  `${own}:mfa/?`,
]
  .concat([`${own}:mfa/??*`, `${own}:mfa/*/*`, `${base}*:mfa/a*`, `${base}????????????:mfa/b*`, "arn:*:iam::*:*"])
  .concat(["arn:aws:iam:*:mfa/*", "arn:aws:iam:*", "arn:aws:iam", "arn:aws:*:mfa/*", `${base}*`, "arn:aws:s3:::*"])
  .concat([`${base}*:root`, `${own}:root`, `${own}:user/*`, `${base}*:user/*`, `${base}1111*:*`, `${base}*3333:*a`])
  .concat([`${own}:mfa/\${aws:userid}`, `${own}:mfa/\${aws:username}`, `${own}:mfa/\${aws:username, 'a'}*`])
  .concat([`${base}\${aws:PrincipalAccount}:*`, `${own}:mfa/a\${*}`, "arn:aws-cn:iam::*:mfa/*", `${own}:*a*b*`])
  .concat([`${base}*:mfa/root-account-mfa-device`, `${own}:mfa/root-account-mfa-device`]);

const arns = [`${base}*:root`, `${own}:root`, "arn:*:iam::*:root", `${base}444455556666:root`, `${base}*:role/*`]
  .concat([`${base}*:*`, "arn:aws:*::*:r??t", `${base}\${aws:PrincipalAccount}:root`, `${base}\${aws:username}:root`])
  .concat([`${base}*:ROOT`, `${base}????????????:root`, "*", "arn:aws:iam:*:root", "*:root"]);

const patterns = ["a", "b", "ab", "A", "a*", "*b", "*a*", "?", "??", "*", "?*", "a?b", "b*a"].concat([
  `\${aws:PrincipalAccount}`,
  `\${aws:username}`,
  `\${aws:username, 'ab'}`,
  `\${*}`,
  `*\${aws:userid}`,
]);

const strings = ["StringEquals", "StringNotEquals", "StringLike", "StringNotLike"].concat([
  "StringEqualsIgnoreCase",
  "StringNotEqualsIgnoreCase",
]);
const orders = ["Equals", "NotEquals", "LessThan", "LessThanEquals", "GreaterThan", "GreaterThanEquals"];
const booleans = ["true", "false"];
const dates = [
  "2030-01-01T00:00:00Z",
  "2030-06-01T12:00:00Z",
  "2031-01-01",
  "2024-05-01T00:00:00Z",
  "1893456000",
].concat(["2020-01-01"]);
const ranges = ["10.0.0.0/8", "10.1.0.0/16", "203.0.113.0/24", "192.0.2.77", "0.0.0.0/0", "0.0.0.0/1"];
const services = ["cloudformation.amazonaws.com", "athena.amazonaws.com"];
const organizations = ["o-aaaaaaaaaa", "o-bbbbbbbbbb", "o-AAAAAAAAAA", "o-aaaa*", "o-*", "o-??????????"];
const organizationPaths = [
  "o-aaaaaaaaaa/*",
  "o-*",
  "o-aaaaaaaaaa/r-ab12/",
  "o-*/r-ab12/ou-ab12-11111111/*",
  "o-bbbbbbbbbb/*",
].concat(["o-aaaaaaaaaa/r-ab12/ou-ab12-22222222/", "*/ou-ab12-33333333/"]);
const vpcs = ["vpc-0a0a0a0a", "vpc-0b0b0b0b", "vpc-*", "?*", "*a"];
/** Keys that no request of root to IAM has. */
const foreign = [
  "ec2:InstanceType",
  "aws:SourceArn",
  "saml:aud",
  "iam:PassedToService",
  "aws:PrincipalTag/Team",
].concat(["aws:SourceIdentity", "s3:prefix", "iam:RegisterSecurityKey"]);

type Asked = readonly [operator: string, key: string, values: readonly string[]];

class Generator {
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  policy(): RawPolicy {
    const kinds = this.#several(Object.keys(this.#conditions), 3);
    const count = 1 + Math.floor(this.#random() * 4);
    const statements = Array.from({ length: count }, (_, index) => this.#statement(index, [...kinds, "arn"]));
    return { Version: "2012-10-17", Statement: statements };
  }

  #statement(index: number, kinds: readonly string[]): RawStatement {
    const condition: Record<string, Record<string, readonly string[]>> = {};
    const count = Math.floor(this.#random() * 3.5);
    for (let asked = 0; asked < count; asked += 1) {
      const [operator, key, values] = this.#conditions[this.#pick(kinds)]?.() ?? ["Null", "aws:Referer", ["true"]];
      const have = condition[operator] ?? {};
      condition[operator] = have;
      if (!Object.keys(have).some((one) => one.toLowerCase() === key.toLowerCase())) have[key] = values;
    }
    const scope = this.#several(resources, 2);
    const wanted = this.#several(actions, 2);
    return {
      Sid: `S${index}`,
      Effect: this.#random() < 0.95 ? "Deny" : "Allow",
      ...(this.#random() < 0.85 ? { Action: wanted } : { NotAction: wanted }),
      ...(this.#random() < 0.85 ? { Resource: scope } : { NotResource: scope }),
      ...(Object.keys(condition).length > 0 && { Condition: condition }),
    };
  }

  readonly #conditions: Readonly<Record<string, () => Asked>> = {
    arn: () => [
      this.#ifExists(this.#pick(["ArnLike", "ArnEquals", "ArnNotLike", "ArnNotEquals", ...strings])),
      this.#cased("aws:PrincipalArn"),
      this.#several(arns, 2),
    ],
    // What can be no account number is not known where one is compared: a tool may fill it in.
    account: () => [
      this.#ifExists(this.#pick(strings)),
      this.#pick(["aws:PrincipalAccount", "aws:ResourceAccount"]),
      this.#several([account, "444455556666", "1111*", "*", "????????????", `\${aws:PrincipalAccount}`], 2),
    ],
    principal: () => [
      this.#ifExists(this.#pick(strings)),
      this.#pick(["aws:userid", "aws:PrincipalType", "aws:username"]),
      this.#several([account, "444455556666", "1111*", "*", "Account", "root", `\${aws:PrincipalAccount}`], 2),
    ],
    plain: () =>
      this.#pick<Asked>([
        ["Bool", "aws:PrincipalIsAWSService", this.#several(booleans, 1)],
        ["Bool", "aws:SecureTransport", this.#several(booleans, 1)],
        ["BoolIfExists", "aws:AssumedRoot", this.#several(booleans, 1)],
        [this.#ifExists(this.#pick(strings)), "aws:RequestedRegion", this.#several(["us-east-1", "eu-*", "us-*"], 2)],
        ["Null", this.#pick(["aws:PrincipalArn", "aws:username", "aws:CurrentTime"]), this.#several(booleans, 1)],
      ]),
    foreign: () =>
      this.#random() < 0.3
        ? ["Null", this.#pick(foreign), this.#several(booleans, 1)]
        : [this.#ifExists(this.#pick(strings)), this.#pick(foreign), this.#several(patterns, 2)],
    text: () => this.#text("aws:UserAgent"),
    referer: () => this.#text("aws:Referer"),
    tag: () => this.#text("aws:RequestTag/team"),
    tagKeys: () => [
      this.#pick(["ForAllValues:", "ForAnyValue:"]) + this.#ifExists(this.#pick(strings)),
      "aws:TagKeys",
      this.#several(["a", "b", "ab", "a*", "*b", "??"], 2),
    ],
    source: () =>
      this.#random() < 0.15
        ? ["Null", "aws:SourceIp", this.#several(booleans, 1)]
        : [this.#ifExists(this.#pick(["IpAddress", "NotIpAddress"])), "aws:SourceIp", this.#several(ranges, 2)],
    vpc: () =>
      this.#random() < 0.2
        ? ["Null", "aws:SourceVpc", this.#several(booleans, 1)]
        : [this.#ifExists(this.#pick(strings)), "aws:SourceVpc", this.#several(vpcs, 2)],
    mfa: () =>
      this.#pick<Asked>([
        [this.#ifExists("Bool"), this.#cased("aws:MultiFactorAuthPresent"), this.#several(booleans, 1)],
        ["Null", this.#pick(["aws:MultiFactorAuthPresent", "aws:MultiFactorAuthAge"]), this.#several(booleans, 1)],
        [this.#ifExists(`Numeric${this.#pick(orders)}`), "aws:MultiFactorAuthAge", this.#several(["10", "3600"], 1)],
      ]),
    time: () => [
      this.#ifExists(`Date${this.#pick(orders)}`),
      this.#pick(["aws:CurrentTime", "aws:EpochTime"]),
      this.#several(dates, 2),
    ],
    through: () =>
      this.#pick<Asked>([
        [this.#ifExists("Bool"), "aws:ViaAWSService", this.#several(booleans, 1)],
        ["Null", this.#pick(["aws:CalledVia", "aws:CalledViaFirst", "aws:CalledViaLast"]), this.#several(booleans, 1)],
        [
          `${this.#pick(["ForAllValues:", "ForAnyValue:"])}String${this.#pick(["Equals", "NotEquals"])}`,
          "aws:CalledVia",
          this.#several(services, 2),
        ],
        [this.#pick(strings), this.#pick(["aws:CalledViaFirst", "aws:CalledViaLast"]), this.#several(services, 1)],
      ]),
    organization: () => [
      this.#ifExists(this.#pick(strings)),
      this.#pick(["aws:PrincipalOrgID", "aws:ResourceOrgID"]),
      this.#several(organizations, 2),
    ],
    path: () => [
      this.#pick(["ForAllValues:", "ForAnyValue:"]) + this.#pick(["StringLike", "StringNotLike", "StringEquals"]),
      this.#pick(["aws:PrincipalOrgPaths", "aws:ResourceOrgPaths"]),
      this.#several(organizationPaths, 2),
    ],
  };

  #text(key: string): Asked {
    if (this.#random() < 0.15) return ["Null", key, this.#several(booleans, 1)];
    return [this.#ifExists(this.#pick(strings)), this.#cased(key), this.#several(patterns, 2)];
  }

  #ifExists(operator: string): string {
    return this.#random() < 0.25 ? `${operator}IfExists` : operator;
  }

  #cased(key: string): string {
    return this.#random() < 0.8 ? key : key.toUpperCase();
  }

  #pick<T>(values: readonly T[]): T {
    const found = values[Math.floor(this.#random() * values.length)];
    if (found === undefined) throw new Error("a list to pick from is empty");
    return found;
  }

  #several(values: readonly string[], most: number): readonly string[] {
    const count = 1 + Math.floor(this.#random() * most);
    return [...new Set(Array.from({ length: count }, () => this.#pick(values)))];
  }
}

export function randomPolicy(random: Random): RawPolicy {
  return new Generator(random).policy();
}
