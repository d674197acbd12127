import type { Reporter } from "./reporter.ts";

/** Every output format: one file, one line here. Loaders are lazy, so that a run pays only for what it prints. */
const reporters: ReadonlyMap<string, () => Promise<Reporter>> = new Map([
  ["text", async () => (await import("./text.ts")).text],
  ["json", async () => (await import("./json.ts")).json],
  ["sarif", async () => (await import("./sarif.ts")).sarif],
  ["junit", async () => (await import("./junit.ts")).junit],
  ["gitlab", async () => (await import("./gitlab.ts")).gitlab],
  ["github", async () => (await import("./github.ts")).github],
  ["markdown", async () => (await import("./markdown.ts")).markdown],
  ["html", async () => (await import("./html.ts")).html],
]);

export const formatNames: readonly string[] = [...reporters.keys()];

/** The reporter of a format, `undefined` for a name that is none. */
export async function loadReporter(name: string): Promise<Reporter | undefined> {
  return reporters.get(name)?.();
}
