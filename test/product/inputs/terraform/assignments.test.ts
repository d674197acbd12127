import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deriveFacts } from "../../../../src/facts/registry.ts";
import { parseTerraformFolders } from "../../../../src/inputs/terraform/hcl/modules/terraform-folders.ts";
import { contextOf, memoryWorkspace } from "../../../inputs/terraform/hcl/memory-workspace.ts";
import { cases } from "../../../support/random-cases.ts";
import { type Assignment, assignments, type Configuration, configurations, Refused, tfvars } from "./random-modules.ts";

/** How sure the program is that a device block makes a device of root's. */
type Verdict = "no" | "open" | "possible" | "certain";

const order: readonly Verdict[] = ["no", "open", "possible", "certain"];

/** The verdict of each device block, by its address without keys; blocks without one have no device of root's. */
function verdictsOf(files: Readonly<Record<string, string>>): ReadonlyMap<string, Verdict> {
  const [parsed] = parseTerraformFolders(["root"], contextOf(memoryWorkspace(files)));
  const found = new Map<string, Verdict>();
  for (const fact of deriveFacts(parsed?.resources ?? [])) {
    if (fact.fact !== "MfaDevice") continue;
    const { owner } = fact;
    const verdict = owner.kind === "root" ? owner.certainty : owner.kind === "not-root" ? "no" : "open";
    const address = fact.resource.address.replace(/\["(?:[^"\\]|\\.)*"\]|\[\d+\]/g, "");
    const before = found.get(address) ?? "no";
    found.set(address, order.indexOf(verdict) > order.indexOf(before) ? verdict : before);
  }
  return found;
}

/** Whether some instance of a block is given to root, under an assignment that Terraform accepts. */
function rootsOf(configuration: Configuration, assignment: Assignment): ReadonlyMap<string, boolean> | undefined {
  try {
    const owners = configuration.owners(assignment);
    return new Map(
      [...owners].map(([address, users]) => [address, users.some((user) => user.trim().toLowerCase() === "root")]),
    );
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
}

/** Every assignment that Terraform accepts, with what it makes of the devices. */
function accepted(configuration: Configuration) {
  return assignments.flatMap((assignment) => {
    const roots = rootsOf(configuration, assignment);
    return roots ? [{ assignment, roots }] : [];
  });
}

/** What is told without values and does not hold under some assignment. */
function refuted(configuration: Configuration, ways: ReturnType<typeof accepted>): readonly string[] {
  const open = verdictsOf(configuration.files);
  return ways.flatMap(({ assignment, roots }) =>
    [...roots].flatMap(([address, isRoot]) => {
      const verdict = open.get(address) ?? "no";
      const isWrong = isRoot ? verdict === "no" : verdict === "certain";
      return isWrong ? [`${address}: told ${verdict}, root's is ${isRoot} with ${JSON.stringify(assignment)}`] : [];
    }),
  );
}

const numRuns = cases(2000);

describe("owners of devices under every assignment of the variables", () => {
  it("is no pass without values where one makes it root's, is certain where all do, and is known with values", () => {
    fc.assert(
      fc.property(configurations, fc.nat(), (configuration, pick) => {
        const ways = accepted(configuration);
        expect(refuted(configuration, ways)).toEqual([]);
        const way = ways[pick % Math.max(ways.length, 1)];
        if (!way) return;
        const told = verdictsOf({ ...configuration.files, "root/terraform.tfvars": tfvars(way.assignment) });
        const expected = [...way.roots].map(([address, isRoot]) => [address, isRoot ? "certain" : "no"]);
        expect([...way.roots.keys()].map((address) => [address, told.get(address) ?? "no"])).toEqual(expected);
      }),
      { numRuns },
    );
  });
});
