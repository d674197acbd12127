import { describe, expect, it } from "vitest";
import { type Files, lintOf, nodesOf, rootGuard, stateOf } from "./organizations.ts";

const organization = (more = "", root = "") => `AWSTemplateFormatVersion: "2010-09-09-OC"
Organization:
  Main:
    Type: OC::ORG::MasterAccount
    Properties: { AccountName: Main, AccountId: "111122223333" }
  Root:
    Type: OC::ORG::OrganizationRoot
    Properties: { ${root} }
  Workloads:
    Type: OC::ORG::OrganizationalUnit
    Properties: { OrganizationalUnitName: workloads, OrganizationalUnits: !Ref Prod }
  Prod:
    Type: OC::ORG::OrganizationalUnit
    Properties: { OrganizationalUnitName: prod, Accounts: !Ref Shop }
  Shop:
    Type: OC::ORG::Account
    Properties: { AccountName: Shop, AccountId: "222233334444", Tags: { tier: one } }
  Play:
    Type: OC::ORG::Account
    Properties: { AccountName: Play, RootEmail: play@example.com }
${more}`;

const guard = (document = rootGuard()) => `  Guard:
    Type: OC::ORG::ServiceControlPolicy
    Properties: { PolicyName: Guard, PolicyDocument: ${document} }
`;

const rule = (binding: string) => `Resources:
  Mfa:
    Type: AWS::Config::ConfigRule
    ${binding}
    Properties: { Source: { Owner: AWS, SourceIdentifier: ROOT_ACCOUNT_HARDWARE_MFA_ENABLED } }
  Recorder:
    Type: AWS::Config::ConfigurationRecorder
    ${binding}
    Properties: { RoleARN: "arn:aws:iam::111122223333:role/config" }
`;

const detective = async (files: Files) => {
  const states = await Promise.all(["Shop", "Play", "Main"].map((name) => stateOf(name, files)));
  return states.map((state) => state?.split(", ")[0]?.replace("covered", "yes").replace("missing", "no")).join(" ");
};

describe("references of an organization", () => {
  const preventive = async (text: string, more: Files = {}) => {
    const files = { "organization.yml": text, ...more };
    const states = await Promise.all(["Shop", "Play"].map((name) => stateOf(name, files)));
    return states.map((state) => state?.split(", ")[1]).join(" ");
  };

  it.each([
    ["ServiceControlPolicies: !Ref Guard", "covered covered"],
    ["ServiceControlPolicies: [!Ref Guard]", "covered covered"],
    ["ServiceControlPolicies: { Ref: Guard }", "covered covered"],
    ["ServiceControlPolicies: '*'", "covered covered"],
    ["", "missing missing"],
  ])("attach by %s", async (root, expected) => {
    expect(await preventive(organization(guard(), root))).toBe(expected);
  });

  it("put all accounts into an OU by '*', and follow a parameter's default", async () => {
    const all = `  All:
    Type: OC::ORG::OrganizationalUnit
    Properties: { OrganizationalUnitName: all, Accounts: '*', ServiceControlPolicies: !Ref Policy }
`;
    const text = organization(guard() + all).replace(", Accounts: !Ref Shop", "");
    expect(await preventive(`${text}Parameters:\n  Policy: { Type: String, Default: !Ref Guard }\n`)).toBe(
      "covered covered",
    );
  });

  it.each([
    [
      "PolicyDocument: !Include ./guard.json",
      organization(guard("!Include ./guard.json"), "ServiceControlPolicies: !Ref Guard"),
    ],
    [
      "merged sections",
      organization("  <<: !Include parts.yml\n  <<: !Include 'more.yml'\n", "ServiceControlPolicies: !Ref Guard"),
    ],
    ["the whole section", "Organization: !Include whole.yml\n"],
  ])("read what is included: %s", async (_, text) => {
    const more = {
      "guard.json": rootGuard(),
      "parts.yml": guard().replace(/^ {2}/gm, ""),
      "more.yml": "Extra:\n  Type: OC::ORG::Account\n  Properties: { AccountName: Extra, AccountId: '333344445555' }\n",
      "whole.yml": organization(guard(), "ServiceControlPolicies: !Ref Guard"),
    };
    expect(await preventive(text, more)).toBe("covered covered");
  });

  it("read JSON, under any name", async () => {
    const json = {
      Organization: {
        Main: { Type: "OC::ORG::MasterAccount", Properties: { AccountId: "111122223333" } },
        Root: { Type: "OC::ORG::OrganizationRoot", Properties: { ServiceControlPolicies: { Ref: "Guard" } } },
        Guard: {
          Type: "OC::ORG::ServiceControlPolicy",
          Properties: { PolicyName: "G", PolicyDocument: JSON.parse(rootGuard()) },
        },
        Shop: { Type: "OC::ORG::Account", Properties: { AccountName: "Shop" } },
      },
    };
    expect(await stateOf("Shop", { "accounts.json": JSON.stringify(json) })).toBe("missing, covered");
    expect(await stateOf("Shop", { "accounts.json": JSON.stringify(json, null, 2) })).toBe("missing, covered");
  });

  it("leave a policy as it is written: org-formation resolves nothing in it", async () => {
    const document = rootGuard().replace('"*"', '{"Ref":"Shop"}');
    const { told } = await lintOf({
      "organization.yml": organization(guard(document), "ServiceControlPolicies: !Ref Guard"),
    });
    expect(told.join("\n")).toContain("ineffective-root-scp");
  });

  it("say what is not there", async () => {
    const text = organization("  <<: !Include ./none.yml\n");
    const { told, errors } = await lintOf({ "organization.yml": text });
    expect(errors).toEqual([]);
    expect(told.join("\n")).toContain("./none.yml, which organization.yml includes, was not read");
    const merge = await lintOf({ "organization.yml": organization("  <<: other\n") });
    expect(merge.errors).toHaveLength(1);
  });
});

describe("bindings", () => {
  it.each([
    ["{ Account: '*', Region: us-east-1 }", "yes yes no"],
    ["{ Account: '*', IncludeMasterAccount: true, Region: us-east-1 }", "yes yes yes"],
    ["{ Account: '*', ExcludeAccount: !Ref Shop, Region: us-east-1 }", "no yes no"],
    ["{ Account: '*', ExcludeOrganizationalUnit: !Ref Workloads, Region: us-east-1 }", "no yes no"],
    ["{ Account: [!Ref Play, !Ref Main], Region: us-east-1 }", "no yes yes"],
    ["{ OrganizationalUnit: !Ref Workloads, Region: us-east-1 }", "yes no no"],
    ["{ OrganizationalUnit: !Ref Workloads, ExcludeOrganizationalUnit: !Ref Prod, Region: us-east-1 }", "no no no"],
    ["{ AccountsWithTag: tier, Region: us-east-1 }", "yes no no"],
    ["{ Account: '*' }", "no no no"],
    ["{ Account: !Ref Nobody, Region: us-east-1 }", "unverifiable unverifiable unverifiable"],
  ])("%s reach Shop, Play, Main: %s", async (binding, expected) => {
    const own = `${organization()}${rule(`OrganizationBinding: ${binding}`)}`;
    expect(await detective({ "organization.yml": own })).toBe(expected);
    const named = `${organization()}OrganizationBindings: { Mine: ${binding} }\n${rule("OrganizationBinding: !Ref Mine")}`;
    expect(await detective({ "organization.yml": named })).toBe(expected);
    const included = `Organization: !Include organization.yml\nDefaultOrganizationBinding: ${binding}\n${rule("")}`;
    expect(
      await detective({
        "organization.yml": organization(),
        "templates/t.yml": included.replace("organization.yml", "../organization.yml"),
      }),
    ).toBe(expected);
    const task = `Org: { Type: update-organization, Template: ./organization.yml }
Rules:
  Type: update-stacks
  Template: templates/rule.yml
  StackName: rules
  DefaultOrganizationBinding: ${binding}
`;
    const files = { "organization.yml": organization(), "tasks.yml": task, "templates/rule.yml": rule("") };
    expect(await detective(files)).toBe(expected);
  });

  it("of several templates are about one organization", async () => {
    const template = (binding: string) =>
      `Organization: !Include ./organization.yml\nDefaultOrganizationBinding: ${binding}\n${rule("")}`;
    const files = {
      "organization.yml": organization(guard(), "ServiceControlPolicies: !Ref Guard"),
      "a.yml": template("{ Account: !Ref Shop, Region: us-east-1 }"),
      "b.yml": template("{ Account: !Ref Play, Region: us-east-1 }"),
    };
    expect(await nodesOf(files)).toEqual([
      "- > organization: missing, covered",
      "organization > Main: missing, not-required",
      "organization > Play: covered, covered",
      "organization > workloads: missing, covered",
      "workloads > prod: missing, covered",
      "prod > Shop: covered, covered",
    ]);
  });
});

describe("task files", () => {
  const tasks = (more: string) => `Parameters:
  withMain: { Type: Boolean, Default: true }
Org: { Type: update-organization, Template: ./organization.yml }
${more}`;
  const stacks = (more: string, template = "rule.yml") => `Rules:
  Type: update-stacks
  Template: ${template}
  StackName: rules
  DefaultOrganizationBindingRegion: us-east-1
${more}`;
  const files = (text: string, more: Files = {}) => ({
    "organization.yml": organization(),
    "rule.yml": rule(""),
    "organization-tasks.yml": text,
    ...more,
  });

  it("may call a task Organization", async () => {
    const text = tasks(stacks("  DefaultOrganizationBinding: { IncludeMasterAccount: true }\n"));
    const found = await detective(files(text));
    expect(found).not.toBe(await detective({ "organization.yml": organization() }));
    expect(await detective(files(text.replace("Org:", "Organization:")))).toBe(found);
  });

  it("bind what their templates do not, with their parameters", async () => {
    const all = "  DefaultOrganizationBinding: { Account: '*', IncludeMasterAccount: !Ref withMain }\n";
    expect(await detective(files(tasks(stacks(all))))).toBe("yes yes yes");
    expect(await detective(files(tasks(stacks(all)).replace("Default: true", "Default: false")))).toBe("yes yes no");
    // What a task that is skipped has deployed before is not known.
    expect(await detective(files(tasks(`${stacks(all)}  Skip: true\n`)))).toBe(
      "unverifiable unverifiable unverifiable",
    );
  });

  it("include others, and give their templates values", async () => {
    const parameter = "Parameters: { Id: { Type: String, Default: ROOT_ACCOUNT_MFA_ENABLED } }\n";
    const template =
      parameter + rule("").replace("SourceIdentifier: ROOT_ACCOUNT_HARDWARE_MFA_ENABLED", "SourceIdentifier: !Ref Id");
    const inner = stacks(
      "  DefaultOrganizationBinding: { Account: '*' }\n  Parameters: { Id: !Ref id }\n",
      "../rule.yml",
    );
    const include = (id: string) =>
      tasks(`Inner: { Type: include, Path: inner/tasks.yml, Parameters: { id: ${id} } }\n`);
    const more = { "rule.yml": template, "inner/tasks.yml": inner };
    expect(await detective(files(include("ROOT_ACCOUNT_HARDWARE_MFA_ENABLED"), more))).toBe("yes yes no");
    expect(await detective(files(include("ROOT_ACCOUNT_MFA_ENABLED"), more))).toBe("no no no");
  });

  it("that lead back to themselves end, and say so", async () => {
    const text = tasks(
      "One: { Type: include, Path: organization-tasks.yml }\nTwo: { Type: include, Path: organization-tasks.yml }\n",
    );
    const { told, errors } = await lintOf(files(text));
    expect(errors).toEqual([]);
    expect(told.filter((one) => /^unverifiable-guardrail .*more than 500 others/.test(one))).toHaveLength(1);
  });

  it("say what they do not find", async () => {
    const text = tasks(stacks("  DefaultOrganizationBinding: { Account: '*' }\n", "s3://bucket/rule.yml"));
    const { told, errors } = await lintOf(files(text));
    expect(errors).toEqual([]);
    expect(told.join("\n")).toContain("The template s3://bucket/rule.yml of Rules was not read: it is remote");
    const gone = await lintOf(files(tasks(stacks("  DefaultOrganizationBinding: { Account: '*' }\n", "gone.yml"))));
    expect(gone.report.findings.map((one) => one.remediation).join("\n")).toContain(
      "put the file where the input names it",
    );
  });

  it("find a device at its own line", async () => {
    const device = "Resources:\n  Phone:\n    Type: AWS::IAM::VirtualMFADevice\n    Properties: { Users: [root] }\n";
    const text = tasks(stacks("  DefaultOrganizationBinding: { Account: !Ref Shop }\n"));
    const { told } = await lintOf(files(text, { "rule.yml": device }));
    expect(told.filter((one) => one.startsWith("root-virtual-mfa-device")).map((one) => one.split(" ")[1])).toEqual([
      "rule.yml:4",
    ]);
  });
});

describe("Community::Organizations::Policy", () => {
  const template = (type: string, content: string) => `Resources:
  Org: { Type: AWS::Organizations::Organization }
  Guard:
    Type: Community::Organizations::Policy
    Properties: { Name: Guard, PolicyType: ${type}, TargetIds: [!GetAtt Org.RootId], Content: ${content} }
`;
  it.each([
    ["SERVICE_CONTROL_POLICY", `'${rootGuard()}'`, "covered"],
    ["SERVICE_CONTROL_POLICY", rootGuard(), "covered"],
    ["TAG_POLICY", `'${rootGuard()}'`, "missing"],
  ])("of type %s", async (type, content, expected) => {
    expect(await stateOf("organization", { "t.yaml": template(type, content) })).toBe(`missing, ${expected}`);
  });
});

describe("task files beside the usual ones", () => {
  const annotate = (more = "") =>
    `Org:\n  Type: annotate-organization\n  AccountMapping: { Shop: "222233334444", Play: "333344445555" }\n${more}`;
  const stacks = (binding: string, more = "") =>
    `Rules:\n  Type: update-stacks\n  StackName: s\n  Template: rule.yml\n${more}  DefaultOrganizationBindingRegion: us-east-1\n  DefaultOrganizationBinding: ${binding}\n`;
  const files = (tasks: string): Files => ({ "tasks.yml": tasks, "rule.yml": rule("") });

  it.each<[string, string, string]>([
    ["all accounts of an organization that another tool makes", annotate() + stacks("{ Account: '*' }"), "yes yes"],
    ["one that is mapped", annotate() + stacks("{ Account: !Ref Play }"), "no yes"],
    [
      "all but those that the task excludes",
      annotate('  ExcludeAccounts: ["222233334444"]\n') + stacks("{ Account: '*' }"),
      "no yes",
    ],
  ])("%s", async (_, tasks, expected) => {
    const states = await Promise.all(["Shop", "Play"].map((name) => stateOf(name, files(tasks))));
    expect(states.map((state) => (state?.startsWith("covered") ? "yes" : "no")).join(" ")).toBe(expected);
  });

  it("takes the organization of the file that a task names", async () => {
    const tasks = stacks("{ Account: !Ref Shop }", "  OrganizationFile: organization.yml\n");
    expect(await detective({ ...files(tasks), "organization.yml": organization() })).toBe("yes no no");
  });

  it("tells of each other tool once", async () => {
    const other = (name: string, type: string) => `${name}:\n  Type: ${type}\n  Path: ./${name}\n`;
    const tasks = [
      annotate(),
      other("A", "update-cdk"),
      other("B", "update-cdk"),
      other("C", "apply-tf"),
      other("D", "copy-to-s3"),
    ];
    const { told } = await lintOf({ "tasks.yml": tasks.join("") });
    const tools = told.flatMap((one) => / runs (the AWS CDK|Terraform):/.exec(one)?.[1] ?? []);
    expect([...new Set(tools)]).toEqual(["the AWS CDK", "Terraform"]);
  });
});

describe("policies in templates", () => {
  const policy = (targets: string, condition = "", type = "AWS::Organizations::Policy") => `Parameters:
  targets: { Type: CommaDelimitedList, Default: "" }
Resources:
  Guard:
    Type: ${type}
    Properties:
      Name: Guard
      ${type.startsWith("AWS") ? "Type" : "PolicyType"}: SERVICE_CONTROL_POLICY
      TargetIds:${targets}
      ${type.startsWith("AWS") ? "Content" : "PolicyDocument"}:
        Version: "2012-10-17"
        Statement:
          - { Effect: Deny, Action: "iam:*MFADevice", Resource: "*"${condition && `, Condition: ${condition}`} }
`;
  const tasks = (parameters = "", binding = "{ Account: '*' }") => `Org:
  Type: update-organization
  Template: ./organization.yml
Guard:
  Type: update-stacks
  Template: guard.yml
  StackName: guard
  DefaultOrganizationBindingRegion: us-east-1
  DefaultOrganizationBinding: { IncludeMasterAccount: true }
  OrganizationBindings: { Some: ${binding} }
${parameters}`;
  const preventive = async (template: string, task = tasks()) => {
    const files = { "organization.yml": organization(), "tasks.yml": task, "guard.yml": template };
    const states = await Promise.all(["Shop", "Play"].map((name) => stateOf(name, files)));
    return states.map((state) => state?.split(", ")[1]).join(" ");
  };
  const everyAccount = "\n        - Fn::EnumTargetAccounts Some ${account}";
  const unless = (account: string) => `{ StringNotEquals: { "aws:PrincipalAccount": ${account} } }`;

  it.each([
    [" !Ref Root", "covered covered"],
    [" [!Ref Root]", "covered covered"],
    [" [!Ref Prod]", "covered missing"],
    [" [!Ref Shop]", "covered missing"],
    [" [!GetAtt Play.AccountId]", "missing covered"],
    [" [!Ref Nobody]", "unverifiable unverifiable"],
    [everyAccount, "covered covered"],
    [everyAccount.replace("account}", "AccountId}"), "covered covered"],
    [everyAccount.replace(/\$.*/, "'$&'"), "covered covered"],
    [" Fn::EnumTargetAccounts Some ${account}", "covered covered"],
    ["\n        - Fn::EnumTargetAccounts Other ${account}", "unverifiable unverifiable"],
    ["\n        - Fn::EnumTargetAccounts Some ${Alias}", "unverifiable unverifiable"],
  ])("are attached to%s", async (targets, expected) => {
    expect(await preventive(policy(targets))).toBe(expected);
    expect(await preventive(policy(targets, "", "Community::Organizations::Policy"))).toBe(expected);
  });

  it.each([
    ["{ Account: !Ref Shop }", "covered missing"],
    ["{ OrganizationalUnit: !Ref Workloads }", "covered missing"],
    ["{ Account: '*', ExcludeAccount: !Ref Shop }", "missing covered"],
    ["{ Account: '*', ExcludeOrganizationalUnit: !Ref Prod }", "missing covered"],
    ["{ AccountsWithTag: tier }", "covered missing"],
    ["{ Account: [!Ref Shop, !Ref Nobody] }", "unverifiable unverifiable"],
  ])("are attached to the accounts of the binding %s", async (binding, expected) => {
    expect(await preventive(policy(everyAccount), tasks("", binding))).toBe(expected);
  });

  it.each([
    ["[!Ref Root]", "covered covered"],
    ["[!Ref Prod]", "covered missing"],
    ["!Ref Prod", "covered missing"],
    ["Fn::EnumTargetAccounts Some ${account}", "unverifiable unverifiable"],
  ])("are attached to what the task gives: %s", async (given, expected) => {
    expect(await preventive(policy(" !Ref targets"), tasks(`  Parameters: { targets: ${given} }\n`))).toBe(expected);
  });

  it.each([
    ["!Ref Shop", "missing covered"],
    // Play has no number yet.
    ["'333344445555'", "covered unverifiable"],
    ["Fn::EnumTargetAccounts Some ${account}", "missing unverifiable"],
    // What the functions and templates of org-formation make is no text that stands in the policy.
    ["Fn::EnumTargetAccounts Other ${account}", "unverifiable unverifiable"],
    ["Fn::TargetCount Some", "unverifiable unverifiable"],
    ["Fn::EnumTargetRegions Some", "unverifiable unverifiable"],
    ["'{{ exempt }}'", "unverifiable unverifiable"],
  ])("leave out the account %s", async (account, expected) => {
    expect(await preventive(policy(" [!Ref Root]", unless(account.replace(/^Fn.*/, "'$&'"))))).toBe(expected);
  });

  it("have keys that Nunjucks fills in", async () => {
    const condition = "{ StringNotEquals: { '{{ key }}': \"222233334444\" } }";
    expect(await preventive(policy(" [!Ref Root]", condition))).toBe("unverifiable unverifiable");
  });

  it("have a text or a structure: the extension refuses both", async () => {
    const both = policy(" [!Ref Root]", "", "Community::Organizations::Policy");
    expect(await preventive(both.replace("PolicyDocument", "Content: '{}'\n      PolicyDocument"))).not.toContain(
      "covered",
    );
  });
});

it("code in a template is read with what parameters fill in: a call came from their defaults", async () => {
  const code = `Parameters:
  Call: { Type: String, Default: create_virtual_mfa_device }
  Arguments: { Type: String, Default: "VirtualMFADeviceName='root-account-mfa-device'" }
Resources:
  Enrol:
    Type: AWS::Lambda::Function
    Properties:
      Runtime: python3.13
      Code:
        ZipFile: !Sub |
          import boto3
          def handler(event, context):
              boto3.client("iam").\${Call}(\${Arguments})
`;
  const task = `Org: { Type: update-organization, Template: ./organization.yml }
Code:
  Type: update-stacks
  Template: code.yml
  StackName: code
  DefaultOrganizationBindingRegion: us-east-1
  DefaultOrganizationBinding: { Account: "*" }
`;
  const { told } = await lintOf({ "organization.yml": organization(), "tasks.yml": task, "code.yml": code });
  expect(told.join("\n")).toContain("root-virtual-mfa-device code.yml:10");
});
