import { type Fact, isOfInput } from "../../model/fact.ts";
import type { InputProblem } from "../../model/resource.ts";
import type { InputFormat } from "../format.ts";
import { factsBytes } from "./encoding.ts";
import { linesOf } from "./lines.ts";
import { requireMemoryFor } from "./needed-memory.ts";
import { ordinaryDeviceKey } from "./ordinary-device.ts";
import { type ReadLine, readFactLine } from "./read-line.ts";
import { headFault, Sections } from "./sections.ts";
import { isLeftWithoutFacts, startsLikeFacts, startsWithFact } from "./signature.ts";

/** Broken lines that are told one by one; the rest is counted. */
const maxProblems = 20;

/** Facts of one file after which its need of memory is looked at again. */
const factsBetweenLooks = 10_000;

/** Facts that another run wrote (`rootrail facts`), one JSON line each. */
export const facts: InputFormat = {
  name: "facts",
  claims: ({ path, bytes }) =>
    startsLikeFacts(bytes) || startsWithFact(bytes) || isLeftWithoutFacts(path, bytes) ? "yes" : "no",
  parse(source) {
    const found: Fact[] = [];
    const problems = new LineProblems(source.path);
    const fault = headFault(source);
    if (fault) problems.lost(1, fault.message, fault.code);
    if (fault?.hasNone) return { resources: [], problems: problems.all, facts: [] };
    /** Ordinary devices that decide the same, by what they have in common; the first of them is read. */
    const alike = new Map<string, AlikeDevices>();
    for (const line of linesOf(factsBytes(source.bytes))) {
      const key = ordinaryDeviceKey(line.bytes);
      const group = key === undefined ? undefined : alike.get(key);
      if (group) {
        group.count += 1;
        problems.sections.count();
        continue;
      }
      const read = readFactLine(line, source.path);
      if (key !== undefined && read.kind === "fact") alike.set(key, { first: found.length, count: 1 });
      if (read.kind === "fact" && found.push(read.fact) % factsBetweenLooks === 0) requireMemoryFor(found.length);
      problems.look(line.number, read);
    }
    problems.finish();
    countAlike(found, alike.values());
    const partial = found.filter((fact) => fact.fact === "UnreadContent" && isOfInput(fact)).length;
    if (partial > 0) problems.all.push(partialAt(source.path, partial));
    return { resources: [], problems: problems.all, facts: found };
  },
};

/** What is wrong with the lines of a file, as they are read. */
class LineProblems {
  readonly all: InputProblem[] = [];
  readonly sections = new Sections();
  readonly #path: string;
  #broken = 0;
  #last = 1;

  constructor(path: string) {
    this.#path = path;
  }

  look(line: number, read: ReadLine): void {
    this.#last = line;
    const lost = this.sections.take(read);
    if (lost !== undefined) this.lost(line, lost);
    if (read.kind !== "broken" && read.kind !== "unknown-kind") return;
    this.#broken += 1;
    if (this.#broken <= maxProblems) this.all.push(problemAt(this.#path, line, read));
  }

  finish(): void {
    const cut = this.sections.finish();
    if (cut !== undefined) this.lost(this.#last, cut);
    const more = this.#broken - maxProblems;
    if (more > 0)
      this.all.push(problemAt(this.#path, 1, { kind: "broken", message: `${more} more lines cannot be read` }));
  }

  /** Facts that were written and are not there, as what is around them tells. */
  lost(line: number, message: string, code = "facts-lost"): void {
    const location = { path: this.#path, start: { line, column: 1 }, end: { line, column: 1 } };
    this.all.push({ kind: "error", code, message, location, isPartial: true });
  }
}

/** Devices that decide the same: where the first of them stands among the facts, and how many there are. */
interface AlikeDevices {
  readonly first: number;
  count: number;
}

function countAlike(facts: Fact[], groups: Iterable<AlikeDevices>): void {
  for (const { first, count } of groups) {
    const fact = facts[first];
    if (fact && count > 1) facts[first] = { ...fact, alike: count };
  }
}

/** The facts tell it themselves, each by a finding; this is for the input's status. */
function partialAt(path: string, count: number): InputProblem {
  const location = { path, start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
  const message = `what these facts were made from is not the whole: ${count} of them ${count === 1 ? "tells" : "tell"} of a part that is missing`;
  return { kind: "warning", code: "facts-partial", message, location };
}

function problemAt(
  path: string,
  line: number,
  read:
    | { readonly kind: "broken"; readonly message: string }
    | { readonly kind: "unknown-kind"; readonly name: string },
): InputProblem {
  const location = { path, start: { line, column: 1 }, end: { line, column: 1 } };
  if (read.kind === "unknown-kind") {
    const message = `facts of the kind ${JSON.stringify(read.name.slice(0, 80))} are not known to this version and were passed over`;
    return { kind: "warning", code: "fact-kind", message, location, isPartial: true };
  }
  return { kind: "error", code: "fact-line", message: read.message, location, isPartial: true };
}
