import { relative, resolve, sep } from "node:path";
import { hasRepetition, isShellGlob, shellGlobMatcher } from "../model/glob.ts";
import { UsageError } from "../model/usage-error.ts";

/** A glob that cannot be used; the message is written for the user. */
export class PatternError extends UsageError {
  override readonly name = "PatternError";
}

/** Maximum length of a pattern in UTF-16 units. */
const maxPattern = 1024;

/** A path or glob as a person types it, with `/` also where the system has another separator: there `\\` escapes nothing. */
export function withSlashes(typed: string, separator = sep): string {
  return separator === "/" ? typed : typed.replaceAll(separator, "/");
}

/** Whether a path of the command line is a glob. */
export function isPattern(path: string): boolean {
  return path.length <= maxPattern && isShellGlob(path);
}

/** The folder of everything that a pattern can match, and the part of the pattern below it. */
export function splitPattern(pattern: string): { readonly base: string; readonly rest: string } {
  const segments = pattern.split("/");
  const first = segments.findIndex(isShellGlob);
  const base = segments.slice(0, first).join("/");
  return { base: base === "" && pattern.startsWith("/") ? "/" : base, rest: segments.slice(first).join("/") };
}

/** A path as it is, or the part of a pattern that stands for one folder. */
export function fixedPart(path: string): string {
  return isPattern(path) ? splitPattern(withSlashes(path)).base : path;
}

/** A pattern as it is typed in the folder `cwd`: the folder that it looks into, and which absolute paths below that it matches. Throws `PatternError`. */
export function patternIn(cwd: string, typed: string): { readonly base: string; matches(absolute: string): boolean } {
  const pattern = splitPattern(withSlashes(typed));
  const base = resolve(cwd, pattern.base);
  const matches = pathMatcher(pattern.rest);
  return { base, matches: (absolute) => matches(relative(base, absolute).split(sep).join("/")) };
}

/** Compiles a pattern for paths; matching takes time of the product of pattern and path. Throws `PatternError`. */
export function pathMatcher(pattern: string): (path: string) => boolean {
  if (pattern.length > maxPattern) throw new PatternError(`a pattern of more than ${maxPattern} characters`);
  if (hasRepetition(pattern)) {
    const shown = JSON.stringify(pattern);
    throw new PatternError(
      `the pattern ${shown} repeats or negates: +(…), *(…) and ! are not understood; write several`,
    );
  }
  return shellGlobMatcher(pattern);
}
