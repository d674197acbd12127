import { rmSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RepairFiles } from "../../src/cli/repair-files.ts";
import { findRepairs } from "../../src/engine/find-repairs.ts";
import { folderOf } from "../support/folder.ts";
import { cases } from "../support/random-cases.ts";

/** Each `@` of a layout is a comment of its own, so that it can be found again. */
function numbered(layout: string): string {
  let count = 0;
  return layout.replace(/@/g, () => {
    count += 1;
    return `note${count}`;
  });
}

const hclGap = fc.constantFrom("", " ", "\t", "  ", " /* @ */ ");
const hclEnd = fc.constantFrom("\n", "\n", " # @\n", " // @\n", "\t/* @ */\n", "\n\n", "\n  # @\n", " /* @\n@ */\n");
const newline = fc.constantFrom("\n", "\r\n");
const deny = `{ Effect = "Deny", Action = "iam:CreateVirtualMFADevice", Resource = "*" }`;
const content = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Deny", Action: "iam:CreateVirtualMFADevice", Resource: "*" }],
});

/** A list of HCL with each item, comma and bracket laid out in any way. */
const hclList = fc
  .tuple(
    fc.array(
      fc.tuple(fc.constantFrom("TAG_POLICY", "BACKUP_POLICY"), fc.oneof(hclGap, hclEnd), fc.oneof(hclGap, hclEnd)),
      {
        maxLength: 3,
      },
    ),
    fc.oneof(hclGap, hclEnd),
    fc.boolean(),
  )
  .map(([items, open, hasLastComma]) => {
    const written = items.map(([type, before, after], at) => {
      const comma = at < items.length - 1 || hasLastComma ? "," : "";
      return `"${type}"${before}${comma}${after}`;
    });
    return `[${open}${written.join("")}]`;
  });

const hclFile = fc
  .tuple(hclList, hclEnd, hclEnd, hclEnd, fc.boolean(), fc.boolean(), fc.boolean(), newline, fc.boolean())
  .map(([list, one, two, three, isAttached, isFirst, isEnded, lineEnd, hasMark]) => {
    const organization = `resource "aws_organizations_organization" "this" {${one}  feature_set = "ALL"${two}  enabled_policy_types = ${list}\n}${three}`;
    const policy = `resource "aws_organizations_policy" "guard" {${three}  name = "guard"${one}  content = jsonencode({ Version = "2012-10-17", Statement = [${deny}] })${two}}${one}`;
    const attachment = `resource "aws_organizations_policy_attachment" "guard" {\n  policy_id = aws_organizations_policy.guard.id\n  target_id = aws_organizations_organization.this.roots[0].id\n}\n`;
    const blocks = isFirst ? [policy, organization] : [organization, policy];
    const whole = numbered([...blocks, ...(isAttached ? [attachment] : [])].join(""));
    const text = (isEnded ? whole : whole.trimEnd()).replaceAll("\n", lineEnd);
    return { "main.tf": (hasMark ? "\ufeff" : "") + text };
  });

const yamlEnd = fc.constantFrom("\n", "\n", " # @\n", "\n\n", "\n      # @\n");
const yamlProperties = fc
  .tuple(
    fc.constantFrom("", " &guard", " !!map", " &guard !!map"),
    yamlEnd,
    yamlEnd,
    yamlEnd,
    fc.constantFrom(0, 1, 2, 3),
  )
  .map(([property, one, two, three, style]) => {
    const pairs = ["Name: guard", "Type: SERVICE_CONTROL_POLICY", `Content: ${content}`];
    const flowEnd = (text: string) => text.replace(/\n {6}/g, "\n        ");
    if (style === 0) return `${property}${one}      ${pairs.join(`${two}      `)}${three}`;
    if (style === 1) return `${property} { ${pairs.join(", ")} }${three}`;
    if (style === 2)
      return `${property} {${flowEnd(one)}        ${pairs.join(`,${flowEnd(two)}        `)}${flowEnd(three)}      }\n`;
    return `${property} {${flowEnd(one)}        ${pairs.join(`${flowEnd(two)}        ,`)},${flowEnd(three)}      }\n`;
  });

const yamlFile = fc
  .tuple(yamlProperties, yamlEnd, fc.boolean(), fc.boolean(), newline, fc.boolean())
  .map(([properties, end, isFirst, isEnded, lineEnd, hasMark]) => {
    const organization = `  Org:\n    Type: AWS::Organizations::Organization${end}`;
    const policy = `  Guard:${end}    Type: AWS::Organizations::Policy\n    Properties:${properties}`;
    const whole = numbered(`Resources:\n${(isFirst ? [policy, organization] : [organization, policy]).join("")}`);
    const text = (isEnded ? whole : whole.trimEnd()).replaceAll("\n", lineEnd);
    return { "scp.yaml": (hasMark ? "\ufeff" : "") + text };
  });

const space = fc.constantFrom("", " ", "\n", "\n\t", "  ");

/** JSON with any white space between its words. */
function jsonText(value: unknown, spaces: readonly string[]): string {
  let at = 0;
  const next = () => {
    at += 1;
    return spaces[at % spaces.length] ?? "";
  };
  const print = (one: unknown): string => {
    if (Array.isArray(one)) return `[${next()}${one.map(print).join(`${next()},${next()}`)}${next()}]`;
    if (typeof one !== "object" || one === null) return JSON.stringify(one);
    const pairs = Object.entries(one).map(([key, inner]) => `${JSON.stringify(key)}${next()}:${next()}${print(inner)}`);
    return `{${next()}${pairs.join(`${next()},${next()}`)}${next()}}`;
  };
  return print(value);
}

const json = (path: string, value: unknown) =>
  fc
    .tuple(fc.array(space, { minLength: 1, maxLength: 7 }), newline, fc.boolean())
    .map(([spaces, lineEnd, hasMark]) => ({
      [path]: (hasMark ? "\ufeff" : "") + jsonText(value, spaces).replaceAll("\n", lineEnd),
    }));

const templateFile = json("scp.json", {
  Resources: {
    Org: { Type: "AWS::Organizations::Organization" },
    Guard: {
      Type: "AWS::Organizations::Policy",
      Properties: { Name: "guard", Type: "SERVICE_CONTROL_POLICY", Content: JSON.parse(content) },
    },
  },
});
const terraformFile = fc.constantFrom([], ["TAG_POLICY"]).chain((types) =>
  json("main.tf.json", {
    resource: {
      aws_organizations_organization: { this: { feature_set: "ALL", enabled_policy_types: types } },
      aws_organizations_policy: { guard: { name: "guard", content } },
    },
  }),
);
const ruleFile = json("rules.json", {
  Resources: Object.fromEntries(
    ["One", "Two", "Three"].map((name) => [
      name,
      {
        Type: "AWS::Config::ConfigRule",
        Properties: { Source: { Owner: "AWS", SourceIdentifier: "ROOT_ACCOUNT_HARDWARE_MFA_ENABELD" } },
      },
    ]),
  ),
});

type Files = Readonly<Record<string, string>>;

/** Each comment with the word that it stands behind on its line, where an item's comma may have been added. */
function comments(text: string): readonly string[] {
  return [...text.matchAll(/^(.*?)((?:#|\/\/|\/\*).*?note\d+)/gm)].map(([, before = "", comment = ""]) =>
    JSON.stringify([before.replace(/,?\s*$/, "").slice(-8), comment]),
  );
}

async function holds(files: Files): Promise<void> {
  const folder = folderOf(files);
  try {
    const repair = () => findRepairs({ cwd: folder, config: false }, new RepairFiles(folder, true));
    const found = await repair();
    expect(found.left.map(({ issue, why }) => [issue.topic, why.kind])).toEqual([]);
    expect(found.kept.length).toBeGreaterThan(0);
    for (const { before, after, edits } of found.files) {
      const removed = edits.some(({ range }) => range.start.line !== range.end.line);
      expect(removed).toBe(false);
      expect(comments(after)).toEqual(expect.arrayContaining([...comments(before)]));
      if (/\r\n/.test(before)) expect(after.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
      else expect(after).not.toContain("\r");
      expect(after.startsWith("\ufeff")).toBe(before.startsWith("\ufeff"));
      expect(/\n$/.test(after)).toBe(/\n$/.test(before));
    }
    new RepairFiles(folder, true).write(found.files);
    expect((await repair()).files).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe("a layout that people may write", () => {
  it.each<readonly [string, fc.Arbitrary<Files>]>([
    ["HCL", hclFile],
    ["YAML", yamlFile],
    ["JSON of CloudFormation", templateFile],
    ["JSON of Terraform", terraformFile],
    ["several repairs in JSON", ruleFile],
  ])("is repaired, and all else stays: %s", async (_, files) => {
    await fc.assert(fc.asyncProperty(files, holds), { numRuns: cases(20) });
  });
});
