import type { FactCause } from "./cause.ts";
import { leavesOf, reasonOf } from "./symbol.ts";
import type { UnknownValue } from "./value.ts";

/** What would settle something that is not known. */
export type Settlement =
  | { readonly kind: "give-parameter" }
  /** Write the value as plain text, or look again once it is deployed. */
  | { readonly kind: "write-or-deploy" }
  /** Read the template that exports the value in the same run. */
  | { readonly kind: "read-exporter" }
  /** Write the value in the code, or pass it as a parameter. */
  | { readonly kind: "write-or-pass" }
  /** Put a file where it is named. */
  | { readonly kind: "put-file" }
  /** Bring in the module that it comes from. */
  | { readonly kind: "install-module" }
  | { readonly kind: "write-as-text" }
  /** Say whose device it is: by the user that it is given to, or by a name that is its owner's. */
  | { readonly kind: "tell-owner" }
  /** Name a file of this workspace that holds the same template. */
  | { readonly kind: "map-template" }
  /** In the words of a facts file of version 1. */
  | { readonly kind: "in-words"; readonly text: string };

/** What would settle a cause by which something is open; `null`: nothing that can be named. */
export function settlementOf(cause: FactCause): Settlement | null {
  switch (cause.kind) {
    case "unknown-value":
      return { kind: settlementOfUnknown(cause.parts.find((part) => typeof part === "object")) };
    case "owner-unknown":
    case "call-for-unknown":
    case "template-unknown":
      return settlementOf(cause.cause);
    case "template-source-unknown":
      return cause.cause ? settlementOf(cause.cause) : null;
    case "template-elsewhere":
      return { kind: "map-template" };
    case "in-words":
      return cause.settle === undefined ? null : { kind: "in-words", text: cause.settle };
    case "speaks-of-root":
      return { kind: "tell-owner" };
    case "not-text":
      return { kind: "write-as-text" };
    default:
      return null;
  }
}

function settlementOfUnknown(
  unknown: UnknownValue | undefined,
): Exclude<Settlement["kind"], "in-words" | "tell-owner"> {
  switch (unknown && reasonOf(unknown.symbol)) {
    case "parameter":
      return "give-parameter";
    case "known-after-apply":
    case "resource-attribute":
    case "data-source":
      return "write-or-deploy";
    case "import-value":
      return "read-exporter";
    case "remote-content":
      return settlementOfRemote(unknown);
    case "dynamic-reference":
      return "write-or-pass";
    default:
      return "write-as-text";
  }
}

function settlementOfRemote(unknown: UnknownValue | undefined): "put-file" | "install-module" | "write-or-pass" {
  const remote = unknown && leavesOf(unknown.symbol).find((one) => one.kind === "remote-content");
  if (remote?.of === "module") return "install-module";
  return remote?.of === "file" || remote?.of === "file-existence" ? "put-file" : "write-or-pass";
}
