/** Risk factors of handbook 3.2: names verbatim from the data file, indicators with thresholds the portal can look up. */
import { z } from "zod";

import type { FactorIndicator, RiskFactor, Threshold } from "@/lib/modules/risk-profiles/types";

import factorsJson from "./data/risk-factors.json";

const factor = z.object({
  code: z.string(),
  name_ru: z.string(),
  edition: z.enum(["2021", "2022"]),
  indicators_ru: z.array(z.string()),
  measures_ru: z.array(z.string()),
});

const FACTORS = z.array(factor).parse(factorsJson);

const at = (op: Threshold["op"], value: string): Threshold => ({ op, value });

const share = (
  title: string,
  part: string,
  whole: string,
  [amber, red]: [Threshold | null, Threshold | null],
): FactorIndicator => ({ title, unit: "%", source: { kind: "share", form: "M2", part, whole }, amber, red });

const ofStudents = (title: string, part: string) =>
  share(title, part, "students", [at(">=", "10"), at(">=", "20")]);

const yes = (title: string, question: string): FactorIndicator => ({
  title,
  unit: "",
  source: { kind: "yes", form: "M2", question },
  amber: at("<", "1"),
  red: null,
});

/** Thresholds of handbook 3.3, all [A]; the others are proposals of the same kind. Factors without figures have none. */
const INDICATORS: Record<string, FactorIndicator[]> = {
  RF01: [
    {
      title: "Обеспеченность учебниками",
      unit: "%",
      source: { kind: "number", form: "M2", question: "m2_books" },
      amber: at("<", "100"),
      red: at("<", "95"),
    },
    {
      title: "Не оснащены кабинеты физики, химии, биологии",
      unit: "каб.",
      source: {
        kind: "missing",
        form: "M2",
        question: "m2_labs",
        options: ["physics", "chemistry", "biology"],
      },
      amber: at(">=", "1"),
      red: at(">=", "2"),
    },
    {
      title: "Скорость Интернета, не меньше",
      unit: "Мбит/с",
      source: {
        kind: "choice",
        form: "M2",
        question: "m2_net",
        values: { none: "0", n1: "1", n10: "10", n50: "50", n100: "100" },
      },
      amber: at("<", "50"),
      red: at("<", "10"),
    },
    { ...share("Компьютеров на 100 обучающихся", "m2_pc", "students", [null, null]), unit: "шт." },
  ],
  RF02: [
    share("Вакантные ставки", "m2_vac", "m2_rates", [at(">=", "5"), at(">=", "10")]),
    share("Учителя, ведущие предмет не по профилю", "m2_offprof", "m2_teach", [
      at(">=", "10"),
      at(">=", "20"),
    ]),
    share("Учителя пенсионного возраста", "m2_pens", "m2_teach", [at(">=", "30"), at(">=", "40")]),
  ],
  RF03: [
    share("Учителя, прошедшие диагностику дефицитов", "m2_diag", "m2_teach", [at("<", "60"), at("<", "30")]),
    share("Учителя, прошедшие курсы за 3 года", "m2_kpk", "m2_teach", [at("<", "80"), at("<", "60")]),
    share("Учителя с высшей или первой категорией", "m2_cat", "m2_teach", [at("<=", "50"), at("<=", "30")]),
  ],
  RF04: [ofStudents("Обучающиеся с ОВЗ", "m2_ovz")],
  RF05: [ofStudents("Обучающиеся, для которых русский язык не родной", "m2_lang")],
  RF09: [
    {
      title: "Не преодолели минимальный порог",
      unit: "%",
      source: { kind: "results" },
      amber: at(">=", "20"),
      red: at(">=", "30"),
    },
    share("Неуспевающие обучающиеся", "m2_fail", "students", [at(">=", "5"), at(">=", "10")]),
  ],
  RF11: [
    {
      title: "Учителя, применяющие формирующее оценивание",
      unit: "%",
      source: { kind: "number", form: "M4", question: "m4_formative" },
      amber: at("<", "60"),
      red: at("<", "30"),
    },
  ],
  RF12: [yes("Школьное методическое объединение", "m2_shmo"), yes("Методист", "m2_method")],
};

/** The two editions: ten factors of 2021, thirteen of 2022. */
export const RISK_FACTOR_SETS: readonly { edition: number; factors: RiskFactor[] }[] = [2021, 2022].map(
  (edition) => ({
    edition,
    factors: FACTORS.filter((one) => Number(one.edition) <= edition).map((one) => ({
      code: one.code,
      title: one.name_ru,
      watch: one.indicators_ru,
      measures: one.measures_ru,
      indicators: INDICATORS[one.code] ?? [],
    })),
  }),
);
