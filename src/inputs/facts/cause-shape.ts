import type { FactCause, ProblemRef } from "../../model/cause.ts";
import type { CalledGuardrail } from "../../model/guardrail.ts";
import {
  listOf,
  mark,
  objectOf,
  optional,
  orNull,
  recursive,
  type Shape,
  since,
  size,
  text,
  variants,
  words,
} from "./shapes.ts";
import { textPart } from "./value-shape.ts";
import { causeFromVersion1 } from "./version-1.ts";

/** Causes can hold a cause; the depth limit of containers bounds them. */
export const cause: Shape<FactCause> = recursive("cause", () => anyCause);

export const calledGuardrail: Shape<CalledGuardrail> = words(
  "policy-attachment",
  "policy",
  "root-credentials-management",
  "root-control",
  "control",
  "config-rule",
  "organization-config-rule",
  "conformance-pack",
  "organization-conformance-pack",
  "any-mfa",
  "security-hub",
  "recorder",
  "policy-type",
  "service-access",
);

const problem = objectOf<ProblemRef>({ code: text, message: text });

const anyCause = since(
  variants<FactCause, "kind">("kind", {
    "unknown-value": { parts: listOf(textPart) },
    "not-text": { found: words("known", "text", "list", "map", "choice", "unknown", "sensitive", "absent") },
    "depends-on-condition": { subjects: listOf(text) },
    "not-given": { setting: optional(text) },
    "no-template": {},
    "template-source-unknown": { source: words("s3-uri", "ssm-document"), cause: optional(cause) },
    "template-elsewhere": { uri: text },
    "deployed-unread": {
      address: text,
      of: words("product", "application", "definition", "any-type"),
      name: orNull(text),
    },
    "template-unread": { address: text, url: orNull(text) },
    "mapped-template-unreadable": { uri: text, path: text, system: text },
    "template-too-large": { bytes: size, limit: size },
    "template-other-type": { address: text, type: text },
    "template-too-many-rules": { count: size, limit: size },
    "template-not-text": {},
    "template-unknown": { cause },
    "template-not-read": {},
    "template-invalid": { problem },
    "no-rule-in-force": {},
    "content-unread": { problem },
    "input-partial": { problem },
    "base-unread": { problem },
    "input-unread": { path: text, problem },
    "handed-out": { to: words("output", "unread-module", "no-instances", "default"), name: text },
    "undeclared-unit": { name: text, file: text },
    "undeclared-account": { name: text, file: text },
    "filled-in": { text, file: text },
    "targets-unknown": {},
    "accounts-left-out": {},
    "identifier-part-unknown": {},
    "speaks-of-root": { by: words("name", "address", "tag", "variable"), name: text },
    "owner-unknown": { by: words("user", "name", "import-id"), cause },
    "call-for-unknown": { call: text, by: words("user", "name"), cause },
    "guardrail-call": { address: text, call: text, of: calledGuardrail },
    "not-in-output": {
      command: text,
      lacks: words(
        "policy-text",
        "policy",
        "target",
        "parent",
        "rules",
        "exempted-principals",
        "feature-set",
        "policy-type-changing",
        "recorder",
        "control-status",
      ),
    },
    "not-collected": {
      family: words("detective", "preventive"),
      commands: listOf(text),
      collected: listOf(text),
      inSeveral: optional(mark),
    },
    "outputs-disagree": { one: text, other: text },
    "in-words": { text, settle: optional(text) },
  }),
  causeFromVersion1,
);
