import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openSources } from "../../../src/inputs/terraform-hcl/source-map.ts";
import { parseTerraformFolder } from "../../../src/inputs/terraform-hcl/terraform-folders.ts";
import { folderWorkspace } from "./fixture-workspace.ts";
import { contextOf } from "./memory-workspace.ts";
import { plain } from "./plain.ts";

const hasTerraform = spawnSync("terraform", ["version"]).status === 0;

interface PlanChange {
  readonly address: string;
  readonly change: { readonly after: Record<string, unknown> };
}

/** What Terraform itself plans for a folder that needs no provider but the built-in one. */
function planned(folder: string): readonly PlanChange[] {
  const copy = mkdtempSync(join(tmpdir(), "instances-"));
  cpSync(folder, copy, { recursive: true });
  const run = (...args: string[]) =>
    execFileSync("terraform", args, { cwd: copy, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  run("init", "-input=false");
  run("plan", "-input=false", "-out=plan");
  const plan: { readonly resource_changes: readonly PlanChange[] } = JSON.parse(run("show", "-json", "plan"));
  rmSync(copy, { recursive: true });
  return plan.resource_changes;
}

describe.skipIf(!hasTerraform)("evaluation without a plan", () => {
  it("makes the instances and values that Terraform plans, and finds each in the source", () => {
    const folder = "fixtures/terraform-hcl/instances-in-terraform";
    const workspace = folderWorkspace(folder);
    const { resources } = parseTerraformFolder(".", contextOf(workspace));
    const ours = new Map(
      resources.map(({ address, properties }) => [
        address,
        new Map(properties.entries.map((one) => [one.key, plain(one.value)])),
      ]),
    );
    const theirs = planned(folder);
    expect([...ours.keys()].toSorted()).toEqual(theirs.map((one) => one.address).toSorted());
    const sources = openSources(workspace, ".");
    for (const { address, change } of theirs) {
      for (const [name, value] of ours.get(address) ?? [])
        expect([address, name, value]).toEqual([address, name, change.after[name]]);
      expect(sources.locate(address)?.kind).toBe("declaration");
    }
  });
});
