import { fileStart, type Location } from "../../../model/location.ts";
import type { ParsedInput } from "../../../model/resource.ts";
import type { Claim, InputContext, InputFormat, SourceFile } from "../../format.ts";
import { asCloudFormation } from "../cloud-control.ts";
import { withPlannedUploads } from "../uploaded-template.ts";
import { embeddedPlan } from "./embedded-plan.ts";
import { dig, field, isMap, stringOf } from "./nodes.ts";
import { type PlanTree, readPlanTree } from "./plan-tree.ts";
import { targetTypes } from "./providers.ts";
import { readPlan } from "./read-plan.ts";
import { isWrongFile, type Recognized, recognize, wrongFileMessage } from "./recognize.ts";
import { relocate } from "./relocate.ts";
import type { TerraformSources } from "./sources.ts";
import { type ExpandTemplate, expandTemplates } from "./templates.ts";

/** What the plan reader is given by the rooms around it. */
export interface TerraformPlanOptions {
  /** The resource types that somebody reads; others are passed over. */
  readonly wanted: ReadonlySet<string>;
  /** The .tf files of a plan; without them, places are those of the plan. */
  readonly sources?: (source: SourceFile, context: InputContext) => TerraformSources | undefined;
  readonly expandTemplate?: ExpandTemplate;
  /** Plans up to this size, in bytes, are parsed whole; default: none, since to scan them is faster. */
  readonly wholeLimit?: number;
}

/** Plans as `terraform show -json` prints them, of every version since 0.12, of OpenTofu too; and states. */
export function terraformPlanFormat(options: TerraformPlanOptions): InputFormat {
  return {
    name: "terraform-plan",
    claims: ({ path, bytes }) => claimOf(recognize(path, bytes)),
    parse: (source, context) => parsePlan(source, context, options),
  };
}

function claimOf(recognized: Recognized): Claim {
  // A file that holds a plan among other text is a plan that somebody saved badly, wherever it lies.
  if (recognized === "plan" || recognized === "state" || recognized === "leading-text") return "yes";
  return recognized === "other" ? "no" : "broken";
}

function parsePlan(source: SourceFile, context: InputContext, options: TerraformPlanOptions): ParsedInput {
  const kind = recognize(source.path, source.bytes);
  const embedded = kind === "leading-text" && !source.chunks ? embeddedPlan(source.bytes) : undefined;
  if (embedded !== undefined) return parseEmbedded(embedded, source, context, options);
  if (isWrongFile(kind)) return failure(kind, wrongFileMessage(kind), fileStart(source.path));
  const chunks = source.chunks?.() ?? [source.bytes];
  return parsePlanChunks(source.path, chunks, options, () => options.sources?.(source, context));
}

/** Reads the plan that stands among other text; what a cut log leaves out nobody knows, so it is told as read in part. */
function parseEmbedded(
  text: string,
  source: SourceFile,
  context: InputContext,
  options: TerraformPlanOptions,
): ParsedInput {
  const sources = () => options.sources?.(source, context);
  const read = parsePlanChunks(source.path, [Buffer.from(text)], options, sources);
  const message =
    "other text stands around the JSON of the plan, such as the lines of a wrapper or the prefix of a log: it was passed over; write the plan to a file of its own.";
  const location = fileStart(source.path);
  return {
    ...read,
    problems: [...read.problems, { kind: "warning", code: "plan-among-text", message, location, isPartial: true }],
  };
}

/**
 * Reads a plan chunk by chunk, in memory for what is wanted of it. Chunks may be reused once the next one is asked for.
 * `sources` is asked for once, after a plan with wanted resources was read.
 */
export function parsePlanChunks(
  path: string,
  chunks: Iterable<Uint8Array>,
  { wanted, wholeLimit = 0, expandTemplate }: TerraformPlanOptions,
  sources: () => TerraformSources | undefined = () => undefined,
): ParsedInput {
  const tree = readPlanTree(path, chunks, new Set([...wanted, ...targetTypes]), wholeLimit);
  if (!tree.ok) return failure(tree.code, `the plan is not valid JSON: ${tree.message}.`, tree.location);
  const refused = notAPlan(tree);
  if (refused) return refused;
  const read = readPlan(tree, wanted);
  const files = read.resources.length > 0 ? sources() : undefined;
  const located = files ? relocate(read, files) : read;
  const resources = located.resources.flatMap(asCloudFormation);
  const placed = { ...located, resources: withPlannedUploads(resources) };
  return expandTemplate ? expandTemplates(placed, expandTemplate) : placed;
}

function notAPlan({ root, positions }: PlanTree): ParsedInput | undefined {
  if (!isMap(root))
    return failure("not-a-plan", "this JSON is no Terraform plan: it is not an object.", positions.location(root));
  const node = field(root, "format_version");
  const version = stringOf(node) ?? stringOf(dig(root, "plan_format_version"));
  const major = /^(\d+)\./.exec(version ?? "")?.[1];
  if (node === undefined || major === undefined || Number(major) < 2) return undefined;
  return failure(
    "plan-version",
    `the plan has format version ${version}, and only versions below 2.0 can be read: use a newer rootrail.`,
    positions.location(node),
  );
}

function failure(code: string, message: string, location: Location): ParsedInput {
  return { resources: [], problems: [{ kind: "error", code, message, location }] };
}
