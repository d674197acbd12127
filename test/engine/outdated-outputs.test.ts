import { describe, expect, it } from "vitest";
import { lint } from "../../src/engine/lint.ts";
import { folderOf } from "../support/folder.ts";
import { today } from "../support/lint-files.ts";

type Files = Readonly<Record<string, string>>;

const arn = (rest: string) => `arn:aws:organizations::111122223333:${rest}`;
const account = (id: string) => ({ Id: id, Arn: arn(`account/o-a1b2c3d4e5/${id}`), Name: id });
const deny = (condition?: object) => ({
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Deny",
      Action: "iam:CreateVirtualMFADevice",
      Resource: "*",
      ...(condition && { Condition: condition }),
    },
  ],
});
const always = deny();
const sometimes = deny({ NotIpAddress: { "aws:SourceIp": "10.0.0.0/8" } });

/** What AWS told before: a policy that is attached where one says. */
const outputs = (content: object, ...targets: readonly string[]): Files =>
  Object.fromEntries(
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
      "list-accounts-for-parent-r-ab12": { Accounts: [account("222233334444"), account("333344445555")] },
      "describe-policy-p-12345678": {
        Policy: {
          PolicySummary: { Id: "p-12345678", Name: "deny", Type: "SERVICE_CONTROL_POLICY" },
          Content: JSON.stringify(content),
        },
      },
      "list-targets-for-policy-p-12345678": { Targets: targets.map((TargetId) => ({ TargetId })) },
      "list-enabled-controls": { enabledControls: [] },
    }).map(([name, answer]) => [`aws/${name}.json`, JSON.stringify(answer)]),
  );

const policy = (content: object, label = "deny") =>
  `resource "aws_organizations_policy" "${label}" {\n  name    = "deny"\n  content = jsonencode(${JSON.stringify(content)})\n}\n`;
const attachment = (target: string, label = "deny") =>
  `resource "aws_organizations_policy_attachment" "${label}" {\n  policy_id = aws_organizations_policy.${label}.id\n  target_id = ${target}\n}\n`;

async function lossesOf(told: Files, before: string, after: string): Promise<readonly string[]> {
  const head = after === "" ? told : { ...told, "main.tf": after };
  const { report } = await lint({ cwd: folderOf(head), base: folderOf({ ...told, "main.tf": before }), today });
  return [
    ...new Set(
      report.findings.flatMap(({ rule, status }) =>
        /^guardrail-|^ineffective-/.test(rule) ? `${rule} ${status}` : [],
      ),
    ),
  ];
}

describe("outputs that were collected before a change of the code", () => {
  const root = '"r-ab12"';
  const everywhere = policy(always) + attachment(root);
  const told = outputs(always, "r-ab12");

  it("hide no guardrail that it takes away", async () => {
    expect(await lossesOf(told, everywhere, "")).toContain("guardrail-removed new");
    expect(await lossesOf(told, everywhere, policy(always))).toContain("guardrail-removed new");
  });

  it("hide no guardrail that it narrows", async () => {
    expect(await lossesOf(told, everywhere, policy(sometimes) + attachment(root))).toContain("guardrail-weakened new");
    expect(await lossesOf(told, everywhere, policy(always) + attachment('"222233334444"'))).toContain(
      "guardrail-weakened new",
    );
  });

  it("still tell what the code does not", async () => {
    const unknown = `variable "target" {}\n${policy(always)}${attachment("var.target")}`;
    expect(await lossesOf(told, unknown, `\n${unknown}`)).toEqual([]);
    expect(await lossesOf(told, unknown, unknown.replace('"2012-10-17",', '"2012-10-17","Id":"x",'))).toEqual([]);
    expect(await lossesOf(outputs(sometimes, "r-ab12"), everywhere, `# moved\n${everywhere}`)).toEqual([]);
    const renamed = policy(always, "other") + attachment(root, "other");
    expect(await lossesOf(told, everywhere, renamed)).toEqual([]);
    expect(
      await lossesOf(told, everywhere, everywhere + policy(always, "more").replace('"deny"\n', '"more"\n')),
    ).not.toContain("guardrail-removed new");
  });
});
