import { existsSync } from "node:fs";
import { join, resolve } from "node:path";

/** The folder of the repository. */
export const repository = join(import.meta.dirname, "..", "..");

/**
 * Real templates, plans and modules that some tests read. They are no part of the repository: they lie beside it, or
 * where `ROOTRAIL_CORPUS` says. Where they are missing, `hasCorpus` is false, and those tests are shown as skipped.
 */
export const corpus = resolve(process.env["ROOTRAIL_CORPUS"] ?? join(repository, "..", "shared", "corpus"));
export const hasCorpus = existsSync(join(corpus, "INDEX.tsv"));
