import { child, type SyntaxNode } from "../../../syntax/node.ts";
import { itemsOf, textOf, withBracesFilled } from "../nodes.ts";
import { inTurn, type WrittenText } from "../written-text.ts";
import type { Accounts } from "./accounts.ts";
import { withBlocks } from "./blocks.ts";
import { withLoops } from "./loops.ts";

/** What `replacements-config.yaml` says a key is replaced by; a parameter of Systems Manager is not known. */
export type Replacements = ReadonlyMap<string, string | readonly string[]>;

/** What the replacements are, and which keys there are. */
export interface ReplacementsConfig {
  readonly values: Replacements;
  /** Every key, those of Systems Manager included, which are never empty; `undefined` where they are not all known. */
  readonly keys: ReadonlySet<string> | undefined;
}

/**
 * The replacements that are written out: `String`, `Number` and `StringList`. Those of type `SSM`, which until 1.6 all
 * are, have a `path` instead of a value.
 * https://awslabs.github.io/landing-zone-accelerator-on-aws/latest/user-guide/replacement-variables/
 */
export function replacementsOf(root: SyntaxNode | undefined, isBroken: boolean): ReplacementsConfig {
  const found = new Map<string, string | readonly string[]>();
  for (const node of itemsOf(child(root, "globalReplacements"))) {
    const key = textOf(child(node, "key"));
    const value = child(node, "value");
    if (key === undefined || textOf(child(node, "type")) === "SSM") continue;
    if (value?.kind === "list") {
      const items = value.items.map(textOf);
      if (items.every((item) => item !== undefined)) found.set(key, items);
    } else {
      const text = textOf(value);
      if (text !== undefined) found.set(key, text);
    }
  }
  const list = child(root, "globalReplacements");
  const isWhole = !isBroken && itemsOf(list).every((item) => item.tag === undefined) && list?.tag === undefined;
  const all = itemsOf(list).flatMap((node) => textOf(child(node, "key")) ?? []);
  return { values: found, keys: isWhole ? new Set(all) : undefined };
}

/** `{{ Key }}`, `{{account Name}}`, `{{resolve:ssm:…}}`: a file of the configuration with what is known filled in, before it is YAML. */
export function withReplacements(text: string, { values, keys }: ReplacementsConfig, accounts: Accounts): WrittenText {
  const isTruthy = (key: string) => {
    const value = values.get(key);
    if (value !== undefined) return value.length > 0 && value !== "0";
    return keys && !accounts.isOpen ? keys.has(key) || accounts.byName.has(key) : undefined;
  };
  const itemsOf = (key: string) => {
    const value = values.get(key);
    return typeof value === "string" ? undefined : value;
  };
  const written = inTurn(withLoops(text, itemsOf), (inner) => withBlocks(inner, isTruthy));
  return inTurn(written, (inner) => filledBraces(inner, values, accounts));
}

function filledBraces(text: string, replacements: Replacements, accounts: Accounts): WrittenText {
  return withBracesFilled(text, (inside) => {
    const name = inside.trim();
    const ofAccount = /^account\s+(?:"([^"]*)"|'([^']*)'|(\S+))$/.exec(name);
    if (ofAccount) return accounts.byName.get(ofAccount[1] ?? ofAccount[2] ?? ofAccount[3] ?? "")?.id;
    const value = replacements.get(name);
    return value === undefined || typeof value === "string" ? value : value.join(",");
  });
}
