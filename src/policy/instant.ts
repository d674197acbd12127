const pattern =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:?\d{2}))?)?)?$/;

/**
 * Milliseconds since 1970 of a date in the W3C profile of ISO 8601 (`2026`, `2026-05`, `2026-05-15`,
 * `2026-05-15T12:00Z`, …) or in epoch seconds; `null` where it is neither.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date
 */
export function parseInstant(text: string): number | null {
  const match = pattern.exec(text);
  if (match === null) return parseEpoch(text);
  const [, year = "", month = "01", day = "01", hour = "00", minute = "00", second = "00", fraction = "", zone = "Z"] =
    match;
  const date = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
  const asWritten = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  if (!Number.isFinite(date) || new Date(date).toISOString().slice(0, 19) !== asWritten) return null;
  return date + Math.floor(Number(`0.${fraction}`) * 1000) - offset(zone);
}

function parseEpoch(text: string): number | null {
  if (!/^-?\d{1,12}(?:\.\d{1,9})?$/.test(text)) return null;
  return Math.round(Number(text) * 1000);
}

function offset(zone: string): number {
  if (zone === "Z") return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return (zone.startsWith("-") ? -minutes : minutes) * 60_000;
}

/** As `aws:CurrentTime` shows it; whole seconds without a fraction. */
export function formatInstant(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(".000Z", "Z");
}
