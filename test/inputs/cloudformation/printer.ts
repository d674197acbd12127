import fc from "fast-check";

/** A template's content without any style; `call` is an intrinsic function by its long name. */
export type Content =
  | string
  | number
  | boolean
  | readonly Content[]
  | { readonly call: string; readonly argument: Content }
  | { readonly pairs: readonly (readonly [string, Content])[] };

/** Gives a number below `below`; a style is nothing but a sequence of choices. */
export type Choose = (below: number) => number;

export const chooser: fc.Arbitrary<Choose> = fc
  .array(fc.nat(1 << 20), { minLength: 20, maxLength: 60 })
  .map((numbers) => {
    let next = 0;
    return (below) => {
      next += 1;
      return (numbers[next % numbers.length] ?? 0) % below;
    };
  });

const shortForms = new Map([
  ["Ref", "!Ref"],
  ["Fn::Sub", "!Sub"],
  ["Fn::Join", "!Join"],
  ["Fn::If", "!If"],
  ["Fn::FindInMap", "!FindInMap"],
  ["Fn::Select", "!Select"],
]);

/** Prints a template as JSON: compact or indented, some characters escaped. */
export function asJson(content: Content, choose: Choose): string {
  const pad = [undefined, 1, 2, 4, "\t"][choose(5)];
  const newline = choose(2) === 0 ? "\n" : "\r\n";
  return JSON.stringify(plain(content), null, pad)
    .replace(/(?<=Vi|Resou|Use|Prope)r|(?<=")A(?=WS::)/g, (letter) => (choose(6) === 0 ? unicode(letter) : letter))
    .replaceAll("\n", newline);
}

function plain(content: Content): unknown {
  if (typeof content !== "object") return content;
  if (Array.isArray(content)) return content.map(plain);
  if ("call" in content) return { [content.call]: plain(content.argument) };
  if ("pairs" in content) return Object.fromEntries(content.pairs.map(([key, value]) => [key, plain(value)]));
  return content;
}

function unicode(letter: string): string {
  return `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** Prints a template as YAML: block or flow, any quotes, short or long forms, comments, blank lines, CRLF. */
export function asYaml(content: Content, choose: Choose): string {
  const step = " ".repeat(1 + choose(5));
  const newline = choose(3) === 0 ? "\r\n" : "\n";
  const start = ["", "\ufeff", "---\n", "# a template\n\n"][choose(4)] ?? "";
  const text = block(content, "", step, choose).replace(/^[ \n]*/, "");
  return `${start}${text}\n`.replaceAll("\n", newline);
}

/** Text that follows a key's colon or a dash: on the same line, or as a block below. */
function block(content: Content, indent: string, step: string, choose: Choose): string {
  if (typeof content !== "object") return ` ${scalar(content, choose, false)}${comment(choose)}`;
  if (choose(5) === 0) return ` ${flow(content, choose)}${comment(choose)}`;
  if (Array.isArray(content)) {
    if (content.length === 0) return " []";
    return content.map((item) => `\n${indent}-${block(item, indent + step, step, choose)}`).join("");
  }
  if ("call" in content) return blockCall(content, indent, step, choose);
  if (!("pairs" in content)) return "";
  const blank = choose(6) === 0 ? "\n" : "";
  return content.pairs
    .map(([key, value]) => `${blank}\n${indent}${keyText(key, choose)}:${block(value, indent + step, step, choose)}`)
    .join("");
}

function blockCall(
  { call, argument }: { readonly call: string; readonly argument: Content },
  indent: string,
  step: string,
  choose: Choose,
): string {
  const short = shortForms.get(call);
  const isNested = typeof argument === "object" && !Array.isArray(argument) && "call" in argument;
  // Two short forms in a row cannot be written.
  if (short && !isNested && choose(3) > 0) return ` ${short}${block(argument, indent, step, choose)}`;
  return `\n${indent}${call}:${block(argument, indent + step, step, choose)}`;
}

function flow(content: Content, choose: Choose): string {
  if (typeof content !== "object") return scalar(content, choose, true);
  if (Array.isArray(content)) return `[${content.map((item) => flow(item, choose)).join(", ")}]`;
  if ("call" in content) {
    const short = shortForms.get(content.call);
    const isNested = typeof content.argument === "object" && "call" in content.argument;
    if (short && !isNested && choose(2) === 0) return `${short} ${flow(content.argument, choose)}`;
    return `{"${content.call}": ${flow(content.argument, choose)}}`;
  }
  if (!("pairs" in content)) return "";
  return `{${content.pairs.map(([key, value]) => `${keyText(key, choose)}: ${flow(value, choose)}`).join(", ")}}`;
}

function comment(choose: Choose): string {
  return choose(6) === 0 ? " # as agreed" : "";
}

function keyText(key: string, choose: Choose): string {
  return [key, `"${key}"`, `'${key}'`][choose(3)] ?? key;
}

function scalar(value: string | number | boolean, choose: Choose, inFlow: boolean): string {
  if (typeof value !== "string") return String(value);
  const style = choose(4);
  if (style === 0) return JSON.stringify(value);
  if (style === 1) return `'${value.replaceAll("'", "''")}'`;
  if (style === 2)
    return `"${[...value].map((one) => (one === "r" ? "\\x72" : JSON.stringify(one).slice(1, -1))).join("")}"`;
  const isPlain =
    /^[A-Za-z][A-Za-z0-9 /._-]*(?<! )$/.test(value) && !/^(yes|no|on|off|true|false|null|y|n)$/i.test(value);
  return isPlain || (!inFlow && /^arn:aws:iam::\d+:[a-z]+$/.test(value)) ? value : JSON.stringify(value);
}
