/**
 * A mistake in what the user gave: options, the configuration, a baseline, a base, a pattern. The message is made for the
 * user: front ends print it and end with exit code 2. Whatever is no `UsageError` is a bug.
 */
export class UsageError extends Error {
  override readonly name: string = "UsageError";
}
