/** `npm run mutation -- --mutate src/policy/match.ts` asks for one file; `docs/security.md` says what this is for. */
export default {
  mutate: ["src/policy/*.ts", "src/coverage/**/*.ts"],
  testRunner: "bundled",
  plugins: ["./scripts/mutation-runner.mjs"],
  coverageAnalysis: "perTest",
  ignorePatterns: ["dist", ".fuzz", "bench"],
  tempDirName: ".fuzz/stryker",
  reporters: ["progress-append-only", "clear-text", "json"],
  jsonReporter: { fileName: ".fuzz/mutation.json" },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  // A loop without an end is mostly cut by the count of its steps; this is for the rest.
  timeoutMS: 2000,
  // TypeScript 7 has no API that Stryker asks for: the bundler strips the types, and nothing else reads this.
  tsconfigFile: "none",
};
