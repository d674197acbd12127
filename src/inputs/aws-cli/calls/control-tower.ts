import type { FactBase, Names } from "../../../model/fact.ts";
import { child, type SyntaxNode } from "../../../syntax/node.ts";
import { type Answer, namesAt, settingAt, targetOf, textAt } from "../answer.ts";
import { type Call, eachAnswer } from "./call.ts";

/* Outputs of AWS Control Tower. Source: AWS Control Tower API reference. */

/** Which principals a control exempts is in the output of `get-enabled-control` only. */
const listEnabledControls: Call = {
  command: "controltower list-enabled-controls",
  key: "enabledControls",
  isItem: (item) => textAt(item, "controlIdentifier") !== undefined,
  read: eachAnswer((answer) => {
    for (const item of answer.items("enabledControls"))
      tellControl(answer, item, { values: [], open: answer.gap("exempted-principals") });
  }),
};

const getEnabledControl: Call = {
  command: "controltower get-enabled-control",
  key: "enabledControlDetails",
  read: eachAnswer((answer) => {
    const item = child(answer.root, "enabledControlDetails");
    if (!item) return;
    const parameters = child(item, "parameters");
    const list = parameters?.kind === "list" ? parameters.items : [];
    const exempted = list.find((one) => textAt(one, "key") === "ExemptedPrincipalArns");
    const exemptsAssumeRoot = list.some((one) => textAt(one, "key") === "ExemptAssumeRoot");
    tellControl(answer, item, namesAt(exempted, "value") ?? { values: [] }, exemptsAssumeRoot);
  }),
};

function tellControl(answer: Answer, item: SyntaxNode, exempted: Names, exemptsAssumeRoot = false): void {
  const target = textAt(item, "targetIdentifier");
  const base = answer.organizationBase(textAt(item, "arn") ?? "", item, textAt(item, "arn"));
  answer.tell({
    fact: "ControlTowerControl",
    ...base,
    ...unsettledOf(item),
    control: settingAt(item, "controlIdentifier"),
    target: target === undefined ? answer.openPointer("target") : targetOf(target),
    exemptsAssumeRoot,
    exempted,
  });
}

/**
 * A control that could not be deployed as it is configured, is changing, or differs from what is expected may protect nobody. Source: AWS Control
 * Tower API, `EnablementStatusSummary`, `DriftStatusSummary`.
 */
function unsettledOf(item: SyntaxNode): Pick<FactBase, "unsettled"> {
  const status = textAt(child(item, "statusSummary"), "status") ?? "SUCCEEDED";
  if (status !== "SUCCEEDED") return { unsettled: status };
  return textAt(child(item, "driftStatusSummary"), "driftStatus") === "DRIFTED" ? { unsettled: "DRIFTED" } : {};
}

const listLandingZones: Call = {
  command: "controltower list-landing-zones",
  key: "landingZones",
  isItem: (item) => /:controltower:/.test(textAt(item, "arn") ?? ""),
  read: eachAnswer((answer) => {
    for (const item of answer.items("landingZones")) {
      const arn = textAt(item, "arn");
      const base = answer.organizationBase(arn ?? "", item, arn);
      answer.tell({ fact: "LandingZone", ...base });
    }
  }),
};

export const controlTowerCalls: readonly Call[] = [listEnabledControls, getEnabledControl, listLandingZones];
