import type { OwnerSign } from "../model/fact.ts";
import type { Resource } from "../model/resource.ts";
import { alternatives, entry, known, revealed, text, type Value } from "../model/value.ts";
import { callOf, knownText, type RootArgument, signAt, signOf } from "./api-call.ts";
import { commandsOf, type Word } from "./command-line.ts";

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
    const isAtDestroy = entry(item, "when");
    const names = scripts.get(knownText(entry(item, "type")) ?? "");
    if (!names || knownText(isAtDestroy) === "destroy") return [];
    // `when = destroy` is a keyword, which evaluates to nothing known.
    if (isAtDestroy && knownText(isAtDestroy) !== "create") return [];
    return names.flatMap((name) => scriptCalls(resource, entry(item, name), item));
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

/** Calls in a script, or in the lines of one. */
function scriptCalls(resource: Resource, script: Value | undefined, holder: Value): readonly OwnerSign[] {
  if (!script) return [];
  return alternatives(revealed(script), resource.when, 32).flatMap((option) => {
    const lines = option.value.kind === "list" ? option.value.items : [option.value];
    return lines.flatMap((line) =>
      alternatives(line, option.when, 32).flatMap((one) =>
        shellCalls(wordOf(one.value), 0).map((sign) =>
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

/** Calls of the AWS CLI in a script, those in the script of `sh -c` included. */
export function shellCalls(script: Word, depth: number): readonly ShellCall[] {
  return commandsOf(script).flatMap((words) => wordCalls(words, depth));
}

/** A call as the command line spells it. */
type ShellCall = RootArgument & { readonly call: string };

function wordCalls(words: readonly Word[], depth: number): readonly ShellCall[] {
  const inner = depth < 3 ? innerScript(words) : undefined;
  return inner ? shellCalls(inner, depth + 1) : cliCall(words);
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

function cliCall(words: readonly Word[]): readonly ShellCall[] {
  const program = words.findIndex((word) => !isPrefix(word));
  if (!/^(?:\/\S*\/)?aws$/.test(plain(words[program] ?? []) ?? "")) return [];
  const rest = words.slice(program + 1);
  const service = rest.findIndex((word) => plain(word) === "iam");
  const command = plain(rest[service + 1] ?? []);
  const call = service >= 0 && command?.includes("-") ? callOf(command) : undefined;
  // Before the service only options and their values can stand.
  if (!call || !rest.slice(0, service).every((word, index) => isOption(word) || isOption(rest[index - 1] ?? [])))
    return [];
  const options = optionsOf(rest.slice(service + 2));
  return [...options].flatMap(([name, value]) => {
    const sign = signOf(call, name, value, (sibling) => options.get(sibling));
    return sign ? [{ ...sign, call: `aws iam ${command}` }] : [];
  });
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
