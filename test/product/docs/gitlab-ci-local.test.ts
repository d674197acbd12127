import { spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { fakeCurl, templateOf } from "../../docs/gitlab.ts";
import { folderOf } from "../../support/folder.ts";
import { GitRepository } from "../../support/git-repository.ts";
import { repository } from "../../support/repository.ts";

/** Development only: the command line of a `gitlab-ci-local` (Node 22), which asks for `rsync` beside it. */
const command = process.env["GITLAB_CI_LOCAL"]?.split(" ");

const facts = join(folderOf(), "facts.jsonl");
const shims = folderOf({
  curl: fakeCurl(facts),
  "apt-get": "#!/bin/sh\n",
  // Installs this build under the name of the release.
  npm: `#!/bin/sh
mkdir -p node_modules/.bin
printf '#!/bin/sh\\nexec "${process.execPath}" "${join(repository, "dist/cli.js")}" "$@"\\n' > node_modules/.bin/rootrail
chmod +x node_modules/.bin/rootrail
`,
});
for (const name of readdirSync(shims)) chmodSync(join(shims, name), 0o755);

const device = "Resources:\n  Mfa:\n    Type: AWS::IAM::VirtualMFADevice\n    Properties: { Users: [root] }\n";

/** Runs the jobs of a project's `.gitlab-ci.yml` for a push to its default branch. */
function run(files: Readonly<Record<string, string>>, source: string, ...args: readonly string[]) {
  const project = new GitRepository(files);
  project.git("switch", "--quiet", "main");
  project.git("remote", "add", "origin", "git@gitlab.com:acme/payments.git");
  const variables = [`CI_PIPELINE_SOURCE=${source}`, "CI_API_V4_URL=https://x/api/v4", "ROOTRAIL_READ_TOKEN=x"];
  const [file = "", ...before] = command ?? [];
  const given = variables.flatMap((one) => ["--variable", one]);
  const ran = spawnSync(file, [...before, "--force-shell-executor", "--color", "false", ...given, ...args], {
    cwd: project.folder,
    encoding: "utf8",
    env: { ...process.env, PATH: `${shims}:${process.env["PATH"]}` },
  });
  return { folder: project.folder, status: ran.status, output: ran.stdout + ran.stderr };
}

describe.skipIf(!command)("the jobs for GitLab, where gitlab-ci-local is installed", () => {
  const template = templateOf("rootrail-facts");
  const including = { ".gitlab-ci.yml": "include:\n  - local: facts.yml\n", "facts.yml": template };

  it("publish a project's facts, and reduce those of a group", () => {
    const project = run({ ...including, "mfa.yaml": device }, "push");
    expect([project.status, project.output]).toEqual([0, expect.stringContaining("json schema validated")]);
    const [head = "", fact = ""] = readFileSync(join(project.folder, "facts.jsonl"), "utf8").split("\n");
    expect([JSON.parse(head).made, JSON.parse(fact).fact]).toEqual([expect.any(Number), "MfaDevice"]);
    copyFileSync(join(project.folder, "facts.jsonl"), facts);
    const organization = templateOf("rootrail-organization");
    const { status, output } = run({ ".gitlab-ci.yml": organization, "README.md": "" }, "schedule");
    expect([status, output]).toEqual([1, expect.stringContaining("acme/shop has no facts that can be had")]);
    expect(output).toContain("root-virtual-mfa-device");
  });

  it.each(["merge_request_event", "external_pull_request_event"])("publish nothing of a change (%s)", (source) => {
    const { status, output } = run(including, source, "--list");
    expect([status, output]).toEqual([0, expect.not.stringContaining("rootrail-facts")]);
  });
});
