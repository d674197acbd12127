import type { Location } from "../model/location.ts";
import { isGlobalKey, misspelledKey, shapeOf } from "../policy/context-keys.ts";
import { parseInstant } from "../policy/instant.ts";
import { canHaveKey } from "../policy/key-availability.ts";
import { parseRange } from "../policy/network.ts";
import { parseNumber } from "../policy/numbers.ts";
import { keysOfPrincipal, kindCanHave } from "../policy/principals.ts";
import { createDevice, enableDevice, registersKey, securityKeyKeys } from "../policy/question.ts";
import { globalRegion } from "../policy/service-reference/global-services.ts";
import type { ServiceReference } from "../policy/service-reference/reference.ts";
import { suggest } from "../policy/wording.ts";
import type { ShapeProblem } from "../syntax/shape.ts";
import { didYouMean } from "../syntax/spelling.ts";
import { actionsOf } from "./action-patterns.ts";
import { globMatches } from "./globs.ts";
import { placeholders, placeholdersOf } from "./placeholders.ts";
import { type NamedPrincipal, principalsOf } from "./principal-text.ts";
import { arnGlob, canBeAbout, regionOfRequests } from "./resource-scopes.ts";
import { casesOf, type GuardrailTest, type TestCase, type TestFile } from "./test-file.ts";
import { withStars } from "./test-questions.ts";

/** What the tests of a file ask for that no request has: actions, keys, resources and regions that there are not. */
export function checkTests(file: TestFile, reference: ServiceReference): readonly ShapeProblem[] {
  const found = file.tests.flatMap((test) => casesOf(test).flatMap((one) => checkCase(test, one, reference)));
  const seen = new Set<string>();
  // What a case takes from its test is told once.
  return found.filter((one) => {
    const key = JSON.stringify([one.message, one.location]);
    return !seen.has(key) && seen.add(key);
  });
}

function checkCase(test: GuardrailTest, one: TestCase, reference: ServiceReference): readonly ShapeProblem[] {
  const unknown = (one.actions ?? []).flatMap((action) => {
    const problem = actionProblem(action.value, reference);
    return problem === null ? [] : [{ message: problem, location: action.at }];
  });
  const texts = [...(one.principal ?? []), ...(one.resources ?? [])].map(({ value, at }) => ({ value, at }));
  for (const { values, at } of one.context?.values() ?? []) for (const value of values ?? []) texts.push({ value, at });
  const wrong = texts.flatMap(({ value, at }) => placeholderProblems(value, one, at));
  if (unknown.length > 0 || wrong.length > 0) return [...unknown, ...wrong];
  const principals = (one.principal ?? [{ value: "root" }]).flatMap((text) => principalsOf(text.value));
  const actions = (one.actions ?? []).flatMap((action) => actionsOf(action.value, reference));
  if (actions.length === 0) return [];
  const asked = { test: one, principals, actions, reference };
  return [
    ...repeatedKeys(one),
    ...(one.resources ?? []).flatMap((resource) => resourceProblem(resource.value, asked, resource.at)),
    ...[...(one.context ?? [])].flatMap(([key, { values, at }]) => keyProblem(key, values, asked, at)),
    ...regionProblem(one, asked, test.at),
    ...otherRegions(one, asked),
    ...deviceProblem(one, asked),
  ];
}

interface Asked {
  readonly test: TestCase;
  readonly principals: readonly NamedPrincipal[];
  readonly actions: readonly string[];
  readonly reference: ServiceReference;
}

function actionProblem(action: string, reference: ServiceReference): string | null {
  const isPattern = /[*?]/.test(action);
  if (isPattern ? actionsOf(action, reference).length > 0 : reference.action(action)) return null;
  const [service = "", name = ""] = action.split(":", 2);
  const meant = reference.suggestAction(action.replaceAll(/[*?]/g, ""));
  const prefix = reference.suggestService(service);
  if (meant === null && prefix !== null && prefix !== service.toLowerCase())
    return `there is no service ${JSON.stringify(service)}; did you mean ${JSON.stringify(`${prefix}:${name}`)}?`;
  const what = isPattern ? "no action matches" : "there is no action";
  return `${what} ${JSON.stringify(action)}${meant === null ? "" : `; did you mean ${JSON.stringify(meant)}?`}`;
}

/** The actions whose requests are about a device of one kind, with the kinds that they can be about. */
const devicesOfActions: ReadonlyMap<string, readonly string[]> = new Map([
  [createDevice.toLowerCase(), ["virtual", "any"]],
  [enableDevice.toLowerCase(), ["virtual", "security-key", "any"]],
]);

/** Why a kind of device makes no difference, or contradicts the keys. */
function deviceProblem({ device, context, at }: TestCase, { actions }: Asked): readonly ShapeProblem[] {
  const told = (message: string) => [{ message, location: at }];
  const kinds = actions.flatMap((action) => devicesOfActions.get(action.toLowerCase()) ?? []);
  if (device !== undefined && kinds.length === 0)
    return told(
      `"device" makes no difference to ${actions.length === 1 ? actions[0] : "these actions"}: only requests for ${createDevice} and ${enableDevice} are about a device of one kind`,
    );
  if (device !== undefined && !kinds.includes(device))
    return told(`${createDevice} makes virtual devices only: no request for it is about a ${device}`);
  const given = [...(context ?? [])].find(([key]) => securityKeyKeys.includes(key.toLowerCase()));
  if (!given || kinds.length === 0) return [];
  const [key, { values, at: location }] = given;
  const isVirtual = device === undefined || device === "virtual";
  const isNeeded = device === "security-key" && key.toLowerCase() === registersKey;
  if (values !== null && isVirtual)
    return [{ message: `no request for a virtual device has ${key}: add "device: security-key"`, location }];
  return values === null && isNeeded ? [{ message: `every request for a security key has ${key}`, location }] : [];
}

function placeholderProblems(text: string, one: TestCase, location: Location): readonly ShapeProblem[] {
  return placeholdersOf(text).flatMap((name): readonly ShapeProblem[] => {
    if (!placeholders.some((known) => known === name)) {
      const message = `there is no placeholder \${${name}}${didYouMean(name, placeholders)}; there are ${placeholders.map((known) => `\${${known}}`).join(", ")}`;
      return [{ message, location }];
    }
    if (name !== "region" || one.regions) return [];
    return [{ message: '${region} needs "regions"', location }];
  });
}

function resourceProblem(resource: string, asked: Asked, location: Location): readonly ShapeProblem[] {
  const { principals, actions, reference } = asked;
  const [, account] = /^arn:[^:]*:[^:]*:[^:]*:([0-9]+):/.exec(resource) ?? [];
  if (account !== undefined && account.length !== 12) {
    const message = `${JSON.stringify(account)} in ${JSON.stringify(resource)} is no account: it has 12 digits`;
    return [{ message, location }];
  }
  const isRoot = principals.some((one) => one.principal.kind === "root");
  const known = actions.flatMap((action) => reference.action(action) ?? []);
  if (known.length < actions.length || known.some((one) => canBeAbout(withStars(resource), one, isRoot))) return [];
  const [first] = known;
  const arns = first?.resources.flatMap((type) => type.arns.map(arnGlob)) ?? [];
  const shown = arns.length > 4 ? `${arns.slice(0, 4).join(", ")} and others` : arns.join(", ");
  const what = known.length === 1 ? first?.name : "any of the actions";
  const instead = arns.length === 0 ? "their resource is *" : `they are about ${shown}`;
  return [{ message: `no request for ${what} is about ${JSON.stringify(resource)}: ${instead}`, location }];
}

/** Keys that are given twice: their case does not tell them apart, and `regions` gives one as well. */
function repeatedKeys({ context, regions }: TestCase): readonly ShapeProblem[] {
  const seen = new Map<string, string>(regions ? [["aws:requestedregion", "regions"]] : []);
  return [...(context ?? [])].flatMap(([key, { at }]) => {
    const other = seen.get(key.toLowerCase());
    seen.set(key.toLowerCase(), key);
    if (other === undefined) return [];
    return [
      { message: `${JSON.stringify(key)} and ${JSON.stringify(other)} say the same: leave one out`, location: at },
    ];
  });
}

function keyProblem(
  key: string,
  values: readonly string[] | null,
  asked: Asked,
  location: Location,
): readonly ShapeProblem[] {
  const told = (message: string) => [{ message, location }];
  const shown = JSON.stringify(key);
  const lower = key.toLowerCase();
  const prefix = lower.split(":", 1)[0] ?? "";
  if (placeholdersOf(key).length > 0) return told(`placeholders stand in values, not in keys as in ${shown}`);
  if (!lower.includes(":")) return told(`${shown} is no condition key: it has no colon`);
  const missing = prefix === "aws" ? globalProblem(key) : serviceProblem(key, prefix, asked.reference);
  if (missing !== null) return told(missing);
  if (values === null)
    return asked.principals.map((one) => presence(one, lower)).includes(false) ? [] : told(absence(key, asked));
  if (values.length > 1 && shapeOf(key).multivalued === false)
    return told(`a request has one value of ${shown}: write a test or a case for each`);
  const wrong = values.map((value) => valueProblem(key, value)).find((one) => one !== null);
  if (wrong) return told(wrong);
  return contradiction(key, values, asked).map((message) => ({ message, location }));
}

function globalProblem(key: string): string | null {
  if (isGlobalKey(key)) return null;
  const meant = misspelledKey(key);
  return `there is no global condition key ${JSON.stringify(key)}${meant === null ? "" : `; did you mean ${meant}?`}`;
}

/** Keys of identity providers have the provider's name for their prefix, whatever that is. */
function serviceProblem(key: string, prefix: string, reference: ServiceReference): string | null {
  const keys = reference.keysOf(prefix);
  if (!reference.services.includes(prefix)) {
    const meant = prefix.includes(".") || prefix === "saml" ? null : suggest(prefix, reference.services);
    return meant === null
      ? null
      : `there is no service ${JSON.stringify(prefix)} for the key ${JSON.stringify(key)}; did you mean ${meant}?`;
  }
  const lower = key.toLowerCase();
  const isListed = keys.some((one) => {
    const known = one.toLowerCase();
    return known.endsWith("*") ? lower.startsWith(known.slice(0, -1)) : known === lower;
  });
  if (isListed) return null;
  const meant = suggest(key, keys);
  return `there is no condition key ${JSON.stringify(key)}${meant === null ? "" : `; did you mean ${meant}?`}`;
}

function valueProblem(key: string, value: string): string | null {
  const { type } = shapeOf(key);
  if (value.includes("${")) return null;
  const wrong = `${JSON.stringify(value)} is no value of ${key}`;
  if (type === "bool") return value === "true" || value === "false" ? null : `${wrong}: it is true or false`;
  if (type === "date")
    return parseInstant(value) === null ? `${wrong}: it is a date such as 2026-01-01T00:00:00Z` : null;
  if (type === "integer" || type === "number") return parseNumber(value) === null ? `${wrong}: it is a number` : null;
  // A request comes from one address: of a block, some addresses may be denied and others not.
  if (type === "ip")
    return value.includes("/") || parseRange(value) === null ? `${wrong}: it is one address such as 203.0.113.7` : null;
  return key.toLowerCase() === "aws:requestedregion" ? regionNameProblem(value) : null;
}

/** Whether every request of a principal has a key, as AWS documents it. */
function presence({ principal }: NamedPrincipal, key: string): boolean {
  const { settled, forms, present } = keysOfPrincipal(principal, "", "aws");
  const known = settled.get(key);
  if (known !== undefined) return known !== null;
  return forms.has(key) || present.includes(key) || (principal.kind !== "service" && shapeOf(key).always);
}

function absence(key: string, { principals }: Asked): string {
  const who = principals.length === 1 ? (principals[0]?.text ?? "root") : "these principals";
  return `every request of ${who} has ${key}`;
}

/** Why no request of any of the principals for any of the actions has a key with such values. */
function contradiction(key: string, values: readonly string[], asked: Asked): readonly string[] {
  const reasons = asked.principals.map((named) => contradictionOf(named, key, values, asked));
  const [first] = reasons;
  return first !== null && first !== undefined && !reasons.includes(null) ? [first] : [];
}

function contradictionOf(named: NamedPrincipal, key: string, values: readonly string[], asked: Asked): string | null {
  const { text, principal, isOutside } = named;
  const { actions, reference } = asked;
  const lower = key.toLowerCase();
  if (!kindCanHave(principal.kind, lower)) return `no request of ${text} has ${key}`;
  if (lower === "aws:principalarn" && !values.every((value) => canBeArnOf(principal, value)))
    return `a request of ${text} never has ${values.join(", ")} for ${key}`;
  const foreign = values.find((value) => isOfOtherAccount(lower, value, named, asked));
  if (foreign !== undefined)
    return isOutside
      ? `${text} is asked about in any account outside, never in one that ${key} tells: name that by an ARN of the principal`
      : `a request of ${text} has the account that is asked about in ${key}, never ${foreign}: write \${account} for its number`;
  const settled = keysOfPrincipal(principal, "", "aws").settled.get(lower);
  if (settled && !keysOfAccount.has(lower)) {
    const isSame = values.every((one) => settled.includes(one));
    return isSame ? null : `a request of ${text} has ${settled.join(", ")} for ${key}, never ${values.join(", ")}`;
  }
  if (actions.some((action) => canHaveKey(principal.kind, action, lower, reference))) return null;
  return `no request for ${actions.length === 1 ? actions[0] : "any of the actions"} has ${key}`;
}

/** Keys (lower case) whose values hold the principal's account. */
const keysOfAccount: ReadonlySet<string> = new Set(["aws:principalaccount", "aws:principalarn", "aws:userid"]);

/** Whether a value of a key (lower case) has another account than that of the requests of a principal. */
function isOfOtherAccount(key: string, value: string, named: NamedPrincipal, { test, actions }: Asked): boolean {
  const { principal } = named;
  if (principal.kind === "service") return false;
  const numbers = numbersOf(named, test);
  switch (key) {
    case "aws:principalaccount":
      return !numbers.includes(value);
    case "aws:resourceaccount":
      // Resources of IAM are in the caller's account.
      return actions.every((one) => one.startsWith("iam:")) && !numbers.includes(value);
    case "aws:principalarn":
      return !numbers.includes(value.split(":")[4] ?? "");
    case "aws:userid": {
      const own = numbers.flatMap((one) => keysOfPrincipal(principal, one, "aws").settled.get(key) ?? []);
      const isSettled = keysOfPrincipal(principal, "", "aws").settled.has(key);
      return isSettled && !own.includes(value);
    }
    default:
      return false;
  }
}

/** What may stand for the account of a principal in a test. */
function numbersOf({ account, isOutside }: NamedPrincipal, { of = [], policies }: TestCase): readonly string[] {
  // Of somebody outside, any account is asked about.
  if (isOutside) return [];
  const placeholder = "${account}";
  if (account !== null) return policies === "resource-control" ? [account] : [account, placeholder];
  const [only, ...others] = new Set(of);
  return only !== undefined && others.length === 0 ? [only, placeholder] : [placeholder];
}

/** Whether an ARN can be one of a principal's, in whatever account. */
function canBeArnOf({ kind, name }: NamedPrincipal["principal"], arn: string): boolean {
  if (kind === "service") return true;
  const [, end] = /^arn:[^:]*:(?:iam|sts)::[^:]*:(.+)$/.exec(withStars(arn)) ?? [];
  return end !== undefined && (/[*?]/.test(end) || globMatches(name, end));
}

/** The regions that a test asks about, by `regions` or by the key. */
function regionsOfTest({ regions, context }: TestCase): NonNullable<TestCase["regions"]> {
  if (regions) return regions;
  const [, given] = [...(context ?? [])].find(([key]) => key.toLowerCase() === "aws:requestedregion") ?? [];
  return given?.values?.map((value) => ({ value, at: given.at })) ?? [];
}

/** Resources in none of the regions that a test asks about, and regions in which none of its resources is. */
function otherRegions(one: TestCase, { actions }: Asked): readonly ShapeProblem[] {
  const { resources = [] } = one;
  const regions = regionsOfTest(one);
  if (regions.length === 0 || regions.some(({ value }) => value.includes("${"))) return [];
  const regionsOf = (resource: string) => new Set(actions.map((action) => regionOfRequests(action, resource)));
  const places = resources.map((one) => ({ ...one, in: regionsOf(one.value) }));
  const isIn = (place: ReadonlySet<string | null>, region: string) => place.has(null) || place.has(region);
  const shown = regions.map(({ value }) => value).join(", ");
  const strays = places.filter((one) => !regions.some(({ value }) => isIn(one.in, value)));
  if (strays.length > 0)
    return strays.map(({ value, at }) => ({
      message: `no request in ${shown} is about ${JSON.stringify(value)}`,
      location: at,
    }));
  const empty = places.length === 0 ? [] : regions.filter(({ value }) => !places.some((one) => isIn(one.in, value)));
  return empty.map(({ value, at }) => ({ message: `none of the resources is in ${value}`, location: at }));
}

const directions = "north south east west central northeast northwest southeast southwest".split(" ");

/** Why a text is no region: those of AWS end in a direction and a number. New ones are not refused. */
function regionNameProblem(region: string): string | null {
  const [, place = "", direction = "", number = ""] = /^(.+)-([a-z]+)-([0-9]+)$/.exec(region) ?? [];
  if (directions.includes(direction)) return null;
  const meant = direction === "" ? null : suggest(direction, directions);
  return `there is no region ${JSON.stringify(region)}${meant === null ? "" : `; did you mean "${place}-${meant}-${number}"?`}`;
}

function regionProblem(one: TestCase, { actions, principals }: Asked, location: Location): readonly ShapeProblem[] {
  const asked =
    one.regions?.map((region) => region.value) ??
    [...(one.context ?? [])].find(([key]) => key.toLowerCase() === "aws:requestedregion")?.[1].values ??
    [];
  if (asked.length === 0) return [];
  const wrong = (one.regions ?? []).flatMap(({ value, at }) => {
    const message = value.includes("${") ? null : regionNameProblem(value);
    return message === null ? [] : [{ message, location: at }];
  });
  if (wrong.length > 0) return wrong;
  const partitions = principals.map((principal) => principal.partition);
  if (partitions.some((partition) => partition !== "aws" && partition !== null)) return [];
  // Which partition the organization is in, the inputs tell; a region of another one is not refused.
  if (asked.some((region) => /^(?:cn|us-gov|us-iso|us-isob|us-isof|eu-isoe|eusc)-/.test(region))) return [];
  const [action, ...others] = actions;
  const only = action === undefined ? null : globalRegion(action, "aws");
  if (only === null || asked.includes(only) || others.some((other) => globalRegion(other, "aws") !== only)) return [];
  return [{ message: `${action} is answered in ${only} only, never in ${asked.join(", ")}`, location }];
}
