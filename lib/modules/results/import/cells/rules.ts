import type { ImportProblem, SourceCell } from "@/lib/modules/imports/types";
import type { CellSays } from "@/lib/modules/results/import/types";
import { figuresProblems, MOST_PUPILS, toStoredFigures } from "@/lib/modules/results/rules";
import type { ResultFigures } from "@/lib/modules/results/types";

const NOT_APPLICABLE = new Set([
  "-",
  "–",
  "—",
  "н/п",
  "н.п.",
  "нп",
  "не применимо",
  "не проводилась",
  "не проводился",
  "x",
  "х",
]);
const MISSING = new Set(["?", "нет данных", "н/д", "н.д.", "нд", "нет сведений"]);
/** What the portal itself writes where it has nothing. */
const NOTHING = new Set(["не загружено"]);

/** What a cell of a count says; what is no whole number of people is told with its cure. */
function readCount(cell: SourceCell | undefined): CellSays {
  if (!cell || cell.text === "") return { kind: "blank" };
  const { text, number, day, error } = cell;
  if (error) {
    return unfit(`Формула не посчитана: ${text}.`, "Исправьте формулу или впишите число.");
  }
  if (day !== null) {
    return unfit(`Вместо числа дата: ${text}.`, "Смените вид ячейки на числовой и впишите количество.");
  }
  if (number !== null) return readNumber(number, text);
  const plain = text.toLowerCase();
  if (NOT_APPLICABLE.has(plain)) return { kind: "not_applicable" };
  if (MISSING.has(plain)) return { kind: "missing" };
  if (NOTHING.has(plain)) return { kind: "nothing" };
  if (plain.includes("%")) return percent(text);
  const compact = plain.replace(/ (?=\d{3}(?: |$))/g, "");
  if (/^-?\d+$/.test(compact)) return readNumber(Number(compact), text);
  if (/^-?\d+[.,]\d+$/.test(compact)) return readNumber(Number(compact.replace(",", ".")), text, true);
  return unfit(
    `Вместо числа «${text.slice(0, 40)}».`,
    "Впишите количество цифрами, «н/п», если показатель не применим, или «?», если данных нет.",
  );
}

function readNumber(value: number, text: string, written = false): CellSays {
  if (value < 0) return unfit(`Отрицательное число ${text}.`, "Впишите количество: 0 или больше.");
  if (value > 0 && value < 1) return percent(text);
  if (!Number.isInteger(value) || written) {
    return unfit(`Дробное число ${text.replace(".", ",")}.`, "Впишите целое количество, без запятой и доли.");
  }
  if (value > MOST_PUPILS) {
    return unfit(`Число ${text} слишком велико.`, `Проверьте: больше ${String(MOST_PUPILS)} не бывает.`);
  }
  return { kind: "count", count: value };
}

function percent(text: string): CellSays {
  return unfit(
    `Похоже на процент или долю: ${text.replace(".", ",")}.`,
    "Нужно количество участников: портал сам посчитает долю, точно и без округления.",
  );
}

function unfit(problem: string, cure: string): CellSays {
  return { kind: "unfit", problem, cure };
}

export interface FigureCells {
  enrolled: SourceCell | undefined;
  participants: SourceCell | undefined;
  belowMin: SourceCell | undefined;
}

/** Figures of one indicator of one school; null where the file says nothing of it. */
export interface ReadFigures {
  figures: ResultFigures | null;
  problems: ImportProblem[];
}

/**
 * Reads the cells of an indicator together: what each says and whether they fit. `blank` is what empty cells say; null
 * leaves what is stored.
 */
export function readFigures(cells: FigureCells, blank: ResultFigures["state"] | null): ReadFigures {
  const says = {
    enrolled: readCount(cells.enrolled),
    participants: readCount(cells.participants),
    belowMin: readCount(cells.belowMin),
  };
  const problems = (Object.keys(says) as (keyof FigureCells)[]).flatMap((field): ImportProblem[] => {
    const said = says[field];
    return said.kind === "unfit"
      ? [{ level: "error", cell: cells[field]?.address ?? null, problem: said.problem, cure: said.cure }]
      : [];
  });
  if (problems.length > 0) return { figures: null, problems };
  const enrolled = says.enrolled.kind === "count" ? says.enrolled.count : null;
  const kinds = new Set([says.participants.kind, says.belowMin.kind]);
  if (kinds.has("nothing") || (kinds.size === 1 && kinds.has("blank") && blank === null)) {
    return { figures: null, problems: [] };
  }
  if (!kinds.has("count")) {
    const told = [...kinds].filter((kind) => kind !== "blank");
    if (told.length > 1) {
      return refuse(
        cells.belowMin,
        "В двух ячейках показателя разное: «не применимо» и «нет данных».",
        "Впишите в обе одно и то же.",
      );
    }
    const [state = blank ?? "missing"] = told as ResultFigures["state"][];
    return {
      figures: toStoredFigures({ state, enrolled, participants: null, belowMin: null }),
      problems: [],
    };
  }
  const participants = says.participants.kind === "count" ? says.participants.count : null;
  const belowMin = says.belowMin.kind === "count" ? says.belowMin.count : null;
  if (participants === null) {
    return refuse(
      cells.participants,
      "Указано, сколько не преодолели порог, но не указано число участников.",
      "Впишите число участников.",
    );
  }
  const values = { state: "value" as const, enrolled, participants, belowMin };
  if (participants > 0 && belowMin === null) {
    return refuse(
      cells.belowMin,
      `Участников ${String(participants)}, но не указано, сколько не преодолели порог.`,
      "Впишите количество; если таких нет, поставьте 0.",
    );
  }
  const wrong = Object.entries(figuresProblems(values)) as [keyof FigureCells, string][];
  if (wrong.length > 0) {
    return {
      figures: null,
      problems: wrong.map(([field, problem]) => ({
        level: "error",
        cell: cells[field]?.address ?? null,
        problem,
        cure: "Проверьте оба числа и исправьте неверное.",
      })),
    };
  }
  return { figures: toStoredFigures(values), problems: [] };
}

function refuse(cell: SourceCell | undefined, problem: string, cure: string): ReadFigures {
  return { figures: null, problems: [{ level: "error", cell: cell?.address ?? null, problem, cure }] };
}
