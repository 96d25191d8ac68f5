import { describe, expect, it } from "vitest";

import type { ProgrammeState } from "@/lib/core/db/enums";
import {
  countCoverage,
  coverageTotals,
  executionByTrack,
  filterCoverage,
} from "@/lib/modules/programmes/coverage/rules";
import type { SchoolCoverage } from "@/lib/modules/programmes/coverage/types";

const programme = (
  kind: "transition" | "antirisk",
  state: ProgrammeState,
  openState: ProgrammeState | null,
) => ({
  ...{ kind, state, openState, openNumber: null, year: 2027, returned: false },
  ...{ orderNumber: null, orderDate: null },
  execution: state === "approved" ? { done: 1, total: 4, overdue: 2 } : null,
});
const school = (code: string, listed: boolean, own: Partial<SchoolCoverage> = {}): SchoolCoverage => ({
  code,
  name: `Школа ${code}`,
  listed,
  transition: null,
  antirisk: null,
  ...own,
});
const schools = [
  school("1", true, {
    transition: programme("transition", "approved", "on_agreement"),
    antirisk: programme("antirisk", "approved", null),
  }),
  school("2", true),
  school("3", false, { antirisk: programme("antirisk", "on_agreement", "on_agreement") }),
  // A plan nobody has demanded does not count.
  school("4", false, { transition: programme("transition", "approved", null) }),
];

describe("coverage with programmes", () => {
  it("asks transition plans of listed schools and antirisk programmes of all", () => {
    expect(countCoverage("transition", schools)).toEqual({
      ...{ expected: 2, approved: 1, waiting: 1, open: 0, missing: 1 },
    });
    expect(countCoverage("antirisk", schools)).toEqual({
      ...{ expected: 4, approved: 1, waiting: 1, open: 1, missing: 2 },
    });
  });

  it("finds the schools an address asks for", () => {
    const codes = (show: Parameters<typeof filterCoverage>[1]) =>
      filterCoverage(schools, show).map(({ code }) => code);
    expect([codes("all").length, codes("waiting"), codes("no-transition"), codes("no-antirisk")]).toEqual([
      4,
      ["1", "3"],
      ["2"],
      ["2", "4"],
    ]);
  });

  it("sums the measures by track and the rows of the region", () => {
    expect(executionByTrack(schools)).toEqual([
      { kind: "transition", track: 1, done: 2, total: 8, overdue: 4 },
      { kind: "antirisk", track: 3, done: 1, total: 4, overdue: 2 },
    ]);
    const row = {
      ...{ code: "1", name: "Район", schools: 4 },
      transition: countCoverage("transition", schools),
      antirisk: countCoverage("antirisk", schools),
    };
    expect(coverageTotals([row, row])).toMatchObject({
      schools: 8,
      antirisk: { expected: 8, approved: 2, missing: 4 },
    });
  });
});
