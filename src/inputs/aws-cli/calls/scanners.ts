import type { RootObservation } from "../../../model/fact.ts";
import { child, type SyntaxNode } from "../../../syntax/node.ts";
import { momentOf, scalarOf, textAt } from "../answer.ts";
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

export function prowlerCheck(name: string): Check | undefined {
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

/** Whether a scanner's verdict is that the check passed; `undefined` for what is neither. */
export function checkVerdict(text: string | undefined): boolean | undefined {
  return text !== undefined && Object.hasOwn(verdicts, text.toUpperCase()) ? verdicts[text.toUpperCase()] : undefined;
}

interface Told {
  readonly verdict: string | undefined;
  readonly account: string | undefined;
  readonly observed: string | null;
}

/** Tells of each item that is about a check of root's MFA and has a verdict: most of a scanner's items are about others. */
function readChecks(
  key: string,
  checkOf: (item: SyntaxNode) => Check | undefined,
  toldBy: (item: SyntaxNode) => Told,
): Call["read"] {
  return eachAnswer((answer) => {
    for (const item of answer.items(key)) {
      const check = checkOf(item);
      if (!check) continue;
      const { verdict, account, observed } = toldBy(item);
      const passed = checkVerdict(verdict);
      if (passed === undefined) continue;
      const id = account !== undefined && /^[0-9]{12}$/.test(account) ? account : undefined;
      answer.observe({ kind: "check", ...check, passed }, placeOf(item), id, observed);
    }
  });
}

function placeOf(item: SyntaxNode): SyntaxNode {
  const named = ["Title", "message", "CheckTitle"].map((key) => scalarOf(child(item, key)));
  return named.find((one) => one !== undefined) ?? item;
}

const getFindings: Call = {
  command: "securityhub get-findings",
  key: "Findings",
  isItem: (item) => textAt(item, "SchemaVersion") !== undefined && textAt(item, "AwsAccountId") !== undefined,
  read: readChecks("Findings", findingCheck, (item) => ({
    verdict: textAt(child(item, "Compliance"), "Status"),
    account: textAt(item, "AwsAccountId"),
    observed: momentOf(textAt(item, "UpdatedAt") ?? textAt(item, "CreatedAt")),
  })),
};

/** A finding that is archived stands no more. */
function findingCheck(item: SyntaxNode): Check | undefined {
  if (textAt(item, "RecordState") === "ARCHIVED") return undefined;
  const generator = textAt(item, "GeneratorId") ?? "";
  const control =
    textAt(child(item, "Compliance"), "SecurityControlId") ?? /(?:^|\/)(IAM\.[0-9]+)$/.exec(generator)?.[1] ?? "";
  return securityHubCheck(control) ?? prowlerCheck(/^prowler-(?:.*-)?(iam_root_[a-z_]+)$/.exec(generator)?.[1] ?? "");
}

/** Prowler's OCSF output: a list of findings that name the check; in its version 3 as the product's feature. */
const ocsfFindings: Call = {
  command: "ocsf-findings",
  key: "ocsf_findings",
  isItem: (item) =>
    ocsfName(item) !== undefined && (child(item, "finding_info") ?? child(item, "finding")) !== undefined,
  read: readChecks(
    "ocsf_findings",
    (item) => prowlerCheck(ocsfName(item) ?? ""),
    (item) => ({
      verdict: textAt(item, "status_code") ?? textAt(item, "status"),
      account: textAt(child(child(item, "cloud"), "account"), "uid"),
      observed: firstMoment([
        textAt(item, "time_dt"),
        textAt(item, "time"),
        textAt(item, "event_time"),
        textAt(child(item, "finding_info"), "created_time_dt"),
        textAt(child(item, "finding_info"), "created_time"),
        textAt(child(item, "metadata"), "original_time"),
      ]),
    }),
  ),
};

function ocsfName(item: SyntaxNode): string | undefined {
  const metadata = child(item, "metadata");
  return textAt(metadata, "event_code") ?? textAt(child(child(metadata, "product"), "feature"), "uid");
}

/** Prowler's own JSON, which its version 3 wrote: one finding for each check and resource. */
const prowlerFindings: Call = {
  command: "prowler-findings",
  key: "prowler_findings",
  isItem: (item) => textAt(item, "CheckID") !== undefined && textAt(item, "FindingUniqueId") !== undefined,
  read: readChecks(
    "prowler_findings",
    (item) => prowlerCheck(textAt(item, "CheckID") ?? ""),
    (item) => ({
      verdict: textAt(item, "Status"),
      account: textAt(item, "AccountId"),
      observed: momentOf(textAt(item, "AssessmentStartTime")),
    }),
  ),
};

function firstMoment(texts: readonly (string | undefined)[]): string | null {
  for (const text of texts) {
    const moment = momentOf(text);
    if (moment !== null) return moment;
  }
  return null;
}

export const scannerCalls: readonly Call[] = [getFindings, ocsfFindings, prowlerFindings];
