import { canBeBoth, literal, type PatternStep } from "../../facts/text-pattern.ts";
import type { FactCause } from "../../model/cause.ts";
import type { PartialText, Setting } from "../../model/fact.ts";

/** Which root users a principal of `ArnNotLike aws:PrincipalArn` exempts. */
export type ExemptedRoot =
  | { readonly kind: "none" }
  | { readonly kind: "every" }
  /** 12 digits. */
  | { readonly kind: "account"; readonly account: string }
  /** Those of accounts whose numbers fit a pattern. */
  | { readonly kind: "some" }
  | { readonly kind: "open"; readonly cause: FactCause };

const none: ExemptedRoot = { kind: "none" };

/**
 * A principal is a pattern of six parts, each matched by itself; one with fewer parts matches nobody. Sources: Control
 * Tower controls reference, `ExemptedPrincipalArns`; IAM user guide, "Amazon Resource Name (ARN) condition operators".
 */
export function exemptedRoot(principal: Setting): ExemptedRoot {
  if (principal.kind === "absent") return none;
  if (principal.kind === "known") return ofPattern(principal.value);
  const { cause, texts = [[null]] } = principal;
  return texts.some(mayBeRoot) ? { kind: "open", cause } : none;
}

function ofPattern(text: string): ExemptedRoot {
  const [arn = "", partition, service = "", region, account = "", ...rest] = text.split(":");
  if (rest.length === 0 || partition === undefined || region === undefined) return none;
  const matches = isLike(arn, "arn") && isLike(service, "iam") && isLike(region, "") && isLike(rest.join(":"), "root");
  if (!matches) return none;
  if (/^[0-9]{12}$/.test(account)) return { kind: "account", account };
  if (/^\*+$/.test(account)) return { kind: "every" };
  return /[*?]/.test(account) ? { kind: "some" } : none;
}

/** Whether a text fits a pattern of `*` and `?`. Linear but for the last `*`, to which it goes back. */
function isLike(pattern: string, text: string): boolean {
  let [at, star, kept] = [0, -1, 0];
  for (let index = 0; index < text.length; ) {
    if (pattern[at] === "*") {
      star = at;
      kept = index;
      at += 1;
    } else if (pattern[at] === "?" || (pattern[at] !== undefined && pattern[at] === text[index])) {
      at += 1;
      index += 1;
    } else if (star >= 0) {
      at = star + 1;
      kept += 1;
      index = kept;
    } else return false;
  }
  return /^\**$/.test(pattern.slice(at));
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
