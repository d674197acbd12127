import { markedWide } from "../../../syntax/byte-order-mark.ts";
import { decodeHead } from "../../../syntax/streaming-json/encoding.ts";
import { type HeadKey, headKeys } from "../../../syntax/streaming-json/head-keys.ts";

/** Files of Terraform and OpenTofu that are no plan JSON. */
export type WrongFile =
  | "empty"
  | "binary-plan"
  | "log-stream"
  | "plan-text"
  | "raw-state"
  | "provider-schemas"
  | "output-json"
  | "leading-text";

/** What the first bytes of a file say that it is. */
export type Recognized = "plan" | "state" | WrongFile | "other";

/** The part of a file that is looked at, in bytes. */
const headLength = 64 * 1024;

/** Says what a file is by its first bytes and, where they leave it open, by section names further on. */
export function recognize(path: string, bytes: Uint8Array): Recognized {
  if (isZip(bytes)) return isPlanArchive(path, bytes) ? "binary-plan" : "other";
  const head = decodeHead(bytes, headLength)
    .replace(/^\uFEFF/, "")
    .trimStart();
  if (head === "") return namesPlan(path) ? "empty" : "other";
  if (head.startsWith("{")) return recognizeJson(head, bytes);
  const known = recognizeText(path, head);
  return known === "other" && holdsPlanLater(bytes) ? "leading-text" : known;
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
}

/** A binary plan is a zip archive whose first member is called `tfplan`. */
function isPlanArchive(path: string, bytes: Uint8Array): boolean {
  const firstName = Buffer.from(bytes.subarray(30, 36)).toString("latin1");
  return firstName === "tfplan" || /\.tfplan$/i.test(path);
}

/** Whether a name says that the file is meant to be a plan's JSON: `plan.json`, `prod.tfplan.json`. */
function namesPlan(path: string): boolean {
  return /(?:^|[/._-])(?:tf)?plan(?:[._-][^/]*)?\.json$/i.test(path);
}

const planKeys: ReadonlySet<string> = new Set([
  "resource_changes",
  "planned_values",
  "prior_state",
  "resource_drift",
  "plan_format_version",
]);

/** One of these is in the text of whatever is recognised, unless it is spelled with escapes. */
const marks = new RegExp(
  [...planKeys, "format_version", "configuration", "provider_schemas", "serial", "sensitive", "\\\\u"].join("|"),
);

function recognizeJson(head: string, bytes: Uint8Array): Recognized {
  if (isLogLine(head)) return "log-stream";
  if (!marks.test(head)) return "other";
  const keys = headKeys(head, planKeys);
  if ([...planKeys].some((key) => keys.has(key))) return "plan";
  const inner = keys.get("configuration")?.innerKeys ?? [];
  if (inner.includes("root_module") || inner.includes("provider_config")) return "plan";
  if (keys.has("provider_schemas")) return "provider-schemas";
  if (isRawState(keys)) return "raw-state";
  if (isOutputs(keys)) return "output-json";
  return recognizeVersions(keys, bytes);
}

/** Keys beside `format_version` that states and the output of other commands do not have. */
const laterPlanKeys = ["variables", "output_changes", "applyable", "relevant_attributes"];
const stateKeys: ReadonlySet<string> = new Set(["format_version", "terraform_version", "values", "checks"]);

/** Only the versions stand in the head: the sections of a plan may come later, and a state has nothing else. */
function recognizeVersions(keys: ReadonlyMap<string, HeadKey>, bytes: Uint8Array): Recognized {
  if (!keys.has("format_version")) return "other";
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (laterPlanKeys.some((key) => keys.has(key))) return "plan";
  if (bytes.length > headLength && [...planKeys].some((key) => text.includes(`"${key}"`))) return "plan";
  const isState = [...keys.keys()].every((key) => stateKeys.has(key));
  return isState ? "state" : "other";
}

/** https://developer.hashicorp.com/terraform/internals/machine-readable-ui */
function isLogLine(text: string): boolean {
  const line = text.slice(0, text.indexOf("\n") + 1 || undefined);
  return /^\{"@level":/.test(line) && /"@module":"(?:terraform|tofu)\.ui"/.test(line);
}

function isRawState(keys: ReadonlyMap<string, HeadKey>): boolean {
  return (
    keys.get("version")?.start === "number" && keys.has("serial") && (keys.has("lineage") || keys.has("resources"))
  );
}

function isOutputs(keys: ReadonlyMap<string, HeadKey>): boolean {
  const [first] = keys.values();
  return first !== undefined && [...first.innerKeys].sort().join() === "sensitive,type,value";
}

/** Keys that a plan can begin with: Terraform writes `format_version` first, tools that sort keys another one. */
const firstKeys =
  "format_version|terraform_version|applyable|complete|configuration|errored|resource_changes|planned_values";

/** Where the JSON of a plan may begin behind other text: on a line of its own, behind a prefix, behind a colour. */
export const planStart = new RegExp(
  String.raw`(?:^|[\s:\]>|]|${"\u001b"}\[[0-9;]*m)(\{\s*"(?:${firstKeys})"\s*:)`,
  "gm",
);

/** A plan over many lines, each of which has a prefix. */
const prefixedStart = /\{[ \t]*\r?\n[^\n{}[\]"]+"format_version"[ \t]*:[ \t]*"/;

/** A key that every plan has. */
export const planMark = '"format_version"';

function holdsPlan(text: string): boolean {
  return text.includes(planMark) && (text.search(planStart) >= 0 || prefixedStart.test(text));
}

/** Whether a plan stands behind more text than the head has. */
function holdsPlanLater(bytes: Uint8Array): boolean {
  if (bytes.length <= headLength) return false;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const mayHold = markedWide(bytes) !== undefined || (text.includes('"resource_changes"') && text.includes(planMark));
  return mayHold && holdsPlan(decodeHead(bytes, bytes.length));
}

function recognizeText(path: string, head: string): Recognized {
  const lines = head.split(/\r?\n/);
  if (lines.some(isLogLine)) return "log-stream";
  if (holdsPlan(head)) return "leading-text";
  const isPlanText = /^(?:Terraform|OpenTofu) will perform the following actions:$/m.test(head);
  return isPlanText && /\.(?:json|tfplan|plan)$/i.test(path) ? "plan-text" : "other";
}

const makeJson =
  "run `terraform plan -out plan.tfplan` and `terraform show -json plan.tfplan > plan.json` (or `tofu`), and lint plan.json";

const sentences: Readonly<Record<WrongFile, string>> = {
  empty: `the file is empty: ${makeJson}.`,
  "binary-plan":
    "this is a binary plan: run `terraform show -json <plan> > plan.json` (or `tofu`), and lint plan.json; named beside it, this file tells where things are written.",
  "log-stream": `this is the log that \`terraform plan -json\` or \`apply -json\` prints, not a plan: ${makeJson}.`,
  "plan-text": `this is a plan for people to read: ${makeJson}.`,
  "raw-state":
    "this is a raw state file: run `terraform show -json > state.json` (or `tofu`) where it is used, and lint state.json, or lint a plan.",
  "provider-schemas": `this is the output of \`terraform providers schema -json\`, not a plan: ${makeJson}.`,
  "output-json": `this is the output of \`terraform output -json\`, not a plan: ${makeJson}.`,
  "leading-text": `text stands around the JSON of the plan, such as the lines of a wrapper or the prefix of a log, and the plan cannot be told from it: ${makeJson}, with nothing else in the file.`,
};

/** What a wrong file is and how to make the right one. */
export function wrongFileMessage(kind: WrongFile): string {
  return sentences[kind];
}

export function isWrongFile(kind: Recognized): kind is WrongFile {
  return Object.hasOwn(sentences, kind);
}
