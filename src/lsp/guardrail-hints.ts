import { resolve } from "node:path";
import type { CodeLens, Hover, Position, Range } from "vscode-languageserver/node";
import { type Described, describeGuardrails, describePolicyFile } from "../engine/describe-guardrails.ts";
import { dayOf } from "../model/day.ts";
import {
  attachmentWords,
  type EditorText,
  nodeWords,
  packWords,
  policyWords,
  statementWords,
} from "../reporters/editor-guardrails.ts";
import { Places } from "./diagnostics.ts";
import type { Snapshot } from "./linted-folder.ts";
import { fileOf, isBefore, lspRange } from "./places.ts";

/** Policies are no longer than this; larger texts are not looked into, in characters. */
const maxPolicyLength = 200_000;

/** Lines above the guardrails, OUs and accounts of a file. */
export async function codeLensesOf(snapshot: Snapshot, path: string): Promise<readonly CodeLens[]> {
  const places = new Places(snapshot);
  return (await describedIn(snapshot, path)).map((one) => {
    const { start } = lspRange(places.now(one.header));
    return { range: { start, end: start }, command: { title: wordsFor(one).lens, command: "" } };
  });
}

/** What is to say of the smallest part that holds a position. */
export async function hoverAt(snapshot: Snapshot, path: string, position: Position): Promise<Hover | null> {
  const places = new Places(snapshot);
  const around = (await describedIn(snapshot, path))
    .map((one) => ({ one, range: lspRange(places.now(one.location)) }))
    .filter(({ range }) => !isBefore(position, range.start) && !isBefore(range.end, position));
  const [first] = around.sort((one, other) => size(one.range) - size(other.range));
  return first ? { contents: { kind: "markdown", value: wordsFor(first.one).hover }, range: first.range } : null;
}

/** Grows with the lines of a range, and within one line with its length. */
function size({ start, end }: Range): number {
  return (end.line - start.line) * 100_000 + end.character - start.character;
}

function wordsFor(one: Described): EditorText {
  switch (one.kind) {
    case "policy":
      return policyWords(one.report, one.targets);
    case "statement":
      return statementWords(one.name, one.effect, one.report);
    case "attachment":
      return attachmentWords(one.report, one.target);
    case "node":
      return nodeWords(one.node);
    case "pack":
      return packWords(one.guardrail, one.covers, one.all);
  }
}

const described = new WeakMap<Snapshot, Promise<readonly Described[]>>();

async function describedIn(snapshot: Snapshot, path: string): Promise<readonly Described[]> {
  const { cwd, open, options, result } = snapshot;
  const isHere = ({ header }: Described) => resolve(cwd, fileOf(header.path)) === path;
  const known = described.get(snapshot) ?? (result ? describeGuardrails(options, result) : Promise.resolve([]));
  described.set(snapshot, known);
  const here = (await known).filter(isHere);
  if (here.length > 0) return here;
  const text = open.get(path);
  if (text === undefined || text.length > maxPolicyLength || !text.includes('"Statement"')) return [];
  return describePolicyFile(path, text, options.today ?? dayOf(new Date())).filter(isHere);
}
