import { posix } from "node:path";
import type { Resource } from "../../../../model/resource.ts";

/** One file with what its folder declares. */
interface DeclaringFile {
  readonly path: string;
  readonly resources: readonly Resource[];
}

/**
 * What Terraform makes of folders beside what OpenTofu makes of them. A resource of which both say the same is there once; one
 * that only one of them has exists on the condition that this one applies the folder. Where they differ in what guards an
 * organization, both stand whole, each with what it refers to.
 */
export function besideOpenTofu<T extends DeclaringFile>(ofTofu: readonly T[], ofTerraform: readonly T[]): readonly T[] {
  const [first, second] = [byFolder(ofTofu), byFolder(ofTerraform)];
  const taken = (file: T, program: string): T => {
    const folder = posix.dirname(file.path);
    const [own, other] =
      program === "Terraform" ? [second.get(folder), first.get(folder)] : [first.get(folder), second.get(folder)];
    if (!own || !other || file.resources.length === 0) return file;
    const isOwn = (resource: Resource) => !other.has(resource.address);
    const isWhole = [...own.values()].some((one) => guards.test(one.type) && !isSame(one, other.get(one.address)));
    const resources = file.resources.flatMap((one) => {
      if (isOwn(one))
        return {
          ...one,
          when: [
            ...one.when,
            { subject: `the code in ${folder === "." ? "this folder" : folder}`, is: `applied by ${program}` },
          ],
        };
      return program === "Terraform" && !isWhole && isSame(one, other.get(one.address)) ? [] : one;
    });
    return { ...file, resources };
  };
  return [...ofTofu.map((file) => taken(file, "OpenTofu")), ...ofTerraform.map((file) => taken(file, "Terraform"))];
}

/** Types by which an organization is declared and guarded. */
const guards = /^(?:aws|awscc)_(?:organizations|config|securityhub|controltower|cloudformation|iam_organizations)_/;

function byFolder(files: readonly DeclaringFile[]): ReadonlyMap<string, ReadonlyMap<string, Resource>> {
  const folders = new Map<string, Map<string, Resource>>();
  for (const { path, resources } of files) {
    const folder = posix.dirname(path);
    const have = folders.get(folder) ?? new Map<string, Resource>();
    folders.set(folder, have);
    for (const one of resources) have.set(one.address, one);
  }
  return folders;
}

/** Whether two resources say the same, wherever it stands. */
function isSame(one: Resource, other: Resource | undefined): boolean {
  return other !== undefined && contentOf(one) === contentOf(other);
}

function contentOf({ type, action, properties, when }: Resource): string {
  const isPlace = (key: string) => key === "via" || key === "at" || key === "keyAt" || key === "written";
  return JSON.stringify([type, action, properties, when], (key, value) => (isPlace(key) ? undefined : value));
}
