import { describe, expect, it } from "vitest";

import {
  daysBetween,
  isLate,
  queueSearch,
  reviewPath,
  withSearch,
} from "@/lib/modules/monitorings/checking/queue/rules";
import { queueParams } from "@/lib/modules/monitorings/checking/queue/schema";

describe("a queue in the address", () => {
  it("holds what was chosen and nothing that goes without saying", () => {
    expect(queueSearch(queueParams.parse({}))).toBe("");
    const filter = queueParams.parse({
      campaign: "M1-2024",
      state: "returned",
      sort: "-age",
      warnings: "no",
    });
    expect(queueSearch(filter)).toBe("campaign=M1-2024&state=returned&warnings=no&sort=-age");
    expect(withSearch("/region/submissions", "")).toBe("/region/submissions");
  });

  it("is read back; a word that is not understood is no choice", () => {
    expect(
      queueParams.parse({ campaign: "M1", state: "burnt", warnings: "?", after: "x", sort: "name" }),
    ).toEqual({
      campaign: null,
      municipality: null,
      state: "waiting",
      warnings: null,
      requests: null,
      sort: "age",
      after: null,
    });
  });
});

it("a submission is checked on the page of its organisation", () => {
  const campaign = { year: 2024, code: "M1" };
  const school = { kind: "school", code: "91-02-003", municipalityId: "own" } as const;
  const authority = { id: "own", code: "91-02" };
  for (const reader of [null, authority])
    expect(reviewPath(school, campaign, reader)).toBe("/schools/91-02-003/monitorings/2024/M1/review");
  expect(
    reviewPath(
      { kind: "municipality", code: "91-02", municipalityId: null },
      { year: 2024, code: "М5" },
      null,
    ),
  ).toBe("/municipalities/91-02/monitorings/2024/%D0%9C5/review");
});

it("a form of a school that has moved is read at the address of the authority that keeps it", () => {
  const campaign = { year: 2024, code: "M1" };
  for (const municipalityId of ["other", null])
    expect(
      reviewPath({ kind: "school", code: "91-02-003", municipalityId }, campaign, {
        id: "own",
        code: "91-02",
      }),
    ).toBe("/municipalities/91-02/submissions/2024/M1/91-02-003");
});

it("days are those of the calendar", () => {
  expect([daysBetween("2024-09-10", "2024-09-12"), daysBetween("2024-09-12", "2024-09-10")]).toEqual([2, 0]);
});

it("late is what was never sent when its term, with whatever was granted, is over", () => {
  const term = new Date("2024-09-10T21:00:00Z");
  const before = new Date(term.getTime() - 1);
  const row = { firstSentAt: null, extendedBefore: null, respondentBefore: term };
  expect([isLate(row, before), isLate(row, term)]).toEqual([false, true]);
  expect(isLate({ ...row, extendedBefore: new Date("2024-09-12T21:00:00Z") }, term)).toBe(false);
  expect(isLate({ ...row, firstSentAt: before }, term)).toBe(false);
});
