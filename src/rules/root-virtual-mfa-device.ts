import { accountDeployedTo, deployedFrom } from "../model/deployed-from.ts";
import type { MfaDeviceFact, OwnerSign } from "../model/fact.ts";
import type { RelatedLocation } from "../model/location.ts";
import { stepPhrase } from "../model/phrases.ts";
import type { Rule, RuleReport } from "../model/rule.ts";
import { levelOf, type Settings } from "../model/settings.ts";
import type { Assumption } from "../model/value.ts";
import { deviceTexts } from "./device-texts.ts";
import { hardwareMfaReferences } from "./references.ts";
import { assumptionWords } from "./wording/assumptions.ts";
import { ownerSignWords } from "./wording/owner-sign.ts";

/** A virtual device whose owner is root. Owners not yet known belong to `unverifiable-root-mfa-device`. */
export const rootVirtualMfaDevice: Rule = {
  id: "root-virtual-mfa-device",
  title: "Virtual MFA device bound to the root user",
  severity: "error",
  tags: ["security", "iam", "mfa", "root", "cis-level-2"],
  docs: {
    summary: {
      what: "A virtual MFA device of the root user: declared, imported, enrolled by a call, or listed by the AWS CLI. Where nothing tells the owner, the name `root-account-mfa-device` makes the finding `possible`.",
      why: "A virtual device is a secret on a smartphone, which can be copied. Whoever has it and root's password owns the account. CIS Level 2 asks for a hardware device.",
      fixes: [
        {
          when: "it is declared in code",
          fix: "Remove it, and register a hardware security key or TOTP token for root in the console.",
        },
        { when: "it is imported", fix: "Remove the import; then do the same." },
        {
          when: "the AWS CLI lists it",
          fix: "Sign in as root, register a hardware device, check it, and deactivate the virtual one.",
        },
        {
          when: "it belongs to an IAM user",
          fix: "Refer to that user in the code, or name the device after the user.",
        },
        { when: "it has to wait", fix: "Record an exception with an owner and a date." },
      ],
    },
    description:
      "A virtual MFA device that is given to the AWS root user: declared in a template, a plan or HCL, adopted by an import, or listed by `aws iam list-virtual-mfa-devices`. The owner decides where it is known; the device name `root-account-mfa-device` counts alone only where no owner can be known, and then the finding is `possible`. So is one about code that calls the API of IAM for root: a custom resource, a declared call (a state machine, a schedule, a document of Systems Manager), a provisioner of a Terraform resource, or an action.",
    rationale:
      "A virtual device is a secret on a smartphone: it can be copied, backed up to a cloud, or taken with the phone. Whoever has it and the root password owns the account, with no policy above. CIS Level 2 therefore asks for a hardware device. AWS lets root enrol MFA in the console only, so a declaration like this states an intent (or fails to deploy), and it is the intent that should not be merged.",
    remediation: {
      short:
        "Remove the device from the code and register a hardware security key or a hardware TOTP token for root in the console (IAM, My security credentials); then deactivate the virtual one.",
      serviceWide:
        "Contain it for the whole organization first: deploy a conformance pack with `ROOT_ACCOUNT_HARDWARE_MFA_ENABLED` and a service control policy that denies `iam:CreateVirtualMFADevice` to root, so that no further account drifts while you fix this one.",
      assetLevel:
        "Sign in as root of the account, add a hardware security key or hardware TOTP token under My security credentials, check that it signs you in, and only then remove the virtual device. Delete the declaration, or the import, from the code. Internet-exposed and production accounts go first.",
      preventive:
        "Keep rootrail on every pull request, centralise root access so that member accounts have no root credentials at all, and lint the output of `aws iam list-virtual-mfa-devices` after each batch.",
    },
    references: hardwareMfaReferences,
  },
  check({ facts, settings }, report) {
    for (const device of facts.of("MfaDevice")) {
      const { owner } = device;
      if (owner.kind !== "root") continue;
      const named = namedAccounts(owner.signs);
      if (named.length > 1) {
        const asked = named.filter((account) => levelOf(settings, account) !== 1);
        const [first] = asked;
        const sign = first === undefined ? undefined : owner.signs.find((one) => one.account === first);
        if (sign) report(findingOf(device, owner.certainty, sign, asked, owner.signs, levelPhrase(settings, first)));
        continue;
      }
      const [sign] = owner.signs;
      const account = owner.account ?? device.account ?? accountDeployedTo(settings, device);
      if (levelOf(settings, account) === 1) continue;
      const accounts = account ? [account] : [];
      report(findingOf(device, owner.certainty, sign, accounts, [sign], levelPhrase(settings, account)));
    }
  },
};

/** The accounts whose root users are named: a list of users, or the branches of a condition, may have several. */
function namedAccounts(signs: readonly OwnerSign[]): readonly string[] {
  return [...new Set(signs.flatMap(({ account }) => account ?? []))].sort();
}

type SignName = Exclude<OwnerSign["kind"], "in-words">;

const causes: Readonly<Record<SignName, string>> = {
  user: "given-to-root",
  name: "named-as-roots",
  "serial-number": "serial-number-of-root",
  import: "imported-device",
  "enabled-without-user": "enabled-without-user",
  listed: "listed-device",
  call: "enrolling-call",
};

const register =
  "register a hardware security key or a hardware TOTP token for root in the console (IAM, My security credentials)";

/** Where the device does not stand in code that declares it. */
const fixes: Partial<Readonly<Record<SignName, string>>> = {
  listed: `Sign in as root and ${register}; then deactivate this virtual device.`,
  import: `Remove the import, and ${register}; then deactivate the virtual device.`,
  call: `Remove the call, and ${register}; then deactivate the virtual device, if there is one.`,
};

function findingOf(
  device: MfaDeviceFact,
  certainty: "certain" | "possible",
  sign: OwnerSign,
  accounts: readonly string[],
  signs: readonly OwnerSign[],
  level: string,
): RuleReport {
  const whose = accounts.length > 0 ? `the root user of account ${accounts.join(" or ")}` : "the root user";
  const kind = sign.kind === "in-words" ? sign.of : sign.kind;
  const related = [...signLocations(device, sign), ...otherAccounts(sign, accounts, signs), ...device.callers];
  const places = [sign.location, ...related.map(({ location }) => location)];
  return {
    cause: causes[kind],
    ...(fixes[kind] !== undefined && { remediation: fixes[kind] }),
    resource: device.resource,
    location: isTerraform(device) ? device.header : sign.location,
    certainty,
    status: device.existing ? "existing" : "new",
    message: `${device.resource.address} ${claimPhrase(sign, certainty)} ${whose}: ${ownerSignWords(sign)}${viaPhrase(sign)}${conditionPhrase(sign.when)}${fatePhrase(device)}${level}.`,
    related: [...related, ...deviceTexts(device, places)],
    accounts,
    deployedFrom: deployedFrom(device),
    identity: accounts,
  };
}

/** Why the device is not accepted, where levels are configured at all: which level holds, and what says so. */
function levelPhrase(settings: Settings, account: string | undefined): string {
  if (settings.accounts.length === 0) return "";
  const configured = settings.accounts.find((one) => one.id === account);
  if (!configured)
    return `; Level 2 holds by default, ${account ? "for the account is not configured" : "for no account is known"}`;
  const name = configured.name === undefined ? "" : ` (${configured.name})`;
  return `; Level 2 holds for account ${account}${name} ${configured.level === undefined ? "by default" : "by the configuration"}`;
}

/** Terraform findings stand on the block, as `design` has it; the attribute is a related place. */
function isTerraform(device: MfaDeviceFact): boolean {
  return device.resource.format === "terraform-plan" || device.resource.format === "terraform-hcl";
}

function signLocations(device: MfaDeviceFact, sign: OwnerSign): readonly RelatedLocation[] {
  const own: RelatedLocation = isTerraform(device)
    ? { message: "what binds it to root", location: sign.location }
    : { message: `the device ${device.resource.address}`, location: device.header };
  const isSame = JSON.stringify(own.location) === JSON.stringify(isTerraform(device) ? device.header : sign.location);
  const steps = sign.via.map((step) => ({ message: stepPhrase(step), location: step.at }));
  return isSame ? steps : [own, ...steps];
}

/** Where the root users of the other accounts are named. */
function otherAccounts(
  sign: OwnerSign,
  accounts: readonly string[],
  signs: readonly OwnerSign[],
): readonly RelatedLocation[] {
  return accounts.flatMap((account) => {
    const one = account === sign.account ? undefined : signs.find((other) => other.account === account);
    return one ? [{ message: `the root user of account ${account}`, location: one.location }] : [];
  });
}

/** Root's MFA is enabled in the console only, so code that names root declares an intent; what was read back is. */
function claimPhrase(sign: OwnerSign, certainty: "certain" | "possible"): string {
  const kind = sign.kind === "in-words" ? sign.of : sign.kind;
  if (kind === "call") return "may enrol a virtual MFA device for";
  const isDeclared = kind === "user" || kind === "name";
  if (isDeclared) return `${certainty === "certain" ? "declares" : "may declare"} a virtual MFA device for`;
  return `${certainty === "certain" ? "is" : "may be"} a virtual MFA device of`;
}

function viaPhrase(sign: OwnerSign): string {
  const step = sign.via.find((one) => one.kind !== "condition"); // conditions are told on their own
  return step ? ` by ${stepPhrase(step)}` : "";
}

function conditionPhrase(when: readonly Assumption[]): string {
  return when.length === 0 ? "" : `, if ${assumptionWords(when)}`;
}

function fatePhrase(device: MfaDeviceFact): string {
  if (device.action === "forget") {
    const tool = device.resource.format === "cloudformation" ? "CloudFormation" : "Terraform";
    return `; ${tool} stops managing it, the device itself stays`;
  }
  if (device.action === "no-op" && device.resource.format !== "aws-cli") return "; it stands unchanged";
  return "";
}
