import type { FactCause, GuardrailCause } from "../../model/cause.ts";
import { settlementOf } from "../../model/settlement.ts";
import { isDataSource } from "../../model/terraform-address.ts";
import { settlementWords } from "./settlement.ts";
import { unreadName, unreadSettlements } from "./unread.ts";

/** What another repository declares. */
function lintWith(what: string): string {
  return `lint the input that declares ${what} in the same run, or the facts of its repository`;
}

/** What would settle a cause that leaves a guardrail open, as a phrase that follows "to settle it,"; `null`: nothing to say. */
export function guardrailSettlement(cause: GuardrailCause): string | null {
  switch (cause.kind) {
    case "conditional":
    case "rule-region-open":
      return "give the parameters or variables of the condition their values, or lint the plan";
    case "several-organizations":
      return "lint one organization at a time";
    case "several-of-name":
      return "write the path or the ID";
    case "several-instances":
      return "name one instance, or lint the plan";
    case "not-in-inputs":
      return isDataSource(cause.address) ? "write the ID as plain text, or lint the plan" : lintWith(cause.address);
    case "no-node-attribute":
      return lintWith(cause.address);
    case "elsewhere":
      return cause.of.kind === "handed-out" ? handedOutSettlement(cause.of.to) : unreadSettlement(cause.of);
    case "partition-open":
      return "give the partition with `--partition`";
    case "standard-region":
      return `write the ARN as AWS lists it, ${cause.meant}`;
    case "attached-policy-open":
      return lintWith("the policy");
    case "policy-type-unproven":
      return lintWith("the organization");
    case "new-accounts-only":
      return "associate a configuration policy with the organization's root (`CENTRAL` configuration), or lint the outputs of the accounts";
    case "no-automatic-deployment":
      return "switch on automatic deployment of the stack set (`AutoDeployment`, `auto_deployment`)";
    case "no-recorder-in":
    case "no-recorder":
      return lintWith("the recorder");
    case "file-unattached":
      return "lint it together with what attaches it, or attest it in the configuration";
    case "no-such-id":
    case "excludes-no-account":
      return "write an ID of the organization";
    case "unplaced":
      return "name the account under `paths` in the configuration, or declare the guardrail for the organization";
    case "parent-open":
      return cause.of
        ? guardrailSettlement(cause.of)
        : "declare where it stands, or lint the facts of the organization";
    case "exempts-no-arn":
      return "write the exempted principals as ARNs of six parts";
    case "account-meant":
      return "lint the plan, or the list of the organization's accounts with it";
    case "place-meant":
      return "lint the plan, or the outputs of AWS Organizations in place of the code";
    case "account-exempt":
      return "lint it together with the accounts of the organization";
    case "full-access-detached":
      return "lint it together with the output of `aws organizations list-policies-for-target`";
    case "crowded":
      return "attach fewer policies there";
    case "undecided":
      return (
        undecidedSettlement(cause.of) ?? "write the policy so that it is known before deployment, or lint the plan"
      );
    case "stack-set-without-instances":
      return "lint it together with the instances of the stack set";
    case "target-open":
    case "exclusions-open":
    case "organization-open":
    case "scp-target-open":
    case "service-access-open":
    case "recorder-open":
    case "association-open":
    case "decision-open":
      return guardrailSettlement(cause.of);
    case "not-known":
    case "rule-open":
    case "owner-open":
    case "mode-open":
    case "part-open":
    case "control-open":
    case "exemptions-open":
    case "features-open":
    case "feature-set-open":
    case "policy-type-open":
    case "unread-content":
      return unreadSettlement(cause.of);
    case "scp-content-open": {
      if (cause.of === undefined) return null;
      const settlement = settlementOf(cause.of);
      return settlement && settlementWords(settlement, "value");
    }
    default:
      return null;
  }
}

/** Only what a file or a module settles; the rest is a matter of how the policy is written. */
function undecidedSettlement(of: FactCause | undefined): string | null {
  const settlement = of && settlementOf(of);
  const isInFile = settlement?.kind === "put-file" || settlement?.kind === "install-module";
  return isInFile ? settlementWords(settlement, "value") : null;
}

/** What a value would settle, else what its kind of content asks for. */
function unreadSettlement(of: FactCause): string | null {
  const settlement = settlementOf(of);
  if (settlement) return settlementWords(settlement, "value");
  return unreadName(of) === "other" ? null : unreadSettlements([of]);
}

function handedOutSettlement(to: Extract<FactCause, { kind: "handed-out" }>["to"]): string {
  switch (to) {
    case "output":
      return lintWith("what attaches it");
    case "unread-module":
      return "run terraform init first, or lint the plan";
    default:
      return "give the variable a value (--var-file), or lint the plan";
  }
}

/** The same for several causes, each once. */
export function guardrailSettlements(causes: readonly GuardrailCause[]): string | null {
  const found = new Set(causes.flatMap((one) => guardrailSettlement(one) ?? []));
  return found.size > 0 ? [...found].join("; ") : null;
}
