import { describe, expect, it } from "vitest";
import { folderOf } from "../support/folder.ts";
import { runCli } from "../support/run-cli.ts";

const template = "Resources:\n  A:\n    Type: AWS::S3::Bucket\n";

/** A mistake on the command line, and what has to be told: what is wrong, where, and what to do instead. */
const mistakes: readonly [args: readonly string[], message: RegExp][] = [
  [["lnit"], /^rootrail: there is no command, file or folder "lnit"; did you mean "lint"\?$/m],
  [["explian", "x"], /did you mean "explain"\?/],
  [
    ["lint", "--fomat", "json"],
    /unknown option '--fomat'\n\(Did you mean --format\?\)\n\(rootrail lint --help tells its flags\)/,
  ],
  [["scp"], /missing required argument 'policies'\n\(rootrail scp --help tells its flags\)/],
  [["init", "extra"], /too many arguments[\s\S]*\(rootrail init --help tells its flags\)/],
  [["lint", "-o", "no/where.json"], /^rootrail: cannot write no\/where\.json: there is no folder no; make it first$/m],
  [
    ["lint", "-f", "json=rootrail.json"],
    /rootrail\.json is where the configuration is looked for; give the report another name/,
  ],
  [["lint", "-f", "json", "-o", "x/package.json"], /x\/package\.json is where the configuration is looked for/],
  [["facts", "-o", "no/where.jsonl"], /cannot write no\/where\.jsonl: there is no folder no; make it first/],
  [
    ["lint", "--only", "root-virtual-mfa-devise"],
    /there is no rule root-virtual-mfa-devise; did you mean "root-virtual-mfa-device"\?/,
  ],
  [["explain", "mising-root-scp"], /there is no rule "mising-root-scp"; did you mean "missing-root-scp"\?/],
  [["test", "nowhere"], /^rootrail: nowhere: there is no such file or folder$/m],
  [["explain", "zzz"], /there is no rule "zzz"; the rules are root-virtual-mfa-device/],
  [["lint", "--parameters", "p.json"], /^rootrail: --parameters p\.json cannot be read: there is no such file$/m],
  [["lint", "--var-file", "v.tfvars"], /^rootrail: --var-file v\.tfvars cannot be read: there is no such file$/m],
  [["lint", "--source", "nope"], /^rootrail: --source nope: there is no such folder or binary plan$/m],
  [["scp", "--account", "12", "a.yaml"], /--account takes an account ID of 12 digits, not "12"/],
  [
    ["scp", "--partition", "AWS", "a.yaml"],
    /--partition takes a partition such as aws, aws-us-gov or aws-cn, not "AWS"/,
  ],
  [["lint", "--fail-on", "high"], /argument 'high' is invalid\. Allowed choices are error, warning, note, never\./],
  [["fix", "-"], /standard input cannot be fixed: name the file/],
];

describe("a mistake on the command line", () => {
  it.each(mistakes)("%j is told on standard error with exit code 2", async (args, message) => {
    const run = await runCli(args, { cwd: folderOf({ "a.yaml": template }) });
    expect(run.stderr).toMatch(message);
    expect(run.stderr).not.toMatch(/\bat .*\(|undefined|\[object/);
    expect(run.code).toBe(2);
  });

  it("does not take an existing folder for a misspelt command", async () => {
    const run = await runCli(["lnit"], { cwd: folderOf({ "lnit/a.yaml": template }) });
    expect(run.code).toBe(0);
  });
});

describe("help", async () => {
  const commands = [...(await runCli(["--help"])).stdout.matchAll(/^ {2}([a-z]+)(?= .*(?:\[|<| {2}))/gm)].map(
    (match) => match[1] ?? "",
  );

  it("lists the commands", () => {
    expect(commands).toEqual(
      expect.arrayContaining([
        "lint",
        "scp",
        "coverage",
        "facts",
        "exceptions",
        "explain",
        "init",
        "fix",
        "completion",
      ]),
    );
  });

  it.each([...new Set(["", ...commands.filter((one) => one !== "help" && one !== "rootrail")])])(
    "of %j has examples and exit codes",
    async (command) => {
      const run = await runCli([...(command ? [command] : []), "--help"]);
      expect(run.stdout).toMatch(/\nExamples:\n {2}/);
      expect(run.stdout).toMatch(/\nExit codes:\n {2}0 /);
      expect(run.stderr).toBe("");
      expect(run.code).toBe(0);
    },
  );
});
