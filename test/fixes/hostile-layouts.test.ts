import { chmodSync, lstatSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseDocument } from "yaml";
import { RepairFiles } from "../../src/cli/repair-files.ts";
import { findRepairs, type RepairedFile } from "../../src/engine/find-repairs.ts";
import { folderOf } from "../support/folder.ts";
import { cases } from "../support/random-cases.ts";
import { repository } from "../support/repository.ts";

const { parseToObject } = createRequire(join(repository, "package.json"))("hcl2-parser") as {
  parseToObject(text: string): readonly [unknown, unknown];
};

type Files = Readonly<Record<string, string>>;

const document = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Deny", Action: "iam:CreateVirtualMFADevice", Resource: "*" }],
});
const one = <T>(...all: readonly T[]) => fc.constantFrom(...all);
/** Texts that end or begin something wherever a reader takes them for more than a comment. */
const note = one(
  "x",
  "}",
  "]",
  "{ [",
  '"',
  "'",
  "/*",
  "<<EOT",
  "Properties:",
  "é 🔑",
  "\t",
  "${x}",
  "*/".replace("/", ""),
);

/** HCL: heredocs, odd comments, labels without quotes, other blocks on one line, attributes in any order. */
const hclGap = fc.oneof(
  one("", " ", "\t"),
  note.map((text) => ` /* ${text} */ `),
);
const hclEnd = fc.oneof(
  one("\n", "\n\n", "\t\n"),
  note.map((text) => ` # ${text}\n`),
  note.map((text) => `// ${text}\n`),
  note.map((text) => ` /*\n${text}\n*/\n`),
);
const hclContent = one(
  JSON.stringify(document),
  `jsonencode(${document})`,
  `jsonencode({\n  # {\n  Version = "2012-10-17", "Statement" : [{\n Effect = "Deny" // ]\n Action = "iam:CreateVirtualMFADevice", Resource = "*" }] })`,
  `<<EOT\n${document}\nEOT`,
  `<<-EOT\n    ${document}\n  EOT`,
  "data.aws_iam_policy_document.guard.json",
);
const hclOthers = one(
  "",
  "variable x {}\n",
  'locals { a = "}" }\n',
  'locals {\n  text = <<EOT\nresource "aws_organizations_organization" "this" {\n  enabled_policy_types = []\n}\nEOT\n}\n',
  '/* resource "aws_organizations_policy_attachment" "guard" {} */\n',
);
const hclTypes = one(
  "[]",
  "[ ]",
  '["TAG_POLICY"]',
  '["TAG_POLICY",]',
  '[\n"TAG_POLICY"\n# ]\n]',
  '["TAG_POLICY"/* , */,\n\t"BACKUP_POLICY" ]',
  '["${"TAG_POLICY"}"]',
  "tolist([])",
);
const hclFile = fc
  .record({
    gap: hclGap,
    ends: fc.tuple(hclEnd, hclEnd, hclEnd),
    content: hclContent,
    types: hclTypes,
    other: hclOthers,
  })
  .chain((parts) =>
    fc
      .record({
        order: fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
        isQuoted: fc.boolean(),
        hasTwo: fc.boolean(),
      })
      .map((more) => ({ ...parts, ...more })),
  )
  .map(({ gap, ends: [one, two, three], content, types, other, order, isQuoted, hasTwo }) => {
    const label = (text: string) => (isQuoted ? `"${text}"` : text);
    const policy = (name: string) =>
      `resource ${label("aws_organizations_policy")}${isQuoted ? gap : " "}${label(name)} {${one}content${gap}= ${content}\n${gap}name =${gap}"${name}"${two}}${three}`;
    const blocks = [
      policy("guard"),
      `resource "aws_organizations_organization" "this" {${two}enabled_policy_types${gap}=${gap}${types}${one}feature_set="ALL"${three}}${one}`,
      `data "aws_iam_policy_document" "guard" {\n  statement {\n    effect = "Deny"\n    actions = ["iam:CreateVirtualMFADevice"]\n    resources = ["*"]\n  }\n}${two}`,
      other,
    ];
    return { "main.tf": order.map((at) => blocks[at]).join("") + (hasTwo ? policy("second") : "") };
  });

/** YAML: anchors, block scalars, explicit keys, tags, nested flow, comments that look like more, documents' marks. */
const yamlEnd = fc.oneof(
  one("\n", "\n\n", " \n"),
  note.map((text) => ` # ${text.replace("\t", "t")}\n`),
  note.map((text) => `\n# ${text}\n`),
);
const yamlContent = one(
  document,
  `'${document}'`,
  JSON.stringify(document),
  `|\n        ${document}`,
  `>-\n        ${document}\n`,
  `|2-\n          ${document}\n\n`,
  `&document ${document}`,
  "*shared",
  `!Sub '${document}'`,
  '\n        Version: "2012-10-17"\n        Statement:\n        - Effect: Deny # {\n          Action: ["iam:CreateVirtualMFADevice",\n\n            ]\n          Resource: \'*\'',
);
const yamlFile = fc
  .record({
    ends: fc.tuple(yamlEnd, yamlEnd, yamlEnd),
    content: yamlContent,
    style: one(0, 0, 1, 2, 3, 4, 5),
    head: one("", "---\n", "%YAML 1.2\n---\n", "# {\n", 'Description: "Properties: {"\n'),
    tail: one("", "...\n", "Outputs: {}\n"),
    targets: one("", "", "TargetIds: []", "TargetIds: [ ]", "TargetIds:", "TargetIds: ~"),
  })
  .map(({ ends: [one, two, three], content, style, head, tail, targets }) => {
    const shared = content === "*shared" ? `Metadata:\n  Shared: &shared ${document}\n` : "";
    const isFlow = style === 2 || style === 3;
    const inner = isFlow && /^(?:[|>]|\n)/.test(content) ? document : content;
    const pairs = ["Name: guard", `"Type": SERVICE_CONTROL_POLICY`, `Content: ${inner}`, ...(targets ? [targets] : [])];
    const lines = pairs.join(`${two}      `);
    const properties = [
      `    Properties:${one}      ${lines}${three}`,
      `    ? Properties\n    : ${pairs.join("\n      ")}\n`,
      `    Properties: {${pairs.join(" , ")} }${three}`,
      `    Properties: !!map\n     { ${pairs.join(",\n      ")},\n     }\n`,
      `    Properties: &properties${one}      ${lines}${three}    Metadata: { Copy: *properties }\n`,
      `    Properties:${one}      ${lines}\n      Name: twice\n`,
    ][style];
    const organization = `  Org:${two}    Type: AWS::Organizations::Organization\n`;
    return {
      "scp.yaml": `${head}${shared}Resources:${one}${organization}  Guard:${three}    Type: AWS::Organizations::Policy\n${properties}${tail}`,
    };
  });

/** JSON with keys that stand twice, escapes, empty texts, Terraform's lists of blocks and comments. */
const space = one("", " ", "\n", "\n\t", "\t");
const jsonFile = fc
  .record({
    gap: space,
    style: one(0, 0, 0, 1, 2, 3, 3, 4, 5),
    targets: one(undefined, undefined, "[]", "[ ]", "null", '[""]'),
  })
  .map(({ gap, style, targets }): Files => {
    const statement = document.replaceAll(",", `${gap},${gap}`);
    const more = targets === undefined ? "" : `,${gap}"TargetIds":${gap}${targets}`;
    const properties = `{${gap}"Name":"guard",${gap}"Type":"SERVICE_CONTROL_POLICY",${gap}"Content":${statement}${more}${gap}}`;
    const template = (key: string, twice = "") =>
      `{${gap}"Resources":${gap}{"Org":{"Type":"AWS::Organizations::Organization"}${gap},"Guard":{${gap}"Type":"AWS::Organizations::Policy",${key}:${properties}${twice}${gap}}${gap}}${gap}}`;
    const policy = `{"guard":{"name":"guard",${gap}"content":${JSON.stringify(document)}${gap}}}`;
    const organization = `{"this":{"feature_set":"ALL",${gap}"enabled_policy_types":[${gap}]${gap}}}`;
    const terraform = [
      `{"//":"}",${gap}"resource":{"aws_organizations_policy":${policy},${gap}"aws_organizations_organization":${organization}}}`,
      `{"resource":[${gap}{"aws_organizations_policy":${policy}},${gap}{"aws_organizations_organization":${organization}}]}`,
      `{"resource":{"aws_organizations_policy":[${policy}],${gap}"aws_organizations_organization":[${gap}${organization}]}}`,
    ];
    if (style < 3) return { "main.tf.json": terraform[style] ?? "" };
    const templates = [
      template('"Properties"'),
      template('"Prop\\u0065rties"'),
      template('"Properties"', `,${gap}"Properties":{}`),
    ];
    return { "scp.json": templates[style - 3] ?? "" };
  });

/** Identifiers: several rules in several files and forms. */
const ruleFile = fc
  .record({
    quote: one("", "'", '"'),
    end: yamlEnd,
    isFlow: fc.boolean(),
    word: one(
      "ROOT_ACCOUNT_HARDWARE_MFA_ENABELD",
      "root-account-hardware-mfa-enabled",
      "ROOT_ACCOUNT_HARDWARE_MFA_ENABLE",
    ),
  })
  .map(({ quote, end, isFlow, word }): Files => {
    const identifier = `SourceIdentifier: ${quote}${word}${quote}`;
    const source = isFlow
      ? ` { Owner: AWS, ${identifier} }${end}`
      : `${end}        Owner: AWS\n        ${identifier}${end}`;
    const rule = (name: string) =>
      `  ${name}:\n    Type: AWS::Config::ConfigRule\n    Properties:\n      Source:${source}`;
    return {
      "a.yaml": `Resources:\n${rule("One")}${rule("Two")}`,
      "pack.tf": `resource "aws_config_organization_conformance_pack" "p" {\n  name = "p"\n  template_body = <<-EOT\n    Resources:\n      R:\n        Type: AWS::Config::ConfigRule\n        Properties:\n          Source: { Owner: AWS, ${identifier} } # \${""}\n  EOT\n}\n`,
    };
  });

/** How a file lies on the disk. */
const lying = fc.record({
  lineEnd: one("\n", "\r\n"),
  hasMark: fc.boolean(),
  isEnded: fc.boolean(),
  mode: one(0o600, 0o644, 0o755),
  isLinked: fc.boolean(),
});

/** What a file says, as another reader than the program's tells it; `null`: it cannot be read. */
function meaningOf(path: string, text: string): unknown {
  const plain = text.replace(/^\ufeff/, "");
  if (path.endsWith(".json")) return JSON.parse(plain);
  if (path.endsWith(".tf")) return parseToObject(plain)[0];
  const parsed = parseDocument(plain, { uniqueKeys: false, logLevel: "silent" });
  return parsed.errors.length > 0 ? null : parsed.toJS();
}

/** A meaning without what a repair may add or correct. */
function withoutRepairs(meaning: unknown): unknown {
  const text = JSON.stringify(meaning, (key, value: unknown) => {
    if (key === "TargetIds" || key === "aws_organizations_policy_attachment") return undefined;
    if (key === "enabled_policy_types") return [value].flat(2).filter((type) => type !== "SERVICE_CONTROL_POLICY");
    return value;
  });
  return text?.replaceAll(/root[-_]account[-_]hardware[-_]mfa[-_]enab(?:led|eld|le)/gi, "RULE");
}

/** The text with the edits made, by lines as an editor knows them. */
function edited({ before, edits }: RepairedFile): string {
  const starts = [0, ...[...before.matchAll(/\r\n|\n|\r/g)].map((found) => found.index + found[0].length)];
  const offset = ({ line, column }: { line: number; column: number }) => (starts[line - 1] ?? 0) + column - 1;
  return [...edits]
    .reverse()
    .reduce(
      (text, { range, newText }) => text.slice(0, offset(range.start)) + newText + text.slice(offset(range.end)),
      before,
    );
}

let repaired = 0;

async function holds(files: Files, { lineEnd, hasMark, isEnded, mode, isLinked }: Lying): Promise<void> {
  const written = Object.entries(files).map(([path, text]): readonly [string, string] => [
    path,
    (hasMark ? "\ufeff" : "") + (isEnded ? text : text.trimEnd()).replaceAll("\n", lineEnd),
  ]);
  const folder = folderOf(Object.fromEntries(written));
  try {
    for (const [path] of written) {
      chmodSync(join(folder, path), mode);
      if (!isLinked) continue;
      renameSync(join(folder, path), join(folder, `${path}.real`));
      symlinkSync(`${path}.real`, join(folder, path));
    }
    const paths = written.map(([path]) => path);
    const repair = () => findRepairs({ cwd: folder, config: false, paths }, new RepairFiles(folder, true));
    const found = await repair();
    const unreadable = found.inputs.some((input) => input.error !== null);
    if (!unreadable) expect(found.kept.length + found.left.length).toBeGreaterThan(0);
    for (const { why } of found.left) expect(why.kind).not.toBe("breaks-input");
    repaired += found.files.length;
    for (const file of found.files) {
      const { path, before, after, edits } = file;
      expect(edited(file)).toBe(after);
      for (const { range, newText } of edits) {
        expect(range.start.line).toBe(range.end.line);
        if (range.start.column !== range.end.column) expect(newText).toBe("ROOT_ACCOUNT_HARDWARE_MFA_ENABLED");
        expect(newText.replaceAll(lineEnd, "")).not.toMatch(/[\r\n]/);
      }
      const said = meaningOf(path, before);
      expect(meaningOf(path, after) === null).toBe(said === null);
      expect(withoutRepairs(meaningOf(path, after))).toEqual(withoutRepairs(said));
    }
    new RepairFiles(folder, true).write(found.files);
    for (const [path, text] of written) {
      const changed = found.files.find((file) => file.path === path);
      expect(readFileSync(join(folder, path), "utf8")).toBe(changed ? changed.after : text);
      expect(statSync(join(folder, path)).mode & 0o777).toBe(mode);
      expect(lstatSync(join(folder, path)).isSymbolicLink()).toBe(isLinked);
    }
    const again = await repair();
    expect(again.files).toEqual([]);
    expect(again.left.map(({ issue }) => issue.topic)).toEqual(found.left.map(({ issue }) => issue.topic));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

type Lying = typeof lying extends fc.Arbitrary<infer T> ? T : never;

describe("a layout that nobody expects", () => {
  it.each<readonly [string, fc.Arbitrary<Files>]>([
    ["HCL", hclFile],
    ["YAML", yamlFile],
    ["JSON", jsonFile],
    ["identifiers", ruleFile],
  ])("is repaired and all else stays, or it is told why not: %s", async (_, files) => {
    repaired = 0;
    await fc.assert(fc.asyncProperty(files, lying, holds), { numRuns: cases(20) });
    expect(repaired).toBeGreaterThan(0);
  });
});
