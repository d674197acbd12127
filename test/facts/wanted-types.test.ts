import { expect, it } from "vitest";
import { adapterTypes } from "../../src/facts/registry.ts";
import { wantedTypes } from "../../src/facts/wanted-types.ts";

it("lists the resource types that the adapters read or look up", () => {
  expect([...wantedTypes].sort()).toEqual([...new Set(adapterTypes)].sort());
});
