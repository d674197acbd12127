import { dirname, relative, resolve, sep } from "node:path";
import {
  type CodeAction,
  CodeActionKind,
  type CreateFile,
  type Range,
  type WorkspaceEdit,
} from "vscode-languageserver/node";
import { findRepairs, type Repairs } from "../engine/find-repairs.ts";
import { lint } from "../engine/lint.ts";
import { exceptionInConfiguration, exceptionInline, type NewException } from "../fixes/add-exception.ts";
import { applyOffsets, editAt, type OffsetEdit, type TextEdit } from "../fixes/text-edit.ts";
import { exceptionPlaceholders, ruleOf, stepPhrase } from "../fixes/words.ts";
import type { GuardrailIssue } from "../model/coverage.ts";
import { dayOf, proposedExpiry } from "../model/day.ts";
import type { Finding } from "../model/finding.ts";
import { actionTitles } from "../reporters/editor-words.ts";
import { shownFindings, sourceName } from "./diagnostics.ts";
import type { Snapshot } from "./linted-folder.ts";
import { OpenSources } from "./open-sources.ts";
import { lspRange, overlap, uriOfPath } from "./places.ts";

const repairableRules: ReadonlySet<string> = new Set(["ineffective-root-scp", "ineffective-conformance-pack"]);

/** The command that shows the page of a rule; its argument is the rule's ID. */
export const explainCommand = "rootrail.explain";
export const fixAllKind = `${CodeActionKind.SourceFixAll}.${sourceName}`;

/** What edits refer to texts by, and what of them the editor can make. */
export interface EditingClient {
  /** The editor's URI and version of a file. */
  of(path: string): { readonly uri: string; readonly version: number } | undefined;
  /** It takes edits with the versions of their files (`workspaceEdit.documentChanges`). */
  readonly takesVersions: boolean;
  /** It makes files as a part of an edit (`workspaceEdit.resourceOperations`). */
  readonly makesFiles: boolean;
}

/** What can be done about the findings of a file within a range. `only`: the kinds that were asked for. */
export async function codeActionsOf(
  snapshot: Snapshot,
  path: string,
  range: Range,
  only: readonly string[] | undefined,
  client: EditingClient,
): Promise<readonly CodeAction[]> {
  const wants = (kind: string) => only === undefined || only.some((one) => kind === one || kind.startsWith(`${one}.`));
  const found = shownFindings(snapshot, path)
    .filter(([, at]) => overlap(lspRange(at), range))
    .map(([finding]) => finding);
  const actions: CodeAction[] = [];
  // Edits are of the texts that were linted: none is made while a file cannot be read.
  const isWhole = snapshot.stood.size === 0 && snapshot.result !== null;
  if (isWhole && wants(fixAllKind)) actions.push(...(await fixAll(snapshot, client)));
  if (!wants(CodeActionKind.QuickFix)) return actions;
  for (const finding of isWhole ? found : []) {
    actions.push(...(await repairsOf(finding, snapshot, client)));
    actions.push(...(await exceptionsFor(finding, snapshot, client)));
  }
  for (const rule of new Set(found.map((one) => one.rule))) {
    const title = actionTitles.explain(rule);
    actions.push({
      title,
      kind: CodeActionKind.QuickFix,
      command: { title, command: explainCommand, arguments: [rule] },
    });
  }
  return actions;
}

async function repairsOf(finding: Finding, snapshot: Snapshot, client: EditingClient): Promise<readonly CodeAction[]> {
  if (!repairableRules.has(finding.rule)) return [];
  const repairs = await findRepairs(optionsOf(snapshot), sourcesOf(snapshot), (issue) => isAbout(issue, finding));
  const steps = stepsOf(repairs);
  if (steps.length === 0) return [];
  return [
    {
      title: actionTitles.repair(steps),
      kind: CodeActionKind.QuickFix,
      isPreferred: true,
      edit: editOf(
        repairs.files.flatMap((one) => one.edits),
        snapshot,
        client,
      ),
    },
  ];
}

async function fixAll(snapshot: Snapshot, client: EditingClient): Promise<readonly CodeAction[]> {
  if (!snapshot.result?.findings.some((one) => repairableRules.has(one.rule))) return [];
  const repairs = await findRepairs(optionsOf(snapshot), sourcesOf(snapshot));
  const edits = repairs.files.flatMap((one) => one.edits);
  if (edits.length === 0) return [];
  return [{ title: actionTitles.repairAll, kind: fixAllKind, edit: editOf(edits, snapshot, client) }];
}

function stepsOf({ kept }: Repairs): readonly string[] {
  return [...new Set(kept.flatMap(({ steps }) => steps.map(stepPhrase)))];
}

function isAbout(issue: GuardrailIssue, { rule, resource, location }: Finding): boolean {
  return ruleOf(issue) === rule && issue.resource.address === resource.address && issue.location.path === location.path;
}

/** The options of the run without what ends it. */
function optionsOf({ options }: Snapshot): Snapshot["options"] {
  const { signal: _, ...rest } = options;
  return rest;
}

function sourcesOf({ cwd, open }: Snapshot): OpenSources {
  return new OpenSources(cwd, open);
}

/** Exceptions for a finding, in the configuration and at the resource; each is tried, and told where it accepts the finding. */
async function exceptionsFor(
  finding: Finding,
  snapshot: Snapshot,
  client: EditingClient,
): Promise<readonly CodeAction[]> {
  const { rule, location } = finding;
  if (rule.startsWith("exception-")) return [];
  const expires = proposedExpiry(dayOf(new Date()));
  const exception = (target: string): NewException => ({ rule, target, ...exceptionPlaceholders, expires });
  const actions: CodeAction[] = [];
  const configuration = snapshot.result?.report.configuration ?? "rootrail.yaml";
  const sources = sourcesOf(snapshot);
  for (const target of targetsOf(finding, snapshot.cwd, configuration)) {
    const read = sources.read(configuration);
    const isNew = read.kind !== "text" && snapshot.result?.report.configuration == null;
    const text = read.kind === "text" ? read.text : "";
    if (read.kind !== "text" && !(isNew && client.takesVersions && client.makesFiles)) break;
    const edit = exceptionInConfiguration({ path: configuration, text }, exception(target));
    if (!edit || !(await accepts(finding, configuration, text, edit, snapshot))) continue;
    actions.push({
      title: actionTitles.exception(rule, configuration),
      kind: CodeActionKind.QuickFix,
      edit: editOf([editAt({ path: configuration, text }, edit)], snapshot, client, isNew ? configuration : undefined),
    });
    break;
  }
  const source = sources.read(location.path);
  const header = snapshot.result?.facts.find(
    (fact) => fact.resource.address === finding.resource.address && fact.header.path === location.path,
  )?.header;
  const edit =
    source.kind === "text" && header && exceptionInline(source, header, finding.resource.address, exception(""));
  if (edit && (await accepts(finding, location.path, source.text, edit, snapshot))) {
    const title = actionTitles.inline(rule);
    actions.push({ title, kind: CodeActionKind.QuickFix, edit: editOf([editAt(source, edit)], snapshot, client) });
  }
  return actions;
}

/** What an exception can name a finding by: the resource, else the file, as the configuration's folder sees it. */
function targetsOf({ resource, location }: Finding, cwd: string, configuration: string): readonly string[] {
  const folder = dirname(resolve(cwd, configuration));
  const path = relative(folder, resolve(cwd, location.path)).split(sep).join("/");
  return [resource.address, path, location.path].filter((one) => one !== "");
}

/** Whether an edit accepts a finding and none about another resource, and brings no other one that was not there. */
async function accepts(
  finding: Finding,
  path: string,
  text: string,
  edit: OffsetEdit,
  snapshot: Snapshot,
): Promise<boolean> {
  const options = optionsOf(snapshot);
  const files = new Map([...(options.files ?? []), [resolve(snapshot.cwd, path), applyOffsets(text, [edit])] as const]);
  try {
    const { findings } = await lint({ ...options, files });
    const before = snapshot.result?.findings ?? [];
    const told = new Set(before.map((one) => one.fingerprint));
    const others = new Set(
      before.filter((one) => one.suppressed === null && !isSameMatter(one, finding)).map((one) => one.fingerprint),
    );
    return findings.every(({ suppressed, fingerprint }) =>
      suppressed === null ? fingerprint !== finding.fingerprint && told.has(fingerprint) : !others.has(fingerprint),
    );
  } catch {
    return false; // a configuration that cannot be used
  }
}

/** Whether two findings say the same of one resource. */
function isSameMatter({ rule, resource, location }: Finding, other: Finding): boolean {
  return rule === other.rule && resource.address === other.resource.address && location.path === other.location.path;
}

/** Edits of several files as one; `added`: a file that is made first, for a client that makes files. */
function editOf(edits: readonly TextEdit[], { cwd }: Snapshot, client: EditingClient, added?: string): WorkspaceEdit {
  const files = [...new Set(edits.map((one) => one.path))].map((path) => {
    const open = client.of(resolve(cwd, path));
    return {
      uri: open?.uri ?? uriOfPath(cwd, path),
      version: open?.version ?? null,
      edits: edits
        .filter((one) => one.path === path)
        .map(({ range, newText }) => ({ range: lspRange(range), newText })),
    };
  });
  if (!client.takesVersions) return { changes: Object.fromEntries(files.map((one) => [one.uri, one.edits])) };
  const made: CreateFile[] =
    added === undefined ? [] : [{ kind: "create", uri: uriOfPath(cwd, added), options: { ignoreIfExists: true } }];
  const changed = files.map(({ uri, version, edits }) => ({ textDocument: { uri, version }, edits }));
  return { documentChanges: [...made, ...changed] };
}
