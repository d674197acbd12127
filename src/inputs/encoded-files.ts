import { basename, join, resolve } from "node:path";
import { isInputName } from "./discover.ts";
import { git } from "./git.ts";
import { readRegularFile } from "./regular-file.ts";
import { isInside } from "./workspace.ts";

/** Encodings whose files are read as the commit has them: UTF-8, and UTF-16 with its mark at the beginning. */
const readEncodings = /^(?:unspecified|unset|UTF-?8|UTF-?16(?:[LB]E-BOM)?)$/i;

/**
 * Inputs below the paths that a checkout writes in another encoding than the commit has (`working-tree-encoding` in .gitattributes), as paths from
 * the top of the repository, with the encoding: what is on the disk then need not read as what the commit says.
 */
export function encodedFiles(paths: readonly string[], root: string): ReadonlyMap<string, string> {
  const listed = git(root, ["ls-files", "-z"]);
  const tracked = listed.ok ? listed.stdout.toString("utf8").split("\0") : [];
  if (!tracked.some((path) => basename(path) === ".gitattributes" && setsEncodings(join(root, path)))) return new Map();
  const inputs = tracked.filter(
    (path) => isInputName(basename(path)) && paths.some((asked) => isInside(resolve(root, path), asked)),
  );
  const asked = git(root, ["check-attr", "-z", "--stdin", "working-tree-encoding"], { input: inputs.join("\0") });
  const fields = asked.ok ? asked.stdout.toString("utf8").split("\0") : [];
  // `<path>`, the attribute's name, its value, and so on.
  const found = new Map<string, string>();
  for (let at = 0; at + 2 < fields.length; at += 3)
    if (!readEncodings.test(fields[at + 2] ?? "")) found.set(fields[at] ?? "", fields[at + 2] ?? "");
  return found;
}

/** git reads no attributes from what is no file, and none from a larger one. Source: git's `attr.h`, `ATTR_MAX_FILE_SIZE`. */
const maxAttributesBytes = 100 * 1024 * 1024;

function setsEncodings(file: string): boolean {
  const bytes = readRegularFile(file, maxAttributesBytes);
  return typeof bytes !== "string" && Buffer.from(bytes).includes("working-tree-encoding");
}
