import type { Document, YAMLSeq } from "yaml";
import { yamlPackage } from "../syntax/yaml-package.ts";
import { version } from "../version.ts";
import type { ScaffoldFile } from "./answers.ts";

const path = ".pre-commit-config.yaml";

/**
 * Pre-commit installs the published package by itself. `require_serial`: one process sees all staged files, so that
 * facts of one count for another.
 */
const entry = `  - repo: local
    hooks:
      # Virtual MFA devices on AWS root users, and the guardrails against them, before they are committed.
      - id: rootrail
        name: rootrail
        language: node
        additional_dependencies: ["rootrail@${version}"]
        entry: rootrail lint --ignore-unknown --context .
        files: (?i)\\.(ya?ml|json|jsonl|ndjson|template|cfn|tf|tofu|tfvars|hcl|tpl|tftpl|tmpl|j2|jinja|jinja2|policy|sh|ps1)$
        types: [file]
        require_serial: true
`;

/** The outcome of the merge: a file, nothing to do, or why it cannot be done. */
export type PreCommitMerge =
  | { readonly kind: "file"; readonly file: ScaffoldFile }
  | { readonly kind: "present" }
  | { readonly kind: "refused"; readonly reason: string };

/** The hook entry: a new file, or the existing one with the entry at the end of `repos`, comments kept. */
export function preCommitFile(existing: string | undefined): PreCommitMerge {
  if (existing === undefined || existing.trim() === "") {
    const content = `# Run \`pre-commit install\` once in each clone.\nrepos:\n${entry}`;
    return { kind: "file", file: { path, content, merged: existing !== undefined, readAtRootBy: "pre-commit" } };
  }
  const { isMap, isSeq, parseDocument } = yamlPackage();
  const document = parseDocument(existing, { keepSourceTokens: true });
  const [error] = document.errors;
  if (error) return { kind: "refused", reason: `it is not valid YAML: ${error.message.split("\n")[0]}` };
  if (!isMap(document.contents)) return { kind: "refused", reason: "it is no mapping with a list `repos`" };
  const repos = document.get("repos", true);
  if (!isSeq(repos)) return { kind: "refused", reason: "it has no list `repos`" };
  if (hasHook(repos)) return { kind: "present" };
  const asText = repos.flow || repos.items.length === 0 ? undefined : addedAsText(existing, repos);
  const content = asText !== undefined && isAdded(asText, repos.items.length) ? asText : addedToTree(document, repos);
  return { kind: "file", file: { path, content, merged: true, readAtRootBy: "pre-commit" } };
}

function hasHook(repos: YAMLSeq): boolean {
  const { isMap, isSeq } = yamlPackage();
  return repos.items.some((repo) => {
    const hooks = isMap(repo) ? repo.get("hooks", true) : undefined;
    return (
      isSeq(hooks) && hooks.items.some((hook) => isMap(hook) && /^rootrail(?:-terraform)?$/.test(`${hook.get("id")}`))
    );
  });
}

/** Inserts the entry as text behind the last one; the rest of the file stays the same. */
function addedAsText(existing: string, repos: YAMLSeq): string | undefined {
  const last = repos.items.at(-1);
  const end = yamlPackage().isCollection(last) ? last.range?.[1] : undefined;
  const first = existing.slice(0, repos.range?.[0] ?? 0);
  if (end === undefined) return undefined;
  const indent = first.slice(first.lastIndexOf("\n") + 1);
  if (indent.trim() !== "") return undefined;
  const lineEnd = existing[end - 1] === "\n" ? end : existing.indexOf("\n", end) + 1 || existing.length;
  const before = existing.slice(0, lineEnd);
  const newline = existing.includes("\r\n") ? "\r\n" : "\n";
  const added = entry.replace(/^ {2}/gm, indent).replaceAll("\n", newline);
  return `${before}${before.endsWith("\n") ? "" : newline}${added}${existing.slice(lineEnd)}`;
}

/** Whether the text parses to the former content with one more hook. */
function isAdded(text: string, count: number): boolean {
  const { isSeq, parseDocument } = yamlPackage();
  const document = parseDocument(text);
  const repos = document.get("repos", true);
  return document.errors.length === 0 && isSeq(repos) && repos.items.length === count + 1 && hasHook(repos);
}

/** Adds the entry through the tree, for lists in flow style and empty ones: comments stay, some white space changes. */
function addedToTree(document: Document, repos: YAMLSeq): string {
  const [added]: unknown[] = yamlPackage().parse(entry);
  if (repos.items.length === 0) repos.flow = false;
  repos.add(document.createNode(added));
  return document.toString({ lineWidth: 0 });
}
