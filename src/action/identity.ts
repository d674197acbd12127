import { createHash } from "node:crypto";
import { clipped, harmlessLine } from "../reporters/harmless-text.ts";
import type { RunContext } from "./event.ts";
import type { ActionInputs } from "./inputs.ts";

/** What a verdict is called in each channel, so that none lies over the verdict of another step, leg, job or event. */
export interface Identity {
  /** Finds check run and comment again: the same for the same job run again, and for no other verdict. */
  readonly key: string;
  /** The check run's name. Of two check runs of one name on a commit GitHub shows, and a branch rule takes, the later one. */
  readonly name: string;
  /** SARIF's category: of two uploads of one category on a commit the later one replaces the first one's alerts. */
  readonly category: string;
}

const longestName = 120;

/** What check runs are called where the workflow gives no name. */
const titles: Readonly<Record<ActionInputs["command"], string>> = {
  lint: "rootrail findings",
  coverage: "rootrail coverage",
  facts: "rootrail facts",
  test: "rootrail tests",
};

/**
 * Everything that tells this verdict from others on the commit. `jobName`: as people see it, which tells apart the calls
 * of one reusable workflow, too; the job's ID is the same for all of them.
 */
export function identityOf(
  context: RunContext,
  inputs: ActionInputs,
  directory: string,
  jobName: string | undefined,
): Identity {
  const { event, workflow, target = null, step } = context;
  const { command, matrix, name, category } = inputs;
  const job = jobName ?? context.job;
  const leg = valuesOf(matrix);
  /** GitHub itself names the legs in the names of jobs. */
  const missing = leg.filter((value) => !mentions(name ?? jobName ?? "", value));
  const reading = decidingInputs(inputs, "reading");
  const all = [...reading, ...decidingInputs(inputs, "deciding")];
  const key = hash([command, event, workflow, job, step, target, directory, matrix ?? null, name ?? null, all]);
  // A merge queue asks for the check runs of the pull request by their names, on a commit of its own.
  const events = ["pull_request", "merge_group"].includes(event) ? [] : [`on ${event}`];
  const targets = target === null ? [] : [`to ${target}`];
  const own = name === undefined ? [[workflow, job].filter(Boolean).join(" / "), directory, ...all] : [];
  const details = [...own.slice(0, 2), ...missing, ...targets, ...events, ...own.slice(2)].filter(Boolean);
  return { key, name: named(name ?? titles[command], details), category: category ?? categoryOf() };

  function categoryOf(): string {
    const legs = leg.filter((value) => !mentions(jobName ?? "", value));
    /** `__owner_rootrail_2` is the second step of a job that uses the action and has no ID of its own. */
    const [, again] = /^__.*_(\d+)$/.exec(step) ?? [];
    const deciding = reading.length > 0 ? hash(reading).slice(0, 8) : "";
    return [directory, job, ...legs, again ?? "", deciding]
      .map((part) => harmlessLine(part).replaceAll("/", "-"))
      .filter(Boolean)
      .join("/");
  }
}

/** Whether a text has a value as a word of its own. */
function mentions(text: string, value: string): boolean {
  for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
    const around = [text[at - 1] ?? "", text[at + value.length] ?? ""];
    if (!around.some((character) => /\w/.test(character))) return true;
  }
  return false;
}

function named(title: string, details: readonly string[]): string {
  if (details.length === 0) return title;
  const whole = harmlessLine(`${title} (${details.join(", ")})`);
  if (whole.length <= longestName) return whole;
  const end = ` ${hash(details).slice(0, 8)})`;
  return `${clipped(whole, longestName - end.length)}${end}`;
}

/** The scalars of a matrix leg, in the order of their keys; what is deeper by its JSON. */
function valuesOf(matrix: ActionInputs["matrix"]): readonly string[] {
  return Object.entries(matrix ?? {}).map(([, value]) => (typeof value === "string" ? value : JSON.stringify(value)));
}

/**
 * Inputs that are not at their default, as `fail-on: never`: those that decide what is read and found, and those that
 * decide what of it fails. Two steps that differ in one of them give two verdicts.
 */
function decidingInputs(inputs: ActionInputs, part: "reading" | "deciding"): readonly string[] {
  const { base } = inputs;
  const values: readonly [string, unknown, unknown][] =
    part === "reading"
      ? [
          ["paths", inputs.paths, []],
          ["plan", inputs.plans, []],
          ["context", inputs.context, []],
          ["ignore", inputs.ignore, []],
          ["only", inputs.only, []],
          ["skip", inputs.skip, []],
          ["source", inputs.source, undefined],
          ["parameters", inputs.parameters, []],
          ["var-file", inputs.varFiles, []],
          ["config", inputs.config, undefined],
          ["level", inputs.level, undefined],
          ["partition", inputs.partition, undefined],
          ["max-file-size", inputs.maxFileBytes, undefined],
          ["require-guardrails", inputs.requireGuardrails, undefined],
        ]
      : [
          ["base", typeof base === "string" ? base : base.ref, "auto"],
          ["baseline", inputs.baseline, undefined],
          ["only-new", inputs.onlyNew, false],
          ["fail-on", inputs.failOn, "error"],
          ["min-score", inputs.minScore, undefined],
          ["fail-on-empty", inputs.failOnEmpty, "auto"],
        ];
  return values.flatMap(([name, value, usual]) =>
    JSON.stringify(value) === JSON.stringify(usual)
      ? []
      : [`${name}: ${Array.isArray(value) ? value.join(" ") : value}`],
  );
}

function hash(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 16);
}
