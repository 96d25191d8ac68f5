import { AppError } from "../errors.ts";

const SAVE_AS_XLSX =
  "Откройте файл в табличном редакторе, сохраните как «Книга Excel (.xlsx)» и загрузите ещё раз.";

/** One sentence for each way a file can be unfit, with the cure. */
export const refusals = {
  empty: () => new AppError("INVALID", "В файле нет заполненных ячеек. Проверьте, тот ли файл выбран."),
  damaged: () =>
    new AppError("INVALID", `Файл повреждён или составлен с ошибкой, прочитать его нельзя. ${SAVE_AS_XLSX}`),
  notTable: () =>
    new AppError("INVALID", "Это не таблица. Загрузите файл табличного редактора: .xlsx, .ods или .csv."),
  openQuote: (line: number) =>
    new AppError(
      "INVALID",
      `В строке ${String(line)} открыта кавычка, а закрывающей нет. Закройте или удалите её и загрузите файл ещё раз.`,
    ),
  oldExcel: () =>
    new AppError("INVALID", `Это таблица старого вида (.xls), портал её не читает. ${SAVE_AS_XLSX}`),
  binaryExcel: () =>
    new AppError("INVALID", `Это двоичная таблица (.xlsb), портал её не читает. ${SAVE_AS_XLSX}`),
  macros: () =>
    new AppError("INVALID", `В файле есть макросы, портал такие файлы не принимает. ${SAVE_AS_XLSX}`),
  encrypted: () =>
    new AppError(
      "INVALID",
      "Файл защищён паролем. Снимите пароль в табличном редакторе, сохраните файл и загрузите ещё раз.",
    ),
  wrongExtension: (name: string, right: string) =>
    new AppError(
      "INVALID",
      `Внутри файла «${name.slice(0, 80)}» таблица вида ${right}, а расширение другое. Переименуйте файл, чтобы он оканчивался на ${right}, и загрузите ещё раз.`,
    ),
  tooLarge: (megabytes: number) =>
    new AppError(
      "INVALID",
      `Файл больше ${String(megabytes)} МБ. Уберите из него лишнее и загрузите ещё раз.`,
    ),
  tooMuchInside: () =>
    new AppError(
      "INVALID",
      "Внутри файла слишком много данных. Оставьте в нём только нужную таблицу и загрузите ещё раз.",
    ),
  tooManyRows: (sheet: string, rows: number) =>
    new AppError(
      "INVALID",
      `В файле больше ${String(rows)} заполненных строк (лист «${sheet}»). Оставьте только нужную таблицу и загрузите ещё раз.`,
    ),
  tooManyColumns: (sheet: string, columns: number) =>
    new AppError(
      "INVALID",
      `На листе «${sheet}» больше ${String(columns)} заполненных столбцов. Оставьте столбцы нужной таблицы и загрузите ещё раз.`,
    ),
  tooManySheets: (sheets: number) =>
    new AppError(
      "INVALID",
      `В файле больше ${String(sheets)} листов. Оставьте лист с нужной таблицей и загрузите ещё раз.`,
    ),
  longCell: (sheet: string, address: string) =>
    new AppError("INVALID", `В ячейке ${address} листа «${sheet}» слишком длинный текст. Сократите его.`),
  slow: () =>
    new AppError(
      "INVALID",
      "Файл читается слишком долго. Оставьте в нём только нужную таблицу и загрузите ещё раз.",
    ),
  busy: () =>
    new AppError("RATE_LIMITED", "Сейчас читаются файлы других сотрудников. Повторите через минуту.", {
      retryAfter: 60,
    }),
};
