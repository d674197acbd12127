import { markedWide } from "../../syntax/byte-order-mark.ts";
import { mayBeSpelledOtherwise } from "../../syntax/other-spelling.ts";
import { holdsTellingWord, outputWords } from "../telling-words.ts";
import { commandInName } from "./calls/commands.ts";
import { isCredentialReport } from "./credential-report-header.ts";
import { isPacked, maxOutputBytes, unmarkedWide, unpackedOutput } from "./decode.ts";
import { isFailureList } from "./failure-list.ts";
import { isProwlerCsv } from "./prowler-header.ts";
import { isOfOtherKind, isUnreadOutput } from "./unread-output.ts";

/** Members that outputs begin with, and that little else does. */
const members =
  "SerialNumber|EnableDate|VirtualMFADevice|MFADevices|EnabledFeatures|Organization|Roots|EnabledServicePrincipals|Accounts?|OrganizationalUnits?|Parents|Children|Policies|Policy|Targets|ConfigRules|OrganizationConfigRules|OrganizationConfigRuleStatuses|OrganizationConfigRuleDetailedStatus|OrganizationRuleStatus|MemberAccountRuleStatus|OrganizationConformancePacks|OrganizationConformancePackStatuses|OrganizationConformancePackDetailedStatuses|OrganizationConformancePackName|ConformancePackDetails|ConformancePackStatusDetails|ConformancePackName|ConfigurationRecorders|ConfigurationRecordersStatus|DeliveryChannels|ComplianceByConfigRules|StandardsSubscriptions|Controls|StandardsControlAssociationSummaries|StandardsControlAssociationDetails|ConfigurationPolicy|ConfigurationPolicyAssociationSummaries|enabledControls|enabledControlDetails|landingZones|Summaries|StackSetId|StackInstance|StackSetOperation|StatusReason|AccountGateResult|Findings|event_code|class_uid|FindingUniqueId|SchemaVersion|AwsAccountId|Arn|IsTruncated|NextToken|OrganizationId";
const jsonMember = new RegExp(`"(?:${members})"\\s*:`);
const yamlMember = new RegExp(`^(?:-\\s+)?(?:${members}):`, "m");
const arnOfRoot = /"arn:aws[a-z-]*:iam::[0-9]{12}:(?:mfa\/|root")/;

/** Bytes at the beginning that tell what a file is. */
const headBytes = 4096;

/** Whether a closer look at a file is worth it: it may be output of the AWS CLI, or a policy of its own. */
export function mayBeCliOutput(path: string, raw: Uint8Array): boolean {
  if (/\.(?:tf|tofu|template|md|ts|js|py|sh)$/i.test(path) || raw.byteLength > maxOutputBytes) return false;
  const bytes = unpackedOutput(raw);
  if (bytes === null) return commandInName(path.slice(path.lastIndexOf("/") + 1)) !== undefined;
  return mayBeOutput(isPacked(raw) ? path.replace(/\.gz$/i, "") : path, bytes);
}

function mayBeOutput(path: string, bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (holdsTellingWord(outputWords, bytes)) return true;
  const head = headOf(text);
  if (/VirtualMFADevices|VIRTUALMFADEVICES|mfa_active/.test(head)) return true;
  if (isFailureList(path, head) || isProwlerCsv(head) || isCredentialReport(head)) return true;
  if (isUnreadOutput(path.slice(path.lastIndexOf("/") + 1), head)) return true;
  const isJson = /^\uFEFF?\s*[{[]/.test(head);
  if (isJson && /\.json$/i.test(path) && text.includes('"Statement"') && !text.includes('"Resources"')) return true;
  if (/^\uFEFF?\s*(?:\[\s*\]|\{\s*\})\s*$/.test(head)) return true;
  if (isOfOtherKind(head)) return false;
  if (isJson && mayBeSpelledOtherwise(bytes)) return true;
  return isJson ? jsonMember.test(head) || arnOfRoot.test(head) : /\.ya?ml$/i.test(path) && yamlMember.test(head);
}

function headOf(bytes: Buffer): string {
  const head = bytes.subarray(0, headBytes);
  const wide = markedWide(head) ?? unmarkedWide(head);
  return wide === undefined
    ? head.toString("latin1").replace(/^\u00ef\u00bb\u00bf/, "")
    : new TextDecoder(wide).decode(head);
}
