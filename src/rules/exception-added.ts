import type { Loosening } from "../model/loosening.ts";
import type { ExceptionRecord } from "../model/report.ts";
import type { ExceptionRule, RuleReport } from "../model/rule.ts";
import { exceptionReferences } from "./references.ts";
import { loosenedFix } from "./wording/exception-fixes.ts";
import { aboutException, exceptionName } from "./wording/exceptions.ts";

/** What a change adds to what is accepted. */
export const exceptionAdded: ExceptionRule = {
  id: "exception-added",
  title: "The change adds or widens an exception",
  severity: "note",
  tags: ["exceptions", "diff"],
  docs: {
    summary: {
      what: "A change that adds or widens what is accepted: an exception, an attestation, a lower level or severity, a baseline entry, facts of guardrails. It needs `--base`.",
      why: "Otherwise a pull request could switch off its own check. It counts from the merge on, and not in this run.",
      fixes: [
        { when: "it is agreed", fix: "Merge it first, then the change that needs it." },
        { when: "nobody agreed", fix: "Take it out of the change." },
      ],
    },
    description:
      "In diff mode (`--base`): an exception, a lower severity, a lower level, an attestation, a baseline entry or facts of guardrails that the base does not have, and files of values or local copies of remote templates by which less is found than by the base's. So are accounts and OUs that facts files or outputs of AWS list no more, or call closed. It takes effect after the merge; this run still judges by what the base accepts.",
    rationale:
      "Otherwise a pull request could switch off its own check. The note puts the acceptance in front of the reviewer, apart from the code that it is for.",
    remediation: {
      short: "Review the acceptance on its own: owner, date and reason. It counts from the merge on.",
      serviceWide: "Make the configuration, the baseline and the workflow files of code owners.",
      assetLevel: "Merge an agreed exception first, then the change that needs it.",
      preventive: "Protect the branch, so that exceptions need a review like code.",
    },
    references: exceptionReferences,
  },
  checkExceptions({ loosened }, report) {
    const entries = loosened.filter((one) => one.kind === "baseline-entry-added");
    const isSummed = entries.length > maxShownEntries;
    for (const one of loosened) {
      if (isSummed && one.kind === "baseline-entry-added") continue;
      report({
        cause: one.kind,
        ...aboutLoosening(one),
        location: one.location,
        message: `${phraseOf(one)}; ${later}.`,
        remediation: loosenedFix(one),
      });
    }
    const [first] = entries;
    if (!isSummed || !first) return;
    const { location } = first;
    const resource = { format: "configuration", type: "baseline", address: location.path } as const;
    const message = `The baseline gets ${entries.length} entries more by this change; ${later}.`;
    report({
      cause: "baseline-entry-added",
      resource,
      location,
      identity: [],
      message,
      remediation: loosenedFix(first),
    });
  },
};

/** Entries of a baseline that are told one by one; more are told as a number. */
const maxShownEntries = 20;

const later = "it takes effect after the merge and is not used in this run";

const valueFiles = {
  parameters: "The file of parameter values",
  variables: "The variable file",
  template: "The local copy of a remote template",
} as const;

/** What the change does, up to its consequence. */
function phraseOf(one: Loosening): string {
  switch (one.kind) {
    case "exception-added":
      return exceptionPhrase(one);
    case "attestation-added": {
      const { guardrail, target, owner, expires } = one.attestation;
      return `An attestation of a ${guardrail} guardrail for ${target} is added or extended by this change (owner ${owner}, until ${expires})`;
    }
    case "level-lowered":
      return `The default level is lowered from ${one.before} to ${one.now} by this change`;
    case "requirement-lowered":
      return `The demand for guardrails is lowered from ${one.before} to ${one.now} by this change`;
    case "severity-lowered":
      return `The severity of ${one.rule} is lowered from ${one.before} to ${one.now} by this change`;
    case "account-level-lowered":
      return `Account ${one.account} is lowered to Level ${one.now} by this change`;
    case "paths-mapped":
      return `Paths ${one.glob} are mapped to the Level 1 account ${one.account} by this change`;
    case "paths-excepted":
      return `Paths ${one.glob} are mapped to account ${one.account}, which exceptions are for, by this change`;
    case "account-named":
      return `Account ${one.account} is called ${one.name}, as exceptions are for, by this change`;
    case "scps-added":
      return `Policy documents at ${one.glob} are said to be service control policies by this change`;
    case "template-mapped":
      return `The remote template ${one.url} is said to be ${one.path} by this change`;
    case "values-changed":
      return `${valueFiles[one.file]} ${one.path} is ${one.isAdded ? "added" : "edited"} by this change, and less is found by it`;
    case "facts-added":
      return `The file ${one.path} gets ${one.count} ${one.count === 1 ? "fact" : "facts"} by this change that would stand for guardrails or put accounts below them`;
    case "nodes-unlisted":
      return `The file ${one.path} lists ${one.count} ${one.count === 1 ? "account or OU" : "accounts and OUs"} less by this change, or says that ${one.count === 1 ? "it is" : "they are"} closed`;
    case "baseline-entry-added":
      return `The baseline entry for ${one.entry.rule} at ${one.entry.address} (${one.entry.path}) is added by this change`;
    case "record-widened": {
      const what = one.isGone ? "is taken out of the baseline" : "gets more in the baseline";
      return `What the exception from ${one.record.rule} at ${recordTarget(one.record)} covers ${what} by this change, so that it would cover more`;
    }
  }
}

function recordTarget({ target, at = [], path }: ExceptionRecord): string {
  return target ?? at[0]?.address ?? path ?? "";
}

function exceptionPhrase({ entry, exception, before }: Extract<Loosening, { kind: "exception-added" }>): string {
  const { owner, expires } = exception;
  const what = before === null ? "is added by this change" : `is extended from ${before} to ${expires}`;
  return `${exceptionName(entry)} ${what} (owner ${owner}, until ${expires})`;
}

function aboutLoosening(one: Loosening): Pick<RuleReport, "resource" | "identity"> {
  const about = (type: string, address: string, identity: readonly string[] = []) =>
    ({ resource: { format: "configuration", type, address }, identity }) as const;
  switch (one.kind) {
    case "exception-added": {
      const { rule = "", target = "" } = one.entry;
      return { resource: aboutException(one.entry).resource, identity: [rule, target] };
    }
    case "attestation-added":
      return about("attestation", `${one.attestation.guardrail} ${one.attestation.target}`);
    case "level-lowered":
      return about("setting", "level");
    case "requirement-lowered":
      return about("setting", "guardrails.require");
    case "severity-lowered":
      return about("setting", `rules.${one.rule}`);
    case "account-level-lowered":
      return about("setting", `accounts.${one.account}.level`);
    case "paths-mapped":
      return about("setting", `paths.${one.glob}`);
    case "paths-excepted":
      return about("setting", `paths.${one.glob}`);
    case "account-named":
      return about("setting", `accounts.${one.account}.name`);
    case "scps-added":
      return about("setting", `scps.${one.glob}`);
    case "template-mapped":
      return about("setting", `templates.${one.url}`);
    case "facts-added":
      return about("facts", one.path);
    case "nodes-unlisted":
      return about("facts", one.path, ["nodes"]);
    case "values-changed":
      return about("values", one.path);
    case "baseline-entry-added":
      return about("baseline", one.entry.address, [one.entry.fingerprint]);
    case "record-widened":
      return about("baseline", recordTarget(one.record), [one.record.rule, one.record.path ?? ""]);
  }
}
