import type { Value } from "../model/value.ts";

/** A value for a message; unknown parts are shown as `{?}`. */
export function shownText(value: Value): string {
  if (value.kind === "known") return String(value.value);
  if (value.kind === "text") return value.parts.map((part) => (typeof part === "string" ? part : "{?}")).join("");
  return "{?}";
}

/** What is not known about a value, as a phrase. */
export function openPhrase(value: Value): string {
  if (value.kind === "unknown") return value.detail;
  if (value.kind !== "text") return "it is not a text";
  const hole = value.parts.find((part) => typeof part !== "string");
  return `${JSON.stringify(shownText(value))}, where ${typeof hole === "object" ? hole.detail : "a part is unknown"}`;
}

/** What would settle an unknown value, by its reason. */
export function settlePhrase(value: Value): string {
  const hole = value.kind === "text" ? value.parts.find((part) => typeof part !== "string") : value;
  const reason = typeof hole === "object" && hole.kind === "unknown" ? hole.reason : "unsupported";
  switch (reason) {
    case "parameter":
      return "give the parameter a value (--parameters, --var-file or a default)";
    case "known-after-apply":
    case "resource-attribute":
    case "data-source":
      return "refer to a declared IAM user, or lint again after the apply";
    case "import-value":
      return "lint the template that exports it in the same run";
    case "dynamic-reference":
    case "remote-content":
      return "write the user's name in the template or pass it as a parameter";
    default:
      return "write the user's name as plain text, or refer to a declared IAM user";
  }
}
