import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { parseDocument, stringify } from "yaml";

const scalar = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom(
    "root",
    "AWS::Region",
    "a b",
    "x: y",
    "#",
    "- a",
    "true",
    "012",
    "it's",
    '"',
    "a # b",
    "two\nlines",
    "",
    "!Ref",
    "a,b",
    "[x]",
  ),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
);
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { depthSize: "small" },
    scalar,
    fc.array(tie("tree"), { maxLength: 3 }),
    fc.dictionary(
      fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom("Ref", "Fn::Sub", "Type", "<<", "a b")),
      tie("tree"),
      { maxKeys: 4 },
    ),
  ),
}));
const style = fc.record({
  indent: fc.constantFrom(1, 2, 4),
  indentSeq: fc.boolean(),
  defaultStringType: fc.constantFrom(
    "PLAIN",
    "QUOTE_SINGLE",
    "QUOTE_DOUBLE",
    "BLOCK_LITERAL",
    "BLOCK_FOLDED",
  ) as fc.Arbitrary<"PLAIN">,
  collectionStyle: fc.constantFrom("any", "block", "flow") as fc.Arbitrary<"any">,
  lineWidth: fc.constantFrom(0, 20, 80),
});

const noise = fc.constantFrom(
  " ",
  "  ",
  "\n",
  "- ",
  ": ",
  ":",
  "#",
  " #",
  "!",
  "!Ref ",
  "[",
  "]",
  "{",
  "}",
  ",",
  "'",
  '"',
  "|",
  ">",
  "\t",
  "&a",
  "*a",
  "---",
  "\n\n",
  "?",
  "-",
);

/** Documents in the styles that the `yaml` package prints, less the few that it prints wrongly: `Ref:\n[]` is no YAML. */
export const printed: fc.Arbitrary<string> = fc
  .tuple(tree, style)
  .map(([value, options]) => stringify(value, options))
  .filter((document) => parseDocument(document).errors.length === 0);

/** The same with a few characters put in or in the place of others. */
export const flawed: fc.Arbitrary<string> = fc
  .tuple(printed, fc.array(fc.tuple(fc.nat(), noise), { maxLength: 3 }))
  .map(([document, flaws]) => withFlaws(document, flaws));

function withFlaws(document: string, added: readonly (readonly [number, string])[]): string {
  let source = document;
  for (const [at, text] of added) {
    const cut = at % (source.length + 1);
    source = source.slice(0, cut) + text + source.slice(cut + (at % 2));
  }
  return source;
}

/** Real and written YAML files below a folder, if there is one. */
export function yamlFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.(?:ya?ml|template)$/.test(path))
    .map((path) => join(folder, path));
}
