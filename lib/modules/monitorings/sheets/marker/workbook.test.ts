import { describe, expect, it } from "vitest";

import { EVERY_QUESTION } from "@/prisma/factories/every-question";
import { sheetSource } from "@/prisma/factories/sheet-source";
import { sheetFile } from "@/tests/setup/form-sheets";
import type { SheetMarker } from "../types";
import { readMarker, refuseMarker } from "./workbook";

const FORM: SheetMarker = {
  organisation: { code: "91-02-003", name: "Школа № 3" },
  campaign: { code: "M1", year: 2026 },
  version: 2,
  seq: 5,
  at: "2026-09-10T09:00:00.000Z",
};

describe("whose a file is", () => {
  it("its own form takes it, also when the form has moved on since", () => {
    expect(refuseMarker({ ...FORM, seq: 3 }, FORM)).toBeNull();
  });

  it.each<[string, Partial<SheetMarker>, RegExp]>([
    [
      "another organisation",
      { organisation: { code: "91-02-004", name: "Школа № 4" } },
      /другой организации \(«Школа № 4»\)/,
    ],
    [
      "another monitoring",
      { campaign: { code: "M2", year: 2026 } },
      /другого мониторинга \(M2, 2026 год\), а здесь M1/,
    ],
    ["another year", { campaign: { code: "M1", year: 2025 } }, /другого мониторинга \(M1, 2025 год\)/],
    ["another version", { version: 1 }, /вопросы формы изменились/],
    ["changes that never were", { seq: 6 }, /служебный лист изменён/],
  ])("of %s it is refused with a sentence", (_, differs, sentence) => {
    expect(refuseMarker({ ...FORM, ...differs }, FORM)).toMatch(sentence);
  });

  it("cannot be told of a table of somebody's own or with a spoiled hidden sheet", async () => {
    const book = await sheetFile(sheetSource(EVERY_QUESTION, { answers: { pupils: "1" } }));
    const marker = book.sheets.find(({ hidden }) => hidden);
    expect(readMarker({ sheets: book.sheets.filter((sheet) => sheet !== marker) })).toBeNull();
    for (const [row, cells] of [
      [0, ["Траектория: форма мониторинга", 2]],
      [2, ["campaign", "M1", "год"]],
      [5, ["at", "вчера"]],
      [6, ["pupils", "{"]],
    ] as const) {
      const rows = marker?.rows.map((line, at) => (at === row ? { ...line, cells: [...cells] } : line)) ?? [];
      expect(readMarker({ sheets: [{ name: "С", hidden: true, merges: [], rows }] })).toBeNull();
    }
  });
});
