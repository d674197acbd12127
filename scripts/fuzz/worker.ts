import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runCli } from "../../src/cli/program.ts";
import { caseOf, type FuzzCase, type Kind, kinds, readSeeds, writeCase } from "./cases.ts";
import { type FuzzEnding, verdictOf } from "./oracle.ts";

/** Runs cases in this process until the time is over, or up to a seed, and tells the parent of each; the parent watches the clock. */
const [first = "0", seconds = "10", only = "", last = "Infinity"] = process.argv.slice(2);
const seeds = readSeeds(process.cwd());
/** Deep enough that `..` leads nowhere else. */
const top = mkdtempSync(join(tmpdir(), "rootrail-fuzz-"));
const folder = join(top, "a/b/c/d");
const until = performance.now() + Number(seconds) * 1000;
const kind = kinds.find((one): one is Kind => one === only);

async function run({ args }: FuzzCase): Promise<FuzzEnding> {
  let stdout = "";
  let stderr = "";
  const started = performance.now();
  const io = {
    cwd: folder,
    env: {},
    stdout: {
      write: (text: string) => {
        stdout += text;
      },
    },
    stderr: {
      write: (text: string) => {
        stderr += text;
      },
    },
    clock: () => performance.now(),
    readStdin: async () => new Uint8Array(),
  };
  try {
    const code = await runCli(args, io);
    return { code, stdout, stderr, thrown: undefined, milliseconds: performance.now() - started };
  } catch (thrown) {
    return { code: undefined, stdout, stderr, thrown, milliseconds: performance.now() - started };
  }
}

const tell = (message: object) => new Promise<void>((done) => void process.send?.(message, () => done()));
for (let seed = Number(first); seed < Number(last) && (seconds === "0" || performance.now() < until); seed += 1) {
  const one = caseOf(seed, seeds, kind);
  writeCase(one, folder);
  await tell({ starts: seed });
  const ending = await run(one);
  const fault = verdictOf(one.args, ending);
  await tell({ ended: seed, kind: one.kind, code: ending.code, milliseconds: ending.milliseconds, fault });
  if (seconds === "0") break;
}
rmSync(top, { recursive: true, force: true });
process.disconnect?.();
