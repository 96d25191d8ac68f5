import { expect, it } from "vitest";

import { isSpreadsheetText, pasteInto } from "@/lib/modules/monitorings/filling/paste/rules";
import { handbookMonitoringForm } from "@/prisma/seed/monitoring-forms";

const table = handbookMonitoringForm("M1")
  .sections.flatMap(({ questions }) => questions)
  .find(({ code }) => code === "m1_vpr");
if (table?.type !== "table") throw new Error("M1 has no table m1_vpr");

it("a column of a spreadsheet goes down a column of the table, numbers as people type them", () => {
  expect(isSpreadsheetText("12\r\n1 250,5\r\n")).toBe(true);
  expect(isSpreadsheetText("12\n")).toBe(false);
  const pasted = pasteInto(table, { row: 1, column: "m1_vpr_part" }, "12\r\n1 250\r\n\r\n7\r\n", 4);
  expect(pasted).toEqual({
    cells: [
      { at: 1, column: "m1_vpr_part", value: "12" },
      { at: 2, column: "m1_vpr_part", value: "1250" },
      { at: 3, column: "m1_vpr_part", value: null },
    ],
    skipped: 1,
  });
});

it("a block goes to the right as well; words of options and of yes and no are understood, others passed by", () => {
  const pasted = pasteInto(
    table,
    { row: 0, column: "m1_vpr_period" },
    "Осень\t5\tМатематика\nзима\t6\tкиноварь",
    60,
  );
  expect(pasted.cells).toEqual([
    { at: 0, column: "m1_vpr_period", value: "autumn" },
    { at: 0, column: "m1_vpr_grade", value: "5" },
    { at: 0, column: "m1_vpr_subj", value: "ma" },
    { at: 1, column: "m1_vpr_grade", value: "6" },
  ]);
  expect(pasted.skipped).toBe(2);
  expect(
    pasteInto(table, { row: 0, column: "m1_vpr_obj" }, "да\nнет", 60).cells.map(({ value }) => value),
  ).toEqual([true, false]);
  // The share is calculated: nobody types it.
  expect(pasteInto(table, { row: 0, column: "m1_vpr_m45" }, "3\t33,3", 60)).toMatchObject({ skipped: 1 });
});
