import { wholeName } from "../../facts/name-match.ts";
import type { GuardrailCause } from "../../model/cause.ts";
import type { FactBase } from "../../model/fact.ts";
import { type Answer, no, openIf, yes } from "../../model/ternary.ts";
import { givenByCall } from "../guardrail-calls.ts";
import type { CoverageSource } from "../source.ts";
import { isListed } from "./named.ts";
import { isSameOrganization } from "./same-organization.ts";

/** Source: AWS Organizations user guide, "AWS services that you can use with AWS Organizations". */
const principals = { config: "config-multiaccountsetup.amazonaws.com", iam: "iam.amazonaws.com" } as const;

/**
 * Whether the organization of a fact gives a service access, as far as the inputs list who has it: `yes` without causes
 * where nothing lists it.
 */
export function serviceAccess(
  service: keyof typeof principals,
  fact: FactBase,
  { facts, tree, inScope }: Pick<CoverageSource, "facts" | "tree" | "inScope">,
): Answer<GuardrailCause> {
  const principal = principals[service];
  // Deploying a rule of the organization gives AWS Config access: what stood before it is no hindrance. Source: AWS Config API,
  // `PutOrganizationConfigRule`. Code that takes the access away is one.
  const isBefore = (one: FactBase) => service === "config" && isRead(one) && !isRead(fact);
  const isOther = (one: FactBase) => isBefore(one) || isSameOrganization(one, fact, tree).kind === "no";
  const lists = facts.of("Organization").filter((one) => one.serviceAccess !== null && !isOther(one));
  const giving = lists.filter((one) => one.serviceAccess?.values.includes(principal));
  const isCertain = giving.length === lists.length;
  const isGiven = giving.some((one) => isCertain || isSameOrganization(one, fact, tree).kind === "yes");
  if (lists.length === 0 || isGiven) return yes();
  const single = facts.of("ServiceAccess").filter((one) => !isOther(one));
  const named = single.filter((one) => one.principal.kind === "known" && one.principal.value === principal);
  if (named.some((one) => one.when.length === 0)) return yes();
  const notGiven = lists.some((one) => one.serviceAccess?.open?.kind === "not-given");
  if (notGiven) return yes();
  const called = lists.flatMap((one) => givenByCall("service-access", one, { inScope }, principal) ?? []);
  const unknown = [
    ...called,
    ...lists.flatMap(({ serviceAccess: list }) =>
      list && isListed(list, [wholeName(principal)]).kind === "open" ? (list.open ?? []) : [],
    ),
    ...single.flatMap((one) => (one.principal.kind === "open" ? [one.principal.cause] : [])),
  ];
  const open: readonly GuardrailCause[] = [
    ...unknown.map((of) => ({ kind: "not-known", of }) as const),
    ...named.map(({ when }) => ({ kind: "conditional", when }) as const),
    ...(giving.length > 0 ? [{ kind: "several-organizations" } as const] : []),
  ];
  const places = lists.map((one) => ({ kind: "organization-service-access", location: one.header }) as const);
  return openIf(
    open.map((of): GuardrailCause => ({ kind: "service-access-open", service, of })),
    no<GuardrailCause>({ kind: "no-service-access", service, places }),
  );
}

function isRead({ resource }: FactBase): boolean {
  return resource.format === "aws-cli";
}
