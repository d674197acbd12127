import type { Resource } from "../../model/resource.ts";
import { alternatives, childrenOf, entry, revealed, type Value } from "../../model/value.ts";
import { isCodeName } from "./file-names.ts";

/** Attributes that hold what AWS deploys: a template, a policy, a document. */
const contents = ["template_body", "TemplateBody", "content", "Content", "policy"];

/** Files of the workspace that are read as the content of resources: what they declare is judged there, with its reach. */
export function contentFiles(resources: readonly Resource[]): readonly string[] {
  const files = new Set<string>();
  for (const { properties, uploaded } of resources) {
    if (uploaded) addFiles(uploaded, files);
    for (const name of contents) {
      const content = entry(properties, name);
      for (const { value } of content ? alternatives(revealed(content)) : []) addFiles(value, files);
    }
  }
  return [...files];
}

/** The files that a text is made of whose places in them are not known: decoded and encoded again, or rendered by a loop. */
export function unplacedFiles(content: Value): readonly string[] {
  const files = new Set<string>();
  for (const { value } of alternatives(revealed(content)))
    if (value.kind !== "known" || !value.written) addFiles(value, files);
  return [...files];
}

/** Levels of a structure that is encoded, in which further files are looked for: a policy's statements, a merged map. */
const deepest = 4;

function addFiles(value: Value, files: Set<string>, depth = 0): void {
  for (const step of value.via ?? []) if (step.kind === "file") files.add(step.path);
  const parts = value.kind === "known" || value.kind === "text" ? [value.encodes] : childrenOf(value);
  for (const part of depth < deepest ? parts : []) if (part) addFiles(part, files, depth + 1);
  if (value.kind !== "known") return;
  if (value.written && !isCodeName(value.written.path)) files.add(value.written.path);
}
