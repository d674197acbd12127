import { parseJson } from "../../../../syntax/json.ts";
import { child, type SyntaxNode } from "../../../../syntax/node.ts";
import { inFolder, normalFolder } from "./module.ts";

/** What `terraform init` installed for one call. */
export interface InstalledModule {
  /** Relative to the working directory. */
  readonly folder: string;
  /** The source and the version that were asked for then, where the manifest tells them. */
  readonly source?: string;
  readonly version?: string;
}

/** The manifest that `terraform init` leaves in a root folder: dotted call path → module. */
export function readManifest(text: string, root: string): ReadonlyMap<string, InstalledModule> {
  const installed = new Map<string, InstalledModule>();
  const parsed = parseJson(text);
  const modules = parsed.ok ? child(parsed.root, "Modules") : undefined;
  if (modules?.kind !== "list") return installed;
  for (const one of modules.items) {
    const [key, dir] = [child(one, "Key"), textOf(one, "Dir")];
    const [source, version] = [textOf(one, "Source"), textOf(one, "Version")];
    if (key?.kind !== "scalar" || dir === undefined) continue;
    const folder = normalFolder(inFolder(root, dir.replaceAll("\\", "/")));
    installed.set(String(key.value), {
      folder,
      ...(source !== undefined && { source }),
      ...(version !== undefined && { version }),
    });
  }
  return installed;
}

function textOf(node: SyntaxNode, key: string): string | undefined {
  const value = child(node, key);
  return value?.kind === "scalar" && typeof value.value === "string" ? value.value : undefined;
}

/**
 * Whether what is installed is what a call asks for now: Terraform and OpenTofu refuse to plan with anything else. Sources of a
 * registry are compared by their address, and their host where both have one, with the version; of others only the revision that
 * they name (`ref`), since they are written down in another form. `version`: the constraint, where it is a literal.
 */
export function isWhatIsAskedFor(installed: InstalledModule, source: string, version: string | undefined): boolean {
  const from = installed.source ?? "";
  // A text without a slash is no address: the manifest does not tell.
  if (!from.includes("/")) return true;
  const [asked, have] = [registryAddress(source), registryAddress(from)];
  if (!asked || !have) return asked === have && revisionOf(source) === revisionOf(from);
  const isSameHost = asked.host === undefined || have.host === undefined || asked.host === have.host;
  if (!isSameHost || asked.path !== have.path) return false;
  return version === undefined || installed.version === undefined || satisfies(installed.version, version);
}

/** `registry.example.com/corp/mfa/aws//inner` taken apart; `undefined` for a source that is not in a registry. */
function registryAddress(source: string): { readonly host: string | undefined; readonly path: string } | undefined {
  const [, host, path] =
    /^(?:([\w-]+(?:\.[\w-]+)+(?::\d+)?)\/)?([\w-]+\/[\w-]+\/[\w-]+(?:\/\/.*)?)$/.exec(source) ?? [];
  return path === undefined || /^(?:github\.com|bitbucket\.org)$/.test(host ?? "") ? undefined : { host, path };
}

function revisionOf(source: string): string | undefined {
  return /[?&]ref=([^&]*)/.exec(source)?.[1];
}

/** Numbers of a version and what stands behind a hyphen: `1.2.3-beta`. */
interface Version {
  readonly numbers: readonly number[];
  readonly prerelease: string;
}

function versionOf(text: string): Version | undefined {
  const [, numbers, prerelease = ""] = /^v?(\d+(?:\.\d+){0,3})(?:-([\w.-]+))?(?:\+.*)?$/.exec(text.trim()) ?? [];
  return numbers === undefined ? undefined : { numbers: numbers.split(".").map(Number), prerelease };
}

/** Whether a version meets a constraint such as `~> 1.2, != 1.2.5`; what cannot be read is taken to. Source: Terraform, "Version Constraints". */
function satisfies(version: string, constraint: string): boolean {
  const have = versionOf(version);
  return !have || constraint.split(",").every((one) => meets(have, one.trim()));
}

function meets(have: Version, constraint: string): boolean {
  const [, operator = "=", text = ""] = /^(=|!=|>=?|<=?|~>)?\s*(\S+)$/.exec(constraint) ?? [];
  const wanted = versionOf(text);
  // A release before the first one is taken by its exact name alone.
  if (!wanted || have.prerelease !== "" || wanted.prerelease !== "")
    return !wanted || operator !== "=" || isEqual(have, wanted);
  const order = compared(have.numbers, wanted.numbers);
  if (operator === "~>") return order >= 0 && isBelowNext(have.numbers, wanted.numbers);
  if (operator === "!=") return order !== 0;
  if (operator === "=") return order === 0;
  return operator.startsWith(">")
    ? order > 0 || (order === 0 && operator === ">=")
    : order < 0 || (order === 0 && operator === "<=");
}

function isEqual(one: Version, other: Version): boolean {
  return compared(one.numbers, other.numbers) === 0 && one.prerelease === other.prerelease;
}

/** `~> 1.2` takes `1.x`, `~> 1.2.3` takes `1.2.x`: only the last number that is written may grow. */
function isBelowNext(have: readonly number[], wanted: readonly number[]): boolean {
  const kept = wanted.length === 1 ? [] : wanted.slice(0, -1);
  return kept.every((number, index) => number === (have[index] ?? 0));
}

function compared(one: readonly number[], other: readonly number[]): number {
  for (let index = 0; index < Math.max(one.length, other.length); index += 1) {
    const difference = (one[index] ?? 0) - (other[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
