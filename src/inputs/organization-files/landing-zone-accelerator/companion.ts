import { posix } from "node:path";

/** The file that names the organization, and that the others are read with. */
export const organizationFile = "organization-config.yaml";

/** Files that the accelerator reads beside it, by the names that it prescribes. */
const companions = /^(?:accounts|customizations|global|iam|network|replacements|security)-config\.yaml$/;

/** Where the organization of such a file is, whether or not it is there; `undefined` for a file of another name. */
export function organizationBeside(path: string): string | undefined {
  return companions.test(posix.basename(path)) ? posix.join(posix.dirname(path), organizationFile) : undefined;
}
