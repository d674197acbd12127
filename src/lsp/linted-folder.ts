import { resolve } from "node:path";
import { ConfigError } from "../config/read.ts";
import { lint } from "../engine/lint.ts";
import type { LintOptions } from "../engine/options.ts";
import { LintCache } from "../engine/read-cache.ts";
import type { LintResult } from "../engine/result.ts";
import { readRegularFile } from "../inputs/regular-file.ts";
import { displayPath, isInside, maxCompanionBytes } from "../inputs/workspace.ts";
import type { Location } from "../model/location.ts";
import { UsageError } from "../model/usage-error.ts";
import { jsonFault } from "./half-typed-json.ts";
import { fileOf } from "./places.ts";
import { faultsOfTestFile } from "./test-faults.ts";

/** Texts by absolute path. */
export type Texts = ReadonlyMap<string, string>;

/** Why an input or a configuration cannot be read. */
export interface InputFault {
  readonly message: string;
  readonly location: Location;
}

/** What a run over a folder and the texts of an editor found. */
export interface Snapshot {
  /** The folder, absolute: paths of the result are relative to it. */
  readonly cwd: string;
  /** What the editor held. */
  readonly open: Texts;
  /** The last texts that could be read, of files that cannot be read as they are now: what the result is of. */
  readonly stood: Texts;
  /** `null` before the first run that could be made. */
  readonly result: LintResult | null;
  readonly faults: readonly InputFault[];
  /** Why the run could not be made at all, where no place tells it. */
  readonly failure: string | null;
  /** The options of the run, for others like it. */
  readonly options: LintOptions;
}

/** JSON that is no Terraform code, whose faults are told anyway. */
const isJsonBesideCode = /(?<!\.(?:tf|tofu|tfvars))\.json$/i;

/** How often a run is made again with earlier texts: a configuration, and what it leads to. */
const maxAttempts = 3;

/** A folder that is linted as a whole, again and again. */
export class LintedFolder {
  readonly cwd: string;
  readonly #options: LintOptions;
  /** The last texts that could be read, of the files that are open. */
  readonly #good = new Map<string, string>();
  readonly #cache = new LintCache();
  #last: LintResult | null = null;

  /** `options`: for every run, beside the folder and the texts. */
  constructor(cwd: string, options: LintOptions = {}) {
    this.cwd = cwd;
    this.#options = options;
  }

  /**
   * Lints the folder with the texts of an editor. While a text cannot be read, the last one of its file that could be stands for
   * it, so that only the fault itself is new.
   */
  async run(open: Texts, signal?: AbortSignal): Promise<Snapshot> {
    for (const path of this.#good.keys()) if (!open.has(path)) this.#good.delete(path);
    const stood = new Map<string, string>();
    const told = this.#brokenJson(open);
    for (const path of told.keys()) stood.set(path, this.#goodText(path) ?? "");
    let attempt = await this.#attempt(open, stood, signal);
    for (let count = 1; count < maxAttempts; count += 1) {
      const broken = attempt.faults.filter(({ location }) => this.#isReplaceable(location, open, stood));
      if (broken.length === 0) break;
      for (const fault of broken) {
        const path = this.#fileOf(fault.location);
        stood.set(path, this.#goodText(path) ?? "");
        told.set(path, fault);
      }
      attempt = await this.#attempt(open, stood, signal);
    }
    const faulty = new Set(attempt.faults.map(({ location }) => this.#fileOf(location)));
    if (attempt.result)
      for (const [path, text] of open) if (!stood.has(path) && !faulty.has(path)) this.#good.set(path, text);
    this.#last = attempt.result ?? this.#last;
    const { failure, options } = attempt;
    const faults = [...told.values(), ...attempt.faults, ...(await this.#faultsOfTests(open))];
    return { cwd: this.cwd, open, stood, result: this.#last, faults, failure, options };
  }

  async #attempt(
    open: Texts,
    stood: Texts,
    signal: AbortSignal | undefined,
  ): Promise<Pick<Snapshot, "result" | "faults" | "failure" | "options">> {
    const files = new Map([...open, ...stood]);
    const options = { ...this.#options, cwd: this.cwd, files, cache: this.#cache };
    try {
      const result = await lint({ ...options, ...(signal && { signal }) });
      return { result, faults: faultsOf(result), failure: null, options };
    } catch (error) {
      if (error instanceof ConfigError) return { result: null, faults: error.problems, failure: null, options };
      if (error instanceof UsageError) return { result: null, faults: [], failure: error.message, options };
      throw error;
    }
  }

  /** Files that others read along, such as policies, and that are half typed. */
  #brokenJson(open: Texts): Map<string, InputFault> {
    const found = new Map<string, InputFault>();
    for (const [path, text] of open) {
      const shown = displayPath(this.cwd, path);
      if (!isJsonBesideCode.test(path) || !this.#cache.hasReader(shown)) continue;
      const fault = jsonFault(shown, text, this.#goodText(path));
      if (fault) found.set(path, fault);
    }
    return found;
  }

  /** What is wrong with guardrail tests that are open. */
  async #faultsOfTests(open: Texts): Promise<readonly InputFault[]> {
    const found: InputFault[] = [];
    for (const [path, text] of open)
      if (isInside(path, this.cwd)) found.push(...(await faultsOfTestFile(displayPath(this.cwd, path), text)));
    return found;
  }

  #isReplaceable(location: Location, open: Texts, stood: Texts): boolean {
    const path = this.#fileOf(location);
    if (!open.has(path) || stood.has(path)) return false;
    const good = this.#goodText(path);
    return good !== undefined && good !== open.get(path);
  }

  /** The last text of a file that is open that could be read; before there was one, what is saved. */
  #goodText(path: string): string | undefined {
    const good = this.#good.get(path);
    if (good !== undefined) return good;
    const saved = readRegularFile(path, maxCompanionBytes);
    return typeof saved === "string" ? undefined : new TextDecoder().decode(saved);
  }

  #fileOf({ path }: Location): string {
    return resolve(this.cwd, fileOf(path));
  }
}

function faultsOf({ report }: LintResult): readonly InputFault[] {
  return report.inputs.flatMap(({ error, errorLocation }) => {
    if (error === null || !errorLocation) return [];
    const { path, start } = errorLocation;
    const place = [`${path}:${start.line}:${start.column}: `, `${path}: `].find((one) => error.startsWith(one)) ?? "";
    return [{ message: error.slice(place.length), location: errorLocation }];
  });
}
