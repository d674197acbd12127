import fc from "fast-check";

/** A module to be printed: resources and calls, each printed somewhere among random text. */
export interface Tree {
  readonly resources: readonly { readonly type: string; readonly name: string; readonly value: string }[];
  readonly calls: readonly { readonly name: string; readonly key: string | number | null; readonly module: Tree }[];
}

/** What printing a tree makes: files by path, and for each address the value that its block alone holds. */
export interface Printed {
  readonly files: Record<string, string>;
  readonly addresses: ReadonlyMap<string, { readonly path: string; readonly value: string; readonly callers: number }>;
}

const name = fc.stringMatching(/^[a-z_][a-z0-9_-]{0,6}$/);
const key = fc.oneof(fc.constant(null), fc.nat(3), fc.constantFrom("a.b", "x]", 'q"', "${y}", "ü", "a b", "\\"));

/** Random trees; the same few names come again in every module, so that a join on last segments would go wrong. */
export const trees: fc.Arbitrary<Tree> = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.record({
    resources: fc.uniqueArray(
      fc.record({
        type: fc.constantFrom("aws_x", "aws_y"),
        name: fc.oneof(fc.constantFrom("this", "main"), name),
        value: fc.uuid(),
      }),
      { maxLength: 4, selector: (one) => `${one.type}.${one.name}` },
    ),
    calls: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      fc.constant([]),
      fc.uniqueArray(fc.record({ name: fc.oneof(fc.constantFrom("this", "a"), name), key, module: tie("tree") }), {
        maxLength: 3,
        selector: (one) => one.name,
      }),
    ),
  }),
})).tree;

/** Choices of the printer, one number each. */
export const styles = fc.array(fc.nat(1000), { minLength: 8, maxLength: 40 });

const fillers = [
  "",
  '# resource "aws_x" "this" { }',
  '// a comment with { and "',
  "/* over\n lines { \n*/",
  'locals {\n  text = <<-EOT\n    resource "aws_x" "this" {\n    EOT not the end\n  EOT\n}',
  'variable "v" { default = "${"}"} %{if true}{%{endif} $${ \\"" }',
  "locals { }",
  'output "o" {\n  value = { a = [1, (2)], "b" : { c = "}" } }\n}',
];

/** Prints a tree as files of HCL, in a style that the numbers choose; half of the modules in JSON syntax. */
export function print(tree: Tree, style: readonly number[]): Printed {
  const files: Record<string, string> = {};
  const addresses = new Map<string, { path: string; value: string; callers: number }>();
  let at = 0;
  const pick = (count: number) => (style[at++ % style.length] ?? 0) % count;
  let folders = 0;

  const visit = (module: Tree, folder: string, prefix: string, callers: number): void => {
    const isJson = pick(4) === 0;
    const path = `${folder}/${["main", "a", "z_override2"][pick(3)]}.${["tf", "tofu"][pick(2)]}${isJson ? ".json" : ""}`;
    const calls = module.calls.map((call) => ({ ...call, folder: `m${folders++}` }));
    files[path] = isJson ? printJson(module, calls) : printHcl(module, calls, pick);
    for (const { type, name: label, value } of module.resources)
      addresses.set(`${prefix}${type}.${label}`, { path, value, callers });
    for (const call of calls)
      visit(call.module, `${folder}/${call.folder}`, `${prefix}module.${call.name}${printKey(call.key)}.`, callers + 1);
  };
  visit(tree, "root", "", 0);
  return { files, addresses };
}

type Calls = readonly { readonly name: string; readonly key: string | number | null; readonly folder: string }[];

function printHcl(module: Tree, calls: Calls, pick: (count: number) => number): string {
  const newline = ["\n", "\r\n"][pick(2)] ?? "\n";
  const quote = (word: string) => (pick(3) === 0 ? word : `"${word}"`);
  const blocks = [
    ...module.resources.map(
      ({ type, name: label, value }) =>
        `resource ${quote(type)} ${quote(label)} {\n\tvalue = "${value}"\n  nested { deep = [{}] }\n}`,
    ),
    ...calls.map(({ name: label, folder }) => `module ${quote(label)} {\n  source = "./${folder}"\n}`),
  ];
  const text = blocks.flatMap((block) => [fillers[pick(fillers.length)] ?? "", block]).join("\n");
  return (pick(3) === 0 ? "\ufeff" : "") + `${text}\n`.replaceAll("\n", newline);
}

function printJson(module: Tree, calls: Calls): string {
  const resource: Record<string, Record<string, unknown>> = {};
  for (const { type, name: label, value } of module.resources)
    resource[type] = { ...resource[type], [label]: { value } };
  return JSON.stringify(
    {
      "//": "{",
      resource,
      module: Object.fromEntries(calls.map((call) => [call.name, { source: `./${call.folder}` }])),
    },
    null,
    1,
  );
}

function printKey(one: string | number | null): string {
  if (one === null) return "";
  if (typeof one === "number") return `[${one}]`;
  return `["${one.replace(/["\\]/g, "\\$&").replaceAll("${", "$${")}"]`;
}
