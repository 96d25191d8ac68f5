import { expect, it } from "vitest";

import { askedOf, neverSentOf, sumFigures } from "@/lib/modules/monitorings/board/rules";
import type { BoardFigures } from "@/lib/modules/monitorings/board/types";

const figures: BoardFigures = {
  notStarted: 3,
  draft: 2,
  submitted: 4,
  checked: 1,
  returned: 2,
  accepted: 8,
  late: 4,
  onTime: 10,
  withPermission: 3,
  afterReopening: 2,
  excused: 5,
};

it("those asked are of the six states; the excused are counted apart", () => {
  expect(askedOf(figures)).toBe(20);
});

it("the four kinds of timeliness are all who were asked: in time, with permission, after reopening, never", () => {
  expect(neverSentOf(figures)).toBe(5);
  expect(figures.onTime + figures.withPermission + figures.afterReopening + neverSentOf(figures)).toBe(20);
});

it("the total is the sum of the rows; of none it is nothing", () => {
  const sum = sumFigures([figures, figures]);
  expect([sum.accepted, sum.late, askedOf(sum)]).toEqual([16, 8, 40]);
  expect(askedOf(sumFigures([]))).toBe(0);
});
