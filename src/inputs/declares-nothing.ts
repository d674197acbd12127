import { latin1 } from "../syntax/latin1.ts";
import { nestingTypes } from "./cloudformation/nesting/nesting-types.ts";
import { codeProperties } from "./code-holders.ts";
import { isPlainCodeText } from "./terraform/hcl/modules/plain-code.ts";

/**
 * What the bytes of a file prove before anybody parses it: that it declares nothing of interest. Asked only of files that give
 * context, of which nothing else is told. Each answer is a proof: a text in which a word could be spelled another way, by an
 * escape, a wide encoding or a part that something else writes, is read as any other.
 */

/** Whether bytes are a template in which no type stands that somebody reads. */
export function templateDeclaresNothing(bytes: Uint8Array, types: Iterable<string>): boolean {
  if (!isPlain(bytes)) return false;
  const text = latin1(bytes);
  return !templateWords(types).test(text) && !(text.includes("ImportValue") && codeTypesIn(text).length > 0);
}

/** Whether bytes are Terraform code, in native syntax or JSON, that declares nothing of interest and calls nothing. */
export function configurationDeclaresNothing(bytes: Uint8Array, types: Iterable<string>): boolean {
  if (!isPlain(bytes)) return false;
  const text = latin1(bytes);
  if (configurationWords(types).test(text)) return false;
  return codeTypesIn(text).every((type) => isPlainCodeText(text, codeProperties.get(type) ?? []));
}

/**
 * Beside the types: custom resources, modules, macros, includes, directives and loops, which can write any type; the marks
 * of files that are no template and name others; escapes in quotes, and tags that are written with percent signs.
 */
const templateWords = once((types) => [
  ...[...types].filter((type) => type.includes("::")).map(escaped),
  ...[...nestingTypes.keys()].map(escaped),
  "Custom::",
  "::MODULE",
  "Transform",
  "ForEach",
  "Include",
  "Modules",
  // A directive of a tool, which puts in a part.
  "(?:!|Fn::)\\w+::",
  "artifacts",
  "template-file-path",
  "ResourcesToImport",
  "ResourceIdentifier",
  "\\\\[uUxX\\r\\n\\x80-\\xff]",
  "![^\\s%]*%",
]);

/** Beside the types: commands that a resource runs, calls of modules, and blocks that say something of what others declare. */
const configurationWords = once((types) => [
  ...[...types].filter((type) => !type.includes("::")).map(escaped),
  "provisioner",
  "module",
  "import",
  "removed",
  "moved",
  "\\\\[uU]",
]);

const codeTypes = new RegExp(`\\b(?:${[...codeProperties.keys()].join("|")})\\b`, "g");

/** The types of a text whose resources hold code: of a file that only gives context it counts where another file gives it. */
function codeTypesIn(text: string): readonly string[] {
  return [...new Set(text.match(codeTypes))];
}

function once(wordsOf: (types: Iterable<string>) => readonly string[]): (types: Iterable<string>) => RegExp {
  let words: RegExp | undefined;
  let of: Iterable<string> | undefined;
  return (types) => {
    if (!words || of !== types) {
      const telling = [...types].filter((type) => !codeProperties.has(type));
      words = new RegExp(wordsOf(telling).join("|"));
    }
    of = types;
    return words;
  };
}

/** Text of one byte a letter: a wide encoding has NUL bytes. */
function isPlain(bytes: Uint8Array): boolean {
  return !bytes.includes(0);
}

function escaped(word: string): string {
  return word.replaceAll(/[-.*+?^${}()|[\]\\/]/g, "\\$&");
}
