import { defineConfig } from "vitest/config";

/** The quick tests of the decision: what mutation testing asks for every change. */
export default defineConfig({
  test: {
    include: [
      "test/policy/**/*.test.ts",
      "test/organization/**/*.test.ts",
      "test/rules/**/*.test.ts",
      "test/fixtures.test.ts",
    ],
    testTimeout: 60_000,
  },
});
