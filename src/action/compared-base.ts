import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findBase, foreignBase } from "./base-commit.ts";
import { bringContents } from "./base-contents.ts";
import type { Checkout } from "./checkout.ts";
import type { RunContext } from "./event.ts";
import { type ActionInputs, InputError } from "./inputs.ts";
import type { WorkflowCommands } from "./workflow-commands.ts";

/** What a step of the run needs of the outside. */
export interface Talker {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly commands: WorkflowCommands;
}

/** Tests and facts tell of what is there, whatever was there before. */
export function isCompared({ command }: ActionInputs): boolean {
  return command === "lint" || command === "coverage";
}

const targetWarning =
  "this workflow runs on pull_request_target, with the rights of the base branch. rootrail only reads files, and takes configuration and exceptions from the base; but no other step may check out or run what the pull request brings. The event pull_request is safer, and its read-only token is enough for rootrail.";

/**
 * What to compare with: a git ref or a folder. Where the base that an event names cannot be had, whatever the reason, it
 * is an empty folder: all then counts as new, and nothing that the change may have brought along (configuration,
 * exceptions, baseline) counts.
 */
export function comparedBase(
  inputs: ActionInputs,
  context: RunContext,
  checkout: Checkout,
  { env, commands }: Talker,
): string | undefined {
  const isTarget = context.event === "pull_request_target";
  if (isTarget) commands.notice("warning", targetWarning);
  if (inputs.base === "none") return isOfAnybody(checkout, context, inputs.token) ? emptyBase(env) : undefined;
  if (inputs.base !== "auto") {
    fetchNamed(inputs.base.ref, inputs, context, checkout);
    return inputs.base.ref;
  }
  const found = findBase(checkout, context, inputs.token);
  if (!found) return undefined;
  const trouble = "commit" in found ? bringContents(checkout, found.commit, context, inputs.token) : found;
  if (!trouble) return "commit" in found ? found.commit : undefined;
  commands.notice(
    "warning",
    `there is nothing to compare with: ${trouble.cause}. All findings count as new, and configuration, exceptions and baseline of the change do not. To settle it, ${trouble.fix}.`,
  );
  return emptyBase(env);
}

/** Whether a run with the rights of the repository reads what anybody can have brought: no workflow can mean to trust that. */
function isOfAnybody(checkout: Checkout, context: RunContext, token: string | undefined): boolean {
  if (context.event === "pull_request_target") return true;
  return context.origin === "any" && foreignBase(checkout, context, token) !== undefined;
}

function emptyBase(env: Talker["env"]): string {
  return mkdtempSync(join(env["RUNNER_TEMP"] || tmpdir(), "rootrail-empty-"));
}

/**
 * Brings a commit that a workflow names, such as the one before a push, into a shallow checkout. Throws `InputError`
 * where it cannot be had.
 */
function fetchNamed(ref: string, inputs: ActionInputs, context: RunContext, checkout: Checkout): void {
  const isCommit = /^(?!0+$)(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(ref);
  if (!isCommit || context.pullRequest !== undefined) return;
  const found = findBase(checkout, { ...context, baseSha: ref, baseRef: undefined }, inputs.token);
  if (!found || "commit" in found) return;
  const gone =
    context.event === "push"
      ? ". Where a force-push has taken that commit away, compare with the branch that this one builds on, such as origin/main"
      : "";
  throw new InputError(`base cannot be compared with: ${found.cause}. To settle it, ${found.fix}${gone}.`);
}
