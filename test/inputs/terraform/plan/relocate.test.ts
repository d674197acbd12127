import { describe, expect, it } from "vitest";
import type { SourceOfResource, TerraformSources } from "../../../../src/inputs/terraform/plan/sources.ts";
import type { Location } from "../../../../src/model/location.ts";
import { entry } from "../../../../src/model/value.ts";
import { openContext, planFormat, showLocation, wantedTypes } from "./support.ts";

const place = (line: number, path = "main.tf"): Location => ({
  path,
  start: { line, column: 1 },
  end: { line, column: 20 },
});

function block(line: number, attributes: Readonly<Record<string, number>> = {}): SourceOfResource {
  return {
    header: place(line),
    block: { path: "main.tf", start: place(line).start, end: place(line + 9).end },
    attribute: (path) => {
      const found = attributes[path.join(".")];
      return found === undefined ? undefined : place(found);
    },
    callers: [{ message: "module guard", location: place(1, "root.tf") }],
  };
}

const device = (name: string, actions: readonly string[] = ["create"]) => ({
  address: `aws_iam_virtual_mfa_device.${name}`,
  mode: "managed",
  type: "aws_iam_virtual_mfa_device",
  name,
  change: {
    actions,
    before: null,
    after: actions[0] === "delete" ? null : { virtual_mfa_device_name: name, tags: { a: "1", b: ["2"] }, path: "/" },
    after_unknown: { arn: true },
    importing: { id: `arn:aws:iam::111122223333:mfa/${name}` },
  },
});

function parse(changes: readonly object[], known: Readonly<Record<string, SourceOfResource>> | undefined) {
  const sources: TerraformSources | undefined = known && { locate: (address) => known[address] };
  const bytes = Buffer.from(JSON.stringify({ format_version: "1.2", resource_changes: changes }));
  const format = planFormat(wantedTypes, { sources: () => sources });
  return format.parse({ path: "plan.json", bytes }, openContext);
}

describe("a plan beside its .tf files", () => {
  it("gives the places of blocks and attributes, and the calls on the way", () => {
    const { resources, problems } = parse([device("d")], {
      "aws_iam_virtual_mfa_device.d": block(10, { virtual_mfa_device_name: 11, tags: 12, "tags.b": 13 }),
    });
    expect(problems).toEqual([]);
    const [found] = resources;
    expect(found && showLocation(found.header)).toBe("main.tf:10:1-10:20");
    expect(found && showLocation(found.location)).toBe("main.tf:10:1-19:20");
    expect(found?.callers.map(({ message }) => message)).toEqual(["module guard"]);
    const at = (...path: readonly string[]) =>
      path.reduce((value: ReturnType<typeof entry>, key) => entry(value, key), found?.properties)?.at?.start.line;
    expect([at("virtual_mfa_device_name"), at("tags"), at("tags", "a"), at("tags", "b")]).toEqual([11, 12, 12, 13]);
    const list = entry(entry(found?.properties, "tags"), "b");
    expect(list?.kind === "list" && list.items[0]?.at?.start.line).toBe(13);
  });

  it("gives no place to what is not written", () => {
    const { resources } = parse([device("d")], { "aws_iam_virtual_mfa_device.d": block(10) });
    expect(JSON.stringify(resources[0]?.properties)).not.toContain('"at"');
    expect(resources[0]?.importId).toEqual({ kind: "known", value: "arn:aws:iam::111122223333:mfa/d" });
  });

  it("says once that the files are not those of the plan, and falls back", () => {
    const { resources, problems } = parse([device("a"), device("b"), device("c")], {
      "aws_iam_virtual_mfa_device.b": block(10),
    });
    expect(resources.map(({ location }) => location.path)).toEqual(["plan.json", "main.tf", "plan.json"]);
    expect(problems).toMatchObject([{ kind: "warning", code: "source-mismatch", location: { path: "plan.json" } }]);
    expect(problems[0]?.message).toContain("aws_iam_virtual_mfa_device.a and 1 more");
  });

  it("expects no block of what is deleted", () => {
    expect(parse([device("gone", ["delete"])], {}).problems).toEqual([]);
  });

  it("keeps the places of the plan where there are no files", () => {
    const { resources, problems } = parse([device("a")], undefined);
    expect(problems).toEqual([]);
    expect(resources[0]?.location.path).toBe("plan.json");
  });
});
