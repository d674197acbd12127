import { child } from "../../../syntax/node.ts";
import { type Answer, namesAt, settingAt, targetOf, textAt } from "../answer.ts";
import { type Call, eachAnswer, listOf } from "./call.ts";
import type { Command } from "./commands.ts";

/* Outputs of Security Hub. Source: AWS Security Hub API reference. */

/** Standards that are enabled or may be: all that are not being disabled. Source: Security Hub API, `StandardsSubscription`. */
const getEnabledStandards: Call = {
  command: "securityhub get-enabled-standards",
  key: "StandardsSubscriptions",
  fits: listOf("StandardsArn", /^arn:/),
  read: eachAnswer((answer) => {
    for (const item of answer.items("StandardsSubscriptions")) {
      const status = textAt(item, "StandardsStatus") ?? "READY";
      if (status === "DELETING") continue;
      const base = answer.base(textAt(item, "StandardsArn") ?? "", item, textAt(item, "StandardsSubscriptionArn"));
      const standard = settingAt(item, "StandardsArn");
      const unsettled = status === "READY" ? {} : { unsettled: status };
      answer.tell({ fact: "SecurityHubStandard", ...base, ...unsettled, standard, disabled: { values: [] } });
    }
  }),
};

/** Controls about root's MFA, in each standard; those that are on matter of no others, and an account has hundreds. */
const ofRoot = /\/(?:(?:PCI\.)?IAM\.[4569]|1\.(?:4|5|6|13|14))$/;

const describeControls: Call = {
  command: "securityhub describe-standards-controls",
  key: "Controls",
  isItem: (item) => textAt(item, "StandardsControlArn") !== undefined,
  read: eachAnswer((answer) => {
    for (const item of answer.items("Controls")) {
      const arn = textAt(item, "StandardsControlArn");
      const value = textAt(item, "ControlStatus");
      if (arn === undefined || value === undefined || (value !== "DISABLED" && !ofRoot.test(arn))) continue;
      const base = answer.base(arn, item, arn);
      const control = { kind: "known", value: arn } as const;
      const status = { kind: "known", value } as const;
      answer.tell({ fact: "SecurityHubControl", ...base, control, standard: { kind: "absent" }, status });
    }
  }),
};

/** Of one control in all standards, or of several (`batch-get-standards-control-associations`). */
function associations(command: Command, key: string): Call {
  return {
    command,
    key,
    read: eachAnswer((answer) => {
      for (const item of answer.items(key)) {
        const arn = textAt(item, "SecurityControlArn");
        const base = answer.base(
          `${textAt(item, "SecurityControlId") ?? ""} of ${textAt(item, "StandardsArn") ?? ""}`,
          item,
          arn,
        );
        const [control, standard] = [settingAt(item, "SecurityControlId"), settingAt(item, "StandardsArn")];
        answer.tell({
          fact: "SecurityHubControl",
          ...base,
          control,
          standard,
          status: settingAt(item, "AssociationStatus"),
        });
      }
    }),
  };
}

/** Central configuration: one policy with its settings. */
const getConfigurationPolicy: Call = {
  command: "securityhub get-configuration-policy",
  key: "ConfigurationPolicy",
  fits: (value) => child(value, "SecurityHub") !== undefined,
  read: eachAnswer((answer) => {
    const id = textAt(answer.root, "Id");
    const settings = child(child(answer.root, "ConfigurationPolicy"), "SecurityHub");
    if (id === undefined || !settings) return;
    const controls = child(settings, "SecurityControlsConfiguration");
    const base = answer.organizationBase(id, answer.root, textAt(answer.root, "Arn"));
    answer.tell({
      fact: "SecurityHubPolicy",
      ...base,
      name: textAt(answer.root, "Name") ?? id,
      id,
      enabled: settingAt(settings, "ServiceEnabled"),
      standards: namesAt(settings, "EnabledStandardIdentifiers") ?? { values: [] },
      enabledControls: namesAt(controls, "EnabledSecurityControlIdentifiers"),
      disabledControls: namesAt(controls, "DisabledSecurityControlIdentifiers"),
    });
  }),
};

const listPolicyAssociations: Call = {
  command: "securityhub list-configuration-policy-associations",
  key: "ConfigurationPolicyAssociationSummaries",
  read: eachAnswer((answer) => {
    for (const item of answer.items("ConfigurationPolicyAssociationSummaries")) {
      const [policy, target] = [textAt(item, "ConfigurationPolicyId"), textAt(item, "TargetId")];
      if (policy === undefined || target === undefined) continue;
      tellAssociation(answer, { policy, target }, item);
    }
  }),
};

function tellAssociation(
  answer: Answer,
  { policy, target }: Record<"policy" | "target", string>,
  item: Parameters<Answer["base"]>[1],
): void {
  const base = answer.base(`${policy} on ${target}`, item);
  const status = textAt(item, "AssociationStatus") ?? "SUCCESS";
  answer.tell({
    fact: "SecurityHubAssociation",
    ...base,
    ...(status !== "SUCCESS" && { unsettled: status }),
    policy: { kind: "id", id: policy },
    target: targetOf(target),
  });
}

export const securityHubCalls: readonly Call[] = [
  getEnabledStandards,
  describeControls,
  associations("securityhub list-standards-control-associations", "StandardsControlAssociationSummaries"),
  associations("securityhub batch-get-standards-control-associations", "StandardsControlAssociationDetails"),
  getConfigurationPolicy,
  listPolicyAssociations,
];
