import { walkOutline } from "../../../syntax/yaml-outline.ts";
import type { InputContext, InputFormat, SourceFile } from "../../format.ts";
import { isNesting } from "../nesting/nesting-types.ts";
import { decode, isBinary } from "./decode.ts";
import { knownTransforms } from "./known-transforms.ts";

/** A template that nothing is read from. */
export const uneventful: InputFormat = {
  name: "cloudformation",
  claims: () => "yes",
  parse: () => ({ resources: [], problems: [] }),
};

/** Sections that say that a file is no template, or that more comes into it. */
const otherSections = /^(?:ResourcesToImport|template-file-path|artifacts|Fn::.*)$/;
const typeName = /^[A-Za-z0-9]+::[A-Za-z0-9:]+$/;

/**
 * Whether a file is a template for certain that is well formed and declares nothing that somebody reads, so that its
 * full reading would end in nothing. Most templates are, and this is many times faster; a differential test holds it
 * to the full reading.
 */
export function isUneventful({ path, bytes }: SourceFile, { wanted, wantedTypes }: InputContext): boolean {
  if (!wanted || !/\.(?:ya?ml|template)$/i.test(path) || isBinary(bytes)) return false;
  // What is written as it is needs no walk to be found.
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const type of wantedTypes ?? []) if (type.includes("::") && raw.includes(type)) return false;
  const isRead = (type: string) => wanted(type) || isNesting(type) || type.endsWith("::MODULE") || !typeName.test(type);
  let section = "";
  let declared = 0;
  let typed = 0;
  let isPlain = true;
  const isWhole = walkOutline(decode(bytes), 3, (depth, key, written) => {
    if (depth === 0) {
      section = key;
      if (otherSections.test(key)) isPlain = false;
      else if (key === "Resources") isPlain &&= written === "";
      else if (key === "Transform") isPlain &&= knownTransforms.test(written);
    } else if (section === "Resources" && depth === 1) {
      declared += 1;
      isPlain &&= written === "" && /^[A-Za-z0-9]+$/.test(key);
    } else if (section === "Resources" && key === "Type") {
      typed += 1;
      isPlain &&= !isRead(written);
    }
  });
  return isWhole && isPlain && declared > 0 && declared === typed;
}
