import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/**
 * `source`, which `npm test` runs, mirrors `src/` and runs it in the process; its files share what a worker has loaded,
 * which halves the time. `mocked` belongs to it: files that put another module in the place of one of ours, which works
 * only where nothing is loaded yet. `product`, which `npm run test:product` runs, attacks what the build made, as a user, a
 * pipeline or an enemy would, and takes minutes.
 */
const mocked = "test/**/*.mocked.test.ts";

export default defineConfig({
  test: {
    maxWorkers: availableParallelism(),
    // Ends what hangs, and nothing else: a law that takes ten seconds alone takes a minute and more beside three other suites.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    globalSetup: "test/support/temporary-files.ts",
    setupFiles: "test/support/random-cases.ts",
    projects: [
      {
        extends: true,
        test: {
          name: "source",
          include: ["test/**/*.test.ts"],
          exclude: ["test/product/**", mocked],
          isolate: false,
        },
      },
      { extends: true, test: { name: "mocked", include: [mocked] } },
      { extends: true, test: { name: "product", include: ["test/product/**/*.test.ts"] } },
    ],
  },
});
