import { describe, expect, it } from "vitest";

import { diffPlanVersions, isEmptyDiff, longestRise } from "@/lib/modules/plans/revisions/diff/rules";
import type { WordedMeasure, WordedPlan } from "@/lib/modules/plans/revisions/diff/types";

const measure = (lineageId: string, values: Partial<WordedMeasure> = {}): WordedMeasure => ({
  lineageId,
  trackNumber: 1,
  number: "",
  title: `Мероприятие ${lineageId}`,
  period: "март",
  responsible: "методист",
  expectedResult: "",
  evidence: "",
  note: "",
  trackLines: "",
  deficits: "",
  library: "",
  schools: { rule: "без участия школ", names: [] },
  ...values,
});

/** Measures numbered inside their tracks, as the plan numbers them. */
const plan = (measures: readonly WordedMeasure[], values: Partial<WordedPlan> = {}): WordedPlan => ({
  texts: { justification: "", goal: "", tasks: "", expectedResults: "", control: "" },
  indicators: [],
  lists: [],
  measures: [...Map.groupBy(measures, ({ trackNumber }) => trackNumber).values()].flatMap((rows) =>
    rows.map((row, at) => ({ ...row, number: `${String(row.trackNumber)}.${String(at + 1)}` })),
  ),
  ...values,
});

const changesOf = (before: WordedPlan, after: WordedPlan) =>
  diffPlanVersions(before, after).tracks.flatMap(({ changes }) => changes);

const A = measure("а");
const B = measure("б");
const C = measure("в");
const D = measure("г");

describe("diffPlanVersions", () => {
  it("is empty for the same text", () => {
    const diff = diffPlanVersions(plan([A, B]), plan([A, B]));
    expect(isEmptyDiff(diff)).toBe(true);
    expect(diff.counts).toEqual({ added: 0, removed: 0, changed: 0, moved: 0 });
  });

  it("tells a new and a removed measure with what they are about, and nothing of their neighbours", () => {
    const changes = changesOf(plan([A, B, C]), plan([D, A, C]));
    expect(changes.map(({ kind, number, title }) => [kind, number, title])).toEqual([
      ["added", "1.1", "Мероприятие г"],
      ["removed", "1.2", "Мероприятие б"],
    ]);
    expect(changes[0]?.facts).toEqual([
      { label: "Сроки", value: "март" },
      { label: "Ответственный", value: "методист" },
    ]);
  });

  it("tells fields in the words of the plan, before and after", () => {
    const [change] = changesOf(
      plan([measure("а", { title: "Собеседования с директорами школ", period: "март" })]),
      plan([measure("а", { title: "Собеседования с заместителями директоров школ", period: "до 15.04" })]),
    );
    expect(change?.fields.map(({ label, before, after }) => [label, before, after])).toEqual([
      ["Мероприятие", "Собеседования с директорами школ", "Собеседования с заместителями директоров школ"],
      ["Сроки", "март", "до 15.04"],
    ]);
    expect(change?.fields[0]?.words?.some(({ kind }) => kind === "added")).toBe(true);
    expect(change?.fields[1]?.words).toBeNull();
  });

  it("names schools that entered and left, and the rule when it changed", () => {
    const of = (rule: string, names: string[]) => plan([measure("а", { schools: { rule, names } })]);
    const listed = "ШНОР обоих перечней";
    const [change] = changesOf(of(listed, ["Школа 1", "Школа 2"]), of(listed, ["Школа 2", "Школа 3"]));
    expect(change?.schools).toEqual({ rule: null, entered: ["Школа 3"], left: ["Школа 1"] });
    const [ruled] = changesOf(of("все школы", ["Школа 1"]), of("выбранные школы", ["Школа 1"]));
    expect(ruled?.schools).toEqual({
      rule: { before: "все школы", after: "выбранные школы" },
      entered: [],
      left: [],
    });
  });

  it("tells a real move, and not a shift by what was put in or taken out", () => {
    expect(changesOf(plan([A, B, C]), plan([D, A, B, C])).filter(({ moved }) => moved)).toEqual([]);
    expect(changesOf(plan([A, B, C]), plan([B, C])).filter(({ moved }) => moved)).toEqual([]);
    const [moved, ...rest] = changesOf(plan([A, B, C, D]), plan([D, A, B, C]));
    expect(moved).toMatchObject({ kind: "changed", title: D.title, moved: { from: "1.4", to: "1.1" } });
    expect(rest).toEqual([]);
    const diff = diffPlanVersions(plan([A, B]), plan([A, { ...B, trackNumber: 2 }]));
    expect(diff.tracks).toMatchObject([{ number: 2, changes: [{ moved: { from: "1.2", to: "2.1" } }] }]);
    expect(diff.counts).toEqual({ added: 0, removed: 0, changed: 0, moved: 1 });
  });

  it("tells texts, indicators and lists", () => {
    const indicator = {
      id: "1",
      originId: null,
      title: "Доля школ",
      unit: "%",
      baseline: "10",
      target: "20",
    };
    const before = plan([], {
      indicators: [indicator, { ...indicator, id: "2", title: "Число методистов" }],
      lists: [
        { key: "federal:2026", name: "федеральный перечень 2026 года, версия 1" },
        { key: "regional:2026", name: "региональный перечень 2026 года, версия 1" },
      ],
    });
    const after = plan([], {
      texts: { ...before.texts, goal: "Снизить число ШНОР" },
      indicators: [
        { ...indicator, id: "3", originId: "1", target: "25" },
        { ...indicator, id: "4", title: "Новый" },
      ],
      lists: [
        { key: "federal:2026", name: "федеральный перечень 2026 года, версия 2" },
        { key: "regional:2026", name: "региональный перечень 2026 года, версия 1" },
      ],
    });
    const diff = diffPlanVersions(before, after);
    expect(diff.texts).toEqual([{ label: "Цель", before: "", after: "Снизить число ШНОР", words: null }]);
    expect(diff.indicators.map(({ kind, title }) => [kind, title])).toEqual([
      ["changed", "Доля школ"],
      ["added", "Новый"],
      ["removed", "Число методистов"],
    ]);
    expect(diff.indicators[0]?.fields).toEqual([
      { label: "Плановое значение", before: "20", after: "25", words: null },
    ]);
    expect(diff.lists).toEqual([
      {
        key: "federal:2026",
        before: "федеральный перечень 2026 года, версия 1",
        after: "федеральный перечень 2026 года, версия 2",
      },
    ]);
  });
});

describe("longestRise", () => {
  it.each([
    [[], []],
    [
      [1, 2, 3],
      [1, 2, 3],
    ],
    [
      [3, 1, 2],
      [1, 2],
    ],
    [
      [1, 5, 2, 3],
      [1, 2, 3],
    ],
    [[4, 3, 2, 1], [1]],
  ])("of %j keeps %j", (values, kept) => {
    expect([...longestRise(values)].sort((a, b) => a - b).map((at) => values[at])).toEqual(kept);
  });
});
