import {
  type Context,
  conditionsHold,
  isInScope,
  type RawPolicy,
  type RawStatement,
  type Reading,
  type Request,
} from "./evaluator.ts";

/**
 * The requests that root of one account can make, as far as the policies of the generator can tell them apart: a list
 * of what each group of keys can be, and every combination of them.
 */

export const account = "111122223333";
export const today = "2026-11-29";

/** What every request of root has. */
const settled: Context = {
  "aws:principalarn": `arn:aws:iam::${account}:root`,
  "aws:principalaccount": account,
  "aws:principaltype": "Account",
  "aws:userid": account,
  "aws:principalisawsservice": "false",
  "aws:resourceaccount": account,
  "aws:securetransport": "true",
  "aws:requestedregion": "us-east-1",
};

function words(letters: readonly string[], longest: number): readonly string[] {
  let last = [""];
  const all = [""];
  for (let length = 1; length <= longest; length += 1) {
    last = last.flatMap((word) => letters.map((letter) => word + letter));
    all.push(...last);
  }
  return all;
}

const someWords = words(["a", "b", "z"], 4).filter((word) => word !== "");
/** Texts that are equal to a pattern of the generator taken literally. */
const literal = ["*", "?", "??", "a*", "*b", "*a*", "?*", "a?b", "b*a", `*${account}`, "${*}"].flatMap((one) => [
  one,
  one.toUpperCase(),
]);
const texts = [...someWords, ...literal, "A", "B", "AB", "Ab", "aB", "AA", "BA", "BbA", "abzab", "babab"].concat([
  account,
  `z${account}`,
  `${account}z`,
  `a${account}`,
  `b${account}`,
  "Account",
  "ZA",
  "ZB",
  "A?B",
]);
const addresses = [
  "9.255.255.255",
  "10.0.0.0",
  "10.1.0.0",
  "10.2.0.0",
  "10.255.255.255",
  "11.0.0.0",
  "203.0.113.0",
].concat([
  "203.0.112.255",
  "203.0.114.0",
  "192.0.2.76",
  "192.0.2.77",
  "192.0.2.78",
  "127.255.255.255",
  "2001:db8::1",
  "128.0.0.0",
]);
const days = ["2030-01-01T00:00:00Z", "2030-06-01T12:00:00Z", "2031-01-01T00:00:00Z"];
const services = ["cloudformation.amazonaws.com", "athena.amazonaws.com", "ssm.amazonaws.com"];

const text = (key: string, values: readonly string[]): readonly Context[] => [
  {},
  ...values.map((value) => ({ [key]: value })),
];

function subsets(values: readonly string[]): readonly (readonly string[])[] {
  const found: (readonly string[])[] = [[]];
  for (const value of values) found.push(...found.map((set) => [...set, value]));
  return found.filter((set) => set.length > 0 && set.length <= 4);
}

function timeAt(milliseconds: number): Context {
  return {
    "aws:currenttime": new Date(milliseconds).toISOString().replace(".000Z", "Z"),
    "aws:epochtime": String(milliseconds / 1000),
  };
}

const times = [
  Date.parse(today),
  ...days.flatMap((day) => [-3_600_000, 0, 3_600_000].map((more) => Date.parse(day) + more)),
].map(timeAt);

/** Every chain of services by who is in it, who is first and who is last. */
const chains = subsets(services).flatMap((chain) =>
  chain.flatMap((first) =>
    chain.map((last) => ({
      "aws:viaawsservice": "true",
      "aws:calledvia": chain,
      "aws:calledviafirst": first,
      "aws:calledvialast": last,
    })),
  ),
);

const organizations = [
  "o-aaaaaaaaaa",
  "o-aaaaxxxxxx",
  "o-aaaaxxxxxxx",
  "o-bbbbbbbbbb",
  "o-zzzzzzzzzz",
  "o-zzzzzzzzzzzz",
];
const paths = organizations.flatMap((id) =>
  ["", "ou-ab12-11111111/", "ou-ab12-22222222/", "ou-ab12-33333333/", "ou-ab12-11111111/ou-ab12-33333333/"].map(
    (rest) => `${id}/r-ab12/${rest}`,
  ),
);

function organizationOf(path: string): Context {
  const id = path.slice(0, path.indexOf("/"));
  return { "aws:principalorgid": id, "aws:resourceorgid": id };
}

/** Groups of keys that depend on each other, with every way of filling them; by the action where that matters. */
function groupsFor(isCreate: boolean): readonly (readonly Context[])[] {
  const direct: Context = { "aws:viaawsservice": "false" };
  return [
    text("aws:useragent", texts),
    text("aws:referer", texts),
    isCreate ? text("aws:requesttag/team", ["", ...texts]) : [{}],
    isCreate
      ? [
          {},
          ...subsets(["a", "b", "ab", "z", "zz", "az", "zb", "AB", "B", "A", "??", "*b", "a*"]).map((set) => ({
            "aws:tagkeys": set,
          })),
        ]
      : [{}],
    // A request comes over the internet or through a VPC endpoint; one that a service makes may say neither.
    [
      ...text("aws:sourceip", addresses),
      ...text("aws:sourcevpc", ["vpc-0a0a0a0a", "vpc-0b0b0b0b", "vpc-0c0c0c0c0c0c0c0c0", "vpc-0c0c0c0a"]),
    ],
    [
      {},
      { "aws:multifactorauthpresent": "false" },
      ...["0", "9", "10", "11", "3599", "3600", "3601"].map((age) => ({
        "aws:multifactorauthpresent": "true",
        "aws:multifactorauthage": age,
      })),
    ],
    times,
    // A path begins with the ID of the organization, and a resource of the caller's account is in the same place.
    paths.map((path) => ({ ...organizationOf(path), "aws:principalorgpaths": [path], "aws:resourceorgpaths": [path] })),
    isCreate ? [direct, { "aws:viaawsservice": "true" }, ...chains] : [direct],
  ];
}

/** A group with its keys; its contexts have what is settled as well. */
interface Group {
  readonly keys: ReadonlySet<string>;
  readonly contexts: readonly Context[];
}

function prepared(groups: readonly (readonly Context[])[]): readonly Group[] {
  return groups.map((group) => ({
    keys: new Set(group.flatMap((context) => Object.keys(context))),
    contexts: group.map((context) => ({ ...settled, ...context })),
  }));
}

const groupsOfCreate = prepared(groupsFor(true));
const groupsOfEnable = prepared(groupsFor(false));

const names = [
  ...words(["a", "b", "/"], 4).filter((name) => /^(?:.*\/)?[ab]+$/.test(name)),
  "z",
  "Z",
  "zzz",
  "phone", "root-account-mfa-device", "zz", "az", "zb", "zzb", "azz", account, `${account}a`, "x:mfa/a", "x:mfa/b", "x:mfa/z",
  "x:user/a", "x:user/root", "a:mfa/b", "b:mfa/a", "x:mfa/root-account-mfa-device", "x/root", "z:mfa/a/b", "root:z/a", "x:root/a",
]; // biome-ignore format: a list of names

export function resourcesFor(action: string): readonly string[] {
  const base = `arn:aws:iam::${account}:`;
  return action === "iam:CreateVirtualMFADevice"
    ? names.map((name) => `${base}mfa/${name}`)
    : [`${base}root`, `${base}user/root`];
}

/**
 * Which sets of statements apply together, over every request of an action: a bit for each statement. A request is a
 * resource and one context of each group, and a condition is on keys of one group, so the statements that apply are
 * those that every part of the request leaves.
 */
export function appliedSets(policy: RawPolicy, action: string, reading: Reading): ReadonlySet<number> {
  const groups = action === "iam:CreateVirtualMFADevice" ? groupsOfCreate : groupsOfEnable;
  const isGrouped = (key: string) => groups.some(({ keys }) => keys.has(key));
  const scopes = resourcesFor(action).map((resource) =>
    bitsOf(policy, (one) => isInScope(one, { action, resource, context: settled }, reading)),
  );
  const fixed = bitsOf(policy, (one) => conditionsHold(one, settled, reading, (key) => !isGrouped(key)));
  let sets = new Set(scopes.map((scope) => scope & fixed));
  for (const group of groups) {
    const masks = masksOf(policy, group, reading);
    sets = new Set([...sets].flatMap((set) => [...masks].map((mask) => set & mask)));
  }
  return sets;
}

function masksOf(policy: RawPolicy, { keys, contexts: group }: Group, reading: Reading): ReadonlySet<number> {
  const isAsked = policy.Statement.some(({ Condition = {} }) =>
    Object.values(Condition).some((asked) => Object.keys(asked).some((key) => keys.has(key.toLowerCase()))),
  );
  const contexts = isAsked ? group : group.slice(0, 1);
  return new Set(
    contexts.map((context) => bitsOf(policy, (one) => conditionsHold(one, context, reading, (key) => keys.has(key)))),
  );
}

function bitsOf({ Statement }: RawPolicy, holds: (statement: RawStatement) => boolean): number {
  return Statement.reduce((bits, statement, index) => (holds(statement) ? bits | (1 << index) : bits), 0);
}

/** The context of a request that a witness describes: what is settled, what it lists, and what follows from that. */
export function contextOf(witness: ReadonlyMap<string, string | readonly string[]>): Context {
  const context: Record<string, string | readonly string[]> = { ...settled, "aws:viaawsservice": "false" };
  for (const [key, value] of witness) context[key.toLowerCase()] = value;
  const named = context["aws:principalorgpaths"] ?? context["aws:resourceorgpaths"];
  const id = context["aws:principalorgid"] ?? context["aws:resourceorgid"] ?? "o-cccccccccc";
  const path = named === undefined ? `${String(id)}/r-ab12/` : String(named);
  Object.assign(context, organizationOf(path));
  Object.assign(context, { "aws:principalorgpaths": [path], "aws:resourceorgpaths": [path] });
  const time = String(context["aws:currenttime"] ?? context["aws:epochtime"] ?? "2029-01-01T00:00:00Z");
  return { ...context, ...timeAt(/^\d+(?:\.\d+)?$/.test(time) ? Number(time) * 1000 : Date.parse(time)) };
}

export { settled as settledContext };

/** One request of an action, at random. */
export function randomRequest(action: string, random: () => number): Request {
  const pick = <T>(values: readonly T[]): T | undefined => values[Math.floor(random() * values.length)];
  const groups = action === "iam:CreateVirtualMFADevice" ? groupsOfCreate : groupsOfEnable;
  const context: Context = Object.assign({}, ...groups.map((group) => pick(group.contexts)));
  return { action, resource: pick(resourcesFor(action)) ?? "", context };
}
