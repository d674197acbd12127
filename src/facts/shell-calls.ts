import type { Resource } from "../model/resource.ts";
import { writtenParts } from "../model/text-parts.ts";
import { alternatives, entry, known, list, revealed, text, type Value } from "../model/value.ts";
import { argumentOf, type Call, type CallArgument, callOf, type FoundCall, foundAt, knownText } from "./api-call.ts";
import { codeCalls } from "./code-calls.ts";
import { commandsOf, unfilled, type Word, wholeText } from "./command-line.ts";
import { guardrailCalls, guardrailCmdlets, serviceOf } from "./guardrail-call.ts";
import { structureOf } from "./structured-text.ts";

/** What runs on the machine that runs Terraform, or on the one that it makes; each holds a script in one of its arguments. */
const scripts: ReadonlyMap<string, readonly string[]> = new Map([
  ["file", ["content", "files"]],
  ["local-exec", ["command", "files"]],
  ["remote-exec", ["inline", "files"]],
]);

/** What a script is called. */
const scriptName = /\.(?:sh|bash|zsh|ksh|ps1|cmd|bat|py|js|mjs|cjs|rb|pl)$/i;

/** Whether a file holds a script, and no text that only tells of commands. */
export function isScript(content: Value | undefined, name: Value | undefined): boolean {
  const [start] = content ? wordOf(content) : [];
  const end = name && wordOf(name).at(-1);
  return (typeof start === "string" && start.startsWith("#!")) || (typeof end === "string" && scriptName.test(end));
}

/** Calls in the provisioners of a resource, but for those that run when it is destroyed. */
export function provisionerCalls(resource: Resource): readonly FoundCall[] {
  const provisioners = entry(resource.properties, "provisioner");
  if (provisioners?.kind !== "list") return [];
  return provisioners.items.flatMap((item) => {
    const names = scripts.get(knownText(entry(item, "type")) ?? "");
    if (!names || knownText(entry(item, "when")) === "destroy") return [];
    const environment = environmentOf(entry(item, "environment"));
    const interpreter = wordsOf(entry(item, "interpreter"));
    const content = entry(item, "content");
    if (content && !isScript(content, entry(item, "destination"))) return [];
    return names.flatMap((name) => {
      const run = { environment, interpreter, isOneScript: name === "inline" };
      return scriptCalls(resource, entry(item, name), item, run);
    });
  });
}

/** The command of `data "external"`, which runs whenever Terraform plans. */
export function programCalls(resource: Resource): readonly FoundCall[] {
  const program = entry(resource.properties, "program");
  return program ? [...listedCalls(resource, program, []), ...fileCalls(resource)] : [];
}

/** The command of an action `local_command`. Source: hashicorp/local provider documentation, "local_command". */
export function actionCalls(resource: Resource): readonly FoundCall[] {
  const blocks = entry(resource.properties, "config");
  const [config] = blocks?.kind === "list" ? blocks.items : [blocks];
  const command = entry(config, "command");
  if (!command) return [];
  const words = entry(config, "arguments");
  const all = words ?? { ...list([]), ...(command.at && { at: command.at }) };
  return [...listedCalls(resource, all, [wordOf(command)]), ...fileCalls(resource)];
}

/** Calls in the scripts that the program of a resource runs. */
function fileCalls(resource: Resource): readonly FoundCall[] {
  const run = { environment: new Map(), interpreter: [] };
  return scriptCalls(resource, entry(resource.properties, "files"), resource.properties, run);
}

/** Calls in a command that is a list of words. */
function listedCalls(resource: Resource, words: Value, first: readonly Word[]): readonly FoundCall[] {
  return alternatives(revealed(words), resource.when, 32).flatMap((option) => {
    if (option.value.kind !== "list") return [];
    const at = option.value.at ?? words.at ?? resource.header;
    const all = [...first, ...option.value.items.map(wordOf)];
    return wordCalls(all, 0).map((one) => foundAt(one, one.call, at, option.when));
  });
}

/** How a script is run. */
interface ScriptRun {
  /** The variables that it is given. */
  readonly environment: ReadonlyMap<string, Word>;
  /** The program with its arguments that the script is the last argument of; empty for a shell. */
  readonly interpreter: readonly Word[];
  /** Whether a list has the lines of one script. */
  readonly isOneScript?: boolean;
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
  { environment, interpreter, isOneScript = false }: ScriptRun,
): readonly FoundCall[] {
  if (!script) return [];
  const callsIn = (word: Word) => {
    const ofProgram = interpreter.length > 0 ? wordCalls([...interpreter, word], 0, environment) : [];
    return ofProgram.length > 0 ? ofProgram : shellCalls(word, 0, environment);
  };
  return alternatives(revealed(script), resource.when, 32).flatMap((option) => {
    const lines = option.value.kind === "list" ? option.value.items : [option.value];
    const alone = lines.flatMap((line) =>
      alternatives(line, option.when, 32).flatMap((one) =>
        callsIn(wordOf(one.value)).map((found) => ({ found, line, when: one.when })),
      ),
    );
    // What a line leaves open the lines before it may say: they are one script.
    const whole =
      isOneScript && lines.length > 1 ? callsIn(lines.flatMap((line) => [...wordOf(line), "\n"])) : undefined;
    const isSame = whole === undefined || JSON.stringify(whole) === JSON.stringify(alone.map(({ found }) => found));
    const calls = isSame ? alone : whole.map((found) => ({ found, line: option.value, when: option.when }));
    return calls.map(({ found, line, when }) =>
      foundAt(found, found.call, line.at ?? script.at ?? holder.at ?? resource.header, when),
    );
  });
}

export function wordOf(value: Value): Word {
  const inner = revealed(value);
  if (inner.kind === "known") return [String(inner.value)];
  return inner.kind === "text" ? inner.parts : [];
}

/**
 * Calls in a script, those in the script of `sh -c` included: of the AWS CLI, and of an SDK in a line of another language.
 * `variables`: what the shell is given.
 */
export function shellCalls(script: Word, depth: number, variables?: ReadonlyMap<string, Word>): readonly ShellCall[] {
  const inCommands = commandsOf(script, variables).flatMap((words) => wordCalls(words, depth, variables));
  return withoutRepeats(depth === 0 ? [...inCommands, ...codeCalls(script)] : inCommands);
}

/** A call as the command line spells it. */
export type ShellCall = CallArgument & { readonly call: string };

function withoutRepeats(found: readonly ShellCall[]): readonly ShellCall[] {
  return found.length < 2 ? found : [...new Map(found.map((one) => [JSON.stringify(one), one])).values()];
}

/** Calls in a command by its words. */
export function wordCalls(
  words: readonly Word[],
  depth: number,
  variables?: ReadonlyMap<string, Word>,
): readonly ShellCall[] {
  const inner = depth < 3 ? (evaluated(words) ?? remoteScript(words) ?? innerScript(words)) : undefined;
  return inner ? shellCalls(inner, depth + 1, variables) : cliCall(words);
}

/** The script that `eval` runs: its arguments with blanks between them. */
function evaluated([program, ...words]: readonly Word[]): Word | undefined {
  return program && wholeText(program) === "eval" ? words.flatMap((word) => [" ", ...word]) : undefined;
}

/** What `ssh` runs on another machine: the words behind its name. */
function remoteScript([program, ...words]: readonly Word[]): Word | undefined {
  if (!program || wholeText(program) !== "ssh") return undefined;
  const host = words.findIndex(
    (word, index) => !isOption(word) && !takesValue.test(wholeText(words[index - 1] ?? []) ?? ""),
  );
  return host < 0 || host === words.length - 1 ? undefined : words.slice(host + 1).flatMap((word) => [" ", ...word]);
}

/** Options of `ssh` that the next word belongs to. */
const takesValue = /^-[BbcDEeFIiJLlmOopQRSWw]$/;

function innerScript(words: readonly Word[]): Word | undefined {
  const shell = words.findIndex((word) => /^(?:\/\S*\/)?(?:ba|da|k|z)?sh$/.test(wholeText(word) ?? ""));
  if (shell < 0 || !words.slice(0, shell).every(isPrefix)) return undefined;
  const flag = words.findIndex((word, index) => index > shell && /^-[a-z]*c$/.test(wholeText(word) ?? ""));
  return flag < 0 ? undefined : words[flag + 1];
}

/** What may stand before the name of a program: assignments, words of the shell, programs that run another one. */
function isPrefix(word: Word): boolean {
  const [first] = word;
  if (typeof first !== "string") return false;
  return (
    /^[A-Za-z_]\w*=/.test(first) ||
    /^(?:sudo|env|exec|time|nohup|then|do|else|elif|if|while|until|!|\{)$/.test(wholeText(word) ?? "")
  );
}

/** The AWS CLI, by its path or as the image that has it. */
const cli = /^(?:\S*\/)?aws(?:\.(?:exe|cmd))?$|^(?:\S*\/)?aws-cli(?:[:@]\S+)?$|^awscli$/;

/** Programs that only print their arguments, or search for them. */
const printers = /^(?:echo|printf|cat|grep|sed|awk|logger|:|#)$/;

/** Programs that run the program which is named among their arguments. */
const runners =
  /^(?:\S*\/)?(?:aws-vault|builtin|chroot|command|docker|env|find|ionice|nice|nohup|parallel|podman|python[0-9.]*|retry|setsid|stdbuf|su|sudo|timeout|watch|xargs)$/;

/** Where the AWS CLI stands in a command: first, behind a program that runs it, or behind `--`. */
function cliIndex(words: readonly Word[]): number {
  const first = words.findIndex((word) => !isPrefix(word));
  const program = wholeText(words[first] ?? []) ?? "";
  // A program that a variable names, before the service: `$AWS iam …`.
  if (cli.test(program) || (isUnknown(words[first]) && serviceNames.has(wholeText(words[first + 1] ?? []) ?? "")))
    return first;
  // The options of `sudo -u admin` or `env -i` come before the program.
  const from =
    runners.test(program) || program.startsWith("-") ? first : words.findIndex((word) => wholeText(word) === "--");
  if (from < 0 || printers.test(program)) return -1;
  return words.findIndex((word, index) => index > from && cli.test(wholeText(word) ?? ""));
}

function isUnknown(word: Word | undefined): boolean {
  return word?.length === 1 && typeof word[0] !== "string";
}

/** The two calls as cmdlets of AWS Tools for PowerShell, whose parameters have the names of the API. */
const cmdlets: ReadonlyMap<string, Call> = new Map([
  ["enable-iammfadevice", "EnableMFADevice"],
  ["new-iamvirtualmfadevice", "CreateVirtualMFADevice"],
]);

function cliCall(words: readonly Word[]): readonly ShellCall[] {
  const cmdlet = words.findIndex((word) => !isPrefix(word));
  const name = wholeText(words[cmdlet] ?? []) ?? "";
  const called = cmdlets.get(name.toLowerCase());
  if (called) return argumentsOf(called, name, words.slice(cmdlet + 1));
  const ofGuardrails = guardrailCmdlets.get(name.toLowerCase());
  if (ofGuardrails !== undefined) return guardrailsOf(ofGuardrails, undefined, name, words.slice(cmdlet + 1));
  const program = cliIndex(words);
  if (program < 0) return [];
  const rest = words.slice(program + 1).map((word) => (isReplaced(words.slice(0, program), word) ? [unfilled] : word));
  const service = rest.findIndex((word) => serviceNames.has(wholeText(word) ?? ""));
  const command = wholeText(rest[service + 1] ?? []);
  // Before the service only options and their values can stand.
  const isCalled = rest.slice(0, service).every((word, index) => isOption(word) || isOption(rest[index - 1] ?? []));
  if (service < 0 || !command?.includes("-") || !isCalled) return [];
  const of = wholeText(rest[service] ?? []) ?? "";
  const given = rest.slice(service + 2);
  const call = of === "iam" ? callOf(command) : undefined;
  if (call) return argumentsOf(call, `aws iam ${command}`, given);
  return guardrailsOf(command, serviceOf(of), `aws ${of} ${command}`, given);
}

/** The services of the AWS CLI that have calls which are looked for. */
const serviceNames: ReadonlySet<string> = new Set([
  "iam",
  "organizations",
  "configservice",
  "securityhub",
  "controltower",
]);

function guardrailsOf(
  name: string,
  service: string | undefined,
  call: string,
  words: readonly Word[],
): readonly ShellCall[] {
  const given = words.map((word) => writtenParts(word, () => "\0")).join(" ");
  if (/^\s*help\s*$/.test(given)) return [];
  return guardrailCalls({ name, service, given: ` ${given}` }).map((one) => ({ ...one, call }));
}

/** Whether `xargs`, `parallel` or `find` puts a word in the place of this one: `{}`, or what `-I` names. */
function isReplaced(before: readonly Word[], word: Word): boolean {
  const written = wholeText(word);
  if (written === undefined || before.length === 0) return false;
  if (written.includes("{}")) return true;
  const flag = before.findIndex((one) => wholeText(one)?.startsWith("-I"));
  const name = (wholeText(before[flag] ?? [])?.slice(2) || wholeText(before[flag + 1] ?? [])) ?? "";
  return flag >= 0 && name !== "" && written.includes(name);
}

/** The option without which each call fails. */
const needed: Readonly<Record<Call, { readonly option: string; readonly by: "user" | "name" }>> = {
  EnableMFADevice: { option: "username", by: "user" },
  CreateVirtualMFADevice: { option: "virtualmfadevicename", by: "name" },
};

function argumentsOf(call: Call, spelled: string, words: readonly Word[]): readonly ShellCall[] {
  const options = withInput(optionsOf(words));
  const found = [...options].flatMap(([name, value]): ShellCall[] => {
    const argument = argumentOf(call, name, value, (sibling) => options.get(sibling));
    return argument ? [{ ...argument, call: spelled }] : [];
  });
  const { option, by } = needed[call];
  const isGiven = [...options.keys()].some((name) => name.toLowerCase().replaceAll("-", "") === option);
  if (found.length > 0 || isGiven || !words.some(isFilledIn)) return found;
  // `"$@"`, or a file of arguments: the rest is known only when the command runs.
  return [{ kind: "open", by, cause: { kind: "not-given" }, call: spelled }];
}

function isFilledIn(word: Word): boolean {
  return word.some((part) => typeof part !== "string" || /^file(?:b)?:\/\//.test(part) || part.includes("=file://"));
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
  return typeof first === "string" && /^--?[A-Za-z]/.test(first);
}

function optionsOf(words: readonly Word[]): ReadonlyMap<string, Value> {
  const options = new Map<string, Value>();
  for (const [index, word] of words.entries()) {
    const [first, ...others] = word;
    if (typeof first !== "string" || !isOption(word)) continue;
    const split = first.indexOf("=");
    const value = split < 0 ? (words[index + 1] ?? []) : [first.slice(split + 1), ...others];
    const name = first.slice(first.startsWith("--") ? 2 : 1, split < 0 ? undefined : split);
    options.set(name, value.length === 0 ? known("") : text(value));
  }
  return options;
}
