import type { CoverageNode } from "../model/coverage.ts";
import { type GuardrailName, guardrailFamilies } from "../model/guardrail.ts";
import type { OrgNodeName } from "../model/org-node.ts";
import type { PolicyReport } from "../policy/scp-report.ts";
import { coveredBy, coverReason, fixPhrase } from "../rules/wording/coverage.ts";
import { guardrailLabel } from "../rules/wording/guardrails.ts";
import { nodeLabel, nodeList } from "../rules/wording/nodes.ts";
import { nodeTitle, stateWord } from "./coverage/coverage-report.ts";
import { harmlessLine } from "./harmless-text.ts";
import { mdBlock, mdSentence, mdText } from "./markdown-text.ts";
import { policyText } from "./scp-text.ts";

/** What an editor shows of a guardrail: a line above it, and a text in Markdown where one points at it. */
export interface EditorText {
  readonly lens: string;
  readonly hover: string;
}

/** A service control policy; `targets`: what it is attached to, `null` for a file by itself. */
export function policyWords(report: PolicyReport, targets: readonly OrgNodeName[] | null): EditorText {
  const attached =
    targets === null
      ? []
      : [targets.length === 0 ? "It is attached to nothing here." : `Attached to ${nodeList(targets)}.`];
  return {
    lens: harmlessLine(`root: ${deniedPhrase(report)}${targets?.length === 0 ? " · attached to nothing here" : ""}`),
    hover: page(`**What ${mdText(report.name)} denies root**, by itself, of a member account`, report, attached),
  };
}

export function statementWords(name: string, effect: "Allow" | "Deny", report: PolicyReport): EditorText {
  const readings = Object.values(report.statements ?? {}).flat();
  const isIdle = readings.every((one) => one.applies === "never");
  const lens = isIdle
    ? "does not reach root"
    : effect === "Allow"
      ? "allows; nothing is denied by it"
      : deniedPhrase(report);
  return {
    lens: harmlessLine(`root: ${lens}`),
    hover: page(`**What statement ${mdText(name)} denies root**, without the others`, report, []),
  };
}

export function attachmentWords(report: PolicyReport, target: OrgNodeName | null): EditorText {
  const where = target === null ? "a target that is not known" : nodeLabel(target);
  return {
    lens: harmlessLine(`${report.name} on ${where} · root: ${deniedPhrase(report)}`),
    hover: page(
      `**${mdText(report.name)} on ${mdText(where)}**: what it denies root of the accounts there`,
      report,
      [],
    ),
  };
}

/** The root, an OU or an account. */
export function nodeWords(node: CoverageNode): EditorText {
  const families = guardrailFamilies.map((family) => {
    const cover = node[family];
    const by = coveredBy(cover);
    const reason = coverReason(cover);
    const more = [...(by.length > 0 ? [`by ${by.join("; ")}`] : []), ...(reason === "" ? [] : [reason])];
    return `- ${family}: **${stateWord(cover.state)}**${more.length > 0 ? ` – ${mdSentence(more.join("; "))}` : ""}`;
  });
  const fix = fixPhrase(node);
  return {
    lens: harmlessLine(
      `root's virtual MFA · detective: ${stateWord(node.detective.state)} · preventive: ${stateWord(node.preventive.state)}`,
    ),
    hover: [
      `**Guardrails against a virtual MFA device of root at ${mdText(nodeTitle(node))}** (Level ${node.level})`,
      families.join("\n"),
      ...(fix === "" ? [] : [`To do: ${mdSentence(fix)}.`]),
    ].join("\n\n"),
  };
}

/** A conformance pack or a Config rule with the places that it covers, of all that could be. */
export function packWords(
  guardrail: GuardrailName,
  covers: readonly CoverageNode[],
  all: readonly CoverageNode[],
): EditorText {
  const of = `${covers.length} of ${all.length}`;
  const others = all.filter((one) => !covers.includes(one));
  return {
    lens: harmlessLine(`root's MFA: covers ${of} accounts and places`),
    hover: [
      `**${mdText(guardrailLabel(guardrail))}** covers ${of} accounts and places`,
      ...(covers.length > 0 ? [`Covered: ${mdText(nodeList(covers))}.`] : []),
      ...(others.length > 0 ? [`Not by it: ${mdText(nodeList(others))}.`] : []),
    ].join("\n\n"),
  };
}

function page(head: string, report: PolicyReport, more: readonly string[]): string {
  return [head, mdBlock(policyText(report)), ...more.map(mdText)].join("\n\n");
}

/** `iam:CreateVirtualMFADevice always denied, iam:EnableMFADevice never`. */
function deniedPhrase({ refused, effect }: PolicyReport): string {
  if (refused !== null) return `nothing is denied, for AWS refuses the policy (${refused})`;
  const answers = Object.entries(effect).map(([action, { denied }]) => `${action} ${deniedWords[denied]}`);
  return answers.join(", ");
}

const deniedWords = {
  always: "is always denied",
  sometimes: "is denied sometimes",
  never: "is not denied",
  unknown: "may be denied",
} as const;
