/** What the runner understands of a step's output, read as actions/runner reads it (ActionCommandManager, IssueCommandExtension). */
export interface RunnerView {
  readonly annotations: readonly RunnerAnnotation[];
  /** Annotations that the runner drops: the eleventh of a level and later. */
  readonly dropped: number;
  readonly masks: readonly string[];
  /** Commands that are none of those the action may use. */
  readonly strange: readonly string[];
  /** What a reader of the log sees. */
  readonly log: string;
}

export interface RunnerAnnotation {
  readonly level: "error" | "warning" | "notice";
  readonly message: string;
  readonly title?: string;
  readonly file?: string;
  readonly line?: number;
  readonly endLine?: number;
  readonly col?: number;
  readonly endColumn?: number;
}

interface Command {
  readonly name: string;
  readonly properties: ReadonlyMap<string, string>;
  readonly data: string;
}

const perLevel = 10;
const longestMessage = 4096;

export function readAsRunner(output: string): RunnerView {
  const annotations: RunnerAnnotation[] = [];
  const masks: string[] = [];
  const strange: string[] = [];
  const log: string[] = [];
  const count = { error: 0, warning: 0, notice: 0 };
  let dropped = 0;
  let resume: string | undefined;
  for (const line of output.split("\n")) {
    const command = parse(line);
    if (resume !== undefined || !command) {
      if (resume !== undefined && command?.name === resume) resume = undefined;
      else log.push(line);
      continue;
    }
    const { name, data } = command;
    if (name === "stop-commands") resume = data;
    else if (name === "add-mask") masks.push(data);
    else if (name === "error" || name === "warning" || name === "notice") {
      if (count[name] < perLevel) annotations.push(annotationOf(name, command));
      else dropped += 1;
      count[name] += 1;
      log.push(data);
    } else if (name !== "group" && name !== "endgroup") strange.push(line);
    else log.push(data);
  }
  if (resume !== undefined) strange.push("commands were never resumed");
  return { annotations, dropped, masks, strange, log: log.join("\n") };
}

/** `::name key=value,…::data` at the start of a line, or the older `##[name key=value;…]data` anywhere in it. */
function parse(line: string): Command | undefined {
  const trimmed = line.trimStart();
  const modern = /^::([^\s:]+)(?:\s+([^:]*))?::(.*)$/s.exec(trimmed);
  if (modern)
    return {
      name: (modern[1] ?? "").toLowerCase(),
      properties: readProperties(modern[2] ?? "", ","),
      data: unescapeData(modern[3] ?? ""),
    };
  const old = /##\[([^\s\]]+)(?:\s+([^\]]*))?\](.*)$/s.exec(line);
  if (old)
    return { name: (old[1] ?? "").toLowerCase(), properties: readProperties(old[2] ?? "", ";"), data: old[3] ?? "" };
  return undefined;
}

function readProperties(text: string, separator: string): ReadonlyMap<string, string> {
  const entries = text.split(separator).filter((part) => part.includes("="));
  return new Map(
    entries.map((part) => {
      const at = part.indexOf("=");
      return [part.slice(0, at).trim().toLowerCase(), unescapeProperty(part.slice(at + 1))] as const;
    }),
  );
}

function unescapeData(text: string): string {
  return text.replaceAll("%0D", "\r").replaceAll("%0A", "\n").replaceAll("%25", "%");
}

function unescapeProperty(text: string): string {
  return text
    .replaceAll("%0D", "\r")
    .replaceAll("%0A", "\n")
    .replaceAll("%3A", ":")
    .replaceAll("%2C", ",")
    .replaceAll("%25", "%");
}

/** With the runner's repairs: columns only on one line, no line without a file's. */
function annotationOf(level: RunnerAnnotation["level"], { properties, data }: Command): RunnerAnnotation {
  const number = (name: string) => {
    const value = Number(properties.get(name));
    return Number.isInteger(value) && value > 0 ? value : undefined;
  };
  const line = number("line") ?? number("endline");
  const endLine = number("endline") ?? line;
  const isOneLine = line !== undefined && line === endLine;
  const entries = {
    title: properties.get("title"),
    file: properties.get("file"),
    line,
    endLine,
    col: isOneLine ? number("col") : undefined,
    endColumn: isOneLine ? number("endcolumn") : undefined,
  };
  const present = Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined));
  return { level, message: data.slice(0, longestMessage), ...present };
}
