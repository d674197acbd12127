import type {
  AccountFact,
  Fact,
  FactBase,
  OrganizationalUnitFact,
  OrganizationFact,
  Pointer,
  PolicyAttachmentFact,
  PolicyDocumentFact,
} from "../../src/model/fact.ts";
import { known } from "../../src/model/value.ts";
import { place } from "./resource-support.ts";

/** What every fact carries; an address and whatever matters. */
export function base(address: string, more: Partial<FactBase> = {}): FactBase {
  return {
    resource: { format: "terraform-plan", type: "aws_x", address },
    action: "declare",
    location: place,
    header: place,
    callers: [],
    when: [],
    ...more,
  };
}

export const byId = (id: string): Pointer => ({ kind: "id", id });
export const byAddress = (address: string, attribute = "id"): Pointer => ({ kind: "resource", address, attribute });
export const openly = (detail: string): Pointer => ({ kind: "open", cause: { kind: "in-words", text: detail } });
export const toRoot: Pointer = { kind: "root" };

export function organizationFact(more: Partial<OrganizationFact> = {}): OrganizationFact {
  return {
    ...base("org"),
    fact: "Organization",
    featureSet: { kind: "known", value: "ALL" },
    policyTypes: { values: ["SERVICE_CONTROL_POLICY"] },
    serviceAccess: null,
    accounts: [],
    ...more,
  };
}

export function unitFact(
  address: string,
  parent: Pointer,
  more: Partial<OrganizationalUnitFact> = {},
): OrganizationalUnitFact {
  return { ...base(address), fact: "OrganizationalUnit", name: address, parent, ...more };
}

export function accountFact(address: string, parent: Pointer, more: Partial<AccountFact> = {}): AccountFact {
  return { ...base(address), fact: "Account", name: address, parent, ...more };
}

/** A service control policy by its statements. */
export function policyFact(
  address: string,
  statements: readonly object[],
  more: Partial<PolicyDocumentFact> = {},
): PolicyDocumentFact {
  return {
    ...base(address),
    fact: "PolicyDocument",
    name: address,
    role: "policy",
    type: { kind: "known", value: "SERVICE_CONTROL_POLICY" },
    content: known(JSON.stringify({ Version: "2012-10-17", Statement: statements })),
    targets: [],
    ...more,
  };
}

export function attachmentFact(
  policy: Pointer,
  target: Pointer,
  more: Partial<PolicyAttachmentFact> = {},
): PolicyAttachmentFact {
  return { ...base("attach"), fact: "PolicyAttachment", policy, target, ...more };
}

/** A fact of which only its kind matters. */
export function bareFact(fact: Fact["fact"], more: object = {}): Fact {
  return { ...base(fact), fact, ...more } as Fact;
}

/** The accounts of a small organization: one in an OU, one beside it, and the management account. */
export const [one, other, manager] = ["111122223333", "444455556666", "999999999999"] as const;
export const tree: readonly Fact[] = [
  organizationFact({ rootId: "r-ab12", managementId: manager }),
  unitFact("unit", byId("r-ab12"), { id: "ou-ab12-11111111" }),
  accountFact("one", byId("ou-ab12-11111111"), { id: one }),
  accountFact("other", byId("r-ab12"), { id: other }),
];

export const denyCreate = { Effect: "Deny", Action: "iam:CreateVirtualMFADevice", Resource: "*" };
