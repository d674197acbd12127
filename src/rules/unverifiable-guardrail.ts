import type { Coverage } from "../model/coverage.ts";
import { isOfInput, type UnreadContentFact } from "../model/fact.ts";
import type { GuardrailCover } from "../model/report.ts";
import type { Rule, RuleReport } from "../model/rule.ts";
import { scpReferences } from "./guardrail-docs.ts";
import { conflictPhrase } from "./wording/coverage.ts";
import { factCauseWords } from "./wording/fact-causes.ts";
import { issueFindings } from "./wording/issues.ts";
import { unreadName, unreadPhrase, unreadSummaries } from "./wording/unread.ts";

/** What cannot be told about a guardrail, or about content that may hold one, before deployment. */
export const unverifiableGuardrail: Rule = {
  id: "unverifiable-guardrail",
  title: "Guardrail, or content that may hold one, that cannot be checked before deployment",
  severity: "note",
  tags: ["security", "guardrail", "unverifiable"],
  docs: {
    summary: {
      what: "Something that decides whether root is guarded, and that the inputs do not say: a template in S3, a target known after apply, a module that was not read.",
      why: "Silence would look like a pass, and an error would be a guess. The note says what is open and what would settle it.",
      fixes: [
        { when: "the template is in S3 or SSM", fix: "Map it to a local copy under `templates` in `rootrail.yaml`." },
        { when: "a value is known after apply", fix: "Lint the plan, or write the value as plain text." },
        { when: "another repository declares it", fix: "Lint its `rootrail facts` in the same run, or attest it." },
        { when: "a module was not read", fix: "Run `terraform init` first, or lint the plan." },
      ],
    },
    description:
      "Something that decides whether root is guarded and that the inputs do not say: a conformance pack whose template lies in S3 or SSM, a policy or a target that is known after apply, a policy type that another repository enables, a recorder that none of the inputs declares. Also content that was not read at all: nested templates that are missing or remote, remote modules, macros.",
    rationale:
      "Silence would look like a pass, an error would be a guess. The note says what is open and what would settle it.",
    remediation: {
      short: "Give rootrail what is missing: the file, the value, the other repository's facts, or an attestation.",
      serviceWide:
        "Publish `rootrail facts` from the repositories that own the organization and its policies and lint them together with this one.",
      assetLevel:
        "Map remote templates to local files under `templates` in `rootrail.yaml`; lint the plan instead of the code where values are known only there; name accounts under `paths`.",
      preventive: "Attest guardrails of other repositories under `attestations`, with an owner and an expiry date.",
    },
    references: scpReferences,
  },
  check(context, report) {
    issueFindings(context, (issue) => issue.kind === "unverifiable", report);
    const { coverage } = context;
    for (const one of coverage?.conflicts ?? []) {
      if (!coverage?.anchor) break;
      const conflict = conflictPhrase(one);
      const { resource, location } = coverage.anchor;
      const message = `The inputs disagree, so which guardrails stand is not certain: ${conflict}.`;
      const cause = one.kind;
      report({ cause, resource, location, certainty: "possible", message, identity: ["conflict", conflict] });
    }
    const unread = context.facts.of("UnreadContent").filter((fact) => !isOfInput(fact));
    const groups = canDecide(coverage) ? unread.map((fact) => [fact] as const) : byGroup(unread);
    for (const group of groups) report(unreadFinding(group));
  },
};

type Unread = readonly [UnreadContentFact, ...UnreadContentFact[]];

/** Whether what was not read can decide over a guardrail that is asked for and not certain. */
function canDecide(coverage: Coverage | null): boolean {
  return coverage?.required === true && [coverage.detective, coverage.preventive].some((cover) => !settled.has(cover));
}

const settled: ReadonlySet<GuardrailCover> = new Set(["covered", "not-required"]);

/** Modules together, templates together, and so on: elsewhere nobody reads a note for each. */
function byGroup(facts: readonly UnreadContentFact[]): readonly Unread[] {
  const groups = new Map<string, [UnreadContentFact, ...UnreadContentFact[]]>();
  for (const fact of facts) {
    const name = unreadName(fact.cause);
    const group = name.endsWith("-module") ? "module" : name.endsWith("-template") ? "template" : name;
    const have = groups.get(group);
    if (have) have.push(fact);
    else groups.set(group, [fact]);
  }
  return [...groups.values()];
}

/** One finding for content that was not read; `incomplete-input` tells what was read in part. */
function unreadFinding(facts: Unread): RuleReport {
  const [first, ...others] = facts;
  const { resource, header, callers, cause } = first;
  const summaries = unreadSummaries(facts);
  const total = summaries.reduce((sum, one) => sum + one.count, 0);
  const settle = [...new Set(summaries.map((one) => one.settle))].join("; ");
  const base = { cause: cause.kind, resource, location: header, certainty: "possible" as const };
  const words = facts.map((fact) => factCauseWords(fact.cause));
  const remediation = `To settle it, ${settle}.`;
  if (total === 1)
    return { ...base, message: words[0] ?? "", related: callers, remediation, identity: ["unread", words[0] ?? ""] };
  const named = [...new Set(facts.map((fact) => fact.resource.address))];
  const shown = named.slice(0, maxNamed).join(", ");
  const more = named.length > maxNamed ? ` and ${named.length - maxNamed} more` : "";
  return {
    ...base,
    message: `Not read: ${summaries.map(unreadPhrase).join(", ")} (${shown}${more}).`,
    related: [
      ...callers,
      ...others.map((one) => ({ message: factCauseWords(one.cause).replace(/\.$/, ""), location: one.header })),
    ],
    remediation,
    identity: ["unread", ...words],
  };
}

/** Addresses that a message names. */
const maxNamed = 10;
