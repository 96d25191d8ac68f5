import { Cell, HeadCell, RowHead, Table } from "@/components/tables/table";
import { EmptyState } from "@/components/ui/empty-state";
import type { ImportedChange, ImportedRow, MissingRow } from "@/lib/modules/plans/import/types";
import { trackTitle } from "@/lib/modules/plans/import/tracks/rules";
import type { PlanTrack } from "@/lib/modules/plans/types";

interface ImportedRowsProps {
  label: string;
  rows: readonly ImportedRow[];
  tracks: readonly PlanTrack[];
  empty: string;
}

const shortTrack = (number: number) => (number === 0 ? "Раздел 0" : `Трек ${String(number)}`);

/** Rows of the file that add or change something, with what was understood. */
export function ImportedRows({ label, rows, tracks, empty }: ImportedRowsProps) {
  if (rows.length === 0) return <EmptyState title={empty} />;
  return (
    <Table label={label}>
      <thead>
        <tr>
          <HeadCell>Строка файла</HeadCell>
          <HeadCell>Раздел</HeadCell>
          <HeadCell>Мероприятие</HeadCell>
          <HeadCell>Что понял портал</HeadCell>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.row}>
            <Cell label="Строка файла">{row.row}</Cell>
            <Cell label="Раздел" title={trackTitle(row.trackNumber, tracks)}>
              {shortTrack(row.trackNumber)}
            </Cell>
            <RowHead className="max-w-96 wrap-anywhere">
              {row.title}
              {row.fate === "restored" ? (
                <span className="block text-sm font-normal text-muted">Было убрано из плана, вернётся.</span>
              ) : null}
            </RowHead>
            <Cell label="Что понял портал">
              <Changes row={row} />
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Changes({ row }: { row: ImportedRow }) {
  const shown = row.changes.filter(({ field }) => row.fate === "changed" || field !== "title");
  if (shown.length === 0) return <>Только название</>;
  return (
    <dl className="space-y-1">
      {shown.map((change) => (
        <div key={change.field}>
          <dt className="inline text-muted">{change.label}: </dt>
          <dd className="inline wrap-anywhere whitespace-pre-line">
            <Value change={change} compared={row.fate === "changed"} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Value({ change: { before, after }, compared }: { change: ImportedChange; compared: boolean }) {
  if (!compared) return <>{after}</>;
  return (
    <>
      <span className="sr-only">было </span>
      <del className="text-muted">{before || "пусто"}</del>
      <span aria-hidden="true"> → </span>
      <span className="sr-only">, станет </span>
      <ins className="no-underline">{after || "пусто"}</ins>
    </>
  );
}

/** Lines of the draft the file does not have. */
export function MissingRows({ rows, tracks }: { rows: readonly MissingRow[]; tracks: readonly PlanTrack[] }) {
  if (rows.length === 0) return <EmptyState title="Все мероприятия плана есть в файле." />;
  return (
    <Table label="Мероприятия плана, которых нет в файле">
      <thead>
        <tr>
          <HeadCell>№ п/п</HeadCell>
          <HeadCell>Раздел</HeadCell>
          <HeadCell>Мероприятие</HeadCell>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.lineageId}>
            <Cell label="№ п/п">{row.number}</Cell>
            <Cell label="Раздел" title={trackTitle(row.trackNumber, tracks)}>
              {shortTrack(row.trackNumber)}
            </Cell>
            <RowHead className="wrap-anywhere">{row.title || "Без названия"}</RowHead>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
