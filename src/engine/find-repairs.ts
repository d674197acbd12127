import { resolve } from "node:path";
import { loadConfiguration } from "../config/load.ts";
import { identityOf, isAboutNodes } from "../findings/fingerprint.ts";
import { type Proposal, propose } from "../fixes/propose.ts";
import type { Refusal } from "../fixes/refusal.ts";
import {
  type Judgement,
  type KeptRepair,
  type LeftIssue,
  type SeenFinding,
  settle,
  type Texts,
} from "../fixes/settle.ts";
import type { Sources } from "../fixes/sources.ts";
import { applyOffsets, editAt, type TextEdit } from "../fixes/text-edit.ts";
import type { GuardrailIssue } from "../model/coverage.ts";
import type { Fact } from "../model/fact.ts";
import type { Finding, Severity } from "../model/finding.ts";
import type { InputSummary } from "../model/report.ts";
import { ruleIds } from "../rules/rule-ids.ts";
import { noBaseline } from "../suppressions/baseline-text.ts";
import { suppressionsOf } from "../suppressions/suppressions.ts";
import { collectFacts } from "./collect-facts.ts";
import { coverageOfRun, DecidedSides } from "./compute-coverage.ts";
import { configRequest } from "./configuration.ts";
import { findFindings } from "./find-findings.ts";
import { type LintOptions, requestedPaths } from "./options.ts";

/** A file with what the repairs make of it. */
export interface RepairedFile {
  readonly path: string;
  readonly before: string;
  readonly after: string;
  /** From `before` to `after`: in order, none overlaps another one. */
  readonly edits: readonly TextEdit[];
}

/** The repairs of a run. Nothing is written. */
export interface Repairs {
  readonly files: readonly RepairedFile[];
  readonly kept: readonly KeptRepair[];
  /** What is wrong and stays so, with the reason. */
  readonly left: readonly LeftIssue[];
  /** Findings that stand with the repairs made, those of `left` included. */
  readonly findings: readonly Finding[];
  readonly inputs: readonly InputSummary[];
}

/** Which issues are to be repaired; default: all. */
export type WantedIssue = (issue: GuardrailIssue) => boolean;

/**
 * Finds the mechanical repairs of what the paths hold, each tried in memory: the file is parsed and the whole run made again
 * with it, and it is kept only if what it repairs is gone and nothing new is found. `sources` gives the texts that edits are
 * made in; a file that it refuses is not changed.
 */
export async function findRepairs(
  options: LintOptions,
  sources: Sources,
  wanted: WantedIssue = () => true,
): Promise<Repairs> {
  const bench = new RunBench(options, sources);
  const start = await bench.judge(new Map());
  const { last, kept, left, edits } = await settle(bench, start, wanted);
  const files = [...edits].map(([path, ordered]): RepairedFile => {
    const text = bench.original(path) ?? "";
    const source = { path, text };
    return { path, before: text, after: applyOffsets(text, ordered), edits: ordered.map((one) => editAt(source, one)) };
  });
  return { files, kept, left, findings: last.seen.findings, inputs: start.seen.inputs };
}

/** What a run saw. */
interface RunSeen {
  readonly facts: readonly Fact[];
  readonly findings: readonly Finding[];
  readonly inputs: readonly InputSummary[];
}

class RunBench {
  readonly #options: LintOptions;
  readonly #sources: Sources;

  constructor(options: LintOptions, sources: Sources) {
    this.#options = options;
    this.#sources = sources;
  }

  original(path: string): string | undefined {
    const read = this.#sources.read(path);
    return read.kind === "text" ? read.text : undefined;
  }

  propose(issue: GuardrailIssue, { texts, seen }: Judgement<RunSeen>): Proposal | Refusal {
    return propose(issue, seen.facts, {
      list: (folder) => this.#sources.list(folder),
      read: (path) => {
        const text = texts.get(path);
        return text === undefined ? this.#sources.read(path) : { kind: "text", path, text };
      },
    });
  }

  async judge(texts: Texts): Promise<Judgement<RunSeen>> {
    const options = this.#withFiles(texts);
    const request = configRequest(options);
    const loaded = await loadConfiguration(request);
    const { settings } = loaded;
    const run = await collectFacts(options, settings);
    const coverage = await coverageOfRun(run, new DecidedSides(settings, request.today));
    const findings = await findFindings({
      rules: ruleIds,
      run,
      settings,
      coverage,
      suppressions: suppressionsOf(loaded, run.exceptions, noBaseline, request.today),
      loosened: [],
      requested: requestedPaths(options),
    });
    const { facts, inputs } = run;
    return {
      texts,
      issues: coverage?.issues ?? [],
      findings: new Map(findings.flatMap(seenFindings)),
      inputs: new Map(inputs.map(({ path, status }) => [path, faults[status]])),
      seen: { facts, findings, inputs },
    };
  }

  #withFiles(texts: Texts): LintOptions {
    const { cwd = process.cwd(), files: given = new Map() } = this.#options;
    const made = [...texts].map(([path, text]) => [resolve(cwd, path), text] as const);
    return { ...this.#options, files: new Map([...given, ...made]) };
  }
}

const faults: Readonly<Record<InputSummary["status"], number>> = { linted: 0, partial: 1, error: 2 };
const severities: Readonly<Record<Severity, number>> = { note: 1, warning: 2, error: 3 };

/** A finding about nodes is one for each of them. */
function seenFindings(finding: Finding): readonly (readonly [string, SeenFinding])[] {
  const { rule, severity, certainty, message, places, fingerprint, location, resource } = finding;
  const weight = severities[severity] * 2 + (certainty === "certain" ? 1 : 0);
  const isDoubtAbout = rule === "unverifiable-guardrail" ? resource.address : null;
  const place = { path: location.path, name: resource.address };
  const seen = { weight, rule, message, place, isDoubtAbout };
  const own = isAboutNodes(rule) && places ? [] : [`${identityOf(fingerprint)} ${location.path}`];
  return [...own, ...(places ?? []).map((one) => one.fingerprint)].map((key) => [key, seen]);
}
