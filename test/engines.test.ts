import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { repository } from "./support/repository.ts";

type Version = readonly [major: number, minor: number, patch: number];

/** What `engines` of this project begins with, so that `npm ci` on it says nothing. */
const oldest: Version = [20, 19, 0];

interface Lock {
  readonly packages: Readonly<
    Record<string, { readonly engines?: { readonly node?: string } | readonly string[]; readonly optional?: boolean }>
  >;
}

const lock: Lock = JSON.parse(readFileSync(join(repository, "package-lock.json"), "utf8"));

/** Whether a range of npm admits a version; throws for a form that none of our packages has. */
function admits(range: string, version: Version): boolean {
  return range.split("||").some((alternative) => {
    const comparators = [...alternative.trim().matchAll(/([<>=^~]*)\s*v?([\d.x*]+)/g)];
    const known = comparators.map(([text]) => text.replace(/\s/g, "")).join("");
    if (known !== alternative.replace(/\s/g, "")) throw new Error(`not understood: ${range}`);
    return comparators.every(([, operator = "", wanted = ""]) => isMet(operator, wanted, version));
  });
}

function isMet(operator: string, wanted: string, version: Version): boolean {
  const parts = wanted.split(".").filter((part) => /^\d+$/.test(part));
  const [major = 0, minor = 0, patch = 0] = parts.map(Number);
  const order = version[0] - major || version[1] - minor || version[2] - patch;
  switch (operator) {
    case ">=":
      return order >= 0;
    case ">":
      return order > 0;
    case "<":
      return order < 0;
    case "<=":
      return order <= 0;
    case "^":
      return order >= 0 && version[0] === major;
    case "~":
      return order >= 0 && version[0] === major && (parts.length < 2 || version[1] === minor);
    case "":
    case "=":
      return parts.every((part, index) => Number(part) === version[index]);
    default:
      throw new Error(`not understood: ${operator}${wanted}`);
  }
}

describe("npm ci on the oldest Node that is supported", () => {
  it("warns of no package", () => {
    const ranges = Object.entries(lock.packages).flatMap(([name, { engines }]) => {
      const range = engines && !Array.isArray(engines) && "node" in engines ? engines.node : undefined;
      return range === undefined ? [] : [[name, range] as const];
    });
    expect(ranges.length).toBeGreaterThan(100);
    expect(ranges.filter(([, range]) => !admits(range, oldest))).toEqual([]);
  });

  it("is the one that package.json names", () => {
    const { engines } = JSON.parse(readFileSync(join(repository, "package.json"), "utf8"));
    expect(engines.node).toBe(`>=${oldest.join(".")}`);
    expect(admits(engines.node, [20, 18, 9])).toBe(false);
  });

  it.each([
    ["^20.19.0 || >=22.12.0", true],
    ["^18 || >=20.20", false],
    [">= 18", true],
    ["20.x", true],
    ["20.18.x", false],
    [">=18 <20", false],
    ["^20.17.0 || ^22.13.0", true],
    ["~20.19", true],
    ["*", true],
  ])("a range as %s is read as npm reads it", (range, expected) => {
    expect(admits(range, oldest)).toBe(expected);
  });
});
