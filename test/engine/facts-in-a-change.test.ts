import { describe, expect, it } from "vitest";
import { lint } from "../../src/engine/lint.ts";
import { writeFacts } from "../../src/engine/write-facts.ts";
import { folderOf } from "../support/folder.ts";
import { GitRepository } from "../support/git-repository.ts";
import { today } from "../support/lint-files.ts";

type Files = Readonly<Record<string, string>>;

const pack = `Resources:
  Pack:
    Type: AWS::Config::OrganizationConformancePack
    Properties:
      OrganizationConformancePackName: root-mfa
      TemplateBody: |
        Resources:
          Rule:
            Type: AWS::Config::ConfigRule
            Properties:
              Source: { Owner: AWS, SourceIdentifier: ROOT_ACCOUNT_HARDWARE_MFA_ENABLED }
`;

async function factsOf(files: Files): Promise<string> {
  const lines: string[] = [];
  await writeFacts({ cwd: folderOf(files), today }, undefined, async (line) => void lines.push(line));
  return lines.join("");
}

async function rulesOf(cwd: string, base: string): Promise<readonly string[]> {
  const { report } = await lint({ cwd, base, today });
  return report.findings.map(({ rule, status }) => `${rule} ${status}`);
}

describe("facts in a submodule", () => {
  it("stand for nothing where the change brings them, and count where they stay", async () => {
    const facts = new GitRepository({ "facts.jsonl": await factsOf({ "pack.yaml": pack }) });
    const topic = "Resources: { T: { Type: AWS::SNS::Topic } }\n";
    const repository = new GitRepository({ "pack.yaml": pack, "topic.yaml": topic });
    const local = ["-c", "protocol.file.allow=always"];
    repository.change({ "pack.yaml": null });
    repository.git(...local, "submodule", "--quiet", "add", facts.folder, "facts");
    repository.commit("adds it");
    expect(await rulesOf(repository.folder, "main")).toEqual(
      expect.arrayContaining(["guardrail-removed new", "exception-added new"]),
    );
    repository.change({ "topic.yaml": null });
    repository.commit("leaves it");
    expect(await rulesOf(repository.folder, "HEAD~1")).not.toContain("exception-added new");
    const move = async (files: Files) => {
      facts.change(files);
      facts.commit("moved");
      repository.git(...local, "-C", "facts", "pull", "--quiet", facts.folder, "work");
      repository.commit("moves it");
      return await rulesOf(repository.folder, "HEAD~1");
    };
    const full = await factsOf({ "pack.yaml": pack });
    // The same facts from another commit accept nothing that the base does not.
    expect(await move({ "more.txt": "more\n" })).not.toContain("exception-added new");
    expect(await move({ "facts.jsonl": await factsOf({ "topic.yaml": topic }) })).toContain("guardrail-removed new");
    expect(await move({ "facts.jsonl": full })).toContain("exception-added new");
  });
});

describe("outputs of AWS that a change adds", () => {
  const arn = (rest: string) => `arn:aws:organizations::111122223333:${rest}`;
  const policy = {
    Version: "2012-10-17",
    Statement: {
      Effect: "Deny",
      Action: "iam:CreateVirtualMFADevice",
      Resource: "*",
      Condition: { ArnLike: { "aws:PrincipalArn": "arn:*:iam::*:root" } },
    },
  };
  const unit = (id: string) => ({ Id: id, Arn: arn(`ou/o-a1b2c3d4e5/${id}`), Name: id });
  const base = Object.fromEntries(
    Object.entries({
      "list-roots": {
        Roots: [
          {
            Id: "r-ab12",
            Arn: arn("root/o-a1b2c3d4e5/r-ab12"),
            PolicyTypes: [{ Type: "SERVICE_CONTROL_POLICY", Status: "ENABLED" }],
          },
        ],
      },
      "list-organizational-units-for-parent-r-ab12": {
        OrganizationalUnits: [unit("ou-ab12-11111111"), unit("ou-ab12-22222222")],
      },
      "list-accounts-for-parent-ou-ab12-22222222": {
        Accounts: [{ Id: "222233334444", Arn: arn("account/o-a1b2c3d4e5/222233334444"), Name: "web" }],
      },
      "describe-policy-p-12345678": {
        Policy: {
          PolicySummary: { Id: "p-12345678", Name: "deny", Type: "SERVICE_CONTROL_POLICY" },
          Content: JSON.stringify(policy),
        },
      },
      "list-targets-for-policy-p-12345678": { Targets: [{ TargetId: "ou-ab12-11111111" }] },
      // An output lists what else there is.
      "list-policies": { Policies: [] },
    }).map(([name, answer]) => [`aws/${name}.json`, JSON.stringify(answer)]),
  );
  const parents = (id: string) => JSON.stringify({ Parents: [{ Id: id, Type: "ORGANIZATIONAL_UNIT" }] });

  const stateOf = async (head: Files) => {
    const { coverage, report } = await lint({ cwd: folderOf(head), base: folderOf(base), today });
    const node = coverage?.nodes.find(({ id }) => id === "222233334444");
    return [node?.preventive.state, report.findings.some(({ rule }) => rule === "exception-added")];
  };

  it("put no account below a guardrail", async () => {
    expect(await stateOf(base)).toEqual(["missing", false]);
    const added = { "aws/a-list-parents-222233334444.json": parents("ou-ab12-11111111") };
    expect(await stateOf({ ...base, ...added })).toEqual(["missing", true]);
    const { "aws/list-accounts-for-parent-ou-ab12-22222222.json": moved = "", ...rest } = base;
    const edited = { "aws/list-accounts-for-parent-ou-ab12-11111111.json": moved };
    expect(await stateOf({ ...rest, ...edited })).toEqual(["missing", true]);
  });

  it("are not told where they say nothing of guardrails", async () => {
    const list = { "aws/222233334444/list-virtual-mfa-devices.json": "[]" };
    expect(await stateOf({ ...base, ...list })).toEqual(["missing", false]);
  });

  it("attach no policy", async () => {
    const added = { "aws/more/list-targets-for-policy-p-12345678.json": '{"Targets":[{"TargetId":"r-ab12"}]}' };
    expect(await stateOf({ ...base, ...added })).toEqual(["missing", true]);
  });

  const list = "aws/list-accounts-for-parent-ou-ab12-22222222.json";
  const targets = (...ids: readonly string[]) => ({
    "aws/list-targets-for-policy-p-12345678.json": JSON.stringify({ Targets: ids.map((TargetId) => ({ TargetId })) }),
  });
  const attached = { ...base, ...targets("ou-ab12-11111111", "222233334444") };
  const detached = { ...base, ...targets("ou-ab12-11111111") };
  const outcomeOf = async (head: Files, before: Files) => {
    const { coverage, report } = await lint({ cwd: folderOf(head), base: folderOf(before), today });
    const node = coverage?.nodes.find(({ id }) => id === "222233334444");
    const told = report.findings.filter(({ cause }) => cause === "nodes-unlisted").map(({ message }) => message);
    return {
      state: node?.preventive.state,
      isLost: report.findings.some(({ rule }) => /^guardrail-/.test(rule)),
      told,
    };
  };

  const attachment = {
    "main.tf": `resource "aws_organizations_policy_attachment" "web" {
  policy_id = "p-12345678"
  target_id = "222233334444"
}
`,
  };
  const { [list]: _, ...unlisted }: Files = detached;
  const closed = JSON.stringify({
    Accounts: [{ Id: "222233334444", Arn: arn("account/o-a1b2c3d4e5/222233334444"), Name: "web", State: "SUSPENDED" }],
  });
  const hidden: readonly Files[] = [
    { ...detached, [list]: '{"Accounts":[]}' },
    { ...detached, [list]: closed },
    unlisted,
  ];
  const toldOfList = [
    `The file ${list} lists 1 account or OU less by this change, or says that it is closed; it takes effect after the merge and is not used in this run.`,
  ];

  it("hide no account that loses its guardrail", async () => {
    const before = { ...detached, ...attachment };
    for (const head of hidden)
      expect(await outcomeOf(head, before)).toEqual({ state: "missing", isLost: true, told: toldOfList });
    expect(await outcomeOf(detached, before)).toEqual({ state: "missing", isLost: true, told: [] });
    for (const head of hidden)
      expect(await outcomeOf({ ...head, ...attachment }, before)).toMatchObject({ isLost: false, told: toldOfList });
  });

  it("take no guardrail away with the account that it was attached to", async () => {
    for (const head of hidden)
      expect(await outcomeOf(head, attached)).toEqual({ state: "covered", isLost: false, told: toldOfList });
    expect(await outcomeOf(detached, attached)).toEqual({ state: "missing", isLost: true, told: [] });
  });

  it("take nothing away where they say the same on another day, or more beside it", async () => {
    const on = (day: string, files: Files) =>
      Object.fromEntries(Object.entries(files).map(([path, text]) => [path.replace("aws/", `aws/${day}/`), text]));
    const before = on("2026-01-01", attached);
    const same = { state: "covered", isLost: false, told: [] };
    expect(await outcomeOf(on("2026-02-01", attached), before)).toEqual(same);
    expect(await outcomeOf({ ...before, ...on("2026-02-01", attached) }, before)).toEqual(same);
    expect(await outcomeOf({ ...before, ...on("2026-02-01", detached) }, before)).toMatchObject({ isLost: true });
    const more = { ...attached, ...targets("ou-ab12-11111111", "ou-ab12-22222222", "222233334444") };
    expect(await outcomeOf(more, attached)).toEqual(same);
    // In another folder it can be of another organization.
    expect(
      await outcomeOf({ ...detached, "aws/b/list-targets-for-policy-p-12345678.json": "[]" }, attached),
    ).toMatchObject({ isLost: true });
  });
});
