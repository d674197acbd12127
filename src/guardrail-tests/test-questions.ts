import type { KnownOfRequests } from "../coverage/scp/policy.ts";
import type { RequestQuestion } from "../coverage/scp/set-decisions.ts";
import type { Stranger } from "../coverage/scp/strangers.ts";
import { kindCanHave } from "../policy/principals.ts";
import {
  type OwnOrganization,
  type PrincipalQuestionOptions,
  principalQuestion,
  type ResourceScope,
  registersKey,
} from "../policy/question.ts";
import { globalRegion } from "../policy/service-reference/global-services.ts";
import type { ServiceReference } from "../policy/service-reference/reference.ts";
import { actionsOf } from "./action-patterns.ts";
import {
  accountNumbersIn,
  type Filling,
  filled,
  openNames,
  placeholdersOf,
  placeholdersOfNodes,
} from "./placeholders.ts";
import { filledPrincipal, type NamedPrincipal, principalsOf } from "./principal-text.ts";
import {
  type ActionResources,
  accountOfResource,
  canBeAbout,
  namedResource,
  regionOfRequests,
  resourcesOf,
} from "./resource-scopes.ts";
import { accountOfArn, type TestCase } from "./test-file.ts";

/** One question of a test: whether a principal is denied an action, on the resources that the test is about. */
export interface TestQuestion {
  readonly principal: NamedPrincipal;
  readonly action: string;
  /** As written in the test; `null`: any resource that the action is about. */
  readonly resource: string | null;
  readonly region: string | null;
  /** Its placeholders that differ from account to account beside the account's number. */
  readonly ofNode: ReadonlySet<string>;
  /** Account IDs that it names. */
  readonly accounts: ReadonlySet<string>;
  /** It as asked in an account: one question for each kind of resource. */
  parts(filling: Filling): readonly QuestionPart[];
}

export interface QuestionPart {
  readonly question: RequestQuestion;
  readonly isRequired: boolean;
  /** A resource that it is about. */
  readonly example: string | null;
}

/** The questions of a case: each principal, each action, each region, each resource; those that no request can be are left out. */
export function questionsOf(
  test: TestCase,
  organizationPartition: string,
  reference: ServiceReference,
  strangers: readonly Stranger[] = [],
): readonly TestQuestion[] {
  const principals = (test.principal ?? [{ value: "root" }])
    .flatMap((one) => principalsOf(one.value))
    .flatMap((one) => (one.isOutside ? strangers.map((stranger) => ({ ...one, stranger })) : [one]));
  const actions = [...new Set((test.actions ?? []).flatMap((one) => actionsOf(one.value, reference)))];
  const regions = test.regions?.map((one) => one.value) ?? [null];
  return principals.flatMap((principal) => {
    const partition = principal.partition ?? organizationPartition;
    return actions.flatMap((action) =>
      regions
        .filter((region) => region === null || (globalRegion(action, partition) ?? region) === region)
        .flatMap((region) =>
          resourcesFor(test, action, principal, reference).flatMap((resource) => {
            const own = globalRegion(action, partition) === null ? regionOfRequests(action, resource) : null;
            if (region !== null && own !== null && own !== region) return [];
            return [questionOf(test, { principal, action, resource, region: region ?? own }, reference)];
          }),
        ),
    );
  });
}

/** The resources of a test that an action can be about; `null`: any. */
function resourcesFor(
  test: TestCase,
  action: string,
  { principal }: NamedPrincipal,
  reference: ServiceReference,
): readonly (string | null)[] {
  const named = (test.resources ?? []).map((one) => one.value).filter((one) => one !== "*");
  if (named.length === 0) return [null];
  const known = reference.action(action);
  return named.filter((one) => !known || canBeAbout(withStars(one), known, principal.kind === "root"));
}

/** The resources of a test that are in another partition than everybody who asks for them. */
export function foreignResources({ resources, principal }: TestCase, organizationPartition: string): readonly string[] {
  const callers = (principal ?? [{ value: "root" }]).flatMap((one) => principalsOf(one.value));
  const partitions = new Set(callers.map((one) => one.partition ?? organizationPartition));
  return (resources ?? []).flatMap(({ value }) => {
    const [, partition] = /^arn:([a-z-]+):/.exec(value) ?? [];
    return partition === undefined || partitions.has(partition) ? [] : [value];
  });
}

/** A text of a test with stars for its placeholders. */
export function withStars(text: string): string {
  return text.replaceAll(/\$\{[A-Za-z.]+\}/g, "*");
}

type Asked = Pick<TestQuestion, "principal" | "action" | "resource" | "region">;

function questionOf(test: TestCase, asked: Asked, reference: ServiceReference): TestQuestion {
  const { principal, action, resource, region } = asked;
  const texts = [
    principal.text,
    resource ?? "",
    ...[...(test.context ?? [])].flatMap(([key, { values }]) => [key, ...(values ?? [])]),
  ];
  const names = new Set(texts.flatMap(placeholdersOf));
  const accounts = new Set(texts.flatMap(accountNumbersIn));
  const ofNode = new Set([...names].filter((one) => placeholdersOfNodes.has(one)));
  const isOfNode = ofNode.size > 0;
  const context = [...(test.context ?? [])].map(([key, { values }]) => [key, values]);
  const base = JSON.stringify([
    test.policies ?? "",
    principal.text,
    principal.stranger ?? null,
    action,
    resource,
    region,
    test.device ?? "virtual",
    context,
  ]);
  // Which kinds of resources there are does not hang on the account.
  const kinds = scopesOf(asked, { account: "111122223333" }, "aws", reference);
  const partsIn = (filling: Filling): readonly QuestionPart[] => {
    const filledIn = isOfNode ? JSON.stringify(filling) : "";
    const named = isOfNode ? new Set([...accounts, ...Object.values(filling).flatMap(accountNumbersIn)]) : accounts;
    return kinds.map(({ scope, isRequired }, place) => ({
      isRequired,
      example: exampleOf(scope),
      question: {
        key: `${base}|${filledIn}|${place}`,
        action,
        accounts: named,
        isVaried: isOfNode,
        partition: principal.partition,
        ask: (account, partition, known) => {
          const whole = { ...filling, account, partition, ...(region !== null && { region }) };
          const question = askedIn(test, asked, whole, reference, place);
          const organization = principal.stranger ? organizationOf(principal.stranger, known) : known.organization;
          const { organization: _, ...rest } = known;
          return principalQuestion({ ...rest, ...(organization && { organization }), ...question });
        },
      },
    }));
  };
  let everywhere: readonly QuestionPart[] | undefined;
  return {
    ...asked,
    ofNode,
    accounts,
    parts(filling) {
      if (isOfNode) return partsIn(filling);
      everywhere ??= partsIn({});
      return everywhere;
    },
  };
}

/** The organization of a stranger; an organization that is the asked one's own is another one's. */
function organizationOf({ organization: id }: Stranger, known: KnownOfRequests): OwnOrganization | undefined {
  if (id === null) return undefined;
  const own = known.organization?.id === id ? `${id.slice(0, -1)}${id.endsWith("0") ? "1" : "0"}` : id;
  return { id: own, pathStart: `${own}/`, isWhole: false };
}

const withoutOrganization = [
  ["aws:PrincipalOrgID", null],
  ["aws:PrincipalOrgPaths", null],
] as const;

/** A question as it is asked in an account, about its `place`th kind of resource. */
function askedIn(
  test: TestCase,
  asked: Asked,
  filling: Filling & { readonly account: string; readonly partition: string },
  reference: ServiceReference,
  place: number,
): PrincipalQuestionOptions {
  const { principal: named, action, resource, region } = asked;
  const { account, partition } = filling;
  const fill = (text: string) => filled(text, filling);
  const principal = filledPrincipal(named, fill);
  const isRegional = region !== null && globalRegion(action, partition) === null;
  const given = [...(test.context ?? [])].filter(([key]) => kindCanHave(principal.kind, key.toLowerCase()));
  // Of a value whose name is not known, the request has the key all the same.
  const isOpen = (values: readonly string[] | null) =>
    values?.some((one) => openNames(placeholdersOf(one), filling).length > 0);
  const context = given.flatMap(([key, { values }]) =>
    isOpen(values) ? [] : [[key, values?.map(fill) ?? null] as const],
  );
  const present = given.flatMap(([key, { values }]) => (isOpen(values) ? [key.toLowerCase()] : []));
  const scope = scopesOf(asked, filling, partition, reference)[place]?.scope ?? { kind: "listed", arns: ["*"] };
  const isOfResources = test.policies === "resource-control";
  const resourceAccount = isOfResources ? account : resource === null ? null : accountOfResource(fill(resource));
  const device = test.device ?? "virtual";
  return {
    account: named.stranger?.account ?? named.account ?? account,
    partition,
    principal,
    action,
    resource: scope,
    ...(resourceAccount !== null && { resourceAccount }),
    // Whether another account is of the organization does not show in a resource's account.
    ...(isOfResources && named.account !== null && named.account !== account && { isMember: false }),
    ...(named.stranger?.organization === null && { isMember: false }),
    context: [
      ...(named.stranger?.organization === null ? withoutOrganization : []),
      ...(isRegional ? [["aws:RequestedRegion", [region]] as const] : []),
      ...context,
    ],
    device: device === "virtual" ? "virtual" : "any",
    present: device === "security-key" ? [...present, registersKey] : present,
    reference,
  };
}

function scopesOf(
  { principal, action, resource, region }: Asked,
  filling: Filling & { readonly account: string },
  partition: string,
  reference: ServiceReference,
): readonly ActionResources[] {
  if (resource !== null) return [{ scope: namedResource(filled(resource, filling)), isRequired: true }];
  const account = accountOfArn(principal.text) ?? filling.account;
  const isRoot = principal.principal.kind === "root";
  const settled = globalRegion(action, partition) ?? region;
  return resourcesOf(action, reference.action(action), { account, partition, region: settled, isRoot });
}

function exampleOf(scope: ResourceScope): string | null {
  if (scope.kind === "listed") return scope.arns[0] ?? null;
  return scope.prefix + (scope.examples[0] ?? "");
}
