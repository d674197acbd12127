import type { Answers, ExistingGuardrails, ScaffoldFile } from "./answers.ts";
import { cloudFormationGuardrails } from "./cloudformation-guardrails.ts";
import { configurationFile } from "./configuration-file.ts";
import { type PreCommitMerge, preCommitFile } from "./pre-commit-file.ts";
import { terraformGuardrails } from "./terraform-guardrails.ts";
import { workflowFile } from "./workflow-file.ts";

/** Everything that the answers ask for, in the order in which it is told. `hooks` is the existing hook file's text. */
export function scaffold(
  answers: Answers,
  existing: ExistingGuardrails,
  hooks: string | undefined,
): { readonly files: readonly ScaffoldFile[]; readonly hook: PreCommitMerge | null } {
  const hook = answers.preCommit ? preCommitFile(hooks) : null;
  const files = [
    configurationFile(answers),
    ...(answers.guardrails.includes("cloudformation") ? cloudFormationGuardrails(answers, existing) : []),
    ...(answers.guardrails.includes("terraform") ? terraformGuardrails(answers, existing) : []),
    ...(answers.workflow ? [workflowFile()] : []),
    ...(hook?.kind === "file" ? [hook.file] : []),
  ];
  return { files, hook };
}

/** Folders whose files are the scaffold's own: what stands there does not count as declared elsewhere. */
export function ownFolders(directory: string): readonly string[] {
  const base = directory === "." ? "" : `${directory}/`;
  return [`${base}cloudformation/**`, `${base}terraform/**`];
}
