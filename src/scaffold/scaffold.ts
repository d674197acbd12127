import type { Day } from "../model/day.ts";
import type { Answers, ExistingGuardrails, ScaffoldFile } from "./answers.ts";
import { cloudFormationGuardrails } from "./cloudformation-guardrails.ts";
import { collectFiles } from "./collect-script.ts";
import { configurationFile } from "./configuration-file.ts";
import { type PreCommitMerge, preCommitFile } from "./pre-commit-file.ts";
import { terraformGuardrails } from "./terraform-guardrails.ts";
import { workflowFile } from "./workflow-file.ts";

/**
 * The files that the answers request, in the order of the output. `hooks` is the text of the existing hook file; examples
 * with an expiry date count from `today` on.
 */
export function scaffold(
  answers: Answers,
  existing: ExistingGuardrails,
  hooks: string | undefined,
  today: Day,
): { readonly files: readonly ScaffoldFile[]; readonly hook: PreCommitMerge | null } {
  const hook = answers.preCommit ? preCommitFile(hooks) : null;
  const files = [
    configurationFile(answers, today),
    ...(answers.guardrails.includes("cloudformation") ? cloudFormationGuardrails(answers, existing) : []),
    ...(answers.guardrails.includes("terraform") ? terraformGuardrails(answers, existing) : []),
    ...(answers.workflow ? [workflowFile()] : []),
    ...(hook?.kind === "file" ? [hook.file] : []),
    ...(answers.collect ? collectFiles() : []),
  ];
  return { files, hook };
}

/** Folders that the scaffold writes; guardrails in them do not count as declared elsewhere. */
export function ownFolders(directory: string): readonly string[] {
  const base = directory === "." ? "" : `${directory}/`;
  return [`${base}cloudformation/**`, `${base}terraform/**`];
}
