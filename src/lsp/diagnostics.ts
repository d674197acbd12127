import { resolve } from "node:path";
import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from "vscode-languageserver/node";
import type { Finding, Severity } from "../model/finding.ts";
import type { Location } from "../model/location.ts";
import { editorMessage } from "../reporters/editor-words.ts";
import { rulePageLink } from "../reporters/findings-view.ts";
import { harmlessLine } from "../reporters/harmless-text.ts";
import type { Snapshot } from "./linted-folder.ts";
import { fileOf, lspRange, uriOfPath } from "./places.ts";
import { Shift } from "./shift.ts";

/** What diagnostics name as their source, and settings as their section. */
export const sourceName = "rootrail";

/** What a diagnostic carries for the actions on it. */
export interface DiagnosticData {
  readonly fingerprint: string;
}

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  note: DiagnosticSeverity.Information,
};

/** Rules about something that is of no use any more: editors show it faded or crossed out. */
const tags: ReadonlyMap<string, DiagnosticTag> = new Map([
  ["exception-unused", DiagnosticTag.Unnecessary],
  ["exception-expired", DiagnosticTag.Deprecated],
]);

/** Related places of one diagnostic that are sent. */
const maxRelated = 50;

/** Moves places of a file that cannot be read now from the text that stands for it to the one in the editor. */
export class Places {
  readonly #shifts = new Map<string, Shift>();
  readonly #cwd: string;

  constructor({ cwd, open, stood }: Pick<Snapshot, "cwd" | "open" | "stood">) {
    this.#cwd = cwd;
    for (const [path, text] of stood) this.#shifts.set(path, new Shift(text, open.get(path) ?? text));
  }

  now(location: Location): Location {
    if (this.#shifts.size === 0) return location;
    return this.#shifts.get(resolve(this.#cwd, fileOf(location.path)))?.location(location) ?? location;
  }
}

/** The diagnostics of a run by absolute path. */
export function diagnosticsOf(
  snapshot: Snapshot,
  { rulePages, related: hasRelated }: { readonly rulePages: string; readonly related: boolean },
): ReadonlyMap<string, readonly Diagnostic[]> {
  const { cwd, result, faults } = snapshot;
  const places = new Places(snapshot);
  const found = new Map<string, Diagnostic[]>();
  const add = (path: string, diagnostic: Diagnostic): void => {
    const absolute = resolve(cwd, fileOf(path));
    const have = found.get(absolute);
    if (have) have.push(diagnostic);
    else found.set(absolute, [diagnostic]);
  };
  // The place of a fault is of the text as it is.
  for (const { message, location } of faults) {
    const range = lspRange(location);
    const code = "input-error";
    add(location.path, {
      range,
      severity: DiagnosticSeverity.Error,
      source: sourceName,
      code,
      message: harmlessLine(message),
    });
  }
  for (const finding of result?.findings ?? []) {
    if (finding.suppressed !== null) continue;
    const { rule, severity, fingerprint, location, related } = finding;
    const href = rulePageLink(rule, { rulePages });
    const tag = tags.get(rule);
    const data: DiagnosticData = { fingerprint };
    add(location.path, {
      range: lspRange(places.now(location)),
      severity: severities[severity],
      source: sourceName,
      code: rule,
      ...(href !== undefined && { codeDescription: { href } }),
      ...(tag !== undefined && { tags: [tag] }),
      message: editorMessage(finding),
      ...(hasRelated &&
        related.length > 0 && {
          relatedInformation: related.slice(0, maxRelated).map((one) => ({
            message: harmlessLine(one.message),
            location: { uri: uriOfPath(cwd, one.location.path), range: lspRange(places.now(one.location)) },
          })),
        }),
      data,
    });
  }
  return found;
}

/** The findings that a diagnostic is shown for, at the places where they are shown. */
export function shownFindings(snapshot: Snapshot, path: string): readonly (readonly [Finding, Location])[] {
  const places = new Places(snapshot);
  return (snapshot.result?.findings ?? []).flatMap((finding) => {
    const isHere = resolve(snapshot.cwd, fileOf(finding.location.path)) === path && finding.suppressed === null;
    return isHere ? [[finding, places.now(finding.location)] as const] : [];
  });
}
