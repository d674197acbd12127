import { describe, expect, it } from "vitest";
import { requireMemoryFor } from "../../../src/inputs/facts/needed-memory.ts";
import { UsageError } from "../../../src/model/usage-error.ts";

const mebibytes = (count: number) => () => count * 1024 * 1024;

describe("the memory for facts", () => {
  it("is enough for an organization of 100,000 accounts in what Node takes by itself on a machine of 4 GB", () => {
    expect(() => requireMemoryFor(100_000, mebibytes(2048))).not.toThrow();
  });

  it("is never asked about for few", () => {
    expect(() => requireMemoryFor(5_000, () => expect.fail("asked"))).not.toThrow();
  });

  it("is told where it is too little, with what to do", () => {
    expect(() => requireMemoryFor(1_000_000, mebibytes(4144))).toThrow(UsageError);
    expect(() => requireMemoryFor(1_000_000, mebibytes(4144))).toThrow(
      "1000000 of them and more decide something, which takes some 7630 MiB, and it may use 4144 MiB; allow it more: NODE_OPTIONS=--max-old-space-size=12288",
    );
  });
});
