import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { write } from "../support/folder.ts";
import { GitRepository } from "../support/git-repository.ts";
import { repository } from "../support/repository.ts";
import { runCli } from "../support/run-cli.ts";

/**
 * The examples of a page, run as a reader would: blocks with `file=` or `base=` are files of a repository, those with
 * `change=` are written on a branch, and each `$ rootrail …` must print the lines below it, in their order; `…` stands
 * for any text.
 */
interface Block {
  readonly info: string;
  readonly text: string;
}

function blocksOf(page: string): readonly Block[] {
  const text = readFileSync(join(repository, "docs", page), "utf8");
  return [...text.matchAll(/^```(.*)\n([\s\S]*?)^```$/gm)].map(([, info = "", body = ""]) => ({ info, text: body }));
}

function fileOf({ info }: Block): { readonly side: string; readonly path: string } | undefined {
  const [, side, path] = /\b(file|base|change)=(\S+)/.exec(info) ?? [];
  return side !== undefined && path !== undefined ? { side, path } : undefined;
}

function commandsOf(text: string): readonly { readonly args: readonly string[]; readonly lines: readonly string[] }[] {
  return text
    .split(/^\$ rootrail /m)
    .slice(1)
    .map((part) => {
      const [command = "", ...lines] = part.trimEnd().split("\n");
      return { args: command.split(" "), lines };
    });
}

/** The lines stand in the output one after the other. */
function expectLines(output: string, lines: readonly string[]): void {
  let rest = output;
  for (const line of lines) {
    const pattern = line
      .trim()
      .split("…")
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    const match = new RegExp(pattern.join(".*")).exec(rest);
    expect(match, `${JSON.stringify(line)} is printed, in its place, by\n${output}`).not.toBeNull();
    rest = rest.slice((match?.index ?? 0) + (match?.[0].length ?? 0));
  }
}

describe.each(["configuration.md", "exceptions.md", "diff.md", "first-guardrail-tests.md"])("docs/%s", (page) => {
  it("shows what rootrail does", async () => {
    const blocks = blocksOf(page);
    const before = blocks.flatMap((block) => {
      const file = fileOf(block);
      return file && file.side !== "change" ? [[file.path, block.text] as const] : [];
    });
    const repo = new GitRepository(Object.fromEntries(before));
    let count = 0;
    for (const block of blocks) {
      const file = fileOf(block);
      if (file?.side === "change") write(repo.folder, file.path, block.text);
      for (const { args, lines } of block.info === "console" ? commandsOf(block.text) : []) {
        const run = await runCli(args, { cwd: repo.folder });
        expectLines(run.stdout + run.stderr, lines);
        count += 1;
      }
    }
    expect(count).toBeGreaterThan(1);
  });
});
