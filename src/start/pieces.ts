import { join } from "node:path";
import { CompiledFile } from "./compiled.ts";

/** A module of the program as the build writes it: a function that runs it. */
type Piece = (module: { exports: unknown }, exports: unknown, require: (name: string) => unknown) => void;

/**
 * The bundled program: pieces that run when another piece asks for them, several to a file, so that a start opens few
 * files and compiles only what it needs.
 */
export class Pieces {
  readonly #folder: string;
  readonly #homes: Readonly<Record<string, string>>;
  readonly #cache: (file: string) => string | undefined;
  readonly #requireOther: (name: string) => unknown;
  readonly #files = new Map<string, CompiledFile>();
  readonly #loaded = new Map<string, { exports: unknown }>();

  /** `homes`: the file of each piece; `requireOther`: loads what is none, such as Node's own modules. */
  constructor(
    folder: string,
    homes: Readonly<Record<string, string>>,
    build: string,
    requireOther: (name: string) => unknown,
  ) {
    this.#folder = folder;
    this.#homes = homes;
    this.#requireOther = requireOther;
    const isOff = process.env["NODE_DISABLE_COMPILE_CACHE"] !== undefined;
    const kind = `${build}-${process.version}-${process.arch}`;
    // Beside the code that it is made of: who can write there could change the code as well.
    process.once("exit", () => {
      const ran = [...this.#loaded.keys()];
      for (const file of this.#files.values()) file.keep(ran);
    });
    this.#cache = (file) => (isOff ? undefined : join(folder, "compiled", `${kind}-${file}`));
  }

  /** What a piece exports; it runs once. */
  readonly run = (name: string): unknown => {
    const loaded = this.#loaded.get(name);
    if (loaded) return loaded.exports;
    const home = this.#homes[name];
    if (home === undefined) return this.#requireOther(name);
    const file = this.#files.get(home) ?? this.#open(home);
    const piece = (file.value as Readonly<Record<string, Piece>>)[name];
    if (!piece) throw new Error(`${home} has no ${name}`);
    const module = { exports: {} };
    this.#loaded.set(name, module);
    piece(module, module.exports, this.run);
    return module.exports;
  };

  #open(name: string): CompiledFile {
    const file = new CompiledFile(join(this.#folder, name), this.#cache(name));
    this.#files.set(name, file);
    return file;
  }
}
