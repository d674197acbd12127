import type { AccountFact, Fact, Names, OrganizationalUnitFact, OrganizationFact } from "../model/fact.ts";
import type { Resource } from "../model/resource.ts";
import { entry, revealed, type Value } from "../model/value.ts";
import { type FactAdapter, factBase, type ResourceScope } from "./adapter.ts";
import { attributesOf, isMissing, knownText, names, pointer, setting, stands } from "./attributes.ts";

const organizationTypes = [
  "AWS::Organizations::Organization",
  "aws_organizations_organization",
  "awscc_organizations_organization",
];
const unitTypes = [
  "AWS::Organizations::OrganizationalUnit",
  "aws_organizations_organizational_unit",
  "awscc_organizations_organizational_unit",
];
const accountTypes = ["AWS::Organizations::Account", "aws_organizations_account", "awscc_organizations_account"];

/** What an organization is given to guard it: whoever declares one of these speaks of the organization. */
const organizationGuardrails = [
  "aws_organizations_policy_attachment",
  "aws_organizations_policy",
  "aws_config_organization_conformance_pack",
  "aws_config_organization_managed_rule",
  "aws_securityhub_configuration_policy_association",
];

/** The organization, its OUs and its accounts. */
export const organizations: FactAdapter<"Organization" | "OrganizationalUnit" | "Account" | "ServiceAccess"> = {
  gives: { Organization: true, OrganizationalUnit: true, Account: true, ServiceAccess: true },
  types: [...organizationTypes, ...unitTypes, ...accountTypes, "aws_organizations_aws_service_access"],
  companions: organizationGuardrails,
  toFacts(resource, scope) {
    if (isReadOrganization(resource, scope)) return [readOrganization(resource)];
    if (!stands(resource)) return [];
    if (organizationTypes.includes(resource.type)) return [organizationFact(resource)];
    if (unitTypes.includes(resource.type)) return [unitFact(resource)];
    if (accountTypes.includes(resource.type)) return [accountFact(resource)];
    const principal = setting(attributesOf(resource).get("ServicePrincipal"));
    return [{ fact: "ServiceAccess", ...factBase(resource), principal } satisfies Fact];
  },
};

/**
 * CloudFormation and awscc declare neither policy types nor service access. Sources:
 * `AWS::Organizations::Organization`; Terraform docs of `aws_organizations_organization`.
 */
function organizationFact(resource: Resource): OrganizationFact {
  const attributes = attributesOf(resource, { ManagementAccountId: "master_account_id" });
  const isAws = resource.type.startsWith("aws_");
  const featureSet = setting(attributes.get("FeatureSet"));
  const rootId = isAws ? readBackRoot(attributes.get("Roots")) : knownText(attributes.get("RootId"));
  const managementId = accountId(attributes.get("ManagementAccountId"));
  const id = knownText(attributes.get("Id")) ?? knownText(resource.importId);
  return {
    fact: "Organization",
    ...factBase(resource),
    featureSet: featureSet.kind === "absent" ? { kind: "known", value: "ALL" } : featureSet,
    policyTypes: isAws ? givenNames(attributes.get("EnabledPolicyTypes"), "enabled_policy_types") : null,
    serviceAccess: isAws
      ? givenNames(attributes.get("AwsServiceAccessPrincipals"), "aws_service_access_principals")
      : null,
    ...(id !== undefined && /^o-[a-z0-9]{10,32}$/.test(id) && { id }),
    ...(rootId !== undefined && { rootId }),
    ...(managementId !== undefined && { managementId }),
    accounts: isAws ? readBackAccounts(attributes.get("Accounts")) : [],
  };
}

/**
 * An organization that a plan only reads, as a data source, to attach policies to it: what it is like counts. An application
 * that reads the ID of its organization speaks of none.
 */
function isReadOrganization(resource: Resource, scope: ResourceScope): boolean {
  if (resource.action !== "read" || resource.type !== "aws_organizations_organization") return false;
  const id = knownText(entry(resource.properties, "id"));
  const isManaged = scope.ofTypes([resource.type]).some(stands);
  return id !== undefined && !isManaged && scope.ofTypes(organizationGuardrails).some((one) => one.action !== "read");
}

/**
 * A member account may not read what is enabled: only with the root do these lists tell anything. AWS Config gives itself the
 * service access when the first pack or rule is deployed, so what is not listed yet says nothing.
 */
function readOrganization(resource: Resource): OrganizationFact {
  const { policyTypes, serviceAccess, ...fact } = organizationFact(resource);
  const openList = (values: Names["values"], attribute: string): Names => ({
    values,
    open: { kind: "not-given", setting: attribute },
  });
  return {
    ...fact,
    isStanding: true,
    policyTypes: fact.rootId === undefined ? openList([], "enabled_policy_types") : policyTypes,
    serviceAccess: openList(serviceAccess?.values ?? [], "aws_service_access_principals"),
  };
}

/** An empty list says that there is none; without the list nothing is said. */
function givenNames(value: Value | undefined, attribute: string): Names {
  const inner = value && revealed(value);
  const isEmpty = inner?.kind === "list" && inner.items.length === 0;
  return isMissing(value) && !isEmpty ? { values: [], open: { kind: "not-given", setting: attribute } } : names(value);
}

function readBackRoot(roots: Value | undefined): string | undefined {
  const inner = roots && revealed(roots);
  return inner?.kind === "list" ? knownText(entry(inner.items[0], "id")) : undefined;
}

function readBackAccounts(accounts: Value | undefined): OrganizationFact["accounts"] {
  const inner = accounts && revealed(accounts);
  if (inner?.kind !== "list") return [];
  return inner.items.flatMap((item) => {
    const id = accountId(entry(item, "id"));
    const name = knownText(entry(item, "name"));
    if (id === undefined) return [];
    return [name === undefined ? { id } : { id, name }];
  });
}

/** 12 digits, or nothing that is known to be an account. */
function accountId(value: Value | undefined): string | undefined {
  const text = knownText(value);
  return text !== undefined && /^[0-9]{12}$/.test(text) ? text : undefined;
}

function unitFact(resource: Resource): OrganizationalUnitFact {
  const attributes = attributesOf(resource);
  const id = knownText(attributes.get("Id")) ?? importedUnit(resource);
  return {
    fact: "OrganizationalUnit",
    ...factBase(resource),
    name: knownText(attributes.get("Name")) ?? resource.address,
    ...(id !== undefined && { id }),
    parent: pointer(attributes.get("ParentId")),
  };
}

function importedUnit({ importId }: Resource): string | undefined {
  const text = knownText(importId);
  return text?.startsWith("ou-") ? text : undefined;
}

/** Without a parent an account stands under the root. */
function accountFact(resource: Resource): AccountFact {
  const attributes = attributesOf(resource, { AccountName: "name", ParentIds: "parent_id", AccountId: "id" });
  const id = accountId(attributes.get("AccountId")) ?? accountId(resource.importId);
  const parents = attributes.get("ParentIds");
  return {
    fact: "Account",
    ...factBase(resource),
    name: knownText(attributes.get("AccountName")) ?? resource.address,
    ...(id !== undefined && { id }),
    parent: isMissing(parents) ? { kind: "root" } : pointer(parents),
  };
}
