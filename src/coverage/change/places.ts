import type { Fact, FactBase } from "../../model/fact.ts";
import type { GuardrailChange, TemplateChange } from "../../model/guardrail-change.ts";
import { fileStart, type Location } from "../../model/location.ts";
import type { OrgNode } from "../../model/org-node.ts";
import type { Action } from "../../model/resource.ts";
import { withoutInstanceKey } from "../../model/terraform-address.ts";
import type { Side } from "../side.ts";
import type { OrgTree } from "../tree.ts";

/** Two sides of a change and what is known of the way from one to the other. */
export interface ComparedSides {
  /** What stood before. */
  readonly before: Side;
  readonly after: Side;
  /** What a plan does to a resource, by scope and address. */
  planned(fact: FactBase): Action | undefined;
  /** What became of the CloudFormation resource that a fact was read from. */
  templateChange(fact: FactBase): TemplateChange | undefined;
  /** The first line of a place that the change touches, where lines are compared. */
  touched?(place: Location): Location | undefined;
  /** Where a place of the base is by now, or was taken out. */
  now?(place: Location): Location | undefined;
  /** The first line that the change touches in what a place of the base is by now. */
  touchedNow?(place: Location): Location | undefined;
}

/** The same resource of the same module after the change, where it is declared still. */
export function sameResource(fact: FactBase, sides: ComparedSides): FactBase | undefined {
  return sides.after.facts.find((one) => isSame(one, fact));
}

/** Whether the change adds a resource, or touches a line of it. */
export function isChanged(fact: FactBase, sides: ComparedSides): boolean {
  const planned = sides.planned(fact);
  if (planned !== undefined) return planned !== "no-op";
  return touchedLine(fact, sides) !== undefined || !sides.before.facts.some((one) => isSame(one, fact));
}

/** Whether two facts are about one resource of one module. */
export function isSame(one: FactBase, other: FactBase, addressOf = (address: string) => address): boolean {
  return (
    one.resource.type === other.resource.type &&
    addressOf(one.resource.address) === addressOf(other.resource.address) &&
    isSameModule(one, other)
  );
}

function isSameModule(one: FactBase, other: FactBase): boolean {
  const folder = ({ path }: Location) => path.slice(0, path.lastIndexOf("/") + 1);
  return one.scope === other.scope || folder(one.location) === folder(other.location);
}

/** A plan tells where it removes something; a file of the base can only be named, for its lines are not those of now. */
export function placeOfRemoved(fact: FactBase, sides: ComparedSides): Pick<GuardrailChange, "location" | "before"> {
  if (isPlanned(fact)) return { location: fact.header };
  const same = sameResource(fact, sides);
  if (same) return { location: touchedPlace(same, sides), before: fact.header };
  // One instance of several is gone: its block is there.
  const block = sides.after.facts.find((one) => isSame(one, fact, withoutInstanceKey));
  const now = sides.touchedNow?.(fact.location) ?? sides.now?.(fact.header) ?? fileStart(fact.location.path);
  return { location: (block && touchedLine(block, sides)) ?? now, before: fact.header };
}

/** The line that the change touches, else the header of the resource. */
export function touchedPlace(fact: FactBase, sides: ComparedSides): Location {
  return touchedLine(fact, sides) ?? fact.header;
}

/** The line that the change touches: in the resource, else where its values come from; a plan has no lines. */
export function touchedLine(fact: FactBase, sides: ComparedSides): Location | undefined {
  if (isPlanned(fact)) return undefined;
  const own = sides.touched?.(fact.location);
  if (own) return own;
  for (const place of placesIn(fact)) {
    const touched = sides.touched?.(place);
    if (touched) return touched;
  }
  return undefined;
}

/** Where nodes are declared, if the change touches one there. `tree`: the one after the change. */
export function touchedNode(nodes: readonly OrgNode[], tree: OrgTree, sides: ComparedSides): Location | undefined {
  for (const node of nodes) {
    const fact = tree.factOf(node);
    const touched = fact && !isPlanned(fact) ? sides.touched?.(fact.location) : undefined;
    if (touched) return touched;
  }
  return undefined;
}

/** Where the change touches what guardrails rest on: the organization and what has access to it. */
export function touchedGround(sides: ComparedSides): Location | undefined {
  const isGround = ({ fact }: Fact) => fact === "Organization" || fact === "ServiceAccess";
  for (const fact of sides.after.facts.filter(isGround)) {
    const touched = touchedLine(fact, sides);
    if (touched) return touched;
  }
  const gone = sides.before.facts.find((fact) => isGround(fact) && !sameResource(fact, sides));
  return gone && placeOfRemoved(gone, sides).location;
}

/** Whether a plan or a change set tells it: these have no lines that people touch. */
export function isPlanned({ resource, action }: FactBase): boolean {
  return resource.format === "terraform-plan" || (resource.format === "cloudformation" && action !== "declare");
}

/** How deep the values of a fact are searched for the places that they come from. */
const maxDepth = 40;

/** The places that a fact's values come from, outermost first. */
function placesIn(fact: FactBase): readonly Location[] {
  const found: Location[] = [];
  const search = (value: unknown, depth: number): void => {
    if (typeof value !== "object" || value === null || depth > maxDepth) return;
    if (isLocation(value)) found.push(value);
    else for (const one of Object.values(value)) search(one, depth + 1);
  };
  search(fact, 0);
  return found;
}

function isLocation(value: object): value is Location {
  return "path" in value && "start" in value && "end" in value;
}
