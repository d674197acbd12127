import { globMatcher } from "../model/glob.ts";
import { UsageError } from "../model/usage-error.ts";

/** A glob that cannot be used; the message is made for the user. */
export class PatternError extends UsageError {
  override readonly name = "PatternError";
}

/** Characters that a pattern may have. */
const maxPattern = 1024;
/** Wildcards beside brackets or extended globs: those are matched by backtracking, once for each wildcard more. */
const maxBacktracking = 4;

/** Whether a path of the command line has something in it that a glob gives a meaning to. */
export async function isPattern(path: string): Promise<boolean> {
  if (path.length > maxPattern) return false;
  const { default: picomatch } = await import("picomatch");
  return picomatch.scan(path).isGlob;
}

/** The folder that everything that a pattern can match lies in. */
export async function baseOf(pattern: string): Promise<string> {
  const { default: picomatch } = await import("picomatch");
  return picomatch.scan(pattern).base;
}

/**
 * Compiles a pattern for paths. `*`, `**`, `?` and `{a,b}` are matched in time of the product of pattern and path;
 * brackets and extended globs only with few wildcards beside them, so that no file name can make a run endless.
 * Throws `PatternError`.
 */
export async function pathMatcher(pattern: string): Promise<(path: string) => boolean> {
  if (pattern.length > maxPattern) throw new PatternError(`a pattern of more than ${maxPattern} characters`);
  if (!/[[\]()!\\]|\.\.[^/]*\}/.test(pattern)) return globMatcher(pattern);
  if ((pattern.match(/\*+|\?|[@+!]\(/g) ?? []).length > maxBacktracking)
    throw new PatternError(
      `the pattern ${JSON.stringify(pattern)} has more than ${maxBacktracking} wildcards beside brackets; write several`,
    );
  const { default: picomatch } = await import("picomatch");
  return picomatch(pattern, { dot: true });
}
