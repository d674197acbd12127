import type { Fact } from "../../model/fact.ts";
import { fileStart } from "../../model/location.ts";
import type { InputProblem, ParsedInput, Resource } from "../../model/resource.ts";
import { known, map } from "../../model/value.ts";
import { parseJson } from "../../syntax/json.ts";
import { child, type SyntaxNode, type SyntaxProblem } from "../../syntax/node.ts";
import { parseYaml } from "../../syntax/yaml.ts";
import type { Claim, InputFormat, SourceFile } from "../format.ts";
import { Answer, OutputFile } from "./answer.ts";
import type { Call } from "./calls/call.ts";
import { commandInName } from "./calls/commands.ts";
import { callInName, calls, callsWithKey } from "./calls/registry.ts";
import { observeReportFile } from "./credential-report.ts";
import { isCredentialReport } from "./credential-report-header.ts";
import { decodeOutput, unpackedOutput } from "./decode.ts";
import { type Slice, sliceDocuments } from "./documents.ts";
import { isFailureList } from "./failure-list.ts";
import { readFailures } from "./failures.ts";
import { unfinished } from "./pages.ts";
import { policyFileType } from "./policy-file.ts";
import { observeProwlerCsv } from "./prowler-csv.ts";
import { isProwlerCsv } from "./prowler-header.ts";
import { isTextOutput, readTextOutput } from "./text-output.ts";
import { isErrorMessage, isOfOtherKind, isTextOrTable, isUnreadOutput } from "./unread-output.ts";
import { isListedDevice, isOwnerOfDevice, ownerArnOf } from "./virtual-mfa-devices.ts";

/**
 * Output and input files of the AWS CLI: the outputs of the calls in `calls/`, in JSON and YAML, page by page, gathered in
 * a list or written one after the other, and projected (`--query`) as far as ARNs say what is what; the list of virtual
 * devices also as text and as a table; credential reports and Prowler's findings as CSV; and policy documents as files of their own. A policy
 * file is in this format because it is what `aws organizations create-policy --content file://…` takes.
 */
export const awsCli: InputFormat = {
  name: "aws-cli",
  claims: (source) => readOnce(source)?.claim ?? "no",
  parse: (source) => readOnce(source)?.parsed ?? { resources: [], problems: [] },
};

/** To claim a file is to read it. */
const reads = new WeakMap<SourceFile, { readonly read: Read | undefined }>();

function readOnce(source: SourceFile): Read | undefined {
  const have = reads.get(source) ?? { read: read(source) };
  reads.set(source, have);
  return have.read;
}

interface Read {
  readonly claim: Claim;
  readonly parsed: ParsedInput & { readonly facts: readonly Fact[] };
}

interface Document {
  readonly root: SyntaxNode;
  readonly offset: number;
  readonly text: string;
}

/** `undefined` where the file is something else. */
function read(source: SourceFile): Read | undefined {
  const bytes = unpackedOutput(source.bytes);
  if (bytes === null) return packedBroken(new OutputFile(source.path, ""));
  const text = decodeOutput(bytes);
  const file = new OutputFile(source.path, text);
  if (isFailureList(file.path, text)) {
    readFailures(file, text);
    return readOf(file);
  }
  return readOutput(file, text) ?? (isUnreadOutput(file.name, text) ? unreadOutput(file, text) : undefined);
}

function readOutput(file: OutputFile, text: string): Read | undefined {
  if (isCredentialReport(text)) {
    observeReportFile(text, new Answer(file, wholeOf(text), 0, "iam get-credential-report"));
    return readOf(file);
  }
  if (isProwlerCsv(text)) {
    observeProwlerCsv(text, new Answer(file, wholeOf(text), 0, "prowler-findings"));
    return readOf(file);
  }
  const documents = documentsOf(text, file.path.replace(/\.gz$/i, ""));
  if (documents.length === 0) return undefined;
  const answers: Answer[] = [];
  for (const document of documents) {
    if ("code" in document) file.problems.push(syntaxProblem(document, file));
    else if (isPolicy(document.root)) file.resources.push(policyResource(document, file));
    else {
      const found = answersIn(document, file);
      if (found === undefined) return undefined;
      answers.push(...found);
    }
  }
  const isNothing = answers.length === 0 && file.resources.length === 0;
  if (isNothing && isEmptyList(documents)) return emptyAnswer(file, text);
  if (isNothing && !(file.problems.length > 0 && isCutOutput(file, text))) return undefined;
  readAnswers(answers);
  tellAccount(answers, file);
  const isLoose = answers.some(isLooseList) && !isNamedAfterDevices(file) && !hasAccountInPath(file);
  return readOf(file, isLoose ? "if-named" : "yes");
}

/** Whether what breaks off is an output: it begins as the list of devices does, or the file is named after a call. */
function isCutOutput({ name }: OutputFile, text: string): boolean {
  if (/^\uFEFF?[\s{"[-]*VirtualMFADevices\b/.test(text)) return true;
  const command = commandInName(name);
  // What is there in place of IAM's outputs is told otherwise, whatever it is.
  return command !== undefined && !command.startsWith("iam ") && !isOfOtherKind(text);
}

/** An output that says nothing of root, such as an empty list, says that its account is one. */
function tellAccount([answer]: readonly Answer[], file: OutputFile): void {
  if (file.facts.length > 0 || !answer || !hasAccountInPath(file)) return;
  answer.observe({ kind: "of-other-things" }, answer.root);
}

/** Whether a file lies where outputs of one account do. */
function hasAccountInPath({ path }: OutputFile): boolean {
  return /(?<![0-9a-zA-Z])[0-9]{12}(?![0-9a-zA-Z])/.test(path);
}

/** An output that was packed and cannot be unpacked; `undefined` where nothing says that it is one. */
function packedBroken(file: OutputFile): Read | undefined {
  const call = callInName(file.name);
  if (!call) return undefined;
  const answer = answerOf(call, { root: wholeOf(""), offset: 0 }, file);
  answer.incomplete("packed-output", brokenPack, call.type ?? `aws ${answer.command}`);
  if (call === deviceCall) answer.observe({ kind: "virtual-devices", ofRoot: 0, isWhole: false }, answer.root);
  return readOf(file);
}

const brokenPack =
  "the file cannot be unpacked: it is cut off, or holds more than 64 MB; unpack it, or run the call again";

/** What a call leaves behind that failed, and what is no output of the call that the file is named after. */
function unreadOutput(file: OutputFile, text: string): Read {
  const call = callInName(file.name);
  const answer = answerOf(call, { root: wholeOf(text), offset: 0 }, file);
  const type = call?.type ?? `aws ${answer.command}`;
  const told = text.replace("\uFEFF", "").trim();
  if (told === "") answer.incomplete("empty-output", emptyOutput, type);
  else if (isErrorMessage(told)) answer.incomplete("failed-call", failedOutput, type);
  else if (isTextOrTable(told)) answer.incomplete("text-output", textOutput, type);
  else answer.incomplete("unknown-output", `this is no output of \`aws ${answer.command}\` as it is known`, type);
  if (call === deviceCall) answer.observe({ kind: "virtual-devices", ofRoot: 0, isWhole: false }, answer.root);
  else tellAccount([answer], file);
  return readOf(file);
}

const emptyOutput =
  "the file is empty: the call failed, or it listed nothing with --output text; run it again with --output json";
const textOutput =
  "of the forms text and table only the list of virtual devices is read: run the call again with --output json";
const failedOutput = "the call failed, and this is its error message: run it again";

function wholeOf(text: string): SyntaxNode {
  return { kind: "map", pairs: [], start: 0, end: text.length };
}

function readOf(file: OutputFile, claim: Claim = "yes"): Read {
  const { resources, problems, facts } = file;
  return { claim, parsed: { resources, problems, facts } };
}

/**
 * `[]` or `{}`: nothing is listed. Of what, the file's name says. A file with `[]` that the user names is the control's own
 * check (no virtual devices); `{}` may be anything.
 */
function emptyAnswer(file: OutputFile, text: string): Read | undefined {
  const called = callInName(file.path);
  if (!called && /^\uFEFF?\s*\{/.test(text)) return undefined;
  const isDevices = called === undefined || called.key === "VirtualMFADevices";
  const root: SyntaxNode = { kind: "list", items: [], start: 0, end: text.length };
  if (isDevices) readAnswers([answerOf(deviceCall, { root, offset: 0 }, file)]);
  return readOf(file, called ? "yes" : "if-named");
}

const [deviceCall] = callsWithKey("VirtualMFADevices");

function isEmptyList(documents: readonly (Document | SyntaxProblem)[]): boolean {
  return documents.every(
    (one) =>
      "root" in one &&
      ((one.root.kind === "list" && one.root.items.length === 0) ||
        (one.root.kind === "map" && one.root.pairs.length === 0)),
  );
}

/** The answers of one file by their calls: pages of one call are one list. */
function readAnswers(answers: readonly Answer[]): void {
  for (const call of calls) {
    const own = answers.filter((answer) => answer.command === call.command);
    if (own.length === 0) continue;
    const open = unfinished(own, call.accountsOf);
    for (const answer of open) answer.incomplete("more-pages", morePages, call.type ?? `aws ${call.command}`);
    call.read(own, open);
  }
}

const morePages =
  "this is one page of the list, and more follow it: run the command without --max-items and --no-paginate, or put all pages into the input";

/** The answers that a document holds: itself, those in a list, or a bare list of items; `undefined` where it holds none. */
function answersIn({ root, offset }: Document, file: OutputFile): readonly Answer[] | undefined {
  if (child(root, "AccountMFAEnabled")) return [new Answer(file, wrapped("SummaryMap", root), offset, summaryCall)];
  const call = callOf(root, file);
  if (call) return [answerOf(call, { root, offset }, file)];
  if (root.kind !== "list") return root.kind === "map" && root.pairs.length === 0 ? [] : undefined;
  if (root.items.length === 0) return [];
  const ofItems = calls.find(({ isItem }) => isItem && root.items.every(isItem));
  if (ofItems) return [new Answer(file, wrapped(ofItems.key, root), offset, ofItems.command, true)];
  const gathered = root.items.flatMap((item): Answer[] => {
    const own = callOf(item, file);
    return own ? [answerOf(own, { root: item, offset }, file)] : [];
  });
  if (gathered.length > 0) {
    if (gathered.length < root.items.length) leftOver(gathered[0]);
    return gathered;
  }
  const bare = ownersCall(root.items, file);
  if (!bare) return undefined;
  return [new Answer(file, wrapped(bare.key, root), offset, bare.command, true)];
}

/**
 * The call of a list that has nothing but the ARNs of users that devices are given to. Without root's, and in a file that is not
 * named after devices, it is any list of users.
 */
function ownersCall(items: readonly SyntaxNode[], file: OutputFile): Call | undefined {
  if (!items.every(isOwnerOfDevice)) return undefined;
  const isRoots = items.some((item) => ownerArnOf(item)?.endsWith(":root"));
  return isRoots || isNamedAfterDevices(file) ? deviceCall : undefined;
}

/**
 * Whether an answer is a list of ARNs of users alone, or of serial numbers alone, as profiles of the AWS CLI and policies have them:
 * only the file's name, its place, or the user who names the file tells it to be a list of devices.
 */
function isLooseList(answer: Answer): boolean {
  const items = answer.items("VirtualMFADevices");
  const tellsBoth = (item: SyntaxNode) => isListedDevice(item) && ownerArnOf(item) !== undefined;
  return (
    answer.isProjected &&
    items.length > 0 &&
    !items.some((item) => child(item, "SerialNumber") !== undefined || tellsBoth(item))
  );
}

function isNamedAfterDevices({ name }: OutputFile): boolean {
  return callInName(name) === deviceCall || /(?<![a-z])mfa(?![a-z])/i.test(name);
}

/** What `--query SummaryMap` leaves is the map itself. */
const summaryCall = "iam get-account-summary";

/** What a projection left, as the member of the output that it was. */
function wrapped(key: string, value: SyntaxNode): SyntaxNode {
  return { kind: "map", pairs: [{ key, keySpan: value, value }], start: value.start, end: value.end };
}

function leftOver(answer: Answer | undefined): void {
  answer?.incomplete(
    "unknown-answer",
    "the file also holds outputs of commands that are not known, and these were passed over",
    `aws ${answer.command}`,
  );
}

function callOf(node: SyntaxNode, file: OutputFile): Call | undefined {
  if (node.kind !== "map") return undefined;
  for (const { key, value } of node.pairs) {
    const call = callsWithKey(key).find((one) => fits(one, value, node, file));
    if (call) return call;
  }
  return undefined;
}

/** An empty list of a common name (`Accounts`) is an answer only in a file that is named after the call. */
function fits({ fits: test, isItem, command }: Call, value: SyntaxNode, node: SyntaxNode, file: OutputFile): boolean {
  if (test) return test(value, node);
  if (!isItem) return value.kind === "list" || value.kind === "map";
  if (value.kind !== "list") return false;
  return value.items.length > 0 ? value.items.every(isItem) : callInName(file.name)?.command === command;
}

function answerOf(
  call: Call | undefined,
  { root, offset }: Pick<Document, "root" | "offset">,
  file: OutputFile,
): Answer {
  return new Answer(file, root, offset, call?.command ?? "");
}

function documentsOf(text: string, path: string): readonly (Document | SyntaxProblem)[] {
  if (isTextOutput(text)) return [{ root: readTextOutput(text), offset: 0, text }];
  if (/^\uFEFF?\s*[{[]/.test(text)) return sliceDocuments(text).flatMap((slice) => parsedAt(text, slice, parseJson));
  if (!/\.ya?ml$/i.test(path) && !/^\s*(?:---\s*\n)?(?:-\s+)?[A-Za-z]+:/.test(text)) return [];
  return yamlDocuments(text).flatMap((slice) => parsedAt(text, slice, parseYaml));
}

/** The documents of a YAML stream, which lines of three hyphens part. */
function yamlDocuments(text: string): readonly Slice[] {
  const found: Slice[] = [];
  let start = 0;
  for (const mark of text.matchAll(/^---[ \t]*$/gm)) {
    found.push({ start, end: mark.index });
    start = mark.index + mark[0].length;
  }
  found.push({ start, end: text.length });
  return found.filter((one) => text.slice(one.start, one.end).replace("\uFEFF", "").trim() !== "");
}

function parsedAt(text: string, { start, end }: Slice, parse: typeof parseJson): readonly (Document | SyntaxProblem)[] {
  const slice = text.slice(start, end);
  const parsed = parse(slice);
  if (parsed.ok) return [{ root: parsed.root, offset: start, text: slice }];
  return parsed.problems.map((problem) => ({ ...problem, start: problem.start + start, end: problem.end + start }));
}

/** A policy document on its own; one with principals is a trust or resource policy, which no SCP can be. */
function isPolicy(root: SyntaxNode): boolean {
  const statements = child(root, "Statement");
  if (!statements || child(root, "Resources") || child(root, "AWSTemplateFormatVersion")) return false;
  const items = statements.kind === "list" ? statements.items : [statements];
  return items.every((one) => child(one, "Effect") && !child(one, "Principal") && !child(one, "NotPrincipal"));
}

function policyResource({ root, offset, text }: Document, { path, name: fileName, index }: OutputFile): Resource {
  const span = { start: root.start + offset, end: root.end + offset };
  const location = index.location(span);
  const name = fileName.replace(/\.json$/i, "");
  const properties = map([
    { key: "Name", value: known(name, { at: location }) },
    { key: "Content", value: known(text, { at: location }) },
  ]);
  const header = span.start === 0 ? fileStart(path) : { ...location, end: location.start };
  return {
    format: "aws-cli",
    type: policyFileType,
    address: name,
    action: "declare",
    properties,
    location,
    header,
    when: [],
    callers: [],
  };
}

function syntaxProblem(problem: SyntaxProblem, { index }: OutputFile): InputProblem {
  return { kind: "error", code: problem.code, message: problem.message, location: index.location(problem) };
}
