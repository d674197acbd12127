import type { Reporter } from "./reporter.ts";

/** Every output format: one file, one line here. Loaders are lazy, so that a run pays only for what it prints. */
const reporters = {
  text: async () => (await import("./text.ts")).text,
  json: async () => (await import("./json.ts")).json,
  sarif: async () => (await import("./sarif.ts")).sarif,
  junit: async () => (await import("./junit.ts")).junit,
  gitlab: async () => (await import("./gitlab.ts")).gitlab,
  github: async () => (await import("./github.ts")).github,
  markdown: async () => (await import("./markdown.ts")).markdown,
  html: async () => (await import("./html.ts")).html,
} satisfies Readonly<Record<string, () => Promise<Reporter>>>;

export type FormatName = keyof typeof reporters;

export const formatNames = Object.keys(reporters) as readonly FormatName[];

/** Whether a reporter has this name. */
export function isFormatName(name: string): name is FormatName {
  return Object.hasOwn(reporters, name);
}

/** The reporter of a format, `undefined` for a name that is none. */
export async function loadReporter(name: string): Promise<Reporter | undefined> {
  return isFormatName(name) ? reporters[name]() : undefined;
}
