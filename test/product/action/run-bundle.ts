import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse } from "yaml";
import type { Report } from "../../../src/model/report.ts";
import { type RunnerView, readAsRunner } from "../../action/runner-grammar.ts";
import { temporaryFolder } from "../../action/temporary.ts";
import { repository } from "../../support/repository.ts";

const metadata: {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, object>>;
  readonly runs: { readonly using: string; readonly main: string };
} = parse(readFileSync(join(repository, "action.yml"), "utf8"));

export { metadata };

/** What a job's step is given; what is left out is as a runner would have it on a push. */
export interface Job {
  readonly apiUrl?: string;
  readonly event?: string;
  readonly payload?: object;
  readonly inputs?: Readonly<Record<string, string>>;
  /** The leg of a matrix that the job is. */
  readonly matrix?: object;
  /** The ID of the job's own check run, which newer runners tell. */
  readonly checkRunId?: number;
  readonly env?: Readonly<Record<string, string>>;
  /** The commit that `files` are at; default: that of the event. */
  readonly commit?: string;
  /** Files of the checkout by path; ignored where `workspace` is given. */
  readonly files?: Readonly<Record<string, string>>;
  readonly workspace?: string;
  /** How many times faster than real time the timers run. */
  readonly pace?: number;
  readonly node?: string;
  /** Where the action lies; default: this repository. */
  readonly action?: string;
}

export interface JobResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly view: RunnerView;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly report: Report | undefined;
  readonly workspace: string;
}

export const token = "ghs_TestTokenThatNobodyMaySee1234567890";
export const headSha = "1".repeat(40);
const baseSha = "2".repeat(40);
const mergeSha = "3".repeat(40);

/** Runs what `action.yml` runs, as a runner starts it: inputs with their defaults, empty files for outputs and summary. */
export async function runJob(job: Job): Promise<JobResult> {
  const temporary = temporaryFolder();
  const workspace = job.workspace ?? checkout(temporary, job);
  const file = (name: string, text = "") => {
    writeFileSync(join(temporary, name), text);
    return join(temporary, name);
  };
  const env = {
    PATH: process.env["PATH"] ?? "",
    HOME: temporary,
    CI: "true",
    GITHUB_ACTIONS: "true",
    GITHUB_API_URL: job.apiUrl ?? "http://127.0.0.1:9",
    GITHUB_GRAPHQL_URL: `${job.apiUrl ?? "http://127.0.0.1:9"}/graphql`,
    GITHUB_SERVER_URL: "https://github.com",
    GITHUB_REPOSITORY: "octo/infra",
    GITHUB_SHA: mergeSha,
    GITHUB_REF: "refs/heads/main",
    GITHUB_EVENT_NAME: job.event ?? "push",
    GITHUB_EVENT_PATH: file("event.json", JSON.stringify(job.payload ?? {})),
    GITHUB_WORKSPACE: workspace,
    GITHUB_WORKFLOW: "lint",
    GITHUB_JOB: "rootrail",
    GITHUB_ACTION: "__octo_rootrail",
    GITHUB_RUN_ID: "42",
    GITHUB_RUN_ATTEMPT: "1",
    GITHUB_ACTOR: "octocat",
    RUNNER_TEMP: temporary,
    RUNNER_OS: "Linux",
    GITHUB_OUTPUT: file("output"),
    GITHUB_STATE: file("state"),
    GITHUB_ENV: file("env"),
    GITHUB_PATH: file("path"),
    GITHUB_STEP_SUMMARY: file("summary.md"),
    TEST_CLOCK_PACE: String(job.pace ?? 50),
    ...inputVariables(job),
    ...job.env,
  };
  const { code, stdout, stderr } = await start(job, workspace, env);
  const outputs = readOutputs(readFileSync(join(temporary, "output"), "utf8"));
  const isJson = outputs["report"]?.endsWith(".json") === true;
  const report = isJson ? (JSON.parse(readFileSync(outputs["report"] ?? "", "utf8")) as Report) : undefined;
  return {
    code,
    stdout,
    stderr,
    view: readAsRunner(stdout),
    outputs,
    summary: readFileSync(join(temporary, "summary.md"), "utf8"),
    report,
    workspace,
  };
}

/** Files at the commit that the event is about: its HEAD says so, and there is no history that git could read. */
function checkout(folder: string, { files = {}, payload = {}, commit }: Job): string {
  const workspace = join(folder, "workspace");
  mkdirSync(join(workspace, ".git"), { recursive: true });
  const ofEvent = "pull_request" in payload ? headSha : mergeSha;
  writeFileSync(join(workspace, ".git/HEAD"), `${commit ?? ofEvent}\n`);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(workspace, path)), { recursive: true });
    writeFileSync(join(workspace, path), text);
  }
  return workspace;
}

/** Every input of `action.yml` with its default, as the runner hands them over; a name that it does not have is a mistake in a test. */
function inputVariables({ inputs: given = {}, matrix, checkRunId }: Job): Record<string, string> {
  for (const name of Object.keys(given))
    if (!(name in metadata.inputs)) throw new Error(`action.yml has no input ${name}`);
  const contexts: Readonly<Record<string, string>> = {
    "${{ github.token }}": token,
    "${{ toJson(matrix) }}": JSON.stringify(matrix ?? null, null, 2),
    "${{ job.check_run_id }}": checkRunId === undefined ? "" : String(checkRunId),
  };
  const evaluated = (text: string) => contexts[text] ?? text;
  // Tests count devices: guardrails are demanded only where a test says so.
  const chosen: Readonly<Record<string, string>> = { "require-guardrails": "never", ...given };
  return Object.fromEntries(
    Object.entries(metadata.inputs).map(([name, input]) => [
      `INPUT_${name.replaceAll(" ", "_").toUpperCase()}`,
      chosen[name] ?? evaluated(input.default ?? ""),
    ]),
  );
}

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function start(
  { node = process.execPath, action = repository }: Job,
  cwd: string,
  env: Record<string, string>,
): Promise<Ended> {
  const child = spawn(
    node,
    ["--import", join(import.meta.dirname, "fast-clock.mjs"), join(action, metadata.runs.main)],
    {
      cwd,
      env,
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  return new Promise((done, fail) => {
    child.on("error", fail);
    child.on("close", (code) => done({ code, stdout, stderr }));
  });
}

/** Reads `name<<delimiter` blocks; the last value of a name counts. */
function readOutputs(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  const lines = text.split("\n");
  for (let at = 0; at < lines.length; at += 1) {
    const head = /^([^<=]+)<<(.+)$/.exec(lines[at] ?? "");
    if (!head) continue;
    const end = lines.indexOf(head[2] ?? "", at + 1);
    if (end < 0) throw new Error(`output ${head[1]} is never closed`);
    outputs[head[1] ?? ""] = lines.slice(at + 1, end).join("\n");
    at = end;
  }
  return outputs;
}

/** The event of a pull request; `from` is the repository of its head. */
export function pullRequest(from = "octo/infra"): object {
  return {
    number: 7,
    pull_request: {
      number: 7,
      head: { sha: headSha, ref: "change", repo: { full_name: from } },
      base: { sha: baseSha, ref: "main", repo: { full_name: "octo/infra" } },
    },
    repository: { full_name: "octo/infra", default_branch: "main" },
  };
}

/** A template with as many virtual devices of root, each four lines long. */
export function templateWith(devices: number): string {
  const resources = Array.from({ length: devices }, (_, index) =>
    [`  Root${index}:`, "    Type: AWS::IAM::VirtualMFADevice", "    Properties:", `      Users: [root]`].join("\n"),
  );
  return [
    "AWSTemplateFormatVersion: '2010-09-09'",
    "Resources:",
    "  Topic:",
    "    Type: AWS::SNS::Topic",
    ...resources,
    "",
  ].join("\n");
}
