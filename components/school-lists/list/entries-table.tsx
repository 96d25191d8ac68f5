import { RemoveEntryButton } from "@/components/school-lists/list/remove-entry-button";
import { Cell, HeadCell, RowHead, Table } from "@/components/tables/table";
import { letterTitle } from "@/lib/modules/letters/rules";
import { entrySourceLabels } from "@/lib/modules/school-lists/labels";
import type { ListDetails, ListEntryRow } from "@/lib/modules/school-lists/versions/types";

/** Schools of a list by municipality, each with its grounds and the letter that brought it. */
export function EntriesTable({ list }: { list: ListDetails }) {
  const { entries, letters, can } = list;
  const groups = [
    ...Map.groupBy(entries, ({ municipality }) => municipality?.name ?? "Подчиняются региону напрямую"),
  ];
  const letterOf = ({ letterId }: ListEntryRow) => letters.find(({ id }) => id === letterId);
  return (
    <Table label="Школы перечня по муниципалитетам" density="compact" sticky="page">
      <thead>
        <tr>
          <HeadCell>Школа</HeadCell>
          <HeadCell>Основание</HeadCell>
          <HeadCell>Письмо</HeadCell>
          <HeadCell>Откуда</HeadCell>
          {can.edit ? (
            <HeadCell data-print="hide">
              <span className="sr-only">Действия</span>
            </HeadCell>
          ) : null}
        </tr>
      </thead>
      {groups.map(([municipality, rows]) => (
        <tbody key={municipality}>
          <tr>
            <th scope="rowgroup" colSpan={can.edit ? 5 : 4} className="bg-sunken text-left font-semibold">
              {municipality} <span className="font-normal text-muted">{rows.length}</span>
            </th>
          </tr>
          {rows.map((entry) => {
            const letter = letterOf(entry);
            return (
              <tr key={entry.schoolCode}>
                <RowHead>{entry.schoolName}</RowHead>
                <Cell label="Основание">{entry.grounds || "не указано"}</Cell>
                <Cell label="Письмо">{letter ? letterTitle(letter) : "—"}</Cell>
                <Cell label="Откуда">
                  {entrySourceLabels[entry.source]}
                  {entry.importedName && entry.importedName !== entry.schoolName ? (
                    <span className="block text-sm text-muted">в файле: {entry.importedName}</span>
                  ) : null}
                </Cell>
                {can.edit ? (
                  <Cell data-print="hide">
                    <RemoveEntryButton
                      organisation={list.organisation}
                      id={list.id}
                      schoolCode={entry.schoolCode}
                      schoolName={entry.schoolName}
                    />
                  </Cell>
                ) : null}
              </tr>
            );
          })}
        </tbody>
      ))}
    </Table>
  );
}
