/** A calendar day as ISO text, `YYYY-MM-DD`. Days compare as texts do. */
export type Day = string;

const dayPattern = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/;
const millisecondsOfDay = 86_400_000;

/** Whether a text is a day that the calendar has: `2027-02-30` is none. */
export function isDay(text: string): boolean {
  const match = dayPattern.exec(text);
  if (!match) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/** Whole days from one day to another, negative where `to` is the earlier. Both must be days. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / millisecondsOfDay);
}

/** Whether a moment, `YYYY-MM-DD` with or without the time, is on a day that has begun in no time zone yet. */
export function isInFuture(moment: string, today: Day): boolean {
  return daysBetween(today, moment.slice(0, 10)) > 1;
}

/** The day that comes some days after another one. */
function daysAfter(day: Day, days: number): Day {
  return dayOf(new Date(Date.parse(`${day}T00:00:00Z`) + days * millisecondsOfDay));
}

/** Days that a new exception counts where nobody says otherwise. */
const exceptionDays = 90;

/** The last day of an exception that is proposed on a day. */
export function proposedExpiry(today: Day): Day {
  return daysAfter(today, exceptionDays);
}

/** The day of a moment in UTC, so that a run says the same in every time zone. */
export function dayOf(moment: Date): Day {
  return moment.toISOString().slice(0, 10);
}

/** The time may follow without a sign between, with or without seconds: `202611021234`. */
const dayOfPath =
  /(?<![0-9])(20[0-9]{2})-?(0[1-9]|1[0-2])-?(0[1-9]|[12][0-9]|3[01])(?:(?:[01][0-9]|2[0-3])[0-5][0-9](?:[0-5][0-9])?)?(?![0-9])/g;

/** Whether digits read as a day with the time after it, `202611021234`. */
export function isMoment(digits: string): boolean {
  return /^[0-9]{12}(?:[0-9]{2})?$/.test(digits) && dayInPath(digits) !== null;
}

/** The last date in a path, `2026-11-02`, `20261102` or with the time after it: the day that the files were made. */
export function dayInPath(path: string): Day | null {
  const found = lastDayIn(path);
  return found ? dayOfMatch(found) : null;
}

/** A path without its last date: equal for the outputs of the same command on other days. */
export function pathWithoutDay(path: string): string {
  const found = lastDayIn(path);
  return found ? `${path.slice(0, found.index)}*${path.slice(found.index + found[0].length)}` : path;
}

/** Days that the calendar does not have are none. */
function lastDayIn(path: string): RegExpExecArray | undefined {
  return [...path.matchAll(dayOfPath)].findLast((match) => isDay(dayOfMatch(match)));
}

function dayOfMatch([, year, month, day]: RegExpExecArray): Day {
  return `${year}-${month}-${day}`;
}
