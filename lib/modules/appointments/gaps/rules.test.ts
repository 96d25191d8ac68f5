import { describe, expect, it } from "vitest";

import { gapReason, gapTasks, gapTitle, needOf, regionGapTasks } from "@/lib/modules/appointments/gaps/rules";
import type { Gap } from "@/lib/modules/appointments/gaps/types";

const gap = (change: Partial<Gap> = {}): Gap => ({
  kind: "no_mentor",
  ownerCode: "91-02",
  ownerName: "Бахчисарайский район",
  ofRegion: false,
  school: { code: "91-02-001", name: "Школа № 1" },
  listKinds: ["federal", "regional"],
  personName: null,
  since: "2026-10-16",
  closesOn: null,
  count: null,
  order: null,
  ...change,
});

describe("a gap in appointments", () => {
  it("says what is missing, since when, and what closes it", () => {
    expect(gapTitle(gap())).toBe("Школа в перечне без наставника: Школа № 1");
    expect(gapReason(gap({ closesOn: "2026-12-01" }), null)).toBe(
      "Перечень: федеральный, региональный. Наставника нет с 16.10.2026. Назначение уже зарегистрировано и начнётся 01.12.2026.",
    );
    expect(gapReason(gap({ kind: "no_specialist", school: null, since: null }), null)).toBe(
      "Приказа о назначении не было.",
    );
  });

  it("names the row of the draft that closes it", () => {
    expect(needOf(gap())).toEqual({ kind: "mentor", schoolCode: "91-02-001" });
    expect(needOf(gap({ kind: "no_methodologist", school: null }))).toEqual({
      kind: "methodologist",
      schoolCode: null,
    });
    expect(needOf(gap({ kind: "lapsing", school: null }))).toBeNull();
  });

  it("is a task of the authority once a kind; grave only while nothing registered closes it", () => {
    const tasks = gapTasks("91-02", [
      gap(),
      gap({ school: { code: "91-02-002", name: "Школа № 2" } }),
      gap({
        kind: "lapsing",
        school: null,
        order: { id: "o", number: "63", date: "2026-02-12", endsOn: "2026-12-20" },
      }),
    ]);
    expect(tasks.map(({ title, dueOn, tone }) => [title, dueOn, tone])).toEqual([
      ["Школы в перечнях без наставника: 2", null, "danger"],
      ["Кончается срок приказа № 63", "2026-12-20", "warning"],
    ]);
    expect(gapTasks("91-02", [gap({ closesOn: "2026-12-01" })]).map(({ tone }) => tone)).toEqual(["warning"]);
  });

  it("is told to ИМАЦ by the number of authorities", () => {
    expect(
      regionGapTasks([gap(), gap({ kind: "no_specialist" }), gap({ ownerCode: "91-03" })])[0],
    ).toMatchObject({
      title: "Пробелы в назначениях: 2 муниципалитета",
      reason: "Школ в перечнях без наставника: 2; не назначены специалист или методист: 1.",
    });
    expect(regionGapTasks([gap({ kind: "too_many" })])).toEqual([]);
  });
});
