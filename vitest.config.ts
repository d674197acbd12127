import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/**
 * `source`, which `npm test` runs, mirrors `src/` and runs it in the process. `product`, which `npm run test:product`
 * runs, attacks what the build made, as a user, a pipeline or an enemy would, and takes minutes.
 */
export default defineConfig({
  test: {
    maxWorkers: availableParallelism(),
    testTimeout: 60_000,
    globalSetup: "test/support/temporary-files.ts",
    projects: [
      { extends: true, test: { name: "source", include: ["test/**/*.test.ts"], exclude: ["test/product/**"] } },
      { extends: true, test: { name: "product", include: ["test/product/**/*.test.ts"] } },
    ],
  },
});
