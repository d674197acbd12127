import type { InputFormatName } from "../model/resource.ts";
import { latin1 } from "../syntax/latin1.ts";
import { mayBeSpelledOtherwise } from "../syntax/other-spelling.ts";
import { mayBeCliOutput } from "./aws-cli/signature.ts";
import { templateDeclaresNothing } from "./declares-nothing.ts";
import { isLeftWithoutFacts, startsLikeFacts, startsWithFact } from "./facts/signature.ts";
import type { InputContext, InputFormat, SourceFile } from "./format.ts";
import { holdsTellingWord, orgFormationWords } from "./telling-words.ts";

/** A format with what it costs to ask it: loaded only when an input could be one. */
interface FormatEntry {
  readonly format: InputFormatName;
  /** Cheap look at name and bytes: whether loading the format for a closer look is worth it. */
  mayBe(source: SourceFile, context: InputContext): boolean;
  load(context: InputContext, source: SourceFile): Promise<InputFormat>;
}

/** Bytes that an input may have which is read as one text: V8 has no longer strings. Plans and facts may be larger. */
export const maxTextBytes = 500_000_000;

/** Every format: one folder, one entry here, the most telling first. */
const entries = [
  {
    format: "facts",
    mayBe: ({ path, bytes }) => startsLikeFacts(bytes) || startsWithFact(bytes) || isLeftWithoutFacts(path, bytes),
    load: async () => (await import("./facts/index.ts")).facts,
  },
  {
    format: "aws-cli",
    mayBe: ({ path, bytes }) => mayBeCliOutput(path, bytes),
    load: async () => (await import("./aws-cli/index.ts")).awsCli,
  },
  {
    format: "terraform-plan",
    mayBe: ({ path }) => !/\.(?:ya?ml|template)(?:\.(?:j2|jinja2?))?$/i.test(path),
    load: async (context, source) => {
      const { openTerraformPlan } = await import("./terraform/plan/open.ts");
      return openTerraformPlan(context, await expanderFor(context, source.chunks ? undefined : [source.bytes]));
    },
  },
  {
    format: "cloudformation",
    mayBe: ({ path }) => /(?:^|\/)organization-config\.yaml$/.test(path),
    load: async () => (await import("./organization-files/landing-zone-accelerator/index.ts")).landingZoneAccelerator,
  },
  {
    format: "cloudformation",
    mayBe: ({ path }) => /(?:^|\/)manifest\.yaml$/.test(path),
    load: async () => (await import("./organization-files/control-tower-customizations.ts")).controlTowerCustomizations,
  },
  {
    format: "cloudformation",
    mayBe: (source) => isOneText(source) && holdsTellingWord(orgFormationWords, source.bytes),
    load: async () => (await import("./organization-files/org-formation/index.ts")).orgFormation,
  },
  {
    format: "cloudformation",
    mayBe: ({ path }) => /(?:^|\/)serverless\.[cm]?[jt]s$/.test(path),
    load: async () => (await import("./cloudformation/template/serverless-code.ts")).serverlessCode,
  },
  {
    format: "terraform-hcl",
    mayBe: ({ path }) => /\.hcl$|\.(?:tfcomponent|tfstack|tfdeploy)\.json$|\.hcl\.json$/.test(path),
    load: async () => (await import("./terraform/unread-hcl.ts")).unreadHcl,
  },
  {
    format: "cloudformation",
    mayBe: (source) => isOneText(source) && mayDescribeResources(source.bytes),
    load: async (context) => {
      const { describedResources } = await import("./described-resources.ts");
      return describedResources((await loadTemplateExpander(context))(context));
    },
  },
  {
    format: "cloudformation",
    mayBe: (source, context) => isOneText(source) && !isIrrelevantTemplate(source, context),
    load: async (context) => {
      await context.exports?.prepare?.();
      return (await import("./cloudformation/index.ts")).cloudformation;
    },
  },
] as const satisfies readonly FormatEntry[];

/** Terraform code is read folder by folder (`read-all.ts`). */
type WithoutEntry = Exclude<InputFormatName, (typeof entries)[number]["format"] | "terraform-hcl">;

/** A format without an entry does not compile: the error names it. */
const formats: [WithoutEntry] extends [never] ? readonly FormatEntry[] : WithoutEntry = entries;

function isOneText({ bytes, chunks }: SourceFile): boolean {
  return !chunks && bytes.byteLength <= maxTextBytes;
}

/** A template that only gives context, and declares nothing of interest. A serverless.yml may have its resources elsewhere. */
function isIrrelevantTemplate({ path, bytes }: SourceFile, { isContext, wantedTypes }: InputContext): boolean {
  if (!wantedTypes || !isContext?.(path) || /(?:^|\/)serverless[^/]*$/.test(path)) return false;
  return templateDeclaresNothing(bytes, wantedTypes);
}

/** Members of which each output that describes resources has one. */
const describing =
  /ResourceChange|StackResource(?:s|Drift|Summaries|Detail)|ResourceDescription|DesiredState|ResourceIdentifier|StackSetName/;

function mayDescribeResources(bytes: Uint8Array): boolean {
  return describing.test(latin1(bytes)) || mayBeSpelledOtherwise(bytes);
}

/** The reader of templates inside Terraform, loaded only where the bytes, if all are at hand, name what can hold one. */
async function expanderFor(
  context: InputContext,
  contents: readonly Uint8Array[] | undefined,
): Promise<ReturnType<typeof import("./embedded-templates.ts").templateExpander> | undefined> {
  if (contents && !contents.some(namesStack)) return undefined;
  return (await loadTemplateExpander(context))(context);
}

export async function loadTemplateExpander({ exports }: InputContext) {
  await exports?.prepare?.();
  return (await import("./embedded-templates.ts")).templateExpander;
}

/** Whether bytes name what can hold a template. */
function namesStack(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return (
    ["cloudformation_stack", "AWS::CloudFormation::Stack"].some((name) => text.includes(name)) ||
    mayBeSpelledOtherwise(bytes)
  );
}

/** The format that takes an input, also one that claims to be of the format and is broken. */
export async function identify(source: SourceFile, context: InputContext): Promise<InputFormat | undefined> {
  for (const entry of formats) {
    if (!entry.mayBe(source, context)) continue;
    const format = await entry.load(context, source);
    if (format.claims(source) !== "no") return format;
  }
  return undefined;
}
