import { regionOfArn } from "../model/partition.ts";
import { joinedParts } from "../model/text-parts.ts";
import { createDevice, deviceScope, enableDevice, type ResourceScope } from "../policy/question.ts";
import { anyText, someText } from "../policy/regions.ts";
import type { ActionReference, ArnPattern, ResourceReference } from "../policy/service-reference/reference.ts";
import { codesOf, type PatternPiece, type PieceClass, textsOfPatterns } from "../policy/text-patterns.ts";
import { globsOverlap } from "./globs.ts";

/** Resources of one kind that requests for an action are about. */
export interface ActionResources {
  readonly scope: ResourceScope;
  /** Whether every request for the action is about a resource of this kind, so that a deny there denies the request. */
  readonly isRequired: boolean;
}

/** What is known of the requests whose resources are asked for. */
export interface ResourceContext {
  readonly account: string;
  readonly partition: string;
  /** The region of the requests, where it is settled. */
  readonly region: string | null;
  readonly isRoot: boolean;
}

const regionLetters = codesOf("abcdefghijklmnopqrstuvwxyz0123456789-");
/** Of the 12 digits; `aws` where it is AWS's own resource. */
const accountLetters = codesOf("0123456789aws");

/** The resources that requests for an action are about, by type. */
export function resourcesOf(
  action: string,
  reference: ActionReference | null,
  context: ResourceContext,
): readonly ActionResources[] {
  const { account, partition, isRoot } = context;
  const base = `arn:${partition}:iam::${account}:`;
  const name = action.toLowerCase();
  if (name === createDevice.toLowerCase()) return [required(deviceScope(base))];
  // Which resource AWS evaluates when root enables a device for itself is not documented plainly.
  if (name === enableDevice.toLowerCase() && isRoot)
    return [required({ kind: "listed", arns: [`${base}root`, `${base}user/root`] })];
  if (reference === null) return [required({ kind: "named", prefix: "", names: someText, examples: ["*"] })];
  if (reference.resources.length === 0) return [required({ kind: "listed", arns: ["*"] })];
  return reference.resources.map((type) => ({ scope: scopeOf(type, context), isRequired: type.isRequired }));
}

function required(scope: ResourceScope): ActionResources {
  return { scope, isRequired: true };
}

/** The scopes of a type by where they are asked about: one object for each, so that what is found for its texts can be kept. */
const scopesOfTypes = new WeakMap<ResourceReference["arns"], Map<string, ResourceScope>>();
const maxKept = 100;

function scopeOf(type: ResourceReference, context: ResourceContext): ResourceScope {
  const known = scopesOfTypes.get(type.arns) ?? new Map<string, ResourceScope>();
  scopesOfTypes.set(type.arns, known);
  const { account, partition, region } = context;
  const key = `${type.type} ${partition} ${account} ${region ?? "*"}`;
  const have = known.get(key);
  if (have) return have;
  if (known.size >= maxKept) known.clear();
  const scope = makeScope(type, context);
  known.set(key, scope);
  return scope;
}

function makeScope(type: ResourceReference, context: ResourceContext): ResourceScope {
  const shapes = type.arns.flatMap((arn) => shapesOf(arn, type.type, context));
  const prefix = commonStart(shapes.map((one) => (typeof one.pieces[0] === "string" ? one.pieces[0] : "")));
  return {
    kind: "named",
    prefix,
    names: textsOfPatterns(
      shapes.map(({ pieces: [first = "", ...rest] }) => [String(first).slice(prefix.length), ...rest]),
    ),
    examples: shapes.map((one) => one.example.slice(prefix.length)),
  };
}

interface ArnShape {
  /** The first one is a text. */
  readonly pieces: readonly PatternPiece[];
  readonly example: string;
}

function shapesOf(arn: ArnPattern, type: string, { account, partition, region }: ResourceContext): readonly ArnShape[] {
  const isIam = arn.service === "iam" || arn.service === "sts";
  const own = arn.account ?? account;
  const example = `arn:${partition}:${arn.service}:${arn.region ?? region ?? "us-east-1"}:${own}:${exampleOf(arn.resource)}`;
  const regionPiece: PatternPiece = arn.region ?? region ?? { of: regionLetters, least: 0, endless: true };
  const accountPiece: PatternPiece = arn.account ?? (isIam ? account : { of: accountLetters, least: 0, endless: true });
  const pieces = joinedParts<PieceClass>([
    `arn:${partition}:${arn.service}:`,
    regionPiece,
    ":",
    accountPiece,
    ":",
    ...starred(arn.resource),
  ]);
  if (!isIam || type !== "policy") return [{ pieces, example }];
  // Policies of AWS have its name for their account. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
  const ofAws = joinedParts<PieceClass>([`arn:${partition}:iam::aws:`, ...starred(arn.resource)]);
  return [
    { pieces, example },
    { pieces: ofAws, example: `arn:${partition}:iam::aws:${exampleOf(arn.resource)}` },
  ];
}

function exampleOf(resource: string): string {
  return resource.replaceAll("*", "example");
}

/** Every star stands for one character or more. */
function starred(text: string): readonly PatternPiece[] {
  return text
    .split(/(\*)/)
    .filter((one) => one !== "")
    .map((one) => (one === "*" ? { of: "any", least: 1, endless: true } : one));
}

function commonStart(texts: readonly string[]): string {
  let start = texts[0] ?? "";
  for (const text of texts) while (!text.startsWith(start)) start = start.slice(0, -1);
  return start;
}

/** The resources that a test names: one ARN, or every one that begins in a way or has any name in a place. */
export function namedResource(resource: string): ResourceScope {
  const star = resource.indexOf("*");
  if (star < 0) return { kind: "listed", arns: [resource] };
  const [prefix, rest] = [resource.slice(0, star), resource.slice(star)];
  if (rest === "*") return { kind: "named", prefix, names: anyText, examples: ["x"] };
  return { kind: "named", prefix, names: textsOfPatterns([starred(rest)]), examples: [exampleOf(rest)] };
}

/** The account that an ARN names, 12 digits; `null`: none. */
export function accountOfResource(resource: string): string | null {
  return /^arn:[^:]*:[^:]*:[^:]*:([0-9]{12}):/.exec(resource)?.[1] ?? null;
}

/** Actions that copy, mirror or join what is in another Region, or that AWS itself sends on to one. */
const acrossRegions = /^bedrock:|copy|replic|peer|backup|restore|import|failover|switchover|global|region/i;

/**
 * The Region that requests for an action are made in because of a resource that a test names; `null`: any. A regional service
 * answers for what is in its own Region.
 */
export function regionOfRequests(action: string, resource: string | null): string | null {
  if (resource === null || acrossRegions.test(action)) return null;
  return regionOfArn(resource.replace(/^arn:[^:]*:/, "arn:aws:")) ?? null;
}

/** Whether some request for an action can be about a resource that a test names. */
export function canBeAbout(resource: string, { resources }: ActionReference, isRoot: boolean): boolean {
  if (resource === "*") return true;
  if (isRoot && /^arn:[^:]*:iam::[^:]*:root$/.test(resource)) return resources.some((one) => one.type === "user");
  return resources.some((type) =>
    type.arns.some((arn) => globsOverlap(resource, arnGlob(arn)) && isNameIn(arn, resource)),
  );
}

/** Names of buckets have no slashes. https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
function isNameIn({ service, resource: name }: ArnPattern, arn: string): boolean {
  return service !== "s3" || name !== "*" || !arn.includes("/");
}

/** An ARN of a type with stars for its free parts. */
export function arnGlob({ service, region, account, resource }: ArnPattern): string {
  return `arn:*:${service}:${region ?? "*"}:${account ?? "*"}:${resource}`;
}
