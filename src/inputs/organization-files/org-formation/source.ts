import type { SourceText } from "../../cloudformation/template/template.ts";
import type { DocumentReader } from "../include.ts";

/** A template whose tree may hold parts of other files. */
export function sourceOf(path: string, { documents }: DocumentReader): SourceText {
  return {
    path,
    name: path,
    text: "",
    locate: (span) => documents.location(span),
    linesOf: () => undefined,
  };
}
