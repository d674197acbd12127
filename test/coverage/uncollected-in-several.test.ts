import { describe, expect, it } from "vitest";
import { lint } from "../../src/engine/lint.ts";
import { folderOf } from "../support/folder.ts";
import { today } from "../support/lint-files.ts";

/** An organization with a management account and one member. */
interface Organization {
  readonly id: string;
  readonly root: string;
  readonly management: string;
  readonly member: string;
}

const one = { id: "o-aaaaaaaaaa", root: "r-aaaa", management: "999999999991", member: "111122223333" };
const other = { id: "o-bbbbbbbbbb", root: "r-bbbb", management: "999999999992", member: "222233334444" };

const arnOf = ({ management }: Organization, rest: string) => `arn:aws:organizations::${management}:${rest}`;

const accountOf = (of: Organization, Id: string) => ({
  ...{ Id, Arn: arnOf(of, `account/${of.id}/${Id}`), Name: Id, Status: "ACTIVE" },
});

/** What describes an organization, in a folder. */
function outputs(folder: string, of: Organization): Readonly<Record<string, unknown>> {
  const types = [{ Type: "SERVICE_CONTROL_POLICY", Status: "ENABLED" }];
  return {
    [`${folder}/list-roots.json`]: {
      Roots: [{ Id: of.root, Arn: arnOf(of, `root/${of.id}/${of.root}`), Name: "Root", PolicyTypes: types }],
    },
    [`${folder}/list-accounts.json`]: { Accounts: [accountOf(of, of.management), accountOf(of, of.member)] },
  };
}

const both = { ...outputs("a", one), ...outputs("b", other) };
const policies = (of: Organization) => ({
  Policies: [
    {
      Id: "p-11111111",
      Arn: arnOf(of, `policy/${of.id}/service_control_policy/p-11111111`),
      ...{ Name: "other", Type: "SERVICE_CONTROL_POLICY", AwsManaged: false },
    },
  ],
});
const fullAccess = {
  Policies: [
    {
      Id: "p-FullAWSAccess",
      Arn: "arn:aws:organizations::aws:policy/service_control_policy/p-FullAWSAccess",
      ...{ Name: "FullAWSAccess", Type: "SERVICE_CONTROL_POLICY", AwsManaged: true },
    },
  ],
};
const describedOf = (of: Organization) => ({
  Policy: {
    PolicySummary: policies(of).Policies[0],
    Content: JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Deny", Action: "s3:*", Resource: "*" }] }),
  },
});
const controls = ({ management }: Organization) => ({
  enabledControls: [
    {
      arn: `arn:aws:controltower:us-east-1:${management}:enabledcontrol/AAAAAAAAAAAAAAAA`,
      controlIdentifier: "arn:aws:controltower:us-east-1::control/AWS-GR_ENCRYPTED_VOLUMES",
      targetIdentifier: "arn:aws:organizations::999999999991:ou/o-aaaaaaaaaa/ou-aaaa-11111111",
    },
  ],
});

async function covered(files: Readonly<Record<string, unknown>>) {
  const texts = Object.entries(files).map(([path, data]) => [path, JSON.stringify(data)]);
  const { coverage, report } = await lint({
    cwd: folderOf(Object.fromEntries(texts)),
    ...{ today, requireGuardrails: "always", config: false },
  });
  const state = ({ member }: Organization) => {
    const node = coverage?.nodes.find(({ id }) => id === member);
    return `${node?.detective.state} ${node?.preventive.state}`;
  };
  return { states: [state(one), state(other)], findings: report.findings };
}

const open = "unverifiable unverifiable";

describe("lists that one of two organizations was asked for", () => {
  it.each<[string, Readonly<Record<string, unknown>>, string, string]>([
    ["none", {}, open, open],
    [
      "policies whose ARNs name it",
      { "a/list-policies.json": policies(one), "a/p.json": describedOf(one) },
      "unverifiable missing",
      open,
    ],
    [
      "policies of the other one, whatever the folder",
      { "a/list-policies.json": policies(other), "a/p.json": describedOf(other) },
      open,
      "unverifiable missing",
    ],
    [
      "controls whose ARNs name an account of it, beside which others may stand",
      { "a/c.json": controls(one) },
      open,
      open,
    ],
    [
      "no policies, in a folder of its outputs",
      { "a/list-policies.json": { Policies: [] } },
      "unverifiable missing",
      open,
    ],
    [
      "a policy of AWS, in a folder of its outputs",
      { "a/list-policies.json": fullAccess },
      "unverifiable missing",
      open,
    ],
    ["no policies, in another folder", { "x/list-policies.json": { Policies: [] } }, open, open],
    ["a policy of AWS, in another folder", { "x/list-policies.json": fullAccess }, open, open],
    [
      "no policies, in a folder of outputs of both",
      {
        "a/list-policies.json": { Policies: [] },
        "a/describe-account.json": { Account: accountOf(other, other.member) },
      },
      open,
      open,
    ],
    [
      "policies of neither, in a folder of its outputs",
      { "a/list-policies.json": policies({ ...one, management: "555566667777" }) },
      open,
      open,
    ],
    [
      "no policies, in a folder that an account of it names",
      { "999999999991/list-policies.json": { Policies: [] } },
      "unverifiable missing",
      open,
    ],
    [
      "no policies, in folders that accounts of both name",
      {
        "999999999991/list-policies.json": { Policies: [] },
        "222233334444/list-policies.json": { Policies: [] },
      },
      "unverifiable missing",
      "unverifiable missing",
    ],
    [
      "no rules of one account",
      { "222233334444/describe-config-rules.json": { ConfigRules: [] } },
      open,
      "missing unverifiable",
    ],
  ])("%s", async (_, files, first, second) => {
    expect((await covered({ ...both, ...files })).states).toEqual([first, second]);
  });

  it("say what would tell", async () => {
    const { findings } = await covered({
      ...both,
      "a/list-policies.json": policies(one),
      "a/p.json": describedOf(one),
    });
    const messages = findings.map(({ message }) => message).join("\n");
    expect(messages).toContain("no output of `aws organizations list-policies` is known");
  });

  it("count for the only organization, whatever they name", async () => {
    const files = { ...outputs("a", one), "x/list-policies.json": { Policies: [] } };
    const { states } = await covered(files);
    expect(states[0]).toBe("unverifiable missing");
  });
});
