import type { CoverageNode, CoverCause, GuardrailIssue, NodeCover } from "../../model/coverage.ts";
import type { EvidenceRow } from "../../model/evidence.ts";
import { causePhrase } from "../../rules/wording/causes.ts";
import { conflictPhrase, coveredBy, coverReason, fixPhrase, requirementPhrase } from "../../rules/wording/coverage.ts";
import { guardrailSettlement } from "../../rules/wording/guardrail-settlement.ts";
import { issueMessage, relatedOf } from "../../rules/wording/issues.ts";
import { nodeLabel } from "../../rules/wording/nodes.ts";
import { inertJson } from "../inert-json.ts";
import type { CoverageReport } from "./coverage-report.ts";
import { controlName, groundWords } from "./evidence-words.ts";

/** The whole coverage with its words, for other programs. */
export function coverageJson({ tool, coverage, inputs, evidence, drift }: CoverageReport): string {
  const { required, detective, preventive, nodes, issues, conflicts, anchor } = coverage;
  const told = {
    version: 1,
    tool,
    required,
    detective,
    preventive,
    nodes: nodes.map(nodeFields),
    issues: issues.map(issueFields),
    conflicts: conflicts.map(conflictPhrase),
    anchor: anchor && {
      phrase: requirementPhrase(anchor.kind),
      resource: anchor.resource,
      location: anchor.location,
    },
    inputs,
    ...(evidence && {
      evidence: { control: controlName, ...evidence.counts, accounts: evidence.rows.map(evidenceFields) },
    }),
    ...(drift && { drift }),
  };
  return `${inertJson(told)}\n`;
}

function evidenceFields({ grounds, ...row }: EvidenceRow) {
  return { ...row, grounds, because: grounds.map(groundWords).join("; ") };
}

function nodeFields(node: CoverageNode) {
  const { key, kind, id, parent, placed, management, level, counts, location } = node;
  const isUnnamed = node.name === id && (kind === "unit" || kind === "account");
  return {
    key,
    kind,
    name: isUnnamed ? nodeLabel(node) : node.name,
    id,
    parent,
    placed,
    management,
    level,
    counts,
    detective: coverFields(node.detective),
    preventive: coverFields(node.preventive),
    fix: fixPhrase(node),
    ...(location && { location }),
  };
}

function coverFields(cover: NodeCover) {
  const { state, explained } = cover;
  return { state, by: coveredBy(cover), reason: coverReason(cover), causes: cover.causes.map(causeFields), explained };
}

function causeFields({ cause, location }: CoverCause) {
  return { kind: cause.kind, text: causePhrase(cause), location, settle: guardrailSettlement(cause) };
}

function issueFields(issue: GuardrailIssue) {
  const { family, kind, topic, resource, location, accounts, certainty, existing } = issue;
  return {
    family,
    kind,
    code: topic,
    message: issueMessage(issue),
    resource,
    location,
    related: relatedOf(issue),
    accounts,
    certainty,
    existing,
  };
}
