import { oddKey, topLevelKeys } from "./outline.ts";

/** The kinds of files that this format reads. */
export type FileKind = "template" | "assembly" | "import-list" | "deployment-file";

const typeInText = /["']?\bType["']?\s*:\s*["']?[A-Za-z0-9]+::[A-Za-z0-9]/;
/** A type name has `::`, unless an escape or an alias stands for it. */
const mayNameType = /::|\\|\*/;
const importEntry = /"?ResourceIdentifier"?\s*:/;

/**
 * Which kind of file a text is, at a glance: nothing is parsed and no parser is loaded. `perhaps`: only parsing can
 * tell (a type that is escaped, an alias, in a loop). `undefined` is certain: the file is for another format.
 */
export function sketchOf(path: string, text: string): FileKind | "perhaps" | undefined {
  const keys = topLevelKeys(text);
  if (isAssembly(path, keys, text)) return "assembly";
  if (keys.has("ResourcesToImport")) return "import-list";
  if (keys.has("template-file-path")) return "deployment-file";
  if (keys.has("AWSTemplateFormatVersion")) return "template";
  if (keys.has("Resources")) return typeInText.test(text) ? "template" : mayNameType.test(text) ? "perhaps" : undefined;
  if (keys.has(oddKey) && mayNameType.test(text)) return "perhaps";
  return keys.size === 0 && isBareList(text) ? "perhaps" : undefined;
}

function isAssembly(path: string, keys: ReadonlySet<string>, text: string): boolean {
  if (!/(?:^|\/)manifest\.json$/.test(path) || !keys.has("artifacts")) return false;
  return /aws:cloudformation:stack|cdk:cloud-assembly|cdk:tree|cdk:asset-manifest/.test(text);
}

/** A list that may be the one of `--resources-to-import`. */
function isBareList(text: string): boolean {
  return importEntry.test(text) && text.includes("LogicalResourceId");
}
