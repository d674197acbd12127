import type { ConfigRecorderFact, ConfigRuleSpec, DeploymentStatusFact, Setting } from "../../../model/fact.ts";
import { child, type SyntaxNode } from "../../../syntax/node.ts";
import { type Answer, accountOfArn, flagAt, momentOf, namesAt, settingAt, targetOf, textAt } from "../answer.ts";
import { type Call, eachAnswer, listOf } from "./call.ts";

/* Outputs of AWS Config. Source: AWS Config API reference. */

const managed: Setting = { kind: "known", value: "AWS" };

/** Managed rules that have nothing to do with root's MFA decide nothing, and an account has hundreds. */
const decides = /ROOT_ACCOUNT/;

/**
 * Rules that are being deleted are gone; one of which only the results are deleted (`DELETING_RESULTS`) stands. Source: AWS Config
 * API, `ConfigRule`, `ConfigRuleState`.
 */
const describeRules: Call = {
  command: "configservice describe-config-rules",
  key: "ConfigRules",
  isItem: (item) => /:config-rule\//.test(textAt(item, "ConfigRuleArn") ?? ""),
  read: eachAnswer((answer) => {
    for (const item of answer.items("ConfigRules")) {
      if (textAt(item, "ConfigRuleState") === "DELETING") continue;
      const name = textAt(item, "ConfigRuleName") ?? "";
      const source = child(item, "Source");
      if (textAt(source, "Owner") === "AWS" && !decides.test(textAt(source, "SourceIdentifier") ?? "")) continue;
      const rule: ConfigRuleSpec = {
        name,
        owner: ownerOf(source),
        identifier: settingAt(source, "SourceIdentifier"),
        modes: modesOf(item),
        when: [],
        location: answer.locate(item),
      };
      const base = answer.base(name, item, textAt(item, "ConfigRuleArn"));
      answer.tell({ fact: "ConfigRule", ...base, reach: "account", rule, excluded: [] });
    }
  }),
};

/** Every rule has an owner: what is left of one without it tells none. */
function ownerOf(source: SyntaxNode | undefined): Setting {
  const owner = settingAt(source, "Owner");
  return owner.kind === "absent" ? { kind: "open", cause: { kind: "not-given", setting: "Owner" } } : owner;
}

function modesOf(item: SyntaxNode): ConfigRuleSpec["modes"] {
  const modes = child(item, "EvaluationModes");
  return { values: modes?.kind === "list" ? modes.items.flatMap((one) => textAt(one, "Mode") ?? []) : [] };
}

const describeOrganizationRules: Call = {
  command: "configservice describe-organization-config-rules",
  key: "OrganizationConfigRules",
  read: eachAnswer((answer) => {
    for (const item of answer.items("OrganizationConfigRules")) {
      const name = textAt(item, "OrganizationConfigRuleName") ?? "";
      const metadata = child(item, "OrganizationManagedRuleMetadata");
      const rule: ConfigRuleSpec = {
        name,
        owner: metadata ? managed : { kind: "known", value: "CUSTOM_LAMBDA" },
        identifier: settingAt(metadata, "RuleIdentifier"),
        modes: { values: [] },
        when: [],
        location: answer.locate(item),
      };
      const base = answer.organizationBase(name, item, textAt(item, "OrganizationConfigRuleArn"));
      answer.tell({ fact: "ConfigRule", ...base, reach: "organization", rule, excluded: excludedOf(item) });
    }
  }),
};

/** How the deployment to the accounts went, over all of them. */
const describeOrganizationRuleStatuses: Call = {
  command: "configservice describe-organization-config-rule-statuses",
  key: "OrganizationConfigRuleStatuses",
  isItem: (item) => textAt(item, "OrganizationRuleStatus") !== undefined,
  read: readStatuses("OrganizationConfigRuleStatuses", (item) => ({
    of: "config-rule",
    name: textAt(item, "OrganizationConfigRuleName"),
    status: textAt(item, "OrganizationRuleStatus"),
  })),
};

/** The same account by account. The rule that each has is called after the organization's: `OrgConfigRule-name-a1b2c3d4`. */
const getOrganizationRuleDetailedStatus: Call = {
  command: "configservice get-organization-config-rule-detailed-status",
  key: "OrganizationConfigRuleDetailedStatus",
  isItem: (item) => textAt(item, "MemberAccountRuleStatus") !== undefined,
  read: readStatuses("OrganizationConfigRuleDetailedStatus", (item) => ({
    of: "config-rule",
    name: nameInOrganization("OrgConfigRule", textAt(item, "ConfigRuleName")),
    status: textAt(item, "MemberAccountRuleStatus"),
    member: textAt(item, "AccountId") ?? "",
  })),
};

const describeOrganizationPackStatuses: Call = {
  command: "configservice describe-organization-conformance-pack-statuses",
  key: "OrganizationConformancePackStatuses",
  isItem: (item) =>
    textAt(item, "OrganizationConformancePackName") !== undefined && textAt(item, "Status") !== undefined,
  read: readStatuses("OrganizationConformancePackStatuses", (item) => ({
    of: "conformance-pack",
    name: textAt(item, "OrganizationConformancePackName"),
    status: textAt(item, "Status"),
  })),
};

const getOrganizationPackDetailedStatus: Call = {
  command: "configservice get-organization-conformance-pack-detailed-status",
  key: "OrganizationConformancePackDetailedStatuses",
  isItem: (item) => ["AccountId", "ConformancePackName", "Status"].every((key) => textAt(item, key) !== undefined),
  read: readStatuses("OrganizationConformancePackDetailedStatuses", (item) => ({
    of: "conformance-pack",
    name: nameInOrganization("OrgConformancePack", textAt(item, "ConformancePackName")),
    status: textAt(item, "Status"),
    member: textAt(item, "AccountId") ?? "",
  })),
};

/** The packs of one account: its own, and what it has of the organization's, `OrgConformancePack-name-a1b2c3d4`. */
const describePackStatus: Call = {
  command: "configservice describe-conformance-pack-status",
  key: "ConformancePackStatusDetails",
  isItem: (item) => textAt(item, "ConformancePackState") !== undefined,
  read: eachAnswer((answer) => {
    for (const item of answer.items("ConformancePackStatusDetails")) {
      const [own, status] = [textAt(item, "ConformancePackName"), textAt(item, "ConformancePackState")];
      if (own === undefined || status === undefined) continue;
      const arn = textAt(item, "ConformancePackArn");
      const member = arn === undefined ? undefined : accountOfArn(arn);
      const name = nameInOrganization("OrgConformancePack", own);
      const told = { fact: "DeploymentStatus", of: "conformance-pack", status } as const;
      if (name === undefined || member === undefined)
        answer.tell({ ...told, ...answer.base(own, item, arn), reach: "account", name: own });
      else answer.tell({ ...told, ...answer.organizationBase(own, item), reach: "organization", name, member });
    }
  }),
};

/** What the organization calls it that an account has as `OrgConfigRule-name-a1b2c3d4`. */
function nameInOrganization(kind: "OrgConfigRule" | "OrgConformancePack", own = ""): string | undefined {
  const [, before, name] = /^(\w+)-(.+)-[a-z0-9]{8}$/.exec(own) ?? [];
  return before === kind ? name : undefined;
}

interface ToldStatus {
  readonly of: DeploymentStatusFact["of"];
  readonly name: string | undefined;
  readonly status: string | undefined;
  /** The account, where the list is of single ones. */
  readonly member?: string;
}

/** Tells of each item of a list how a deployment of the organization went. */
function readStatuses(key: string, toldBy: (item: SyntaxNode) => ToldStatus): Call["read"] {
  return eachAnswer((answer) => {
    for (const item of answer.items(key)) {
      const { of, name = null, status, member } = toldBy(item);
      if (status === undefined || (member !== undefined && !/^[0-9]{12}$/.test(member))) continue;
      const told = { ...answer.organizationBase(name ?? of, item), of, reach: "organization", name, status } as const;
      answer.tell({ fact: "DeploymentStatus", ...told, ...(member !== undefined && { member }) });
    }
  });
}

function excludedOf(item: SyntaxNode) {
  return (namesAt(item, "ExcludedAccounts")?.values ?? []).map(targetOf);
}

/** What the rules of a pack are stands in another command's output. */
const describeOrganizationPacks: Call = {
  command: "configservice describe-organization-conformance-packs",
  key: "OrganizationConformancePacks",
  read: eachAnswer((answer) => {
    for (const item of answer.items("OrganizationConformancePacks")) {
      const name = textAt(item, "OrganizationConformancePackName") ?? "";
      const base = answer.organizationBase(name, item, textAt(item, "OrganizationConformancePackArn"));
      const content = { kind: "unread", cause: answer.gap("rules"), location: answer.locate(item) } as const;
      answer.tell({
        fact: "ConformancePack",
        ...base,
        reach: "organization",
        name,
        content,
        excluded: excludedOf(item),
      });
    }
  }),
};

const describePacks: Call = {
  command: "configservice describe-conformance-packs",
  key: "ConformancePackDetails",
  read: eachAnswer((answer) => {
    for (const item of answer.items("ConformancePackDetails")) {
      const name = textAt(item, "ConformancePackName") ?? "";
      const base = answer.base(name, item, textAt(item, "ConformancePackArn"));
      const content = { kind: "unread", cause: answer.gap("rules"), location: answer.locate(item) } as const;
      answer.tell({ fact: "ConformancePack", ...base, reach: "account", name, content, excluded: [] });
    }
  }),
};

const describeRecorders: Call = {
  command: "configservice describe-configuration-recorders",
  key: "ConfigurationRecorders",
  fits: listOf("roleARN", /^arn:/),
  read: readParts("ConfigurationRecorders", (answer, item) =>
    tellPart(answer, item, "recorder", textAt(item, "arn") ?? textAt(item, "roleARN")),
  ),
};

const describeRecorderStatus: Call = {
  command: "configservice describe-configuration-recorder-status",
  key: "ConfigurationRecordersStatus",
  fits: listOf("recording"),
  read: readParts("ConfigurationRecordersStatus", (answer, item) => {
    const isRecording = flagAt(item, "recording");
    if (isRecording === undefined) return;
    tellPart(answer, item, "status", textAt(item, "arn"), { kind: "known", value: String(isRecording) });
  }),
};

/** Tells of each recorder; where there is none, that in the Region that was asked nothing records. The rule may stand in another one: each has its own. */
function readParts(key: string, tell: (answer: Answer, item: SyntaxNode) => void): Call["read"] {
  return (answers) => {
    const items = answers.flatMap((answer) => answer.items(key).map((item) => ({ answer, item })));
    for (const { answer, item } of items) tell(answer, item);
    const [first] = answers;
    if (first && items.length === 0) tellPart(first, first.root, "recorder", undefined, first.openSetting("recorder"));
  };
}

const describeChannels: Call = {
  command: "configservice describe-delivery-channels",
  key: "DeliveryChannels",
  fits: listOf("s3BucketName"),
  read: eachAnswer((answer) => {
    for (const item of answer.items("DeliveryChannels")) tellPart(answer, item, "channel", textAt(item, "snsTopicARN"));
  }),
};

/** One of the parts that make AWS Config record; `arn` tells its account. */
function tellPart(
  answer: Answer,
  item: SyntaxNode,
  part: ConfigRecorderFact["part"],
  arn: string | undefined,
  enabled: Setting = { kind: "absent" },
): void {
  const base = answer.base(textAt(item, "name") ?? "default", item, arn);
  answer.tell({ fact: "ConfigRecorder", ...base, part, enabled, selfStarting: false });
}

/** Names that rules about root's MFA have: of Security Hub and Control Tower, in packs, and by their identifier. */
const hardwareName = /root-(?:account-)?hardware-mfa-enabled|ROOT_ACCOUNT_HARDWARE_MFA_ENABLED/i;
/** Whatever else a rule like that is called, what it finds wrong is wrong; that it finds nothing proves nothing. */
const likeHardwareName = /root-(?:account-)?hardware-mfa/i;
const anyName = /root-(?:account-)?mfa-enabled|ROOT_ACCOUNT_MFA_ENABLED/i;

/** What AWS Config found, where a rule's name tells that it is about root's MFA. */
const describeCompliance: Call = {
  command: "configservice describe-compliance-by-config-rule",
  key: "ComplianceByConfigRules",
  read: eachAnswer((answer) => {
    for (const item of answer.items("ComplianceByConfigRules")) {
      const name = textAt(item, "ConfigRuleName") ?? "";
      const verdict = textAt(child(item, "Compliance"), "ComplianceType");
      if (verdict !== "COMPLIANT" && verdict !== "NON_COMPLIANT") continue;
      const passed = verdict === "COMPLIANT";
      const isOfHardware = (passed ? hardwareName : likeHardwareName).test(name);
      const asks = isOfHardware ? "hardware" : anyName.test(name) ? "any" : undefined;
      if (asks === undefined) continue;
      answer.observe({ kind: "check", tool: "config", name, asks, passed }, item, undefined, dateOf(item));
    }
  }),
};

function dateOf(item: SyntaxNode): string | null {
  return momentOf(textAt(item, "ResultRecordedTime"));
}

export const configCalls: readonly Call[] = [
  describeRules,
  describeOrganizationRules,
  describeOrganizationRuleStatuses,
  getOrganizationRuleDetailedStatus,
  describeOrganizationPacks,
  describeOrganizationPackStatuses,
  getOrganizationPackDetailedStatus,
  describePacks,
  describePackStatus,
  describeRecorders,
  describeRecorderStatus,
  describeChannels,
  describeCompliance,
];
