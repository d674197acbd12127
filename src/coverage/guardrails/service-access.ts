import type { GuardrailCause } from "../../model/cause.ts";
import type { FactIndex } from "../../model/rule.ts";

/** Source: AWS Organizations user guide, "AWS services that you can use with AWS Organizations". */
const principals = { config: "config-multiaccountsetup.amazonaws.com", iam: "iam.amazonaws.com" } as const;

/** That the organization lists who has access, and the service is not among them. */
export function missingServiceAccess(service: keyof typeof principals, facts: FactIndex): GuardrailCause | null {
  const principal = principals[service];
  const lists = facts.of("Organization").filter((one) => one.serviceAccess !== null);
  const single = facts.of("ServiceAccess");
  if (lists.length === 0 || single.some((one) => one.principal.kind !== "known" || one.principal.value === principal))
    return null;
  const lacks = lists.every(
    (one) => one.serviceAccess?.open === undefined && !one.serviceAccess?.values.includes(principal),
  );
  if (!lacks) return null;
  const places = lists.map((one) => ({ kind: "organization-service-access", location: one.header }) as const);
  return { kind: "no-service-access", service, places };
}
