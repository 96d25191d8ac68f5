import type { WrittenColumn, WrittenSheet } from "@/lib/core/spreadsheets/write-workbook";
import { formatDate } from "@/lib/core/format/dates";
import { planStateLabel } from "@/lib/modules/plans/labels";
import type { PlanSummaryRow } from "@/lib/modules/plans/types";

const figure = (title: string): WrittenColumn => ({ title, width: 12, type: "number" });

const COLUMNS: readonly WrittenColumn[] = [
  { title: "Муниципалитет", width: 28, type: "text" },
  { title: "Состояние плана", width: 18, type: "text" },
  figure("Мероприятий"),
  figure("Раздел 0"),
  figure("Трек 1"),
  figure("Трек 2"),
  figure("Трек 3"),
  figure("К выполнению"),
  figure("Выполнено"),
  figure("Просрочено"),
  figure("Пробелов"),
  { title: "Номер приказа", width: 14, type: "text" },
  { title: "Дата приказа", width: 13, type: "date" },
];

/** The region's table of plans of a year, as it is on the page. */
export function overviewSheets(year: number, today: string, rows: readonly PlanSummaryRow[]): WrittenSheet[] {
  return [
    {
      name: `Планы ${String(year)}`,
      titles: [`Планы МОУО на ${String(year)} год`, `По состоянию на ${formatDate(today)}`],
      columns: COLUMNS,
      rows: rows.map((row) => ({
        cells: [
          row.municipalityName,
          row.state ? planStateLabel(row.state, row.returned) : "плана нет",
          row.measureCount,
          ...[0, 1, 2, 3].map((track) => row.measuresByTrack[track] ?? 0),
          row.execution?.total ?? null,
          row.execution?.done ?? null,
          row.execution?.overdue ?? null,
          row.gapCount,
          row.orderNumber ?? "",
          row.orderDate ? { kind: "date" as const, iso: row.orderDate } : null,
        ],
      })),
      landscape: true,
    },
  ];
}
