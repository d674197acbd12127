import { Option } from "commander";
import { byteSize } from "./byte-size.ts";

/** A flag that may stand several times. `none`: how help calls its default. */
export const severalOption = (flags: string, description: string, none = "none") =>
  new Option(flags, description).argParser(several).default([], none);

const several = (value: string, previous: readonly string[]): readonly string[] => [...previous, value];

export const levelOption = () =>
  new Option("--level <level>", "CIS level that is asked for: 2 demands hardware MFA, 1 any").choices(["1", "2"]);

export const requireOption = () =>
  new Option("--require-guardrails [when]", "when missing guardrails are reported; without a value: always")
    .choices(["auto", "always", "never"])
    .preset("always");

export const partitionOption = () =>
  new Option("--partition <name>", "the partition of the accounts, such as aws-us-gov (default: what the inputs say)");

export const maxFileSizeOption = () =>
  new Option("--max-file-size <bytes>", "refuse larger inputs, such as 64M (default: 2G)").argParser(byteSize);
