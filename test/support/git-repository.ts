import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { folderOf, write } from "./folder.ts";

/** A real git repository in a temporary folder, with the files committed on `main` and a branch `work` checked out. */
export class GitRepository {
  readonly folder: string;

  constructor(files: Readonly<Record<string, string>>) {
    this.folder = folderOf(files);
    this.git("init", "--quiet", "--initial-branch=main");
    this.commit("base");
    this.git("switch", "--quiet", "--create", "work");
  }

  /** `null` removes a file. */
  change(files: Readonly<Record<string, string | null>>): void {
    for (const [path, content] of Object.entries(files)) {
      if (content === null) rmSync(join(this.folder, path));
      else write(this.folder, path, content);
    }
  }

  commit(message: string): void {
    this.git("add", "--all");
    this.git("commit", "--quiet", "--allow-empty", `--message=${message}`);
  }

  git(...args: readonly string[]): string {
    const settings = ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false"];
    const run = spawnSync("git", [...settings, "-C", this.folder, ...args], {
      encoding: "utf8",
      env: { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_SYSTEM: "/dev/null" },
    });
    if (run.status !== 0) throw new Error(`git ${args.join(" ")}: ${run.stderr}`);
    return run.stdout.trim();
  }
}
