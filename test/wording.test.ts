import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { describe, expect, it } from "vitest";

/**
 * Words are made in one place: rules and reporters. Below them a cause is data that is told apart by its kind, and
 * nothing is decided, compared, looked up or rewritten by a sentence.
 */
const source = join(import.meta.dirname, "..", "src");

function filesOf(folder: string): readonly string[] {
  return readdirSync(join(source, folder), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts"))
    .map((path) => join(folder, path).split(sep).join("/"));
}

/** The code of a file, with comments blanked out. */
function codeOf(file: string): string {
  return readFileSync(join(source, file), "utf8")
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, " "))
    .replace(/(^|\s)\/\/.*$/gm, "$1");
}

const names = "message|phrase|detail|reason|sentence|remark|note|settle|words";
const readers = "includes|startsWith|endsWith|match|matchAll|search|replace|replaceAll|split|indexOf|localeCompare";

/** Ways to decide by a sentence, or to make another one of it. */
const decisions: readonly RegExp[] = [
  new RegExp(`\\.(?:${names})\\)?\\??\\.(?:${readers})\\(`),
  new RegExp(`\\b(?:message|phrase|detail|reason|sentence)\\??\\.(?:${readers})\\(`),
  /(?<!typeof [\w.]*)\b(?:message|phrase|detail|reason|sentence)\s*[!=]==\s*["'`]/,
  /\.(?:test|exec)\([^)\n]*\b(?:message|phrase|detail|reason|sentence)\b/,
  /\b(?:case|has|get)\(?\s*[\w.]*\.(?:message|phrase|detail|reason|sentence)\b/,
];

/** Lines that were looked at: none of them decides what is reported of AWS. */
const reviewedDecisions: readonly string[] = [
  // The path of a shape's error is put in front of what was wrong.
  'inputs/facts/read-line.ts: return { kind: "broken", message: `it is no fact: ${error.message.replace(/^[.]/, "")}` };',
  "inputs/facts/shapes.ts: throw new ShapeError(/^[.[]/.test(message) ? `${step}${message}` : `${step} ${message}`, { cause: error });",
  // Version 1 of the facts file had nothing but sentences.
  'inputs/facts/version-1.ts: const condition = /^condition (.*) is (.*)$/.exec(typeof message === "string" ? message : "");',
];

const below = ["model", "syntax", "policy", "inputs", "facts", "coverage"];

describe("below the rules", () => {
  it("nothing is decided by a sentence", () => {
    const found = below.flatMap(filesOf).flatMap((file) =>
      codeOf(file)
        .split("\n")
        .filter((line) => decisions.some((one) => one.test(line)))
        .map((line) => `${file}: ${line.trim()}`),
    );
    expect(found.filter((line) => !reviewedDecisions.includes(line))).toEqual([]);
  });

  it("reviews no line that is gone", () => {
    const all = below.flatMap(filesOf).flatMap((file) =>
      codeOf(file)
        .split("\n")
        .map((line) => `${file}: ${line.trim()}`),
    );
    expect(reviewedDecisions.filter((line) => !all.includes(line))).toEqual([]);
  });
});

/** Texts of three words and more that are no sentences for a user, by file. */
const reviewedTexts: Readonly<Record<string, readonly string[]>> = {
  // Told as they are: the note of an unknown value that has no other name.
  "model/value.ts": ["more alternatives than are looked at"],
  "facts/command-line.ts": ["it is filled in when the code runs"],
  "facts/declared-calls.ts": ["{} is read when the call is made"],
  // The declaration that a pack's rule stands in.
  "facts/pack-tools.ts": ["in the template of {}"],
  // What CloudTrail writes.
  "facts/root-identity.ts": ["aws root user"],
  // Names of nodes that stand for what no input names.
  "coverage/tree.ts": ["account that these inputs deploy to", "rest of the organization"],
};

/** Phrases of values and of the steps to them: the policy room tells of them as well. */
const phrases = "model/phrases.ts";

function sentencesIn(file: string): readonly string[] {
  const literals = codeOf(file).matchAll(/"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`/g);
  return [...literals]
    .map((match) => (match[1] ?? match[2] ?? "").replace(/\$\{[^}]*\}/g, "{}"))
    .filter((text) => (text.match(/(?<=^|\s)[A-Za-z][a-z']*(?=\s|[,.:;](?:\s|$)|$)/g) ?? []).length >= 3);
}

describe("facts, coverage and the nouns", () => {
  it("make no sentences", () => {
    const found = ["model", "facts", "coverage"]
      .flatMap(filesOf)
      .filter((file) => file !== phrases)
      .flatMap((file) => {
        const reviewed = reviewedTexts[file] ?? [];
        return sentencesIn(file)
          .filter((text) => !reviewed.includes(text))
          .map((text) => `${file}: ${text}`);
      });
    expect(found).toEqual([]);
  });

  it("review no text that is gone", () => {
    const gone = Object.entries(reviewedTexts).flatMap(([file, texts]) => {
      const have = existsSync(join(source, file)) ? sentencesIn(file) : [];
      return texts.filter((text) => !have.includes(text)).map((text) => `${file}: ${text}`);
    });
    expect(gone).toEqual([]);
  });
});

/**
 * Fields of causes and signs that hold a text, reviewed: names, addresses, identifiers and what is written in an input.
 * `message`, `reason` and `system` are the texts of parsers, of the decision and of the system, which are only printed.
 */
const textFields = {
  "model/cause.ts": [
    "account",
    "action",
    "address",
    "arn",
    "attribute",
    "by",
    "call",
    "code",
    "command",
    "expires",
    "file",
    "id",
    "identifier",
    "key",
    "meant",
    "message",
    "name",
    "one",
    "operator",
    "other",
    "owner",
    "partition",
    "path",
    "principal",
    "reason",
    "resource",
    "setting",
    "settle",
    "status", // as AWS has it: CREATE_FAILED
    "system",
    "text",
    "type",
    "uri",
    "url",
    "value",
  ],
  "model/fact.ts": [
    "account",
    "address",
    "attribute",
    "call",
    "digest",
    "field",
    "id",
    "managementId",
    "member", // an account
    "name",
    "observed",
    "organization",
    "partition",
    "reason", // what AWS said of a call that failed
    "rootId",
    "scope",
    "serialNumber",
    "status",
    "text",
    "unsettled",
    "value",
  ],
} as const;

describe("causes", () => {
  it.each(Object.entries(textFields))("hold no sentence in a field of %s that nobody reviewed", (file, reviewed) => {
    const found = [...codeOf(file).matchAll(/readonly (\w+)\??: string\b(?!\[)/g)].map((match) => match[1] ?? "");
    expect([...new Set(found)].sort()).toEqual([...reviewed]);
  });

  it("are told by rules, reporters and the policy room only", () => {
    const importers = ["rules", "reporters", "policy", ...below]
      .flatMap(filesOf)
      .filter((file) => /from "[./]*\/phrases\.ts"/.test(codeOf(file)) && !file.startsWith("reporters/"));
    const allowed = /^(?:rules\/|policy\/(?:parse|policy-reader)\.ts$)/;
    expect(importers.filter((file) => !allowed.test(file))).toEqual([]);
  });
});
