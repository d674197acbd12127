import { phraseOf } from "../model/phrases.ts";
import { reasonOf } from "../model/symbol.ts";
import type { Value } from "../model/value.ts";

/** A value for a message; unknown parts are shown as `{?}`. */
export function shownText(value: Value): string {
  if (value.kind === "known") return String(value.value);
  if (value.kind === "text") return value.parts.map((part) => (typeof part === "string" ? part : "{?}")).join("");
  return "{?}";
}

/** What is not known about a value, as a phrase. */
export function openPhrase(value: Value): string {
  if (value.kind === "unknown") return phraseOf(value.symbol);
  if (value.kind !== "text") return "it is not a text";
  const hole = value.parts.find((part) => typeof part !== "string");
  return `${JSON.stringify(shownText(value))}, where ${typeof hole === "object" ? phraseOf(hole.symbol) : "a part is unknown"}`;
}

/** What would settle an unknown value, by its reason; `what` is what it stands for, such as "user". */
export function settlePhrase(value: Value, what: "user" | "name" | "import ID"): string {
  const hole = value.kind === "text" ? value.parts.find((part) => typeof part !== "string") : value;
  const reason = typeof hole === "object" && hole.kind === "unknown" ? reasonOf(hole.symbol) : "unsupported";
  const orUser = what === "user" ? "refer to a declared IAM user, or " : "";
  switch (reason) {
    case "parameter":
      return "give the parameter a value (a default, --parameters or --var-file)";
    case "known-after-apply":
    case "resource-attribute":
    case "data-source":
      return `${orUser}write the ${what} as plain text, or lint again after the deployment`;
    case "import-value":
      return "lint the template that exports it in the same run";
    case "dynamic-reference":
    case "remote-content":
      return `write the ${what} in the code or pass it as a parameter`;
    default:
      return `${orUser}write the ${what} as plain text`;
  }
}
