import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folderOf } from "../support/folder.ts";
import { runCli } from "../support/run-cli.ts";

const folder = folderOf({ "template.yaml": "" });
for (const shell of ["bash", "zsh", "fish"])
  writeFileSync(join(folder, shell), (await runCli(["completion", shell])).stdout);

const has = (shell: string) => spawnSync(shell, ["-c", "exit 0"]).status === 0;

function run(shell: string, args: readonly string[]): string {
  const done = spawnSync(shell, args, { cwd: folder, encoding: "utf8", timeout: 120_000 });
  expect(done.stderr).toBe("");
  return done.stdout;
}

/** What is typed, and what is among the suggestions. */
const typed: readonly [words: readonly string[], expected: readonly string[]][] = [
  [["li"], ["lint"]],
  [["comp"], ["completion"]],
  [
    ["lint", "--fail-on", ""],
    ["error", "never", "note", "warning"],
  ],
  [["lint", "--format", "sa"], ["sarif"]],
  [["explain", "root-"], ["root-virtual-mfa-device"]],
  [
    ["completion", ""],
    ["bash", "fish", "zsh"],
  ],
  [["init", "--guard"], ["--guardrails"]],
  [["--req"], ["--require-guardrails"]],
  [["lint", "--part"], ["--partition"]],
  [["coverage", "--part"], ["--partition"]],
  [["lint", "templ"], ["template.yaml"]],
];

describe.skipIf(!has("bash"))("bash", () => {
  it.each(typed)("completes %j to %j", (words, expected) => {
    const list = ["rootrail", ...words].map((word) => `'${word}'`).join(" ");
    const script = `source ./bash; COMP_WORDS=(${list}); COMP_CWORD=${words.length}; _rootrail; printf '%s\\n' "\${COMPREPLY[@]}"`;
    expect(run("bash", ["--norc", "-c", script]).trim().split("\n").sort()).toEqual(expected);
  });
});

describe.skipIf(!has("fish"))("fish", () => {
  it.each(typed)("completes %j to %j", (words, expected) => {
    const line = ["rootrail", ...words].join(" ");
    const output = run("fish", ["--no-config", "-c", `source ./fish; complete -C "${line}"`]);
    const suggestions = output
      .trim()
      .split("\n")
      .map((one) => one.split("\t")[0]);
    expect(suggestions).toEqual(expect.arrayContaining([...expected]));
  });
});

describe.skipIf(!has("zsh"))("zsh", () => {
  it("takes the script", () => {
    const script = "autoload -U compinit; compinit -u -d ./dump; source ./zsh; print $_comps[rootrail]";
    expect(run("zsh", ["-f", "-c", script])).toBe("_rootrail\n");
  });

  it.each(typed.filter(([, expected]) => expected.length === 1))("completes %j to %j", (words, [expected]) => {
    const line = ["rootrail", ...words].join(" ");
    const script = [
      "zmodload zsh/zpty",
      "rm -f got ready",
      "zpty shell zsh -f -i",
      `zpty -w shell "PS1=; cd '${folder}'; autoload -U compinit; compinit -u -d ./dump; source ./zsh; rootrail() { print -r -- \\$@ > got }; touch ready"`,
      "for try in {1..100}; do [[ -e ready ]] && break; zpty -r -t shell out; sleep 0.1; done",
      `zpty -w -n shell $'${line}\\t'`,
      "sleep 0.3",
      "zpty -w -n shell $'\\r'",
      "for try in {1..100}; do [[ -s got ]] && break; zpty -r -t shell out; sleep 0.1; done",
      "cat got",
    ].join("\n");
    const output = run("zsh", ["-f", "-c", script]);
    expect(output.trim().split(" ").at(-1)).toBe(expected);
  });
});

describe("completion", () => {
  it("names every command and flag that is declared", async () => {
    const [, help = ""] = (await runCli(["--help"])).stdout.split(/^Commands:$|^Examples:$/m);
    const commands = [...help.matchAll(/^ {2}([a-z]+)(?: |\|)/gm)].map((match) => match[1] ?? "");
    const script = (await runCli(["completion", "bash"])).stdout;
    for (const command of commands.filter((one) => one !== "help")) {
      expect(script).toContain(`    ${command}) options=`);
      const flags = (await runCli([command, "--help"])).stdout.match(/^ {2}(?:-\w, )?--[\w-]+/gm) ?? [];
      for (const flag of flags) expect(script).toContain(/--[\w-]+/.exec(flag)?.[0]);
    }
  });

  it("says which shells there are", async () => {
    const wrong = await runCli(["completion", "powershell"]);
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toContain("bash, zsh, fish");
  });
});
