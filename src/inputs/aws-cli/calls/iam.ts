import { child, type SyntaxNode } from "../../../syntax/node.ts";
import { type Answer, accountOfArn, flagAt, momentOf, namesAt, scalarOf, textAt } from "../answer.ts";
import { observeReport } from "../credential-report.ts";
import { deviceResource, isListedDevice, listedDeviceType, ownerArnOf } from "../virtual-mfa-devices.ts";
import { type Call, eachAnswer } from "./call.ts";

/** Source: IAM API reference, `ListVirtualMFADevices`. */
const listVirtualMfaDevices: Call = {
  command: "iam list-virtual-mfa-devices",
  key: "VirtualMFADevices",
  fits: (value) => value.kind === "list",
  isItem: isListedDevice,
  type: listedDeviceType,
  read(answers, isWhole) {
    for (const answer of answers) readDevices(answer, isWhole);
  },
};

function readDevices(answer: Answer, isWhole: boolean): void {
  const items = answer.items("VirtualMFADevices");
  const ofRoot = new Map<string, number>();
  for (const item of items) {
    const resource = deviceResource(item, answer);
    if (!resource) continue;
    answer.file.resources.push(resource);
    const { account } = resource;
    if (account !== undefined) ofRoot.set(account, (ofRoot.get(account) ?? 0) + Number(isOfRoot(item, account)));
  }
  const isTold = !answer.isProjected || items.every((item) => isOwnerTold(item, items));
  if (!isTold)
    answer.incomplete(
      "owners-left-out",
      "the list does not say whom the devices are given to: run the command without --query, or keep User in it",
      listedDeviceType,
    );
  for (const [account, count] of ofRoot)
    answer.observe({ kind: "virtual-devices", ofRoot: count, isWhole: isWhole && isTold }, answer.root, account);
  if (ofRoot.size === 0) answer.observe({ kind: "virtual-devices", ofRoot: 0, isWhole }, answer.root);
}

/** A projection may leave the owner out; where it keeps `EnableDate`, a device without one belongs to nobody. */
function isOwnerTold(item: SyntaxNode, items: readonly SyntaxNode[]): boolean {
  if (child(item, "User") !== undefined || ownerArnOf(item) !== undefined) return true;
  const hasDates = items.some((one) => textAt(one, "EnableDate") !== undefined);
  return hasDates && textAt(item, "EnableDate") === undefined;
}

function isOfRoot(item: SyntaxNode, account: string): boolean {
  const arn = ownerArnOf(item);
  if (arn !== undefined) return arn.endsWith(":root");
  if (child(item, "User") === undefined)
    return textAt(item, "SerialNumber")?.endsWith(":mfa/root-account-mfa-device") === true;
  return textAt(child(item, "User"), "UserName") === undefined && textAt(child(item, "User"), "UserId") === account;
}

/**
 * Devices of one user, of root where the command ran as root: then the serial number names the account, or it is one of
 * the hardware's own. Source: IAM user guide, "Find the serial number of an MFA device".
 */
const listMfaDevices: Call = {
  command: "iam list-mfa-devices",
  key: "MFADevices",
  fits: (value) => value.kind === "list",
  read: eachAnswer((answer) => {
    for (const item of answer.items("MFADevices")) {
      const serial = scalarOf(child(item, "SerialNumber"));
      const user = textAt(item, "UserName");
      const account = serial && accountOfArn(serial.source);
      const isRoot = user === undefined || user === "root" || user === "<root_account>" || user === account;
      if (!serial || !isRoot || /:mfa\//.test(serial.source)) continue;
      answer.observe({ kind: "hardware-device", serialNumber: serial.source }, item, account);
    }
  }),
};

/** Source: IAM API reference, `GetAccountSummary`, `AccountMFAEnabled`. */
const getAccountSummary: Call = {
  command: "iam get-account-summary",
  key: "SummaryMap",
  fits: (value) => child(value, "AccountMFAEnabled") !== undefined,
  read: eachAnswer((answer) => {
    const summary = child(answer.root, "SummaryMap");
    const isActive = flagAt(summary, "AccountMFAEnabled");
    if (isActive === undefined || !summary) return;
    answer.observe({ kind: "mfa-active", isActive }, summary);
    const has = [flagAt(summary, "AccountPasswordPresent"), flagAt(summary, "AccountAccessKeysPresent")];
    if (has.every((one) => one === false)) answer.observe({ kind: "no-credentials" }, summary);
  }),
};

/** The report is base64 of its CSV. Source: IAM API reference, `GetCredentialReport`. */
const getCredentialReport: Call = {
  command: "iam get-credential-report",
  key: "ReportFormat",
  fits: (_, answer) => child(answer, "Content")?.kind === "scalar",
  read: eachAnswer((answer) => {
    const content = scalarOf(child(answer.root, "Content"));
    if (!content) return;
    const text = Buffer.from(content.source, "base64").toString("utf8");
    observeReport(text, answer, () => content, momentOf(textAt(answer.root, "GeneratedTime")));
  }),
};

/** Source: IAM API reference, `ListOrganizationsFeatures`. */
const listOrganizationsFeatures: Call = {
  command: "iam list-organizations-features",
  key: "EnabledFeatures",
  fits: (value, answer) => value.kind === "list" && /^o-[a-z0-9]{10,32}$/.test(textAt(answer, "OrganizationId") ?? ""),
  read: eachAnswer((answer) => {
    const features = namesAt(answer.root, "EnabledFeatures");
    const id = textAt(answer.root, "OrganizationId") ?? answer.file.path;
    if (features) answer.tell({ fact: "RootCredentialsManagement", ...answer.base(id, answer.root), features });
  }),
};

export const iamCalls: readonly Call[] = [
  listVirtualMfaDevices,
  listMfaDevices,
  getAccountSummary,
  getCredentialReport,
  listOrganizationsFeatures,
];
