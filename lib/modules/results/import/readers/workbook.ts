import { plainHeading } from "@/lib/core/spreadsheets/header";
import { wrong } from "@/lib/modules/imports/rules";
import type { ImportProblem, SourceRow, SourceRows } from "@/lib/modules/imports/types";
import { readFigures } from "@/lib/modules/results/import/cells/rules";
import { figureKey, namesOf } from "@/lib/modules/results/import/columns/workbook";
import type { ResultImportOptions } from "@/lib/modules/results/import/schema";
import type { IndicatorRow, ResultFigures } from "@/lib/modules/results/types";

/** A figure of a row. */
export interface RowFigures {
  indicator: IndicatorRow;
  figures: ResultFigures;
}
interface Told {
  options: ResultImportOptions;
  indicators: readonly IndicatorRow[];
}

/** What a row tells of the indicators, whichever school it is about. */
type Reader = (source: SourceRow) => { figures: RowFigures[]; problems: ImportProblem[] };

const blankState = ({ blank }: ResultImportOptions) => (blank === "nothing" ? null : blank);

/** A line a school: two columns an indicator. */
export function wideReader(
  rows: SourceRows,
  { indicators, present, options }: Told & { present: ReadonlySet<string> },
): Reader {
  const has = (code: string, field: "participants" | "belowMin") => present.has(figureKey(code, field));
  const half = indicators.filter(({ code }) => has(code, "participants") !== has(code, "belowMin"));
  const whole = indicators.filter(({ code }) => has(code, "participants") && has(code, "belowMin"));
  const unseen = new Set(whole);
  for (const { cells } of rows) {
    for (const indicator of unseen) {
      const { code } = indicator;
      const told = cells[figureKey(code, "participants")]?.text || cells[figureKey(code, "belowMin")]?.text;
      if (told) unseen.delete(indicator);
    }
    if (unseen.size === 0) break;
  }
  const filled = whole.filter((indicator) => !unseen.has(indicator));
  const empty = [...unseen];
  // Told once: nothing of these columns is written, and nobody should find out later.
  const notes: ImportProblem[] = [
    ...half.map(({ title }): ImportProblem => ({
      level: "warning",
      cell: null,
      problem: `«${title}»: найден только один из двух столбцов, показатель не читается.`,
      cure: "Укажите оба столбца: участников и не преодолевших порог.",
    })),
    ...empty.map(({ title }): ImportProblem => ({
      level: "warning",
      cell: null,
      problem: `«${title}»: столбцы пусты у всех школ, ничего не записывается.`,
      cure: "Если процедуры не было, впишите «н/п», если данных нет — «?».",
    })),
  ];
  const nothing =
    filled.length === 0
      ? [
          wrong(
            null,
            "В файле не найдено ни одного показателя с двумя столбцами: участников и не преодолевших порог.",
            "Укажите столбцы показателей; если в таблице строка на каждый показатель, начните загрузку заново и выберите этот вид.",
          ),
        ]
      : [];
  let first = true;
  return ({ cells }) => {
    const problems = first ? [...notes] : [];
    first = false;
    problems.push(...nothing);
    const figures: RowFigures[] = [];
    for (const indicator of filled) {
      const read = readFigures(
        {
          enrolled: cells[figureKey(indicator.code, "enrolled")],
          participants: cells[figureKey(indicator.code, "participants")],
          belowMin: cells[figureKey(indicator.code, "belowMin")],
        },
        blankState(options),
      );
      problems.push(...read.problems);
      if (read.figures) figures.push({ indicator, figures: read.figures });
    }
    return { figures, problems };
  };
}

/** A line a school and indicator. */
export function longReader({ indicators, options }: Told): Reader {
  const byName = new Map(
    indicators.flatMap((one) => namesOf(one).map((name) => [plainHeading(name), one] as const)),
  );
  return ({ cells }) => {
    const { indicator: named, enrolled, participants, belowMin } = cells;
    const indicator = byName.get(plainHeading(named?.text ?? ""));
    if (!indicator) {
      const text = named?.text ?? "";
      return {
        figures: [],
        problems: [
          wrong(
            named?.address ?? null,
            text === "" ? "Не указан показатель." : `Показатель «${text.slice(0, 80)}» неизвестен.`,
            `Впишите один из показателей региона, например «${indicators[0]?.title ?? ""}».`,
          ),
        ],
      };
    }
    const read = readFigures({ enrolled, participants, belowMin }, blankState(options));
    return {
      figures: read.figures ? [{ indicator, figures: read.figures }] : [],
      problems: read.problems,
    };
  };
}
