import { dirname, resolve } from "node:path";
import { readOwnFile } from "../inputs/repository-file.ts";
import { displayPath } from "../inputs/workspace.ts";
import { BaselineError, readBaseline, type WrittenBaseline } from "./baseline-text.ts";

/** A baseline above this size, in bytes, is refused. */
const maxBytes = 64_000_000;

/** A baseline file of a run: its paths are relative to its folder, so that it means the same from every folder. */
export interface BaselineFile {
  readonly cwd: string;
  /** Absolute. */
  readonly file: string;
}

/** A baseline with the paths of reports. `from`: where its content is read, the base's copy for instance. */
export function loadBaseline({ cwd, file }: BaselineFile, from: string = file): WrittenBaseline {
  const path = displayPath(cwd, file);
  const bytes = readOwnFile(cwd, from, maxBytes);
  if (typeof bytes === "string")
    throw new BaselineError(`the baseline ${path} cannot be read: ${bytes}; --update-baseline writes one`);
  const source = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  return readBaseline(path, source, (relative) => displayPath(cwd, resolve(dirname(file), relative)));
}
