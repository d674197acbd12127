/** Whether a text is a table of Prowler's: its first line names the columns that are read. */
export function isProwlerCsv(text: string): boolean {
  const header = /^\uFEFF?[^\r\n]*/.exec(text.slice(0, 4096))?.[0] ?? "";
  return /\bCHECK_ID\b/.test(header) && /\bSTATUS\b/.test(header) && /\bACCOUNT_U?ID\b/.test(header);
}
