import { fileStart, type Location } from "../../../model/location.ts";
import type { InputProblem } from "../../../model/resource.ts";
import { opaque } from "../../../model/symbol.ts";
import { openParts, type TextParts } from "../../../model/text-parts.ts";
import { known, text, type UnknownValue, unknown, type Value } from "../../../model/value.ts";
import { readOpenJson, readPolicyJson } from "../../../policy/policy-text.ts";
import { LineIndex } from "../../../syntax/line-index.ts";
import { brokenPolicy } from "../broken-policy.ts";
import { filledIn } from "../written-text.ts";
import { type Accounts, managementAccount } from "./accounts.ts";
import type { Replacements } from "./replacements.ts";

/** What the accelerator fills in to policies. */
export interface PolicyReplacements {
  readonly accounts: Accounts;
  readonly replacements: Replacements;
  readonly partition: string | undefined;
  readonly homeRegion: string | undefined;
}

/** Placeholders that the accelerator fills in; `${aws:…}` is IAM's own. */
const placeholder = /\$\{(ACCEL_LOOKUP::([^{}]{0,500})|[A-Z][A-Z0-9_]{0,100})\}/g;

/**
 * The content of a policy's file: what the accelerator fills in from the configuration is known, the rest open. Source:
 * its `generatePolicyReplacements` and `policyReplacements`.
 */
export function policyContent(path: string, source: string, of: PolicyReplacements, problems: InputProblem[]): Value {
  const at = fileStart(path);
  const lines = new LineIndex(path, source);
  const filled = filledIn(source, placeholder, ([, name = "", lookup]) =>
    lookup === undefined ? named(name, of) : lookedUp(lookup, of),
  );
  const parts = withPlaceholders(filled.text, at);
  if (openParts(parts).length > 0) {
    const whole = text(parts, { at });
    if (whole.kind !== "text") return whole;
    const read = readOpenJson(whole);
    if (read.ok) return read.value;
    return brokenPolicy({ path, text: source, read, isWhole: false }, at, problems) ?? whole;
  }
  const read = readPolicyJson(filled.text, ({ start, end }) =>
    lines.location({ start: filled.originalOffset(start), end: filled.originalOffset(end) }),
  );
  if (read.ok) return read.value;
  return brokenPolicy({ path, text: source, read, isWhole: true }, at, problems) ?? known(filled.text, { at });
}

/** The text with its placeholders as unknown parts. */
function withPlaceholders(source: string, at: Location): TextParts<UnknownValue> {
  const parts: (string | UnknownValue)[] = [];
  let from = 0;
  for (const match of source.matchAll(placeholder)) {
    parts.push(source.slice(from, match.index), openPart(match[0], at));
    from = match.index + match[0].length;
  }
  return [...parts, source.slice(from)];
}

function openPart(written: string, at: Location): UnknownValue {
  if (written === "${PARTITION}")
    return unknown({ kind: "pseudo-parameter", scope: "", name: "AWS::Partition" }, { at });
  return unknown(opaque("unset", at, `${written} is filled in when it is deployed`, written), { at });
}

function named(name: string, { accounts, partition, homeRegion }: PolicyReplacements): string | undefined {
  switch (name) {
    case "PARTITION":
      return partition;
    case "HOME_REGION":
      return homeRegion;
    case "MANAGEMENT_ACCOUNT_ID":
      return accounts.byName.get(managementAccount)?.id;
    case "AUDIT_ACCOUNT_ID":
      return accounts.byName.get("Audit")?.id;
    case "LOGARCHIVE_ACCOUNT_ID":
      return accounts.byName.get("LogArchive")?.id;
    default:
      return undefined;
  }
}

/** `CUSTOM:key`, `ACCOUNT_ID:ORG`, `ACCOUNT_ID:ACCOUNT:name`, `ACCOUNT_ID:OU:path`. */
function lookedUp(lookup: string, { accounts, replacements }: PolicyReplacements): string | undefined {
  const [type, scope = "", name = ""] = lookup.split(":");
  if (type === "CUSTOM") {
    const value = replacements.get(lookup.slice("CUSTOM:".length));
    return value === undefined || typeof value === "string" ? value : JSON.stringify(value);
  }
  if (type !== "ACCOUNT_ID" || accounts.isOpen) return undefined;
  const all = [...accounts.byName.values()];
  const found = all.filter((one) => scope === "ORG" || (scope === "OU" ? one.unit === name : one.name === name));
  const ids = found.map((one) => one.id);
  if (found.length === 0 || ids.includes(undefined)) return undefined;
  return ids.map((id) => `"${id}"`).join(",");
}
