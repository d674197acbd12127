import fc from "fast-check";

/** Values that a random configuration deals with. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

/** Looks a name such as `var.stage` up; a name's value is evaluated when it is asked for. */
export type Lookup = (name: string) => Plain;

/** An expression as HCL writes it, and what Terraform makes of it by an evaluator of its own. */
export interface Expression<T extends Plain = Plain> {
  readonly code: string;
  run(lookup: Lookup): T;
}

/** Terraform refuses the expression with these values. */
export class Refused extends Error {}

/** The names that expressions of a module can use, by their types. */
export interface Vocabulary {
  readonly texts: readonly string[];
  readonly truths: readonly string[];
  readonly lists: readonly string[];
}

const words = ["prod", "eu", "a", "b", "core", "root", "alice", "prod-eu", "2"] as const;
const table: Readonly<Record<string, string>> = { prod: "root", dev: "alice", eu: "bob", a: "root", root: "carol" };

type Texts = fc.Arbitrary<Expression<string>>;
type Truths = fc.Arbitrary<Expression<boolean>>;
type Lists = fc.Arbitrary<Expression<readonly string[]>>;

export interface Grammar {
  readonly text: Texts;
  readonly truth: Truths;
  readonly list: Lists;
}

function name<T extends Plain>(code: string): Expression<T> {
  return { code, run: (lookup) => lookup(code) as T };
}

function constant(text: string): Expression<string> {
  return { code: JSON.stringify(text), run: () => text };
}

function itemOf(list: readonly string[], index: number): string {
  const item = list[index];
  if (item === undefined) throw new Refused("no such item");
  return item;
}

/** An operation of one, two or three expressions: how it is written, and what it does. */
function operation<A extends Plain, B extends Plain, C extends Plain, T extends Plain>(
  parts: readonly [fc.Arbitrary<Expression<A>>, fc.Arbitrary<Expression<B>>?, fc.Arbitrary<Expression<C>>?],
  write: (a: string, b: string, c: string) => string,
  make: (a: A, b: B, c: C) => T,
): fc.Arbitrary<Expression<T>> {
  const [first, second, third] = parts;
  const nothing = fc.constant({ code: "", run: () => null } as Expression);
  return fc
    .tuple(first, (second ?? nothing) as fc.Arbitrary<Expression<B>>, (third ?? nothing) as fc.Arbitrary<Expression<C>>)
    .map(([a, b, c]) => ({
      code: write(a.code, b.code, c.code),
      run: (lookup) => make(a.run(lookup), b.run(lookup), c.run(lookup)),
    }));
}

function conditional<T extends Plain>(truth: Truths, value: fc.Arbitrary<Expression<T>>): fc.Arbitrary<Expression<T>> {
  return fc.tuple(truth, value, value).map(([condition, then, otherwise]) => ({
    code: `(${condition.code} ? ${then.code} : ${otherwise.code})`,
    run: (lookup) => (condition.run(lookup) ? then.run(lookup) : otherwise.run(lookup)),
  }));
}

/** The first expression, or the second one where Terraform refuses the first. */
function attempt(first: Texts, second: Texts): Texts {
  return fc.tuple(first, second).map(([one, other]) => ({
    code: `try(${one.code}, ${other.code})`,
    run: (lookup) => {
      try {
        return one.run(lookup);
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        return other.run(lookup);
      }
    },
  }));
}

/** Expressions over a vocabulary, up to a depth. */
function grammar(vocabulary: Vocabulary, depth: number): Grammar {
  const named = <T extends Plain>(names: readonly string[]) => fc.constantFrom(...names).map((one) => name<T>(one));
  const word = fc.constantFrom(...words).map(constant);
  const plainText: Texts = fc.oneof(
    { weight: 3, arbitrary: named<string>(vocabulary.texts) },
    { weight: 1, arbitrary: word },
  );
  if (depth === 0) return { text: plainText, truth: named(vocabulary.truths), list: named(vocabulary.lists) };
  const { text, truth, list } = grammar(vocabulary, depth - 1);
  return {
    text: texts(text, truth, list, plainText, word),
    truth: truths(text, truth, list, word),
    list: lists(text, truth, list),
  };
}

function texts(text: Texts, truth: Truths, list: Lists, plain: Texts, word: Texts): Texts {
  const index = fc.constantFrom(0, 1).map((at): Expression<number> => ({ code: String(at), run: () => at }));
  const key = operation(
    [text],
    (a) => `local.table[${a}]`,
    (a) => {
      const found = table[a];
      if (found === undefined) throw new Refused("no such key");
      return found;
    },
  );
  return fc.oneof(
    { weight: 4, arbitrary: plain },
    { weight: 3, arbitrary: conditional(truth, text) },
    {
      weight: 1,
      arbitrary: operation(
        [text, text],
        (a, b) => `"\${${a}}-\${${b}}"`,
        (a, b) => `${a}-${b}`,
      ),
    },
    {
      weight: 1,
      arbitrary: operation(
        [text],
        (a) => `"\${${a}}"`,
        (a) => a,
      ),
    },
    {
      weight: 3,
      arbitrary: operation(
        [text, index],
        (a, b) => `element(split("-", ${a}), ${b})`,
        (a, b) => {
          const parts = a.split("-");
          return itemOf(parts, b % parts.length);
        },
      ),
    },
    {
      weight: 1,
      arbitrary: operation(
        [list, index],
        (a, b) => `element(${a}, ${b})`,
        (a, b) => {
          if (a.length === 0) throw new Refused("element of an empty list");
          return itemOf(a, b % a.length);
        },
      ),
    },
    { weight: 1, arbitrary: operation([list, index], (a, b) => `${a}[${b}]`, itemOf) },
    {
      weight: 1,
      arbitrary: operation(
        [list],
        (a) => `join("-", ${a})`,
        (a) => a.join("-"),
      ),
    },
    {
      weight: 1,
      arbitrary: operation(
        [text, text],
        (a, b) => `lookup(local.table, ${a}, ${b})`,
        (a, b) => table[a] ?? b,
      ),
    },
    { weight: 1, arbitrary: attempt(key, text) },
    {
      weight: 1,
      arbitrary: operation(
        [text, text],
        (a, b) => `format("%s-%s", ${a}, ${b})`,
        (a, b) => `${a}-${b}`,
      ),
    },
    {
      weight: 1,
      arbitrary: operation(
        [text, word, word],
        (a, b, c) => `replace(${a}, ${b}, ${c})`,
        (a, b, c) => a.split(b).join(c),
      ),
    },
    {
      weight: 1,
      arbitrary: operation(
        [text],
        (a) => `substr(${a}, 0, 4)`,
        (a) => a.slice(0, 4),
      ),
    },
    {
      weight: 1,
      arbitrary: operation(
        [text],
        (a) => `upper(${a})`,
        (a) => a.toUpperCase(),
      ),
    },
    {
      weight: 1,
      arbitrary: operation(
        [text],
        (a) => `lower(${a})`,
        (a) => a.toLowerCase(),
      ),
    },
    {
      weight: 1,
      arbitrary: operation(
        [text],
        (a) => `trimprefix(${a}, "prod-")`,
        (a) => (a.startsWith("prod-") ? a.slice(5) : a),
      ),
    },
    {
      weight: 1,
      arbitrary: operation(
        [list],
        (a) => `tostring(length(${a}))`,
        (a) => String(a.length),
      ),
    },
    {
      weight: 1,
      arbitrary: operation(
        [text, text],
        (a, b) => `coalesce(${a}, ${b})`,
        (a, b) => {
          if (a === "" && b === "") throw new Refused("coalesce without a value");
          return a === "" ? b : a;
        },
      ),
    },
  );
}

function truths(text: Texts, truth: Truths, list: Lists, word: Texts): Truths {
  const count = fc.constantFrom(0, 1, 2).map((at): Expression<number> => ({ code: String(at), run: () => at }));
  return fc.oneof(
    { weight: 2, arbitrary: truth },
    {
      weight: 4,
      arbitrary: operation(
        [text, word],
        (a, b) => `(${a} == ${b})`,
        (a, b) => a === b,
      ),
    },
    {
      weight: 2,
      arbitrary: operation(
        [text, text],
        (a, b) => `(${a} ${"=="} ${b})`,
        (a, b) => a === b,
      ),
    },
    {
      weight: 2,
      arbitrary: operation(
        [text, text],
        (a, b) => `(${a} != ${b})`,
        (a, b) => a !== b,
      ),
    },
    {
      weight: 1,
      arbitrary: operation(
        [truth],
        (a) => `!${a}`,
        (a) => !a,
      ),
    },
    {
      weight: 1,
      arbitrary: operation(
        [truth, truth],
        (a, b) => `(${a} && ${b})`,
        (a, b) => a && b,
      ),
    },
    {
      weight: 1,
      arbitrary: operation(
        [truth, truth],
        (a, b) => `(${a} || ${b})`,
        (a, b) => a || b,
      ),
    },
    {
      weight: 1,
      arbitrary: operation(
        [list, text],
        (a, b) => `contains(${a}, ${b})`,
        (a, b) => a.includes(b),
      ),
    },
    {
      weight: 2,
      arbitrary: operation(
        [list, count],
        (a, b) => `(length(${a}) == ${b})`,
        (a, b) => a.length === b,
      ),
    },
    {
      weight: 1,
      arbitrary: operation(
        [list, list],
        (a, b) => `(${a} == ${b})`,
        (a, b) => JSON.stringify(a) === JSON.stringify(b),
      ),
    },
    {
      weight: 1,
      arbitrary: operation(
        [text],
        (a) => `can(tonumber(${a}))`,
        (a) => /^[0-9]+$/.test(a),
      ),
    },
    {
      weight: 1,
      arbitrary: operation(
        [text, word],
        (a, b) => `startswith(${a}, ${b})`,
        (a, b) => a.startsWith(b),
      ),
    },
  );
}

function lists(text: Texts, truth: Truths, list: Lists): Lists {
  const sorted = (items: readonly string[]) => [...new Set(items)].toSorted();
  return fc.oneof(
    { weight: 3, arbitrary: list },
    {
      weight: 1,
      arbitrary: operation(
        [text],
        (a) => `tolist(split("-", ${a}))`,
        (a) => a.split("-"),
      ),
    },
    {
      weight: 1,
      arbitrary: operation(
        [text, text],
        (a, b) => `tolist([${a}, ${b}])`,
        (a, b) => [a, b],
      ),
    },
    {
      weight: 1,
      arbitrary: operation(
        [list, list],
        (a, b) => `concat(${a}, ${b})`,
        (a, b) => [...a, ...b],
      ),
    },
    {
      weight: 1,
      arbitrary: operation(
        [list],
        (a) => `distinct(${a})`,
        (a) => [...new Set(a)],
      ),
    },
    {
      weight: 1,
      arbitrary: operation(
        [list],
        (a) => `reverse(${a})`,
        (a) => a.toReversed(),
      ),
    },
    {
      weight: 1,
      arbitrary: operation(
        [list],
        (a) => `sort(${a})`,
        (a) => a.toSorted(),
      ),
    },
    { weight: 1, arbitrary: operation([list], (a) => `tolist(toset(${a}))`, sorted) },
    {
      weight: 1,
      arbitrary: operation(
        [list],
        (a) => `compact(${a})`,
        (a) => a.filter((one) => one !== ""),
      ),
    },
    {
      weight: 1,
      arbitrary: operation(
        [list, text],
        (a, b) => `tolist([for x in ${a} : x if x != ${b}])`,
        (a, b) => a.filter((one) => one !== b),
      ),
    },
    {
      weight: 1,
      arbitrary: operation(
        [list],
        (a) => `tolist([for x in ${a} : upper(x)])`,
        (a) => a.map((one) => one.toUpperCase()),
      ),
    },
    { weight: 1, arbitrary: conditional(truth, list) },
  );
}

/** How a block is repeated, and what `each` is in its instances; one instance without a name where it is not. */
interface Repetition {
  readonly code: string;
  /** What `each.value` is in each instance. */
  instances(lookup: Lookup): readonly (string | null)[];
}

function repetitions({ text, truth, list }: Grammar): fc.Arbitrary<Repetition> {
  const once: Repetition = { code: "", instances: () => [null] };
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant(once) },
    {
      weight: 2,
      arbitrary: truth.map(
        (one): Repetition => ({
          code: `  count = ${one.code} ? 1 : 0\n`,
          instances: (lookup) => (one.run(lookup) ? [null] : []),
        }),
      ),
    },
    {
      weight: 1,
      arbitrary: list.map(
        (one): Repetition => ({
          code: `  for_each = toset(${one.code})\n`,
          instances: (lookup) => [...new Set(one.run(lookup))],
        }),
      ),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(truth, text, text).map(
        ([condition, one, other]): Repetition => ({
          code: `  for_each = ${condition.code} ? { k = ${one.code} } : { k = ${other.code} }\n`,
          instances: (lookup) => [condition.run(lookup) ? one.run(lookup) : other.run(lookup)],
        }),
      ),
    },
  );
}

/** A device block: the users that it gives a device to, once for each instance. */
interface Device {
  readonly code: string;
  users(lookup: Lookup): readonly string[];
}

function devices(label: string, of: Grammar): fc.Arbitrary<Device> {
  return fc.tuple(repetitions(of), of.text, fc.boolean()).map(([repeated, user, byEach]) => {
    const usesEach = byEach && repeated.code.includes("for_each");
    const code = usesEach ? "each.value" : user.code;
    return {
      code: `resource "awscc_iam_virtual_mfa_device" "${label}" {\n${repeated.code}  users = [${code}]\n}\n`,
      users: (lookup) =>
        repeated.instances(lookup).map((each) => (usesEach && each !== null ? each : user.run(lookup))),
    };
  });
}

/** What the variables are given. */
export type Assignment = Readonly<Record<string, Plain>>;

const domains: Readonly<Record<string, readonly Plain[]>> = {
  stage: ["prod", "prod-eu", "dev", "root", "a-b"],
  team: ["core", "eu", "root"],
  names: [["a", "b"], ["prod", "root"], ["root", "root"], ["root"]],
  flag: [true, false],
};

/** Every way to give the variables values. */
export const assignments: readonly Assignment[] = Object.entries(domains).reduce<readonly Assignment[]>(
  (all, [variable, values]) => all.flatMap((one) => values.map((value) => ({ ...one, [variable]: value }))),
  [{}],
);

/** An assignment as a `terraform.tfvars` file. */
export function tfvars(assignment: Assignment): string {
  return Object.entries(assignment)
    .map(([variable, value]) => `${variable} = ${JSON.stringify(value)}\n`)
    .join("");
}

/** A random configuration with what its devices are given to. */
export interface Configuration {
  readonly files: Readonly<Record<string, string>>;
  /** The users of each device block's instances, by the block's address without keys; throws `Refused`. */
  owners(assignment: Assignment): ReadonlyMap<string, readonly string[]>;
}

const rootNames: Vocabulary = { texts: ["var.stage", "var.team"], truths: ["var.flag"], lists: ["var.names"] };
const withLocals: Vocabulary = {
  texts: [...rootNames.texts, "local.text"],
  truths: [...rootNames.truths, "local.truth"],
  lists: [...rootNames.lists, "local.list"],
};
const withOutputs: Vocabulary = { ...withLocals, texts: [...withLocals.texts, "module.one.text"] };
const childNames: Vocabulary = { texts: ["var.owner", "var.other"], truths: ["var.on"], lists: ["var.items"] };

const tableCode = `  table = ${JSON.stringify(table).replaceAll(":", " = ").replaceAll('"', '"')}\n`;

interface Call {
  readonly code: string;
  readonly inputs: Readonly<Record<string, Expression>>;
  readonly repeated: Repetition;
}

function calls(label: string, of: Grammar, repeated: fc.Arbitrary<Repetition>): fc.Arbitrary<Call> {
  const other = fc.oneof(
    { weight: 2, arbitrary: of.text },
    {
      weight: 1,
      arbitrary: conditional<string | null>(
        of.truth,
        fc.oneof(of.text, fc.constant({ code: "null", run: () => null })),
      ),
    },
  );
  return fc
    .record({ owner: of.text, other, on: of.truth, items: of.list, repeated })
    .map(({ repeated: how, ...inputs }) => {
      const written = Object.entries(inputs).map(([key, value]) => `  ${key} = ${value.code}\n`);
      return {
        code: `module "${label}" {\n  source = "./child"\n${how.code}${written.join("")}}\n`,
        inputs,
        repeated: how,
      };
    });
}

const rootVariables = `variable "stage" { type = string }
variable "team" {}
variable "names" { type = list(string) }
variable "flag" { type = bool }
`;

/** Random configurations: a root module with locals and devices, and a child module that it calls twice. */
export const configurations: fc.Arbitrary<Configuration> = fc
  .record({
    locals: fc.record({
      text: grammar(rootNames, 2).text,
      truth: grammar(rootNames, 2).truth,
      list: grammar(rootNames, 2).list,
    }),
    one: calls("one", grammar(withLocals, 1), fc.constant({ code: "", instances: () => [null] })),
    two: calls("two", grammar(withOutputs, 1), repetitions(grammar(withLocals, 1))),
    child: fc.record({
      device: devices("held", grammar(childNames, 2)),
      text: grammar(childNames, 1).text,
      standIn: fc.constantFrom("root", "alice"),
    }),
    first: devices("first", grammar(withOutputs, 2)),
    second: devices("second", grammar(withOutputs, 2)),
  })
  .map(({ locals, one, two, child, first, second }) => {
    const localCode = Object.entries(locals).map(([key, value]) => `  ${key} = ${value.code}\n`);
    const main = `${rootVariables}locals {\n${tableCode}${localCode.join("")}}\n${one.code}${two.code}${first.code}${second.code}`;
    const inner = `variable "owner" { type = string }
variable "other" {
  type = string
  default = "${child.standIn}"
  nullable = false
}
variable "on" { type = bool }
variable "items" { type = list(string) }
locals {
${tableCode}}
output "text" { value = ${child.text.code} }
${child.device.code}`;
    const owners = (assignment: Assignment) => {
      const root: Lookup = (asked) => {
        const [kind, key = ""] = asked.split(".");
        if (kind === "var") return assignment[key] ?? null;
        if (kind === "local") return locals[key as keyof typeof locals].run(root);
        return child.text.run(inside(one));
      };
      const inside =
        (call: Call): Lookup =>
        (asked) => {
          const key = asked.split(".")[1] ?? "";
          const value = call.inputs[key]?.run(root) ?? null;
          return value === null && key === "other" ? child.standIn : value;
        };
      // Terraform evaluates every local value, input and output, whether somebody reads it or not.
      for (const value of [...Object.values(locals), ...Object.values(one.inputs)]) value.run(root);
      child.text.run(inside(one));
      const repeated = two.repeated.instances(root);
      if (repeated.length > 0) {
        for (const value of Object.values(two.inputs)) value.run(root);
        child.text.run(inside(two));
      }
      return new Map([
        ["awscc_iam_virtual_mfa_device.first", first.users(root)],
        ["awscc_iam_virtual_mfa_device.second", second.users(root)],
        ["module.one.awscc_iam_virtual_mfa_device.held", child.device.users(inside(one))],
        ["module.two.awscc_iam_virtual_mfa_device.held", repeated.flatMap(() => child.device.users(inside(two)))],
      ]);
    };
    return { files: { "root/main.tf": main, "root/child/main.tf": inner }, owners };
  });
