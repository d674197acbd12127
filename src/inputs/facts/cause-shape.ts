import type { FactCause, ProblemRef } from "../../model/cause.ts";
import { assumption, resourceRef } from "./common-shapes.ts";
import { listOf, objectOf, optional, orNull, place, type Shape, since, size, text, variants, words } from "./shapes.ts";
import { textPart } from "./value-shape.ts";
import { causeFromVersion1 } from "./version-1.ts";

/** Causes can hold a cause; the depth limit of containers bounds them. */
export const cause: Shape<FactCause> = (given, context) => anyCause(given, context);

const base = { about: optional(resourceRef), location: optional(place) } as const;
const problem = objectOf<ProblemRef>({ code: text, message: text });

const anyCause = since(
  variants<FactCause, "kind">("kind", {
    "unknown-value": { ...base, parts: listOf(textPart) },
    "not-text": { ...base, found: words("known", "text", "list", "map", "choice", "unknown", "sensitive", "absent") },
    "depends-on-condition": { ...base, subjects: listOf(text) },
    conditional: { ...base, when: listOf(assumption) },
    "not-given": { ...base, setting: optional(text) },
    "no-template": base,
    "template-source-unknown": { ...base, source: words("s3-uri", "ssm-document"), cause: optional(cause) },
    "template-elsewhere": { ...base, uri: text },
    "template-unread": { ...base, address: text, url: orNull(text) },
    "mapped-template-unreadable": { ...base, uri: text, path: text, system: text },
    "template-too-large": { ...base, bytes: size, limit: size },
    "template-not-text": base,
    "template-unknown": { ...base, cause },
    "template-not-read": base,
    "template-invalid": { ...base, problem },
    "no-rule-in-force": base,
    "content-unread": { ...base, problem },
    "undeclared-unit": { ...base, name: text, file: text },
    "filled-in": { ...base, text, file: text },
    "targets-unknown": base,
    "accounts-left-out": base,
    "identifier-part-unknown": base,
    "owner-unknown": { ...base, by: words("user", "name", "import-id"), cause },
    "in-words": { ...base, text, settle: optional(text) },
  }),
  causeFromVersion1,
);
