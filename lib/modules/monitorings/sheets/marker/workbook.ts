import type { FillableRow, FillableSheet } from "@/lib/core/spreadsheets/write-fillable";
import { cellText } from "@/lib/core/spreadsheets/cells";
import type { ReadWorkbook } from "@/lib/core/spreadsheets/types";
import type { SheetMarker } from "@/lib/modules/monitorings/sheets/types";

/** Of the hidden sheet by which the portal knows its own file. */
const MARKER_SHEET = "Служебный";
const MADE_BY = "Траектория: форма мониторинга";
/** Changes when a file of before would be misread. */
const LAYOUT = 1;
const HEAD_ROWS = 6;

/** The hidden sheet: what the file is for, and every answer as it was when the file was made. */
export function markerSheet(marker: SheetMarker, shown: ReadonlyMap<string, unknown>): FillableSheet {
  const { organisation, campaign, version, seq, at } = marker;
  const lines = [
    [MADE_BY, LAYOUT],
    ["organisation", organisation.code, organisation.name],
    ["campaign", campaign.code, campaign.year],
    ["version", version],
    ["seq", seq],
    ["at", at],
    ...[...shown].map(([field, value]) => [field, JSON.stringify(value)]),
  ];
  const rows = lines.map((line): FillableRow => ({
    cells: line.map((value) => ({
      value,
      look: "service",
      type: typeof value === "number" ? "number" : "text",
    })),
  }));
  return { name: MARKER_SHEET, widths: [40, 40, 40], rows, hidden: true };
}

/** What a file says it is for; null when it is no file of the portal, or its hidden sheet was spoiled. */
export function readMarker({
  sheets,
}: ReadWorkbook): { marker: SheetMarker; shown: Map<string, unknown> } | null {
  const sheet = sheets.find(({ rows }) => cellText(rows[0]?.cells[0]) === MADE_BY);
  if (!sheet) return null;
  const lines = sheet.rows.map(({ cells }) => cells.map(cellText));
  const [made, organisation, campaign, version, seq, at] = lines;
  const number = (text: string | undefined) => (/^\d{1,9}$/.test(text ?? "") ? Number(text) : null);
  const [layout, year, form, edit] = [made?.[1], campaign?.[2], version?.[1], seq?.[1]].map(number);
  if (layout !== LAYOUT || year == null || form == null || edit == null) return null;
  if (Number.isNaN(Date.parse(at?.[1] ?? ""))) return null;
  const shown = new Map<string, unknown>();
  for (const [field = "", json = ""] of lines.slice(HEAD_ROWS)) {
    const value = parse(json);
    if (value === undefined) return null;
    shown.set(field, value);
  }
  return {
    marker: {
      organisation: { code: organisation?.[1] ?? "", name: organisation?.[2] ?? "" },
      campaign: { code: campaign?.[1] ?? "", year },
      version: form,
      seq: edit,
      at: at?.[1] ?? "",
    },
    shown,
  };
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return undefined;
  }
}

/** Why a file is not for a form, in one sentence; null when it is. */
export function refuseMarker(file: SheetMarker, form: Omit<SheetMarker, "at">): string | null {
  if (file.organisation.code !== form.organisation.code)
    return `Этот файл скачан для другой организации («${file.organisation.name}»): загрузите файл, скачанный на этой странице.`;
  const { code, year } = form.campaign;
  if (file.campaign.code !== code || file.campaign.year !== year)
    return `Этот файл — форма другого мониторинга (${file.campaign.code}, ${String(file.campaign.year)} год), а здесь ${code}, ${String(year)} год: загрузите файл, скачанный на этой странице.`;
  if (file.version !== form.version)
    return "После скачивания файла вопросы формы изменились: скачайте таблицу заново и перенесите в неё ответы.";
  if (file.seq > form.seq) return SPOILED;
  return null;
}

export const SPOILED =
  "Это не таблица формы, скачанная с портала, или её служебный лист изменён: скачайте таблицу заново и заполните её.";
