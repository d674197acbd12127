import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { describe, expect, it } from "vitest";

/** The rooms in their order: each imports only from those before it (CONTRIBUTING, "The map of the house"). */
const rooms = [
  "model",
  "syntax",
  "policy",
  "inputs",
  "facts",
  "coverage",
  "rules",
  "findings",
  "suppressions",
  "config",
  "reporters",
  "guardrail-tests",
  "fixes",
  "scaffold",
  "engine",
  "index",
  "github",
  "collect",
  "lsp",
  "cli",
  "action",
  "cdk",
];

const source = resolve(import.meta.dirname, "..", "src");

function files(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? files(path) : [path];
  });
}

function roomOf(file: string): string {
  return (relative(source, file).split(sep)[0] ?? "").replace(/\.ts$/, "");
}

function importsOf(file: string): string[] {
  const text = readFileSync(file, "utf8");
  const found = [...text.matchAll(/(?:from|import)\s*\(?\s*"(\.[^"]+)"/g)].map((match) => match[1] ?? "");
  return found.map((specifier) => resolve(dirname(file), specifier));
}

const all = files(source);

describe("the house", () => {
  it("has no room that the map does not name", () => {
    const unnamed = all.map(roomOf).filter((room) => ![...rooms, "version"].includes(room));
    expect(unnamed).toEqual([]);
  });

  it("imports in one direction only", () => {
    const backwards = all.flatMap((file) =>
      importsOf(file)
        .filter((target) => target.startsWith(source) && roomOf(target) !== "version")
        .filter((target) => rooms.indexOf(roomOf(target)) > rooms.indexOf(roomOf(file)))
        .map((target) => `${relative(source, file)} -> ${relative(source, target)}`),
    );
    expect(backwards).toEqual([]);
  });

  it("has no import cycles", () => {
    const graph = new Map(all.map((file) => [file, importsOf(file)]));
    const done = new Set<string>();
    const cycles: string[] = [];
    const visit = (file: string, path: readonly string[]): void => {
      if (path.includes(file))
        cycles.push([...path.slice(path.indexOf(file)), file].map((one) => relative(source, one)).join(" -> "));
      else if (!done.has(file)) {
        for (const next of graph.get(file) ?? []) visit(next, [...path, file]);
        done.add(file);
      }
    };
    for (const file of all) visit(file, []);
    expect(cycles).toEqual([]);
  });
});
