import { resolve } from "node:path";
import type { SourceRead, Sources } from "../fixes/sources.ts";
import { settledPath } from "../inputs/added-files.ts";
import { readRegularFile } from "../inputs/regular-file.ts";
import { isInside, maxCompanionBytes, pathsIn, repositoryRoot } from "../inputs/workspace.ts";
import type { Texts } from "./linted-folder.ts";

/** The texts that edits are made in: what the editor holds, else what stands on the disk inside the repository. */
export class OpenSources implements Sources {
  readonly #cwd: string;
  readonly #root: string;
  readonly #open: Texts;

  constructor(cwd: string, open: Texts) {
    this.#cwd = cwd;
    this.#root = settledPath(repositoryRoot(cwd));
    this.#open = open;
  }

  read(path: string): SourceRead {
    const absolute = resolve(this.#cwd, path);
    const text = this.#open.get(absolute);
    if (text !== undefined) return { kind: "text", path, text };
    if (!isInside(settledPath(absolute), this.#root))
      return { kind: "refused", reason: "it lies outside of the repository" };
    const bytes = readRegularFile(absolute, maxCompanionBytes);
    if (typeof bytes === "string") return { kind: "refused", reason: bytes };
    try {
      return { kind: "text", path, text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes) };
    } catch {
      return { kind: "refused", reason: "it is not UTF-8 text" };
    }
  }

  list(folder: string): readonly string[] {
    return pathsIn(folder, this.#cwd, this.#root);
  }
}
