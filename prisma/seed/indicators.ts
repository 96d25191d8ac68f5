import type { AssessmentGroup } from "@/lib/core/db/enums";

export interface IndicatorData {
  code: string;
  group: AssessmentGroup;
  title: string;
  shortTitle: string;
  grade: number | null;
  /** False: known, but not asked for until ИМАЦ includes it. */
  active?: boolean;
}

/** The nine indicators of the federal criterion. Source: handbook 2.3. */
export const INDICATORS: readonly IndicatorData[] = [
  { code: "VPR_RU_5", group: "vpr", title: "ВПР русский язык 5 класс", shortTitle: "ВПР рус. 5", grade: 5 },
  { code: "VPR_MA_5", group: "vpr", title: "ВПР математика 5 класс", shortTitle: "ВПР мат. 5", grade: 5 },
  { code: "VPR_RU_6", group: "vpr", title: "ВПР русский язык 6 класс", shortTitle: "ВПР рус. 6", grade: 6 },
  { code: "VPR_MA_6", group: "vpr", title: "ВПР математика 6 класс", shortTitle: "ВПР мат. 6", grade: 6 },
  { code: "OGE_RU", group: "oge", title: "ОГЭ русский язык", shortTitle: "ОГЭ рус.", grade: 9 },
  { code: "OGE_MA", group: "oge", title: "ОГЭ математика", shortTitle: "ОГЭ мат.", grade: 9 },
  { code: "EGE_RU", group: "ege", title: "ЕГЭ русский язык", shortTitle: "ЕГЭ рус.", grade: 11 },
  {
    code: "EGE_MA_P",
    group: "ege",
    title: "ЕГЭ математика (профильный уровень)",
    shortTitle: "ЕГЭ мат. проф.",
    grade: 11,
  },
  {
    code: "EGE_MA_B",
    group: "ege",
    title: "ЕГЭ математика (базовый уровень)",
    shortTitle: "ЕГЭ мат. баз.",
    grade: 11,
  },
];

/** ВПР of the other grades: which of them enter the current edition is not established (handbook F5, F9). */
export const OPTIONAL_INDICATORS: readonly IndicatorData[] = [4, 7, 8, 10].flatMap((grade) =>
  (
    [
      ["RU", "русский язык", "рус."],
      ["MA", "математика", "мат."],
    ] as const
  ).map(([code, subject, short]) => ({
    code: `VPR_${code}_${String(grade)}`,
    group: "vpr" as const,
    title: `ВПР ${subject} ${String(grade)} класс`,
    shortTitle: `ВПР ${short} ${String(grade)}`,
    grade,
    active: false,
  })),
);
