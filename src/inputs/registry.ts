import type { InputContext, InputFormat, SourceFile } from "./format.ts";

/** A format with what it costs to ask it: loaded only when an input could be one. */
interface FormatEntry {
  /** Cheap look at name and bytes: whether loading the format for a closer look is worth it. */
  mayBe(source: SourceFile): boolean;
  load(context: InputContext): Promise<InputFormat>;
}

/** Every format: one folder, one entry here, the most telling first. */
const formats: readonly FormatEntry[] = [
  {
    mayBe: ({ path }) => !/\.(?:ya?ml|template)$/i.test(path),
    load: async (context) => (await import("./terraform-plan/open.ts")).openTerraformPlan(context),
  },
  {
    mayBe: () => true,
    load: async () => (await import("./cloudformation/index.ts")).cloudformation,
  },
];

/** The format that takes an input, also one that claims to be of the format and is broken. */
export async function identify(source: SourceFile, context: InputContext): Promise<InputFormat | undefined> {
  for (const entry of formats) {
    if (!entry.mayBe(source)) continue;
    const format = await entry.load(context);
    if (format.claims(source) !== "no") return format;
  }
  return undefined;
}
