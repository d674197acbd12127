import { child, type SyntaxNode } from "../../../syntax/node.ts";
import { type Answer, scalarOf, settingAt, targetOf, textAt } from "../answer.ts";
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
    const values = child(exempted, "value");
    const names = values?.kind === "list" ? values.items.flatMap((one) => scalarOf(one)?.source ?? []) : [];
    const exemptsAssumeRoot = list.some((one) => textAt(one, "key") === "ExemptAssumeRoot");
    tellControl(answer, item, { values: names }, exemptsAssumeRoot);
  }),
};

function tellControl(
  answer: Answer,
  item: SyntaxNode,
  exempted: { readonly values: readonly string[]; readonly open?: ReturnType<Answer["gap"]> },
  exemptsAssumeRoot = false,
): void {
  if (textAt(child(item, "statusSummary"), "status") === "FAILED") return;
  const target = textAt(item, "targetIdentifier");
  const { account: _, ...base } = answer.base(textAt(item, "arn") ?? "", item, textAt(item, "arn"));
  answer.tell({
    fact: "ControlTowerControl",
    ...base,
    control: settingAt(item, "controlIdentifier"),
    target: target === undefined ? answer.openPointer("target") : targetOf(target),
    exemptsAssumeRoot,
    exempted,
  });
}

const listLandingZones: Call = {
  command: "controltower list-landing-zones",
  key: "landingZones",
  isItem: (item) => /:controltower:/.test(textAt(item, "arn") ?? ""),
  read: eachAnswer((answer) => {
    for (const item of answer.items("landingZones")) {
      const arn = textAt(item, "arn");
      const { account: _, ...base } = answer.base(arn ?? "", item, arn);
      answer.tell({ fact: "LandingZone", ...base });
    }
  }),
};

export const controlTowerCalls: readonly Call[] = [listEnabledControls, getEnabledControl, listLandingZones];
