import { exitCodes } from "../engine/exit-codes.ts";
import { writeFacts } from "../engine/write-facts.ts";
import { harmlessLine } from "../reporters/harmless-text.ts";
import { type InputFlags, inputOptions } from "./input-flags.ts";
import type { CliIo } from "./io.ts";
import { openOutput } from "./output.ts";

export interface FactsFlags extends InputFlags {
  readonly output?: string;
  readonly name?: string;
  readonly quiet?: boolean;
}

/** Prints facts as JSON lines; what cannot be read is told on standard error, and makes the exit code 2. */
export async function factsCommand(paths: readonly string[], flags: FactsFlags, io: CliIo): Promise<number> {
  const options = await inputOptions(paths, flags, io);
  const output = openOutput(io, flags.output);
  const { inputs, duplicates, errors } = await writeFacts(options, flags.name, output.write);
  output.close();
  for (const error of errors) io.stderr.write(`input error: ${harmlessLine(error)}\n`);
  if (!flags.quiet && inputs.length === 0) io.stderr.write("warning: no template, plan or Terraform code was found\n");
  if (!flags.quiet && duplicates > 0)
    io.stderr.write(`${duplicates} ${duplicates === 1 ? "fact stood" : "facts stood"} in more than one file\n`);
  return errors.length > 0 ? exitCodes.failure : exitCodes.clean;
}
