import { Cell, HeadCell, RowHead, Table } from "@/components/tables/table";
import { schoolRuleLabels } from "@/lib/modules/plans/measures/labels";
import type { CatalogueEntryRow, TrackRow } from "@/lib/modules/catalogue/types";

export function trackHeading(track: Pick<TrackRow, "number" | "title">): string {
  return `${track.number === 0 ? "Раздел 0" : `Трек ${String(track.number)}`}. ${track.title}`;
}

export const CATALOGUE_COLUMNS = [
  { label: "Мероприятие", width: "w-[23%]" },
  { label: "Сроки", width: "w-[11%]" },
  { label: "Ответственный", width: "w-[13%]" },
  { label: "Участники (ОО)", width: "w-[17%]" },
  { label: "Ожидаемый результат", width: "w-[15%]" },
  { label: "Подтверждающий документ", width: "" },
] as const;

/** A section of the version in force. */
export function CatalogueTable({
  track,
  entries,
}: {
  track: TrackRow;
  entries: readonly CatalogueEntryRow[];
}) {
  return (
    <div>
      <h3 className="mb-2 text-base">{trackHeading(track)}</h3>
      <Table label={trackHeading(track)} density="compact" sticky="page" className="table-fixed">
        <thead>
          <tr>
            <HeadCell className="w-14">№</HeadCell>
            {CATALOGUE_COLUMNS.map((column) => (
              <HeadCell key={column.label} className={column.width}>
                {column.label}
              </HeadCell>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.id}>
              <RowHead>{entry.code}</RowHead>
              <Cell label="Мероприятие">
                <div>
                  {entry.title}
                  {entry.trackLines.length > 0 ? (
                    <span className="mt-0.5 block text-xs text-muted">
                      строки трека: {entry.trackLines.join(", ")}
                    </span>
                  ) : null}
                </div>
              </Cell>
              <Cell label="Сроки">{entry.periodText}</Cell>
              <Cell label="Ответственный">{entry.responsible.text}</Cell>
              <Cell label="Участники (ОО)">{schoolRuleLabels[entry.schoolRule]}</Cell>
              <Cell label="Ожидаемый результат">{entry.expectedResult}</Cell>
              <Cell label="Подтверждающий документ">{entry.evidence}</Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
