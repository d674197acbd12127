import { isProduction } from "../findings/order.ts";
import { isDay, proposedExpiry } from "../model/day.ts";
import type { Finding } from "../model/finding.ts";
import type { GuardrailCover, GuardrailSummary, Report } from "../model/report.ts";
import type { AccountSettings } from "../model/settings.ts";
import { openFindings } from "./findings-view.ts";
import { count } from "./phrases.ts";
import type { ReporterOptions } from "./reporter.ts";
import { shellQuote } from "./shell-quote.ts";

/** Text to copy: a shell script or a piece of configuration. */
export interface Snippet {
  readonly language: "sh" | "yaml";
  readonly text: string;
}

/** The root user of one account (or of an unknown one) and the findings about it. */
export interface AffectedAsset {
  /** 12 digits; `undefined` where the input does not say. */
  readonly account: string | undefined;
  readonly name: string | undefined;
  readonly isInternetExposed: boolean;
  readonly isProduction: boolean;
  readonly findings: readonly Finding[];
}

export interface RemediationStep {
  readonly title: string;
  /** One line, for a terminal. */
  readonly short: string;
  /** Sentences with `code` marks. */
  readonly text: string;
  readonly snippets: readonly Snippet[];
  readonly assets: readonly AffectedAsset[];
}

export type RemediationContext = Pick<ReporterOptions, "accounts" | "today" | "coverage">;

const rootDeviceRule = "root-virtual-mfa-device";

/** The rules about devices; the others are about guardrails. */
const deviceRules: ReadonlySet<string> = new Set([rootDeviceRule, "unverifiable-root-mfa-device"]);

/** Maximum number of paths in a re-scan command. */
const maxPaths = 8;

/**
 * What to do about a report, in the order of the control: contain for the whole service, then the assets (exposed and
 * production accounts first), then scan again, record exceptions, and prevent a recurrence. Empty where
 * no device of root was found: the fix of a guardrail stands beside its finding.
 */
export function remediationSequence(report: Report, context: RemediationContext): readonly RemediationStep[] {
  const open = openFindings(report);
  if (!open.some((finding) => finding.rule === rootDeviceRule)) return [];
  const devices = open.filter((finding) => deviceRules.has(finding.rule));
  return [
    containStep(report.guardrails, organizationRoot(context)),
    assetStep(affectedAssets(devices, context.accounts ?? [])),
    scanStep(open),
    exceptionStep(open, context.today),
    preventStep(),
  ];
}

/** The same sequence without a report, with every step. */
export function generalSequence(): readonly RemediationStep[] {
  const nothing: GuardrailSummary = { required: true, detective: "missing", preventive: "missing" };
  return [containStep(nothing, undefined), assetStep([]), scanStep([]), exceptionStep([], undefined), preventStep()];
}

const packTemplate = `Resources:
  RootHardwareMfa:
    Type: AWS::Config::ConfigRule
    Properties:
      ConfigRuleName: root-hardware-mfa
      Source: {Owner: AWS, SourceIdentifier: ROOT_ACCOUNT_HARDWARE_MFA_ENABLED}`;

/** The command contains the template, so it runs without further files. */
const packCommand = `aws configservice put-organization-conformance-pack \\
  --organization-conformance-pack-name root-hardware-mfa \\
  --template-body '${packTemplate}'`;

const denyPolicy = JSON.stringify({
  Version: "2012-10-17",
  Statement: [
    {
      Sid: "DenyVirtualMfaForRoot",
      Effect: "Deny",
      Action: "iam:CreateVirtualMFADevice",
      Resource: "*",
      Condition: { ArnLike: { "aws:PrincipalArn": "arn:*:iam::*:root" } },
    },
  ],
});

/** The ID of the organization's root, where the inputs or facts of the run name it. */
function organizationRoot({ coverage }: RemediationContext): string | undefined {
  const id = coverage?.nodes.find((node) => node.kind === "organization")?.id;
  return /^r-[0-9a-z]{4,32}$/.test(id ?? "") ? (id ?? undefined) : undefined;
}

function policyCommands(root: string | undefined): string {
  const id = root ?? "\"$(aws organizations list-roots --query 'Roots[0].Id' --output text)\"";
  return `root_id=${id}
aws organizations enable-policy-type --root-id "$root_id" --policy-type SERVICE_CONTROL_POLICY  # once
policy_id="$(aws organizations create-policy --type SERVICE_CONTROL_POLICY \\
  --name deny-root-virtual-mfa --description 'Root registers hardware MFA only' \\
  --content '${denyPolicy}' \\
  --query Policy.PolicySummary.Id --output text)"
aws organizations attach-policy --policy-id "$policy_id" --target-id "$root_id"`;
}

function containStep(guardrails: GuardrailSummary, root: string | undefined): RemediationStep {
  const needsPack = guardrails.detective !== "covered";
  const needsPolicy = guardrails.preventive !== "covered";
  const missing = [
    ...(needsPack ? ["a conformance pack (`put-organization-conformance-pack`)"] : []),
    ...(needsPolicy ? ["a service control policy (`create-policy`, `attach-policy`)"] : []),
  ];
  return {
    title: "Contain it for the whole organization",
    short:
      missing.length > 0
        ? `contain it organization-wide first: ${missing.join(" and ")}`
        : "the organization-wide guardrails stand; check that they reach every account below",
    text: [
      "Before any single account is mended, make sure that no other one drifts. Both commands run in the management account (the first one also in a delegated administrator of AWS Config).",
      packSentence(guardrails.detective),
      policySentence(guardrails.preventive),
      "A service control policy never binds the root user of the management account: that one needs the detective rule and your own eyes.",
    ].join(" "),
    snippets: [
      ...(needsPack ? [{ language: "sh", text: packCommand } as const] : []),
      ...(needsPolicy ? [{ language: "sh", text: policyCommands(root) } as const] : []),
    ],
    assets: [],
  };
}

function packSentence(cover: GuardrailCover): string {
  if (cover === "covered") return "The detective guardrail is in place.";
  const before = cover === "partial" ? "The detective guardrail leaves accounts out. " : "";
  return `${before}The conformance pack lets AWS Config report every account whose root has no hardware MFA; one region is enough, and a recorder has to run there (the China and GovCloud regions do not offer the rule).`;
}

function policySentence(cover: GuardrailCover): string {
  if (cover === "covered") return "The preventive guardrail is in place.";
  const before = cover === "partial" ? "The preventive guardrail leaves accounts out. " : "";
  return `${before}The service control policy denies root the one action that only virtual devices need, so hardware can still be registered.`;
}

/** Exposed accounts first, then production, then as the findings come. Findings without an account come last. */
export function affectedAssets(
  findings: readonly Finding[],
  accounts: readonly AccountSettings[],
): readonly AffectedAsset[] {
  const groups = new Map<string | undefined, Finding[]>();
  for (const finding of findings) {
    for (const account of finding.accounts.length > 0 ? finding.accounts : [undefined]) {
      const group = groups.get(account);
      if (group) group.push(finding);
      else groups.set(account, [finding]);
    }
  }
  const assets = [...groups].map(([account, found]) => assetOf(account, found, accounts));
  return assets.sort((one, other) => urgency(one) - urgency(other));
}

function assetOf(
  account: string | undefined,
  findings: readonly Finding[],
  accounts: readonly AccountSettings[],
): AffectedAsset {
  const settings = accounts.find((one) => one.id === account);
  return {
    account,
    name: settings?.name,
    isInternetExposed: settings?.internetExposed === true,
    isProduction: settings !== undefined && isProduction(settings),
    findings,
  };
}

function urgency(asset: AffectedAsset): number {
  if (asset.isInternetExposed) return asset.isProduction ? 0 : 1;
  if (asset.isProduction) return 2;
  return asset.account === undefined ? 4 : 3;
}

function assetStep(assets: readonly AffectedAsset[]): RemediationStep {
  const known = assets.filter((asset) => asset.account !== undefined);
  const first = known.find((asset) => asset.isInternetExposed || asset.isProduction);
  const where = known.length > 0 ? `in ${count(known.length, "account")}` : "in each account";
  return {
    title: "Mend the affected accounts",
    short: `register a hardware device for root ${where}, then remove the virtual one${first ? `, ${first.account} first` : ""}`,
    text: "Accounts that face the internet and production accounts go first. In each of them sign in as root, open My security credentials, add a FIDO2 security key or a hardware TOTP token, sign in with it once, and only then remove the virtual device. Take the declaration or the import out of the code in the same change. Root's MFA cannot be set from the command line.",
    snippets: [],
    assets,
  };
}

function scanStep(open: readonly Finding[]): RemediationStep {
  const paths = [...new Set(open.map((finding) => finding.location.path))].filter((path) => !path.startsWith("<"));
  const quoted = paths.flatMap((path) => shellQuote(path) ?? []);
  const isWhole = quoted.length === paths.length && quoted.length <= maxPaths && quoted.length > 0;
  return {
    title: "Scan again",
    short: "scan again: `aws iam list-virtual-mfa-devices | rootrail lint -` in each account",
    text: "Lint the code once more, and ask each account itself: the list of virtual devices is an input like any other. AWS Config evaluates its periodic rule within a day.",
    snippets: [
      {
        language: "sh",
        text: `rootrail lint ${isWhole ? quoted.join(" ") : "."}\naws iam list-virtual-mfa-devices | rootrail lint -`,
      },
    ],
    assets: [],
  };
}

function exceptionStep(open: readonly Finding[], today: string | undefined): RemediationStep {
  const [first] = open;
  const target = first?.accounts[0] ?? first?.resource.address ?? "111122223333";
  const lines = [
    "exceptions:",
    `  - rule: ${yamlString(first?.rule ?? "root-virtual-mfa-device")}`,
    `    target: ${yamlString(target)}`,
    "    owner: who-answers-for-it@example.com",
    `    expires: ${expiryFrom(today)}`,
    '    reason: "why it has to wait"',
  ];
  return {
    title: "Record what has to wait",
    short: "record what has to wait as an exception with owner and expiry date in rootrail.yaml",
    text: "What cannot be mended now becomes an exception in `rootrail.yaml`, with an owner, a date and a reason. After that date the finding is back. An exception without one of them accepts nothing.",
    snippets: [{ language: "yaml", text: lines.join("\n") }],
    assets: [],
  };
}

/** A JSON string is a YAML string; escapes keep invisible characters visible. */
function yamlString(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

function expiryFrom(today: string | undefined): string {
  return today !== undefined && isDay(today) ? proposedExpiry(today) : "YYYY-MM-DD";
}

function preventStep(): RemediationStep {
  return {
    title: "Keep it from coming back",
    short: "keep it from coming back: `rootrail init --workflow --pre-commit`, and centralised root access",
    text: "Run rootrail on every pull request and before each commit, and keep the guardrails themselves in code. With centralised root access the root credentials of member accounts can be removed altogether, and new accounts come without any.",
    snippets: [
      {
        language: "sh",
        text: [
          "rootrail init --guardrails cloudformation,terraform --workflow --pre-commit",
          "aws organizations enable-aws-service-access --service-principal iam.amazonaws.com",
          "aws iam enable-organizations-root-credentials-management",
        ].join("\n"),
      },
    ],
    assets: [],
  };
}
