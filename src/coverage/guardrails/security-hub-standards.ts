import { type AwsName, arnEnd, matchName, wholeName } from "../../facts/name-match.ts";
import type { GuardrailCause } from "../../model/cause.ts";
import type { FactBase, PartialText, Setting } from "../../model/fact.ts";
import type { Partitions } from "../../model/partition.ts";
import { type Answer, all, any, no, open, yes } from "../../model/ternary.ts";
import type { CoverageSource } from "../source.ts";
import { eitherOf } from "./named.ts";

/** Which of the two controls on root's MFA is asked for: IAM.6 (hardware) or IAM.9 (any device). */
export type Control = "hardware" | "any";

/** A standard with the controls that look at root's MFA, in the standard's own numbers. */
export interface Standard {
  /** The part of its ARN before the version. */
  readonly family: string;
  readonly version: string;
  readonly hardware: string | null;
  readonly any: string | null;
}

/**
 * Standards with IAM.6 or IAM.9; a family stands here with all of its versions. Source: Security Hub user guide,
 * "Security Hub controls for IAM"; ARNs: Terraform docs of `aws_securityhub_standards_subscription`.
 */
const standards: readonly Standard[] = [
  { family: "aws-foundational-security-best-practices", version: "1.0.0", hardware: "IAM.6", any: null },
  { family: "cis-aws-foundations-benchmark", version: "1.2.0", hardware: "1.14", any: "1.13" },
  { family: "cis-aws-foundations-benchmark", version: "1.4.0", hardware: "1.6", any: "1.5" },
  { family: "cis-aws-foundations-benchmark", version: "3.0.0", hardware: "1.6", any: "1.5" },
  { family: "cis-aws-foundations-benchmark", version: "5.0.0", hardware: "1.5", any: "1.4" },
  { family: "pci-dss", version: "3.2.1", hardware: "PCI.IAM.4", any: "PCI.IAM.5" },
  { family: "pci-dss", version: "4.0.1", hardware: "IAM.6", any: "IAM.9" },
  { family: "nist-800-53", version: "5.0.0", hardware: "IAM.6", any: "IAM.9" },
];

/** What a hub enables by itself: FSBP and CIS 1.2.0. Source: Security Hub API, `EnableDefaultStandards`. */
const defaults = standards.filter(({ family, version }) => {
  return family === "aws-foundational-security-best-practices" || (version === "1.2.0" && family.startsWith("cis-"));
});

/** The controls by their IDs in every standard. */
export const consolidated: Readonly<Record<Control, string>> = { hardware: "IAM.6", any: "IAM.9" };

/** `cis-aws-foundations-benchmark/v/1.4.0`. */
export function standardPath({ family, version }: Standard): string {
  return `${family}/v/${version}`;
}

export function standardNames(standard: Standard): readonly AwsName[] {
  return [arnEnd(`/${standardPath(standard)}`)];
}

/** The control by its ID in every standard. */
export function controlId(control: Control): readonly AwsName[] {
  return [wholeName(consolidated[control])];
}

/** The control of a standard by its ID, its number, or its ARN: in the standard, or in all of them. */
export function controlNames(standard: Standard, control: Control): readonly AwsName[] {
  const number = standard[control];
  const ids = new Set([consolidated[control], ...(number === null ? [] : [number])]);
  const path = standardPath(standard);
  return [
    ...[...ids].flatMap((id) => [wholeName(id), arnEnd(`/${path}/${id}`)]),
    arnEnd(`security-control/${consolidated[control]}`),
  ];
}

/** The standard that a text names for certain. */
export function standardOf(text: string): Standard | undefined {
  return standards.find((one) => matchName([text], standardNames(one)) === "yes");
}

/** Where a standard is enabled, as far as it is known. */
export interface StandardPlace {
  /** Those of the accounts. */
  readonly partitions: Partitions;
  /** That of the resource. */
  readonly partition?: string | undefined;
  readonly regions?: readonly string[] | undefined;
}

export function placeOf({ partition, regions }: FactBase, { partitions }: CoverageSource): StandardPlace {
  return { partitions, partition, regions };
}

/**
 * What `answerOf` says of the standard that a setting names, `default` for those of a hub: of the one, of all that it
 * may be, and no for one without the controls or whose ARN is none.
 */
export function ofStandardNamed(setting: Setting, place: StandardPlace, answerOf: AnswerOf): Answer<GuardrailCause> {
  if (setting.kind === "absent") return no();
  const ofKnown = (text: string) => ofKnownStandard(text, place, answerOf);
  if (setting.kind === "known") return ofKnown(setting.value);
  const cause = { kind: "standard-open", of: setting.cause } as const;
  const answers = (setting.texts ?? [[null]]).map((text) => {
    const [only, ...more] = text;
    return typeof only === "string" && more.length === 0 ? ofKnown(only) : ofPartial(text, place, answerOf, cause);
  });
  return eitherOf(answers, cause);
}

/** What is said of one standard. */
export type AnswerOf = (standard: Standard) => Answer<GuardrailCause>;

function ofKnownStandard(text: string, place: StandardPlace, answerOf: AnswerOf): Answer<GuardrailCause> {
  if (text === "default") return any(defaults.map(answerOf));
  const standard = standardOf(text);
  return standard ? all([isItsArn([text], standard, place), answerOf(standard)]) : no();
}

/**
 * Whether an ARN is the one that AWS lists for a standard: CIS 1.2.0 is a `ruleset` without a Region, all others are
 * `standards` of the Region. AWS refuses another word or partition; what it does with another Region it does not say.
 * Source: Security Hub API, `DescribeStandards`, `BatchEnableStandards`.
 */
function isItsArn(text: PartialText, standard: Standard, place: StandardPlace): Answer<GuardrailCause> {
  const arn = text.map((part) => part ?? anywhere).join("");
  const path = standardPath(standard);
  const isRuleset = path === "cis-aws-foundations-benchmark/v/1.2.0";
  const wanted = isRuleset ? "ruleset" : "standards";
  const [, word] = /(?:^|:)([a-z]+)\/[^:]*$/.exec(arn) ?? [];
  const [, partition = anywhere, region = anywhere] = /^arn:([^:]*):securityhub:([^:]*):/.exec(arn) ?? [];
  const { partitions, regions } = place;
  const isElsewhere = !partition.includes(anywhere) && !partitions.includes(partition);
  // What is itself in another partition is enabled there, for none of the accounts.
  if (isElsewhere && partition === place.partition) return no();
  const isUsable = region !== "" && !region.includes(anywhere) && !isElsewhere;
  const ownRegion = isRuleset ? "" : (regions?.[0] ?? (isUsable ? region : "<Region>"));
  const ownPartition = partitions.includes(partition) ? partition : partitions[0];
  const meant = `arn:${ownPartition}:securityhub:${ownRegion}::${wanted}/${path}`;
  if ((word !== undefined && word !== wanted) || isElsewhere) return no({ kind: "no-such-standard", arn, meant });
  if (region.includes(anywhere)) return yes();
  const isListed = isRuleset ? region === "" : region !== "" && (regions?.includes(region) ?? true);
  return isListed ? yes() : open({ kind: "standard-region", arn, meant });
}

/** Stands in place of a partition or Region that is that of the deployment, whichever it is. */
const anywhere = "*";

function ofPartial(
  text: PartialText,
  place: StandardPlace,
  answerOf: AnswerOf,
  cause: GuardrailCause,
): Answer<GuardrailCause> {
  const matches = standards.map((standard) => ({ standard, match: matchName(text, standardNames(standard)) }));
  const certain = matches.find(({ match }) => match === "yes");
  if (certain) return all([isItsArn(text, certain.standard, place), answerOf(certain.standard)]);
  const possible = matches.flatMap(({ standard, match }) => (match === "open" ? [standard] : []));
  const [first] = possible;
  // Every version of a family is known; a text that names no family may be any standard.
  const isFamily = first && text.some((part) => part?.includes(`/${first.family}/v/`));
  const answers = possible.map(answerOf);
  return eitherOf(isFamily ? answers : [...answers, no()], cause);
}
