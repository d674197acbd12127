import type { Fact, FactBase, Names, Pointer, Setting } from "../../model/fact.ts";
import type { Location } from "../../model/location.ts";
import type { Resource } from "../../model/resource.ts";
import { opaque } from "../../model/symbol.ts";
import { known, list, map, text, type UnknownValue, unknown, type Value } from "../../model/value.ts";
import type { Span, SyntaxNode } from "../../syntax/node.ts";
import type { Documents } from "./documents.ts";
import { withBraces } from "./nodes.ts";

/** Tools turn on service control policies by themselves. Which other types are on, their files do not say. */
export const policyTypesOfTools: Names = {
  values: ["SERVICE_CONTROL_POLICY"],
  open: { kind: "not-given", setting: "the list of policy types" },
};

/** An organization, OU, account or policy that a file of another tool declares. */
export interface Declared {
  readonly type: string;
  readonly address: string;
  /** The short place that names it, and the whole of it. */
  readonly name: Span;
  readonly whole: Span;
}

/** Collects what the files of one tool declare; turns spans of their trees into places. */
export class OrganizationFacts {
  readonly facts: Fact[] = [];
  readonly resources: Resource[] = [];
  readonly #documents: Documents;
  readonly #scope: string;
  readonly #addresses = new Set<string>();

  /** `scope`: the input that references are about. */
  constructor(documents: Documents, scope: string) {
    this.#documents = documents;
    this.#scope = scope;
  }

  location(span: Span): Location {
    return this.#documents.location(span);
  }

  /** What every fact about a declared thing carries; comments that accept findings are looked for at its place. */
  base({ type, address, name, whole }: Declared): FactBase {
    const [location, header] = [this.location(whole), this.location(name)];
    const resource = { format: "cloudformation", type, address } as const;
    const common = { action: "declare", location, header, callers: [], when: [] } as const;
    if (!this.#addresses.has(address)) {
      this.#addresses.add(address);
      this.resources.push({ ...resource, ...common, properties: map([]) });
    }
    return { resource, ...common, scope: this.#scope };
  }

  /** A value with the places of its parts; the tool later fills in the parts that `placeholders` matches. */
  value(node: SyntaxNode, placeholders: RegExp): Value {
    const at = this.location(node);
    if (node.tag === "!Include" && node.kind === "scalar") {
      const source = String(node.value);
      return unknown({ kind: "remote-content", scope: "", of: "file", source }, { at });
    }
    if (node.tag?.startsWith("!") === true && node.tag !== "!!str")
      return unknown(opaque("unsupported", at, `${node.tag} is not evaluated`), { at });
    switch (node.kind) {
      case "list":
        return list(
          node.items.map((item) => this.value(item, placeholders)),
          { at },
        );
      case "map":
        return map(
          node.pairs.map(({ key, keySpan, value }) => ({
            key,
            keyAt: this.location(keySpan),
            value: this.value(value, placeholders),
          })),
          { at },
        );
      default:
        if (typeof node.value === "string") return textWithPlaceholders(withBraces(node.value), placeholders, at);
        return known(typeof node.value === "number" ? node.source : node.value, { at });
    }
  }
}

/** A text in which some parts are filled in later; `placeholders` is global and matches them. */
function textWithPlaceholders(source: string, placeholders: RegExp, at: Location): Value {
  const parts: (string | UnknownValue)[] = [];
  let from = 0;
  for (const match of source.matchAll(placeholders)) {
    parts.push(
      source.slice(from, match.index),
      unknown(opaque("unset", at, `${match[0]} is filled in when it is deployed`, match[0])),
    );
    from = match.index + match[0].length;
  }
  return text([...parts, source.slice(from)], { at });
}

export function toResource(address: string): Pointer {
  return { kind: "resource", address, attribute: "" };
}

export function toId(id: string): Pointer {
  return { kind: "id", id };
}

export function isKnown(value: string): Setting {
  return { kind: "known", value };
}
