import { ConfigError } from "../config/read.ts";
import { readTestFile, testFileName } from "../guardrail-tests/test-file.ts";
import type { ShapeProblem } from "../syntax/shape.ts";

/** What is wrong with a test file; empty for any other file. */
export async function faultsOfTestFile(path: string, text: string): Promise<readonly ShapeProblem[]> {
  if (!testFileName.test(path)) return [];
  try {
    await readTestFile(path, text);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}
