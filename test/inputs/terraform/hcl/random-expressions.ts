import fc from "fast-check";

/** Declared beside the expressions. */
export const declarations = `locals {
  m = { a = "1", b = "x" }
  l = ["b", "a", "b"]
  s = "s-é"
  n = 4
  t = true
  o = [{ k = "v", t = true }, { k = "w", t = false }]
}
`;

/** Random expressions, most of them of fitting types; some are errors, which is an answer too. */
export const expressions: fc.Arbitrary<string> = fc
  .letrec((tie) => {
    const one = (kind: string): fc.Arbitrary<string> => tie(kind).map(String);
    const [text, number, truth, list, map, any] = [
      one("text"),
      one("number"),
      one("truth"),
      one("list"),
      one("map"),
      one("any"),
    ];
    const made = (parts: TemplateStringsArray, ...inner: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
      fc.tuple(...inner).map((words) => parts.map((part, index) => part + (words[index] ?? "")).join(""));
    const oneOf = (...arbitraries: readonly fc.Arbitrary<string>[]) =>
      fc.oneof({ maxDepth: 4, depthSize: "small" }, ...arbitraries);
    const word = (...words: readonly string[]) => fc.constantFrom(...words);
    return {
      text: oneOf(
        word('"a"', '"b-c"', '""', "local.s", "local.m.b", "local.l[0]", '"1"', '"true"', "local.o[1].k"),
        made`"x$\{${any}}y"`,
        made`"$\{${text}}"`,
        made`join(${text}, ${list})`,
        made`${word("upper", "lower", "title", "trimspace", "strrev", "tostring", "jsonencode", "basename")}(${any})`,
        made`format("%s-%s", ${text}, ${number})`,
        made`replace(${text}, ${text}, ${text})`,
        made`(${truth} ? ${text} : ${text})`,
        made`element(${list}, ${number})`,
        made`lookup(${map}, ${text}, ${text})`,
        made`${word("try", "coalesce")}(${any}, ${text})`,
        made`"%{if ${truth}}p%{else}q$\{${text}}%{endif}%{for x in ${list}}[$\{x}]%{endfor}"`,
        made`${word("trimprefix", "trimsuffix", "trim")}(${text}, ${text})`,
      ),
      number: oneOf(
        word("0", "1", "2", "-1", "local.n"),
        made`length(${oneOf(list, map, text)})`,
        made`(${number} ${word("+", "-", "*")} ${number})`,
        made`${word("max", "min")}(${number}, ${number})`,
        made`sum([${number}, ${number}])`,
        made`index(${list}, ${text})`,
        made`tonumber(${any})`,
      ),
      truth: oneOf(
        word("true", "false", "local.t"),
        made`(${any} ${word("==", "!=")} ${any})`,
        made`(${number} ${word("<", ">", "<=", ">=")} ${number})`,
        made`!${truth}`,
        made`(${truth} ${word("&&", "||")} ${truth})`,
        made`contains(${list}, ${text})`,
        made`can(${any})`,
        made`${word("startswith", "endswith", "strcontains")}(${text}, ${text})`,
        made`${word("alltrue", "anytrue")}([${truth}, ${truth}])`,
      ),
      list: oneOf(
        word(
          "local.l",
          "[]",
          '["a"]',
          '["b", "a", ""]',
          'split(",", "x,y")',
          "local.o[*].k",
          "[for o in local.o : o.k if o.t]",
        ),
        made`[${text}, ${text}]`,
        made`concat(${list}, ${list})`,
        made`[for i, x in ${list} : "$\{i}$\{x}" if x != ${text}]`,
        made`[for k, v in ${map} : "$\{k}=$\{v}"]`,
        made`${word("distinct", "sort", "reverse", "compact")}(${list})`,
        made`${word("keys", "values")}(${map})`,
        made`tolist(${word("setunion", "setintersection", "setsubtract")}(${list}, ${list}))`,
        made`flatten([${list}, [${list}]])`,
        made`slice(${list}, ${number}, ${number})`,
        made`(${truth} ? ${list} : ${list})`,
        made`split(${text}, ${text})`,
      ),
      map: oneOf(
        word("local.m", "{}", '{ a = "z" }'),
        made`{ k = ${text}, (${text}) = ${text} }`,
        made`merge(${map}, ${map})`,
        made`{ for x in ${list} : x => upper(x) }`,
        made`{ for i, x in ${list} : x => i... }`,
        made`zipmap(${list}, ${list})`,
        made`jsondecode(jsonencode(${map}))`,
      ),
      any: oneOf(word("null"), text, number, truth, list, map),
    };
  })
  .any.map(String);
