import type { InputFormat, SourceFile } from "./format.ts";

/** A format with what it costs to ask it: loaded only when an input could be one. */
interface FormatEntry {
  /** Cheap look at the bytes: whether loading the format for a closer look is worth it. */
  mayBe(source: SourceFile): boolean;
  load(): Promise<InputFormat>;
}

/** Every format: one folder, one entry here, the most telling first. */
const formats: readonly FormatEntry[] = [
  { mayBe: () => true, load: async () => (await import("./cloudformation/index.ts")).cloudformation },
];

/** The format that takes an input, also one that claims to be of the format and is broken. */
export async function identify(source: SourceFile): Promise<InputFormat | undefined> {
  for (const entry of formats) {
    if (!entry.mayBe(source)) continue;
    const format = await entry.load();
    if (format.claims(source) !== "no") return format;
  }
  return undefined;
}
