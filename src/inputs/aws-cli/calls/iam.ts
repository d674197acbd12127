import { child, type SyntaxNode } from "../../../syntax/node.ts";
import { type Answer, accountOfArn, flagAt, momentOf, namesAt, scalarOf, textAt } from "../answer.ts";
import { decodedReport, observeReport } from "../credential-report.ts";
import { listedDeviceType } from "../listed-device-type.ts";
import { hasMorePages } from "../pages.ts";
import { deviceResource, isListedDevice, ownerArnOf, serialPattern } from "../virtual-mfa-devices.ts";
import { type Call, eachAnswer, listOf } from "./call.ts";

/** Source: IAM API reference, `ListVirtualMFADevices`. */
const listVirtualMfaDevices: Call = {
  command: "iam list-virtual-mfa-devices",
  key: "VirtualMFADevices",
  fits: (value) => value.kind === "list",
  isItem: isListedDevice,
  type: listedDeviceType,
  accountsOf,
  read(answers, unfinished) {
    const isOpen = (account: string | undefined) =>
      unfinished.some((one) => {
        const accounts = accountsOf(one);
        return account === undefined || accounts.length === 0 || accounts.includes(account);
      });
    const isFiltered = isUnassignedOnly(answers);
    answers.forEach((answer, index) => {
      if (isFiltered) answer.incomplete("unassigned-only", unassignedOnly, listedDeviceType);
      const before = answers[index - 1];
      const isContinuation = before !== undefined && hasMorePages(before.root) && !unfinished.includes(before);
      readDevices(answer, (account) => isFiltered || isOpen(account), isContinuation);
    });
  },
};

const unassignedOnly =
  "the list holds only devices that are given to nobody, as `--assignment-status Unassigned` gives, so it says nothing of root: run the command without it, or with `--assignment-status Assigned`";

/**
 * Whether a list may be of the devices that nobody has: all of it is such devices, or its file is named so. Those of root
 * are in another list then.
 */
function isUnassignedOnly(answers: readonly Answer[]): boolean {
  const items = answers.flatMap((answer) => answer.items("VirtualMFADevices"));
  if (items.length === 0) return answers.some(({ file }) => /unassigned/i.test(file.name));
  const isNobodys = (item: SyntaxNode) =>
    textAt(item, "SerialNumber") !== undefined &&
    ownerArnOf(item) === undefined &&
    (child(item, "User")?.kind ?? "none") !== "map" &&
    textAt(item, "EnableDate") === undefined;
  return answers.every((answer) => !answer.isProjected) && items.every(isNobodys);
}

function accountsOf(answer: Answer): readonly string[] {
  const accounts = answer.items("VirtualMFADevices").flatMap((item) => deviceResource(item, answer)?.account ?? []);
  return [...new Set(accounts)];
}

/** `isOpen`: whether a page of the list of an account is missing. */
function readDevices(answer: Answer, isOpen: (account: string | undefined) => boolean, isContinuation: boolean): void {
  const items = answer.items("VirtualMFADevices");
  const ofRoot = new Map<string, number>();
  for (const item of items) {
    const resource = deviceResource(item, answer);
    if (!resource) continue;
    answer.file.resources.push(resource);
    const { account } = resource;
    if (account !== undefined) ofRoot.set(account, (ofRoot.get(account) ?? 0) + Number(isOfRoot(item, account)));
  }
  const isTold = items.every((item) => isOwnerTold(item, items, answer.isProjected));
  if (!isTold)
    answer.incomplete(
      "owners-left-out",
      "the list does not say whom the devices are given to: run the command without --query, or keep User in it",
      listedDeviceType,
    );
  for (const [account, count] of ofRoot)
    answer.observe(
      { kind: "virtual-devices", ofRoot: count, isWhole: isTold && !isOpen(account) },
      answer.root,
      account,
    );
  if (ofRoot.size === 0 && !isContinuation)
    answer.observe({ kind: "virtual-devices", ofRoot: 0, isWhole: isTold && !isOpen(undefined) }, answer.root);
}

/**
 * A projection may leave the owner out; where it keeps `EnableDate`, a device without one belongs to nobody. A device with
 * a date belongs to somebody.
 */
function isOwnerTold(item: SyntaxNode, items: readonly SyntaxNode[], isProjected: boolean): boolean {
  if (ownerArnOf(item) !== undefined) return true;
  const user = child(item, "User");
  if (textAt(user, "UserName") !== undefined || textAt(user, "UserId") !== undefined) return true;
  if (user?.kind === "map" || textAt(item, "EnableDate") !== undefined) return false;
  const hasSerial = !isProjected && textAt(item, "SerialNumber") !== undefined;
  return hasSerial || items.some((one) => textAt(one, "EnableDate") !== undefined);
}

function isOfRoot(item: SyntaxNode, account: string): boolean {
  const arn = ownerArnOf(item);
  if (arn !== undefined) return arn.endsWith(":root");
  if (child(item, "User") === undefined)
    return textAt(item, "SerialNumber")?.endsWith(":mfa/root-account-mfa-device") === true;
  return textAt(child(item, "User"), "UserName") === undefined && textAt(child(item, "User"), "UserId") === account;
}

/**
 * Devices of one user, of root where the command ran as root. A serial number of hardware is its own; one that is an ARN is
 * that of a virtual device, and tells of root where it has the name that root's has. Source: IAM user guide, "Find the
 * serial number of an MFA device".
 */
const listMfaDevices: Call = {
  command: "iam list-mfa-devices",
  key: "MFADevices",
  fits: listOf("SerialNumber"),
  read: eachAnswer((answer) => {
    for (const item of answer.items("MFADevices")) readDeviceOfUser(item, answer);
  }),
};

function readDeviceOfUser(item: SyntaxNode, answer: Answer): void {
  const serial = scalarOf(child(item, "SerialNumber"));
  const user = textAt(item, "UserName");
  const account = serial && accountOfArn(serial.source);
  const isRoot = user === undefined || user === "root" || user === "<root_account>" || user === account;
  if (!serial || !isRoot) return;
  if (serial.source.endsWith(":mfa/root-account-mfa-device")) readFoundDevice(item, answer);
  else if (!/:mfa\//.test(serial.source))
    answer.observe({ kind: "hardware-device", serialNumber: serial.source }, item, account);
}

/** A device that stands, in an output that need not name all of them. */
function readFoundDevice(item: SyntaxNode, answer: Answer): void {
  const device = deviceResource(item, answer);
  if (!device) return;
  answer.file.resources.push(device);
  const { account } = device;
  const ofRoot = account !== undefined && isOfRoot(item, account) ? 1 : 0;
  if (ofRoot > 0) answer.observe({ kind: "virtual-devices", ofRoot, isWhole: false }, item, account);
}

/** The device that was made, which nobody has yet. Source: IAM API reference, `CreateVirtualMFADevice`. */
const createVirtualMfaDevice: Call = {
  command: "iam create-virtual-mfa-device",
  key: "VirtualMFADevice",
  fits: (value) => serialPattern.test(textAt(value, "SerialNumber") ?? ""),
  type: listedDeviceType,
  read: eachAnswer((answer) => {
    const device = child(answer.root, "VirtualMFADevice");
    if (device) readFoundDevice(device, answer);
  }),
};

/**
 * One device, or one item of a list that a projection left. Source: IAM API reference, `GetMFADevice`, `VirtualMFADevice`.
 */
const getMfaDevice: Call = {
  command: "iam get-mfa-device",
  key: "SerialNumber",
  fits: (value, answer) =>
    value.kind === "scalar" &&
    (child(answer, "EnableDate") ?? child(answer, "Certifications") ?? child(answer, "User")) !== undefined,
  type: listedDeviceType,
  read: eachAnswer((answer) => {
    const { root } = answer;
    if (child(root, "User")?.kind === "map") readFoundDevice(root, answer);
    else readDeviceOfUser(root, answer);
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

/** Source: IAM API reference, `GetCredentialReport`. */
const getCredentialReport: Call = {
  command: "iam get-credential-report",
  key: "ReportFormat",
  fits: (_, answer) => child(answer, "Content")?.kind === "scalar",
  read: eachAnswer((answer) => {
    const content = scalarOf(child(answer.root, "Content"));
    if (!content) return;
    observeReport(decodedReport(content.source), answer, () => content, momentOf(textAt(answer.root, "GeneratedTime")));
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
  createVirtualMfaDevice,
  getMfaDevice,
  getAccountSummary,
  getCredentialReport,
  listOrganizationsFeatures,
];
