import type { EvidenceRow } from "../../model/evidence.ts";
import type { InputSummary } from "../../model/report.ts";
import { harmlessLine } from "../harmless-text.ts";
import type { CoverageReport } from "./coverage-report.ts";
import { groundWords, truthWord } from "./evidence-words.ts";

const columns = [
  "account",
  "name",
  "verdict",
  "because",
  "root_has_mfa",
  "virtual_devices_of_root",
  "hardware_seen",
  "prevented_by_guardrail",
  "detected_by_guardrail",
  "exception_owner",
  "exception_expires",
  "files",
  "dates",
] as const;

type Column = (typeof columns)[number];

/**
 * The accounts as comma-separated values (RFC 4180), one line each: of the table of evidence, or of the organization where
 * no output of AWS is among the inputs. Each input that was not read whole has a line without an account.
 */
export function coverageCsv({ evidence, coverage, inputs }: CoverageReport): string {
  const rows = evidence?.rows ?? coverage.nodes.filter((node) => node.counts).map(rowOfNode);
  const cut = inputs.filter((input) => input.status !== "linted").map(cellsOfCut);
  const lines = [...rows.map(cellsOf), ...cut].map((cells) => columns.map((column) => quoted(cells[column] ?? "")));
  return `${[[...columns], ...lines].map((line) => line.join(",")).join("\r\n")}\r\n`;
}

function rowOfNode(node: CoverageReport["coverage"]["nodes"][number]): EvidenceRow {
  return {
    account: node.id,
    name: node.name === node.id ? null : node.name,
    verdict: "unknown",
    grounds: [{ kind: "nothing-told" }],
    hasMfa: null,
    virtualDevices: null,
    hardware: [],
    prevented: node.preventive.state,
    detected: node.detective.state,
    exception: null,
    sources: [],
  };
}

/** An input that was not read whole may tell more of any account. */
function cellsOfCut({ path, error, warnings = [] }: InputSummary): Readonly<Partial<Record<Column, string>>> {
  const because = error === null ? `read only in part: ${warnings.join("; ")}` : `could not be read: ${error}`;
  return { verdict: "unknown", because, files: path };
}

function cellsOf(row: EvidenceRow): Readonly<Record<Column, string>> {
  return {
    account: row.account ?? "",
    name: row.name ?? "",
    verdict: row.verdict,
    because: row.grounds.map(groundWords).join("; "),
    root_has_mfa: truthWord(row.hasMfa),
    virtual_devices_of_root: row.virtualDevices === null ? "unknown" : String(row.virtualDevices),
    hardware_seen: row.hardware.join("; ") || "none",
    prevented_by_guardrail: row.prevented ?? "unknown",
    detected_by_guardrail: row.detected ?? "unknown",
    exception_owner: row.exception?.owner ?? "",
    exception_expires: row.exception?.expires ?? "",
    files: row.sources.map(({ path }) => path).join("; "),
    dates: row.sources.map(({ observed }) => observed ?? "none").join("; "),
  };
}

/** In quotes where it has to be; a spreadsheet does not take it for a formula. */
function quoted(text: string): string {
  const safe = harmlessLine(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
  return /[",\r\n;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
