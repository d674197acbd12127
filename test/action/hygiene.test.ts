import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { workflowFile } from "../../src/scaffold/workflow-file.ts";
import { repository } from "../support/repository.ts";

type Mapping = Readonly<Record<string, unknown>>;

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Mapping;
  readonly env?: Mapping;
}

interface Job {
  readonly permissions?: unknown;
  readonly "timeout-minutes"?: number;
  readonly steps?: readonly Step[];
  readonly secrets?: unknown;
  readonly uses?: string;
  readonly container?: unknown;
}

interface Workflow {
  readonly on: string | readonly string[] | Mapping;
  readonly permissions?: unknown;
  readonly env?: Mapping;
  readonly jobs: Readonly<Record<string, Job>>;
}

/** A weakness of a workflow, as tools for their security know it. */
type Weakness = string;

/** Contexts whose values come from whoever opens a pull request, pushes a branch or dispatches a run. */
const hostile = /\$\{\{[^}]*\b(?:github\.(?:event|head_ref|ref_name|ref)|inputs|matrix|steps|needs|env)\b/;

function weaknessesOf(text: string): readonly Weakness[] {
  const workflow: Workflow = parse(text);
  const events = eventsOf(workflow);
  const found: Weakness[] = [];
  if (events.includes("pull_request_target") || events.includes("workflow_run")) found.push("privileged trigger");
  if (!isMinimal(workflow.permissions)) found.push("permissions of the workflow");
  for (const [name, job] of Object.entries(workflow.jobs)) {
    if (grantsAll(job.permissions)) found.push(`${name}: permissions`);
    if (job.secrets === "inherit") found.push(`${name}: secrets are inherited`);
    // A workflow of the same repository is the one of the same commit.
    if (job.uses && !job.uses.startsWith("./") && !isPinned(job.uses)) found.push(`${name}: ${job.uses} is not pinned`);
    for (const step of job.steps ?? []) found.push(...stepWeaknesses(step).map((one) => `${name}: ${one}`));
  }
  const isPublishing = /npm publish|gh release|docker push/.test(text);
  for (const step of isPublishing ? Object.values(workflow.jobs).flatMap((job) => job.steps ?? []) : [])
    if (isCaching(step)) found.push(`a cache that others can fill feeds what is published: ${step.uses}`);
  return found;
}

function eventsOf({ on }: Workflow): readonly string[] {
  if (typeof on === "string") return [on];
  return Array.isArray(on) ? on : Object.keys(on);
}

function isMinimal(permissions: unknown): boolean {
  if (typeof permissions !== "object" || permissions === null) return false;
  return Object.entries(permissions).every(([scope, access]) => scope === "contents" && access === "read");
}

function grantsAll(permissions: unknown): boolean {
  return permissions === "write-all" || permissions === "read-all";
}

function stepWeaknesses({ uses = "", run = "", with: given = {} }: Step): readonly Weakness[] {
  const found: Weakness[] = [];
  if (uses !== "" && !isPinned(uses)) found.push(`${uses} is not pinned`);
  if (hostile.test(run)) found.push("an expression in a script");
  if (hostile.test(String(given["script"] ?? ""))) found.push("an expression in a script");
  if (/GITHUB_(?:ENV|PATH)\b/.test(run)) found.push("the environment of later steps is written");
  if (/curl[^|\n]*\|\s*(?:ba)?sh/.test(run)) found.push("a script from the network is run");
  if (uses.startsWith("actions/checkout@")) {
    if (given["persist-credentials"] !== false) found.push("the checkout keeps its credentials");
    if (given["ref"] !== undefined) found.push("the checkout takes another ref");
  }
  return found;
}

function isPinned(uses: string): boolean {
  return (
    uses === "./" ||
    /^owner\/rootrail(?:\/\.github\/workflows\/[a-z]+\.yml)?@v\d+$/.test(uses) ||
    /@[0-9a-f]{40}$/.test(uses)
  );
}

/** `actions/setup-node` caches by itself where package.json names a package manager. */
function isCaching({ uses = "", with: given = {} }: Step): boolean {
  if (uses.startsWith("actions/cache@")) return true;
  return uses.startsWith("actions/setup-node@") && given["package-manager-cache"] !== false;
}

const own = readdirSync(join(repository, ".github/workflows"));
const pages = ["docs/github-action.md", "docs/facts.md"];
const workflows: [name: string, text: string][] = [
  ...own.map((name): [string, string] => [name, readFileSync(join(repository, ".github/workflows", name), "utf8")]),
  ...pages.flatMap((page) =>
    [...readFileSync(join(repository, page), "utf8").matchAll(/^```yaml\n(name: .*?)^```$/gms)].map(
      ([, text = ""], index): [string, string] => [`${page}, ${index + 1}`, text],
    ),
  ),
  ["rootrail init --workflow", workflowFile().content],
];

describe("the workflow", () => {
  it.each(workflows)("%s has no weakness that is known", (_, text) => {
    expect(weaknessesOf(text)).toEqual([]);
  });

  it.each(own)("%s ends where a job hangs", (name) => {
    const { jobs }: Workflow = parse(readFileSync(join(repository, ".github/workflows", name), "utf8"));
    // A job that calls a workflow ends when the jobs there do.
    for (const job of Object.values(jobs).filter(({ uses }) => !uses))
      expect(job["timeout-minutes"]).toBeGreaterThan(0);
  });
});

describe("the check of workflows", () => {
  const sound = `on: pull_request
permissions: {}
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@${"1".repeat(40)}
        with:
          persist-credentials: false
      - run: echo "$TITLE"
        env:
          TITLE: \${{ github.event.pull_request.title }}
`;

  it("takes a sound one", () => {
    expect(weaknessesOf(sound)).toEqual([]);
  });

  it.each([
    ["privileged trigger", sound.replace("on: pull_request", "on: [pull_request_target]")],
    ["privileged trigger", sound.replace("on: pull_request", "on:\n  workflow_run:\n    workflows: [a]")],
    ["permissions of the workflow", sound.replace("permissions: {}\n", "")],
    ["permissions of the workflow", sound.replace("permissions: {}", "permissions:\n  contents: write")],
    ["a: permissions", sound.replace("    steps:", "    permissions: write-all\n    steps:")],
    ["is not pinned", sound.replace("1".repeat(40), "v4")],
    ["the checkout keeps its credentials", sound.replace("persist-credentials: false", "fetch-depth: 0")],
    [
      "the checkout takes another ref",
      sound.replace("persist-credentials: false", "persist-credentials: false\n          ref: ${{ github.head_ref }}"),
    ],
    ["an expression in a script", sound.replace("$TITLE", "${{ github.event.pull_request.title }}")],
    ["an expression in a script", sound.replace("$TITLE", "${{ github.head_ref }}")],
    ["an expression in a script", sound.replace('echo "$TITLE"', "|\n          true\n          echo ${{ inputs.x }}")],
    ["the environment of later steps", sound.replace('"$TITLE"', '"$TITLE" >> "$GITHUB_ENV"')],
    ["a script from the network", sound.replace('echo "$TITLE"', "curl -s https://example.com/x | sh")],
    [
      "a cache that others can fill",
      `${sound}      - uses: actions/setup-node@${"2".repeat(40)}\n      - run: npm publish\n`,
    ],
  ])("finds: %s", (weakness, text) => {
    expect(weaknessesOf(text).join("; ")).toContain(weakness);
  });
});
