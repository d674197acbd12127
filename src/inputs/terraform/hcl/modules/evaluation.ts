import { fileStart, type Location, type RelatedLocation } from "../../../../model/location.ts";
import type { InputProblem } from "../../../../model/resource.ts";
import { isSymbol, opaque, type SymbolArgument, type ValueSymbol } from "../../../../model/symbol.ts";
import {
  type Assumption,
  bothAssumed,
  known,
  type UnknownValue,
  unknown,
  type Value,
  type Via,
} from "../../../../model/value.ts";
import type { Workspace } from "../../../format.ts";
import { Evaluator } from "../evaluate/evaluate.ts";
import { OneInstance } from "../evaluate/one-instance.ts";
import { Budget } from "../evaluate/scope.ts";
import { argumentsOf, symbolOfCall } from "../evaluate/symbols.ts";
import { fileOrigin } from "../evaluate/text-origin.ts";
import { invalid } from "../evaluate/unknowns.ts";
import { maxText } from "../evaluate/values.ts";
import { type Declaration, decode, inFolder, type Module, normalFolder } from "./module.ts";
import type { ModuleFolders } from "./module-folders.ts";
import type { ProviderTargets } from "./providers.ts";

/** Expressions that one root module may have evaluated, all of its modules together. */
const maxSteps = 200_000;
/** Module instances of one root module, and how deep calls may go. */
const maxModules = 1_000;
const maxModuleDepth = 24;

/** A whole resource or module instance that can be looked into. */
export interface Handle {
  readonly address: string;
  /** Whether it stands for all instances of a block, of which it is not known how many there are. */
  readonly isOpen: boolean;
  attribute(name: string): Value | undefined;
}

/** The value of a variable, evaluated when it is read, with the step that a message names it by. */
export interface Input {
  readonly step: Via;
  value(): Value;
  /** Of a called module: whether a variable of the root module that has its default makes it what it is. */
  restsOnDefault?(): boolean;
}

/** What a module is called with. */
export interface CallSettings {
  /** `""` for a root module, else `module.a["x"]`. */
  readonly address: string;
  readonly inputs: ReadonlyMap<string, Input>;
  readonly callers: readonly RelatedLocation[];
  readonly when: readonly Assumption[];
  /** Names of the calls from the root. */
  readonly path: readonly string[];
  /** Where the providers that it is given deploy to; none where nothing is known of any. */
  readonly providers?: ProviderTargets;
}

/** One instance of a module call, seen from the calling module. */
export interface Call {
  readonly folder: string;
  readonly caller: CallSettings;
  readonly name: string;
  readonly declared: Declaration;
  /** The source, where it can be evaluated. */
  readonly source: string | undefined;
  readonly address: string;
  readonly inputs: ReadonlyMap<string, Input>;
  readonly when: readonly Assumption[];
  readonly providers: ProviderTargets;
}

/** Where a call leads: to a module, or only to the source that it names. */
export type Entered =
  | { readonly kind: "module"; readonly module: Module; readonly settings: CallSettings }
  | { readonly kind: "elsewhere"; readonly source: string };

/** What all module instances below one root share. */
export class Evaluation {
  readonly root: string;
  readonly evaluator = new Evaluator(new Budget(maxSteps));
  readonly problems: InputProblem[] = [];
  readonly #workspace: Workspace;
  readonly #folders: ModuleFolders;
  readonly #handles = new WeakMap<ValueSymbol, Handle>();
  readonly #reported = new Set<string>();
  #modules = 0;

  constructor(workspace: Workspace, folders: ModuleFolders, root: string) {
    this.#workspace = workspace;
    this.#folders = folders;
    this.root = root;
  }

  rootModule(): Module {
    return this.#load(this.root);
  }

  /** A whole resource or module instance as an unknown value that can be looked into. */
  handle(kind: "attribute" | "data-source", handle: Handle): UnknownValue {
    const { address } = handle;
    return this.#looked({ kind, scope: "", address, attribute: "" }, handle);
  }

  #looked(symbol: ValueSymbol, handle: Handle): UnknownValue {
    this.#handles.set(symbol, handle);
    return unknown(symbol, { references: [{ address: handle.address, attribute: "" }] });
  }

  /** The resource or module that a value is as a whole; `undefined` for any other value. */
  handleOf(value: UnknownValue): Handle | undefined {
    const have = this.#handles.get(value.symbol);
    if (have) return have;
    // `each.value` where `for_each` goes over all instances of an open block: one of these.
    const { symbol } = value;
    const [, cause] = symbol.kind === "call" && symbol.name === "each.value" ? symbol.arguments : [];
    const all = cause !== undefined && isSymbol(cause) ? this.#handles.get(cause) : undefined;
    const one = all?.isOpen ? this.instanceOf(all, symbol) : undefined;
    if (one) this.#handles.set(symbol, one);
    return one;
  }

  /** One of the instances that an open handle stands for. */
  instance(of: UnknownValue, key: Value): UnknownValue | undefined {
    const handle = this.handleOf(of);
    if (!handle?.isOpen) return undefined;
    const symbol = symbolOfCall("instance", [of, key], of);
    const [argument] = argumentsOf([key]) ?? [];
    const one = this.instanceOf(handle, argument ?? symbol);
    return this.#looked(symbol, one);
  }

  /** What is the same for all instances stays so; everything else gets the key of the instance. */
  instanceOf({ address, attribute }: Handle, key: SymbolArgument): Handle {
    const ofInstance = new OneInstance(address, key, this.evaluator.conditions);
    return {
      address,
      isOpen: false,
      attribute: (name) => {
        const value = attribute(name);
        return value && ofInstance.value(value);
      },
    };
  }

  /** Follows a module call; what it leads to that is not here is reported once. */
  enter({ folder, caller, name, declared, source: evaluated, address, inputs, when, providers }: Call): Entered {
    const path = [...caller.path, name];
    const target = this.#folders.target(this.root, folder, declared, path, evaluated);
    const at = declared.file.location(declared.node.header);
    if (target.kind !== "folder") {
      const source = target.kind === "remote" ? target.source : "a source that is not a plain text";
      const message = `${address} comes from ${source}, which is not in the workspace: lint its plan, or run terraform init first.`;
      this.#unread(moduleKind(source), message, at, { once: requestOf(source), address });
      return { kind: "elsewhere", source };
    }
    const module = this.#load(target.folder);
    if (module.files.length === 0) {
      const message = `${address} leads to ${target.folder}, where no configuration of this workspace can be read.`;
      this.#unread("missing-module", message, at, { once: requestOf(target.folder), address });
      return { kind: "elsewhere", source: target.folder };
    }
    this.#modules += 1;
    if (path.length > maxModuleDepth || this.#modules > maxModules) {
      this.#unread("too-large", `${address} is not evaluated: module calls go too deep or are too many.`, at, {
        address,
      });
      return { kind: "elsewhere", source: target.folder };
    }
    const callers = [{ message: `called as ${address}`, location: at }, ...caller.callers];
    const settings = { address, inputs, callers, when: bothAssumed(caller.when, when), path, providers };
    return { kind: "module", module, settings };
  }

  file(path: string, at: Location): Value {
    const full = this.#path(path);
    const read = this.#workspace.read(full);
    if (read.kind === "missing") return invalid(`there is no file ${path}`, { at });
    if (read.kind !== "ok")
      return unknown({ kind: "remote-content", scope: "", of: "file", source: path, trouble: read.reason }, { at });
    const text = decode(read.bytes);
    if (text.length > maxText)
      return unknown(opaque("too-large", at, `the file ${path} is too large to be evaluated`), { at });
    const value = known(text, { at, via: [{ kind: "file", path: full, at: fileStart(full) }] });
    return { ...value, written: fileOrigin(full) };
  }

  hasFile(path: string, at: Location): Value {
    const { kind: status } = this.#workspace.read(this.#path(path));
    if (status === "ok" || status === "missing") return known(status === "ok", { at });
    return unknown({ kind: "remote-content", scope: "", of: "file-existence", source: path }, { at });
  }

  fileNames(folder: string): readonly string[] {
    return this.#workspace.listAll(this.#path(folder));
  }

  /** Paths of expressions count from where Terraform runs: the root module's folder. */
  #path(path: string): string {
    return path.startsWith("/") ? path : normalFolder(inFolder(this.root, path));
  }

  #load(folder: string): Module {
    const module = this.#folders.load(folder);
    if (!this.#reported.has(module.folder)) this.problems.push(...module.problems);
    this.#reported.add(module.folder);
    return module;
  }

  /** Reports once that the evaluation stopped at a limit. */
  cut(message: string, location: Location): void {
    if (!this.#reported.has(message))
      this.problems.push({ kind: "warning", code: "too-large", message, location, isPartial: true });
    this.#reported.add(message);
  }

  /** `once`: what is told a single time, by whatever calls; default: each place. */
  #unread(
    code: string,
    message: string,
    location: Location,
    { once, address }: { readonly once?: string | undefined; readonly address: string },
  ): void {
    const key = once ?? `${code} ${location.path} ${location.start.line}`;
    const resource = { format: "terraform-hcl", type: "module", address } as const;
    if (!this.#reported.has(key)) this.problems.push({ kind: "unread", code, message, location, resource });
    this.#reported.add(key);
  }
}

/** Whether a source is one of a registry, `hashicorp/consul/aws`, and not an address. Source: Terraform docs, "Module Sources". */
function moduleKind(source: string): string {
  return /^(?:[\w.-]+\.[\w-]+\/)?[\w-]+\/[\w-]+\/[\w-]+(?:\/\/.*)?$/.test(source) &&
    !/^(?:github\.com|bitbucket\.org)\//.test(source)
    ? "registry-module"
    : "remote-module";
}

/**
 * The module of Account Factory for Terraform by which accounts are asked for, one call for each account: where it is not
 * there, that is one thing to tell. Source: aws-ia/terraform-aws-control_tower_account_factory, `aft-account-request`.
 */
function requestOf(source: string): string | undefined {
  return /(?:^|\/)aft-account-request(?:[/?#]|$)/.test(source) ? `account-request ${source}` : undefined;
}
