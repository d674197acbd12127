import { known, type Value } from "../../../../model/value.ts";
import { allMatches, compileRegex, type Regex, type RegexMatch, searchRegex } from "../../../../syntax/regex/regex.ts";
import { type CallSite, type HclFunction, type Operation, replaceText, strict } from "./functions.ts";
import { invalid } from "./unknowns.ts";
import { listOf, mapOf, type PlainValue, stringOf, typedList } from "./values.ts";

/** Why a pattern is not run: it is outside of the part of RE2 that is, or the search would take too long. */
const notRun = "this regular expression is not evaluated";

/** Two strings that are known to the last character, or what the call gives otherwise. */
function words(args: readonly PlainValue[], { origin, open }: CallSite): readonly string[] | Value {
  if (args.some((one) => one.kind === "text")) return open();
  const found = args.map(stringOf);
  return found.every((one) => one !== undefined) ? found : invalid("a string was expected", origin);
}

/** What `regex` gives for a match: the text, a list of its groups, or a map of its named groups. */
function captured(regex: Regex, match: RegexMatch, text: string, { origin }: CallSite): Value {
  const { groups } = regex;
  if (groups.length === 0) return known(text.slice(match.start, match.end), origin);
  const values = match.groups.map((one) => known(one, origin));
  if (groups.every((name) => name === null)) return listOf(values, origin);
  return mapOf(
    groups.map((name, index) => ({ key: name ?? "", value: values[index] ?? known(null, origin) })),
    origin,
  );
}

/** Named and unnamed groups cannot stand in one pattern. */
function isMixed({ groups }: Regex): boolean {
  return groups.includes(null) && groups.some((name) => name !== null);
}

/** Source: Terraform docs, `regex` and `regexall`. */
function ofPattern(search: (regex: Regex, text: string, site: CallSite) => Value): Operation {
  return (args, site) => {
    const read = words(args, site);
    if (!Array.isArray(read)) return read as Value;
    const [pattern = "", text = ""] = read as readonly string[];
    const regex = compileRegex(pattern);
    if (!regex) return site.open(notRun);
    return isMixed(regex)
      ? invalid("named and unnamed groups stand in one pattern", site.origin)
      : search(regex, text, site);
  };
}

const regex = ofPattern((pattern, text, site) => {
  const match = searchRegex(pattern, text);
  if (match === undefined) return site.open(notRun);
  return match ? captured(pattern, match, text, site) : invalid("the pattern does not match", site.origin);
});

const regexall = ofPattern((pattern, text, site) => {
  const matches = allMatches(pattern, text);
  if (!matches) return site.open(notRun);
  return typedList(
    matches.map((match) => captured(pattern, match, text, site)),
    site.origin,
  );
});

/** A search of `/…/` is a pattern, and `$1`, `${1}` and `$name` in the replacement are its groups. */
const replace: Operation = (args, site) => {
  const read = words(args, site);
  if (!Array.isArray(read)) return read as Value;
  const [text = "", search = "", replacement = ""] = read as readonly string[];
  const isPattern = search.length > 1 && search.startsWith("/") && search.endsWith("/");
  if (!isPattern) return known(replaceText(text, search, replacement), site.origin);
  const pattern = compileRegex(search.slice(1, -1));
  const matches = pattern && allMatches(pattern, text);
  if (!pattern || !matches) return site.open(notRun);
  let [result, end] = ["", 0];
  for (const match of matches) {
    result += text.slice(end, match.start) + expanded(replacement, pattern, match, text);
    end = match.end;
  }
  return known(result + text.slice(end), site.origin);
};

/** Go's `Regexp.Expand`: a name is as long as letters, digits and underscores go; one that is no group is empty. */
function expanded(template: string, { groups }: Regex, match: RegexMatch, text: string): string {
  return template.replace(/\$(?:(\$)|\{(\w+)\}|(\w+))/g, (_, dollar, braced, bare) => {
    if (dollar !== undefined) return "$";
    const name = String(braced ?? bare);
    if (name === "0") return text.slice(match.start, match.end);
    const index = /^\d+$/.test(name) ? Number(name) - 1 : groups.indexOf(name);
    return match.groups[index] ?? "";
  });
}

/** Functions that take a regular expression (Terraform, "String Functions"). */
export const patternFunctions: ReadonlyMap<string, HclFunction> = new Map([
  ["regex", strict(2, 2, regex)],
  ["regexall", strict(2, 2, regexall)],
  ["replace", strict(3, 3, replace)],
]);
