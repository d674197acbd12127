/** The first columns of a credential report. Source: IAM user guide, "Generate credential reports". */
const header = /^\uFEFF?"?user"?([,;\t])"?arn"?\1"?user_creation_time"?\1/;
/** The same in base64, as `--query Content` leaves it. */
const encodedHeader = /^\uFEFF?"?dXNlcixhcm4sdXNlcl9jcmVhdGlvbl90aW1lL/;

/** Whether a text is a report: as IAM makes it, as a spreadsheet wrote it again, or in base64. */
export function isCredentialReport(text: string): boolean {
  return header.test(text) || isEncodedReport(text);
}

export function isEncodedReport(text: string): boolean {
  return encodedHeader.test(text);
}
