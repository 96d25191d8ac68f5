import { wrong } from "@/lib/modules/imports/rules";
import { formulaErrors } from "@/lib/modules/imports/schools/workbook";
import { schoolFactLabels } from "@/lib/modules/schools/labels";
import {
  isCode,
  readCount,
  readDigits,
  readLevels,
  readSchoolType,
  readSettlement,
  readYesNo,
} from "@/lib/modules/schools/import/cells/rules";
import type { SchoolFact, SchoolFacts } from "@/lib/modules/schools/types";
import type { ImportColumn, ImportProblem, SourceRow } from "@/lib/modules/imports/types";

/** Columns of a table of schools and what else people call them. */
export const SCHOOL_COLUMNS: readonly ImportColumn[] = [
  {
    key: "name",
    title: schoolFactLabels.name,
    synonyms: [
      "Наименование",
      "Наименование ОО",
      "Наименование организации",
      "Наименование школы",
      "Полное наименование ОО",
      "Полное наименование организации",
      "Название",
      "Школа",
      "Образовательная организация",
      "ОО",
    ],
    required: true,
  },
  {
    key: "municipality",
    title: "Муниципалитет",
    synonyms: [
      "МОУО",
      "Муниципальное образование",
      "Район",
      "Территория",
      "Район/город",
      "Муниципальный район (городской округ)",
    ],
    fillDown: true,
  },
  { key: "code", title: "Код на портале", synonyms: ["Код", "Код школы", "Код ОО", "Код организации"] },
  {
    key: "federalCode",
    title: "Код в федеральных системах",
    synonyms: ["Федеральный код", "Логин ФИС ОКО", "Логин ОО", "Код ФИС", "Логин"],
  },
  {
    key: "shortName",
    title: schoolFactLabels.shortName,
    synonyms: ["Сокращённое наименование", "Краткое название"],
  },
  { key: "schoolType", title: "Тип", synonyms: ["Тип ОО", "Тип школы", "Вид", "Вид ОО", "Тип организации"] },
  {
    key: "educationLevels",
    title: "Уровни образования",
    synonyms: ["Уровни", "Уровень образования", "Классы"],
  },
  { key: "inn", title: "ИНН", synonyms: ["ИНН организации", "ИНН ОО"] },
  { key: "ogrn", title: "ОГРН", synonyms: ["ОГРН организации"] },
  { key: "place", title: "Населённый пункт", synonyms: ["Село", "Город/село", "Населённый пункт ОО"] },
  {
    key: "address",
    title: "Адрес",
    synonyms: ["Юридический адрес", "Фактический адрес", "Адрес ОО", "Местонахождение"],
  },
  {
    key: "settlement",
    title: "Местность",
    synonyms: ["Тип местности", "Город/сельская", "Городская/сельская", "Вид местности"],
  },
  { key: "small", title: "Малокомплектная", synonyms: ["МКШ", "Малокомплектная школа", "Малокомплектность"] },
  {
    key: "capacity",
    title: "Проектная мощность",
    synonyms: ["Проектная мощность, мест", "Мощность", "Мест", "Количество мест"],
  },
  { key: "shifts", title: "Смен", synonyms: ["Количество смен", "Сменность", "Число смен"] },
  {
    key: "pupils",
    title: "Обучающихся",
    synonyms: [
      "Количество обучающихся",
      "Число обучающихся",
      "Численность обучающихся",
      "Контингент",
      "Учащихся",
    ],
  },
  { key: "directorName", title: "Директор", synonyms: ["ФИО директора", "Руководитель", "ФИО руководителя"] },
  { key: "site", title: "Сайт", synonyms: ["Официальный сайт", "Адрес сайта"] },
  {
    key: "mail",
    title: "Электронная почта",
    synonyms: ["E-mail", "Email", "Эл. почта", "Почта", "Адрес электронной почты"],
  },
  { key: "phone", title: "Телефон", synonyms: ["Контактный телефон", "Телефоны"] },
];

/** A row of the file as far as it can be understood alone. */
export interface ReadSchool {
  row: SourceRow;
  /** Only what the file tells: an empty cell tells nothing. */
  facts: Partial<SchoolFacts>;
  municipality: string;
  code: string;
  federalCode: string;
  problems: ImportProblem[];
}

const WRONG: Partial<Record<SchoolFact, [problem: string, cure: string]>> = {
  schoolType: [
    "не похоже на тип школы.",
    "Напишите: начальная, основная, средняя, гимназия, лицей, интернат, вечерняя, коррекционная или другая.",
  ],
  educationLevels: ["не похоже на уровни образования.", "Напишите НОО, ООО, СОО через запятую."],
  settlement: ["не похоже на местность.", "Напишите «городская» или «сельская»."],
  small: ["не похоже на ответ.", "Напишите «да» или «нет»."],
  capacity: ["не целое число.", "Впишите число мест."],
  shifts: ["не целое число.", "Впишите число смен: 1, 2 или 3."],
  pupils: ["не целое число.", "Впишите число обучающихся."],
};

const READERS: { [Fact in SchoolFact]: (text: string) => SchoolFacts[Fact] | null } = {
  name: (text) => text,
  shortName: (text) => text,
  schoolType: readSchoolType,
  educationLevels: readLevels,
  inn: (text) => readDigits(text, [10, 12]),
  ogrn: (text) => readDigits(text, [13, 15]),
  place: (text) => text,
  address: (text) => text,
  settlement: readSettlement,
  small: readYesNo,
  capacity: readCount,
  shifts: readCount,
  pupils: readCount,
  directorName: (text) => text,
  site: (text) => text,
  mail: (text) => text,
  phone: (text) => text,
};

/** Reads a row; what a cell does not tell in known words is a problem with its cell and cure. */
export function readSchool(row: SourceRow): ReadSchool {
  const problems = [...row.problems, ...formulaErrors(row)];
  const facts: Partial<SchoolFacts> = {};
  const text = (key: string) => row.cells[key]?.text ?? "";
  for (const fact of Object.keys(READERS) as SchoolFact[]) {
    const cell = row.cells[fact];
    if (!cell || cell.text === "" || cell.error) continue;
    const value = READERS[fact](cell.text);
    if (value === null) {
      const [problem, cure] = WRONG[fact] ?? ["не понято.", "Исправьте."];
      problems.push(wrong(cell.address, `«${cell.text.slice(0, 60)}» — ${problem}`, cure));
    } else Object.assign(facts, { [fact]: value });
  }
  if (text("name") === "") {
    problems.push(
      wrong(row.cells.name?.address ?? null, "Нет наименования школы.", "Впишите его или удалите строку."),
    );
  }
  for (const key of ["code", "federalCode"] as const) {
    const cell = row.cells[key];
    if (!cell || cell.text === "" || cell.error || isCode(cell.text)) continue;
    problems.push(
      wrong(
        cell.address,
        `«${cell.text.slice(0, 60)}» — не похоже на код.`,
        "Впишите до 40 букв, цифр и дефисов без пробелов или оставьте ячейку пустой.",
      ),
    );
  }
  return {
    row,
    facts,
    municipality: text("municipality"),
    code: text("code"),
    federalCode: text("federalCode"),
    problems,
  };
}
