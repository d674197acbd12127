import { posix } from "node:path";
import type { Workspace } from "../../../format.ts";
import { type Expr, literalText } from "../syntax/ast.ts";
import { SecondOpinion } from "../syntax/hcl2.ts";
import { type InstalledModule, isWhatIsAskedFor, readManifest } from "./installed-modules.ts";
import {
  type Declaration,
  decode,
  inFolder,
  type Loading,
  loadModule,
  type Module,
  maxHeldText,
  normalFolder,
  textLength,
} from "./module.ts";

/** Where the code of a module call is, or why it cannot be had. */
export type CallTarget =
  | { readonly kind: "folder"; readonly folder: string }
  | { readonly kind: "remote"; readonly source: string }
  | { readonly kind: "unknown" };

/** Loads folders once, and knows where a module call leads. */
export class ModuleFolders {
  readonly #workspace: Workspace;
  readonly #loading: Loading;
  readonly #loaded = new Map<string, Module>();
  readonly #manifests = new Map<string, ReadonlyMap<string, InstalledModule>>();
  #cachedText = 0;

  constructor(workspace: Workspace, loading: Loading = { other: new SecondOpinion() }) {
    this.#workspace = workspace;
    this.#loading = loading;
  }

  load(folder: string): Module {
    const key = normalFolder(folder);
    const have = this.#loaded.get(key);
    if (have) return have;
    const module = loadModule(this.#workspace, key, this.#loading);
    this.#cachedText += textLength(module);
    if (this.#cachedText > maxHeldText) {
      this.#loaded.clear();
      this.#cachedText = textLength(module);
    }
    this.#loaded.set(key, module);
    return module;
  }

  /** Lets go of a folder; it is read again if it is asked for. */
  release(folder: string): void {
    const key = normalFolder(folder);
    this.#cachedText -= textLength(this.#loaded.get(key));
    this.#loaded.delete(key);
    this.#loading.built?.delete(key);
  }

  /**
   * The folder of a call: `./x` and `../x` beside the calling folder; anything else by the manifest that
   * `terraform init` leaves in the root folder. `path`: the names of the calls from the root, this one last. `evaluated`:
   * the source where it is known better than by defaults.
   */
  target(
    root: string,
    caller: string,
    call: Declaration,
    path: readonly string[],
    evaluated?: string | undefined,
  ): CallTarget {
    const source = evaluated ?? sourceByDefaults(call.attributes.get("source")?.node.value, this.load(caller));
    if (source === undefined) return { kind: "unknown" };
    if (isLocalSource(source)) return { kind: "folder", folder: normalFolder(posix.join(caller, source)) };
    const installed = this.#manifest(root).get(path.join("."));
    const version = literalText(call.attributes.get("version")?.node.value);
    return installed && isWhatIsAskedFor(installed, source, version)
      ? { kind: "folder", folder: installed.folder }
      : { kind: "remote", source };
  }

  /** Whether a folder can be listed and holds configuration. */
  hasConfiguration(folder: string): boolean {
    return this.load(folder).files.length > 0;
  }

  /** `.terraform/modules/modules.json` of a root folder: dotted call path → folder. */
  #manifest(root: string): ReadonlyMap<string, InstalledModule> {
    const have = this.#manifests.get(root);
    if (have) return have;
    const read = this.#workspace.read(inFolder(root, ".terraform/modules/modules.json"));
    const folders = read.kind === "ok" ? readManifest(decode(read.bytes), root) : new Map<string, InstalledModule>();
    this.#manifests.set(root, folders);
    return folders;
  }
}

/** Whether a call has the same source whatever variables are given; OpenTofu takes variables and locals in it. */
export function hasFixedSource({ attributes }: Declaration): boolean {
  return literalText(attributes.get("source")?.node.value) !== undefined;
}

/** Variables and locals that lead to each other. */
const maxReferences = 8;

/** A source text, in which OpenTofu takes variables and locals: those with a literal for a default or a value. */
function sourceByDefaults(expr: Expr | undefined, module: Module, left = maxReferences): string | undefined {
  const literal = literalText(expr);
  if (literal !== undefined || left === 0) return literal;
  if (expr?.kind === "template") {
    const parts = expr.parts.map((part) => {
      if (part.kind === "text") return part.value;
      return part.kind === "interpolation" ? sourceByDefaults(part.value, module, left - 1) : undefined;
    });
    return parts.every((part) => part !== undefined) ? parts.join("") : undefined;
  }
  if (expr?.kind !== "attribute" || expr.of.kind !== "name") return undefined;
  const { name, of } = expr;
  const referred =
    of.name === "var"
      ? module.variables.get(name)?.attributes.get("default")
      : of.name === "local"
        ? module.locals.get(name)
        : undefined;
  return referred && sourceByDefaults(referred.node.value, module, left - 1);
}

/** Terraform, "Module Sources": local paths begin with `./` or `../`. */
function isLocalSource(source: string): boolean {
  return /^\.\.?(?:[/\\]|$)/.test(source);
}
