import { type Fact, isOfInput } from "../../model/fact.ts";
import type { InputProblem } from "../../model/resource.ts";
import type { InputFormat } from "../format.ts";
import { linesOf } from "./lines.ts";
import { requireMemoryFor } from "./needed-memory.ts";
import { ordinaryDeviceKey } from "./ordinary-device.ts";
import { readFactLine } from "./read-line.ts";
import { startsLikeFacts, startsWithFact } from "./signature.ts";

/** Broken lines that are told one by one; the rest is counted. */
const maxProblems = 20;

/** Facts of one file after which its need of memory is looked at again. */
const factsBetweenLooks = 10_000;

/** Facts that another run wrote (`rootrail facts`), one JSON line each. */
export const facts: InputFormat = {
  name: "facts",
  claims: ({ bytes }) => (startsLikeFacts(bytes) || startsWithFact(bytes) ? "yes" : "no"),
  parse(source) {
    const found: Fact[] = [];
    const problems: InputProblem[] = [];
    let broken = 0;
    if (!startsLikeFacts(source.bytes)) problems.push(headless(source.path));
    /** Ordinary devices that decide the same, by what they have in common; the first of them is read. */
    const alike = new Map<string, AlikeDevices>();
    for (const line of linesOf(source.bytes)) {
      const key = ordinaryDeviceKey(line.bytes);
      const group = key === undefined ? undefined : alike.get(key);
      if (group) {
        group.count += 1;
        continue;
      }
      const read = readFactLine(line, source.path);
      if (key !== undefined && read.kind === "fact") alike.set(key, { first: found.length, count: 1 });
      if (read.kind === "fact" && found.push(read.fact) % factsBetweenLooks === 0) requireMemoryFor(found.length);
      if (read.kind !== "fact" && read.kind !== "header") {
        broken += 1;
        if (broken <= maxProblems) problems.push(problemAt(source.path, line.number, read));
      }
    }
    if (broken > maxProblems) {
      problems.push(
        problemAt(source.path, 1, { kind: "broken", message: `${broken - maxProblems} more lines cannot be read` }),
      );
    }
    countAlike(found, alike.values());
    const partial = found.filter((fact) => fact.fact === "UnreadContent" && isOfInput(fact)).length;
    if (partial > 0) problems.push(partialAt(source.path, partial));
    return { resources: [], problems, facts: found };
  },
};

function headless(path: string): InputProblem {
  const location = { path, start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
  const message = "the first line of these facts, which tells their version, is missing, and more of them may be";
  return { kind: "error", code: "facts-header", message, location, isPartial: true };
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
