import { isMoment } from "../../../model/day.ts";
import type { Fact, OrganizationFact, Pointer } from "../../../model/fact.ts";
import { opaque } from "../../../model/symbol.ts";
import { known, unknown, type Value } from "../../../model/value.ts";
import { child, type SyntaxNode } from "../../../syntax/node.ts";
import { type Answer, accountOfArn, organizationOfArn, scalarOf, settingAt, targetOf, textAt } from "../answer.ts";
import { type Call, eachAnswer, listOf } from "./call.ts";
import { commandInName } from "./commands.ts";

/*
 * Outputs of AWS Organizations. What an output does not say, such as the policy whose targets it lists, is taken from the
 * file's name where that holds the ID. Source: AWS Organizations API reference.
 */

const serviceControl = "SERVICE_CONTROL_POLICY";
const fullAccess = "p-FullAWSAccess";

/** The ID of a root, an OU or an account. */
const nodeId = /^(?:r-[0-9a-z]{4,32}|ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}|[0-9]{12})$/;

/** The IDs of an ARN of AWS Organizations: `arn:aws:organizations::111122223333:ou/o-a1b2c3d4e5/ou-ab12-11111111`. */
function idsOfArn(arn: string | undefined): { readonly organization?: string; readonly management?: string } {
  const organization = organizationOfArn(arn ?? "");
  const management = accountOfArn(arn ?? "");
  return { ...(organization !== undefined && { organization }), ...(management !== undefined && { management }) };
}

const idPatterns = {
  policy: /(?<![a-zA-Z0-9])p-[0-9a-zA-Z_]{8,128}(?![a-zA-Z0-9])/g,
  parent: /(?<![a-zA-Z0-9])(?:ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}|r-[0-9a-z]{4,32})(?![a-zA-Z0-9])/g,
  target: /(?<![a-zA-Z0-9])(?:ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}|r-[0-9a-z]{4,32}|[0-9]{12})(?![a-zA-Z0-9])/g,
} as const;

/**
 * The ID in a file's name that a command was asked about: behind the command's name, where one is there, since the account
 * that asked may stand before it. A date with its time is none; of several nothing tells which one it is.
 */
function idInName(name: string, kind: keyof typeof idPatterns): string | undefined {
  const pattern = idPatterns[kind];
  const idsIn = (text: string) => new Set([...text.matchAll(pattern)].map(([id]) => id).filter((id) => !isMoment(id)));
  const command = commandInName(name)?.replace(/^\S+ /, "");
  const behind = command === undefined ? undefined : idsIn(name.slice(name.indexOf(command) + command.length));
  const [id, ...others] = behind?.size ? behind : idsIn(name);
  return others.length > 0 ? undefined : id;
}

function ownTarget(answer: Answer, kind: "target" | "parent"): Pointer {
  const id = idInName(answer.file.name, kind);
  return id === undefined ? answer.openPointer(kind) : { kind: "id", id };
}

const nothingSaid = { policyTypes: null, serviceAccess: null, accounts: [] } as const;

const describeOrganization: Call = {
  command: "organizations describe-organization",
  key: "Organization",
  fits: (value) => /^o-[a-z0-9]{10,32}$/.test(textAt(value, "Id") ?? ""),
  read: eachAnswer((answer) => {
    const organization = child(answer.root, "Organization");
    const id = textAt(organization, "Id");
    if (!organization || id === undefined) return;
    const managementId = textAt(organization, "MasterAccountId") ?? textAt(organization, "ManagementAccountId");
    answer.tell({
      fact: "Organization",
      ...answer.base(id, organization, textAt(organization, "Arn")),
      featureSet: settingAt(organization, "FeatureSet"),
      ...nothingSaid,
      id,
      ...(managementId !== undefined && /^[0-9]{12}$/.test(managementId) && { managementId }),
    });
  }),
};

const listRoots: Call = {
  command: "organizations list-roots",
  key: "Roots",
  isItem: (item) => /:root\/o-/.test(textAt(item, "Arn") ?? ""),
  read: eachAnswer((answer) => {
    for (const root of answer.items("Roots")) {
      const rootId = textAt(root, "Id");
      if (rootId === undefined) continue;
      const arn = textAt(root, "Arn");
      const { organization, management } = idsOfArn(arn);
      const types = child(root, "PolicyTypes");
      const ofStatus = (status: RegExp) =>
        types?.kind === "list"
          ? types.items
              .filter((one) => status.test(textAt(one, "Status") ?? ""))
              .flatMap((one) => textAt(one, "Type") ?? [])
          : undefined;
      const enabled = ofStatus(/^ENABLED$/);
      // Source: Organizations API reference, `PolicyTypeSummary`.
      const isChanging = ofStatus(/^PENDING_/)?.includes("SERVICE_CONTROL_POLICY");
      const fact: OrganizationFact = {
        fact: "Organization",
        ...answer.base(rootId, root, arn),
        ...nothingSaid,
        // Policy types need all features. Source: Organizations user guide, "Enabling all features".
        featureSet: enabled?.length ? { kind: "known", value: "ALL" } : answer.openSetting("feature-set"),
        policyTypes: enabled
          ? { values: enabled, ...(isChanging && { open: answer.gap("policy-type-changing") }) }
          : null,
        rootId,
        ...(organization !== undefined && { id: organization }),
        ...(management !== undefined && { managementId: management }),
      };
      answer.tell(fact);
    }
  }),
};

const listServiceAccess: Call = {
  command: "organizations list-aws-service-access-for-organization",
  key: "EnabledServicePrincipals",
  fits: listOf("ServicePrincipal", /\./),
  read(answers, unfinished) {
    const isWhole = unfinished.length === 0;
    const [first] = answers;
    if (!first) return;
    const items = answers.flatMap((answer) => answer.items("EnabledServicePrincipals"));
    const values = items.flatMap((item) => textAt(item, "ServicePrincipal") ?? []);
    const names = isWhole ? { values } : { values, open: { kind: "not-given" } as const };
    const base = first.base(first.file.path, first.root);
    first.tell({
      fact: "Organization",
      ...base,
      ...nothingSaid,
      featureSet: first.openSetting("feature-set"),
      serviceAccess: names,
    });
  },
};

const listAccounts: Call = {
  command: "organizations list-accounts",
  key: "Accounts",
  isItem: (item) => isAccount(item),
  read(answers, unfinished) {
    for (const answer of answers) {
      const accounts = answer.items("Accounts");
      if (!answer.isProjected && unfinished.length === 0) tellOrganizationOf(answer, accounts[0]);
      for (const account of accounts) tellAccount(answer, account);
    }
  },
};

/**
 * The ARN of an account names its organization and the management account. The list is of all accounts where the file is
 * named after the call: the accounts of one parent look the same.
 */
function tellOrganizationOf(answer: Answer, account: SyntaxNode | undefined): void {
  if (account === undefined || !/list-accounts(?!-for)/.test(answer.file.name)) return;
  const arn = textAt(account, "Arn");
  const { organization, management } = idsOfArn(arn);
  if (organization === undefined || management === undefined) return;
  answer.tell({
    fact: "Organization",
    ...answer.base(organization, account, arn),
    ...nothingSaid,
    featureSet: answer.openSetting("feature-set"),
    id: organization,
    managementId: management,
  });
}

const describeAccount: Call = {
  command: "organizations describe-account",
  key: "Account",
  fits: (value) => isAccount(value),
  read: eachAnswer((answer) => {
    const account = child(answer.root, "Account");
    if (account) tellAccount(answer, account);
  }),
};

function isAccount(item: SyntaxNode): boolean {
  return /:account\/o-/.test(textAt(item, "Arn") ?? "");
}

function isUnit(item: SyntaxNode): boolean {
  return /:ou\/o-/.test(textAt(item, "Arn") ?? "");
}

function tellAccount(answer: Answer, account: SyntaxNode): void {
  const id = textAt(account, "Id");
  if (id === undefined || !/^[0-9]{12}$/.test(id)) return;
  const state = textAt(account, "State") ?? textAt(account, "Status");
  const isClosed = state === undefined ? {} : { isClosed: state === "SUSPENDED" || state === "CLOSED" };
  const parent = ownTarget(answer, "parent");
  const base = answer.organizationBase(id, account, textAt(account, "Arn"));
  answer.tell({ fact: "Account", ...base, name: textAt(account, "Name") ?? id, id, parent, ...isClosed });
}

const listUnits: Call = {
  command: "organizations list-organizational-units-for-parent",
  key: "OrganizationalUnits",
  isItem: (item) => isUnit(item),
  read: eachAnswer((answer) => {
    for (const unit of answer.items("OrganizationalUnits")) tellUnit(answer, unit, ownTarget(answer, "parent"));
  }),
};

const describeUnit: Call = {
  command: "organizations describe-organizational-unit",
  key: "OrganizationalUnit",
  fits: (value) => isUnit(value),
  read: eachAnswer((answer) => {
    const unit = child(answer.root, "OrganizationalUnit");
    if (unit) tellUnit(answer, unit, answer.openPointer("parent"));
  }),
};

function tellUnit(answer: Answer, unit: SyntaxNode, parent: Pointer): void {
  const id = textAt(unit, "Id");
  if (id === undefined) return;
  const base = answer.organizationBase(id, unit, textAt(unit, "Arn"));
  answer.tell({ fact: "OrganizationalUnit", ...base, name: textAt(unit, "Name") ?? id, id, parent });
}

/** The parent of the account or OU that the file is named after. */
const listParents: Call = {
  command: "organizations list-parents",
  key: "Parents",
  isItem: (item) =>
    /^(?:ROOT|ORGANIZATIONAL_UNIT)$/.test(textAt(item, "Type") ?? "") && nodeId.test(textAt(item, "Id") ?? ""),
  read: eachAnswer((answer) => {
    const child = idInName(answer.file.name, "target");
    const [parent] = answer.items("Parents");
    const id = textAt(parent, "Id");
    if (child === undefined || id === undefined || !parent) return;
    const base = answer.base(child, parent);
    const node = { name: child, id: child, parent: targetOf(id) };
    answer.tell(
      child.startsWith("ou-")
        ? { fact: "OrganizationalUnit", ...base, ...node }
        : { fact: "Account", ...base, ...node },
    );
  }),
};

/** The children of the root or OU that the file is named after. */
const listChildren: Call = {
  command: "organizations list-children",
  key: "Children",
  isItem: (item) =>
    /^(?:ACCOUNT|ORGANIZATIONAL_UNIT)$/.test(textAt(item, "Type") ?? "") && nodeId.test(textAt(item, "Id") ?? ""),
  read: eachAnswer((answer) => {
    const parent = ownTarget(answer, "parent");
    for (const item of answer.items("Children")) {
      const id = textAt(item, "Id");
      if (id === undefined) continue;
      const base = answer.base(id, item);
      const node = { name: id, id, parent };
      answer.tell(
        id.startsWith("ou-") ? { fact: "OrganizationalUnit", ...base, ...node } : { fact: "Account", ...base, ...node },
      );
    }
  }),
};

/**
 * `list-policies` of the whole organization, `list-policies-for-target` in a file that is named after a target. Where the
 * name is that of `list-policies`, an account in it is the one that asked.
 */
const listPolicies: Call = {
  command: "organizations list-policies",
  key: "Policies",
  isItem: (item) => /:policy\/(?:o-|service_control_policy\/)/.test(textAt(item, "Arn") ?? ""),
  read(answers, unfinished) {
    const isWhole = unfinished.length === 0;
    const [first] = answers;
    if (!first) return;
    const { name } = first.file;
    const isNamedWhole = /list-policies(?!.?for)/i.test(name);
    const isForTarget = /for.?target/i.test(name) || (!isNamedWhole && idInName(name, "target") !== undefined);
    const items = answers.flatMap((answer) => answer.items("Policies").map((item) => ({ answer, item })));
    if (!isForTarget) {
      for (const { answer, item } of items) tellPolicy(answer, item, undefined);
      return;
    }
    const target = ownTarget(first, "target");
    const isOfScps = items.some(({ item }) => textAt(item, "Type") === serviceControl);
    for (const { answer, item } of items) {
      const id = textAt(item, "Id");
      if (id !== undefined) tellAttachment(answer, item, { kind: "id", id }, target);
    }
    const isFull = items.some(({ item }) => textAt(item, "Id") === fullAccess);
    if (isWhole && isOfScps && !isFull) {
      const base = { ...first.base(fullAccess, first.root), action: "delete" } as const;
      first.tell({ fact: "PolicyAttachment", ...base, policy: { kind: "id", id: fullAccess }, target });
    }
  },
};

const describePolicy: Call = {
  command: "organizations describe-policy",
  key: "Policy",
  fits: (value) => child(value, "PolicySummary") !== undefined,
  read: eachAnswer((answer) => {
    const policy = child(answer.root, "Policy");
    const summary = child(policy, "PolicySummary");
    if (summary) tellPolicy(answer, summary, child(policy, "Content"));
  }),
};

function tellPolicy(answer: Answer, summary: SyntaxNode, content: SyntaxNode | undefined): void {
  const id = textAt(summary, "Id");
  if (id === undefined || id === fullAccess) return;
  const base = answer.organizationBase(id, summary, textAt(summary, "Arn"));
  answer.tell({
    fact: "PolicyDocument",
    ...base,
    name: textAt(summary, "Name") ?? id,
    role: "policy",
    type: settingAt(summary, "Type"),
    content: contentOf(answer, summary, content),
    id,
    // Which targets it has is another command's answer.
    elsewhere: answer.gap("target"),
    targets: [],
  });
}

function contentOf(answer: Answer, summary: SyntaxNode, content: SyntaxNode | undefined): Value {
  const text = scalarOf(content);
  if (text) return known(text.source, { at: answer.locate(text) });
  const at = answer.locate(summary);
  return unknown(opaque("unset", at, "its text is in the output of `aws organizations describe-policy`"), { at });
}

/** The targets of the policy that the file is named after: all of them, where no page is missing. */
const listTargets: Call = {
  command: "organizations list-targets-for-policy",
  key: "Targets",
  isItem: (item) => nodeId.test(textAt(item, "TargetId") ?? ""),
  read(answers, unfinished) {
    const isWhole = unfinished.length === 0;
    const [first] = answers;
    if (!first) return;
    const id = idInName(first.file.name, "policy");
    const policy: Pointer = id === undefined ? first.openPointer("policy") : { kind: "id", id };
    for (const answer of answers) {
      for (const item of answer.items("Targets")) {
        const target = textAt(item, "TargetId");
        if (target !== undefined) tellAttachment(answer, item, policy, targetOf(target));
      }
    }
    if (id === undefined || !isWhole) return;
    if (id === fullAccess) return tellFullAccess(answers, first);
    const base = first.base(id, first.root);
    const type = first.openSetting("policy-text");
    const content = contentOf(first, first.root, undefined);
    first.tell({ fact: "PolicyDocument", ...base, name: id, role: "policy", type, content, id, targets: [] });
  },
};

/** Where `FullAWSAccess` is attached, which it is everywhere else at first. A selection of `--query` tells nothing of the rest. */
function tellFullAccess(answers: readonly Answer[], first: Answer): void {
  if (answers.some((answer) => answer.isProjected)) return;
  const targets = answers.flatMap((answer) => answer.items("Targets"));
  const [organization] = targets.flatMap((item) => idsOfArn(textAt(item, "Arn")).organization ?? []);
  first.tell({
    fact: "Organization",
    ...first.organizationBase(fullAccess, first.root),
    ...nothingSaid,
    featureSet: first.openSetting("feature-set"),
    fullAccessAt: targets.flatMap((item) => textAt(item, "TargetId") ?? []),
    ...(organization !== undefined && { id: organization }),
  });
}

function tellAttachment(answer: Answer, item: SyntaxNode, policy: Pointer, target: Pointer): void {
  const name = (pointer: Pointer) => (pointer.kind === "id" ? pointer.id : "?");
  const fact: Fact = {
    fact: "PolicyAttachment",
    ...answer.base(`${name(policy)} on ${name(target)}`, item),
    policy,
    target,
  };
  answer.tell(fact);
}

export const organizationsCalls: readonly Call[] = [
  describeOrganization,
  listRoots,
  listServiceAccess,
  listAccounts,
  describeAccount,
  listUnits,
  describeUnit,
  listParents,
  listChildren,
  listPolicies,
  describePolicy,
  listTargets,
];
