import { expect, it } from "vitest";

import { debtorsText } from "@/lib/modules/monitorings/campaigns/debtors/rules";

it("tells who has not sent, authority by authority, with the phone and the time each still has", () => {
  const text = debtorsText(
    {
      count: 2,
      cut: false,
      at: "2026-09-10T09:00:00.000Z",
      areas: [
        {
          code: "91-02",
          name: "Белогорский район",
          phone: "8 (36559) 1-23-45",
          rows: [{ code: "91-02-001", name: "Школа № 1", state: "draft", until: null }],
        },
        {
          code: "91",
          name: "ИМАЦ",
          phone: null,
          rows: [
            { code: "91-00-001", name: "Гимназия", state: "returned", until: "2026-09-12T20:59:59.999Z" },
          ],
        },
      ],
    },
    { code: "M1", title: "Мониторинг", year: 2026 },
    "Europe/Simferopol",
  );
  expect(text.replaceAll("\u00a0", " ").split("\n")).toEqual([
    "M1, 2026 год. Мониторинг. Не сдали: 2, на 10.09.2026, 12:00.",
    "",
    "Белогорский район (1), тел. 8 (36559) 1-23-45",
    "– Школа № 1: черновик",
    "",
    "ИМАЦ (1)",
    "– Гимназия: возвращено на доработку, срок до 12.09.2026, 23:59",
  ]);
});

it("names an authority that owes an answer itself once", () => {
  const row = { code: "91-02", name: "Белогорский район", state: "draft" as const, until: null };
  const areas = [{ code: "91-02", name: "Белогорский район", phone: "1-23", rows: [row] }];
  const text = debtorsText(
    { count: 1, cut: false, at: "2026-12-10T09:00:00.000Z", areas },
    { code: "M5", title: "Мониторинг", year: 2026 },
    "Europe/Simferopol",
  );
  expect(text.split("\n").slice(1)).toEqual(["", "Белогорский район, тел. 1-23: черновик"]);
});
