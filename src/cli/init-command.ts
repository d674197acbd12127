import { resolve } from "node:path";
import { configurationNames, findConfiguration } from "../config/find.ts";
import { collectFacts } from "../engine/collect-facts.ts";
import { exitCodes } from "../engine/exit-codes.ts";
import { unifiedDiff } from "../fixes/unified-diff.ts";
import { displayPath, repositoryRoot } from "../inputs/workspace.ts";
import { dayOf } from "../model/day.ts";
import { defaultSettings } from "../model/settings.ts";
import type { Answers, ExistingGuardrails, ScaffoldFile } from "../scaffold/answers.ts";
import type { PreCommitMerge } from "../scaffold/pre-commit-file.ts";
import { ownFolders, scaffold } from "../scaffold/scaffold.ts";
import { askAnswers, type InitFlags, readAnswers } from "./init-answers.ts";
import type { CliIo } from "./io.ts";
import { textInside, writeInside } from "./write-inside.ts";

/** What becomes of one file. */
interface Step {
  readonly file: ScaffoldFile;
  readonly before: string | undefined;
  readonly outcome: "created" | "updated" | "unchanged" | "kept" | "refused";
  /** Another configuration that counts here, relative to the working directory: with the file it would count no more. */
  readonly standing?: string;
}

/** Writes a configuration and what else is asked for; files that exist stay as they are unless `--force` says otherwise. */
export async function initCommand(flags: InitFlags, io: CliIo): Promise<number> {
  const answers = io.ask && wantsQuestions(flags) ? await askAnswers(flags, io.ask, io.cwd) : readAnswers(flags);
  const existing = await findExisting(answers, io.cwd);
  const hooks = answers.preCommit ? textInside(io.cwd, ".pre-commit-config.yaml") : undefined;
  const { files, hook } = scaffold(answers, existing, hooks, dayOf(new Date()));
  const root = repositoryRoot(io.cwd);
  const steps = files.map((file) => stepOf(file, flags.force === true, io.cwd, root));
  if (flags.dryRun) showDiff(steps, io);
  else writeFiles(steps, io.cwd);
  tellOutcome(steps, hook, flags.dryRun === true, io);
  for (const { file, outcome } of steps) {
    const reader = outcome === "refused" ? file.readAtRootBy : undefined;
    if (reader !== undefined)
      io.stderr.write(
        `rootrail: ${file.path} is not written: ${reader} reads it at the root of the repository only; run init in ${displayPath(io.cwd, root)}\n`,
      );
  }
  if (!flags.dryRun) io.stdout.write(nextSteps(answers, existing));
  const isRefused = hook?.kind === "refused" || steps.some((one) => one.outcome === "refused");
  return isRefused ? exitCodes.failure : exitCodes.clean;
}

function showDiff(steps: readonly Step[], io: CliIo): void {
  for (const { file, before, outcome } of steps) {
    if (outcome !== "kept" && outcome !== "refused") io.stdout.write(unifiedDiff(file.path, before, file.content));
  }
}

function writeFiles(steps: readonly Step[], cwd: string): void {
  for (const { file, outcome } of steps) {
    if (outcome === "created" || outcome === "updated") writeInside(cwd, file.path, file.content);
  }
}

function tellOutcome(steps: readonly Step[], hook: PreCommitMerge | null, isDry: boolean, io: CliIo): void {
  const tell = isDry ? io.stderr : io.stdout; // so that standard output is a diff and nothing else
  for (const step of steps) if (step.outcome !== "refused") tell.write(`${lineOf(step, isDry)}\n`);
  if (hook?.kind === "present") tell.write("unchanged  .pre-commit-config.yaml (it has the hook)\n");
  if (hook?.kind === "refused") {
    io.stderr.write(
      `rootrail: .pre-commit-config.yaml is left as it is: ${hook.reason}; docs/pre-commit.md has the entry\n`,
    );
  }
}

/** Questions are for those who gave no answer as a flag. */
function wantsQuestions(flags: InitFlags): boolean {
  return !flags.yes && flags.guardrails === undefined && !flags.workflow && !flags.preCommit && !flags.collect;
}

/** What the repository declares outside of the scaffold's own folders. */
async function findExisting(answers: Answers, cwd: string): Promise<ExistingGuardrails> {
  if (answers.guardrails.length === 0) return { recorder: false, organization: false };
  const { facts } = await collectFacts({ paths: ["."], cwd, ignore: ownFolders(answers.directory) }, defaultSettings);
  return {
    recorder: facts.some((fact) => fact.fact === "ConfigRecorder" && fact.part !== "channel"),
    organization: facts.some((fact) => fact.fact === "Organization" && !/(?:^|\.)data\./.test(fact.resource.address)),
  };
}

function stepOf(file: ScaffoldFile, force: boolean, cwd: string, root: string): Step {
  if (file.readAtRootBy && root !== cwd) return { file, before: undefined, outcome: "refused" };
  const before = textInside(cwd, file.path);
  const standing = file.path === configurationNames[0] ? findConfiguration(cwd, root)?.file : undefined;
  if (standing !== undefined && standing !== resolve(cwd, file.path) && !force)
    return { file, before, outcome: "kept", standing: displayPath(cwd, standing) };
  if (before === undefined) return { file, before, outcome: "created" };
  if (before === file.content) return { file, before, outcome: "unchanged" };
  return { file, before, outcome: file.merged || force ? "updated" : "kept" };
}

function lineOf({ file, outcome, standing }: Step, isDry: boolean): string {
  if (standing !== undefined) {
    const isBeside = !standing.includes("/");
    const forced = isBeside ? "beside it, and one of the two has to go then" : "which counts in its place";
    return `kept       ${standing} (it is the configuration here; --force writes ${file.path}, ${forced})`;
  }
  const words = { created: isDry ? "to create" : "created", updated: isDry ? "to update" : "updated" };
  const word = outcome === "created" || outcome === "updated" ? words[outcome] : outcome;
  const why = outcome === "kept" ? " (it exists and differs; --force overwrites it)" : "";
  return `${word.padEnd(9)}  ${file.path}${why}`;
}

function nextSteps(answers: Answers, existing: ExistingGuardrails): string {
  const steps = [
    ...(answers.guardrails.length > 0
      ? [`Read the comments in ${answers.directory}/: they say how to roll out, a test OU first.`]
      : []),
    ...(answers.guardrails.length > 1
      ? ["CloudFormation and Terraform declare the same guardrails: deploy one of the two."]
      : []),
    ...(existing.recorder ? ["A configuration recorder is declared already, so none is written."] : []),
    ...(answers.preCommit ? ["Run `pre-commit install` once in each clone."] : []),
    ...(answers.collect
      ? [
          "Read collect-evidence.sh, then run `bash collect-evidence.sh PROFILE ROLE`; `rootrail coverage evidence/` reads it.",
        ]
      : []),
    "Run `rootrail lint` to see where you stand.",
  ];
  return `\n${steps.map((step) => `  ${step}\n`).join("")}`;
}
