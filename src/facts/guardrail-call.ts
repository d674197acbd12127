import type { GuardrailCallFact } from "../model/fact.ts";
import type { CalledGuardrail } from "../model/guardrail.ts";
import { writtenParts } from "../model/text-parts.ts";
import { revealed, type Value } from "../model/value.ts";

/** A call that may make guardrails or take them away. */
export type GuardrailArgument = { readonly kind: "guardrail" } & Pick<GuardrailCallFact, "effect" | "of" | "name">;

type Service = "organizations" | "iam" | "config" | "securityhub" | "controltower";

interface KnownCall {
  readonly service: Service;
  readonly effects: readonly GuardrailCallFact["effect"][];
  readonly of: CalledGuardrail;
}

const makes = ["makes"] as const;
const takes = ["takes-away"] as const;
const both = ["makes", "takes-away"] as const;

/**
 * By the names of the API in small letters. A call that only prepares a guardrail is none: a policy that is created is attached
 * to nothing. Sources: API references of Organizations, IAM, AWS Config, Security Hub and Control Tower.
 */
const calls: ReadonlyMap<string, KnownCall> = new Map<string, KnownCall>([
  ["attachpolicy", { service: "organizations", effects: makes, of: "policy-attachment" }],
  ["updatepolicy", { service: "organizations", effects: both, of: "policy" }],
  ["detachpolicy", { service: "organizations", effects: takes, of: "policy-attachment" }],
  ["deletepolicy", { service: "organizations", effects: takes, of: "policy" }],
  ["enablepolicytype", { service: "organizations", effects: makes, of: "policy-type" }],
  ["disablepolicytype", { service: "organizations", effects: takes, of: "policy-type" }],
  ["enableawsserviceaccess", { service: "organizations", effects: makes, of: "service-access" }],
  ["disableawsserviceaccess", { service: "organizations", effects: takes, of: "service-access" }],
  [
    "enableorganizationsrootcredentialsmanagement",
    { service: "iam", effects: makes, of: "root-credentials-management" },
  ],
  [
    "disableorganizationsrootcredentialsmanagement",
    { service: "iam", effects: takes, of: "root-credentials-management" },
  ],
  ["putconfigrule", { service: "config", effects: makes, of: "config-rule" }],
  ["deleteconfigrule", { service: "config", effects: takes, of: "config-rule" }],
  ["putorganizationconfigrule", { service: "config", effects: makes, of: "organization-config-rule" }],
  ["deleteorganizationconfigrule", { service: "config", effects: takes, of: "organization-config-rule" }],
  ["putconformancepack", { service: "config", effects: makes, of: "conformance-pack" }],
  ["deleteconformancepack", { service: "config", effects: takes, of: "conformance-pack" }],
  ["putorganizationconformancepack", { service: "config", effects: makes, of: "organization-conformance-pack" }],
  ["deleteorganizationconformancepack", { service: "config", effects: takes, of: "organization-conformance-pack" }],
  ["startconfigurationrecorder", { service: "config", effects: makes, of: "recorder" }],
  ["stopconfigurationrecorder", { service: "config", effects: takes, of: "recorder" }],
  ["deleteconfigurationrecorder", { service: "config", effects: takes, of: "recorder" }],
  ["batchenablestandards", { service: "securityhub", effects: makes, of: "security-hub" }],
  ["batchdisablestandards", { service: "securityhub", effects: takes, of: "security-hub" }],
  ["enablesecurityhub", { service: "securityhub", effects: makes, of: "security-hub" }],
  ["disablesecurityhub", { service: "securityhub", effects: takes, of: "security-hub" }],
  ["updatestandardscontrol", { service: "securityhub", effects: both, of: "security-hub" }],
  ["batchupdatestandardscontrolassociations", { service: "securityhub", effects: both, of: "security-hub" }],
  ["createconfigurationpolicy", { service: "securityhub", effects: makes, of: "security-hub" }],
  ["updateconfigurationpolicy", { service: "securityhub", effects: both, of: "security-hub" }],
  ["deleteconfigurationpolicy", { service: "securityhub", effects: takes, of: "security-hub" }],
  ["startconfigurationpolicyassociation", { service: "securityhub", effects: both, of: "security-hub" }],
  ["startconfigurationpolicydisassociation", { service: "securityhub", effects: takes, of: "security-hub" }],
  ["enablecontrol", { service: "controltower", effects: makes, of: "control" }],
  ["disablecontrol", { service: "controltower", effects: takes, of: "control" }],
]);

/** Names that functions of others have too, IAM and IoT attach policies as well, with an argument that only these have. */
const shared: ReadonlyMap<string, RegExp> = new Map([
  ...["attachpolicy", "updatepolicy", "detachpolicy", "deletepolicy"].map(
    (name) => [name, /\bpolicy[_-]?id\b/i] as const,
  ),
  ...["enablecontrol", "disablecontrol"].map((name) => [name, /\b(?:control|target)[_-]?identifier\b/i] as const),
]);

/** The names of all calls in small letters, and those of the cmdlets. */
export const guardrailCallNames: readonly string[] = [...calls.keys()];

/**
 * Cmdlets of AWS Tools for PowerShell in small letters, each with the call that it makes. Source: AWS Tools for PowerShell cmdlet
 * reference, "API operations".
 */
export const guardrailCmdlets: ReadonlyMap<string, string> = new Map([
  ["add-orgpolicy", "attachpolicy"],
  ["dismount-orgpolicy", "detachpolicy"],
  ["update-orgpolicy", "updatepolicy"],
  ["remove-orgpolicy", "deletepolicy"],
  ["enable-orgpolicytype", "enablepolicytype"],
  ["disable-orgpolicytype", "disablepolicytype"],
  ["enable-orgawsserviceaccess", "enableawsserviceaccess"],
  ["disable-orgawsserviceaccess", "disableawsserviceaccess"],
  ["enable-iamorganizationsrootcredentialsmanagement", "enableorganizationsrootcredentialsmanagement"],
  ["disable-iamorganizationsrootcredentialsmanagement", "disableorganizationsrootcredentialsmanagement"],
  ["write-cfgconfigrule", "putconfigrule"],
  ["remove-cfgconfigrule", "deleteconfigrule"],
  ["write-cfgorganizationconfigrule", "putorganizationconfigrule"],
  ["remove-cfgorganizationconfigrule", "deleteorganizationconfigrule"],
  ["write-cfgconformancepack", "putconformancepack"],
  ["remove-cfgconformancepack", "deleteconformancepack"],
  ["write-cfgorganizationconformancepack", "putorganizationconformancepack"],
  ["remove-cfgorganizationconformancepack", "deleteorganizationconformancepack"],
  ["start-cfgconfigurationrecorder", "startconfigurationrecorder"],
  ["stop-cfgconfigurationrecorder", "stopconfigurationrecorder"],
  ["remove-cfgconfigurationrecorder", "deleteconfigurationrecorder"],
  ["enable-shubstandardsbatch", "batchenablestandards"],
  ["disable-shubstandardsbatch", "batchdisablestandards"],
]);

/** How SDKs, the CLI and integrations call the services. */
const services: ReadonlyMap<string, Service> = new Map([
  ["organizations", "organizations"],
  ["iam", "iam"],
  ["config", "config"],
  ["configservice", "config"],
  ["securityhub", "securityhub"],
  ["controltower", "controltower"],
]);

/** `ConfigService`, `@aws-sdk/client-config-service`, `securityhub`; `undefined` for another service, or none. */
export function serviceOf(name: string): string | undefined {
  if (name.length > 60) return undefined;
  const plain = name.toLowerCase().replace(/^@aws-sdk\/client-/, "");
  return services.get(plain.replace(/[-_ ]/g, ""));
}

/** What a call is made of, as far as it is known. */
export interface WrittenCall {
  /** `attachPolicy`, `AttachPolicyCommand`, `attach-policy`, `organizations:AttachPolicy`. */
  readonly name: string;
  /** What `serviceOf` gives; `undefined` where nothing names it. */
  readonly service: string | undefined;
  /** The arguments with their names as one text, in whatever syntax; NUL stands for what is not known. */
  readonly given: string;
  /** The program around the call in small letters, which may tell the service where nothing else does. */
  readonly program?: string;
}

/** What a call may do to guardrails; empty for any other call, and for one whose arguments say that it is about something else. */
export function guardrailCalls({ name, service, given, program = "" }: WrittenCall): readonly GuardrailArgument[] {
  if (name.length > 80) return [];
  const [, before, rest = ""] = /^(?:([a-z]+)[:.])?([A-Za-z_-]+)$/i.exec(name) ?? [];
  const plain = rest
    .toLowerCase()
    .replace(/[-_]/g, "")
    .replace(/(?:command|input|request)$/, "");
  const call = calls.get(plain);
  const of = service ?? (before === undefined ? undefined : (serviceOf(before) ?? before));
  if (!call || (of !== undefined && of !== call.service)) return [];
  const own = of === undefined ? shared.get(plain) : undefined;
  // `client.attach_policy(**request)`: only the name of the client's service tells.
  const isOther = own && !own.test(given) && (/[=:]/.test(given) || !program.includes(call.service));
  if (isOther) return [];
  return call.effects.flatMap((effect): readonly GuardrailArgument[] => {
    const found = aboutOf(call, effect, given);
    return found ? [{ kind: "guardrail", effect, ...found }] : [];
  });
}

/** The guardrail that a call is about; `null` where the arguments tell that it is none for root's MFA. */
function aboutOf({ of }: KnownCall, effect: GuardrailCallFact["effect"], given: string): About {
  switch (of) {
    case "policy-attachment":
    case "policy":
    case "policy-type":
      return policyOf(of, given);
    case "config-rule":
    case "organization-config-rule":
      return effect === "makes" ? ruleOf(of, given) : { of, ...named(given, "config[_-]?rule[_-]?name") };
    case "conformance-pack":
    case "organization-conformance-pack":
      return effect === "makes" ? packOf(of, given) : { of, ...named(given, "conformance[_-]?pack[_-]?name") };
    case "service-access":
      return accessOf(of, given);
    case "control":
      return controlOf(given);
    default:
      return { of };
  }
}

/** The services whose guardrails need access to the organization. Source: Organizations user guide, "AWS services that you can use". */
const guardrailPrincipals: ReadonlySet<string> = new Set([
  "config-multiaccountsetup.amazonaws.com",
  "iam.amazonaws.com",
]);

type About = Pick<GuardrailArgument, "of" | "name"> | null;

function policyOf(of: CalledGuardrail, given: string): About {
  const type = argument(given, "policy[_-]?type");
  if (type !== undefined && type !== "SERVICE_CONTROL_POLICY") return null;
  const id = argument(given, "policy[_-]?id");
  if (id === "p-FullAWSAccess") return null;
  return id !== undefined && /^p-[0-9a-z]+$/.test(id) ? { of, name: id } : { of };
}

function packOf(of: CalledGuardrail, given: string): About {
  const isWritten = /\btemplate[_-]?body\b/i.test(given) && /\bResources\b/.test(given) && !/[\0$]/.test(given);
  return isWritten && !given.includes("ROOT_ACCOUNT_") ? null : { of };
}

function accessOf(of: CalledGuardrail, given: string): About {
  const principal = argument(given, "service[_-]?principal");
  if (principal === undefined) return { of };
  return guardrailPrincipals.has(principal) ? { of, name: principal } : null;
}

function ruleOf(of: CalledGuardrail, given: string): About {
  const identifier = argument(given, "(?:source|rule)[_-]?identifier") ?? shorthand.exec(given)?.[1];
  if (identifier === undefined || identifier === "ROOT_ACCOUNT_HARDWARE_MFA_ENABLED") return { of };
  return identifier === "ROOT_ACCOUNT_MFA_ENABLED" ? { of: "any-mfa" } : null;
}

/** The identifier in the shorthand of the CLI, which has no quotes: `--config-rule ConfigRuleName=x,Source={…,SourceIdentifier=IAM_…}`. */
const shorthand =
  /--(?:config-rule|organization-managed-rule-metadata)\s[^\0]*?\b(?:Source|Rule)Identifier=([A-Z0-9_]+)(?=[,}\s]|$)/;

function controlOf(given: string): About {
  const control = argument(given, "control[_-]?identifier");
  if (control === undefined) return { of: "control" };
  if (control.endsWith("/AWS-GR_RESTRICT_ROOT_USER")) return { of: "root-control" };
  if (control.endsWith("/AWS-GR_ROOT_ACCOUNT_MFA_ENABLED")) return { of: "any-mfa" };
  // The catalogue has another name, without words, for each control.
  return /\/AWS-GR_[A-Z0-9_]+$/.test(control) ? null : { of: "control" };
}

function named(given: string, name: string): { readonly name?: string } {
  const value = argument(given, name);
  return value === undefined ? {} : { name: value };
}

/**
 * The constant that an argument is given, whatever the syntax: `PolicyId='p-1'`, `--policy-id p-1`, `"PolicyId": "p-1"`. The name
 * of a variable is none: a program writes it without quotes, a shell with `$`.
 */
function argument(given: string, name: string): string | undefined {
  const pattern = new RegExp(
    `(?:--?${name}(?:\\s+|=)["']?|\\b${name}\\b["']?\\s*(?:=>|[:=])\\s*(?:aws\\.String\\(|to_string\\()?["'\`])([A-Za-z0-9][\\w:/.+-]*)(?=[\\s"'\`,)}]|$)`,
    "i",
  );
  return pattern.exec(given)?.[1];
}

/** Longest text of arguments that is looked at, and deepest map. */
const maxGiven = 20_000;
const maxDepth = 8;

/** The arguments that a value holds as one text, for `WrittenCall`. */
export function givenIn(value: Value, depth = 0): string {
  const inner = revealed(value);
  if (depth > maxDepth) return "\0";
  switch (inner.kind) {
    case "known":
      return `"${inner.value}"`;
    case "text":
      return `"${writtenParts(inner.parts, () => "\0")}"`;
    case "map": {
      const parts = inner.entries.map((one) => `"${one.key.replace(/\.\$$/, "")}": ${givenIn(one.value, depth + 1)}`);
      return `{${parts.join(", ")}}`.slice(0, maxGiven);
    }
    case "list":
      return `[${inner.items.map((item) => givenIn(item, depth + 1)).join(", ")}]`.slice(0, maxGiven);
    default:
      return "\0";
  }
}
