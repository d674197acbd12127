import type { Location } from "../../../model/location.ts";
import type { ResourceRef } from "../../../model/resource.ts";
import type { Value } from "../../../model/value.ts";
import type { StackRequest } from "../template/stack-request.ts";
import type { NestedTemplate } from "./nested.ts";

/** The resource that deploys a nested template, and the stack that it is in. */
interface Deployer {
  readonly ref: ResourceRef;
  readonly header: Location;
  readonly outer: StackRequest;
}

/** What the stack of a nested template is read with. */
export function nestedRequest(nested: NestedTemplate, { ref, header, outer }: Deployer): StackRequest {
  const prefix = `${ref.address}/`;
  const what = nested.isElsewhere ? "stack set" : "nested stack";
  return {
    template: nested.template,
    prefix,
    parameterValues: nested.parameterValues,
    openParameterValues: nested.openParameterValues,
    defaultsHold: true,
    pseudo: nested.isElsewhere ? pseudoOfStackSet(nested, outer.pseudo) : pseudoOfNested(outer.pseudo),
    deployment: nested.isElsewhere ? prefix : outer.deployment,
    ...regionGroupsOf(nested, outer),
    within: nested.within,
    callers: [{ message: `${what} ${ref.address}`, location: header }, ...outer.callers],
    when: nested.when,
  };
}

function regionGroupsOf(nested: NestedTemplate, outer: StackRequest): Pick<StackRequest, "regionGroups" | "regions"> {
  const groups = nested.isElsewhere ? nested.regions?.groups : outer.regionGroups;
  const regions = nested.isElsewhere ? nested.regions?.names : outer.regions;
  return { ...(groups && { regionGroups: groups }), ...(regions && { regions }) };
}

/** Other accounts and regions of the same partition, for stack sets do not leave it. */
function pseudoOfStackSet({ regions }: NestedTemplate, outer: ReadonlyMap<string, Value>): ReadonlyMap<string, Value> {
  const shared = [...outer].filter(([name]) => name === "AWS::Partition" || name === "AWS::URLSuffix");
  return new Map(regions ? [...shared, ["AWS::Region", regions.value]] : shared);
}

/** A nested stack shares account and region with its parent, not its name. */
function pseudoOfNested(pseudo: ReadonlyMap<string, Value>): ReadonlyMap<string, Value> {
  return new Map([...pseudo].filter(([name]) => !name.startsWith("AWS::Stack")));
}
