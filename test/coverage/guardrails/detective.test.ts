import { describe, expect, it } from "vitest";
import { closeRule } from "../../../src/coverage/guardrails/config.ts";
import { deriveFacts } from "../../../src/facts/registry.ts";
import type { Resource } from "../../../src/model/resource.ts";
import { opaque } from "../../../src/model/symbol.ts";
import { absent, choice, known, list, map, text, unknown, type Value } from "../../../src/model/value.ts";
import { issueMessage } from "../../../src/rules/wording/issues.ts";
import { coverageOf, coverLine } from "../coverage-support.ts";
import { resource } from "../resource-support.ts";

const texts = (...values: readonly string[]) => list(values.map((one) => known(one)));
const object = (values: Readonly<Record<string, Value>>) =>
  map(Object.entries(values).map(([key, value]) => ({ key, value })));

/** What detects a virtual device of root, by account, and the codes of what is said of it. */
function detective(resources: readonly Resource[]): string {
  const coverage = coverageOf(deriveFacts(resources));
  const codes = coverage.issues.filter((one) => one.family === "detective").map((one) => one.topic);
  return [coverage.detective, ...codes].join(" ");
}

const recorder = resource("AWS::Config::ConfigurationRecorder", "Recorder", {
  RoleARN: known("arn:aws:iam::1:role/c"),
});

describe("Security Hub standards of an account", () => {
  const fsbp = "arn:aws:securityhub:us-east-1::standards/aws-foundational-security-best-practices/v/1.0.0";
  const cis = (version: string) =>
    `arn:aws:securityhub:us-east-1::standards/cis-aws-foundations-benchmark/v/${version}`;
  const standard = (arn: Value, more: Readonly<Record<string, Value>> = {}) =>
    resource("AWS::SecurityHub::Standard", "Standard", { StandardsArn: arn, ...more });
  const without = (...arns: readonly string[]) => ({
    DisabledStandardsControls: list(arns.map((arn) => object({ StandardsControlArn: known(arn) }))),
  });
  const control = (id: string) => `arn:aws:securityhub:us-east-1:111122223333:control/${id}`;
  const off = (id: string, more: Readonly<Record<string, Value>> = {}) =>
    resource("aws_securityhub_standards_control_association", "off", {
      security_control_id: known(id),
      association_status: known("DISABLED"),
      ...more,
    });
  const hub = resource("AWS::SecurityHub::Hub", "Hub", {});

  it.each([
    ["FSBP 1.0.0", fsbp],
    ["CIS 1.2.0, a ruleset", "arn:aws:securityhub:::ruleset/cis-aws-foundations-benchmark/v/1.2.0"],
    ["CIS 1.4.0", cis("1.4.0")],
    ["CIS 3.0.0", cis("3.0.0")],
    ["CIS 5.0.0", cis("5.0.0")],
    ["PCI DSS 3.2.1", "arn:aws:securityhub:us-east-1::standards/pci-dss/v/3.2.1"],
    ["PCI DSS 4.0.1", "arn:aws:securityhub:us-east-1::standards/pci-dss/v/4.0.1"],
    ["NIST 800-53", "arn:aws:securityhub:us-east-1::standards/nist-800-53/v/5.0.0"],
  ])("%s holds IAM.6", (_, arn) => {
    expect(detective([recorder, standard(known(arn))])).toBe("covered");
  });
  it.each([
    ["NIST 800-171", "arn:aws:securityhub:us-east-1::standards/nist-800-171/v/2.0.0"],
    ["the tagging standard", "arn:aws:securityhub:us-east-1::standards/aws-resource-tagging-standard/v/1.0.0"],
    ["a version that there is not", cis("9.0.0")],
    ["a name that only ends alike", fsbp.replace("/aws-found", "/my-aws-found")],
  ])("%s holds none", (_, arn) => {
    expect(detective([recorder, standard(known(arn))])).toBe("missing");
  });
  it.each<readonly [string, readonly Resource[], string]>([
    ["a hub enables FSBP and CIS 1.2.0 by itself", [hub], "covered"],
    [
      "not where it is told not to",
      [resource("AWS::SecurityHub::Hub", "Hub", { EnableDefaultStandards: known(false) })],
      "missing",
    ],
    [
      "the control can be left out by its ARN",
      [standard(known(fsbp), without(control("aws-foundational-security-best-practices/v/1.0.0/IAM.6")))],
      "missing disabled-control",
    ],
    [
      "the control has a number of its own in CIS; that any MFA is left is no second cause",
      [standard(known(cis("1.4.0")), without(control("cis-aws-foundations-benchmark/v/1.4.0/1.6")))],
      "missing disabled-control",
    ],
    [
      "neither is left",
      [
        standard(
          known(cis("1.4.0")),
          without(
            control("cis-aws-foundations-benchmark/v/1.4.0/1.6"),
            control("cis-aws-foundations-benchmark/v/1.4.0/1.5"),
          ),
        ),
      ],
      "missing disabled-control",
    ],
    [
      "a number of another version is another control",
      [standard(known(cis("1.4.0")), without(control("cis-aws-foundations-benchmark/v/5.0.0/1.6")))],
      "covered",
    ],
    [
      "another control of the standard is another control",
      [standard(known(fsbp), without(control("aws-foundational-security-best-practices/v/1.0.0/IAM.4")))],
      "covered",
    ],
    [
      "the consolidated control, by its own ARN",
      [standard(known(fsbp), without("arn:aws:securityhub:us-east-1:111122223333:security-control/IAM.6"))],
      "missing disabled-control",
    ],
    [
      "a resource of its own switches the control off",
      [standard(known(fsbp)), off("IAM.6")],
      "missing disabled-control",
    ],
    [
      "in this standard",
      [standard(known(fsbp)), off("IAM.6", { standards_arn: known(fsbp) })],
      "missing disabled-control",
    ],
    ["not in another one", [standard(known(fsbp)), off("IAM.6", { standards_arn: known(cis("1.4.0")) })], "covered"],
    [
      "not by switching it on",
      [standard(known(fsbp)), off("IAM.6", { association_status: known("ENABLED") })],
      "covered",
    ],
    ["not by switching another one off", [standard(known(fsbp)), off("IAM.9")], "covered"],
    [
      "a part that is not known leaves it open",
      [standard(known(fsbp), { DisabledStandardsControls: list([unknown(opaque("unset", undefined, "p"))]) })],
      "unverifiable content",
    ],
  ])("%s", (_, resources, expected) => {
    expect(detective([recorder, ...resources])).toBe(expected);
  });

  it("is open under a condition, and says so", () => {
    const conditional = resource(
      "AWS::SecurityHub::Standard",
      "Standard",
      { StandardsArn: known(fsbp) },
      { when: [{ subject: "condition IsProd", is: "true" }] },
    );
    const [node] = coverageOf(deriveFacts([recorder, conditional])).nodes;
    expect(node && coverLine(node.detective)).toBe(
      "unverifiable!: Security Hub standard aws-foundational-security-best-practices/v/1.0.0, it exists only if condition IsProd is true",
    );
  });
});

describe("the ARN of a standard of an account", () => {
  const fsbp = "arn:aws:securityhub:us-east-1::standards/aws-foundational-security-best-practices/v/1.0.0";
  it.each([
    ["is AWS's own", fsbp, ["us-east-1"], "covered"],
    ["has another word", fsbp.replace("standards", "ruleset"), ["us-east-1"], "missing standard"],
    ["has another Region", fsbp, ["eu-west-1"], "unverifiable content"],
    ["has no Region", fsbp.replace("us-east-1", ""), undefined, "unverifiable content"],
  ])("%s", (_, arn, regions, expected) => {
    const standard = resource("AWS::SecurityHub::Standard", "Standard", { StandardsArn: known(arn) });
    expect(detective([recorder, { ...standard, ...(regions && { regions }) }])).toBe(expected);
  });
});

describe("central configuration of Security Hub", () => {
  const organization = resource("AWS::Organizations::Organization", "Organization", {});
  const fsbp = "arn:aws:securityhub:us-east-1::standards/aws-foundational-security-best-practices/v/1.0.0";
  const policy = (values: Readonly<Record<string, Value>> = {}) =>
    resource("AWS::SecurityHub::ConfigurationPolicy", "Baseline", {
      Name: known("baseline"),
      Id: known("11111111-2222-3333-4444-555555555555"),
      ConfigurationPolicy: object({
        SecurityHub: object({
          ServiceEnabled: known(true),
          EnabledStandardIdentifiers: texts(fsbp),
          ...values,
        }),
      }),
    });
  const controls = (values: Readonly<Record<string, Value>>) => ({ SecurityControlsConfiguration: object(values) });
  const association = (target = "r-ab12", id = "11111111-2222-3333-4444-555555555555") =>
    resource("AWS::SecurityHub::PolicyAssociation", "Association", {
      TargetId: known(target),
      ConfigurationPolicyId: known(id),
    });
  const central = (type: string) =>
    resource("AWS::SecurityHub::OrganizationConfiguration", "Configuration", { ConfigurationType: known(type) });
  const pci = "arn:aws:securityhub:us-east-1::standards/pci-dss/v/4.0.1";
  const hole = unknown(opaque("unset", undefined, "p"));
  const holed = (start = "") => text([start, hole]);
  const arnWithoutRegion = (end: string) => text(["arn:aws:securityhub:", hole, `::standards/${end}`]);

  it.each<readonly [string, readonly Resource[], string]>([
    ["covers what it is associated with, the management account too", [policy(), association()], "covered"],
    ["counts with CENTRAL", [policy(), association(), central("CENTRAL")], "covered"],
    ["does not count with LOCAL", [policy(), association(), central("LOCAL")], "missing disabled-control"],
    ["does nothing without an association", [policy()], "missing disabled-control"],
    [
      "may not be meant by an association of a policy that no input has",
      [policy(), association("r-ab12", "other")],
      "unverifiable content",
    ],
    [
      "is not meant where an account manages itself",
      [policy(), association("r-ab12", "SELF_MANAGED_SECURITY_HUB")],
      "missing disabled-control",
    ],
    [
      "does nothing where it switches the service off",
      [policy({ ServiceEnabled: known(false) }), association()],
      "missing disabled-control",
    ],
    [
      "does nothing about root without such a standard",
      [policy({ EnabledStandardIdentifiers: texts("x") }), association()],
      "missing",
    ],
    [
      "can disable the control",
      [policy(controls({ DisabledSecurityControlIdentifiers: texts("EC2.10", "IAM.6") })), association()],
      "missing disabled-control",
    ],
    [
      "keeps what it does not disable",
      [policy(controls({ DisabledSecurityControlIdentifiers: texts("EC2.10") })), association()],
      "covered",
    ],
    [
      "has all that it enables",
      [policy(controls({ EnabledSecurityControlIdentifiers: texts("EC2.10", "IAM.6") })), association()],
      "covered",
    ],
    [
      "has nothing else than that",
      [policy(controls({ EnabledSecurityControlIdentifiers: texts("EC2.10") })), association()],
      "missing",
    ],
    [
      "is open where it lists both",
      [
        policy(
          controls({
            EnabledSecurityControlIdentifiers: texts("IAM.6"),
            DisabledSecurityControlIdentifiers: texts("EC2.10"),
          }),
        ),
        association(),
      ],
      "unverifiable content",
    ],
    [
      "takes IAM.9 for any device",
      [
        policy({
          EnabledStandardIdentifiers: texts(pci),
          ...controls({ EnabledSecurityControlIdentifiers: texts("IAM.9") }),
        }),
        association(),
      ],
      "missing disabled-control",
    ],
    [
      "has the standard that is known beside one that is not",
      [
        policy({ EnabledStandardIdentifiers: list([known(fsbp), unknown(opaque("unset", undefined, "p"))]) }),
        association(),
      ],
      "covered",
    ],
    [
      "is open where its standards are not known",
      [policy({ EnabledStandardIdentifiers: unknown(opaque("unset", undefined, "p")) }), association()],
      "unverifiable content",
    ],
    [
      "is open where the service may be off",
      [policy({ ServiceEnabled: unknown(opaque("unset", undefined, "p")) }), association()],
      "unverifiable content",
    ],
    [
      "is open where configuration may be local",
      [
        policy(),
        association(),
        resource("AWS::SecurityHub::OrganizationConfiguration", "Configuration", {
          ConfigurationType: unknown(opaque("unset", undefined, "p")),
        }),
      ],
      "unverifiable content",
    ],
    [
      "is open where a disabled control may be any",
      [policy(controls({ DisabledSecurityControlIdentifiers: list([holed("EC2.10"), holed()]) })), association()],
      "unverifiable content",
    ],
    [
      "is on where a disabled control is another, as far as it is known",
      [policy(controls({ DisabledSecurityControlIdentifiers: list([holed("EC2.")]) })), association()],
      "covered",
    ],
    [
      "is open where an enabled control may be any",
      [policy(controls({ EnabledSecurityControlIdentifiers: list([holed()]) })), association()],
      "unverifiable content",
    ],
    [
      "has a standard of which only the region is open",
      [policy({ EnabledStandardIdentifiers: list([arnWithoutRegion("pci-dss/v/3.2.1")]) }), association()],
      "covered",
    ],
  ])("%s", (_, resources, expected) => {
    expect(detective([recorder, organization, ...resources])).toBe(expected);
  });

  const cis = (start: string, version: string) =>
    `arn:aws:securityhub:${start}/cis-aws-foundations-benchmark/v/${version}`;
  it.each([
    ["CIS 1.2.0 as a ruleset", [cis("::ruleset", "1.2.0")], "covered"],
    ["CIS 1.2.0 as a standard", [cis("eu-west-1::standards", "1.2.0")], "missing standard"],
    ["CIS 5.0.0 as a standard", [cis("eu-west-1::standards", "5.0.0")], "covered"],
    ["CIS 5.0.0 as a ruleset", [cis("::ruleset", "5.0.0")], "missing standard"],
    ["one wrong ARN and a right one", [cis("::ruleset", "5.0.0"), cis("::ruleset", "1.2.0")], "covered"],
    ["another partition", [fsbp.replace("aws", "aws-cn")], "missing standard"],
    ["another Region than its own", [fsbp], "unverifiable content"],
    ["no Region", [fsbp.replace("us-east-1", "")], "unverifiable content"],
  ])("names a standard as AWS lists it: %s", (_, arns, expected) => {
    const own = { ...policy({ EnabledStandardIdentifiers: texts(...arns) }), regions: ["eu-west-1"] };
    const here = { ...organization, partition: "aws" };
    expect(detective([recorder, here, { ...own, partition: "aws" }, association()])).toBe(expected);
  });

  it("names a standard as AWS lists it where its Region is open", () => {
    const ruleset = text(["arn:aws:securityhub:", hole, "::ruleset/pci-dss/v/3.2.1"]);
    const own = policy({ EnabledStandardIdentifiers: list([ruleset]) });
    expect(detective([recorder, organization, own, association()])).toBe("missing standard");
  });

  it("covers an OU by itself", () => {
    expect(detective([recorder, organization, policy(), association("ou-ab12-11111111")])).toBe("partial");
  });

  describe("with a nearer association", () => {
    const [payments, other] = ["111122223333", "444455556666"];
    const account = (id: string) =>
      resource("AWS::Organizations::Account", `A${id}`, {
        AccountName: known(id),
        AccountId: known(id),
        ParentIds: texts("ou-ab12-11111111"),
      });
    const unit = resource("AWS::Organizations::OrganizationalUnit", "Unit", {
      Name: known("unit"),
      Id: known("ou-ab12-11111111"),
      ParentId: known("r-ab12"),
    });
    const named = (name: string, hub: Readonly<Record<string, Value>>) =>
      resource("AWS::SecurityHub::ConfigurationPolicy", name, {
        Name: known(name),
        Id: known(name),
        ConfigurationPolicy: object({ SecurityHub: object(hub) }),
      });
    const near = (id: Value, target: Value = known(payments), when: Resource["when"] = []) =>
      resource(
        "AWS::SecurityHub::PolicyAssociation",
        "Near",
        { TargetId: target, ConfigurationPolicyId: id },
        { when },
      );
    const off = named("off", { ServiceEnabled: known(false) });
    const also = named("also", { ServiceEnabled: known(true), EnabledStandardIdentifiers: texts(pci) });
    const bare = named("bare", { ServiceEnabled: known(true), EnabledStandardIdentifiers: texts("x") });
    const isProd = [{ subject: "condition IsProd", is: "true" }];
    it.each<readonly [string, readonly Resource[], string, string]>([
      ["that is switched off", [off, near(known("off"))], "missing", "covered"],
      ["without the control", [bare, near(known("bare"))], "missing", "covered"],
      ["that leaves the account to itself", [near(known("SELF_MANAGED_SECURITY_HUB"))], "missing", "covered"],
      ["of another policy that has the control", [also, near(known("also"))], "covered", "covered"],
      ["of a policy that is not known", [near(hole)], "unverifiable", "covered"],
      ["that may not be there", [off, near(known("off"), known(payments), isProd)], "unverifiable", "covered"],
      ["of one that has it, maybe", [also, near(known("also"), known(payments), isProd)], "covered", "covered"],
      ["switched off, whose target is not known", [off, near(known("off"), hole)], "unverifiable", "unverifiable"],
      ["on, whose target is not known", [also, near(known("also"), hole)], "covered", "covered"],
      ["switched off, on their OU", [off, near(known("off"), known("ou-ab12-11111111"))], "missing", "missing"],
    ])("%s", (_, resources, first, second) => {
      const { nodes } = coverageOf(
        deriveFacts([
          recorder,
          organization,
          unit,
          account(payments),
          account(other),
          policy(),
          association(),
          ...resources,
        ]),
      );
      const states = [payments, other].map((id) => nodes.find((node) => node.id === id)?.detective.state);
      expect(states).toEqual([first, second]);
    });
  });
  it("is open where its target is not known", () => {
    const open = resource("AWS::SecurityHub::PolicyAssociation", "Association", {
      TargetId: unknown(opaque("unset", undefined, "parameter Target has no value")),
      ConfigurationPolicyId: known("11111111-2222-3333-4444-555555555555"),
    });
    const coverage = coverageOf(deriveFacts([recorder, organization, policy(), open]));
    expect(coverage.issues.map(issueMessage)).toContain(
      "Whether the Security Hub configuration policy baseline (Baseline) detects a virtual MFA device of root cannot be told: its target is not known: parameter Target has no value.",
    );
  });
});

describe("Config rules", () => {
  const source = (identifier: Value, owner: Value = known("AWS")) => ({
    Source: object({ Owner: owner, SourceIdentifier: identifier }),
  });
  const rule = (values: Readonly<Record<string, Value>>, more: Parameters<typeof resource>[3] = {}) =>
    resource("AWS::Config::ConfigRule", "Rule", values, more);
  const hardware = known("ROOT_ACCOUNT_HARDWARE_MFA_ENABLED");
  const modes = (...values: readonly (string | Value)[]) => ({
    EvaluationModes: list(values.map((mode) => object({ Mode: typeof mode === "string" ? known(mode) : mode }))),
  });
  const parameter = unknown(opaque("unset", undefined, "p"));
  const either = (one: Value, other: Value) =>
    choice([
      { when: [{ subject: "condition C", is: "true" }], value: one },
      { when: [{ subject: "condition C", is: "false" }], value: other },
    ]);
  it.each<readonly [string, Resource, string]>([
    ["the hardware rule covers", rule(source(hardware)), "covered"],
    ["the rule for any device does not", rule(source(known("ROOT_ACCOUNT_MFA_ENABLED"))), "missing any-mfa"],
    ["a rule of another matter says nothing", rule(source(known("IAM_ROOT_ACCESS_KEY_CHECK"))), "missing"],
    ["a rule for users says nothing", rule(source(known("MFA_ENABLED_FOR_IAM_CONSOLE_ACCESS"))), "missing"],
    [
      "the name of the rule is no identifier",
      rule(source(known("root-account-hardware-mfa-enabled"))),
      "missing identifier",
    ],
    ["a letter is missing", rule(source(known("ROOT_ACCOUNT_HARDWARE_MFA_ENABLE"))), "missing identifier"],
    [
      "a rule that is not there, of root and MFA",
      rule(source(known("ROOT_USER_VIRTUAL_MFA_DISABLED"))),
      "missing identifier",
    ],
    ["a word that only holds root", rule(source(known("GROOT_MFA_ENABLED_CHECKS"))), "missing"],
    ["only the owner AWS makes it the managed rule", rule(source(hardware, known("CUSTOM_LAMBDA"))), "missing owner"],
    ["a rule of one's own is one's own matter", rule(source(known("root-mfa"), known("CUSTOM_LAMBDA"))), "missing"],
    [
      "an owner that is not known leaves it open",
      rule(source(hardware, unknown(opaque("unset", undefined, "p")))),
      "unverifiable content",
    ],
    [
      "a proactive rule never looks at what stands",
      rule({ ...source(hardware), ...modes("PROACTIVE") }),
      "missing mode",
    ],
    ["a rule in both modes does", rule({ ...source(hardware), ...modes("PROACTIVE", "DETECTIVE") }), "covered"],
    ["a mode that is not known is open", rule({ ...source(hardware), ...modes(parameter) }), "unverifiable content"],
    ["beside a known one it is not", rule({ ...source(hardware), ...modes("DETECTIVE", parameter) }), "covered"],
    [
      "a mode by a condition is open",
      rule({ ...source(hardware), ...modes(either(known("DETECTIVE"), known("PROACTIVE"))) }),
      "unverifiable content",
    ],
    [
      "an entry by a condition is open",
      rule({
        ...source(hardware),
        EvaluationModes: list([either(object({ Mode: known("DETECTIVE") }), object({ Mode: known("PROACTIVE") }))]),
      }),
      "unverifiable content",
    ],
    [
      "a proactive mode that may not be given is open",
      rule({
        ...source(hardware),
        EvaluationModes: either(list([object({ Mode: known("PROACTIVE") })]), list([])),
      }),
      "unverifiable content",
    ],
    [
      "modes that are given or are the default are not",
      rule({ ...source(hardware), EvaluationModes: list([either(object({ Mode: known("DETECTIVE") }), absent())]) }),
      "covered",
    ],
    [
      "modes that are not known are open",
      rule({ ...source(hardware), EvaluationModes: parameter }),
      "unverifiable content",
    ],
    [
      "a rule under a condition is open",
      rule(source(hardware), { when: [{ subject: "condition IsProd", is: "true" }] }),
      "unverifiable content",
    ],
  ])("%s", (_, one, expected) => {
    expect(detective([recorder, one])).toBe(expected);
  });
  it.each([
    ["of CloudFormation starts by itself", recorder, "covered"],
    [
      "of Terraform never does",
      resource("aws_config_configuration_recorder", "recorder", { role_arn: known("arn:aws:iam::1:role/c") }),
      "missing recorder-off",
    ],
  ])("need a recorder: one %s", (_, one, expected) => {
    expect(detective([one, rule(source(hardware))])).toBe(expected);
  });
  it("need a recorder that is on", () => {
    const status = (enabled: boolean) =>
      resource("aws_config_configuration_recorder_status", "status", { name: known("r"), is_enabled: known(enabled) });
    const terraform = resource("aws_config_configuration_recorder", "recorder", { name: known("r") });
    const own = resource("aws_config_config_rule", "rule", {
      source: list([object({ owner: known("AWS"), source_identifier: hardware })]),
    });
    expect(detective([terraform, status(true), own])).toBe("covered");
    expect(detective([terraform, status(false), own])).toBe("missing recorder-off");
  });

  const organization = (...access: readonly string[]) =>
    resource("aws_organizations_organization", "organization", { aws_service_access_principals: texts(...access) });
  const whole = (more: Readonly<Record<string, Value>> = {}) =>
    resource("aws_config_organization_managed_rule", "whole", {
      name: known("whole"),
      rule_identifier: hardware,
      ...more,
    });
  const config = "config-multiaccountsetup.amazonaws.com";
  const access = (principal: Value) =>
    resource("aws_organizations_aws_service_access", "access", { service_principal: principal });
  const account = resource("aws_organizations_account", "one", {
    name: known("one"),
    id: known("111122223333"),
    parent_id: known("r-ab12"),
  });
  it.each<readonly [string, readonly Resource[], string]>([
    ["needs service access", [organization("sso.amazonaws.com"), whole()], "missing service-access"],
    ["has it by the organization", [organization(config), whole()], "covered"],
    ["has it by a resource of its own", [organization("sso.amazonaws.com"), access(known(config)), whole()], "covered"],
    [
      "has it not by another principal's",
      [organization("sso.amazonaws.com"), access(known("x")), whole()],
      "missing service-access",
    ],
    [
      "may have it where a principal is not known",
      [organization("sso.amazonaws.com"), access(unknown(opaque("unset", undefined, "p"))), whole()],
      "unverifiable content",
    ],
    [
      "leaves out whom it names",
      [organization(config), account, whole({ excluded_accounts: texts("111122223333") })],
      "partial excluded",
    ],
    [
      "leaves out nobody by what is no account",
      [organization(config), account, whole({ excluded_accounts: texts("one") })],
      "unverifiable content",
    ],
  ])("of an organization: one %s", (_, resources, expected) => {
    expect(detective([recorder, ...resources])).toBe(expected);
  });

  it.each([
    ["ROOT_ACCOUNT_HARDWARE_MFA_ENABLED", "ROOT_ACCOUNT_HARDWARE_MFA_ENABLED"],
    ["root-account-mfa-enabled", "ROOT_ACCOUNT_MFA_ENABLED"],
    ["Root Account MFA Enabled", "ROOT_ACCOUNT_MFA_ENABLED"],
    ["ROOT_ACCOUNT_MFA_ENABLE", "ROOT_ACCOUNT_MFA_ENABLED"],
    ["ROOT_ACCOUNT_MFA_ENABL", "ROOT_ACCOUNT_MFA_ENABLED"],
    ["ROOT_ACCOUNT_MFA_ENAB", undefined],
    ["ROOTS_ACCOUNTS_MFA_ENABLED", "ROOT_ACCOUNT_MFA_ENABLED"],
    ["ROOT_ACCAUNT_NFA_ENABLED", "ROOT_ACCOUNT_MFA_ENABLED"],
    ["RUUT_ACCAUNT_NFA_ENABLED", undefined],
    ["", undefined],
  ])("%j is close to %s", (name, rule_) => {
    expect(closeRule(name)).toBe(rule_);
  });
});
