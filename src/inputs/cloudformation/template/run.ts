import { fileStart, type Location } from "../../../model/location.ts";
import type { InputProblem, ResourceRef } from "../../../model/resource.ts";
import type { InputContext, WorkspaceRead } from "../../format.ts";
import { ConditionSolver } from "../values/condition-solver.ts";
import { decode } from "./decode.ts";
import { readTree, type TreeResult } from "./template.ts";

/** Problems that one input is reported with. */
const maxProblems = 200;

/** What one input's reading shares: files read once, problems, the budget. */
export class Run {
  readonly context: InputContext;
  readonly solver = new ConditionSolver();
  readonly problems: InputProblem[] = [];
  readonly consumed = new Set<string>();
  readonly #files = new Map<string, WorkspaceRead>();
  readonly #trees = new Map<string, TreeResult>();

  constructor(context: InputContext) {
    this.context = context;
  }

  report(problem: InputProblem): void {
    const isSame = (have: InputProblem) =>
      have.code === problem.code && have.message === problem.message && sameStart(have.location, problem.location);
    if (this.problems.length < maxProblems && !this.problems.some(isSame)) this.problems.push(problem);
  }

  /** Says that a resource's content was not looked at. */
  unread(code: string, message: string, location: Location, resource?: ResourceRef): void {
    this.report({ kind: "unread", code, message, location, ...(resource && { resource }) });
  }

  /** Runs a reading; one that exhausts the stack in spite of all limits ends in a problem instead of an exception. */
  guarded<T>(path: string, read: () => T, otherwise: T): T {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      const message = `${path} is nested too deeply to be read.`;
      this.report({ kind: "error", code: "too-deep", message, location: fileStart(path) });
      return otherwise;
    }
  }

  /** Takes what something names for read, though it is not deployed: nothing is told of it, and what is broken stands by itself. */
  claiming(read: () => void): void {
    const told = this.problems.length;
    const known = new Set(this.#trees.keys());
    read();
    this.problems.length = told;
    for (const [path, tree] of this.#trees) {
      if (known.has(path) || tree.ok) continue;
      this.#trees.delete(path);
      this.consumed.delete(path);
    }
  }

  file(path: string): WorkspaceRead {
    const have = this.#files.get(path);
    if (have) return have;
    const read = this.context.workspace.read(path);
    this.#files.set(path, read);
    return read;
  }

  /** Parses a file of the workspace as JSON or YAML; its problems are reported once. */
  tree(path: string, bytes: Uint8Array): TreeResult {
    const have = this.#trees.get(path);
    if (have) return have;
    this.consumed.add(path);
    const tree = readTree(path, decode(bytes));
    if (!tree.ok) for (const problem of tree.problems) this.report(problem);
    this.#trees.set(path, tree);
    return tree;
  }
}

function sameStart(one: Location, other: Location): boolean {
  return one.path === other.path && one.start.line === other.start.line && one.start.column === other.start.column;
}

/** A path as a file of the workspace names it: relative to the folder of `from`, with `/` and without dots. */
export function besideOf(from: string, relative: string): string {
  const written = relative.replaceAll("\\", "/").replace(/^file:\/\/(?=\.|[^/])/, "");
  if (written.startsWith("/") || /^[A-Za-z]:\//.test(written)) return written;
  const folder = from.includes("/") ? from.slice(0, from.lastIndexOf("/") + 1) : "";
  return normalized(folder + written);
}

function normalized(path: string): string {
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "" && parts.length > 0) continue;
    if (part === ".") continue;
    if (part === ".." && parts.length > 0 && parts.at(-1) !== ".." && parts.at(-1) !== "") parts.pop();
    else parts.push(part);
  }
  return parts.join("/");
}
