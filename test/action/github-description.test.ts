import { describe, expect, it } from "vitest";
import { matchOperation, requestProblems } from "./github-description.ts";

/** The loopback GitHub is only worth something if it finds mistakes: each of these is one. */
const annotation = {
  path: "a.yaml",
  start_line: 1,
  end_line: 1,
  annotation_level: "failure",
  message: "m",
  title: "t",
};
const output = { title: "t", summary: "s", annotations: [annotation] };
const run = { name: "n", head_sha: "1", status: "completed", conclusion: "success", output };

function problems(method: string, path: string, body: object, query = ""): string[] {
  const found = matchOperation(method, path, "");
  if (!found) return ["no such operation"];
  const seen = {
    operation: found.operation.id,
    method,
    path,
    parameters: found.parameters,
    query: new URLSearchParams(query),
    body: { ...body },
  };
  return requestProblems(found.operation, seen);
}

const runs = "/repos/o/r/check-runs";
const annotated = (change: object) => ({ ...run, output: { ...output, annotations: [{ ...annotation, ...change }] } });

describe("the check of requests", () => {
  it.each<[string, string, object, string?]>([
    ["POST", runs, run],
    ["PATCH", `${runs}/1`, { status: "completed", conclusion: "success", output }],
    ["POST", "/repos/o/r/issues/7/comments", { body: "b" }],
    ["GET", "/repos/o/r/commits/abc/check-runs", {}, "check_name=n&filter=all&per_page=100&page=2"],
  ])("lets %s %s pass when it is right", (method, path, body, query) => {
    expect(problems(method, path, body, query)).toEqual([]);
  });

  it.each<[string, object]>([
    ["a misspelt member", { ...run, concluson: "success" }],
    ["a misspelt member further in", { ...run, output: { ...output, titel: "t" } }],
    ["a status that is none", { ...run, status: "done" }],
    ["a conclusion that is none", { ...run, conclusion: "error" }],
    ["no title", { ...run, output: { summary: "s" } }],
    ["a summary that is too long", { ...run, output: { ...output, summary: "x".repeat(65_536) } }],
    ["51 annotations", { ...run, output: { ...output, annotations: Array.from({ length: 51 }, () => annotation) } }],
    ["a level of workflow commands", annotated({ annotation_level: "error" })],
    ["a line as text", annotated({ start_line: "1" })],
    ["columns on several lines", annotated({ end_line: 2, start_column: 1, end_column: 2 })],
    ["lines in the wrong order", annotated({ start_line: 3, end_line: 2 })],
    ["an absolute path", annotated({ path: "/a.yaml" })],
    ["a path out of the repository", annotated({ path: "../a.yaml" })],
    ["a long message", annotated({ message: "x".repeat(65_537) })],
    ["a long title", annotated({ title: "x".repeat(256) })],
  ])("finds %s", (_, body) => {
    expect(problems("POST", runs, body)).not.toEqual([]);
  });

  it("finds an unknown path, an unknown query parameter and pages that are too large", () => {
    expect(problems("POST", "/repos/o/r/checkruns", run)).toEqual(["no such operation"]);
    expect(problems("GET", "/repos/o/r/issues/7/comments", {}, "perpage=3")).toHaveLength(1);
    expect(problems("GET", "/repos/o/r/issues/7/comments", {}, "per_page=101")).toHaveLength(1);
    expect(problems("GET", "/repos/o/r/issues/seven/comments", {})).not.toEqual([]);
  });
});
