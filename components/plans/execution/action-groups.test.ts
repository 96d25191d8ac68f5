import { describe, expect, it } from "vitest";

import type { ExecutionCell, Occurrence } from "@/lib/modules/plans/execution/types";
import type { SchoolActionRow } from "@/lib/modules/plans/types";
import { cellStatus, firstToReport, groupActions } from "./action-groups";

const TODAY = "2027-04-10";

function month(number: number): Occurrence {
  const two = String(number).padStart(2, "0");
  return { key: `2027-${two}`, label: two, from: `2027-${two}-01`, dueOn: `2027-${two}-28` };
}

function once(dueOn: string): Occurrence {
  return { key: "", label: "", from: "2027-01-01", dueOn };
}

function cell(change: Partial<ExecutionCell>): ExecutionCell {
  return {
    id: "c",
    lineageId: "m",
    occurrence: "",
    schoolId: "s",
    state: "not_started",
    stateOn: null,
    note: "",
    cancelReason: null,
    confirmation: "own",
    reportedAt: null,
    reportedBy: null,
    decidedAt: null,
    decidedBy: null,
    returnReason: null,
    files: [],
    version: 1,
    ...change,
  };
}

function action(change: Partial<SchoolActionRow>): SchoolActionRow {
  return {
    programme: null,
    measureId: "v",
    lineageId: "m",
    year: 2027,
    trackNumber: 1,
    title: "Посещение уроков",
    periodText: "",
    dueOn: null,
    responsible: "",
    expectedResult: "",
    evidence: "",
    execution: "not_started",
    performs: true,
    occurrences: [],
    cells: [],
    canReport: { allowed: true },
    ...change,
  };
}

function groupsOf(...actions: Partial<SchoolActionRow>[]): string[] {
  return groupActions(actions.map(action), TODAY).map(({ action: { title }, group }) => `${title}: ${group}`);
}

describe("state of a cell on a day", () => {
  const status = (change: Partial<ExecutionCell> | null, dueOn = "2027-04-01") =>
    cellStatus(change && cell(change), dueOn, TODAY);

  it("is overdue from the day after the last day", () => {
    expect(status(null, "2027-04-09")).toBe("overdue");
    expect(status(null, TODAY)).toBe("open");
    expect(status({ state: "in_progress" }, TODAY)).toBe("in_progress");
    expect(status({ state: "in_progress" })).toBe("overdue");
  });

  it("waits once it is told done, and is done once it is confirmed", () => {
    expect(status({ state: "done", confirmation: "sent" })).toBe("sent");
    expect(status({ state: "done_late", confirmation: "confirmed" })).toBe("done_late");
    expect(status({ state: "cancelled" })).toBe("cancelled");
  });

  it("is returned whatever the calendar says", () => {
    expect(status({ state: "done", confirmation: "returned" })).toBe("returned");
  });

  it("of a school still at work does not wait for a judgement", () => {
    expect(status({ state: "in_progress", confirmation: "sent" }, "2027-05-01")).toBe("in_progress");
  });
});

describe("parts of «Действия»", () => {
  it("tell overdue from the nearest, the later, the sent and the done", () => {
    expect(
      groupsOf(
        { title: "late", occurrences: [once("2027-03-01")] },
        { title: "soon", occurrences: [once("2027-05-20")] },
        { title: "later", occurrences: [once("2027-11-20")] },
        {
          title: "sent",
          occurrences: [once("2027-03-01")],
          cells: [cell({ state: "done", confirmation: "sent" })],
        },
        { title: "done", occurrences: [once("2027-03-01")], cells: [cell({ state: "done" })] },
      ).sort(),
    ).toEqual(["done: done", "late: overdue", "later: later", "sent: sent", "soon: soon"]);
  });

  it("put a returned report before the other occurrences of its measure", () => {
    const returned = cell({ occurrence: "2027-02", state: "done", confirmation: "returned" });
    expect(groupsOf({ title: "a", occurrences: [month(1), month(2), month(6)], cells: [returned] })).toEqual([
      "a: returned",
    ]);
  });

  it("follow the next occurrence that is owed, not those done or sent", () => {
    const cells = [
      cell({ occurrence: "2027-02", state: "done" }),
      cell({ occurrence: "2027-03", state: "done", confirmation: "sent" }),
    ];
    const [grouped] = groupActions([action({ occurrences: [month(2), month(3), month(4)], cells })], TODAY);
    expect(grouped).toMatchObject({ group: "soon", dueOn: "2027-04-28" });
  });

  it("never count against the school what the authority does itself", () => {
    expect(
      groupsOf(
        { title: "theirs", performs: false, dueOn: "2027-01-01" },
        { title: "theirs, done", performs: false, execution: "done_late", dueOn: "2027-01-01" },
      ).sort(),
    ).toEqual(["theirs, done: done", "theirs: authority"]);
  });

  it("stand by the nearest term, without a term last", () => {
    const rows = [
      action({ lineageId: "b", occurrences: [once("2027-06-01")] }),
      action({ lineageId: "none", performs: false }),
      action({ lineageId: "a", occurrences: [once("2027-05-01")] }),
    ];
    expect(groupActions(rows, TODAY).map(({ action: { lineageId } }) => lineageId)).toEqual([
      "a",
      "b",
      "none",
    ]);
  });
});

describe("the occurrence a report opens on", () => {
  const first = (cells: ExecutionCell[]) => {
    const [grouped] = groupActions([action({ occurrences: [month(1), month(2), month(5)], cells })], TODAY);
    return firstToReport(grouped?.marks ?? [])?.occurrence.key;
  };

  it("is the returned one, then the earliest owed, then the last", () => {
    expect(first([])).toBe("2027-01");
    expect(first([cell({ occurrence: "2027-01", state: "done" })])).toBe("2027-02");
    expect(first([cell({ occurrence: "2027-05", state: "done", confirmation: "returned" })])).toBe("2027-05");
    const all = ["2027-01", "2027-02", "2027-05"].map((occurrence) => cell({ occurrence, state: "done" }));
    expect(first(all)).toBe("2027-05");
  });
});
