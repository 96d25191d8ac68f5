import { capital } from "@/lib/core/format/words";
import { SCHOOL_COLUMNS } from "@/lib/modules/imports/schools/workbook";
import type { ImportColumn } from "@/lib/modules/imports/types";
import { groupLabels } from "@/lib/modules/results/labels";
import type { IndicatorRow } from "@/lib/modules/results/types";

export const FIELDS = ["participants", "belowMin", "enrolled"] as const;
export type Field = (typeof FIELDS)[number];

const FIELD_WORDS: Record<Field, { title: string; synonyms: readonly string[] }> = {
  participants: {
    title: "участников",
    synonyms: [
      "участники",
      "количество участников",
      "кол-во участников",
      "число участников",
      "всего участников",
      "писали",
      "выполняли работу",
      "приняли участие",
      "сдавали",
    ],
  },
  belowMin: {
    title: "не преодолели порог",
    synonyms: [
      "не преодолели минимальный порог",
      "не преодолевших минимальный порог",
      "количество не преодолевших минимальный порог",
      "кол-во не преодолевших минимальный порог",
      "не преодолевших",
      "не преодолели",
      "ниже минимального порога",
      "ниже минимума",
      "ниже порога",
      "не достигли минимального порога",
      "не достигли минимального балла",
      "получили 2",
      "двоек",
      "количество двоек",
      "2",
    ],
  },
  enrolled: {
    title: "обучающихся",
    synonyms: [
      "всего обучающихся",
      "количество обучающихся",
      "кол-во обучающихся",
      "численность",
      "учащихся",
      "обучается",
    ],
  },
};

/** Key of a column of an indicator: «VPR_MA_5.belowMin». */
export function figureKey(code: string, field: Field): string {
  return `${code}.${field}`;
}

/** A line a school: two columns an indicator, a third where the pupils of the grade are told. */
export function wideColumns(indicators: readonly IndicatorRow[]): ImportColumn[] {
  return [
    ...SCHOOL_COLUMNS,
    ...indicators.flatMap((indicator) =>
      FIELDS.map((field) => ({
        key: figureKey(indicator.code, field),
        title: `${indicator.title}: ${FIELD_WORDS[field].title}`,
        synonyms: namesOf(indicator).flatMap((name) =>
          [FIELD_WORDS[field].title, ...FIELD_WORDS[field].synonyms].map((word) => `${name} ${word}`),
        ),
      })),
    ),
  ];
}

/** A line a school and indicator. */
export function longColumns(): ImportColumn[] {
  return [
    ...SCHOOL_COLUMNS,
    {
      key: "indicator",
      title: "Показатель",
      synonyms: ["Процедура", "Работа", "Предмет", "Наименование показателя", "Код показателя"],
      required: true,
    },
    ...FIELDS.map((field) => ({
      key: field,
      ...FIELD_WORDS[field],
      title: capital(FIELD_WORDS[field].title),
      required: field !== "enrolled",
    })),
  ];
}

/** How an indicator is written in files: in any order of procedure, subject and grade, or by its code. */
export function namesOf({ code, title, shortTitle, group }: IndicatorRow): string[] {
  const procedure = groupLabels[group];
  const rest = title.startsWith(procedure) ? title.slice(procedure.length).trim() : title;
  const graded = /^(.*?)[, ]+(\d+ класс)$/.exec(rest);
  const [subject = rest, grade = ""] = graded ? [graded[1], graded[2]] : [];
  const orders = [
    [procedure, subject, grade],
    [procedure, grade, subject],
    [subject, grade, procedure],
    [subject, procedure, grade],
    [grade, subject, procedure],
  ].map((parts) => parts.filter((part) => part !== "").join(" "));
  return [...new Set([code, title, shortTitle, ...orders])];
}
