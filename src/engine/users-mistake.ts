/** Errors whose message is made for the user: options, configuration, baseline, git. Anything else is a bug of ours. */
export function isUsersMistake(error: unknown): error is Error {
  const names = ["UsageError", "ConfigError", "BaselineError", "GitError", "PatternError"];
  return error instanceof Error && names.includes(error.name);
}
