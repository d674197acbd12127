import { git } from "../inputs/git.ts";
import { ask } from "./ask-git.ts";
import type { Checkout } from "./checkout.ts";

/** How many files below a folder a sparse checkout leaves out; they are in the commit, and nobody reads them. */
export function leftOutOf({ root, trouble }: Checkout, folder: string): number {
  if (trouble || ask(root, ["config", "--bool", "core.sparseCheckout"]).output !== "true") return 0;
  const listed = git(folder, ["ls-files", "-t", "-z", "--", "."]);
  if (!listed.ok) return 0;
  const entries = listed.stdout.toString("utf8").split("\0");
  return entries.filter((entry) => entry.startsWith("S ")).length;
}
