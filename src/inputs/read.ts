import { closeSync, openSync, readSync } from "node:fs";
import type { Fact } from "../model/fact.ts";
import { fileStart } from "../model/location.ts";
import type { PassedOverReason } from "../model/passed-over.ts";
import type { AddressMove, Format, InputProblem, LetGo, Resource } from "../model/resource.ts";
import { policyFileType } from "./aws-cli/policy-file.ts";
import { type DiscoveredFile, stdinPath } from "./discover.ts";
import type { InputContext, InputFormat, SourceFile } from "./format.ts";
import { heldElsewhereOrLink, heldElsewhereTexts } from "./held-elsewhere.ts";
import { type IgnoreComment, ignoreComments } from "./ignore-comments.ts";
import { organizationBeside, organizationFile } from "./organization-files/landing-zone-accelerator/companion.ts";
import { identify, maxTextBytes } from "./registry.ts";
import { discoveredSize, maxInputBytes, openAndRead, readRegularFile } from "./regular-file.ts";

/** The result of reading one input. `resources` may refer to each other and to no others. */
export interface ReadInput {
  readonly path: string;
  readonly format: Format | null;
  /** `passed-over`: a file in a folder that no format claims. */
  readonly status: "read" | "passed-over" | "error";
  /** Why it was passed over, if it was. */
  readonly reason?: PassedOverReason;
  readonly resources: readonly Resource[];
  readonly problems: readonly InputProblem[];
  /** Facts that the input holds as such. */
  readonly facts?: readonly Fact[];
  /** Other files that were read as part of this one. */
  readonly consumed: readonly string[];
  /** The input that its references are about, where that is another one which it reads along. */
  readonly scope?: string;
  /** What `moved` blocks of the configuration tell. */
  readonly moves?: readonly AddressMove[];
  readonly letGo?: readonly LetGo[];
  /** The test file that loads a folder of configuration as a helper module. */
  readonly helperOf?: string;
  /** Size of the file, where it was read. */
  readonly bytes?: number;
  /** Comments that suppress findings; absent where the bytes were not scanned. */
  readonly ignores?: readonly IgnoreComment[];
}

/** Reads, recognises and parses one file. Never throws for what the file holds. */
export async function readInput(
  file: DiscoveredFile,
  context: InputContext,
  stdin: () => Uint8Array,
): Promise<ReadInput> {
  const maxBytes = maxBytesOf(context.options);
  const atOnce = readAtOnce(file, stdin, maxBytes);
  const large = typeof atOnce === "number" ? largeFile(file) : undefined;
  if (large) await context.beforeLarge?.();
  if (large && (await isPlan(large, context)))
    return {
      ...(await recognise(large, file, context)),
      bytes: discoveredSize(file) ?? large.bytes.length,
      ignores: [],
    };
  const bytes = typeof atOnce === "number" ? readWhole(file, maxBytes) : atOnce;
  if (typeof bytes === "string") return failed(file.path, "input-unreadable", bytes);
  const source: SourceFile = { path: file.path, bytes };
  const ignores = ignoreComments(source);
  const input = await recognise(source, file, context);
  return { ...input, bytes: bytes.length, ignores };
}

/** An input that exhausts the stack or the longest string in spite of all limits is an error of its own, not of the run. */
async function recognise(source: SourceFile, file: DiscoveredFile, context: InputContext): Promise<ReadInput> {
  try {
    return await recogniseBounded(source, file, context);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return failed(source.path, "input-too-complex", "it is too long or nested too deeply to be read");
  }
}

async function recogniseBounded(
  source: SourceFile,
  { named: isNamed, selected }: DiscoveredFile,
  context: InputContext,
): Promise<ReadInput> {
  const format = await identify(source, context);
  if (format === undefined && source.bytes.length > maxTextBytes)
    return failed(source.path, "input-too-large", hugeText);
  const organization = format === undefined && isNamed ? organizationBeside(source.path) : undefined;
  if (organization !== undefined) return readWithOrganization(source, organization, context);
  if (format === undefined)
    return isNamed
      ? unrecognised(source, context)
      : passedOver(source.path, heldElsewhereOrLink(source, context.workspace) ?? "unrecognised");
  // A file in a folder that is some other tool's (a state, a log) is nothing that was meant to be linted.
  if (!isNamed && format.claims(source) !== "yes") return passedOver(source.path, "other-tool");
  const read = parse(source, format, context);
  // A policy document in a folder need not be an SCP: only one that the user names, or selects by a glob of the command line or
  // the configuration, is decided as one.
  const isBarePolicy = read.resources.length > 0 && read.resources.every((one) => one.type === policyFileType);
  return isBarePolicy && !isNamed && selected !== true ? passedOver(source.path, "loose-policy") : read;
}

/** A file of the Landing Zone Accelerator that was named alone: it tells nothing without the organization beside it. */
async function readWithOrganization(source: SourceFile, path: string, context: InputContext): Promise<ReadInput> {
  const main = context.workspace.read(path);
  const { landingZoneAccelerator: format } = await import("./organization-files/landing-zone-accelerator/index.ts");
  const whole = main.kind === "ok" ? { path, bytes: main.bytes } : undefined;
  if (!whole || format.claims(whole) === "no") {
    const what = `this is a file of the Landing Zone Accelerator, which is read with ${organizationFile} beside it`;
    return failed(
      source.path,
      "organization-missing",
      `${what}, and there is none; name the folder of the whole configuration`,
    );
  }
  const read = parse(whole, format, context);
  return { ...read, path: source.path, scope: path, consumed: [...read.consumed, path] };
}

const hugeText = `it is larger than ${maxTextBytes} bytes, which only a plan or a facts file may be, so it was not read`;

function parse(source: SourceFile, format: InputFormat, context: InputContext): ReadInput {
  const { resources, problems, facts, consumed = [], scope } = format.parse(source, context);
  const status = problems.some((problem) => problem.kind === "error") ? "error" : "read";
  const about = scope === undefined || scope === source.path ? {} : { scope };
  const read = { path: source.path, format: format.name, status, resources, problems, consumed, ...about } as const;
  return facts ? { ...read, facts } : read;
}

/** Files above this size, in bytes, are read piece by piece where their format can. */
const largeBytes = 8_000_000;
/** Bytes that an input may have. */
function maxBytesOf({ maxFileBytes = maxInputBytes }: InputContext["options"]): number {
  return maxFileBytes;
}

const headBytes = 256 * 1024;
const pieceBytes = 256 * 1024;

/** A large file by its beginning, with the way to the rest. */
function largeFile(file: DiscoveredFile): SourceFile | undefined {
  try {
    const head = Buffer.alloc(headBytes);
    const [first] = pieces(file.absolute, head);
    return (
      first && {
        path: file.path,
        bytes: Buffer.from(first),
        chunks: () => pieces(file.absolute, Buffer.alloc(pieceBytes)),
      }
    );
  } catch {
    return undefined; // read as a whole, which says why it cannot be
  }
}

/** The file in pieces that share one buffer. */
function* pieces(path: string, buffer: Buffer): Generator<Uint8Array> {
  const handle = openSync(path, "r");
  try {
    for (let read = readSync(handle, buffer); read > 0; read = readSync(handle, buffer)) yield buffer.subarray(0, read);
  } finally {
    closeSync(handle);
  }
}

async function isPlan(source: SourceFile, context: InputContext): Promise<boolean> {
  return (await identify(source, context))?.name === "terraform-plan";
}

/** The bytes, or why they cannot be had, or the size of a file that is read piece by piece where its format can. */
function readAtOnce(file: DiscoveredFile, stdin: () => Uint8Array, maxBytes: number): Uint8Array | string | number {
  const given = file.path === stdinPath ? stdin() : file.bytes;
  if (given) return given.length > maxBytes ? `the input is larger than ${maxBytes} bytes` : given;
  const read = openAndRead(file.absolute, Math.min(largeBytes, maxBytes));
  if (read instanceof Uint8Array) return read;
  if (read.size === undefined) return unreadable(read.reason);
  return read.size <= maxBytes ? read.size : unreadable(`it is larger than ${maxBytes} bytes`);
}

function readWhole(file: DiscoveredFile, maxBytes: number): Uint8Array | string {
  const bytes = readRegularFile(file.absolute, maxBytes);
  return typeof bytes === "string" ? unreadable(bytes) : bytes;
}

function unreadable(reason: string): string {
  return `the file cannot be read: ${reason}`;
}

function passedOver(path: string, reason: PassedOverReason): ReadInput {
  return { path, format: null, status: "passed-over", reason, resources: [], problems: [], consumed: [] };
}

function failed(path: string, code: string, message: string): ReadInput {
  const problem: InputProblem = { kind: "error", code, message, location: fileStart(path) };
  return { path, format: null, status: "error", resources: [], problems: [problem], consumed: [] };
}

/** A file that the user named and that no format takes: an error, for it was meant to be checked. */
function unrecognised(source: SourceFile, { workspace }: InputContext): ReadInput {
  if (source.bytes.length === 0) return failed(source.path, "input-empty", "the file is empty");
  const elsewhere = heldElsewhereOrLink(source, workspace);
  if (elsewhere) return failed(source.path, "input-held-elsewhere", `this is ${heldElsewhereTexts[elsewhere]}`);
  const what = isBinary(source.bytes)
    ? "this is a binary file"
    : "this is neither a template, a plan nor Terraform code";
  const hint =
    "rootrail reads CloudFormation templates, the output of `terraform show -json <planfile>`, .tf files and the output of `aws iam list-virtual-mfa-devices`";
  return failed(source.path, "input-unrecognised", `${what}; ${hint}`);
}

function isBinary(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 8192).includes(0);
}
