import { describe, expect, it } from "vitest";
import { type Files, lintOf, nodesOf, rootGuard, stateOf } from "./organizations.ts";

const accounts = `mandatoryAccounts:
  - { name: Management, email: management@example.com, organizationalUnit: Root }
  - { name: Audit, email: audit@example.com, organizationalUnit: Security }
workloadAccounts:
  - { name: Shop, email: shop@example.com, organizationalUnit: Workloads/Prod }
  - { name: Play, email: play@example.com, organizationalUnit: Sandbox }
accountIds:
  - { email: Shop@example.com, accountId: "111122223333" }
`;
const units = `enable: true
organizationalUnits:
  - name: Security
  - name: Workloads
  - name: Workloads/Prod
  - name: Sandbox
`;
const guard = (targets: string, more = "") => `${units}serviceControlPolicies:
  - name: Guard
    policy: guard.json
    ${more}
    deploymentTargets: ${targets}
`;
const rules = (targets: string, rule = "{ name: mfa, identifier: ROOT_ACCOUNT_HARDWARE_MFA_ENABLED }") => `awsConfig:
  enableConfigurationRecorder: true
  ruleSets:
    - deploymentTargets: ${targets}
      rules: [${rule}]
`;

function config(files: Files): Files {
  return {
    "organization-config.yaml": units,
    "accounts-config.yaml": accounts,
    "global-config.yaml": "homeRegion: us-east-1\nenabledRegions: [us-east-1, eu-west-1]\n",
    ...files,
  };
}

const detective = (targets: string, node: string) =>
  stateOf(node, config({ "security-config.yaml": rules(targets) })).then((state) => state?.split(", ")[0]);
const preventive = (targets: string, node: string, files: Files = {}) =>
  stateOf(node, config({ "organization-config.yaml": guard(targets), "guard.json": rootGuard(), ...files })).then(
    (state) => state?.split(", ")[1],
  );

describe("deployment targets of what is deployed account by account", () => {
  it.each([
    ["{ organizationalUnits: [Root] }", "Shop", "covered"],
    ["{ organizationalUnits: [Root] }", "management account", "covered"],
    ["{ organizationalUnits: [Root], excludedAccounts: [Management] }", "management account", "missing"],
    ["{ organizationalUnits: [Root], excludedAccounts: [Shop] }", "Shop", "missing"],
    ["{ organizationalUnits: [Root], excludedAccounts: [Shop] }", "Play", "covered"],
    ["{ organizationalUnits: [Workloads] }", "Shop", "missing"],
    ["{ organizationalUnits: [Workloads/Prod] }", "Shop", "covered"],
    ["{ organizationalUnits: [Workloads, Workloads/Prod] }", "Shop", "covered"],
    ["{ organizationalUnits: [Workloads], accounts: [Shop] }", "Shop", "covered"],
    ["{ accounts: [Shop] }", "Play", "missing"],
    ["{ accounts: [Management] }", "management account", "covered"],
    ["{ organizationalUnits: [Root], excludedRegions: [us-east-1, eu-west-1] }", "Shop", "missing"],
    ["{ organizationalUnits: [Root], excludedRegions: [us-east-1] }", "Shop", "covered"],
    ['{ organizationalUnits: ["{{ Guarded }}"] }', "Shop", "unverifiable"],
    ["{ organizationalUnits: [Root], excludedAccounts: {{ Left }} }", "Shop", "unverifiable"],
    ["{ accounts: [Nobody] }", "Shop", "unverifiable"],
    ["{}", "Shop", "missing"],
  ])("%s: %s is %s", async (targets, node, state) => {
    expect(await detective(targets, node)).toBe(state);
  });

  it("leave accounts directly in an ignored OU out, and no others", async () => {
    const files = config({
      "organization-config.yaml": units
        .replace("name: Workloads\n", "name: Workloads\n    ignore: true\n")
        .replace("name: Sandbox\n", "name: Sandbox\n    ignore: true\n"),
      "security-config.yaml": rules("{ organizationalUnits: [Root] }"),
    });
    expect(await stateOf("Play", files)).toBe("missing, missing");
    expect(await stateOf("Shop", files)).toBe("covered, missing");
    const named = { ...files, "security-config.yaml": rules("{ organizationalUnits: [Sandbox], accounts: [Play] }") };
    expect(await stateOf("Play", named)).toBe("missing, missing");
  });
});

describe("deployment targets of policies", () => {
  it.each([
    ["{ organizationalUnits: [Root] }", "Shop", "covered"],
    ["{ organizationalUnits: [Workloads] }", "Shop", "covered"],
    ["{ organizationalUnits: [Workloads], excludedAccounts: [Shop] }", "Shop", "covered"],
    ["{ organizationalUnits: [Workloads] }", "Play", "missing"],
    ["{ accounts: [Play] }", "Play", "covered"],
    ["{ organizationalUnits: [Root] }", "management account", "not-required"],
    ['{ organizationalUnits: ["{{ Guarded }}"] }', "Play", "unverifiable"],
  ])("%s: %s is %s", async (targets, node, state) => {
    expect(await preventive(targets, node)).toBe(state);
  });

  it("take FullAWSAccess away where they are allow-lists", async () => {
    const allow = JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: ["s3:*", "ec2:*"], Resource: "*" }],
    });
    const targets = "{ organizationalUnits: [Workloads] }";
    const list = (more: string) => ({ "organization-config.yaml": guard(targets, more), "guard.json": allow });
    expect(await preventive(targets, "Shop", list("strategy: allow-list"))).toBe("covered");
    expect(await preventive(targets, "Play", list("strategy: allow-list"))).toBe("missing");
    expect(await preventive(targets, "Shop", list("strategy: deny-list"))).not.toBe("covered");
  });
});

describe("placeholders of policies", () => {
  const root = "{ organizationalUnits: [Root] }";
  const withCondition = (condition: string) =>
    `{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"iam:CreateVirtualMFADevice","Resource":"*","Condition":${condition}}]}`;
  const state = (policy: string, files: Files = {}) => preventive(root, "Shop", { "guard.json": policy, ...files });

  it("are filled in from the home region, the accounts and the replacements", async () => {
    expect(await state(rootGuard("${PARTITION}"))).toBe("covered");
    const gov = { "global-config.yaml": "homeRegion: us-gov-west-1\n" };
    expect(await state(rootGuard("${PARTITION}"), gov)).toBe("covered");
    expect(await state(rootGuard("aws"), gov)).toBe("missing");
    expect(await state(rootGuard("${PARTITION}"), { "global-config.yaml": "homeRegion: '{{ Region }}'\n" })).toBe(
      "covered",
    );
    const china = {
      "replacements-config.yaml": "globalReplacements:\n  - { key: Region, type: String, value: cn-north-1 }\n",
    };
    const replaced = { "global-config.yaml": "homeRegion: '{{ Region }}'\n", ...china };
    expect(await state(rootGuard("aws-cn"), replaced)).toBe("covered");
    expect(await state(rootGuard("aws"), replaced)).toBe("missing");
  });

  it.each([
    ["String", '"arn:aws:iam::*:root"', "covered"],
    ["String", '"arn:aws:iam::*:role/root"', "missing"],
    ["StringList", '["arn:aws:iam::*:root", "arn:aws:iam::*:user/x"]', "covered"],
    ["SSM", undefined, "unverifiable"],
  ])("of type %s stand for their value %s", async (type, value, expected) => {
    const given = value === undefined ? "path: /accelerator/roots" : `type: ${type}, value: ${value}`;
    const files = { "replacements-config.yaml": `globalReplacements:\n  - { key: ROOTS, ${given} }\n` };
    const written = type === "StringList" ? "${ACCEL_LOOKUP::CUSTOM:ROOTS}" : '"${ACCEL_LOOKUP::CUSTOM:ROOTS}"';
    expect(await state(withCondition(`{"ArnLike":{"aws:PrincipalArn":${written}}}`), files)).toBe(expected);
  });

  it("stand for the IDs of accounts, as many as there are", async () => {
    const own = (lookup: string) => withCondition(`{"StringEquals":{"aws:PrincipalAccount":[${lookup}]}}`);
    expect(await state(own("${ACCEL_LOOKUP::ACCOUNT_ID:ACCOUNT:Shop}"))).toBe("covered");
    expect(await state(own("${ACCEL_LOOKUP::ACCOUNT_ID:OU:Workloads/Prod}"))).toBe("covered");
    expect(await state(own("${ACCEL_LOOKUP::ACCOUNT_ID:ORG}"))).toBe("unverifiable");
  });

  it("that stay unknown open only what depends on them", async () => {
    const both = `{"Version":"2012-10-17","Statement":[${JSON.stringify(JSON.parse(rootGuard()).Statement[0])},{"Effect":"Deny","NotAction":\${ACCEL_LOOKUP::CUSTOM:ALLOWED},"Resource":"*"}]}`;
    expect(await state(both)).toBe("covered");
  });

  it("leave places exact where all are filled in", async () => {
    const text = rootGuard("${PARTITION}").replace('"iam:CreateVirtualMFADevice"', '\n"iam:CreateVirtualMFADevic"');
    const { told } = await lintOf(config({ "organization-config.yaml": guard(root), "guard.json": text }));
    expect(told.join("\n")).not.toContain("input error");
  });
});

describe("files of a policy", () => {
  const root = "{ organizationalUnits: [Root] }";

  it("that are missing are told once, as what they are", async () => {
    const { told, errors } = await lintOf(config({ "organization-config.yaml": guard(root) }));
    expect(errors).toEqual([]);
    expect(told.filter((one) => one.includes("guard.json"))).toEqual([
      "unverifiable-guardrail organization-config.yaml:8 Whether the SCP Guard (serviceControlPolicies/Guard) keeps root from virtual MFA devices in account Audit, account Shop (111122223333), account Play cannot be told: the file guard.json cannot be read: there is no such file.",
    ]);
  });

  it("that are broken are told once, as what they are", async () => {
    const { told } = await lintOf(config({ "organization-config.yaml": guard(root), "guard.json": `${rootGuard()}}` }));
    const about = told.filter((one) => /JSON|guard\.json/.test(one));
    expect(about).toHaveLength(1);
    expect(about[0]).toContain("The policy is not well-formed JSON");
  });
});

describe("other settings", () => {
  const state = async (node: string, files: Files) => stateOf(node, config(files));
  const hub = (standards: string, more = "") => ({
    "security-config.yaml": `centralSecurityServices:\n  securityHub:\n    enable: true\n${more}    standards: [${standards}]\n`,
  });

  it.each([
    ["AWS Foundational Security Best Practices v1.0.0", "covered"],
    ["CIS AWS Foundations Benchmark v5.0.0", "covered"],
    ["PCI DSS v4.0.1", "covered"],
    ["NIST Special Publication 800-53 Revision 5", "covered"],
    ["NIST Special Publication 800-171 Revision 2", "missing"],
    ["AWS Resource Tagging Standard v1.0.0", "missing"],
  ])("count the standard %s as %s", async (name, expected) => {
    expect(await state("Shop", hub(`{ name: ${name}, enable: true }`))).toBe(`${expected}, missing`);
  });

  it("count a standard at its own targets, and none where Security Hub is in no region", async () => {
    const standard = "{ name: PCI DSS v4.0.1, enable: true, deploymentTargets: { organizationalUnits: [Sandbox] } }";
    expect(await state("Shop", hub(standard))).toBe("missing, missing");
    expect(await state("Play", hub(standard))).toBe("covered, missing");
    const nowhere = "    excludeRegions: [us-east-1, eu-west-1]\n";
    expect(await state("Play", hub(standard, nowhere))).toBe("missing, missing");
  });

  it("leave open a standard without targets where Security Hub has some, which the accelerator refuses", async () => {
    const targets = (unit: string) => `    deploymentTargets: { organizationalUnits: [${unit}] }\n`;
    const standard = "{ name: PCI DSS v4.0.1, enable: true }";
    expect(await state("Play", hub(standard, targets("Sandbox")))).toBe("unverifiable, missing");
    expect(await state("Shop", hub(standard, targets("Sandbox")))).toBe("missing, missing");
    expect(await state("Shop", hub(standard, targets("Root")))).toBe("covered, missing");
  });

  it("count automation rules that suppress what is found", async () => {
    const rule = (control: string) => `    automationRules:
      - name: quiet
        enabled: true
        actions: [{ type: FINDING_FIELDS_UPDATE, findingFieldsUpdate: { workflowStatus: SUPPRESSED } }]
        criteria: [{ key: ComplianceSecurityControlId, filter: [{ value: ${control}, comparison: EQUALS }] }]
`;
    const standard = "{ name: PCI DSS v4.0.1, enable: true }";
    expect(await state("Shop", hub(standard, rule("IAM.6")))).toBe("unverifiable, missing");
    expect(await state("Shop", hub(standard, rule("S3.1")))).toBe("covered, missing");
  });

  it("count controls of Control Tower on their OUs", async () => {
    const tower = (control: string) => ({
      "global-config.yaml": `homeRegion: us-east-1\ncontrolTower:\n  enable: true\n  controls: [${control}]\n`,
    });
    const on = "enable: true, deploymentTargets: { organizationalUnits: [Workloads] }";
    expect(await state("Shop", tower(`{ identifier: AWS-GR_RESTRICT_ROOT_USER, ${on} }`))).toBe("missing, covered");
    expect(await state("Shop", tower(`{ identifier: 5kvme4m5d2b4d7if2fs5yg2ui, ${on} }`))).toBe("missing, covered");
    expect(await state("Play", tower(`{ identifier: AWS-GR_RESTRICT_ROOT_USER, ${on} }`))).toBe("missing, missing");
    expect(await state("Shop", tower(`{ identifier: "{{ Control }}", ${on} }`))).toBe("missing, unverifiable");
  });

  it("count centralised root access", async () => {
    const management = (enable: boolean) => ({
      "global-config.yaml": `homeRegion: us-east-1\ncentralRootUserManagement:\n  enable: ${enable}\n  capabilities: { rootCredentialsManagement: true, allowRootSessions: true }\n`,
    });
    expect(await state("Shop", management(true))).toBe("missing, covered");
    expect(await state("Shop", management(false))).toBe("missing, missing");
  });

  it("say whom the recorder leaves out, unless Control Tower records", async () => {
    const files = {
      "security-config.yaml": rules("{ organizationalUnits: [Root] }").replace(
        "  ruleSets",
        "  deploymentTargets: { organizationalUnits: [Security] }\n  ruleSets",
      ),
    };
    const { told } = await lintOf(config(files));
    expect(told.join("\n")).toMatch(/recorder.*Play/);
    const tower = { "global-config.yaml": "homeRegion: us-east-1\ncontrolTower: { enable: true }\n" };
    expect((await lintOf(config({ ...files, ...tower }))).told.join("\n")).not.toMatch(/recorder/);
  });

  it("take a managed rule's name for its identifier", async () => {
    const named = (rule: string) => ({ "security-config.yaml": rules("{ organizationalUnits: [Root] }", rule) });
    expect(await state("Shop", named("{ name: ROOT_ACCOUNT_HARDWARE_MFA_ENABLED }"))).toBe("covered, missing");
    expect(await state("Shop", named("{ name: ROOT_ACCOUNT_HARDWARE_MFA_ENABLED, type: Custom }"))).toBe(
      "missing, missing",
    );
  });
});

describe("files that are included", () => {
  it("stand in their places, with theirs at their own lines", async () => {
    const files = config({
      "accounts-config.yaml": accounts.replace(
        /workloadAccounts:\n(?: {2}- .*\n)+/,
        "workloadAccounts: !include parts/accounts.yaml\n",
      ),
      "parts/accounts.yaml":
        "- !include one/shop.yaml\n- { name: Play, email: play@example.com, organizationalUnit: Sandbox }\n",
      "parts/one/shop.yaml": "name: Shop\nemail: shop@example.com\norganizationalUnit: '{{ not replaced }}'\n".replace(
        "'{{ not replaced }}'",
        "Workloads/Prod",
      ),
      "security-config.yaml":
        "awsConfig:\n  enableConfigurationRecorder: true\n  ruleSets:\n    - !include parts/rules.yaml\n",
      "parts/rules.yaml":
        "deploymentTargets: { organizationalUnits: [{{ Guarded }}] }\nrules:\n  - { name: mfa, identifier: ROOT_ACCOUNT_HARDWARE_MFA_ENABLE }\n",
      "replacements-config.yaml":
        "globalReplacements:\n  - { key: Guarded, type: StringList, value: [Sandbox, Workloads/Prod] }\n",
    });
    expect((await nodesOf(files)).join("\n")).toContain("Prod > Shop: missing");
    expect((await lintOf(files)).told.join("\n")).toContain("ineffective-conformance-pack parts/rules.yaml:3");
  });

  it.each([
    ["missing", {}],
    ["including itself", { "parts/rules.yaml": "- !include rules.yaml\n" }],
    ["outside", {}, "../../../../../../etc/hostname"],
  ])("and are %s are told, and nothing is called missing because of it", async (_, more, path = "parts/rules.yaml") => {
    const files = config({ "security-config.yaml": `awsConfig:\n  ruleSets: !include ${path}\n`, ...more });
    expect(await stateOf("Shop", files)).toBe("unverifiable, unverifiable");
    const { told, errors } = await lintOf(files);
    expect(errors).toEqual([]);
    expect(told.filter((one) => /which \S+ includes, was not read/.test(one))).not.toEqual([]);
  });
});

describe("customizations", () => {
  const pack = `Parameters:
  Rule: { Type: String, Default: ROOT_ACCOUNT_MFA_ENABLED }
Resources:
  Mfa:
    Type: AWS::Config::ConfigRule
    Properties: { Source: { Owner: AWS, SourceIdentifier: !Ref Rule } }
`;
  const stacks = (
    kind: string,
    targets: string,
    parameters = "{ name: Rule, value: ROOT_ACCOUNT_HARDWARE_MFA_ENABLED }",
  ) => `customizations:
  ${kind}:
    - name: baseline
      template: templates/rule.yaml
      regions: [us-east-1]
      runOrder: 1
      terminationProtection: true
      deploymentTargets: ${targets}
      parameters: [${parameters}]
`;
  const files = (text: string, more: Files = {}) =>
    config({
      "customizations-config.yaml": text,
      "templates/rule.yaml": pack,
      "security-config.yaml": "awsConfig:\n  enableConfigurationRecorder: true\n",
      ...more,
    });

  it("are templates that are deployed to their targets, with their parameters", async () => {
    const sandbox = "{ organizationalUnits: [Sandbox] }";
    for (const kind of ["cloudFormationStacks", "cloudFormationStackSets"]) {
      expect(await stateOf("Play", files(stacks(kind, sandbox)))).toBe("covered, missing");
      expect(await stateOf("Shop", files(stacks(kind, sandbox)))).toBe("missing, missing");
      expect(await stateOf("Play", files(stacks(kind, sandbox, "")))).toBe("missing, missing");
    }
    const open = '{ name: Rule, value: "{{ Rule }}" }';
    expect(await stateOf("Play", files(stacks("cloudFormationStacks", sandbox, open)))).toBe("unverifiable, missing");
  });

  it("reach an ignored OU as a stack set, and not as a stack", async () => {
    const ignored = {
      "organization-config.yaml": units.replace("name: Sandbox\n", "name: Sandbox\n    ignore: true\n"),
    };
    const root = "{ organizationalUnits: [Root] }";
    expect(await stateOf("Play", files(stacks("cloudFormationStackSets", root), ignored))).toBe("covered, missing");
    expect(await stateOf("Play", files(stacks("cloudFormationStacks", root), ignored))).toBe("missing, missing");
  });

  it("say which template is missing", async () => {
    const text = stacks("cloudFormationStacks", "{ organizationalUnits: [Root] }").replace("rule.yaml", "other.yaml");
    expect((await lintOf(files(text))).told.join("\n")).toContain("templates/other.yaml");
  });
});

describe("a file of the configuration that is named alone", () => {
  const files = config({
    "organization-config.yaml": guard("{ organizationalUnits: [Workloads] }"),
    "guard.json": rootGuard(),
    "security-config.yaml": rules("{ organizationalUnits: [Workloads/Prod] }"),
  });

  it.each(["security-config.yaml", "accounts-config.yaml", "global-config.yaml"])(
    "is read with the organization beside it: %s",
    async (name) => {
      const [alone, whole] = [await lintOf(files, [name]), await lintOf(files)];
      expect(alone.told).toEqual(whole.told);
      expect(alone.told.length).toBeGreaterThan(0);
    },
  );

  it("counts once beside the organization", async () => {
    const both = await lintOf(files, ["security-config.yaml", "organization-config.yaml"]);
    expect(both.told).toEqual((await lintOf(files)).told);
  });

  it("says what is missing where there is none", async () => {
    const { errors } = await lintOf({ "security-config.yaml": rules("{ organizationalUnits: [Root] }") }, [
      "security-config.yaml",
    ]);
    expect(errors.join("\n")).toMatch(/read with organization-config\.yaml beside it/);
  });
});

const scps = (...policies: readonly string[]) => `${units}serviceControlPolicies:\n${policies.join("")}`;
const scp = (name: string, targets: string, more = "") =>
  `  - name: ${name}\n    policy: ${name}.json\n${more}    deploymentTargets: ${targets}\n`;
const everywhere = "{ organizationalUnits: [Root] }";
const allowedRest = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", NotAction: ["iam:CreateVirtualMFADevice", "iam:EnableMFADevice"], Resource: "*" }],
});
const denied = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Deny", Action: "ec2:*", Resource: "*" }],
});
const ofShop = (organization: string, files: Files) =>
  stateOf("Shop", config({ "organization-config.yaml": organization, ...files })).then(
    (state) => state?.split(", ")[1],
  );

describe("policies that the accelerator attaches and takes away again", () => {
  const quarantine = (isOn: boolean) => `quarantineNewAccounts: { enable: ${isOn}, scpPolicyName: Guard }\n`;
  it.each<[string, string, string, string]>([
    ["the quarantine of new accounts, by account", quarantine(true), "{ accounts: [Shop] }", "missing"],
    ["the same where it is not enabled", quarantine(false), "{ accounts: [Shop] }", "covered"],
    ["the quarantine, by OU", quarantine(true), everywhere, "covered"],
  ])("%s", async (_, section, targets, expected) => {
    expect(await ofShop(scps(scp("Guard", targets)) + section, { "Guard.json": rootGuard() })).toBe(expected);
  });

  it("tells of a policy that is for the quarantine alone nothing", async () => {
    const text = scps(scp("Other", everywhere), scp("Guard", "{ organizationalUnits: [] }")) + quarantine(true);
    const files = config({ "organization-config.yaml": text, "Guard.json": rootGuard(), "Other.json": rootGuard() });
    expect((await lintOf(files)).told.filter((one) => one.includes("ineffective"))).toEqual([]);
  });

  it.each<[string, string, string]>([
    ["an allow-list alone", "", "covered"],
    ["an allow-list with a deny-list beside it", scp("Deny", everywhere), "unverifiable"],
    ["an allow-list with a deny-list elsewhere", scp("Deny", "{ organizationalUnits: [Sandbox] }"), "covered"],
  ])("%s", async (_, other, expected) => {
    const text = scps(scp("Allow", everywhere, "    strategy: allow-list\n"), other);
    expect(await ofShop(text, { "Allow.json": allowedRest, "Deny.json": denied })).toBe(expected);
  });
});

describe("blocks of Handlebars", () => {
  const keys = (value: string) => ({
    "Guard.json": rootGuard(),
    "Deny.json": denied,
    "replacements-config.yaml": `globalReplacements:\n  - { key: Guarded, ${value} }\n`,
  });
  const branches = (opening: string) =>
    scps(`{{${opening}}}\n${scp("Guard", everywhere)}{{else}}\n${scp("Deny", everywhere)}{{/if}}\n`);
  it.each<[string, string, string, string]>([
    ["a key with a value", "#if Guarded", "type: String, value: yes", "covered"],
    ["a key without one", "#if Other", "type: String, value: yes", "missing"],
    ["a parameter of Systems Manager", "#if Guarded", "type: SSM, path: /x", "covered"],
    ["the name of an account", "#if Shop", "type: String, value: yes", "covered"],
    ["the opposite", "#unless Guarded", "type: String, value: yes", "missing"],
  ])("%s", async (_, opening, value, expected) => {
    expect(await ofShop(branches(opening), keys(value))).toBe(expected);
  });

  it("keeps places behind what is not rendered", async () => {
    const text = `{{!-- it's --}}\n${branches("#if Other").replace("Guard.json", "missing.json")}`;
    const { told } = await lintOf(config({ "organization-config.yaml": text, ...keys("value: x") }));
    expect(told.filter((one) => one.includes("missing.json"))).toEqual([]);
  });

  it.each<[string, string, string]>([
    ["over a list", "{{#each Guarded}}\n%{{/each}}\n", "covered"],
    ["that is stripped", "  {{~#each Guarded~}}\n%  {{~/each~}}\n", "covered"],
    ["in a branch that is taken", "{{#if Guarded}}\n{{#each Guarded}}\n%{{/each}}\n{{/if}}\n", "covered"],
    ["in a branch that is not taken", "{{#unless Guarded}}\n{{#each Guarded}}\n%{{/each}}\n{{/unless}}\n", "missing"],
  ])("a loop %s is written out", async (_, blocks, expected) => {
    const text = scps(blocks.replace("%", scp("Guard", "{ organizationalUnits: [{{this}}] }")));
    const lists = keys("type: StringList, value: [Root]");
    expect(await ofShop(text, lists)).toBe(expected);
  });

  it("says of a loop that the file was not read", async () => {
    const text = scps(`{{#each Names}}\n${scp("Guard", everywhere)}{{/each}}\n`);
    const { told, errors } = await lintOf(config({ "organization-config.yaml": text, ...keys("value: x") }));
    expect([told.some((one) => one.includes("rendered by a template engine")), errors]).toEqual([true, []]);
  });
});

describe("the file of a policy that is no JSON", () => {
  const broken = (text: string) =>
    config({ "organization-config.yaml": scps(scp("Guard", everywhere)), "Guard.json": text });
  it("is a policy that AWS refuses where its words say what it is for", async () => {
    const { told, errors } = await lintOf(broken(rootGuard().slice(0, -1)));
    expect(told.filter((one) => one.startsWith("ineffective-root-scp Guard.json:1 "))).toHaveLength(1);
    expect(errors).toEqual([]);
  });

  it.each(["{", `${rootGuard("${PARTITION}").slice(0, -1)} \${ACCELERATOR_PREFIX}`])(
    "is an input error: %s",
    async (text) => {
      const { errors } = await lintOf(broken(text));
      expect(errors).toEqual([expect.stringContaining("Guard.json")]);
    },
  );
});
