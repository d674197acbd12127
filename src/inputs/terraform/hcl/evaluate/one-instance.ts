import { callSymbol, derivedSymbol, type SymbolArgument, type ValueSymbol } from "../../../../model/symbol.ts";
import { fillParts } from "../../../../model/text-parts.ts";
import type { Assumption, UnknownValue, Value } from "../../../../model/value.ts";
import type { ConditionNames } from "./conditions.ts";
import { dependsOnInstance } from "./symbols.ts";

/**
 * Values of an open block as they are for one of its instances: the block is evaluated once for all of them, and what
 * differs from instance to instance gets the instance's key. Two instances are never taken for one.
 */
export class OneInstance {
  readonly #address: string;
  readonly #key: SymbolArgument;
  readonly #conditions: ConditionNames;

  constructor(address: string, key: SymbolArgument, conditions: ConditionNames) {
    this.#address = address;
    this.#key = key;
    this.#conditions = conditions;
  }

  value(value: Value): Value {
    switch (value.kind) {
      case "unknown":
        return this.#unknown(value);
      case "text":
        return {
          ...value,
          parts: fillParts(value.parts, (part) => this.#unknown(part)),
          ...(value.encodes && { encodes: this.value(value.encodes) }),
        };
      case "known":
        return value.encodes ? { ...value, encodes: this.value(value.encodes) } : value;
      case "list":
        return { ...value, items: value.items.map((item) => this.value(item)) };
      case "map":
        return { ...value, entries: value.entries.map((one) => ({ ...one, value: this.value(one.value) })) };
      case "choice":
        return {
          ...value,
          options: value.options.map((one) => ({
            when: one.when.map((assumed) => this.#assumption(assumed)),
            value: this.value(one.value),
          })),
        };
      case "sensitive":
        return { ...value, value: this.value(value.value) };
      case "absent":
        return value;
    }
  }

  #unknown(value: UnknownValue): UnknownValue {
    return { ...value, symbol: this.#symbol(value.symbol) };
  }

  #symbol(symbol: ValueSymbol): ValueSymbol {
    if (!dependsOnInstance(symbol, this.#address)) return symbol;
    // An opaque one of this instance is a new one: it equals no other.
    return callSymbol("instance", [symbol, this.#key]) ?? derivedSymbol([symbol], undefined);
  }

  #assumption(assumed: Assumption): Assumption {
    const symbol = this.#conditions.symbolOf(assumed.subject);
    if (symbol && !dependsOnInstance(symbol, this.#address)) return assumed;
    const one = callSymbol("instance", [symbol ?? assumed.subject, this.#key]);
    const subject = one ? this.#conditions.nameOf(one, assumed.subject) : assumed.subject;
    return { ...assumed, subject };
  }
}
