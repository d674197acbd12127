import type { Command } from "commander";
import { formatNames } from "../reporters/registry.ts";
import { ruleIds } from "../rules/rule-ids.ts";

/** Shells that a script can be made for. */
export const shells = ["bash", "zsh", "fish"] as const;
export type Shell = (typeof shells)[number];

/** One flag as completion needs it. */
interface Flag {
  /** `-f`, `--format`. */
  readonly names: readonly string[];
  readonly description: string;
  /** `null`: it takes no value. Empty: it takes a path or free text. */
  readonly values: readonly string[] | null;
}

interface Subcommand {
  readonly name: string;
  readonly description: string;
  readonly flags: readonly Flag[];
  /** What its arguments can be; empty: paths. */
  readonly words: readonly string[];
}

/** Values that commander does not know of. */
const flagValues: ReadonlyMap<string, readonly string[]> = new Map([
  ["lint --format", formatNames],
  ["lint --only", ruleIds],
  ["lint --skip", ruleIds],
]);

/** Prints the completion script of a shell, made from the declared commands. */
export function completionScript(shell: Shell, program: Command): string {
  const commands = program.commands.map(describe);
  if (shell === "bash") return bashScript(commands);
  return shell === "zsh" ? zshScript(commands) : fishScript(commands);
}

function describe(command: Command): Subcommand {
  const name = command.name();
  const flags = command.options.map((option): Flag => {
    const names = [option.short, option.long].filter((one): one is string => typeof one === "string");
    const known = option.argChoices ?? flagValues.get(`${name} ${option.long}`) ?? [];
    return { names, description: plain(option.description), values: takesValue(option.flags) ? known : null };
  });
  const help: Flag = { names: ["-h", "--help"], description: "print help", values: null };
  const words = name === "explain" ? ruleIds : (command.registeredArguments[0]?.argChoices ?? []);
  return { name, description: plain(command.description()), flags: [...flags, help], words };
}

function takesValue(flags: string): boolean {
  return /[<[]/.test(flags);
}

/** Descriptions go into quotes of three shells: letters, digits and a few marks are enough. */
function plain(text: string): string {
  const [first = ""] = text.split("\n");
  return first.replace(/[^\w ,.;()=*/<>|-]/g, "");
}

const header = (how: string) => `# Completion of rootrail. ${how}\n`;

function bashScript(commands: readonly Subcommand[]): string {
  const names = commands.map((command) => command.name).join(" ");
  const values = commands.flatMap(({ name, flags }) =>
    flags.flatMap((flag) => (flag.values === null ? [] : [bashValue(name, flag)])),
  );
  const options = commands.map(({ name, flags }) => `    ${name}) options="${namesOf(flags)}" ;;`);
  const words = commands
    .filter((command) => command.words.length > 0)
    .map((command) => `    ${command.name}) words="${command.words.join(" ")}" ;;`);
  return `${header('Put `eval "$(rootrail completion bash)"` into ~/.bashrc.')}_rootrail() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" command="" word options words=""
  COMPREPLY=()
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case " ${names} " in *" $word "*) command="$word"; break ;; esac
  done
  case "\${command:-lint} $previous" in
${values.join("\n")}
  esac
  case "\${command:-lint}" in
${options.join("\n")}
  esac
  case "$command" in
${words.join("\n")}
  esac
  if [[ "$current" == -* ]]; then
    COMPREPLY=($(compgen -W "$options" -- "$current"))
  elif [[ -n "$words" ]]; then
    COMPREPLY=($(compgen -W "$words" -- "$current"))
  else
    [[ -z "$command" ]] && COMPREPLY=($(compgen -W "${names}" -- "$current"))
    COMPREPLY+=($(compgen -f -- "$current"))
  fi
}
complete -o filenames -F _rootrail rootrail
`;
}

function bashValue(command: string, { names, values }: Flag): string {
  const patterns = names.map((name) => `"${command} ${name}"`).join(" | ");
  const words = values?.length ? `-W "${values.join(" ")}"` : "-f";
  return `    ${patterns}) COMPREPLY=($(compgen ${words} -- "$current")); return ;;`;
}

function namesOf(flags: readonly Flag[]): string {
  return flags.flatMap((flag) => flag.names).join(" ");
}

function zshScript(commands: readonly Subcommand[]): string {
  const listed = commands.map(({ name, description }) => `    '${name}:${zshText(description)}'`);
  const cases = commands.map((command) => `    ${command.name}) _arguments -s ${zshArguments(command)} ;;`);
  const lint = commands.find((command) => command.name === "lint");
  return `#compdef rootrail
${header('Put `eval "$(rootrail completion zsh)"` into ~/.zshrc, behind compinit.')}_rootrail() {
  local -a commands
  commands=(
${listed.join("\n")}
  )
  if (( CURRENT == 2 )) && [[ "$words[2]" != -* ]]; then
    _describe -t commands command commands
    _files
    return
  fi
  local command="$words[2]"
  if (( $commands[(I)$command:*] )); then
    shift words
    (( CURRENT-- ))
  else
    command=lint
  fi
  case "$command" in
${cases.join("\n")}
    *) _arguments -s ${lint ? zshArguments(lint) : "'*:path:_files'"} ;;
  esac
}
compdef _rootrail rootrail
`;
}

function zshArguments({ flags, words }: Subcommand): string {
  const specs = flags.flatMap(({ names, description, values }) =>
    names.map((name) => {
      const value = values === null ? "" : `:value:${values.length > 0 ? `(${values.join(" ")})` : "_files"}`;
      return `'*${name}[${zshText(description)}]${value}'`;
    }),
  );
  return [...specs, words.length > 0 ? `'*:word:(${words.join(" ")})'` : "'*:path:_files'"].join(" ");
}

/** Colons and brackets have a meaning in the specifications of zsh. */
function zshText(text: string): string {
  return text.replace(/[:[\]\\']/g, " ");
}

function fishScript(commands: readonly Subcommand[]): string {
  const names = commands.map((command) => command.name).join(" ");
  const top = commands.map(
    ({ name, description }) =>
      `complete -c rootrail -n "not __fish_seen_subcommand_from ${names}" -a ${name} -d '${description}'`,
  );
  const rest = commands.flatMap((command) => {
    const seen = `__fish_seen_subcommand_from ${command.name}`;
    const here = command.name === "lint" ? `${seen}; or not __fish_seen_subcommand_from ${names}` : seen;
    const words =
      command.words.length > 0 ? [`complete -c rootrail -n "${seen}" -f -a '${command.words.join(" ")}'`] : [];
    return [...words, ...command.flags.map((flag) => `complete -c rootrail -n "${here}"${fishFlag(flag)}`)];
  });
  return `${header("Put `rootrail completion fish | source` into ~/.config/fish/config.fish.")}${[...top, ...rest].join("\n")}\n`;
}

function fishFlag({ names, description, values }: Flag): string {
  const spelled = names
    .map((name) => (name.startsWith("--") ? ` -l ${name.slice(2)}` : ` -s ${name.slice(1)}`))
    .join("");
  const value = values === null ? "" : values.length > 0 ? ` -x -a '${values.join(" ")}'` : " -r";
  return `${spelled}${value} -d '${description}'`;
}
