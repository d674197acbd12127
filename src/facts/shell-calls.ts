import type { OwnerSign } from "../model/fact.ts";
import type { Resource } from "../model/resource.ts";
import { alternatives, entry, known, revealed, text, type Value } from "../model/value.ts";
import { callOf, knownText, type RootArgument, signAt, signOf } from "./api-call.ts";
import { commandsOf, type Word } from "./command-line.ts";
import { structureOf } from "./structured-text.ts";

/** What runs on the machine that runs Terraform, or on the one that it makes; each holds a script in one of its arguments. */
const scripts: ReadonlyMap<string, readonly string[]> = new Map([
  ["local-exec", ["command"]],
  ["remote-exec", ["inline"]],
]);

/** Calls in the provisioners of a resource, but for those that run when it is destroyed. */
export function provisionerCalls(resource: Resource): readonly OwnerSign[] {
  const provisioners = entry(resource.properties, "provisioner");
  if (provisioners?.kind !== "list") return [];
  return provisioners.items.flatMap((item) => {
    const names = scripts.get(knownText(entry(item, "type")) ?? "");
    if (!names || knownText(entry(item, "when")) === "destroy") return [];
    const environment = environmentOf(entry(item, "environment"));
    const interpreter = wordsOf(entry(item, "interpreter"));
    return names.flatMap((name) => scriptCalls(resource, entry(item, name), item, { environment, interpreter }));
  });
}

/** The command of `data "external"`, which runs whenever Terraform plans. */
export function programCalls(resource: Resource): readonly OwnerSign[] {
  const program = entry(resource.properties, "program");
  if (!program) return [];
  return alternatives(revealed(program), resource.when, 32).flatMap((option) => {
    if (option.value.kind !== "list") return [];
    const words = option.value.items.map(wordOf);
    const at = option.value.at ?? program.at ?? resource.header;
    return wordCalls(words, 0).map((sign) => signAt(sign, sign.call, at, option.when));
  });
}

/** How a script is run. */
interface ScriptRun {
  /** The variables that it is given. */
  readonly environment: ReadonlyMap<string, Word>;
  /** The program with its arguments that the script is the last argument of; empty for a shell. */
  readonly interpreter: readonly Word[];
}

function environmentOf(value: Value | undefined): ReadonlyMap<string, Word> {
  const inner = value && revealed(value);
  return new Map(inner?.kind === "map" ? inner.entries.map(({ key, value: one }) => [key, wordOf(one)]) : []);
}

function wordsOf(value: Value | undefined): readonly Word[] {
  const inner = value && revealed(value);
  return inner?.kind === "list" ? inner.items.map(wordOf) : [];
}

/** Calls in a script, or in the lines of one. */
function scriptCalls(
  resource: Resource,
  script: Value | undefined,
  holder: Value,
  { environment, interpreter }: ScriptRun,
): readonly OwnerSign[] {
  if (!script) return [];
  const callsIn = (word: Word) => {
    const ofProgram = interpreter.length > 0 ? wordCalls([...interpreter, word], 0, environment) : [];
    return ofProgram.length > 0 ? ofProgram : shellCalls(word, 0, environment);
  };
  return alternatives(revealed(script), resource.when, 32).flatMap((option) => {
    const lines = option.value.kind === "list" ? option.value.items : [option.value];
    return lines.flatMap((line) =>
      alternatives(line, option.when, 32).flatMap((one) =>
        callsIn(wordOf(one.value)).map((sign) =>
          signAt(sign, sign.call, line.at ?? script.at ?? holder.at ?? resource.header, one.when),
        ),
      ),
    );
  });
}

export function wordOf(value: Value): Word {
  const inner = revealed(value);
  if (inner.kind === "known") return [String(inner.value)];
  return inner.kind === "text" ? inner.parts : [];
}

/** Calls of the AWS CLI in a script, those in the script of `sh -c` included. `variables`: what the shell is given. */
export function shellCalls(script: Word, depth: number, variables?: ReadonlyMap<string, Word>): readonly ShellCall[] {
  return commandsOf(script, variables).flatMap((words) => wordCalls(words, depth, variables));
}

/** A call as the command line spells it. */
type ShellCall = RootArgument & { readonly call: string };

function wordCalls(words: readonly Word[], depth: number, variables?: ReadonlyMap<string, Word>): readonly ShellCall[] {
  const inner = depth < 3 ? (evaluated(words) ?? innerScript(words)) : undefined;
  return inner ? shellCalls(inner, depth + 1, variables) : cliCall(words);
}

/** The script that `eval` runs: its arguments with blanks between them. */
function evaluated([program, ...words]: readonly Word[]): Word | undefined {
  return program && plain(program) === "eval" ? words.flatMap((word) => [" ", ...word]) : undefined;
}

function innerScript(words: readonly Word[]): Word | undefined {
  const shell = words.findIndex((word) => /^(?:\/\S*\/)?(?:ba|da|k|z)?sh$/.test(plain(word) ?? ""));
  if (shell < 0 || !words.slice(0, shell).every(isPrefix)) return undefined;
  const flag = words.findIndex((word, index) => index > shell && /^-[a-z]*c$/.test(plain(word) ?? ""));
  return flag < 0 ? undefined : words[flag + 1];
}

function plain(word: Word): string | undefined {
  const [only] = word;
  return word.length === 1 && typeof only === "string" ? only : undefined;
}

/** What may stand before the name of a program: assignments, words of the shell, programs that run another one. */
function isPrefix(word: Word): boolean {
  const [first] = word;
  if (typeof first !== "string") return false;
  return /^[A-Za-z_]\w*=/.test(first) || /^(?:sudo|env|exec|time|nohup|then|do|else|if|!|\{)$/.test(plain(word) ?? "");
}

/** The AWS CLI, by its path or as the image that has it. */
const cli = /^(?:\S*\/)?aws(?:\.exe)?$|^(?:\S*\/)?aws-cli(?:[:@]\S+)?$/;

/** Programs that only print their arguments, or search for them. */
const printers = /^(?:echo|printf|cat|grep|sed|awk|logger|:|#)$/;

/** Programs that run the program which is named among their arguments. */
const runners =
  /^(?:\S*\/)?(?:aws-vault|chroot|docker|ionice|nice|nohup|podman|retry|setsid|stdbuf|su|sudo|timeout|watch|xargs)$/;

/** Where the AWS CLI stands in a command: first, behind a program that runs it, or behind `--`. */
function cliIndex(words: readonly Word[]): number {
  const first = words.findIndex((word) => !isPrefix(word));
  const program = plain(words[first] ?? []) ?? "";
  if (cli.test(program)) return first;
  // The options of `sudo -u admin` or `env -i` come before the program.
  const from =
    runners.test(program) || program.startsWith("-") ? first : words.findIndex((word) => plain(word) === "--");
  if (from < 0 || printers.test(program)) return -1;
  return words.findIndex((word, index) => index > from && cli.test(plain(word) ?? ""));
}

function cliCall(words: readonly Word[]): readonly ShellCall[] {
  const program = cliIndex(words);
  if (program < 0) return [];
  const rest = words.slice(program + 1);
  const service = rest.findIndex((word) => plain(word) === "iam");
  const command = plain(rest[service + 1] ?? []);
  const call = service >= 0 && command?.includes("-") ? callOf(command) : undefined;
  // Before the service only options and their values can stand.
  if (!call || !rest.slice(0, service).every((word, index) => isOption(word) || isOption(rest[index - 1] ?? [])))
    return [];
  const options = withInput(optionsOf(rest.slice(service + 2)));
  return [...options].flatMap(([name, value]) => {
    const sign = signOf(call, name, value, (sibling) => options.get(sibling));
    return sign ? [{ ...sign, call: `aws iam ${command}` }] : [];
  });
}

/** The options with the arguments that `--cli-input-json` or `--cli-input-yaml` has beside them. */
function withInput(options: ReadonlyMap<string, Value>): ReadonlyMap<string, Value> {
  const written = options.get("cli-input-json") ?? options.get("cli-input-yaml");
  const input = written && structureOf(written);
  if (input?.kind !== "map") return options;
  const named = input.entries.map(({ key, value }): [string, Value] => [key.toLowerCase(), value]);
  return new Map([...named, ...options]);
}

function isOption(word: Word): boolean {
  const [first] = word;
  return typeof first === "string" && first.startsWith("--");
}

function optionsOf(words: readonly Word[]): ReadonlyMap<string, Value> {
  const options = new Map<string, Value>();
  for (const [index, word] of words.entries()) {
    const [first, ...others] = word;
    if (typeof first !== "string" || !first.startsWith("--")) continue;
    const split = first.indexOf("=");
    const value = split < 0 ? (words[index + 1] ?? []) : [first.slice(split + 1), ...others];
    const name = first.slice(2, split < 0 ? undefined : split);
    options.set(name, value.length === 0 ? known("") : text(value));
  }
  return options;
}
