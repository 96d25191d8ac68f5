import { describe, expect, it } from "vitest";

import type { Draft, ForeignChange } from "@/lib/modules/monitorings/filling/types";
import { mergeAnswers } from "@/lib/modules/monitorings/prefill/rules";
import { EVERY_QUESTION } from "@/prisma/factories/every-question";
import type { SheetField } from "../types";
import { compareContent } from "./rules";
import type { Standing } from "./types";

const FILE = [{ id: "00000000-0000-4000-8000-000000000001", name: "приказ.pdf", size: 10 }];

function standing(answers: Draft["answers"], more: Partial<Standing> = {}): Standing {
  const { prefills = {} } = more;
  return {
    form: EVERY_QUESTION,
    draft: { answers, explanations: {} },
    answers: mergeAnswers(EVERY_QUESTION, answers, prefills),
    others: [],
    refuse: () => null,
    ...more,
    prefills,
  };
}

const typed = (field: string, value: unknown, more: Partial<SheetField> = {}): SheetField => ({
  field,
  place: "Лист «Л», ячейка C4",
  name: field,
  shown: null,
  value,
  ...more,
});

const compare = (fields: SheetField[], now: Standing) => compareContent({ fields, unread: [] }, now);

const by = (field: string, value: unknown): ForeignChange => ({
  field,
  value,
  changedBy: "Иванова И. И.",
  changedAt: "2026-09-11T10:00:00.000Z",
});

describe("a file against the form as it stands", () => {
  it("changes what is not there yet, told as before and after, over what is stored", () => {
    const found = compare(
      [typed("pupils", "310"), typed("rates", "20"), typed("net", null)],
      standing({ pupils: "300", rates: "20", net: "fast" }),
    );
    expect(found.changes).toEqual([
      expect.objectContaining({ field: "pupils", base: "300", value: "310", before: "300", after: "310" }),
      expect.objectContaining({
        field: "net",
        base: "fast",
        value: null,
        before: "от 100 Мбит/с, оптика",
        after: "",
      }),
    ]);
    expect([found.conflicts, found.refused]).toEqual([[], []]);
  });

  it("says what the form will say of the answer", () => {
    const [change] = compare([typed("pupils", "9000")], standing({})).changes;
    expect(change?.problem).toBe("Укажите число не больше 5000.");
  });

  it("leaves to the person what somebody else has changed since: an answer, a cell of a removed row", () => {
    const works = [{ row: "r1", cells: null }];
    const found = compare(
      [typed("pupils", "310"), typed("rates", "21"), typed("works/r1/part", "5")],
      standing(
        { pupils: "305", works },
        { others: [by("pupils", "301"), by("pupils", "305"), by("works/r1", false)] },
      ),
    );
    expect(found.changes.map(({ field }) => field)).toEqual(["rates"]);
    expect(found.conflicts.map(({ field, base, changedBy }) => [field, base, changedBy])).toEqual([
      ["pupils", "305", "Иванова И. И."],
      ["works/r1/part", null, "Иванова И. И."],
    ]);
  });

  it("is no conflict where both came to the same", () => {
    expect(
      compare([typed("pupils", "305")], standing({ pupils: "305" }, { others: [by("pupils", "305")] })),
    ).toEqual({
      changes: [],
      conflicts: [],
      refused: [],
    });
  });

  it("keeps the document of requisites whose number is typed", () => {
    const order = { number: "1", date: "2026-09-01", file: FILE };
    const [change] = compare(
      [typed("order", null, { parts: { number: "2", date: null } })],
      standing({ order }),
    ).changes;
    expect(change?.value).toEqual({ number: "2", file: FILE });
  });

  it("refuses what is closed, what a table has no room for, and wiping a proposal of the portal", () => {
    const row = (number: number) => ({ row: `r${String(number)}`, cells: { subject: "А" } });
    const found = compare(
      [
        typed("agreed", true),
        typed("works/n1/subject", "Б"),
        typed("works/n2/subject", "В"),
        typed("rates", null),
      ],
      standing(
        { works: [1, 2, 3, 4].map(row) },
        {
          prefills: { rates: { value: "20", origin: "из реестра" } },
          refuse: (target) =>
            target.kind === "answer" && target.question.code === "agreed" ? "Только руководитель." : null,
        },
      ),
    );
    expect(found.changes.map(({ field }) => field)).toEqual(["works/n1/subject"]);
    expect(found.refused.map(({ name, message }) => [name, message])).toEqual([
      ["agreed", "Только руководитель."],
      ["works/n2/subject", "В таблице не больше 5 строк: удалите лишнюю и добавьте снова."],
      ["rates", "Этот ответ предлагает портал: его можно заменить другим, но не стереть."],
    ]);
  });

  it("takes out a row with what stood in it", () => {
    const works = [{ row: "r1", cells: { subject: "Физика", part: "20" } }];
    expect(compare([typed("works/r1", false)], standing({ works })).changes).toEqual([
      expect.objectContaining({
        base: works[0]?.cells,
        value: false,
        before: "Физика; 20",
        after: "строка удалена",
      }),
    ]);
    expect(compare([typed("works/r1", false)], standing({})).changes).toEqual([]);
  });
});
