import { describe, expect, it } from "vitest";

import { schoolTasks } from "./rules";
import type { SchoolActionRow } from "@/lib/modules/plans/types";

const action = (values: Partial<SchoolActionRow>): SchoolActionRow => ({
  programme: null,
  measureId: values.title ?? "measure",
  lineageId: "lineage",
  year: 2027,
  trackNumber: 1,
  title: "Мероприятие",
  periodText: "март",
  dueOn: "2027-03-31",
  responsible: "методист",
  expectedResult: "",
  evidence: "приказ",
  execution: "not_started",
  performs: true,
  occurrences: [{ key: "", label: "", from: "2027-03-01", dueOn: values.dueOn ?? "2027-03-31" }],
  cells: [],
  canReport: { allowed: true },
  ...values,
});

describe("schoolTasks", () => {
  it("asks a report only for what the school performs; what the authority performs stands last", () => {
    const tasks = schoolTasks("school", "2027-03-01", [
      action({ title: "Круглый стол", performs: false, dueOn: "2027-03-10", occurrences: [] }),
      action({ title: "Диагностика" }),
    ]);
    expect(tasks.map(({ title, tone }) => [title, tone])).toEqual([
      ["Диагностика", "info"],
      ["Круглый стол", "info"],
    ]);
    expect(tasks[0]?.reason).toContain("Подтверждение: приказ");
    expect(tasks[1]?.reason).toBe(
      "Выполняет муниципалитет, школа участвует; срок: март. Отчёт от школы не нужен.",
    );
  });

  it("leaves out what the authority performs and is late with", () => {
    expect(schoolTasks("school", "2027-05-01", [action({ performs: false })])).toEqual([]);
  });
});
