import type { ImportedSchool } from "@/lib/modules/imports/schools/types";
import type { ImportColumn, ImportProblem, SourceRow } from "@/lib/modules/imports/types";
import type { SoughtSchool } from "@/lib/modules/organisations/matching/types";

/** Columns that say which school a line is about. */
export const SCHOOL_COLUMNS: readonly ImportColumn[] = [
  {
    key: "federalCode",
    title: "Код ФИС ОКО",
    synonyms: [
      "Логин ОО",
      "Логин",
      "Код ОО",
      "Федеральный код",
      "Идентификатор ОО",
      "ID ОО",
      "Код организации",
    ],
  },
  { key: "code", title: "Код школы", synonyms: ["Код", "Код на портале"] },
  {
    key: "name",
    title: "Школа",
    synonyms: [
      "Наименование ОО",
      "Название ОО",
      "ОО",
      "Образовательная организация",
      "Наименование школы",
      "Название школы",
      "Наименование образовательной организации",
      "Наименование",
      "Краткое наименование ОО",
    ],
  },
  {
    key: "municipality",
    title: "Муниципалитет",
    synonyms: ["МО", "АТЕ", "Район", "Муниципальное образование", "МСУ", "Наименование МО", "Район, город"],
    fillDown: true,
  },
];

const textOf = ({ cells }: SourceRow, key: string): string => cells[key]?.text ?? "";

/** What a line says of its school. */
export function soughtSchool(source: SourceRow): SoughtSchool {
  return {
    federalCode: textOf(source, "federalCode"),
    code: textOf(source, "code"),
    name: textOf(source, "name"),
    municipality: textOf(source, "municipality"),
  };
}

/** The school as the file calls it. */
export function soughtLabel({ name, code, federalCode, municipality }: SoughtSchool): string {
  return [name || code || federalCode || "школа не названа", municipality]
    .filter((part) => part !== "")
    .join(", ");
}

/** The school as the portal calls it, with its municipality. */
export function schoolLabel({ shortName, municipality }: ImportedSchool): string {
  return municipality ? `${shortName}, ${municipality.shortName}` : shortName;
}

/** Address of the cell the school is named in; null where the file has no such column. */
export function schoolCell({ cells }: SourceRow): string | null {
  const filled = [cells.name, cells.code, cells.federalCode].find(
    (cell) => cell !== undefined && cell.text !== "",
  );
  return (filled ?? cells.name ?? cells.code ?? cells.federalCode)?.address ?? null;
}

/** A line whose school is like none of the region's. */
export function unknownSchool(source: SourceRow, { name, code, federalCode }: SoughtSchool): ImportProblem {
  const told = name || code || federalCode;
  return {
    level: "error",
    cell: schoolCell(source),
    problem:
      told === "" ? "В строке не названа школа." : `Школа «${told.slice(0, 120)}» не найдена в реестре.`,
    cure:
      told === ""
        ? "Впишите код или название школы либо укажите столбец, в котором они стоят."
        : "Исправьте код, название или муниципалитет; если школы нет в реестре, сначала внесите её.",
  };
}

/** Cells the spreadsheet program could not work out. */
export function formulaErrors({ cells }: SourceRow): ImportProblem[] {
  return Object.values(cells)
    .filter(({ error }) => error)
    .map(({ address, text }) => ({
      level: "error",
      cell: address,
      problem: `В ячейке ошибка формулы ${text}.`,
      cure: "Исправьте формулу или впишите значение.",
    }));
}
