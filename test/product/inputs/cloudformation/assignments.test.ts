import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deriveFacts } from "../../../../src/facts/registry.ts";
import { cloudformation } from "../../../../src/inputs/cloudformation/index.ts";
import { contextOf, memoryWorkspace } from "../../../inputs/cloudformation/folder-workspace.ts";
import { cases } from "../../../support/random-cases.ts";
import { type Assignment, Refused, Stack, type Template } from "./oracle.ts";
import { type RandomCase, randomCases } from "./random-templates.ts";

/** Assignments of each template, and templates of a run; `TEMPLATES` sets another number. */
const perTemplate = 8;
const templateCount = cases(400);

type Verdict = "certain" | "possible" | "open" | "none";

/** What is said of the devices of a template, the gravest first. */
function verdictOf(
  templates: Readonly<Record<string, Template>>,
  parameters: Readonly<Record<string, string>>,
): Verdict {
  const files = Object.fromEntries(Object.entries(templates).map(([path, one]) => [path, JSON.stringify(one)]));
  const context = contextOf(memoryWorkspace(files), parameters);
  const { resources, problems } = cloudformation.parse(
    { path: "main.json", bytes: Buffer.from(files["main.json"] ?? "") },
    context,
  );
  const said = new Set<Verdict>(problems.some((one) => one.kind === "unread") ? ["open"] : []);
  for (const fact of deriveFacts(resources)) {
    if (fact.fact !== "MfaDevice") continue;
    if (fact.owner.kind === "root") said.add(fact.owner.certainty);
    if (fact.owner.kind === "open") said.add("open");
  }
  return (["certain", "possible", "open"] as const).find((one) => said.has(one)) ?? "none";
}

/** Whether root has a device under an assignment; `undefined` where it cannot be deployed. */
function isRoots(templates: Readonly<Record<string, Template>>, assignment: Assignment): boolean | undefined {
  const main = templates["main.json"];
  if (!main) throw new Error("there is no main template");
  try {
    return new Stack(main, assignment, templates).hasRootDevice();
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
}

const counts = { assignments: 0, deployed: 0, roots: 0, certain: 0 };

function check({ templates, assignments, given }: RandomCase): void {
  const open = verdictOf(templates, {});
  if (open === "certain") counts.certain += 1;
  for (const assignment of assignments) {
    counts.assignments += 1;
    const roots = isRoots(templates, assignment);
    if (roots === undefined) continue;
    counts.deployed += 1;
    if (roots) counts.roots += 1;
    expect({ roots, open, wrong: isWrong(open, roots) }).toMatchObject({ wrong: false });
    const entries = Object.entries(assignment.parameters);
    // Where one parameter is given, the deployment is told: what has no default stays open.
    const part = verdictOf(templates, Object.fromEntries(entries.filter(([name]) => given.includes(name))));
    expect({ given, roots, part, wrong: isWrong(part, roots) }).toMatchObject({ wrong: false });
  }
}

function isWrong(verdict: Verdict, roots: boolean): boolean {
  return roots ? verdict === "none" : verdict === "certain";
}

describe("whatever the values turn out to be", () => {
  it("root's device is not passed over, and no other one is certain", { timeout: 3_600_000 }, () => {
    fc.assert(fc.property(randomCases(perTemplate), check), { numRuns: templateCount });
    expect(counts.assignments).toBeGreaterThanOrEqual(templateCount * perTemplate);
    // The cases tell something: many can be deployed, and root has a device in many of these.
    expect(counts.deployed).toBeGreaterThan(counts.assignments / 4);
    expect(counts.roots).toBeGreaterThan(counts.deployed / 20);
    if (templateCount > 400) console.info(JSON.stringify(counts));
  });
});
