import { existsSync, readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { constants, Script } from "node:vm";
import { rolldown } from "rolldown";
import { expect } from "vitest";

/**
 * A Stryker test runner that stays in one process. Vitest starts a worker and loads every module again for each of
 * the eight thousand mutants, which takes most of the time; here each test file is bundled once, and its bundle is
 * evaluated afresh for each mutant, so that no cache of one mutant lives on in the next.
 *
 * Loading a file counts as a test of its own: what runs there (tables, constants) is asked of all tests of the file.
 */
export const strykerPlugins = [{ kind: "TestRunner", name: "bundled", factory: bundledRunner }];
bundledRunner.inject = ["options"];

/** In the order in which they are asked: the sooner one fails, the better. */
const testFiles = [
  ...testsIn("test/policy").filter((path) => !path.endsWith("/laws.test.ts")),
  "test/reporters/scp-text.test.ts",
  "test/policy/laws.test.ts",
  ...testsIn("test/coverage"),
  "test/rules/device-declarations.test.ts",
  "test/fixtures.test.ts",
];

function testsIn(folder) {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".test.ts"))
    .map((name) => `${folder}/${name}`);
}

/** They ask policies only in passing: what they notice of one, the tests of policies notice. */
const aboutOrganizations = /coverage|rules|fixtures/;

/** These take seconds, and look at nothing but the budget of the search. */
const exhausting = "policies made to exhaust";
const withBudget = /policy\/(?:search|regions|candidates)\.ts$/;

/** The same cases for every mutant, none of them shrunk, and few of them: tables are to notice a mutant. */
const fastCheck = createRequire(join(process.cwd(), "package.json"))("fast-check"); // as the bundles load it
fastCheck.configureGlobal({ seed: 20_260_101, endOnFailure: true, interruptAfterTimeLimit: 60 });

/** Through this the instrumented code asks which mutant is on, and counts. */
globalThis.__stryker__ ??= {};
const stryker = globalThis.__stryker__;

function bundledRunner() {
  let files = [];
  return {
    capabilities: () => ({ reloadEnvironment: true }),
    async init() {
      files = await Promise.all(testFiles.map(bundle));
    },
    async dryRun() {
      Object.assign(stryker, { activeMutant: undefined, hitLimit: undefined, hitCount: undefined });
      const tests = [];
      for (const file of files) tests.push(...(await runFile(file, { wanted: () => true, bail: false })));
      return { status: "complete", tests, mutantCoverage: stryker.mutantCoverage };
    },
    async mutantRun({ activeMutant, testFilter, hitLimit }) {
      Object.assign(stryker, { activeMutant: activeMutant.id, hitLimit, hitCount: 0 });
      const asked = new Set(testFilter ?? files.map(loadId));
      const isAsked = (file, id) => asked.has(loadId(file)) || asked.has(id);
      const spared = withBudget.test(activeMutant.fileName) ? null : exhausting;
      const isOfPolicies = activeMutant.fileName.includes("/policy/");
      let nrOfTests = 0;
      for (const file of files) {
        if (isOfPolicies && aboutOrganizations.test(file.name)) continue;
        if (![...asked].some((id) => id.startsWith(`${file.name}#`))) continue;
        const wanted = (id) => isAsked(file, id) && (spared === null || !id.includes(spared));
        const results = await runFile(file, { wanted, bail: true });
        if (hitLimit !== undefined && stryker.hitCount > hitLimit) return { status: "timeout", reason: "hit limit" };
        nrOfTests += results.length;
        const failed = results.find((result) => result.status === failure);
        if (failed)
          return { status: "killed", killedBy: [failed.id], failureMessage: failed.failureMessage, nrOfTests };
      }
      return { status: "survived", nrOfTests };
    },
  };
}

const success = 0;
const failure = 1;

const loadId = (file) => `${file.name}#load`;

async function runFile(file, { wanted, bail }) {
  const results = [];
  const attempt = async (id, run) => {
    const start = performance.now();
    const result = { id, name: id, status: success };
    stryker.currentTestId = id;
    try {
      await run();
    } catch (error) {
      Object.assign(result, { status: failure, failureMessage: String(error?.message ?? error) });
    }
    stryker.currentTestId = undefined;
    // What a test takes makes the time limit of its mutants: the slow ones are no measure.
    results.push({ ...result, timeSpentMs: Math.min(performance.now() - start, 200) });
    return result.status === success || !bail;
  };
  let tests = [];
  let after = [];
  const goesOn = await attempt(loadId(file), () => {
    ({ tests, after } = file.load());
  });
  if (!goesOn) return results;
  for (const { name, run } of tests) {
    const id = `${file.name}#${name}`;
    if (!wanted(id)) continue;
    if (!(await attempt(id, run))) break;
  }
  for (const run of after) await run();
  return results;
}

/** Bundles a test file of the sandbox, once: Stryker starts the process again after each mutant that hangs. */
async function bundle(name) {
  const path = join(process.cwd(), name);
  const outfile = `${path}.bundle.cjs`;
  if (!existsSync(outfile)) await writeBundle(path, outfile);
  const source = `(function (require, module, exports) {${await readFile(outfile, "utf8")}\n})`;
  const script = new Script(source, {
    filename: path,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  const outside = createRequire(path);
  const load = () => {
    const { api, collected } = collector();
    const module = { exports: {} };
    script.runInThisContext()((id) => (id === "vitest" ? api : outside(id)), module, module.exports);
    return collected;
  };
  return { name, load };
}

/** Packages stay outside: they are loaded once. */
async function writeBundle(path, outfile) {
  const build = await rolldown({
    input: path,
    platform: "node",
    external: (id) => !/^[./]/.test(id),
    transform: { target: "node20.19" },
    plugins: [{ name: "import.meta", transform: { filter: { id: /\.ts$/ }, handler: withPlace } }],
    logLevel: "silent",
  });
  await build.write({ file: outfile, format: "cjs", codeSplitting: false });
  await build.close();
}

/** A bundle has one place, its modules have many. */
function withPlace(text, path) {
  return text
    .replaceAll("import.meta.dirname", JSON.stringify(dirname(path)))
    .replaceAll("import.meta.filename", JSON.stringify(path))
    .replaceAll("import.meta.url", JSON.stringify(`file://${path}`));
}

/** As much of vitest as the test files use. */
function collector() {
  const collected = { tests: [], after: [] };
  const path = [];
  const describe = (name, body) => {
    path.push(name);
    body();
    path.pop();
  };
  const it = (name, run) => collected.tests.push({ name: [...path, name].join(" "), run });
  const each = (declare) => (rows) => (name, body) => {
    for (const [index, row] of rows.entries()) {
      const given = Array.isArray(row) ? row : [row];
      declare(title(name, given, index), () => body(...given));
    }
  };
  for (const declare of [describe, it]) {
    declare.each = each(declare);
    declare.skipIf = (skipped) => (skipped ? () => {} : declare);
    declare.skip = () => {};
  }
  return { api: { describe, it, test: it, expect, afterAll: (run) => collected.after.push(run) }, collected };
}

/** Unique by the row's number: a title need not show all that differs. */
function title(name, row, index) {
  let next = 0;
  const shown = name.replaceAll(/%[sjdio]/g, () => String(row[next++]));
  return `${shown} [${index}]`;
}
