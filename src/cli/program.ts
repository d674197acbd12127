import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { Command, CommanderError } from "commander";
import { exitCodes } from "../engine/exit-codes.ts";
import { UsageError } from "../model/usage-error.ts";
import { harmless } from "../reporters/harmless-text.ts";
import { version } from "../version.ts";
import { addHelp } from "./help.ts";
import { CliError, type CliIo } from "./io.ts";
import { declareLint } from "./lint-program.ts";

/** Declares the commands; each calls one function that returns the exit code. Most runs are of `lint` and need no other. */
async function buildProgram(first: string | undefined, io: CliIo, finish: (code: number) => void): Promise<Command> {
  const program = new Command("rootrail")
    .description(
      "Finds virtual MFA devices bound to the AWS root user, and guardrails that would not stop them, before anything is deployed.\nReads CloudFormation templates, Terraform plans and Terraform code.",
    )
    .version(version, "-V, --version", "print the version")
    .helpOption("-h, --help", "print help")
    .showHelpAfterError("(rootrail --help tells the commands, rootrail lint --help the flags)")
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      outputError: (text, write) => write(harmless(text.replace(/^error: /, "rootrail: "))),
    })
    .exitOverride();

  declareLint(program, io, finish);
  if (first !== "lint") (await import("./other-programs.ts")).declareOthers(program, io, finish);
  addHelp(program);
  return program;
}

/** Hooks hand over the names of files as they are: a change must not bring a flag along as the name of a file. */
function refuseFilesLikeFlags(args: readonly string[], cwd: string): void {
  const end = args.indexOf("--");
  const flags = args.slice(0, end === -1 ? undefined : end).filter((arg) => /^-./.test(arg));
  const file = flags.find((arg) => existsSync(resolve(cwd, arg)));
  if (file !== undefined)
    throw new CliError(
      `${JSON.stringify(file)} would be a flag, and there is a file of this name: rename the file, or put -- before the paths and ./ before its name`,
    );
}

/** Runs the command line and returns its exit code; everything it says goes through `io`. */
export async function runCli(args: readonly string[], io: CliIo): Promise<number> {
  let code: number = exitCodes.clean;
  try {
    refuseFilesLikeFlags(args, io.cwd);
    const program = await buildProgram(args[0], io, (result) => {
      code = result;
    });
    await program.parseAsync([...args], { from: "user" });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.clean : exitCodes.failure;
    if (error instanceof UsageError) {
      io.stderr.write(`rootrail: ${harmless(error.message)}\n`);
      return exitCodes.failure;
    }
    if (io.env["ROOTRAIL_DEBUG"]) throw error;
    const what = error instanceof Error ? error.message : String(error);
    io.stderr.write(
      `rootrail: internal error: ${harmless(what)}\nThis is a bug in rootrail; ROOTRAIL_DEBUG=1 shows where it happened.\n`,
    );
    return exitCodes.failure;
  }
}
