import type { FactCause, TemplateCause, TemplateSource } from "../model/cause.ts";
import { phraseOf } from "../model/phrases.ts";
import type { UnknownValue } from "../model/value.ts";

/** Why something in a fact is open, missing, broken or unread, as a phrase that follows a colon. */
export function factCauseWords(cause: FactCause): string {
  switch (cause.kind) {
    case "unknown-value":
      return unknownWords(cause.parts);
    case "not-text":
      return "it is not a text";
    case "depends-on-condition":
      return `it depends on ${cause.subjects.join(" and ") || "a condition"}`;
    case "conditional":
      return `it exists only if ${cause.when.map((one) => `${one.subject} is ${one.is}`).join(" and ")}`;
    case "not-given":
      return `${cause.setting ?? "it"} is not given`;
    case "undeclared-unit":
      return `${cause.file} declares no OU ${cause.name}`;
    case "filled-in":
      return `${cause.text} is filled in by ${cause.file}`;
    case "targets-unknown":
      return "its deployment targets are not known";
    case "accounts-left-out":
      return "it leaves some accounts of its OUs out";
    case "identifier-part-unknown":
      return "its identifier has a part that is not known";
    case "owner-unknown":
      return `${ownerWords[cause.by]} is not known: ${factCauseWords(cause.cause)}`;
    case "in-words":
      return cause.text;
    default:
      return templateCauseWords(cause);
  }
}

const ownerWords = {
  user: "the user it is given to",
  name: "its name",
  "import-id": "the ID it is imported by",
} as const;

/** An unknown value alone, or the text that it is a part of. */
function unknownWords(parts: readonly (string | UnknownValue)[]): string {
  const hole = parts.find((part) => typeof part === "object");
  const detail = hole ? phraseOf(hole.symbol) : "a part is unknown";
  if (parts.length === 1) return detail;
  const shown = parts.map((part) => (typeof part === "string" ? part : "{?}")).join("");
  return `${JSON.stringify(shown)}, where ${detail}`;
}

const sourceWords: Readonly<Record<TemplateSource, string>> = {
  "s3-uri": "TemplateS3Uri",
  "ssm-document": "the SSM document",
};

function templateCauseWords(cause: TemplateCause): string {
  switch (cause.kind) {
    case "no-template":
      return "it has no template: nothing is deployed";
    case "template-source-unknown":
      return `${sourceWords[cause.source]} is not known before deployment${cause.cause ? `: ${factCauseWords(cause.cause)}` : ""}`;
    case "template-elsewhere":
      return `its template is ${cause.uri}, which is not in this workspace; name a local copy under \`templates\` in the configuration`;
    case "mapped-template-unreadable":
      return `${cause.path}, which stands for ${cause.uri}, cannot be read: ${cause.system}`;
    case "template-too-large":
      return `its inline template has ${cause.bytes} bytes, more than the ${cause.limit} that AWS takes`;
    case "template-not-text":
      return "its template is not a text";
    case "template-unknown":
      return `its template is not known before deployment: ${factCauseWords(cause.cause)}`;
    case "template-not-read":
      return "its template was not read";
    case "template-invalid":
      return `its template cannot be read: ${cause.problem.message}`;
    case "no-rule-in-force":
      return "no rule of its template is in force";
    case "template-unread":
      return `The template of ${cause.address} was not read: it stands ${cause.url === null ? "at a URL that is not known before deployment" : `at ${cause.url}`}.`;
    case "content-unread":
      return cause.problem.message;
  }
}
