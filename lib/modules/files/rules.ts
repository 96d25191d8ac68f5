/** Formats people may bring, by their extension. What else the bytes turn out to be is refused. */
const FORMATS = {
  pdf: { kind: "pdf", label: "PDF", mediaType: "application/pdf" },
  docx: {
    kind: "docx",
    label: "DOCX",
    mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  },
  xlsx: {
    kind: "xlsx",
    label: "XLSX",
    mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  },
  jpg: { kind: "jpg", label: "JPG", mediaType: "image/jpeg" },
  jpeg: { kind: "jpg", label: "JPG", mediaType: "image/jpeg" },
  png: { kind: "png", label: "PNG", mediaType: "image/png" },
  ods: { kind: "ods", label: "ODS", mediaType: "application/vnd.oasis.opendocument.spreadsheet" },
  csv: { kind: "text", label: "CSV", mediaType: "text/csv" },
  txt: { kind: "text", label: "TXT", mediaType: "text/plain" },
} as const;

/** What a file is brought for: a document attached to a record, or a table the portal reads. */
export type FilePurpose = "attachment" | "table";

const TABLES = ["xlsx", "ods", "csv"];
const ONLY_TABLES = ["ods", "csv"];

type Format = (typeof FORMATS)[keyof typeof FORMATS];

/** For the `accept` of a file input. */
export const ACCEPTED_EXTENSIONS = Object.keys(FORMATS)
  .filter((extension) => !ONLY_TABLES.includes(extension))
  .map((extension) => `.${extension}`);

export const TABLE_EXTENSIONS = TABLES.map((extension) => `.${extension}`);

/** Is it a table by its name? */
export function isTableName(name: string): boolean {
  return TABLE_EXTENSIONS.some((extension) => name.toLowerCase().endsWith(extension));
}

export const LARGEST_FILE = 20 * 1024 * 1024;
const LONGEST_NAME = 255;

export const PUPIL_DATA_REMINDER =
  "Не прикладывайте файлы с персональными данными обучающихся: только сводные сведения.";

/** Folders of a path, marks no keyboard types, and marks that turn the writing round to hide an extension. */
const PATH = /^.*[/\\]/s;
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/gu;

/** A name as it is kept and shown: without folders and invisible marks, cut to what a disk takes, extension kept. */
export function cleanFileName(name: string): string {
  const clean = name.normalize("NFC").replace(PATH, "").replace(INVISIBLE, "").replace(/\s+/g, " ").trim();
  if (clean.length <= LONGEST_NAME) return clean;
  const dot = clean.lastIndexOf(".");
  const extension = dot > 0 && clean.length - dot <= 10 ? clean.slice(dot) : "";
  return (
    clean
      .slice(0, LONGEST_NAME - extension.length)
      .toWellFormed()
      .trimEnd() + extension
  );
}

function formatOf(name: string): Format | null {
  const extension = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? "";
  return Object.hasOwn(FORMATS, extension) ? FORMATS[extension as keyof typeof FORMATS] : null;
}

/** Media type of a name's format. @throws Error for a name `fileProblem` refuses. */
export function mediaTypeOf(name: string): string {
  const format = formatOf(name);
  if (!format) throw new Error("The name of the file has not been checked");
  return format.mediaType;
}

/** What is wrong with a file before any of it is sent, and what to do; null when nothing is. */
export function fileProblem(
  { name, size }: { name: string; size: number },
  purpose: FilePurpose = "attachment",
): string | null {
  if (purpose === "table") return tableProblem(name) ?? sizeProblem(name, size);
  if (/\.(?:doc|xls|rtf|odt|ods)$/i.test(name)) {
    return `Файл «${name}» в формате, который не принимается: сохраните его как DOCX, XLSX или PDF и приложите снова.`;
  }
  if (/\.(?:docm|xlsm|dotm|xltm|xlsb)$/i.test(name)) return macroSentence(name);
  if (/\.(?:heic|heif|webp|bmp|gif|tiff?)$/i.test(name)) {
    return `Файл «${name}» в формате, который не принимается: сохраните снимок как JPG или PNG и приложите снова.`;
  }
  if (!formatOf(name) || /\.csv$/i.test(name)) {
    return `Файл «${name}» не принимается: приложите PDF, DOCX, XLSX, TXT, JPG или PNG.`;
  }
  return sizeProblem(name, size);
}

function tableProblem(name: string): string | null {
  if (isTableName(name)) return null;
  if (/\.(?:xlsm|xltm|xlsb)$/i.test(name)) {
    return `В файле «${name}» есть макросы: сохраните таблицу как «Книга Excel (.xlsx)» и выберите снова.`;
  }
  return `Файл «${name}» не принимается: нужна таблица .xlsx, .ods или .csv. Сохраните её в этом виде и выберите снова.`;
}

function sizeProblem(name: string, size: number): string | null {
  if (size === 0) return `Файл «${name}» пуст: проверьте его и приложите снова.`;
  if (size > LARGEST_FILE) {
    return `Файл «${name}» больше 20 МБ: уменьшите его или разделите на части.`;
  }
  return null;
}

const macroSentence = (name: string) =>
  `В файле «${name}» есть макросы: сохраните документ без макросов (DOCX, XLSX или PDF) и приложите снова.`;

/**
 * What is wrong with a file whose bytes are here: `kind` is what they were found to be. Null when they are what the
 * name says.
 */
export function contentProblem(name: string, kind: string): string | null {
  const format = formatOf(name);
  if (format?.kind === kind) return null;
  const label = format?.label ?? "";
  if (kind === "macros") return macroSentence(name);
  if (kind === "old-office") {
    return `Файл «${name}» закрыт паролем или сохранён в старом формате: снимите пароль, сохраните его как ${label} и приложите снова.`;
  }
  // Plain text is what anything unknown may look like: it is no name for what is inside.
  const found = Object.values(FORMATS).find((one) => one.kind === kind && kind !== "text")?.label;
  if (found) {
    return `Файл «${name}» назван как ${label}, а внутри ${found}: сохраните его в нужном формате и приложите снова.`;
  }
  return `Файл «${name}» повреждён или это не ${label}: откройте его у себя, сохраните как ${label} и приложите снова.`;
}
