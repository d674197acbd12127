import type { DriftReport, Evidence, EvidenceRow, EvidenceVerdict } from "../../model/evidence.ts";
import { harmlessLine } from "../harmless-text.ts";
import type { Paint, Style } from "../paint.ts";
import { stateWord } from "./coverage-report.ts";
import { accountTitle, controlName, driftWords, groundWords, sourceWords, verdictWords } from "./evidence-words.ts";

/** Accounts that are told one by one; what passes is counted beyond a few. */
const maxRows = 40;
const maxPassed = 12;
const maxDrifts = 40;
const maxSources = 3;

const styles: Readonly<Record<EvidenceVerdict, Style>> = { fail: "red", unknown: "yellow", pass: "green" };

/** The table of evidence for a terminal: accounts in breach first. */
export function evidenceText({ rows, counts }: Evidence, paint: Paint): readonly string[] {
  const head = `Root's MFA in the accounts (${controlName}): ${counts.fail} fail, ${counts.pass} pass, ${counts.unknown} unknown.`;
  const of = (verdict: EvidenceVerdict) => rows.filter((row) => row.verdict === verdict);
  const shown = [
    ...of("fail").slice(0, maxRows),
    ...of("unknown").slice(0, maxRows),
    ...(counts.pass > maxPassed ? [] : of("pass")),
  ];
  const hidden = rows.length - shown.length;
  const rest = hidden > 0 ? [paint("dim", `  … and ${hidden} more; --format csv has all of them`)] : [];
  return ["", paint("bold", head), ...shown.flatMap((row) => rowLines(row, paint)), ...rest];
}

function rowLines(row: EvidenceRow, paint: Paint): readonly string[] {
  const { verdict, grounds, prevented, detected, exception } = row;
  const accepted = exception ? [`accepted until ${exception.expires} by ${exception.owner}`] : [];
  const covers = [
    ...(detected === null ? [] : [`detective ${stateWord(detected)}`]),
    ...(prevented === null ? [] : [`preventive ${stateWord(prevented)}`]),
  ];
  const facts = [grounds.map(groundWords).join(", "), ...covers, ...accepted].join("; ");
  const mark = paint(styles[verdict], verdictWords[verdict].padEnd(8));
  const sources = sourceWords(row);
  const more = sources.length > maxSources ? [`${sources.length - maxSources} more`] : [];
  const files = [...sources.slice(0, maxSources), ...more].join(", ");
  return [
    `  ${mark}${paint("bold", harmlessLine(accountTitle(row)))}  ${harmlessLine(facts)}`,
    ...(files === "" ? [] : [paint("dim", `          ${harmlessLine(files)}`)]),
  ];
}

/** Where the accounts differ from the code. */
export function driftText(drift: DriftReport, paint: Paint): readonly string[] {
  const lines = driftWords(drift);
  const head =
    lines.length === 0 ? `No difference to ${drift.against}.` : `Differences to ${drift.against}: ${lines.length}`;
  const rest =
    lines.length > maxDrifts
      ? [paint("dim", `  … and ${lines.length - maxDrifts} more; --format json has all of them`)]
      : [];
  const shown = lines.slice(0, maxDrifts).map((line) => `  ${paint("yellow", "≠")} ${harmlessLine(line)}`);
  return ["", paint("bold", harmlessLine(head)), ...shown, ...rest];
}
