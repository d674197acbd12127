import type { Pointer } from "../../../model/fact.ts";
import type { Assumption } from "../../../model/value.ts";
import { child, type SyntaxNode } from "../../../syntax/node.ts";
import { flagOf, textOf } from "../nodes.ts";
import type { Targets } from "./targets.ts";

/** How the accelerator attaches its service control policies, each by itself and all of them at one time. */
export class Attaching {
  readonly #targets: Targets;
  readonly #quarantine: string | undefined;
  /** The targets that a policy of the strategy `deny-list` gives `FullAWSAccess`. */
  readonly #denyLists: ReadonlySet<string>;

  constructor(root: SyntaxNode, policies: readonly SyntaxNode[], targets: Targets, partition: string | undefined) {
    this.#targets = targets;
    this.#quarantine = quarantineIn(root, partition);
    const denying = policies.filter((node) => !isAllowList(node));
    this.#denyLists = new Set(denying.flatMap((node) => this.targetsOf(node).map(keyOf)));
  }

  /**
   * The policy that new accounts have until the accelerator has run: each run takes it from every account. Source: the
   * accelerator's `detach-quarantine-scp`.
   */
  isQuarantine(node: SyntaxNode): boolean {
    return this.#quarantine !== undefined && textOf(child(node, "name")) === this.#quarantine;
  }

  targetsOf(node: SyntaxNode): readonly Pointer[] {
    const targets = child(node, "deploymentTargets");
    return this.isQuarantine(node) ? this.#targets.ofPolicyAtUnits(targets) : this.#targets.ofPolicy(targets);
  }

  /**
   * An allow-list takes `FullAWSAccess` away, a deny-list beside it attaches it: which comes last is not known. Source: the
   * accelerator's `attach-policy`.
   */
  doubtsOf(target: Pointer): readonly Assumption[] {
    if (!this.#denyLists.has(keyOf(target))) return [];
    const place = target.kind === "resource" ? target.address : target.kind;
    return [{ subject: `FullAWSAccess at ${place}, where policies have both strategies,`, is: "detached" }];
  }
}

export function isAllowList(node: SyntaxNode): boolean {
  return textOf(child(node, "strategy")) === "allow-list";
}

/** New accounts are put in quarantine in the commercial partition only. */
function quarantineIn(root: SyntaxNode, partition: string | undefined): string | undefined {
  const section = child(root, "quarantineNewAccounts");
  if (flagOf(child(section, "enable")) !== true || (partition !== undefined && partition !== "aws")) return undefined;
  return textOf(child(section, "scpPolicyName"));
}

function keyOf(target: Pointer): string {
  return JSON.stringify(target);
}
