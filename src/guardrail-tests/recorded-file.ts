import { harmlessLine } from "../reporters/harmless-text.ts";
import {
  type LeftOut,
  maxActions,
  type RecordedCase,
  type RecordedTest,
  type Recording,
  type StatementReason,
} from "./record-tests.ts";

/** Characters that a line of a list may have. */
const maxWidth = 120;
/** Lines about what is left out that are written; the others are counted. */
const maxLeftOut = 200;

/** A recording as the text of a test file, with what is left out in comments. `inputs`: seen from the file. */
export function recordedFile({ tests, leftOut }: Recording, inputs: readonly string[], schemaUrl: string): string {
  const lines = [
    `# yaml-language-server: $schema=${schemaUrl}`,
    "# What holds now, written by `rootrail test --record`: keep what must hold, and delete the rest.",
    ...(inputs.length > 0 ? listLines("inputs: ", inputs, "  ") : []),
    tests.length > 0 ? "tests:" : "tests: []",
    ...tests.flatMap(testLines),
    ...leftOutLines(leftOut),
  ];
  return `${lines.join("\n")}\n`;
}

function testLines({ name, question, cases }: RecordedTest): readonly string[] {
  const lines = [`  - name: ${JSON.stringify(name)}`];
  if (question) {
    const { policies, principals, actions } = question;
    if (policies !== "service-control") lines.push(`    policies: ${policies}`);
    lines.push(...listLines("    principal: ", principals, "      "), ...listLines("    actions: ", actions, "      "));
  }
  return [...lines, "    cases:", ...cases.flatMap(caseLines)];
}

/** On one line where that is short. */
function caseLines({ of, except, key, value }: RecordedCase): readonly string[] {
  const lists: readonly (readonly [string, readonly string[]])[] = [
    ["of", of],
    ["except", except],
  ];
  const written = lists.filter(([, names]) => names.length > 0);
  const short = [...written.map(([name, names]) => `${name}: ${oneOrSeveral(names)}`), `${key}: ${value}`].join(", ");
  if (short.length < maxWidth - 12) return [`      - { ${short} }`];
  const long = written.flatMap(([name, names]) => listLines(`        ${name}: `, names, "          "));
  return [...long, `        ${key}: ${value}`].map((line, at) =>
    at === 0 ? line.replace("        ", "      - ") : line,
  );
}

/** A value alone needs no list. */
function oneOrSeveral(values: readonly string[]): string {
  const written = values.map((one) => JSON.stringify(one));
  return written.length === 1 ? written.join("") : `[${written.join(", ")}]`;
}

/** One or several values behind their key, over several lines where one would be long. */
function listLines(head: string, values: readonly string[], indent: string): readonly string[] {
  const whole = head + oneOrSeveral(values);
  if (values.length === 1 || whole.length <= maxWidth) return [whole];
  const items = values.map((one) => `${JSON.stringify(one)},`);
  return [`${head}[`, ...wrapped(items, indent), `${indent.slice(2)}]`];
}

/** Words in lines of a width. */
function wrapped(words: readonly string[], indent: string): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of words) {
    if (line !== "" && indent.length + line.length + 1 + word.length > maxWidth) {
      lines.push(indent + line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return line === "" ? lines : [...lines, indent + line];
}

function leftOutLines(leftOut: readonly LeftOut[]): readonly string[] {
  if (leftOut.length === 0) return [];
  const sentences = [...leftOut.flatMap((one) => leftOutPhrase(one) ?? []), ...statementPhrases(leftOut)];
  const more = sentences.length - maxLeftOut;
  return [
    "",
    "# There is no test of",
    ...sentences.slice(0, maxLeftOut).flatMap(itemLines),
    ...(more > 0 ? [`# - and ${more} more`] : []),
  ];
}

/** A sentence for each reason why no test is made of statements. */
function statementPhrases(leftOut: readonly LeftOut[]): readonly string[] {
  const byReason = new Map<string, Map<string, string[]>>();
  for (const one of leftOut) {
    if (one.kind !== "statement") continue;
    const reason = statementReasons[one.why.kind];
    const statements = byReason.get(reason) ?? new Map<string, string[]>();
    byReason.set(reason, statements);
    const label = `${one.statement} of ${one.policy}`;
    statements.set(label, [...(statements.get(label) ?? []), ...("pattern" in one.why ? [one.why.pattern] : [])]);
  }
  return [...byReason].map(([reason, statements]) => {
    const all = [...statements].map(([label, patterns]) => label + (patterns.length > 0 ? ` (${few(patterns)})` : ""));
    return `statements that ${reason}: ${all.join(", ")}`;
  });
}

/** What the statements do that no test is made of. */
const statementReasons: Readonly<Record<StatementReason["kind"], string>> = {
  allows: "allow some actions, and so deny all others",
  "not-action": "deny all actions but some (NotAction)",
  open: "deny an action that is not known before deployment",
  broad: `deny more than ${maxActions} actions by one pattern`,
  "no-action": "deny what no action is called",
  "no-rcp-service": "deny what resource control policies do not apply to",
};

function few(texts: readonly string[]): string {
  return texts.length > 5 ? `${texts.slice(0, 5).join(", ")} and ${texts.length - 5} more` : texts.join(", ");
}

/** A sentence as an item of a comment: whatever is in it ends no line. */
function itemLines(sentence: string): readonly string[] {
  const lines = wrapped(harmlessLine(sentence).split(" "), "#   ");
  return lines.map((line, at) => (at === 0 ? line.replace("#   ", "# - ") : line));
}

/** Statements are told together. */
function leftOutPhrase(one: LeftOut): string | null {
  switch (one.kind) {
    case "uncertain":
      return `${askedPhrase(one)}, because the answer is not certain before deployment`;
    case "various":
      return `${askedPhrase(one)}, because some of them are always denied it and others never`;
    case "unnamed":
      return `${one.count} ${one.count === 1 ? "account or OU" : "accounts and OUs"} that no name, ID or path stands for alone`;
    case "unread":
      return `the policy ${one.policy}, whose content is in no input`;
    case "outsiders":
      return "principals outside of the organization, of whom the policies name more than 20 accounts or organizations";
    case "statement":
      return null;
  }
}

function askedPhrase({ principals, actions, of }: Extract<LeftOut, { kind: "uncertain" | "various" }>) {
  const places = of.of.join(", ") + (of.except.length > 0 ? ` but for ${of.except.join(", ")}` : "");
  return `${few(actions)} by ${principals.join(", ")} in ${places}`;
}
