import { createHash } from "node:crypto";
import { known, sensitive, type Value } from "../../../../model/value.ts";
import { collectionFunctions } from "./collection-functions.ts";
import { filesOf } from "./fileset.ts";
import { formatFunction } from "./format-function.ts";
import { type CallSite, cleanPath, type HclFunction, lenient, strict, textFunctions } from "./functions.ts";
import { decodeJson, encodeJson } from "./json-text.ts";
import { networkFunctions } from "./network-functions.ts";
import { patternFunctions } from "./pattern-functions.ts";
import { setFunctions } from "./set-functions.ts";
import { setOf } from "./sets.ts";
import { timeFunctions } from "./time-functions.ts";
import { invalid } from "./unknowns.ts";
import { mapOf, type PlainValue, stringOf, typedList, withFilesOf, withFilesWithin } from "./values.ts";
import { decodeYaml } from "./yaml-text.ts";
import { encodeYaml } from "./yaml-writer.ts";

const encode = lenient(1, 1, ([value], { origin }) =>
  value ? encodeJson(value, origin) : invalid("nothing to encode", origin),
);

const decode = strict(1, 1, ([value], { origin, open }) => {
  if (!value) return invalid("nothing to decode", origin);
  if ((value.kind === "known" || value.kind === "text") && value.encodes) return value.encodes;
  const source = stringOf(value);
  if (source === undefined) return value.kind === "text" ? open() : invalid("a string was expected", origin);
  return withFilesWithin(decodeJson(source, origin, value.kind === "known" ? value.written : undefined), value);
});

const decodeYamlText = strict(1, 1, ([value], { origin, open }) => {
  if ((value?.kind === "known" || value?.kind === "text") && value.encodes && value.kind === "text")
    return value.encodes;
  const source = value && stringOf(value);
  if (source === undefined) return value?.kind === "text" ? open() : invalid("a string was expected", origin);
  const decoded = decodeYaml(source, origin, value?.kind === "known" ? value.written : undefined);
  return decoded ? withFilesWithin(decoded, value ?? decoded) : open("this YAML text is not evaluated");
});

/** A table of texts by the names in its first line (RFC 4180); empty lines do not count. */
const csvdecode = ofText((text, { origin, open }) => {
  const rows = csvRows(text);
  if (!rows) return open("this CSV text is not evaluated");
  const [names, ...lines] = rows;
  if (!names) return invalid("a CSV text has a first line", origin);
  if (new Set(names).size < names.length || lines.some((line) => line.length !== names.length))
    return invalid("the rows of the CSV text do not have the columns of its first line", origin);
  const tableOf = (line: readonly string[]) =>
    mapOf(
      names.map((key, index) => ({ key, value: known(line[index] ?? "", origin) })),
      origin,
    );
  return typedList(lines.map(tableOf), origin);
});

/** The fields of each line; `undefined` where a quote stands out of place. */
function csvRows(text: string): readonly (readonly string[])[] | undefined {
  const rows: string[][] = [];
  const field = /(?:"([^"]*(?:""[^"]*)*)"|([^",\r\n]*))(,|\r?\n|$)/y;
  let row: string[] = [];
  while (field.lastIndex < text.length || row.length > 0) {
    const match = field.exec(text);
    if (!match) return undefined;
    const [whole, quoted, plain = "", end] = match;
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === ",") continue;
    if (row.length > 1 || row[0] !== "" || quoted !== undefined) rows.push(row);
    row = [];
    if (whole === "" || field.lastIndex >= text.length) break;
  }
  return rows;
}

/** Declares a function over one text that is known to the last character. */
function ofText(operate: (text: string, site: CallSite) => Value): HclFunction {
  return strict(1, 1, ([value], site) => {
    const text = value && stringOf(value);
    if (text === undefined) return value?.kind === "text" ? site.open() : invalid("a string was expected", site.origin);
    return operate(text, site);
  });
}

/** Sums of texts, by their names in Terraform and in Node. */
const hashes = ["md5", "sha1", "sha256", "sha512"] as const;

const hashFunctions = hashes.flatMap((name): [string, HclFunction][] => {
  const sum = (text: string, encoding: "hex" | "base64") => createHash(name).update(text, "utf8").digest(encoding);
  const ofFile = (encoding: "hex" | "base64") =>
    ofPath(1, (path, _, site) => {
      const content = site.file(path);
      const text = stringOf(content);
      return text === undefined ? site.open() : known(sum(text, encoding), site.origin);
    });
  const hex = ofText((text, { origin }) => known(sum(text, "hex"), origin));
  const base64 = ofText((text, { origin }) => known(sum(text, "base64"), origin));
  return [
    [name, hex],
    [`file${name}`, ofFile("hex")],
    [`base64${name}`, base64],
    [`filebase64${name}`, ofFile("base64")],
  ];
});

/** Declares a function whose first argument is a path in the workspace. */
function ofPath(
  most: number,
  operate: (path: string, rest: readonly PlainValue[], site: CallSite) => Value,
): HclFunction {
  return strict(1, most, ([first, ...rest], site) => {
    const path = first ? stringOf(first) : undefined;
    if (path === undefined) return first?.kind === "text" ? site.open() : invalid("a path was expected", site.origin);
    return operate(path, rest, site);
  });
}

/** A file whose bytes are no text is not evaluated. */
const filebase64 = ofPath(1, (path, _, site) => {
  const content = site.file(path);
  const text = stringOf(content);
  if (text === undefined || text.includes("\uFFFD")) return content.kind === "unknown" ? content : site.open();
  return withFilesOf(known(Buffer.from(text, "utf8").toString("base64"), site.origin), content);
});

/** `fileset`; a folder outside of the workspace cannot be looked into. */
const fileset = ofPath(2, (folder, [pattern], site) => {
  const glob = pattern ? stringOf(pattern) : undefined;
  if (site.hasFile(folder).kind === "unknown") return site.open("the folder of fileset is outside of the workspace");
  const found = glob === undefined ? undefined : filesOf(folder, glob, site.names);
  if (!found) return site.open("this pattern of fileset is not evaluated");
  return setOf(
    found.map((name) => known(name, site.origin)),
    site.origin,
  );
});

const otherFunctions: ReadonlyMap<string, HclFunction> = new Map([
  ["jsonencode", encode],
  [
    "yamlencode",
    lenient(1, 1, ([value], { origin }) => (value ? encodeYaml(value, origin) : invalid("nothing to encode", origin))),
  ],
  ["jsondecode", decode],
  ["yamldecode", decodeYamlText],
  ["csvdecode", csvdecode],
  ...hashFunctions,
  [
    "templatestring",
    strict(2, 2, ([text, variables], site) => site.template(text ?? known(null), variables ?? known(null))),
  ],
  [
    "sensitive",
    lenient(1, 1, ([value], { origin }) => (value ? sensitive(value, origin) : invalid("nothing to mark", origin))),
  ],
  ["nonsensitive", lenient(1, 1, ([value], { origin }) => value ?? invalid("nothing to unmark", origin))],
  ["file", ofPath(1, (path, _, site) => site.file(path))],
  ["filebase64", filebase64],
  ["fileexists", ofPath(1, (path, _, site) => site.hasFile(path))],
  ["fileset", fileset],
  ["templatefile", ofPath(2, (path, [variables], site) => site.template(site.file(path), variables ?? known(null)))],
  [
    "abspath",
    lenient(1, 1, ([value], { origin, open }) => {
      if (value?.kind === "unknown") return open();
      return value?.kind === "known" && typeof value.value === "string"
        ? { ...value, value: cleanPath(value.value) }
        : (value ?? invalid("a path was expected", origin));
    }),
  ],
]);

/** Every function that is evaluated, by its name. */
export const allFunctions: ReadonlyMap<string, HclFunction> = new Map([
  ...textFunctions,
  formatFunction,
  ...collectionFunctions,
  ...setFunctions,
  ...patternFunctions,
  ...networkFunctions,
  ...timeFunctions,
  ...otherFunctions,
]);
