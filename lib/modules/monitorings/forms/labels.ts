import type { Check, Fact, Question, Table, TableResults } from "@/lib/modules/monitorings/forms/types";

export const TYPE_LABELS: Record<Question["type"], string> = {
  integer: "целое число",
  decimal: "дробное число",
  percent: "процент",
  boolean: "да или нет",
  choice: "один вариант",
  choices: "несколько вариантов",
  ranking: "варианты по порядку важности",
  text: "текст",
  date: "дата",
  link: "ссылка",
  file: "файл",
  requisites: "реквизиты документа",
  calculated: "расчёт",
  table: "таблица",
};

export const SEVERITY_LABELS: Record<Check["severity"], string> = {
  block: "ошибка: не даёт отправить",
  warn: "предупреждение: просит пояснить",
};

export const FACT_TYPE_LABELS: Record<Fact["type"], string> = {
  number: "число",
  text: "текст",
  truth: "да или нет",
  date: "дата",
};

export const RESULT_LABELS: Record<Extract<Question, { type: "calculated" }>["result"], string> = {
  number: "число",
  text: "текст",
  truth: "да или нет",
};

export const ROWS_LABELS: Record<Table["rows"]["kind"], string> = {
  fixed: "строки заданы формой",
  repeating: "строки добавляет тот, кто отвечает",
};

export const REQUISITE_LABELS = {
  number: "Номер",
  date: "Дата",
  link: "Адрес документа",
  file: "Документ",
} as const;

export const REQUISITE_PART_LABELS = {
  no: "не спрашивать",
  optional: "необязательно",
  required: "обязательно",
} as const;

export const ANSWERED_BY_LABELS: Record<"anyone" | "head", string> = {
  anyone: "любой, кто заполняет форму",
  head: "только руководитель",
};

/** Names of the fields of a part, as the editor and the comparison of versions call them. */
export const FIELD_LABELS = {
  code: "Код",
  type: "Вид ответа",
  title: "Название",
  help: "Пояснение",
  required: "Обязательный",
  requiredIf: "Обязателен, если",
  visibleIf: "Показывать, если",
  prefill: "Заполняет портал",
  answeredBy: "Кто отвечает",
  hints: "Подсказки из библиотеки",
  unit: "Единица измерения",
  min: "Не меньше",
  max: "Не больше",
  compare: "Сравнивать с прошлым годом",
  small: "Малые числа скрывать",
  digits: "Знаков после запятой",
  options: "Варианты",
  most: "Сколько можно выбрать",
  minLength: "Знаков не меньше",
  maxLength: "Знаков не больше",
  extensions: "Виды файлов",
  maxMegabytes: "Размер файла, МБ, не больше",
  maxFiles: "Файлов не больше",
  parts: "Что указать",
  expression: "Выражение",
  result: "Что получается",
  columns: "Столбцы",
  rows: "Строки",
  unique: "Не повторяются вместе",
  checks: "Проверки строки",
  results: "Передаётся в результаты",
  severity: "Вид проверки",
  text: "Что сказать",
  source: "Откуда",
  from: "Ключ источника в портале",
} as const;
export type FieldName = keyof typeof FIELD_LABELS;

/** What a table passes on to results, in one line: which indicators, from which columns. */
export function resultsLine({ attempt, participants, below, rows }: TableResults): string {
  const retakes = attempt === "final" ? "с учётом пересдач, " : "";
  const indicators = rows.map(({ indicator }) => indicator).join(", ");
  return `${indicators}: ${retakes}участники — «${participants}», не преодолели порог — «${below}»`;
}
