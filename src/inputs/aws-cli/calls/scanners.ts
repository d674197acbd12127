import type { RootObservation } from "../../../model/fact.ts";
import { child, type SyntaxNode } from "../../../syntax/node.ts";
import { type Answer, momentOf, scalarOf, textAt } from "../answer.ts";
import { type Call, eachAnswer } from "./call.ts";

/*
 * Findings of other tools about root's MFA: in the AWS Security Finding Format (`aws securityhub get-findings`, Prowler's
 * ASFF output), in OCSF (Prowler) and in Prowler's own JSON. Sources: AWS Security Hub user guide, "AWS Security Finding Format"; OCSF schema,
 * class 2004 and 2003; Prowler's names of checks.
 */

type Check = Omit<Extract<RootObservation, { kind: "check" }>, "kind" | "passed">;

const prowlerChecks: Readonly<Record<string, Check["asks"]>> = {
  iam_root_hardware_mfa_enabled: "hardware",
  iam_root_mfa_enabled: "any",
};

const securityHubControls: Readonly<Record<string, Check["asks"]>> = { "IAM.6": "hardware", "IAM.9": "any" };

function prowlerCheck(name: string): Check | undefined {
  const asks = Object.hasOwn(prowlerChecks, name) ? prowlerChecks[name] : undefined;
  return asks && { tool: "prowler", name, asks };
}

function securityHubCheck(name: string): Check | undefined {
  const asks = Object.hasOwn(securityHubControls, name) ? securityHubControls[name] : undefined;
  return asks && { tool: "security-hub", name, asks };
}

const verdicts: Readonly<Record<string, boolean>> = {
  PASSED: true,
  PASS: true,
  SUCCESS: true,
  FAILED: false,
  FAIL: false,
  FAILURE: false,
};

function verdictOf(text: string | undefined): boolean | undefined {
  return text !== undefined && Object.hasOwn(verdicts, text.toUpperCase()) ? verdicts[text.toUpperCase()] : undefined;
}

/** A finding that is archived stands no more. */
const getFindings: Call = {
  command: "securityhub get-findings",
  key: "Findings",
  isItem: (item) => textAt(item, "SchemaVersion") !== undefined && textAt(item, "AwsAccountId") !== undefined,
  read: eachAnswer((answer) => {
    for (const item of answer.items("Findings")) {
      const compliance = child(item, "Compliance");
      const generator = textAt(item, "GeneratorId") ?? "";
      const check =
        securityHubCheck(
          textAt(compliance, "SecurityControlId") ?? /(?:^|\/)(IAM\.[0-9]+)$/.exec(generator)?.[1] ?? "",
        ) ?? prowlerCheck(/^prowler-(?:.*-)?(iam_root_[a-z_]+)$/.exec(generator)?.[1] ?? "");
      const isOld = textAt(item, "RecordState") === "ARCHIVED";
      if (!check || isOld) continue;
      const observed = momentOf(textAt(item, "UpdatedAt") ?? textAt(item, "CreatedAt"));
      tellCheck(answer, item, {
        check,
        verdict: textAt(compliance, "Status"),
        account: textAt(item, "AwsAccountId"),
        observed,
      });
    }
  }),
};

/** Prowler's OCSF output: a list of findings that name the check; in its version 3 as the product's feature. */
const ocsfFindings: Call = {
  command: "ocsf-findings",
  key: "ocsf_findings",
  isItem: (item) =>
    ocsfCheck(item) !== undefined && (child(item, "finding_info") ?? child(item, "finding")) !== undefined,
  read: eachAnswer((answer) => {
    for (const item of answer.items("ocsf_findings")) {
      const check = prowlerCheck(ocsfCheck(item) ?? "");
      if (!check) continue;
      const metadata = child(item, "metadata");
      const observed = firstMoment([
        textAt(item, "time_dt"),
        textAt(item, "time"),
        textAt(item, "event_time"),
        textAt(child(item, "finding_info"), "created_time_dt"),
        textAt(child(item, "finding_info"), "created_time"),
        textAt(metadata, "original_time"),
      ]);
      const account = textAt(child(child(item, "cloud"), "account"), "uid");
      const verdict = textAt(item, "status_code") ?? textAt(item, "status");
      tellCheck(answer, item, { check, verdict, account, observed });
    }
  }),
};

function ocsfCheck(item: SyntaxNode): string | undefined {
  const metadata = child(item, "metadata");
  return textAt(metadata, "event_code") ?? textAt(child(child(metadata, "product"), "feature"), "uid");
}

/** Prowler's own JSON, which its version 3 wrote: one finding for each check and resource. */
const prowlerFindings: Call = {
  command: "prowler-findings",
  key: "prowler_findings",
  isItem: (item) => textAt(item, "CheckID") !== undefined && textAt(item, "FindingUniqueId") !== undefined,
  read: eachAnswer((answer) => {
    for (const item of answer.items("prowler_findings")) {
      const check = prowlerCheck(textAt(item, "CheckID") ?? "");
      if (!check) continue;
      const observed = momentOf(textAt(item, "AssessmentStartTime"));
      tellCheck(answer, item, {
        check,
        verdict: textAt(item, "Status"),
        account: textAt(item, "AccountId"),
        observed,
      });
    }
  }),
};

function firstMoment(texts: readonly (string | undefined)[]): string | null {
  for (const text of texts) {
    const moment = momentOf(text);
    if (moment !== null) return moment;
  }
  return null;
}

interface Told {
  readonly check: Check;
  readonly verdict: string | undefined;
  readonly account: string | undefined;
  readonly observed: string | null;
}

function tellCheck(answer: Answer, item: SyntaxNode, { check, verdict, account, observed }: Told): void {
  const passed = verdictOf(verdict);
  const id = account !== undefined && /^[0-9]{12}$/.test(account) ? account : undefined;
  const at =
    scalarOf(child(item, "Title")) ?? scalarOf(child(item, "message")) ?? scalarOf(child(item, "CheckTitle")) ?? item;
  if (passed !== undefined) answer.observe({ kind: "check", ...check, passed }, at, id, observed);
}

export const scannerCalls: readonly Call[] = [getFindings, ocsfFindings, prowlerFindings];
