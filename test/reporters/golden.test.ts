import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type FormatName, formatNames, loadReporter } from "../../src/reporters/registry.ts";
import { reports } from "./reports.ts";

/** Each format over each report, compared whole. `UPDATE_GOLDENS=1` rewrites the files, to be read in review. */
const folder = join(import.meta.dirname, "golden");

const extensions: Readonly<Record<FormatName, string>> = {
  text: "txt",
  json: "json",
  sarif: "sarif",
  junit: "xml",
  gitlab: "gitlab.json",
  github: "github.txt",
  markdown: "md",
  html: "html",
};

it("has a file for each format and report, and no other", () => {
  const names = Object.keys(reports).flatMap((report) =>
    formatNames.map((format) => `${report}.${extensions[format]}`),
  );
  expect(readdirSync(folder).toSorted()).toEqual(names.toSorted());
});

describe.each(formatNames)("%s", (format) => {
  it.each(Object.entries(reports))("%s", async (name, { report, options }) => {
    const reporter = await loadReporter(format);
    const output = reporter?.(report, options) ?? "";
    const file = join(folder, `${name}.${extensions[format]}`);
    if (process.env["UPDATE_GOLDENS"]) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(file, output);
    }
    expect(existsSync(file), `${file} is missing: UPDATE_GOLDENS=1 writes it`).toBe(true);
    expect(output).toBe(readFileSync(file, "utf8"));
    expect(output.endsWith("\n")).toBe(true);
  });
});
