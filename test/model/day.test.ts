import { expect, it } from "vitest";
import { dayOf, daysBetween, isDay } from "../../src/model/day.ts";

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

it("counts whole days over leap days and clock changes", () => {
  expect(daysBetween("2028-02-28", "2028-03-01")).toBe(2);
  expect(daysBetween("2026-03-28", "2026-03-30")).toBe(2);
  expect(daysBetween("2027-01-02", "2027-01-01")).toBe(-1);
});

it("takes the day in UTC", () => {
  expect(dayOf(new Date("2026-12-31T23:30:00-02:00"))).toBe("2027-01-01");
});
