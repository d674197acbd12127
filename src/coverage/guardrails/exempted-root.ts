import { canBeBoth, literal, type PatternStep } from "../../facts/text-pattern.ts";
import type { FactCause } from "../../model/cause.ts";
import type { PartialText, Setting } from "../../model/fact.ts";
import { isArnPattern, matchArnPattern } from "../../policy/arn-pattern.ts";
import { asIamArn } from "../../policy/value-forms.ts";

/** Which root users a principal of `ArnNotLike aws:PrincipalArn` exempts. */
export type ExemptedRoot =
  | { readonly kind: "none" }
  | { readonly kind: "every" }
  /** 12 digits. */
  | { readonly kind: "account"; readonly account: string }
  /**
   * It is no ARN of six parts: AWS documents neither that it exempts everybody nor that it exempts nobody. Or a part of it can be none of
   * root's and may be filled in later.
   */
  | { readonly kind: "no-arn" }
  /** Those of accounts whose numbers fit a pattern. */
  | { readonly kind: "some" }
  | { readonly kind: "open"; readonly cause: FactCause };

const none: ExemptedRoot = { kind: "none" };

/**
 * A principal is a pattern of six parts, each matched by itself, as the decision of a policy reads it. Sources: Control
 * Tower controls reference, `ExemptedPrincipalArns`; Control Catalog, `ControlParameter` (each is the ARN of a principal);
 * IAM user guide, "Amazon Resource Name (ARN) condition operators".
 */
export function exemptedRoot(principal: Setting): ExemptedRoot {
  if (principal.kind === "absent") return none;
  if (principal.kind === "known") return ofPattern(principal.value);
  const { cause, texts = [[null]] } = principal;
  return texts.some(mayBeRoot) ? { kind: "open", cause } : none;
}

function ofPattern(text: string): ExemptedRoot {
  // However it is read, a text that does not fit root's ARN does not exempt root.
  const read = asIamArn(text);
  const parts = typeof read === "string" ? [read] : read.map((part) => (typeof part === "string" ? part : null));
  if (!isArnPattern(text) || parts.includes(null)) return mayBeRoot(parts) ? { kind: "no-arn" } : none;
  const [arn, _partition, service, region, account = "", ...rest] = text.split(":");
  // Root of any account, of any partition.
  const others = [arn, "*", service, region, "*", ...rest].join(":");
  if (matchArnPattern(others, "arn:aws:iam::111122223333:root") !== true) return none;
  if (/^[0-9]{12}$/.test(account)) return { kind: "account", account };
  if (/^\*+$/.test(account)) return { kind: "every" };
  return /[*?]/.test(account) ? { kind: "some" } : none;
}

const anything: PatternStep = { anyOf: /[\s\S]/ };
const root: readonly PatternStep[] = [
  ...literal("arn:"),
  { anyOf: /[a-z-]/ },
  ...literal(":iam::"),
  { anyOf: /[0-9]/ },
  ...literal(":root"),
];

function mayBeRoot(text: PartialText): boolean {
  const steps = text.flatMap((part) =>
    part === null ? [anything] : [...part].map((one) => (one === "*" || one === "?" ? anything : one)),
  );
  return canBeBoth(steps, root);
}
