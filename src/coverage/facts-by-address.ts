import type { Fact, FactBase } from "../model/fact.ts";

/** The facts of a run by the addresses of their resources, each scope for itself; an address without instance key finds all instances. */
export class FactsByAddress {
  readonly #facts = new Map<string, Fact[]>();

  constructor(facts: readonly Fact[]) {
    for (const fact of facts) {
      const { address } = fact.resource;
      for (const name of new Set([address, bareAddress(address)])) {
        const key = addressKey(fact.scope, name);
        const have = this.#facts.get(key);
        if (have) have.push(fact);
        else this.#facts.set(key, [fact]);
      }
    }
  }

  /** The facts of the scope of `from` that stand at an address, instances included. */
  at(address: string, from: FactBase): readonly Fact[] {
    return this.#facts.get(addressKey(from.scope, address)) ?? [];
  }

  /**
   * The fact that a reference of `from` means: that of the address, the only instance, or the instance with the key of `from`.
   * `several`: more than one is possible.
   */
  meant(address: string, from: FactBase): Fact | "none" | "several" {
    const candidates = this.at(address, from);
    const found = candidates.find((one) => one.resource.address === address) ?? sameInstance(candidates, from);
    return found ?? (candidates.length > 1 ? "several" : "none");
  }
}

function addressKey(scope: string | undefined, address: string): string {
  return `${scope ?? ""}\u0000${address}`;
}

function bareAddress(address: string): string {
  return address.replace(/\[(?:[0-9]+|"[^"\\]*(?:\\.[^"\\]*)*")\]$/, "");
}

/** A reference without instance key from an instance: the one with the same key, or the only one. */
function sameInstance(candidates: readonly Fact[], from: FactBase): Fact | undefined {
  if (candidates.length === 1) return candidates[0];
  const key = /\[(?:[0-9]+|"[^"\\]*(?:\\.[^"\\]*)*")\]$/.exec(from.resource.address)?.[0];
  return key === undefined ? undefined : candidates.find((one) => one.resource.address.endsWith(key));
}
