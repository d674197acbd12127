import { posix } from "node:path";
import type { Fact, Pointer } from "../model/fact.ts";
import type { Location } from "../model/location.ts";
import type { RunFacts } from "./run-facts.ts";

/** What is known of the base of a change. */
interface Stood {
  readonly facts: readonly Fact[];
  readonly lines: { now(place: Location): Location | undefined };
}

/**
 * The facts of the present, with those of code in the base that stay in AWS though the code does not have them any more: a `removed`
 * block lets go of them, or `skip_destroy` or `DeletionPolicy` keeps them. Where a folder or template was not read whole, what it
 * does not have any more is not known, and only its `removed` blocks count.
 */
export function withLetGo(
  facts: readonly Fact[],
  base: Stood,
  { letGo, inputs }: Pick<RunFacts, "letGo" | "inputs">,
): readonly Fact[] {
  const code = facts.filter(isCode);
  const present = new Map(code.flatMap((fact) => (fact.action === "forget" ? [] : [[keyOf(fact), fact] as const])));
  const scopes = new Map(code.map((fact) => [unitOf(fact), fact.scope]));
  const unread = new Set(code.flatMap((fact) => (fact.fact === "UnreadContent" ? unitOf(fact) : [])));
  const whole = new Set(inputs.flatMap(({ path, status }) => (status === "linted" ? path : [])));
  const kept = base.facts.filter((fact) => {
    if (!isCode(fact) || fact.fact === "UnreadContent") return false;
    const now = present.get(keyOf(fact));
    const unit = unitOf(fact);
    if (isTemplate(fact)) return !now && fact.staysWhenDestroyed === true && whole.has(unit) && !unread.has(unit);
    if (now) return fact.staysWhenDestroyed === true && isReplaced(fact, now);
    if (letGo.some((one) => one.folder === unit && isWithin(fact.resource.address, one.address))) return true;
    return fact.staysWhenDestroyed === true && !unread.has(unit);
  });
  if (kept.length === 0) return facts;
  const replaced = new Set(kept.map(keyOf));
  const now = kept.map((fact): Fact => {
    const scope = scopes.get(unitOf(fact)) ?? fact.scope;
    const there = {
      action: "forget" as const,
      location: base.lines.now(fact.location) ?? fact.location,
      header: base.lines.now(fact.header) ?? fact.header,
      ...(scope !== undefined && { scope }),
    };
    return fact.fact === "MfaDevice" ? { ...fact, ...there, existing: true } : { ...fact, ...there };
  });
  // The block itself says nothing of what it lets go of.
  return [...facts.filter((fact) => !(isCode(fact) && fact.action === "forget" && replaced.has(keyOf(fact)))), ...now];
}

/**
 * Whether a change of both ends of an attachment makes Terraform replace it. Source: provider docs of
 * `aws_organizations_policy_attachment`, whose arguments force a new resource.
 */
function isReplaced(before: Fact, now: Fact): boolean {
  if (before.fact !== "PolicyAttachment" || now.fact !== "PolicyAttachment") return false;
  return isOther(before.policy, now.policy) || isOther(before.target, now.target);
}

/** Whether two pointers are known and lead to different things. */
function isOther(before: Pointer, now: Pointer): boolean {
  const isKnown = [before, now].every(({ kind }) => kind === "id" || kind === "resource" || kind === "root");
  return isKnown && JSON.stringify(before) !== JSON.stringify(now);
}

function isCode(fact: Fact): boolean {
  const isDeclared = fact.resource.format === "terraform-hcl" || isTemplate(fact);
  return isDeclared && fact.digest === undefined;
}

/** Whether a template declares it, and no change set or description of a stack tells of it. */
function isTemplate({ resource, action }: Fact): boolean {
  return resource.format === "cloudformation" && action === "declare";
}

/** Within it addresses are unique: the folder of the root module, or the template. */
function unitOf(fact: Fact): string {
  const path = fact.scope ?? fact.location.path;
  return fact.resource.format === "terraform-hcl" ? posix.dirname(path) : path;
}

function keyOf(fact: Fact): string {
  return JSON.stringify([unitOf(fact), fact.resource.address]);
}

/** The resource or module itself, an instance of it, or what stands in the module. */
function isWithin(address: string, above: string): boolean {
  const rest = address.startsWith(above) ? address.slice(above.length) : undefined;
  return rest === "" || rest?.startsWith(".") === true || rest?.startsWith("[") === true;
}
