import { existsSync } from "node:fs";
import { join, posix } from "node:path";
import { checkPartition } from "../config/check-partition.ts";
import { partitionPattern } from "../model/partition.ts";
import { type Answers, type GuardrailKind, guardrailKinds, rootIdPattern } from "../scaffold/answers.ts";
import { CliError } from "./io.ts";

/** The flags of `init` as commander hands them over. */
export interface InitFlags {
  readonly guardrails?: string;
  readonly workflow?: boolean;
  readonly preCommit?: boolean;
  readonly collect?: boolean;
  readonly directory: string;
  readonly partition: string;
  readonly rootId?: string;
  readonly centralRootAccess?: boolean;
  readonly force?: boolean;
  readonly dryRun?: boolean;
  readonly yes?: boolean;
}

type Ask = (question: string) => Promise<string>;

/** Answers out of flags; a `CliError` says which one cannot be taken and what it takes. */
export function readAnswers(flags: InitFlags): Answers {
  const guardrails = readGuardrails(flags.guardrails ?? "");
  const { partition, rootId } = flags;
  checkPartition(partition);
  if (rootId !== undefined && !rootIdPattern.test(rootId))
    throw new CliError(
      `--root-id takes the ID of the organization's root, such as r-ab12 (aws organizations list-roots tells it), not ${JSON.stringify(rootId)}`,
    );
  if (flags.centralRootAccess && !guardrails.includes("terraform"))
    throw new CliError("--central-root-access needs --guardrails terraform: CloudFormation has no resource for it");
  return {
    guardrails,
    workflow: flags.workflow === true,
    preCommit: flags.preCommit === true,
    collect: flags.collect === true,
    directory: readDirectory(flags.directory),
    partition,
    ...(rootId !== undefined && { rootId }),
    centralRootAccess: flags.centralRootAccess === true,
  };
}

function readGuardrails(text: string): readonly GuardrailKind[] {
  const names = text.split(",").map((name) => name.trim());
  const isKind = (name: string): name is GuardrailKind => guardrailKinds.some((kind) => kind === name);
  const unknown = names.find((name) => name !== "" && name !== "none" && !isKind(name));
  if (unknown !== undefined)
    throw new CliError(
      `--guardrails takes cloudformation, terraform or both with a comma, not ${JSON.stringify(unknown)}`,
    );
  return guardrailKinds.filter((kind) => names.includes(kind));
}

/** A folder below the working directory, without `.` and `..` in it. It becomes part of comments and commands. */
function readDirectory(text: string): string {
  const path = posix.normalize(text.replaceAll("\\", "/")).replace(/\/$/, "");
  const isBelow = path !== ".." && !path.startsWith("../") && !posix.isAbsolute(path) && !/^[a-z]:/i.test(path);
  if (text.trim() === "" || !isBelow)
    throw new CliError(`--directory takes a folder below the working directory, not ${JSON.stringify(text)}`);
  if (!/^[\w./ @+-]+$/.test(path))
    throw new CliError(`--directory takes letters, digits, blanks and ._-+@/ only, not ${JSON.stringify(text)}`);
  return path;
}

/** The same answers, asked for one by one; an empty line takes what stands in brackets. */
export async function askAnswers(flags: InitFlags, ask: Ask, cwd: string): Promise<Answers> {
  const kinds = await askUntil(
    ask,
    "Write guardrails? cloudformation, terraform, both or none [none] ",
    "write cloudformation, terraform, both or none",
    (answer) => {
      const text = answer.toLowerCase();
      if (text === "both") return guardrailKinds.join(",");
      return text === "" ? "none" : fitting(text, readGuardrails);
    },
  );
  const some = kinds !== "none";
  const partition = some
    ? await askUntil(
        ask,
        `Partition? aws, aws-us-gov, aws-cn [${flags.partition}] `,
        "a partition is aws, aws-us-gov or aws-cn",
        (answer) => (answer === "" ? flags.partition : partitionPattern.test(answer) ? answer : undefined),
      )
    : flags.partition;
  const rootId = some
    ? await askUntil(
        ask,
        `ID of the organization's root, r-… (empty: filled in later) [${flags.rootId ?? ""}] `,
        "the ID is r- and 4 to 32 letters and digits, such as r-ab12 (aws organizations list-roots tells it)",
        (answer) => (answer === "" ? (flags.rootId ?? "") : rootIdPattern.test(answer) ? answer : undefined),
      )
    : (flags.rootId ?? "");
  const central = kinds.includes("terraform") && (await askYes(ask, "Declare centralised root access?", false));
  const workflow = await askYes(ask, "Write a GitHub workflow?", existsSync(join(cwd, ".github")));
  const preCommit = await askYes(ask, "Add a pre-commit hook?", existsSync(join(cwd, ".pre-commit-config.yaml")));
  const { rootId: _, ...others } = flags;
  return readAnswers({
    ...others,
    guardrails: kinds,
    partition,
    centralRootAccess: central,
    workflow,
    collect: flags.collect === true,
    preCommit,
    ...(rootId !== "" && { rootId }),
  });
}

function fitting(text: string, read: (text: string) => unknown): string | undefined {
  try {
    read(text);
    return text;
  } catch {
    return undefined;
  }
}

/** Asks again, and says why, while the answer makes no sense; the third time it gives up. */
async function askUntil<T>(
  ask: Ask,
  question: string,
  expected: string,
  read: (answer: string) => T | undefined,
): Promise<T> {
  let before = "";
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const answer = (await ask(`${before}${question}`)).trim();
    const taken = read(answer);
    if (taken !== undefined) return taken;
    before = `${JSON.stringify(answer)} does not fit: ${expected}.\n`;
  }
  throw new CliError(`no answer that makes sense to: ${question.trim()}; ${expected}`);
}

async function askYes(ask: Ask, question: string, preset: boolean): Promise<boolean> {
  return askUntil(ask, `${question} ${preset ? "[Y/n]" : "[y/N]"} `, "answer y or n", (answer) => {
    if (answer === "") return preset;
    if (/^y(?:es)?$/i.test(answer)) return true;
    return /^no?$/i.test(answer) ? false : undefined;
  });
}
