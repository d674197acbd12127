import { expect, it } from "vitest";
import { dayInPath, dayOf, daysBetween, isDay, isMoment } from "../../src/model/day.ts";

it.each([
  ["2027-01-31", true],
  ["2028-02-29", true],
  ["2027-02-29", false],
  ["2027-13-01", false],
  ["2027-1-1", false],
  ["31.01.2027", false],
  ["2027-01-31T00:00:00Z", false],
  ["", false],
])("%s is a day: %s", (text, expected) => {
  expect(isDay(text)).toBe(expected);
});

it.each([
  ["e/2026-11-02/a.json", "2026-11-02", false],
  ["e/20261102T101500Z/a.json", "2026-11-02", false],
  ["202611021234", "2026-11-02", true],
  ["20261102123456", "2026-11-02", true],
  ["e/2026-02-30/a.json", null, false],
  ["e/2026-02-28/2026-02-30/a.json", "2026-02-28", false],
  ["111122223333", null, false],
  ["202613021234", null, false],
  ["202611022534", null, false],
])("finds the day of %s: %s", (path, day, moment) => {
  expect(dayInPath(path)).toBe(day);
  expect(isMoment(path)).toBe(moment);
});

it("counts whole days over leap days and clock changes", () => {
  expect(daysBetween("2028-02-28", "2028-03-01")).toBe(2);
  expect(daysBetween("2026-03-28", "2026-03-30")).toBe(2);
  expect(daysBetween("2027-01-02", "2027-01-01")).toBe(-1);
});

it("takes the day in UTC", () => {
  expect(dayOf(new Date("2026-12-31T23:30:00-02:00"))).toBe("2027-01-01");
});
