import { randomBytes } from "node:crypto";
import { appendFileSync } from "node:fs";

/** Sets outputs of the step in the runner's multi-line form; a delimiter that nobody can guess keeps values apart. */
export function setOutputs(file: string | undefined, outputs: Readonly<Record<string, string>>): void {
  if (!file) return;
  const entries = Object.entries(outputs).map(([name, value]) => {
    const delimiter = `rootrail_${randomBytes(16).toString("hex")}`;
    return `${name}<<${delimiter}\n${value}\n${delimiter}\n`;
  });
  appendFileSync(file, entries.join(""));
}

/** Adds Markdown to the step's summary. */
export function addSummary(file: string | undefined, markdown: string): void {
  if (file) appendFileSync(file, `${markdown.trimEnd()}\n\n`);
}
