import { isDay } from "../model/day.ts";
import type { Severity } from "../model/finding.ts";
import { ruleIds } from "../rules/rule-ids.ts";
import {
  expected,
  flag,
  list,
  located,
  object,
  oneOf,
  optional,
  type Read,
  record,
  required,
  text,
} from "../syntax/shape.ts";

const accountPattern = /^[0-9]{12}$/;
const targetPattern = /^(?:r-[0-9a-z]{4,32}|ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}|[0-9]{12})$/;

const accountId = text("a 12-digit account ID", { pattern: accountPattern.source }, (value) =>
  accountPattern.test(value),
);

const day = text(
  "a date as YYYY-MM-DD",
  {
    pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
    description: "Last day that it counts, YYYY-MM-DD (to the end of that day, UTC).",
  },
  isDay,
);

const level = oneOf(
  [1, 2],
  "CIS level: 2 demands hardware MFA for root, 1 accepts any.",
  new Map([["1", 1] as const, ["2", 2] as const]),
);

const owner = text("who answers for it", { minLength: 1, description: "Who answers for it: a person or a team." });
const reason = text("a reason", { minLength: 1, description: "Why it is accepted, and until what happens." });
const nonEmpty = (what: string, description: string) => text(what, { minLength: 1, description });

const places = list(
  nonEmpty("an OU or account", "ID, name, or path from the root (`Workloads/Prod`) of an OU or account."),
  "The OUs and accounts that it is for, with all below them; without it, all.",
);

const requirement = oneOf(
  ["auto", "always", "never"],
  "When guardrails are demanded: `auto` where the inputs speak for an organization or an account baseline.",
);

const severity = oneOf<Severity | "off">(
  ["off", "note", "warning", "error"],
  "Severity of the rule; `off` switches it off.",
  new Map<string | boolean, Severity | "off">([[false, "off"]]),
);

const account = object(
  {
    id: required(accountId),
    name: optional(nonEmpty("a name", "Name for people; exceptions may use it as a target.")),
    level: optional(level),
    environment: optional(nonEmpty("an environment", "`production`, `staging`, …; production findings come first.")),
    internetExposed: optional(flag("Whether workloads of the account can be reached from the internet.")),
  },
  "an account",
);

const pathMapping = object(
  {
    glob: required(nonEmpty("a glob", "Paths, relative to the configuration's folder.")),
    account: required(accountId),
  },
  "a path mapping",
);

const attestation = object(
  {
    guardrail: required(oneOf(["detective", "preventive"], "Which family of guardrails stands.")),
    target: required(
      text(
        "an organization root (r-…), an OU (ou-…) or an account ID",
        { pattern: targetPattern.source, description: "Organization root, OU or account that it covers." },
        (value) => targetPattern.test(value),
      ),
    ),
    places: optional(places),
    owner: expected(owner),
    expires: expected(day),
    reason: expected(reason),
  },
  "an attestation",
);

const exception = object(
  {
    rule: expected(oneOf(ruleIds, "The rule whose findings are accepted.", new Map(), "rule")),
    target: expected(
      nonEmpty("a target", "Resource address, account ID or name, ARN, path, or a glob over addresses and paths."),
    ),
    places: optional(places),
    owner: expected(owner),
    expires: expected(day),
    reason: expected(reason),
  },
  "an exception",
);

/** The whole of `rootrail.yaml`: types, validation and the JSON schema all come from here. */
export const configuration = object(
  {
    $schema: optional(nonEmpty("a URL", "URL of this schema, for editors.")),
    level: optional(located(level)),
    guardrails: optional(
      object(
        {
          require: optional(located(requirement)),
        },
        "guardrails",
      ),
    ),
    rules: optional(
      record(
        { what: "rule", schema: { enum: [...ruleIds] }, known: ruleIds },
        located(severity),
        "Severities that differ from the rules' own.",
      ),
    ),
    accounts: optional(list(account, "What is known of the accounts in scope.")),
    paths: optional(
      list(pathMapping, "Which account the resources of a path are deployed to; the first match counts."),
    ),
    templates: optional(
      record(
        { what: "URL", schema: { minLength: 1 } },
        located(nonEmpty("a path", "Local file that holds the same, relative to the configuration's folder.")),
        "What remote templates are in this repository.",
      ),
    ),
    scps: optional(
      list(
        nonEmpty("a glob", "Paths of policy documents, relative to the configuration's folder."),
        "Which policy documents (`.json`) in folders are service control policies.",
      ),
    ),
    attestations: optional(list(attestation, "Guardrails that stand in another repository.")),
    exceptions: optional(list(exception, "Findings that are accepted for a while.")),
  },
  "the configuration",
);

export type Configuration = Read<typeof configuration>;
