/** How a run ended. */
export interface FuzzEnding {
  readonly code: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
  readonly thrown: unknown;
  readonly milliseconds: number;
}

/** Milliseconds that one case may take. */
export const maxMilliseconds = 10_000;

const jsonFormats: ReadonlySet<string> = new Set(["json", "sarif", "gitlab"]);

/** What is wrong with an ending: nothing but a verdict or a clear error is right. */
export function verdictOf(args: readonly string[], ending: FuzzEnding): string | undefined {
  const { code, stdout, stderr, thrown, milliseconds } = ending;
  if (thrown !== undefined) return `threw ${thrown instanceof Error ? thrown.stack : String(thrown)}`;
  if (code !== 0 && code !== 1 && code !== 2) return `exit code ${code}`;
  if (/^rootrail: internal error|^\s+at .*:\d+:\d+\)?$/m.test(stderr)) return `said ${stderr.slice(0, 500)}`;
  if (milliseconds > maxMilliseconds) return `took ${Math.round(milliseconds)} ms`;
  if (code === 2 && stderr === "" && !stdout.includes("input error")) return "exit code 2 without a word";
  if (/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/.test(stdout + stderr))
    return "a control character in the output";
  return brokenReport(args, stdout);
}

/** A report that is there is whole and valid. */
function brokenReport(args: readonly string[], stdout: string): string | undefined {
  if (args[0] === "help" || ["--", "--version", "--help"].some((one) => args.includes(one))) return undefined;
  const format = args[args.indexOf("--format") + 1] ?? "";
  const isLines = args[0] === "facts" && !args.includes("--help") && !args.includes("-h");
  if (stdout === "" || (!isLines && !(args.includes("--format") && jsonFormats.has(format)))) return undefined;
  try {
    for (const text of isLines ? stdout.trimEnd().split("\n") : [stdout]) JSON.parse(text);
    return undefined;
  } catch (error) {
    return `the ${isLines ? "facts are" : "report is"} not valid JSON: ${String(error)}`;
  }
}
