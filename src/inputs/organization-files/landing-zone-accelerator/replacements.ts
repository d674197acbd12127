import { child, type SyntaxNode } from "../../../syntax/node.ts";
import { itemsOf, textOf, withBracesFilled } from "../nodes.ts";
import type { WrittenText } from "../written-text.ts";
import type { Accounts } from "./accounts.ts";

/** What `replacements-config.yaml` says a key is replaced by; a parameter of Systems Manager is not known. */
export type Replacements = ReadonlyMap<string, string | readonly string[]>;

/**
 * The replacements that are written out: `String`, `Number` and `StringList`. Those of type `SSM`, which until 1.6 all
 * are, have a `path` instead of a value.
 * https://awslabs.github.io/landing-zone-accelerator-on-aws/latest/user-guide/replacement-variables/
 */
export function replacementsOf(root: SyntaxNode | undefined): Replacements {
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
  return found;
}

/** `{{ Key }}`, `{{account Name}}`, `{{resolve:ssm:…}}`: a file of the configuration with what is known filled in, before it is YAML. */
export function withReplacements(text: string, replacements: Replacements, accounts: Accounts): WrittenText {
  return withBracesFilled(text, (inside) => {
    const name = inside.trim();
    const ofAccount = /^account\s+(?:"([^"]*)"|'([^']*)'|(\S+))$/.exec(name);
    if (ofAccount) return accounts.byName.get(ofAccount[1] ?? ofAccount[2] ?? ofAccount[3] ?? "")?.id;
    const value = replacements.get(name);
    return value === undefined || typeof value === "string" ? value : value.join(",");
  });
}
