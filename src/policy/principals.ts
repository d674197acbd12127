import { throughKeys } from "./context-keys.ts";
import { type Domain, pathsAndNames } from "./regions.ts";
import {
  type CharacterClass,
  codesOf,
  inBoth,
  notStartingWith,
  type PatternPiece,
  textsOfPatterns,
} from "./text-patterns.ts";

/** What calls. */
export type PrincipalKind = "root" | "user" | "role" | "federated-user" | "service-linked-role" | "service";

/** A principal of a question, or every one that a pattern matches. Plain data. */
export interface Principal {
  readonly kind: PrincipalKind;
  /** The end of its ARN as the condition keys have it: `root`, `user/alice`, `role/Admin`. May hold `*` and `?`. */
  readonly name: string;
  /** Of a session of a role or a federated user: its name. */
  readonly session?: string;
}

/** The texts that a key can be where the caller settles their form. */
export interface KeyForm {
  /** What all of them begin with, as far as that differs from account to account. */
  readonly start: string;
  readonly texts: Domain;
  readonly examples: readonly string[];
}

/** What a principal says about the keys of its requests, by lower-case key. */
export interface PrincipalKeys {
  /** `null`: its requests never have the key. */
  readonly settled: ReadonlyMap<string, readonly string[] | null>;
  /** Keys that its requests always have, with any value of the form. */
  readonly forms: ReadonlyMap<string, KeyForm>;
  /** Keys that its requests always have. */
  readonly present: readonly string[];
  /** The key whose value is the last step of the ARN, where the principal stands for several; what the value begins with. */
  readonly nameKey: { readonly key: string; readonly start: string } | null;
}

/** Keys of calls that a service makes as itself. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sourcearn */
const ofServices = [
  "aws:principalservicename",
  "aws:principalservicenameslist",
  "aws:sourceaccount",
  "aws:sourcearn",
  "aws:sourceorgid",
  "aws:sourceorgpaths",
];

/** Keys that only the sessions of roles have; none of them has `aws:AssumedRoot`, which is of `sts:AssumeRoot`. */
const ofRoles = [
  "aws:chatbotsourcearn",
  "aws:ec2instancesourceprivateipv4",
  "aws:ec2instancesourcevpc",
  "aws:federatedprovider",
  "aws:sourceidentity",
];

/** What every principal of a kind has in common. Keys that are in no list may be there or not. */
interface KindKeys {
  /** `aws:PrincipalType`; `null`: not documented. */
  readonly type: string | null;
  readonly always: readonly string[];
  /** A key that ends in a slash is a prefix. */
  readonly never: readonly string[];
}

/**
 * The keys of each kind. Sources: IAM user guide, "AWS global condition context keys" (the availability of each key)
 * and "Where you can use policy variables" (the table of principals).
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#principaltable
 */
const principalKinds: Readonly<Record<PrincipalKind, KindKeys>> = {
  // A session of `sts:AssumeRoot` is bound to a task policy of AWS.
  root: {
    type: "Account",
    always: [],
    never: [...ofServices, ...ofRoles, "aws:assumedroot", "aws:username", "aws:principaltag/"],
  },
  user: { type: "User", always: ["aws:username"], never: [...ofServices, ...ofRoles, "aws:assumedroot"] },
  // A role acts through its sessions, with temporary credentials.
  role: {
    type: "AssumedRole",
    always: ["aws:tokenissuetime"],
    never: [...ofServices, "aws:assumedroot", "aws:username"],
  },
  "service-linked-role": {
    type: "AssumedRole",
    always: ["aws:tokenissuetime"],
    never: [...ofServices, "aws:assumedroot", "aws:username"],
  },
  // A session of `sts:GetFederationToken`.
  "federated-user": {
    type: "FederatedUser",
    always: ["aws:tokenissuetime"],
    never: [
      ...ofServices,
      ...ofRoles,
      "aws:assumedroot",
      "aws:username",
      "aws:multifactorauthpresent",
      "aws:multifactorauthage",
    ],
  },
  service: {
    type: null,
    always: [],
    never: [
      ...ofRoles,
      "aws:assumedroot",
      "aws:username",
      "aws:principalorgid",
      "aws:principalorgpaths",
      "aws:principaltag/",
      "aws:multifactorauthpresent",
      "aws:multifactorauthage",
    ],
  },
};

/** Whether requests of a kind of principal can have a global key (lower case), as far as the kind settles it. */
export function kindCanHave(kind: PrincipalKind, key: string): boolean {
  return !principalKinds[kind].never.some((one) => (one.endsWith("/") ? key.startsWith(one) : key === one));
}

/** Whether service control policies bind requests of a kind of principal. https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html#not-restricted-by-scp */
export function isBoundByScps(kind: PrincipalKind): boolean {
  return kind !== "service-linked-role" && kind !== "service";
}

/** The path of service-linked roles. https://docs.aws.amazon.com/IAM/latest/UserGuide/using-service-linked-roles.html */
const linkedPath = "aws-service-role/";
/** Roles of IAM Identity Center have a path of their own, which the ARN of a session leaves out. https://docs.aws.amazon.com/singlesignon/latest/userguide/using-service-linked-roles.html */
const identityCenterPath = "aws-reserved/sso.amazonaws.com/";

const visible = codesOf(
  "xyzabcdefghijklmnopqrstuvwABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.@=,+/!\"#$%&'()*:;<>?[\\]^`{|}~",
);
const names = codesOf("xyzabcdefghijklmnopqrstuvwABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.@=,+");
const idLetters = codesOf("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789abcdefghijklmnopqrstuvwxyz");

/**
 * A principal by the end of its ARN: `root`, `user/alice`, `role/Admin`, `assumed-role/Admin/alice`,
 * `federated-user/alice`, `service/config.amazonaws.com`. A session of a role is the role as far as condition keys
 * tell: `aws:PrincipalArn` holds the role's ARN. `null`: no principal.
 */
export function principalOf(name: string): Principal | null {
  if (name === "root") return { kind: "root", name };
  const [first, ...rest] = name.split("/");
  const end = rest.join("/");
  if (end === "" || !isName(end)) return null;
  switch (first) {
    case "user":
      return { kind: "user", name };
    case "role":
      return { kind: end.startsWith(linkedPath) ? "service-linked-role" : "role", name };
    case "assumed-role":
      return rest.length === 2 ? sessionOf(rest[0] ?? "", rest[1] ?? "") : null;
    case "federated-user":
      return rest.length === 1 ? { kind: "federated-user", name, session: end } : null;
    case "service":
      return /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(end) ? { kind: "service", name: end } : null;
    default:
      return null;
  }
}

/** Path and name. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-names */
function isName(text: string): boolean {
  return [...text].every((one) => visible.has(one.charCodeAt(0))) && !text.endsWith("/");
}

function sessionOf(role: string, session: string): Principal | null {
  if (role === "" || session === "") return null;
  if (role.startsWith("AWSServiceRoleFor")) return { kind: "service-linked-role", name: `role/${role}`, session };
  const path = role.startsWith("AWSReservedSSO_") ? `${identityCenterPath}*` : "";
  return { kind: "role", name: `role/${path}${role}`, session };
}

/** Whether a principal stands for every one that a pattern matches. */
function isPattern({ kind, name }: Principal): boolean {
  return kind !== "service" && /[*?]/.test(name);
}

/** What is known of principals that were asked about lately: one object for each, so that what is found for its texts can be kept. */
const keysOfPrincipals = new Map<string, PrincipalKeys>();
const maxKept = 1000;

/** What a principal of an account says about the keys of its requests. Equal calls give one object. */
export function keysOfPrincipal(principal: Principal, account: string, partition: string): PrincipalKeys {
  const { kind, name, session = "" } = principal;
  const key = `${partition}:${account}:${kind}:${name}:${session}`;
  const known = keysOfPrincipals.get(key);
  if (known) return known;
  if (keysOfPrincipals.size >= maxKept) keysOfPrincipals.clear();
  const keys = readKeys(principal, account, partition);
  keysOfPrincipals.set(key, keys);
  return keys;
}

function readKeys(principal: Principal, account: string, partition: string): PrincipalKeys {
  const { kind, name, session } = principal;
  const { type, always } = principalKinds[kind];
  const settled = new Map<string, readonly string[] | null>();
  const forms = new Map<string, KeyForm>();
  settled.set("aws:principalisawsservice", [String(kind === "service")]);
  if (type !== null) settled.set("aws:principaltype", [type]);
  if (kind === "service") {
    settled.set("aws:principalservicename", [name]);
    // A request of a service may be a call in a chain that it makes for a caller, but then the caller is the principal.
    settled.set(throughKeys.via, ["false"]);
    return { settled, forms, present: always, nameKey: null };
  }
  settled.set("aws:principalaccount", [account]);
  const base = `arn:${partition}:${kind === "federated-user" ? "sts" : "iam"}::${account}:`;
  if (isPattern(principal)) forms.set("aws:principalarn", arnForm(base, principal));
  else settled.set("aws:principalarn", [base + name]);
  if (kind === "root") settled.set("aws:userid", [account]);
  else if (kind === "federated-user" && session !== undefined && !/[*?]/.test(session))
    settled.set("aws:userid", [`${account}:${session}`]);
  else forms.set("aws:userid", userIdFormOf(principal, account));
  if (kind === "user" && !isPattern(principal)) settled.set("aws:username", [name.slice(name.lastIndexOf("/") + 1)]);
  return { settled, forms, present: always, nameKey: isPattern(principal) ? nameKeyOf(kind, account) : null };
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#principaltable */
function nameKeyOf(kind: PrincipalKind, account: string): PrincipalKeys["nameKey"] {
  if (kind === "user") return { key: "aws:username", start: "" };
  return kind === "federated-user" ? { key: "aws:userid", start: `${account}:` } : null;
}

/** Every principal of the kind whose name the pattern matches; service-linked roles are a kind of their own. */
function arnForm(base: string, { kind, name }: Principal): KeyForm {
  // A federated user has no path.
  const pattern = textsOfPatterns([[base, ...piecesOf(name, kind === "federated-user" ? names : visible)]]);
  const domain = inBoth(pattern, pathsAndNames);
  const texts = kind === "role" ? notStartingWith(domain, `${base}role/${linkedPath}`) : domain;
  return { start: base, texts, examples: [base + name.replaceAll("*", "example").replaceAll("?", "x")] };
}

/** `*` and `?` as in policies. */
function piecesOf(pattern: string, of: CharacterClass): readonly PatternPiece[] {
  return pattern
    .split(/([*?])/)
    .filter((one) => one !== "")
    .map((one) =>
      one === "*" ? { of, least: 0, endless: true } : one === "?" ? { of, least: 1, endless: false } : one,
    );
}

const userIdForms = new Map<string, KeyForm>();

/** Callers that differ in their names have one object. */
function userIdFormOf(principal: Principal, account: string): KeyForm {
  const { kind, session = "*" } = principal;
  const key = `${kind}:${session}:${kind === "federated-user" ? account : ""}`;
  const known = userIdForms.get(key);
  if (known) return known;
  if (userIdForms.size >= maxKept) userIdForms.clear();
  const form = userIdForm(principal, account);
  userIdForms.set(key, form);
  return form;
}

/**
 * `AIDA…` for a user, `AROA…:session` for a role, `account:name` for a federated user.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
 */
function userIdForm({ kind, session = "*" }: Principal, account: string): KeyForm {
  const start = kind === "user" ? "AIDA" : kind === "federated-user" ? account : "AROA";
  const id: readonly PatternPiece[] = kind === "federated-user" ? [] : [{ of: idLetters, least: 1, endless: true }];
  const end: readonly PatternPiece[] = kind === "user" ? [] : [":", ...sessionPieces(session)];
  const shown = kind === "federated-user" ? start : `${start}EXAMPLEID`;
  const name = session.includes("*") || session.includes("?") ? "example" : session;
  return {
    start: kind === "federated-user" ? start : "",
    texts: textsOfPatterns([[start, ...id, ...end]]),
    examples: [kind === "user" ? shown : `${shown}:${name}`],
  };
}

function sessionPieces(session: string): readonly PatternPiece[] {
  return session === "*" ? [{ of: names, least: 2, endless: true }] : piecesOf(session, names);
}
